"""How many of our people a procedure lets sit down to a meal (Q5-022, Q0-035)."""

from playbook.conditions import FactMap
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import cast_of


def within_limit(
    visit: Visit, playbook: Playbook, facts: FactMap, lead: str, attend: tuple[str, ...]
) -> tuple[str, ...]:
    """Those of ``attend`` who may come, in their order; an interpreter does not count.

    The lead always comes: somebody has to receive. Who the visit file names is not cut: that is a finding.
    """
    rule = next(one for one in playbook.procedures if one.id == facts["procedure"]).companions
    most = rule.most(len(visit.guests)) if rule else None
    if most is None:
        return attend
    cast = cast_of(visit, playbook.company)
    interpreter = cast.holders.get("interpreter")
    kept: tuple[str, ...] = ()
    for one in attend:
        party = {person.id for person in cast.named((lead, *kept, one))} - {interpreter}
        if len(party) <= most:
            kept = (*kept, one)
    return kept

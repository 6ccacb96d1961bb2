"""Which sessions a visit wants: by purpose and procedure, with a leader's part and a short rest."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from playbook.agenda.lines import AgendaItem, Free, at_clock
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.agenda import AgendaTemplate, Lasting, TemplateSession
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit


def wanted_sessions(
    visit: Visit, playbook: Playbook, facts: FactMap, given: Sequence[AgendaItem]
) -> list[TemplateSession]:
    """The sessions of the visit's purposes that apply and that no fixed session already covers."""
    left = list(given)
    wanted: list[TemplateSession] = []
    for one in _merge(_chosen(visit, playbook, facts)):
        if evaluate(one.applies, facts) is Truth.NO:
            continue
        covering = next((item for item in left if _covers(item, one, playbook)), None)
        if covering:
            left.remove(covering)
        else:
            wanted.append(one)
    return wanted


def _chosen(visit: Visit, playbook: Playbook, facts: FactMap) -> list[AgendaTemplate]:
    """The template of each purpose, or the one that takes its place in this procedure; each once."""
    templates = {template.id: template for template in playbook.agendas.templates}
    purposes = {purpose.id: purpose for purpose in playbook.purposes}
    chosen: dict[str, AgendaTemplate] = {}
    for purpose in (visit.purpose, *visit.other_purposes):
        usual = purposes[purpose].agenda
        own = next(
            (
                one
                for one in playbook.agendas.templates
                if usual in one.instead_of and evaluate(one.applies, facts) is Truth.YES
            ),
            templates[usual],
        )
        chosen.setdefault(own.id, own)
    return list(chosen.values())


def _covers(item: AgendaItem, one: TemplateSession, playbook: Playbook) -> bool:
    """A fixed session stands for one of its kind; 'other' says little, so room or title must agree."""
    if item.kind != one.kind:
        return False
    if one.kind != "other":
        return True
    rooms = {room.id for room in playbook.company.rooms if room.kind == one.room}
    return item.room in rooms or item.title.en == one.title.en or item.title.zh_hans == one.title.zh_hans


def _merge(templates: Sequence[AgendaTemplate]) -> list[TemplateSession]:
    """The first template in its order; what others add goes before its end (minutes, farewell)."""
    first, *others = templates
    if not others:
        return list(first.sessions)
    have = {one.id for one in first.sessions}
    extra: list[TemplateSession] = []
    for template in others:
        new = [
            one for one in template.sessions if one.id not in have and one.kind not in ("minutes", "farewell")
        ]
        extra += new
        have |= {one.id for one in new}
    tail = [one for one in first.sessions if one.kind in ("minutes", "farewell")]
    return [one for one in first.sessions if one not in tail] + extra + tail


def with_leaders(
    wanted: Sequence[TemplateSession], others: Iterable[AgendaItem], playbook: Playbook, facts: FactMap
) -> list[TemplateSession]:
    """A slot after the opening for the top leader who is to attend, where nothing else has one (OV-108)."""
    leaders = playbook.agendas.leaders
    if leaders is None or facts["top-leader"] is not True:
        return list(wanted)
    who = {*leaders.roles, *(playbook.company.holders.get(role, role) for role in leaders.roles)}
    called = {name for one in others for name in (one.lead, *one.attend)}
    called |= {name for one in wanted for name in (one.lead, *one.attend)}
    if who & called:
        return list(wanted)
    after = 1 if wanted and wanted[0].kind == "welcome" else 0
    return [*wanted[:after], leaders.slot, *wanted[after:]]


def with_refreshment(
    wanted: Sequence[TemplateSession],
    presence: Sequence[Free],
    visit: Visit,
    playbook: Playbook,
    facts: FactMap,
) -> list[TemplateSession]:
    """Guests who reach us after noon first sit down with coffee or tea for a moment (FL-081, FL-082)."""
    pause = playbook.agendas.refreshment
    if pause is None or not presence or not wanted or evaluate(pause.applies, facts) is not Truth.YES:
        return list(wanted)
    first = presence[0].start
    noon = at_clock(first.date(), playbook.company.hours.lunch)
    come = first.date() == visit.arrives.at.date()
    if come and noon <= first <= at_clock(first.date(), pause.until):
        return [pause, *wanted]
    return list(wanted)


def play(one: Lasting, tenths: int) -> timedelta:
    """The length with so many tenths of its play, in full five minutes, never below its least."""
    minutes = one.least + (one.minutes - one.least) * tenths / 10
    return timedelta(minutes=max(round(minutes / 5) * 5, -(-one.least // 5) * 5))

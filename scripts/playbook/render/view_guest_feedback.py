"""What the guests thought of the visit: a page of ticks and lines, to be given back or sent.

It asks what our own record of it holds (Q2-020 to Q2-023, P6-022), with the same answers to tick.
"""

from typing import Any

from playbook.plan import VisitPlan
from playbook.render.view_guest import contacts, name
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts

View = dict[str, Any]
#: The form of our staff and its field of ticks.
_FORM, _FIELD = "visit-feedback", "satisfaction"


def feedback(plan: VisitPlan, voice: Voice) -> View | None:
    """The matters of this visit to be ticked; None where the playbook has no form to carry answers into."""
    form = next((one.form for one in plan.forms if one.form.id == _FORM), None)
    field = next((one for one in form.fields if one.id == _FIELD), None) if form else None
    if field is None:
        return None
    company, calls = plan.playbook.company, contacts(plan)
    email = (calls[0].email if calls else None) or company.email
    return {
        "rows": [voice.word2(f"feedback-{one}") for one in _matters(plan)],
        "options": [voice.both(one) for one in field.options],
        "back": voice.word2("feedback-back", name=name(calls[0]) if calls else company.name, email=email),
    }


def _matters(plan: VisitPlan) -> list[str]:
    """What these guests have seen of us, in the order in which they met it."""
    facts = visit_facts(plan.visit, plan.playbook.company)
    kinds = {item.kind for item in plan.agenda.items}
    asked = {
        "preparation": True,
        "pick-up": bool(facts["pick-up"]) and plan.visit.arrives.by != "road",
        "hotel": bool(facts["hotel"]),
        "welcome": True,
        "tour": "tour" in kinds,
        "talks": bool(kinds & {"talks", "presentation"}),
        "interpreting": plan.cast.holder("interpreter") is not None,
        "meals": "meal" in kinds,
        "whole": True,
    }
    return [one for one, wanted in asked.items() if wanted]

"""What a visit file says, as the facts that conditions test; None where it is silent."""

from playbook.conditions import FactMap
from playbook.model.company import Company
from playbook.model.visit import Visit


def visit_facts(visit: Visit, company: Company) -> FactMap:
    """All facts of ``data/facts.yml`` for one visit.

    What follows from something else is not asked again: guests of the host's own country need no visa papers,
    and national flags are off unless somebody decides for them (PROTOCOL R16).
    """
    needs, choices, customer = visit.needs, visit.choices, visit.customer
    overseas = customer.country != company.calendar.country
    video = choices.company_video
    return {
        "origin": "overseas" if overseas else "domestic",
        "relation": customer.relation,
        "important": customer.important,
        "purpose": frozenset((visit.purpose, *visit.other_purposes)),
        "guests": len(visit.guests),
        "stay": "same-day" if visit.arrives.at.date() == visit.leaves.at.date() else "overnight",
        "invitation-letter": needs.invitation_letter if overseas else bool(needs.invitation_letter),
        "entry-documents": needs.entry_documents if overseas else bool(needs.entry_documents),
        "arrives-by": visit.arrives.by,
        "leaves-by": visit.leaves.by,
        "pick-up": needs.pick_up,
        "see-off": needs.pick_up if needs.see_off is None else needs.see_off,
        "hotel": needs.hotel,
        "interpreter": needs.interpreter,
        "other-suppliers": needs.other_suppliers,
        "top-leader": choices.top_leader,
        "company-video": company.settings.company_video if video is None else video,
        "gifts": choices.gifts,
        "flags": bool(choices.flags),
        "welcome-board": choices.welcome_board,
        "tasks-expected": choices.tasks_expected,
        "guest-language": visit.language,
        "procedure": visit.procedure or company.procedure,
        "scheme-level": visit.level,
        "visitor-type": frozenset(visit.visitor_types),
    }

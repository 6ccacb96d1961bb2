"""A plan as the plain data that templates see: strings, numbers, lists and mappings, nothing else.

The guest view is built from guest parts only, so a template of the guest pack cannot print what is internal.
"""

from collections.abc import Callable
from typing import Any

from playbook.model.sheet import Edition
from playbook.plan import VisitPlan
from playbook.render import (
    view_brief,
    view_budget,
    view_cards,
    view_cars,
    view_desk,
    view_driver,
    view_forms,
    view_guest,
    view_guest_feedback,
    view_guest_meals,
    view_guest_people,
    view_guest_places,
    view_host,
    view_kitchen,
    view_letters,
    view_level,
    view_photo,
    view_protocol,
    view_room,
    view_run_sheet,
    view_seats,
    view_signs,
    view_timeline,
)
from playbook.render.fit import shortened
from playbook.render.voice import Voice, customer_name

View = dict[str, Any]
#: Editions that are handed on: each is built from its own parts and nothing else, so that a template of it
#: cannot print what its reader must not see.
OWN_PARTS: dict[Edition, Callable[[VisitPlan, Voice], View]] = {
    "letters": view_letters.parts,
    "driver": view_driver.parts,
    "kitchen": view_kitchen.parts,
    "desk": view_desk.parts,
    "signs": view_signs.parts,
}


def view(plan: VisitPlan, voice: Voice, edition: Edition) -> View:
    """Everything the templates of an edition may print."""
    common = frame(plan, voice, edition)
    if own := OWN_PARTS.get(edition):
        return common | own(plan, voice)
    common |= {
        "agenda": view_guest.agenda(plan, voice, internal=edition == "host"),
        "forms": view_forms.forms(plan, voice, edition),
    }
    if edition == "guest":
        return common | {
            "welcome": view_guest.welcome(plan, voice),
            "who_is_who": view_guest_people.who_is_who(plan, voice),
            "menu_note": view_guest_meals.menu_note(plan, voice),
            "places": view_guest_places.places(plan, voice),
            "feedback": view_guest_feedback.feedback(plan, voice),
        }
    return common | {
        "brief": view_brief.brief(plan, voice),
        "guests": view_brief.guests(plan, voice),
        "checklist": view_host.checklist(plan, voice),
        "persons": view_host.persons(plan, voice),
        "seating": view_room.seating(plan, voice),
        "banquets": view_seats.banquets(plan, voice),
        "vehicles": view_cars.vehicles(plan, voice),
        "other_seating": view_seats.other_seating(plan, voice),
        "room": view_room.room(plan, voice),
        "skipped": view_host.skipped(plan, voice),
        "level": view_level.level(plan, voice),
        "budget": view_budget.budget(plan, voice),
        "petty_cash": view_budget.petty_cash(plan, voice),
        "etiquette": view_cards.etiquette(plan, voice),
        "trouble": view_cards.trouble(plan, voice),
        "pauses": view_cards.pauses(plan, voice),
        "follow_up": view_cards.follow_up(plan, voice),
        "photo": view_photo.photo(plan, voice),
        "flags": view_protocol.flags(plan, voice),
        "introductions": view_protocol.introductions(plan, voice),
        "timeline": view_timeline.timeline(plan, voice),
        "run_sheet": view_run_sheet.run_sheets(plan, voice),
    }


def frame(plan: VisitPlan, voice: Voice, edition: Edition) -> View:
    """What every document prints around its sheets."""
    return {
        "edition": edition,
        "language": voice.language,
        "second": voice.second or "",
        "labels": voice.labels(),
        "company": company(plan, voice),
        "meta": meta(plan, voice, edition),
        "page_rules": "",
    }


def company(plan: VisitPlan, voice: Voice) -> View:
    """The company's face: names, address, colour."""
    own = plan.playbook.company
    return {
        "name": voice.both(own.name),
        "legal_name": voice.both(own.legal_name),
        "address": voice.both(own.address),
        "phone": own.phone,
        "email": own.email,
        "website": own.website,
        "accent": own.accent,
        "numbers": [{"label": voice.both(one.label), "number": one.number} for one in own.numbers],
    }


def meta(plan: VisitPlan, voice: Voice, edition: Edition) -> View:
    """What stands in the running head and in the PDF's own description."""
    visit = plan.visit
    pack = voice.word(f"kit-{edition}-pack")
    # a kitchen need not know for whom it cooks
    customer = "" if edition == "kitchen" else customer_name(visit, voice.language)
    first, last = voice.day(visit.arrives.at)["a"], voice.day(visit.leaves.at)["a"]
    stay = first if first == last else voice.word("kit-stay", first=first, last=last)
    return {
        "customer": customer,
        "short": shortened(customer, 60),
        "pack": pack,
        "title": f"{pack} · {customer or stay}",
        "stay": stay,
        "made": voice.word("kit-made", now=voice.say(plan.now)),
        "internal": edition in ("host", "driver", "desk", "changes"),
        "dated": edition != "guest",
    }

"""Welcome page and agenda: what guests may read. Nothing here knows ranks, costs or warnings."""

from itertools import groupby
from typing import Any

from playbook.agenda import AgendaItem, Free, is_dinner, place_of
from playbook.model.base import Language, Text, as_written
from playbook.model.company import Room
from playbook.people import HostPerson
from playbook.plan import VisitPlan
from playbook.render.voice import Voice, customer_name
from playbook.visit_facts import visit_facts

View = dict[str, Any]
#: A larger party stands on the page of who is who, so that the welcome stays on one page.
FEW = 8


def welcome(plan: VisitPlan, voice: Voice) -> View:
    """Greeting, itinerary, guests, hotel, and whom and what to call."""
    company = plan.playbook.company
    few = len(plan.cast.guests) <= FEW
    travel = [item for item in plan.agenda.items if item.kind == "travel" and item.id != "transfer-in"]
    dinners = [item for item in plan.agenda.items if is_dinner(item) and not item.settle]
    return {
        "line": _greeting(plan, voice),
        "guests": guests(plan, voice) if few else [],
        "party": {"a": "", "b": ""} if few else voice.word2("welcome-party", n=str(len(plan.cast.guests))),
        "itinerary": _days(plan, sorted([*travel, *dinners], key=lambda item: item.start), voice, []),
        "met": _met(plan, voice),
        "hotel": _hotel(plan, voice),
        "contacts": [contact(person, voice) for person in contacts(plan)],
        "wifi": _wifi(plan, voice),
        "numbers": [
            {"label": voice.both(one.label), "number": one.number} for one in company.numbers if one.guests
        ],
    }


def _greeting(plan: VisitPlan, voice: Voice) -> View:
    customer, company = plan.visit.customer, plan.playbook.company
    name = as_written(customer.chinese or customer.name, customer.name)
    return voice.word2("welcome-line", company=company.name, customer=name)


def guests(plan: VisitPlan, voice: Voice) -> list[View]:
    """The party in the order in which it is introduced."""
    return [
        {
            "name": guest.name,
            "latin": guest.latin if guest.latin != guest.name else "",
            "chinese": guest.chinese or "",
            "title": voice.both(guest.title),
        }
        for guest in plan.cast.guests
    ]


def contacts(plan: VisitPlan) -> list[HostPerson]:
    """Whom guests call: the main host first, whoever ranks higher."""
    found = [plan.cast.holder(role) for role in ("main-host", "secondary-host")]
    return list({person.id: person for person in found if person}.values())


def contact(person: HostPerson, voice: Voice) -> View:
    """Somebody whom guests may call."""
    return {
        "names": names(person, voice),
        "title": voice.both(person.title),
        "phone": person.phone or "",
        "email": person.email or "",
    }


def names(person: HostPerson, voice: Voice) -> list[str]:
    """A host's name in both scripts, the reader's own first."""
    own = voice.say(name(person))
    other = person.name if voice.language == "en" else person.latin or ""
    return list(dict.fromkeys(one for one in (own, other) if one))


def name(person: HostPerson) -> Text:
    """A host's name for readers of Latin letters and of Chinese."""
    return as_written(person.name, person.latin)


def _met(plan: VisitPlan, voice: Voice) -> View:
    """Who stands at the exit with which sign; or that this is still to be arranged; or what to do alone."""
    arrives, pick_up = plan.visit.arrives, visit_facts(plan.visit, plan.playbook.company)["pick-up"]
    if arrives.by == "road":
        return {"a": "", "b": ""}
    if not pick_up:
        return voice.word2("welcome-met-open" if pick_up is None else "welcome-met-not")
    people = plan.cast.named(plan.visit.companions or ("main-host",))
    sign = as_written(customer_name(plan.visit, plan.visit.language))
    if not people:
        return voice.word2("welcome-met", sign=sign)
    who = voice.phrases.listed([name(one) for one in people])
    return voice.word2("welcome-met-by", who=who, sign=sign)


def _hotel(plan: VisitPlan, voice: Voice) -> View:
    """Where they sleep; that it will be told where we see to it; nothing where nobody stays overnight."""
    hotel = place_of(plan.playbook.company, plan.visit.hotel)
    facts = visit_facts(plan.visit, plan.playbook.company)
    name = voice.both(hotel.name if hotel else plan.visit.hotel)
    if not name["a"] and facts["stay"] == "overnight" and facts["hotel"] is not False:
        name = voice.word2("welcome-hotel-open")
    return {
        "name": name,
        "address": voice.both(hotel.address if hotel else None),
        "phone": (hotel.phone or "") if hotel else "",
    }


def _wifi(plan: VisitPlan, voice: Voice) -> View | None:
    wifi = plan.playbook.company.wifi
    if wifi is None:
        return None
    return {"network": wifi.network, "password": wifi.password or voice.word("welcome-wifi-open")}


def agenda(plan: VisitPlan, voice: Voice, *, internal: bool) -> View:
    """The agenda day by day; hosts also see what is fixed, who is needed and what conflicts."""
    free = [gap for gap in plan.agenda.open if gap.length.total_seconds() >= 3600]
    # what is not settled yet is no promise, so guests do not read it
    items = [item for item in plan.agenda.items if internal or not item.settle]
    view: View = {"days": _days(plan, items, voice, free, internal=internal)}
    if internal:
        view["issues"] = [
            {"text": voice.say(one.text), "fix": voice.say(one.fix)} for one in plan.agenda.issues
        ]
    return view


def _days(
    plan: VisitPlan, items: list[AgendaItem], voice: Voice, free: list[Free], *, internal: bool = False
) -> list[View]:
    rows = [(item.start, _row(plan, item, voice, internal=internal)) for item in items]
    rows += [(gap.start, _gap(gap, voice, internal=internal)) for gap in free]
    rows.sort(key=lambda pair: pair[0])
    return [
        {"day": voice.day(group[0][0]), "rows": [row for _, row in group]}
        for _, found in groupby(rows, key=lambda pair: pair[0].date())
        if (group := list(found))
    ]


def _row(plan: VisitPlan, item: AgendaItem, voice: Voice, *, internal: bool) -> View:
    end = {"arrival": plan.visit.arrives, "departure": plan.visit.leaves}.get(item.id)
    room = room_of_ours(plan, item)
    row: View = {
        "time": voice.clock(item),
        "title": voice.both(item.title if internal else guest_title(plan, item)),
        "number": (end.number or "") if end else "",
        "place": voice.both(item.place),
        "floor": voice.both(room.floor if room and not internal else None),
        "kind": item.kind,
        "lead": _names(plan, [item.lead] if item.lead else [], voice),
        "attend": [],
        "open": False,
    }
    if internal:
        lead = {person.id for person in plan.cast.named([item.lead] if item.lead else [])}
        attend = [one for one in plan.cast.named(item.attend) if one.id not in lead]
        row |= {
            "attend": [_name(one, voice.language) for one in attend],
            "settle": item.settle,
            "fixed": item.origin == "given",
            "minutes": voice.word("agenda-minutes", n=str(int((item.end - item.start).total_seconds() // 60)))
            if item.end > item.start
            else "",
            "note": " ".join(voice.say(one) for one in (item.note, item.notice) if one),
        }
    return row


def room_of_ours(plan: VisitPlan, item: AgendaItem) -> Room | None:
    """The room that a line of the agenda prints; a restaurant in words of the visit file is none."""
    rooms = plan.playbook.company.rooms
    return next((one for one in rooms if one.id == item.room and one.name == item.place), None)


def guest_title(plan: VisitPlan, item: AgendaItem) -> Text:
    """A line as it is said to guests: where our own paper says 'guests', theirs does not."""
    end = plan.visit.arrives if item.id in ("arrival", "transfer-in") else plan.visit.leaves
    return plan.playbook.words.get(f"guest-{item.id}-{end.by}", item.title)


def _gap(gap: Free, voice: Voice, *, internal: bool) -> View:
    title = voice.word2("agenda-unplanned" if internal else "agenda-unplanned-guest")
    row: View = {
        "time": f"{gap.start:%H:%M}–{gap.end:%H:%M}",
        "title": title,
        "number": "",
        "place": {"a": "", "b": ""},
        "floor": {"a": "", "b": ""},
        "kind": "open",
        "lead": [],
        "attend": [],
        "open": True,
    }
    if internal:
        note = voice.word("agenda-unplanned-host")
        row |= {"settle": False, "fixed": False, "minutes": "", "note": note}
    return row


def _names(plan: VisitPlan, who: list[str], voice: Voice) -> list[str]:
    return [_name(person, voice.language) for person in plan.cast.named(who)]


def _name(person: HostPerson, language: Language) -> str:
    return (person.latin or person.name) if language == "en" else person.name

"""Welcome page, agenda and places: what guests may read. Nothing here knows ranks, costs or warnings."""

from itertools import groupby
from typing import Any

from playbook.agenda import AgendaItem, Free, is_dinner, place_of
from playbook.model.base import Language
from playbook.model.company import Place
from playbook.people import HostPerson
from playbook.plan import VisitPlan
from playbook.render.voice import Voice

View = dict[str, Any]


def welcome(plan: VisitPlan, voice: Voice) -> View:
    """Greeting, itinerary, guests and the people to call."""
    visit, company = plan.visit, plan.playbook.company
    chinese = visit.customer.chinese or visit.customer.name
    customer = {
        "a": visit.customer.name if voice.language == "en" else chinese,
        "b": chinese if voice.second else "",
    }
    line = {
        "a": voice.say(voice.phrases.word("welcome-line", company=company.name, customer=customer["a"])),
        "b": "",
    }
    if voice.second:
        said = voice.phrases.word("welcome-line", company=company.name, customer=customer["b"])
        line["b"] = voice.say(said, voice.second)
    return {
        "line": line,
        "guests": [
            {
                "name": guest.name,
                "latin": guest.latin if guest.latin != guest.name else "",
                "chinese": guest.chinese or "",
                "title": voice.both(guest.title),
            }
            for guest in plan.cast.guests
        ],
        "itinerary": _days(
            plan,
            [item for item in plan.agenda.items if item.kind == "travel" or is_dinner(item)],
            voice,
            [],
        ),
        "hotel": _hotel(plan, voice),
        "contacts": [_contact(person, voice) for person in _contacts(plan)],
    }


def _contacts(plan: VisitPlan) -> list[HostPerson]:
    """Whom guests call: the main host first, whoever ranks higher."""
    found = [plan.cast.holder(role) for role in ("main-host", "secondary-host")]
    return list({person.id: person for person in found if person}.values())


def _contact(person: HostPerson, voice: Voice) -> View:
    names = (
        [person.latin or person.name, person.name]
        if voice.language == "en"
        else [person.name, person.latin or ""]
    )
    return {
        "names": list(dict.fromkeys(name for name in names if name)),
        "title": voice.both(person.title),
        "phone": person.phone or "",
        "email": person.email or "",
    }


def _hotel(plan: VisitPlan, voice: Voice) -> dict[str, str]:
    hotel = place_of(plan.playbook.company, plan.visit.hotel)
    return voice.both(hotel.name if hotel else plan.visit.hotel)


def agenda(plan: VisitPlan, voice: Voice, *, internal: bool) -> View:
    """The agenda day by day; hosts also see what is fixed, who is needed and what conflicts."""
    free = [gap for gap in plan.agenda.open if gap.length.total_seconds() >= 3600]
    view: View = {"days": _days(plan, list(plan.agenda.items), voice, free, internal=internal)}
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
    number = ""
    if item.id in ("arrival", "transfer-in"):
        number = plan.visit.arrives.number or "" if item.id == "arrival" else ""
    elif item.id == "departure":
        number = plan.visit.leaves.number or ""
    row: View = {
        "time": voice.clock(item),
        "title": voice.both(item.title),
        "number": number,
        "place": voice.both(item.place),
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
            "note": voice.say(item.note),
        }
    return row


def _gap(gap: Free, voice: Voice, *, internal: bool) -> View:
    title = voice.word2("agenda-unplanned" if internal else "agenda-unplanned-guest")
    row: View = {
        "time": f"{gap.start:%H:%M}–{gap.end:%H:%M}",
        "title": title,
        "number": "",
        "place": {"a": "", "b": ""},
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


def places(plan: VisitPlan, voice: Voice) -> list[View]:
    """Company, hotel, restaurants, airport and station of this visit, in Chinese characters for a driver."""
    company = plan.playbook.company
    wanted = [
        plan.visit.hotel,
        plan.visit.meals.lunch.place,
        plan.visit.meals.dinner.place,
        plan.visit.arrives.place,
        plan.visit.leaves.place,
    ]
    known = {place.id: place for one in wanted if (place := place_of(company, one))}
    own = {
        "kind": "company",
        "ask": plan.playbook.words["places-please"].zh_hans,
        "chinese": company.legal_name.zh_hans,
        "chinese_address": company.address.zh_hans,
        "name": voice.say(company.legal_name),
        "address": voice.say(company.address),
        "phone": company.phone,
    }
    return [own, *(_place(plan, place, voice) for place in known.values())]


def _place(plan: VisitPlan, place: Place, voice: Voice) -> View:
    return {
        "kind": place.kind,
        "ask": plan.playbook.words["places-please"].zh_hans,
        "chinese": place.name.zh_hans,
        "chinese_address": place.address.zh_hans if place.address else "",
        "name": voice.say(place.name),
        "address": voice.say(place.address),
        "phone": place.phone or "",
    }

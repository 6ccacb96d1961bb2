"""Addresses to show a driver: large in Chinese for him, in the guests' own words below."""

import re
from collections.abc import Iterator
from typing import Any, Literal

from playbook.agenda import AgendaItem, place_of
from playbook.model.base import Text
from playbook.model.company import Place
from playbook.model.values import as_text
from playbook.plan import VisitPlan
from playbook.render.view_guest import room_of_ours
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts

View = dict[str, Any]
Kind = Literal["hotel", "restaurant", "other", "airport", "station"]
_HAN = re.compile(r"[\u3400-\u9fff]")


def places(plan: VisitPlan, voice: Voice) -> list[View]:
    """Company, hotel, restaurants and further places of the agenda, airport and station, each once.

    What the files do not say is a line to write on: the card of a hotel that is not booked yet, or of a
    restaurant whose address nobody has entered.
    """
    cards, seen = [_own(plan, voice)], [plan.playbook.company.legal_name.en]
    for said, kind in _wanted(plan):
        name = said.name if isinstance(said, Place) else said
        key = name.en if name else kind
        if key not in seen:
            seen.append(key)
            known = isinstance(said, Place)
            cards.append(_known(plan, said, voice) if known else _said(plan, said, kind, voice))  # type: ignore[arg-type]
    return cards


def _wanted(plan: VisitPlan) -> Iterator[tuple[Place | Text | None, Kind]]:
    company, visit = plan.playbook.company, plan.visit
    facts = visit_facts(visit, company)
    if visit.hotel:
        yield place_of(company, visit.hotel) or as_text(visit.hotel), "hotel"
    elif facts["stay"] == "overnight" and facts["hotel"] is not False:
        yield None, "hotel"
    for item in plan.agenda.items:
        if item.kind != "travel" and item.place and item.place != plan.playbook.words["agenda-hotel"]:
            known = _known_place(company.places, item.place)
            if known or _away(plan, item):
                yield known or item.place, "restaurant" if item.kind == "meal" else "other"
    for end in (visit.arrives, visit.leaves):
        if end.place:
            kind: Kind = "airport" if end.by == "air" else "station"
            yield place_of(company, end.place) or as_text(end.place), kind


def _known_place(known: tuple[Place, ...], name: Text) -> Place | None:
    """The place of that name, or the restaurant after which one of its private rooms is called."""
    same = (one for one in known if one.name == name)
    home = (one for one in known if one.kind == "restaurant" and name.zh_hans.startswith(one.name.zh_hans))
    return next(same, None) or next(home, None)


def _away(plan: VisitPlan, item: AgendaItem) -> bool:
    """A meal outside: at a restaurant of the company file's rooms, or at a place in words."""
    room = room_of_ours(plan, item)
    return room.kind == "restaurant" if room else item.kind == "meal"


def _own(plan: VisitPlan, voice: Voice) -> View:
    company = plan.playbook.company
    host = plan.cast.holder("main-host")
    card = _frame(plan, "company", voice)
    return card | {
        "chinese": company.legal_name.zh_hans,
        "chinese_address": company.address.zh_hans,
        "name": _other(company.legal_name, voice),
        "address": _other(company.address, voice),
        "phone": company.phone,
        "call": _call(plan, (host.phone if host else None) or company.phone),
    }


def _known(plan: VisitPlan, place: Place, voice: Voice) -> View:
    minutes = voice.word2("places-minutes", n=str(place.minutes)) if place.minutes else {"a": "", "b": ""}
    return _frame(plan, place.kind, voice) | {
        "chinese": place.name.zh_hans,
        "chinese_address": place.address.zh_hans if place.address else "",
        "name": _other(place.name, voice),
        "address": _other(place.address, voice),
        "phone": place.phone or "",
        "call": _call(plan, place.phone),
        "minutes": minutes,
        "map": place.map or "",
        "rules": 0 if place.address else 1,
    }


def _said(plan: VisitPlan, name: Text | None, kind: Kind, voice: Voice) -> View:
    """A place in the words of the visit file, or one that is not known yet."""
    chinese = name.zh_hans if name and _HAN.search(name.zh_hans) else ""
    own = voice.say(name)
    return _frame(plan, kind, voice) | {
        "chinese": chinese,
        "name": own if own != chinese else "",
        "rules": 1 if chinese else 2,
    }


def _frame(plan: VisitPlan, kind: str, voice: Voice) -> View:
    """A card on which nothing is known yet."""
    return {
        "kind": kind,
        "label": voice.word2(f"places-{kind}"),
        "ask": plan.playbook.words["places-please"].zh_hans,
        **dict.fromkeys(("chinese", "chinese_address", "name", "address", "phone", "call", "map"), ""),
        "minutes": {"a": "", "b": ""},
        "rules": 0,
    }


def _other(said: Text | None, voice: Voice) -> str:
    """The guests' own words, unless they are the Chinese ones above."""
    own = voice.say(said)
    return own if said and own != said.zh_hans else ""


def _call(plan: VisitPlan, number: str | None) -> str:
    """What a driver does who does not find it; in Chinese, for him."""
    if not number:
        return ""
    return plan.playbook.words["places-call"].zh_hans.replace("{number}", number)

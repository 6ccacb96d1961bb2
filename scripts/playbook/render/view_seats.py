"""Banquets and further seat plans on paper: for the host, for whoever sets the room, for the restaurant."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from playbook.plan import VisitPlan
from playbook.render.seats_svg import marks, room_svg
from playbook.render.view_room import plan_words
from playbook.render.voice import Voice
from playbook.seats.model import Place, RoomPlan, mirrored
from playbook.seats.occasions import Banquet

View = dict[str, Any]
#: Heights that leave room for a heading and, beside one table, for the list of its chairs (0.1 mm).
HIGH = 1330
BESIDE_LIST = {"banquet": 930, "other": 1150}
#: Up to so many people the list shares the page with the drawing.
SHARED = 12


def banquets(plan: VisitPlan, voice: Voice) -> list[View]:
    """Every banquet with its drawing from both ends of the room and the placing list of the restaurant."""
    return [_banquet(plan, one, voice) for one in plan.banquets if one.plan.places]


def other_seating(plan: VisitPlan, voice: Voice) -> list[View]:
    """The plans that the visit file asks for besides."""
    return [_room(plan, one, voice) for one in plan.other_seating]


def _banquet(plan: VisitPlan, banquet: Banquet, voice: Voice) -> View:
    room = banquet.plan
    placed = [one for one in room.places if one.attendee]
    tables = (
        voice.word("seats-tables-many", n=str(room.tables))
        if room.tables > 1
        else voice.word("seats-tables-one")
    )
    return _room(plan, room, voice) | {
        "meal": voice.say(banquet.title),
        "day": voice.day(banquet.start)["a"],
        "time": f"{banquet.start:%H:%M}–{banquet.end:%H:%M}",
        "place": voice.say(banquet.place),
        "count": voice.word("seats-count", people=str(len(placed)), tables=tables),
        "returned": banquet.returned,
        "diets": _diets(plan, room, voice),
    }


def _room(plan: VisitPlan, room: RoomPlan, voice: Voice) -> View:
    known = {one.id: one for one in room.attendees}
    signs = marks(room, plan.playbook.protocol.words, voice.language)
    return {
        "title": voice.say(room.title),
        "viewpoint": voice.say(room.viewpoint),
        "opposite": voice.say(room.opposite),
        "svg": _drawn(plan, room, voice),
        "mirror": _drawn(plan, mirrored(room), voice),
        "tables": [_table(plan, room, number, signs, voice) for number in range(1, room.tables + 1)],
        "notes": [voice.say(one) for one in room.notes],
        "conventions": [voice.say(one) for one in room.conventions],
        "absent": [
            {"name": " ".join(known[one.attendee].name), "reason": voice.say(one.reason)}
            for one in room.not_seated
        ],
        "rules": [
            {
                "number": number,
                "title": voice.say(plan.playbook.protocol.by_number[number].title),
                "text": voice.say(plan_words(plan, voice, number)),
            }
            for number in room.rules
        ],
    }


def _drawn(plan: VisitPlan, room: RoomPlan, voice: Voice) -> Markup:
    book = plan.playbook
    beside = BESIDE_LIST["banquet" if room.kind.startswith("banquet") else "other"]
    most = HIGH if len(room.places) > SHARED or room.view == "door" else beside
    svg = room_svg(room, book.protocol.words, book.words, voice.language, book.company.accent, most)
    return Markup(svg)  # noqa: S704 - it escapes


def _table(plan: VisitPlan, room: RoomPlan, number: int, signs: Mapping[str, str], voice: Voice) -> View:
    name = voice.word("seats-table-first" if number == 1 else "seats-table", n=str(number))
    own = room.at(number)
    return {
        "name": name if room.tables > 1 else "",
        "lay": voice.word("seats-lay", people=str(len(own))),
        "seats": [_seat(plan, room, one, voice) | {"mark": signs.get(one.attendee or "", "")} for one in own],
    }


def _seat(plan: VisitPlan, room: RoomPlan, place: Place, voice: Voice) -> View:
    person = room.person(place)
    return {
        "chair": place.chair,
        "names": list(person.name) if person else [voice.word("seats-to-name")],
        "open": person is None,
        "title": voice.say(person.title) if person else "",
        "diet": _diet(plan, place.attendee, voice),
        "rules": ", ".join(place.rules),
        "reason": voice.say(place.reason),
    }


def _diet(plan: VisitPlan, who: str | None, voice: Voice) -> str:
    guest = next((one for one in plan.cast.guests if one.id == who), None)
    return voice.say(guest.diet) if guest else ""


def _diets(plan: VisitPlan, room: RoomPlan, voice: Voice) -> list[View]:
    """Each diet with the marks of those who named it; nothing is guessed from where they come."""
    signs = marks(room, plan.playbook.protocol.words, voice.language)
    found: dict[str, list[str]] = {}
    for place in room.places:
        if diet := _diet(plan, place.attendee, voice):
            found.setdefault(diet, []).append(signs[place.attendee or ""])
    return [{"diet": diet, "marks": who} for diet, who in found.items()]

"""Seating and room: what the person who sets the table and the person who sits down need."""

from typing import Any

from markupsafe import Markup

from playbook.agenda import room_of
from playbook.model.values import Flag
from playbook.plan import VisitPlan
from playbook.render.seating_svg import mark, meeting_svg
from playbook.render.voice import Voice
from playbook.seating import Seat, SeatPlan, mirror

View = dict[str, Any]


def seating(plan: VisitPlan, voice: Voice) -> View:
    """The plan as a drawing from both ends of the room, every seat with its rule, who is not seated."""
    table = plan.seating
    room = room_of(plan.playbook.company, plan.room, "meeting-room")
    protocol = plan.playbook.protocol
    return {
        "room": voice.say(room.name) if room else "",
        "title": voice.say(table.title),
        "svg": _drawn(plan, table, voice),
        "mirror": _drawn(plan, mirror(table), voice),
        "viewpoint": voice.say(table.viewpoint),
        "opposite": voice.say(table.opposite),
        "seats": [_seat(plan, table, seat, voice) for seat in sorted(table.seats, key=_reading_order)],
        "rules": [
            {
                "number": number,
                "title": voice.say(protocol.by_number[number].title),
                "text": voice.say(plan_words(plan, voice, number)),
            }
            for number in table.rules
        ],
        "conventions": [voice.say(one) for one in table.conventions],
        "absent": [
            {"name": _name(table, one.attendee), "reason": voice.say(one.reason)} for one in table.not_seated
        ],
        "notes": [voice.say(one) for one in table.notes],
    }


def plan_words(plan: VisitPlan, voice: Voice, number: str) -> Any:
    """A rule's text with its figures."""
    rule = plan.playbook.protocol.by_number[number]
    return voice.phrases.say(rule.text, voice.phrases.values(rule.figures))


def _drawn(plan: VisitPlan, table: SeatPlan, voice: Voice) -> Markup:
    """The page below lists everybody with the mark of the chair."""
    book = plan.playbook
    svg = meeting_svg(table, book.protocol.words, voice.language, book.company.accent, listed_below=True)
    return Markup(svg)  # noqa: S704 - it escapes


def _reading_order(seat: Seat) -> tuple[str, int, int]:
    return seat.side, seat.row, abs(seat.column) * 2 - (seat.column > 0)


def _seat(plan: VisitPlan, table: SeatPlan, seat: Seat, voice: Voice) -> View:
    person = table.person(seat)
    return {
        "side": seat.side,
        "mark": mark(table, seat, plan.playbook.protocol.words, voice.language),
        "role": seat.role,
        "names": list(person.name) if person else [],
        "title": voice.say(person.title) if person else "",
        "rules": list(seat.rules),
        "reason": voice.say(seat.reason),
    }


def _name(table: SeatPlan, who: str) -> str:
    return " ".join(next(person.name for person in table.attendees if person.id == who))


def room(plan: VisitPlan, voice: Voice) -> View:
    """What the administration office prepares: rooms with times, quantities, decisions."""
    roles = {role.id: role.title for role in plan.playbook.roles}
    choices = plan.visit.choices
    used = [item for item in plan.agenda.items if item.room and item.kind not in ("travel",)]
    return {
        "to": voice.word("room-for", role=roles["administration-office"]),
        "people": str(sum(person.seated for person in plan.seating.attendees)),
        "rooms": [
            {
                "day": voice.day(item.start)["a"],
                "time": voice.clock(item),
                "room": voice.say(item.place),
                "what": voice.say(item.title),
            }
            for item in used
        ],
        "supplies": [
            {
                "title": voice.say(one.title),
                "quantity": one.quantity,
                "unit": voice.say(one.unit),
                "basis": voice.word("room-given" if one.given else "room-usual"),
            }
            for one in plan.supplies
        ],
        "guests": str(len(plan.cast.guests)),
        "decisions": [
            {"label": voice.word("room-flags"), "value": _flag(bool(choices.flags), voice), "detail": ""},
            {
                "label": voice.word("room-gifts"),
                "value": _flag(choices.gifts, voice),
                "detail": voice.word("room-gifts-for", n=str(len(plan.cast.guests))) if choices.gifts else "",
            },
            {
                "label": voice.word("room-board"),
                "value": _flag(choices.welcome_board, voice),
                "detail": _board(plan, voice) if choices.welcome_board else "",
            },
        ],
    }


def _board(plan: VisitPlan, voice: Voice) -> str:
    """What stands on the welcome board, strip by strip."""
    cards = [card for one in plan.signs if one.sign.id == "welcome-board" for card in one.cards]
    said = [[voice.say(one.above), " ".join(one.names), voice.say(one.below)] for one in cards[:1]]
    return " / ".join(strip for one in said for strip in one if strip)


def _flag(value: Flag | None, voice: Voice) -> str:
    if value is None:
        return voice.word("kit-open-question")
    return voice.word("kit-yes" if value else "kit-no")

"""Papers with one error in them, made by breaking a correct one in a named way.

The engines made the correct paper, so the answer is what they say of the place that was changed: a rule that
changes, changes its exercise too. Every break says what it did and which rule it breaks.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from playbook.agenda import AgendaItem
from playbook.model.base import Model, Text, as_written
from playbook.model.protocol import RuleNumber
from playbook.model.training import Break
from playbook.people import Cast
from playbook.phrases import Phrases
from playbook.plan import VisitPlan
from playbook.seating import Attendee, Seat, SeatPlan
from playbook.seats.model import Place, RoomPlan

_T = TypeVar("_T")


class Cost(Model):
    """A line of a budget: the ceiling as a rule, what it allows this party, what is planned."""

    title: Text
    rule: Text
    limit: Decimal
    planned: Decimal


class Broken(Model):
    """A broken paper: one of four, what is wrong with it, and the rules that it breaks."""

    meeting: SeatPlan | None = None
    room: RoomPlan | None = None
    agenda: tuple[AgendaItem, ...] = ()
    costs: tuple[Cost, ...] = ()
    #: How many guests the costs are for.
    guests: int = 0
    wrong: Text
    right: Text
    rules: tuple[RuleNumber, ...] = ()


class NothingToBreakError(ValueError):
    """The visit has no paper that could be broken in this way, such as a banquet."""


def broken_paper(plan: VisitPlan, how: Break) -> Broken:
    """The paper of an example visit with one error. Raises NothingToBreakError."""
    return _BREAKS[how](plan, Phrases(plan.playbook))


def _meeting_turned(plan: VisitPlan, phrases: Phrases) -> Broken:
    """Both sides on the wrong side of the table: the commonest mirror error."""
    table = plan.seating
    turned = tuple(seat.model_copy(update={"x": -seat.x, "y": -seat.y}) for seat in _needed(table.seats))
    rule: RuleNumber = "R3" if table.door == "long-side" else "R4"
    return Broken(
        meeting=table.model_copy(update={"seats": turned}),
        wrong=phrases.word("course-broken-turned"),
        right=_rule(plan, phrases, rule),
        rules=(rule,),
    )


def _second_on_the_wrong_hand(plan: VisitPlan, phrases: Phrases) -> Broken:
    """The second and third of a side have changed hands."""
    table = plan.seating
    for side in ("guest", "host"):
        seats = {seat.order: seat for seat in table.seats if seat.side == side and seat.row == 0}
        if 2 in seats and 3 in seats:
            return _swapped_seats(plan, phrases, seats[2], seats[3])
    raise NothingToBreakError("nobody sits third")


def _interpreter_away(plan: VisitPlan, phrases: Phrases) -> Broken:
    """The interpreter has changed places with the last of the same side."""
    table = plan.seating
    for interpreter in (seat for seat in table.seats if seat.role == "interpreter" and seat.row == 0):
        own = [seat for seat in table.seats if seat.side == interpreter.side and seat.order]
        last = max(own, key=lambda seat: seat.order or 0)
        if abs(last.column) > 1:
            return _swapped_seats(plan, phrases, interpreter, last)
    raise NothingToBreakError("no interpreter sits at the table")


def _swapped_seats(plan: VisitPlan, phrases: Phrases, one: Seat, other: Seat) -> Broken:
    seats = tuple(_other_person(seat, one, other) for seat in plan.seating.seats)
    people = {person.id: person for person in plan.seating.attendees}
    return Broken(
        meeting=plan.seating.model_copy(update={"seats": seats}),
        wrong=_exchanged(phrases, people, one.attendee, other.attendee),
        right=phrases.word("course-broken-seat", name=_name(people, one.attendee), reason=one.reason),
        rules=one.rules,
    )


def _other_person(seat: Seat, one: Seat, other: Seat) -> Seat:
    """The chair stays, and whoever sat in the other takes it, with sign and rank."""
    moved = {one.attendee: other, other.attendee: one}.get(seat.attendee)
    if moved is None:
        return seat
    return seat.model_copy(update={"attendee": moved.attendee, "role": moved.role, "order": moved.order})


def _banquet_hands(plan: VisitPlan, phrases: Phrases) -> Broken:
    """The principal guest sits at the host's left, the second guest at the right."""
    room, by_order = _banquet(plan)
    return _swapped_places(room, phrases, by_order["guest", 1], by_order["guest", 2])


def _banquet_host_away(plan: VisitPlan, phrases: Phrases) -> Broken:
    """The host and the second host have changed places: the host sits with the back to the door."""
    room, by_order = _banquet(plan)
    return _swapped_places(room, phrases, by_order["host", 1], by_order["host", 2])


def _banquet(plan: VisitPlan) -> tuple[RoomPlan, Mapping[tuple[str, int], Place]]:
    for banquet in plan.banquets:
        places = {(str(one.side), one.order): one for one in banquet.plan.at(1) if one.order}
        if {("guest", 1), ("guest", 2), ("host", 1), ("host", 2)} <= set(places):
            return banquet.plan, places
    raise NothingToBreakError("no banquet with two of each side")


def _swapped_places(room: RoomPlan, phrases: Phrases, one: Place, other: Place) -> Broken:
    def exchanged(place: Place) -> Place:
        moved = {one.attendee: other, other.attendee: one}.get(place.attendee)
        if moved is None:
            return place
        return place.model_copy(update={"attendee": moved.attendee, "role": moved.role, "order": moved.order})

    people = {person.id: person for person in room.attendees}
    return Broken(
        room=room.model_copy(update={"places": tuple(exchanged(place) for place in room.places)}),
        wrong=_exchanged(phrases, people, one.attendee, other.attendee),
        right=phrases.word("course-broken-seat", name=_name(people, one.attendee), reason=one.reason),
        rules=one.rules,
    )


def _two_places_at_once(plan: VisitPlan, phrases: Phrases) -> Broken:
    """Two sessions with the same lead overlap."""
    items = [one for one in _sessions(plan) if one.kind not in ("meal", "rest")]
    for at, (first, second) in enumerate(pairwise(items)):
        if first.lead and first.lead == second.lead and first.start.date() == second.start.date():
            early = first.start + (first.end - first.start) / 2
            early -= timedelta(minutes=early.minute % 5, seconds=early.second)
            moved = second.model_copy(update={"start": early, "end": early + (second.end - second.start)})
            agenda = [*items[: at + 1], moved, *items[at + 2 :]]
            return Broken(
                agenda=_of_day(agenda, first),
                wrong=phrases.word(
                    "course-broken-overlap",
                    first=first.title,
                    second=second.title,
                    name=_lead(plan.cast, first.lead, phrases),
                ),
                right=phrases.word("course-broken-time", title=second.title, time=f"{second.start:%H:%M}"),
            )
    raise NothingToBreakError("nobody leads two sessions in a row")


def _begun_at_landing(plan: VisitPlan, phrases: Phrases) -> Broken:
    """The first session begins when the aircraft lands."""
    arrival = plan.visit.arrives
    items = _sessions(plan)
    first = next((one for one in items if one.start.date() == arrival.at.date()), None)
    if first is None or first.start <= arrival.at:
        raise NothingToBreakError("nothing happens on the day of arrival")
    moved = first.model_copy(update={"start": arrival.at, "end": arrival.at + (first.end - first.start)})
    agenda = [moved if one is first else one for one in items]
    return Broken(
        agenda=_of_day(agenda, first),
        wrong=phrases.word("course-broken-landing", title=first.title, time=f"{arrival.at:%H:%M}"),
        right=phrases.word("course-broken-time", title=first.title, time=f"{first.start:%H:%M}"),
    )


def _no_lunch(plan: VisitPlan, phrases: Phrases) -> Broken:
    """A day without lunch."""
    items = _sessions(plan)
    lunch = next((one for one in items if one.kind == "meal" and one.start.hour < 16), None)
    if lunch is None:
        raise NothingToBreakError("no lunch is planned")
    return Broken(
        agenda=_of_day([one for one in items if one is not lunch], lunch),
        wrong=phrases.word("course-broken-no-lunch"),
        right=phrases.word("course-broken-time", title=lunch.title, time=f"{lunch.start:%H:%M}"),
    )


def _sessions(plan: VisitPlan) -> list[AgendaItem]:
    return _needed([one for one in plan.agenda.items if one.kind != "travel"])


def _of_day(items: Sequence[AgendaItem], item: AgendaItem) -> tuple[AgendaItem, ...]:
    """The items of that day in order of time."""
    day = [one for one in items if one.start.date() == item.start.date()]
    return tuple(sorted(day, key=lambda one: (one.start, one.end)))


def _needed(found: Sequence[_T]) -> list[_T]:
    if not found:
        raise NothingToBreakError("the visit has no such paper")
    return list(found)


def _lead(cast: Cast, lead: str, phrases: Phrases) -> Text:
    named = cast.named([lead])
    if not named:
        return next(role.title for role in phrases.playbook.roles if role.id == lead)
    return as_written(named[0].name, named[0].latin)


def _rule(plan: VisitPlan, phrases: Phrases, number: RuleNumber) -> Text:
    rule = plan.playbook.protocol.by_number[number]
    return phrases.say(rule.text, phrases.values(rule.figures))


def _exchanged(phrases: Phrases, people: Mapping[str, Attendee], one: str | None, other: str | None) -> Text:
    return phrases.word("course-broken-swapped", one=_name(people, one), other=_name(people, other))


def _name(people: Mapping[str, Attendee], who: str | None) -> Text:
    if who is None:
        raise NothingToBreakError("a chair is free")
    person = people[who]
    # the first line is the own script
    english, chinese = person.name[0], person.name[-1]
    return as_written(chinese, english) if person.side == "guest" else as_written(english, chinese)


def _over_the_ceiling(plan: VisitPlan, phrases: Phrases) -> Broken:
    """One planned sum is above its ceiling."""
    costs = _costs(plan)
    over = costs[-1].limit + _STEP
    broken = costs[-1].model_copy(update={"planned": over})
    values: dict[str, Text | str] = {
        "title": broken.title,
        "planned": f"{over:,.0f}",
        "limit": f"{broken.limit:,.0f}",
    }
    return Broken(
        costs=(*costs[:-1], broken),
        guests=len(plan.cast.guests),
        wrong=phrases.word("course-broken-over", **values),
        right=phrases.word("course-broken-ask-first"),
    )


def _supplement_forgotten(plan: VisitPlan, phrases: Phrases) -> Broken:
    """The ceiling of one line is that of the base party, though there are more guests."""
    costs = _costs(plan)
    for at, line in enumerate(costs):
        base = _base_amount(plan, line)
        if base is not None and base < line.limit:
            wrong = line.model_copy(update={"limit": base, "planned": min(line.planned, base)})
            values: dict[str, Text | str] = {
                "title": line.title,
                "base": f"{base:,.0f}",
                "limit": f"{line.limit:,.0f}",
            }
            return Broken(
                costs=(*costs[:at], wrong, *costs[at + 1 :]),
                guests=len(plan.cast.guests),
                wrong=phrases.word("course-broken-supplement", **values),
                right=line.rule,
            )
    raise NothingToBreakError("no ceiling grows with the party")


#: Planned sums are round, and what is over is over by this much.
_STEP = Decimal(100)


def _costs(plan: VisitPlan) -> list[Cost]:
    """Every cost with a ceiling of its own, planned a little below it."""
    capped = [(line, line.cap) for line in plan.budget.lines if line.cap and line.cap.total]
    found = [
        Cost(title=line.title, rule=cap.rule, limit=cap.total, planned=_below(cap.total))
        for line, cap in capped
        if cap.total
    ]
    return _needed(found)


def _below(limit: Decimal) -> Decimal:
    return max(limit - limit % _STEP - _STEP, Decimal(0)) if limit > _STEP else limit


def _base_amount(plan: VisitPlan, line: Cost) -> Decimal | None:
    """What the ceiling of a line would be for the base party, as often as the line has it."""
    for cap in plan.budget.caps:
        if cap.rule == line.rule and cap.count:
            ceiling = next(
                (
                    one.ceiling
                    for level in plan.playbook.levels.values()
                    for one in level.provisions
                    if one.ceiling and one.ceiling.per_extra and set(one.sources) & set(cap.sources)
                ),
                None,
            )
            if ceiling and ceiling.amount.value is not None:
                return Decimal(str(ceiling.amount.value)) * cap.count
    return None


_BREAKS: dict[Break, Callable[[VisitPlan, Phrases], Broken]] = {
    "meeting-turned": _meeting_turned,
    "meeting-hands": _second_on_the_wrong_hand,
    "meeting-interpreter": _interpreter_away,
    "banquet-hands": _banquet_hands,
    "banquet-host-away": _banquet_host_away,
    "agenda-overlap": _two_places_at_once,
    "agenda-landing": _begun_at_landing,
    "agenda-no-lunch": _no_lunch,
    "budget-over": _over_the_ceiling,
    "budget-supplement": _supplement_forgotten,
}

"""Who sits where, and which protocol rule says so.

Frame of every plan: seen from above, the viewer at the bottom of the page. ``x`` grows to the viewer's
right, ``y`` away from the viewer; the unit is one chair along the table, one row across it; the origin
is the middle of the table, between the two principals. ``column`` is the sitter's own: 0 the principal,
+1 the next chair on the principal's own right, -1 on the own left. It never depends on the viewer.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice, pairwise
from typing import Literal

from pydantic import Field

from playbook.model.base import Id, Line, Model, Text, as_written
from playbook.model.protocol import PlanWords, ProtocolFile, RuleNumber
from playbook.texts import compose

Side = Literal["guest", "host"]
Door = Literal["long-side", "end"]
#: Where the viewer stands: at the front of the room looking to the door, or in the door looking in.
View = Literal["front", "door"]
SeatRole = Literal["principal", "member", "interpreter", "spare"]

#: PROTOCOL R6: the host's interpreter on the own right, the guests' on the own left, so they face each other.
INTERPRETER_HAND: dict[Side, int] = {"host": 1, "guest": -1}


class Attendee(Model):
    """Somebody of one side. A smaller ``rank`` is more senior; ``name`` holds the lines to be drawn."""

    id: Id
    name: tuple[Line, ...] = Field(min_length=1)
    title: Text
    side: Side
    rank: int
    interpreter: bool = False
    seated: bool = True
    reason_not_seated: Text | None = None


class Seat(Model):
    """A chair. ``order`` is the place in rank within the side; interpreters and spare chairs have none."""

    attendee: Id | None
    side: Side
    role: SeatRole
    order: int | None
    column: int
    #: 0 at the table, 1 behind it.
    row: int
    x: int
    y: int
    rules: tuple[RuleNumber, ...]
    reason: Text


class NotSeated(Model):
    """Somebody without a chair, and why."""

    attendee: Id
    reason: Text


class SeatPlan(Model):
    """A plan as it is printed: chairs, from where it is seen, rules and conventions, who has no chair."""

    kind: Literal["meeting"]
    title: Text
    door: Door
    view: View
    #: ``viewpoint`` says in words where the viewer stands; ``opposite`` is the same for the mirrored plan.
    viewpoint: Text
    opposite: Text
    #: Chairs that fit along one side of the table, the principals in its middle: always odd.
    table_length: int
    attendees: tuple[Attendee, ...]
    seats: tuple[Seat, ...]
    not_seated: tuple[NotSeated, ...]
    #: Disputed conventions that shaped this plan, each with its alternative.
    conventions: tuple[Text, ...]
    #: What the host should look at again, e.g. too few of the own side.
    notes: tuple[Text, ...]

    def person(self, seat: Seat) -> Attendee | None:
        """Who sits there; None for a spare chair."""
        return next((person for person in self.attendees if person.id == seat.attendee), None)

    @property
    def rules(self) -> tuple[RuleNumber, ...]:
        """Numbers of all rules used, in order; R2 always, since the plan shows the front of the room."""
        used = {"R2"}.union(*(seat.rules for seat in self.seats))
        return tuple(sorted(used, key=lambda number: int(number[1:])))


def seat_meeting(
    guests: Sequence[Attendee], hosts: Sequence[Attendee], door: Door, protocol: ProtocolFile
) -> SeatPlan:
    """Seat two parties at a long table (PROTOCOL R1, R3, R4, R6, R7), seen from the front of the room.

    Raises ValueError where a side holds two people of one rank whose order decides a chair, where an id
    occurs twice or where somebody is on the wrong side; callers check first and word it for the user.
    """
    _check_ids(guests, hosts)
    seats = (*_seat_side(guests, "guest", door, protocol), *_seat_side(hosts, "host", door, protocol))
    words = protocol.words
    return SeatPlan(
        kind="meeting",
        title=words.meeting_long_side if door == "long-side" else words.meeting_end,
        door=door,
        view="front",
        viewpoint=words.seen_from_front,
        opposite=words.seen_from_door,
        table_length=1 + 2 * max((abs(seat.column) for seat in seats if seat.row == 0), default=0),
        attendees=(*guests, *hosts),
        seats=seats,
        not_seated=tuple(
            NotSeated(attendee=person.id, reason=person.reason_not_seated or words.reason_absent)
            for person in (*guests, *hosts)
            if not person.seated
        ),
        conventions=tuple(_conventions(seats, protocol)),
        notes=tuple(_notes(hosts, protocol)),
    )


def mirror(plan: SeatPlan) -> SeatPlan:
    """The same table seen from the opposite side: the page turned by half, for whoever sets the room.

    It is a turn, not a reflection: everybody keeps neighbours, the person opposite, and the own left and
    right; only ``x``, ``y`` and the viewpoint change. Mirrored twice it is the same plan again.
    """
    return plan.model_copy(
        update={
            "view": "door" if plan.view == "front" else "front",
            "viewpoint": plan.opposite,
            "opposite": plan.viewpoint,
            "seats": tuple(seat.model_copy(update={"x": -seat.x, "y": -seat.y}) for seat in plan.seats),
        }
    )


def _check_ids(guests: Sequence[Attendee], hosts: Sequence[Attendee]) -> None:
    ids = [person.id for person in (*guests, *hosts)]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"listed twice: {', '.join(twice)}")
    astray = [p.id for p in guests if p.side != "guest"] + [p.id for p in hosts if p.side != "host"]
    if astray:
        raise ValueError(f"on the wrong side: {', '.join(astray)}")


def _by_rank(people: Iterable[Attendee]) -> list[Attendee]:
    """Most senior first. Raises ValueError on a tie: a plan must not decide by the order of a file."""
    ranked = sorted(people, key=lambda person: person.rank)
    for one, other in pairwise(ranked):
        if one.rank == other.rank:
            raise ValueError(f"{one.id} and {other.id} have the same rank {one.rank}")
    return ranked


def _outward(first: int) -> Iterator[int]:
    """Columns in the order in which they are taken: the middle, then hand by hand outwards (PROTOCOL R3)."""
    yield 0
    for distance in count(1):
        yield first * distance
        yield -first * distance


def _seat_side(people: Sequence[Attendee], side: Side, door: Door, protocol: ProtocolFile) -> Iterator[Seat]:
    """All chairs of a side. A side of interpreters only has nobody to interpret for: rank seats them."""
    seated = [person for person in people if person.seated]
    members = _by_rank(person for person in seated if not person.interpreter)
    interpreters = _by_rank(person for person in seated if person.interpreter)
    if not members:
        members, interpreters = interpreters, []
    maker = _SeatMaker(side, door, protocol.words)
    beside = bool(interpreters) and protocol.profile.interpreter_at_table == "beside"
    hand = INTERPRETER_HAND[side]
    columns = (
        column
        for column in _outward(1 if protocol.profile.senior_hand == "right" else -1)
        if not (beside and column == hand)
    )
    for order, person in enumerate(members, 1):
        yield maker.member(person, order, next(columns))
    if members:
        for column in islice(columns, protocol.profile.spare_chairs):
            yield maker.spare(column)
    if beside:
        yield maker.interpreter(interpreters.pop(0), hand)
    # Behind the principal; who relieves an interpreter at the table sits behind that chair.
    second_row = islice(_outward(hand), int(beside), None)
    for person, column in zip(interpreters, second_row, strict=False):
        yield maker.interpreter_behind(person, column, further=beside or column != 0)


class _SeatMaker:
    """Chairs of one side with their coordinates, rules and reasons."""

    def __init__(self, side: Side, door: Door, words: PlanWords) -> None:
        self.side, self.door, self.words = side, door, words
        self.rule = "R3" if door == "long-side" else "R4"

    def member(self, person: Attendee, order: int, column: int) -> Seat:
        if column == 0:
            where = {
                ("guest", "long-side"): self.words.guests_long_side,
                ("host", "long-side"): self.words.hosts_long_side,
                ("guest", "end"): self.words.guests_end,
                ("host", "end"): self.words.hosts_end,
            }[self.side, self.door]
            reason = fill_text(self.words.reason_principal, side=where)
            return self._seat(person, "principal", column, (self.rule,), reason, order=order)
        words = self.words.reason_right if column > 0 else self.words.reason_left
        reason = fill_text(words, order=order, distance=abs(column))
        return self._seat(person, "member", column, ("R1", self.rule), reason, order=order)

    def spare(self, column: int) -> Seat:
        return self._seat(None, "spare", column, ("R7",), self.words.reason_spare)

    def interpreter(self, person: Attendee, column: int) -> Seat:
        right = column > 0
        words = self.words.reason_interpreter_right if right else self.words.reason_interpreter_left
        return self._seat(person, "interpreter", column, ("R6",), words)

    def interpreter_behind(self, person: Attendee, column: int, *, further: bool) -> Seat:
        words = self.words.reason_interpreter_further if further else self.words.reason_interpreter_behind
        return self._seat(person, "interpreter", column, ("R6",), words, row=1)

    def _seat(  # noqa: PLR0913 - the one place where a chair is put together
        self,
        person: Attendee | None,
        role: SeatRole,
        column: int,
        rules: tuple[RuleNumber, ...],
        reason: Text,
        *,
        order: int | None = None,
        row: int = 0,
    ) -> Seat:
        x, y = _from_front(self.side, self.door, column, row)
        return Seat(
            attendee=person.id if person else None,
            side=self.side,
            role=role,
            order=order,
            column=column,
            row=row,
            x=x,
            y=y,
            rules=rules,
            reason=reason,
        )


def _from_front(side: Side, door: Door, column: int, row: int) -> tuple[int, int]:
    """Coordinates seen from the front of the room, the door beyond the table.

    Long side to the door: guests sit near the front, face the door, and their right is the viewer's
    right. End to the door: guests are on the right on entering, so on the viewer's left here; they face
    the viewer's right, and their own right hand is towards the viewer.
    """
    along, across = (column, -1 - row) if side == "guest" else (-column, 1 + row)
    return (along, across) if door == "long-side" else (across, -along)


def _conventions(seats: Sequence[Seat], protocol: ProtocolFile) -> Iterator[Text]:
    """Only disputes that could have changed this plan: R1 with a second person, R6 with an interpreter."""
    used = {number for seat in seats for number in seat.rules}
    for number in ("R1", "R6"):
        rule = protocol.by_number[number]
        if number in used and rule.dispute:
            for other in protocol.alternatives(rule.dispute):
                yield fill_text(
                    protocol.words.convention,
                    rule=number,
                    chosen=protocol.chosen(rule.dispute).text,
                    alternative=other.text,
                )


def _notes(hosts: Sequence[Attendee], protocol: ProtocolFile) -> Iterator[Text]:
    least = protocol.by_number["R6"].figures["least"].value
    if isinstance(least, int) and sum(person.seated for person in hosts) < least:
        yield fill_text(protocol.words.few_hosts, rule="R6", least=least)


def fill_text(pattern: Text, **values: Text | int | str) -> Text:
    """The pattern with its ``{names}`` replaced, in each language by that language's value."""
    own = {key: value if isinstance(value, Text) else as_written(str(value)) for key, value in values.items()}
    return compose(pattern, own)

"""Who stands where in the group photograph (PROTOCOL R1, R9, R10, R12).

Frame as in ``seating``: seen from above. As made, the viewer stands behind the group and looks to the camera,
so ``x`` grows to the people's own right and the first row, nearest to the camera, is the uppermost; the unit
is one person. The photographer sees the page turned by half.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from playbook.model.base import Id, Model, Text
from playbook.model.protocol import RuleNumber
from playbook.seating import Attendee, NotSeated, Side, fill_text
from playbook.seats.model import Party, Wording, check_ids
from playbook.seats.rooms import in_turn, outward

View = Literal["group", "photographer"]
Role = Literal["principal", "member", "interpreter"]
#: A row with so many of the host side has one of them at each end.
_CLOSED, _CLOSED_BEHIND = 3, 2


class Spot(Model):
    """Where somebody stands. ``order`` is the place in rank within the side."""

    attendee: Id
    side: Side
    role: Role
    order: int
    #: 1 is the front row.
    row: int
    #: From 1, counted from the photographer's left: the row's own right end.
    number: int
    x: float
    y: float
    rules: tuple[RuleNumber, ...]
    reason: Text


class PhotoPlan(Model):
    """The order of a group photograph as it is printed."""

    view: View
    #: ``viewpoint`` says in words where the viewer stands; ``opposite`` is the same for the mirrored plan.
    viewpoint: Text
    opposite: Text
    attendees: tuple[Attendee, ...]
    spots: tuple[Spot, ...]
    #: The front row sits on chairs.
    front_seated: bool
    absent: tuple[NotSeated, ...]
    conventions: tuple[Text, ...]
    notes: tuple[Text, ...]

    def person(self, spot: Spot) -> Attendee:
        """Who stands there."""
        return next(one for one in self.attendees if one.id == spot.attendee)

    @property
    def rows(self) -> tuple[tuple[Spot, ...], ...]:
        """Row by row from the front, each from the photographer's left: the order of a caption."""
        last = max((one.row for one in self.spots), default=0)
        return tuple(
            tuple(sorted((one for one in self.spots if one.row == row), key=lambda one: one.number))
            for row in range(1, last + 1)
        )

    @property
    def rules(self) -> tuple[RuleNumber, ...]:
        """Numbers of all rules used, in order."""
        return tuple(sorted({rule for one in self.spots for rule in one.rules}, key=lambda one: int(one[1:])))


def group_photograph(party: Party, wording: Wording, *, domestic: bool = False) -> PhotoPlan:
    """Place both ranked lists; guests from our own country by the rostrum, if the profile says so (R12).

    Raises ValueError where two of a side share a rank or somebody is listed twice.
    """
    check_ids((*party.guests, *party.hosts))
    profile, sizes = wording.protocol.profile, wording.protocol.sizes
    rostrum = domestic and profile.domestic_photograph == "rostrum"
    guests, hosts = _ranked(party, "guest"), _ranked(party, "host")
    people = len(guests) + len(hosts)
    lengths = row_sizes(people, max(sizes.photo_row, -(-people // sizes.photo_rows)))
    placer = _Placer(party, wording)
    spots = tuple(placer.rostrum(guests, hosts, lengths) if rostrum else placer.mixed(guests, hosts, lengths))
    return PhotoPlan(
        view="group",
        viewpoint=placer.say("seen-from-behind"),
        opposite=placer.say("seen-from-camera"),
        attendees=(*party.guests, *party.hosts),
        spots=spots,
        front_seated=profile.photo_front_row == "seated",
        absent=tuple(
            NotSeated(attendee=one.id, reason=one.reason_not_seated or placer.say("absent"))
            for one in (*party.guests, *party.hosts)
            if not one.seated
        ),
        conventions=wording.conventions(*placer.disputed(lengths, rostrum=rostrum, domestic=domestic)),
        notes=tuple(placer.notes(guests, hosts, lengths)),
    )


def mirrored(plan: PhotoPlan) -> PhotoPlan:
    """The same group from the other side, the page turned by half: everybody keeps the own left and right.

    Mirrored twice it is the same plan again.
    """
    return plan.model_copy(
        update={
            "view": "photographer" if plan.view == "group" else "group",
            "viewpoint": plan.opposite,
            "opposite": plan.viewpoint,
            "spots": tuple(one.model_copy(update={"x": -one.x, "y": -one.y}) for one in plan.spots),
        }
    )


def row_sizes(people: int, longest: int) -> list[int]:
    """As few rows as possible, about equal; the front row odd where another row can make up for it."""
    if not people:
        return []
    rows = -(-people // longest)
    each, more = divmod(people, rows)
    sizes = [each + (row < more) for row in range(rows)]
    if rows > 1 and sizes[0] % 2 == 0:
        step = -1 if sizes[0] > sizes[-1] or sizes[0] == longest else 1
        if sizes[-1] - step <= longest:
            sizes[0] += step
            sizes[-1] -= step
    return sizes


def host_counts(hosts: int, sizes: Sequence[int]) -> list[int]:
    """How many of the host side stand in each row: enough to close it, then up to half of it.

    Whoever is left over fills from the last row on, so that no guest stands behind for the sake of a host.
    """
    counts = [0] * len(sizes)
    least: Sequence[int] = [
        min(_CLOSED if row == 0 else _CLOSED_BEHIND, size - 1) for row, size in enumerate(sizes)
    ]
    half = [-(-size // 2) for size in sizes]
    rows = range(len(sizes))
    for bounds, order in ((least, rows), (half, rows), (sizes, reversed(rows))):
        for row in order:
            size = sizes[row]
            taken = min(hosts, max(0, min(bounds[row], size) - counts[row]))
            counts[row] += taken
            hosts -= taken
    return counts


def sides_outward(hosts: int, guests: int, *, front: bool) -> list[Side]:
    """The side of every place in the order taken: the middle, then right and left outwards (R12).

    The host side has the middle of the front row; guests and hosts alternate from there, and hosts close the
    ends where there are enough of them.
    """
    ends = 2 if hosts >= (_CLOSED if front else _CLOSED_BEHIND) else 0
    left: dict[Side, int] = {"host": hosts - ends, "guest": guests}
    found: list[Side] = []
    closing: list[Side] = ["host"] * ends
    for place in range(hosts + guests - ends):
        wanted: Side = "guest" if (place + 1) // 2 % 2 else "host"
        other: Side = "host" if wanted == "guest" else "guest"
        side = wanted if left[wanted] else other
        left[side] -= 1
        found.append(side)
    return [*found, *closing]


def _ranked(party: Party, side: Side) -> list[Attendee]:
    """Members by rank, interpreters last: in a photograph nobody has to be heard."""
    members, interpreters = party.seated(side)
    return [*members, *interpreters]


class _Placer:
    def __init__(self, party: Party, wording: Wording) -> None:
        self.wording, self.profile = wording, wording.protocol.profile
        self.orders = party.orders
        self.interpreters = {one.id for one in (*party.seated("guest")[1], *party.seated("host")[1])}

    def say(self, key: str, **values: Text | int | str) -> Text:
        """A word of the photograph."""
        return fill_text(self.wording.words[f"photo-{key}"], **values)

    def mixed(
        self, guests: Sequence[Attendee], hosts: Sequence[Attendee], lengths: Sequence[int]
    ) -> Iterator[Spot]:
        """Host in the middle, principal guest at the host's right, sides alternating (R12)."""
        waiting: dict[Side, list[Attendee]] = {"guest": list(guests), "host": list(hosts)}
        for row, own in enumerate(host_counts(len(hosts), lengths), 1):
            length = lengths[row - 1]
            sides = sides_outward(own, length - own, front=row == 1)
            steps = [((place + 1) // 2) * (1 if place % 2 else -1) for place in range(length)]
            shift = 0.0 if length % 2 else 0.5
            closed = own >= (_CLOSED if row == 1 else _CLOSED_BEHIND)
            for place, (side, step) in enumerate(zip(sides, steps, strict=True)):
                person = waiting[side].pop(0)
                end = closed and place >= length - 2
                reason = self._reason(person, row, place, end=end, right=step > 0)
                rules: tuple[RuleNumber, ...] = ("R12",) if row == 1 else ("R1", "R12")
                yield self._spot(
                    person, row, length, step - shift, rules, reason, first=self.orders[person.id] == 1
                )

    def _reason(self, person: Attendee, row: int, place: int, *, end: bool, right: bool) -> Text:
        order, hand = self.orders[person.id], "right" if right else "left"
        if row == 1 and place == 0 and person.side == "host":
            return self.say("host")
        if row == 1 and place == 1 and person.side == "guest":
            return self.say("principal-guest")
        if end:
            return self.say(f"end-{hand}", order=order, row=row)
        if place == 0:
            return self.say(f"middle-{person.side}", order=order, row=row)
        return self.say(f"{person.side}-{hand}", order=order, row=row)

    def rostrum(
        self, guests: Sequence[Attendee], hosts: Sequence[Attendee], lengths: Sequence[int]
    ) -> Iterator[Spot]:
        """One list from both sides in turn; the left hand is senior (R9, R10)."""
        first, second = (guests, hosts) if self.profile.rostrum_begins == "guest" else (hosts, guests)
        waiting, number = iter(in_turn(first, second)), 0
        for row, length in enumerate(lengths, 1):
            rules: tuple[RuleNumber, ...] = ("R9",) if length % 2 else ("R10",)
            rules = ("R12", *rules) if row == 1 else ("R1", "R12", *rules)
            for step in outward(length, -1, self.profile.rostrum_even):
                person = next(waiting)
                number += 1
                key = "right" if step > 0 else "left"
                key = "centre" if number == 1 or step == 0 else key
                reason = self.say(f"rostrum-{key}", order=number, row=row)
                yield self._spot(person, row, length, step, rules, reason, first=self.orders[person.id] == 1)

    def _spot(  # noqa: PLR0913 - the one place where a place is put together
        self,
        person: Attendee,
        row: int,
        length: int,
        x: float,
        rules: tuple[RuleNumber, ...],
        reason: Text,
        *,
        first: bool,
    ) -> Spot:
        role: Role = "principal" if first else "interpreter" if person.id in self.interpreters else "member"
        return Spot(
            attendee=person.id,
            side=person.side,
            role=role,
            order=self.orders[person.id],
            row=row,
            number=self._number(length, x),
            x=x,
            y=1.0 - row,
            rules=rules,
            reason=reason,
        )

    def _number(self, length: int, x: float) -> int:
        """From the right end of the row; an even row with an exact centre has one more on the senior hand."""
        lopsided = length % 2 == 0 and x == int(x)
        right_end = (length - 1) / 2 - (0.5 if lopsided else 0)
        return round(right_end - x) + 1

    def disputed(self, lengths: Sequence[int], *, rostrum: bool, domestic: bool) -> Iterator[RuleNumber]:
        """Rules in dispute that decided something."""
        if rostrum and any(length % 2 == 0 for length in lengths):
            yield "R10"
        if domestic:
            yield "R12"

    def notes(
        self, guests: Sequence[Attendee], hosts: Sequence[Attendee], lengths: Sequence[int]
    ) -> Iterator[Text]:
        """What the host should look at again."""
        if not hosts:
            yield self.say("note-no-host")
        if not guests:
            yield self.say("note-no-guest")
        if len(lengths) > self.wording.protocol.sizes.photo_rows_flat:
            yield self.say("note-steps", rows=len(lengths))

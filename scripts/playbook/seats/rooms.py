"""Sofa room, U table, rostrum and signing ceremony (PROTOCOL R1, R5, R8, R9, R10)."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from playbook.model.base import Text
from playbook.model.protocol import RuleNumber
from playbook.seating import Attendee, Side
from playbook.seats.model import Furniture, Party, Place, PlaceRole, RoomPlan, Wording, check_ids, room_plan

Shape = Literal["sofa", "u-table", "rostrum", "signing"]
UP = (0.0, 1.0)
#: From chair to chair in a row of sofas or of people standing, and from row to row.
PITCH, ROW = 1.2, 1.3
#: From the head of a room to whoever sits behind it.
BEHIND = 1.9


def seat_room(party: Party, shape: Shape, wording: Wording, *, domestic: bool = False) -> RoomPlan:
    """Seat both ranked lists in one of the rooms; ``domestic`` decides the senior hand of a rostrum (R1, R9).

    Raises ValueError where two of a side share a rank or somebody is listed twice.
    """
    check_ids((*party.guests, *party.hosts))
    if shape == "rostrum":
        return _rostrum(party, wording, domestic=domestic)
    if shape == "signing":
        return _signing(party, wording)
    return _Horseshoe(party, shape, wording).plan()


class _Stand(NamedTuple):
    """A place on the page."""

    x: float
    y: float
    facing: tuple[float, float] = UP


def _place(  # noqa: PLR0913 - the one place where a place is put together
    person: Attendee | None,
    side: Side,
    role: PlaceRole,
    stand: _Stand,
    rules: tuple[RuleNumber, ...],
    reason: Text,
    *,
    order: int | None = None,
    chair: int,
) -> Place:
    return Place(
        attendee=person.id if person else None,
        side=side,
        role=role,
        order=order,
        table=1,
        chair=chair,
        x=round(stand.x, 4),
        y=round(stand.y, 4),
        facing=stand.facing,
        rules=rules,
        reason=reason,
    )


class _Horseshoe:
    """Both principals at the head, each side outward along its own arm: sofas (R5), U table (R1, R5)."""

    def __init__(self, party: Party, shape: Literal["sofa", "u-table"], wording: Wording) -> None:
        self.party, self.shape, self.wording = party, shape, wording
        sizes, profile = wording.protocol.sizes, wording.protocol.profile
        sofa = shape == "sofa"
        self.head, self.arm = (sizes.sofa_head, sizes.sofa_arm) if sofa else (sizes.u_head, sizes.u_arm)
        #: R5 names the host's right for sofas; at a U table the senior hand of the house decides (R1).
        self.hand = 1 if sofa or profile.senior_hand == "right" else -1
        self.rules: tuple[RuleNumber, ...] = ("R5",) if sofa else ("R1", "R5")
        self.gap, self.reach = (0.95, 1.7) if sofa else (0.6, 1.3)

    def plan(self) -> RoomPlan:
        places: list[Place] = []
        sides: tuple[Side, Side] = ("guest", "host")
        for side in sides:
            places += self._side(side, len(places))
        return room_plan(
            self.shape,
            self.party,
            places,
            tuple(self._furniture(places)),
            self.wording,
            disputed=() if self.shape == "sofa" else ("R1",),
            notes=tuple(self._notes()),
        )

    def _way(self, side: Side) -> int:
        """Which half of the page a side has: the guests the host's right (R5)."""
        return self.hand if side == "guest" else -self.hand

    def _side(self, side: Side, before: int) -> Iterator[Place]:
        members, interpreters = self.party.seated(side)
        way, chair = self._way(side), before
        for order, person in enumerate(members, 1):
            chair += 1
            role: PlaceRole = "principal" if order == 1 else "member"
            yield _place(
                person, side, role, self._stand(order, way), self.rules, self._reason(order, side),
                order=order, chair=chair,
            )  # fmt: skip
        for number, person in enumerate(interpreters):
            chair += 1
            stand = _Stand(way * (self.gap + number * PITCH), -BEHIND)
            reason = self.wording.say("interpreter-behind")
            order = len(members) + number + 1
            yield _place(person, side, "interpreter", stand, ("R5",), reason, order=order, chair=chair)
        if side == "host" and self.shape == "sofa" and members:
            recorder = _Stand(way * (self.gap + max(len(interpreters), 1) * PITCH), -BEHIND)
            yield _place(
                None, side, "assistant", recorder, ("R5",), self.wording.say("recorder"), chair=chair + 1
            )

    def _stand(self, order: int, way: int) -> _Stand:
        """First along the head, then down the own arm, then in rows behind the arm."""
        if order <= self.head:
            return _Stand(way * (self.gap + (order - 1) * PITCH), 0)
        row, along = divmod(order - self.head - 1, self.arm)
        across = self.gap + (self.head - 1) * PITCH + self.reach + row * ROW
        return _Stand(way * across, ROW + along * PITCH, (-float(way), 0.0))

    def _reason(self, order: int, side: Side) -> Text:
        if order == 1:
            right = "right" if self.hand > 0 else "left"
            return self.wording.say(f"head-host-{self.shape}" if side == "host" else f"head-guest-{right}")
        where = "head" if order <= self.head else "arm"
        if order > self.head + self.arm:
            where = "behind-arm"
        return self.wording.say(f"outward-{where}", order=order)

    def _furniture(self, places: Sequence[Place]) -> Iterator[Furniture]:
        if self.shape == "sofa":
            yield Furniture(shape="rect", x=0, y=0, width=0.7, height=0.7)
            return
        used = max((one.order or 0 for one in places if one.role in ("principal", "member")), default=0)
        long = min(max(used - self.head, 0), self.arm)
        outer = self.gap + (self.head - 1) * PITCH + 0.6
        yield Furniture(shape="rect", x=0, y=0.95, width=2 * outer, height=0.8)
        for way in (-1, 1) if long else ():
            height = long * PITCH
            x, y = way * (outer - 0.4), 0.55 + height / 2
            yield Furniture(shape="rect", x=x, y=y, width=0.8, height=height)

    def _notes(self) -> Iterator[Text]:
        for side in ("guest", "host"):
            people = self.party.guests if side == "guest" else self.party.hosts
            if not any(one.seated for one in people):
                yield self.wording.say(f"note-nobody-{side}")


def _rostrum(party: Party, wording: Wording, *, domestic: bool) -> RoomPlan:
    """One list from both sides in turn, host first; the senior hand is the left at home, the right abroad."""
    protocol = wording.protocol
    hand = -1 if domestic or protocol.profile.senior_hand == "left" else 1
    guests, hosts = party.seated("guest"), party.seated("host")
    first, second = (guests, hosts) if protocol.profile.rostrum_begins == "guest" else (hosts, guests)
    ranked = in_turn(first[0], second[0])
    longest = protocol.sizes.rostrum_row
    places: list[Place] = []
    even = False
    for row in range(-(-len(ranked) // longest)):
        people = ranked[row * longest : (row + 1) * longest]
        even |= len(people) % 2 == 0
        steps = outward(len(people), hand, protocol.profile.rostrum_even)
        for at, (person, offset) in enumerate(zip(people, steps, strict=True)):
            number = row * longest + at + 1
            rules: tuple[RuleNumber, ...] = ("R10",) if len(people) % 2 == 0 else ("R9",)
            rules = rules if hand < 0 else ("R1", *rules)
            key = "rostrum-first" if number == 1 else "rostrum-right" if offset > 0 else "rostrum-left"
            key = "rostrum-centre" if row and at == 0 else key
            reason = wording.say(key, order=number, row=row + 1)
            places.append(
                _place(
                    person, person.side, "principal" if number == 1 else "member",
                    _Stand(offset * PITCH, -row * ROW * 1.2), rules, reason,
                    order=party.orders[person.id], chair=number,
                )
            )  # fmt: skip
    width = (max((abs(one.x) for one in places), default=0) + 0.6) * 2
    return room_plan(
        "rostrum",
        party,
        places,
        [Furniture(shape="rect", x=0, y=0.95, width=width, height=0.7)],
        wording,
        disputed=("R10",) if even else (),
        notes=(wording.say("note-rostrum-turns"),) if guests[0] and hosts[0] else (),
        left_out={one.id: wording.say("rostrum-interpreter") for one in (*guests[1], *hosts[1])},
    )


def in_turn(first: Sequence[Attendee], second: Sequence[Attendee]) -> list[Attendee]:
    """One from each list by rank, then what is left of the longer one."""
    both = min(len(first), len(second))
    turns = [one for pair in zip(first, second, strict=False) for one in pair]
    return [*turns, *first[both:], *second[both:]]


def outward(people: int, hand: int, even: str) -> list[float]:
    """Steps to the own right of the middle, by rank (R9; R10 for even numbers)."""
    if people % 2 or even == "exact-centre":
        return [float(hand * ((n + 1) // 2) * (1 if n % 2 else -1)) for n in range(people)]
    first = hand if even == "left-centre" else -hand
    return [first * (n // 2 + 0.5) * (-1 if n % 2 else 1) for n in range(people)]


def _signing(party: Party, wording: Wording) -> RoomPlan:
    """Signers at the table, assistants at the outer ends, each delegation standing behind its signer (R8)."""
    row = wording.protocol.sizes.standing_row
    places: list[Place] = []
    for side, way in (("host", -1), ("guest", 1)):
        own: Side = "host" if side == "host" else "guest"
        members, interpreters = party.seated(own)
        for order, person in enumerate((*members, *interpreters), 1):
            line, along = divmod(order - 2, row)
            stand = _Stand(way * (0.6 + along * PITCH), -ROW * (line + 1.3))
            role: PlaceRole = "interpreter" if order > len(members) else "member"
            key = "signing-behind"
            if order == 1:
                stand, role, key = _Stand(way * PITCH, 0), "principal", f"signer-{own}"
            reason = wording.say(key, order=order)
            chair = len(places) + 1
            places.append(_place(person, own, role, stand, ("R8",), reason, order=order, chair=chair))
        if members:
            reason = wording.say("assistant")
            stand = _Stand(way * 3, 0)
            places.append(_place(None, own, "assistant", stand, ("R8",), reason, chair=len(places) + 1))
    return room_plan(
        "signing",
        party,
        places,
        [Furniture(shape="rect", x=0, y=0.95, width=5, height=0.8)],
        wording,
        notes=(wording.say("note-signers"),),
    )

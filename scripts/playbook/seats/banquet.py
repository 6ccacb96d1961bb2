"""Banquets: round tables and long tables, one or several (PROTOCOL R6, R17 to R21)."""

from collections.abc import Iterator, Sequence
from math import atan2, pi
from typing import Literal

from playbook.model.base import Text, as_written
from playbook.model.protocol import RuleNumber
from playbook.seats.model import Furniture, Party, Place, RoomPlan, Wording, check_ids, room_plan
from playbook.seats.ring import Ring, Taken, fill_ring
from playbook.seats.shapes import EDGE, Spot, at_ends, in_the_middle, joined, radius, round_table
from playbook.seats.split import Company, split, table_grid
from playbook.texts import strung

Shape = Literal["round", "long"]
#: Between two tables, in chairs.
AISLE = 1.5


def seat_banquet(party: Party, shape: Shape, wording: Wording) -> RoomPlan:
    """Seat a banquet from both ranked lists; each table seats at most what the data allows.

    Raises ValueError where two of a side share a rank or somebody is listed twice.
    """
    check_ids((*party.guests, *party.hosts))
    return (_Round if shape == "round" else _Long)(party, wording).plan()


class _Banquet:
    """What round and long tables share."""

    shape: Shape

    def __init__(self, party: Party, wording: Wording) -> None:
        self.party, self.wording, self.profile = party, wording, wording.protocol.profile
        self.orders = party.orders
        self.companies = split(party, self.most)
        self.middles = self._middles()

    @property
    def most(self) -> int:
        """The most people at one table."""
        raise NotImplementedError

    def ring(self, company: Company) -> Ring:
        """The chairs of a table in order."""
        raise NotImplementedError

    def spots(self, company: Company, number: int) -> list[Spot]:
        """Where the chairs of a ring stand."""
        raise NotImplementedError

    def extent(self) -> tuple[float, float]:
        """Room that the largest table takes across and along, chairs included."""
        raise NotImplementedError

    def furniture(self, number: int) -> Furniture:
        """The table itself."""
        raise NotImplementedError

    def disputed(self) -> Iterator[RuleNumber]:
        """Rules in dispute that decided something."""
        raise NotImplementedError

    @property
    def across(self) -> int:
        """How many tables stand side by side."""
        return self.wording.protocol.sizes.tables_across

    def plan(self) -> RoomPlan:
        places = [place for number in range(1, len(self.companies) + 1) for place in self._table(number)]
        return room_plan(
            "banquet-round" if self.shape == "round" else "banquet-long",
            self.party,
            places,
            [self.furniture(number) for number in range(1, len(self.companies) + 1)],
            self.wording,
            disputed=tuple(self.disputed()),
            notes=tuple(self._notes(places)),
        )

    def _middles(self) -> list[tuple[float, float]]:
        wide, high = self.extent()
        return [
            (column * (wide + AISLE), row * (high + AISLE))
            for column, row in table_grid(len(self.companies), self.across)
        ]

    def _table(self, number: int) -> Iterator[Place]:
        company = self.companies[number - 1]
        spots, (x, y) = self.spots(company, number), self.middles[number - 1]
        for taken in fill_ring(company, self.ring(company)):
            spot = spots[taken.chair]
            yield Place(
                attendee=taken.person.id,
                side=taken.person.side,
                role=taken.role,
                order=self.orders[taken.person.id],
                table=number,
                chair=taken.chair + 1,
                x=round(x + spot.x, 4),
                y=round(y + spot.y, 4),
                facing=spot.facing,
                rules=taken.rules,
                reason=self._reason(taken, number),
            )

    def _reason(self, taken: Taken, number: int) -> Text:
        key = taken.key
        if key == "host":
            key = self.host_key(number)
        elif key == "guest-without-host" and number > 1:
            key = "guest-of-table"
        return self.wording.say(key, order=self.orders[taken.person.id], table=number)

    def host_key(self, number: int) -> str:
        """The sentence behind the first chair of a table."""
        return "host" if number == 1 else "host-of-table"

    def _notes(self, places: Sequence[Place]) -> Iterator[Text]:
        alone = [str(number) for number, one in enumerate(self.companies, 1) if not one.hosts]
        if alone and len(alone) == len(self.companies):
            yield self.wording.say("note-no-host-at-all")
        elif alone:
            yield self.wording.say("note-no-host", tables=", ".join(alone))
        for number, company in enumerate(self.companies, 1):
            if company.size % 2 and company.size > 1:
                yield self.wording.say("note-odd", table=number, people=company.size)
        yield from self._alone(places)

    def _alone(self, places: Sequence[Place]) -> Iterator[Text]:
        """Guests between people whose languages are known and none of them shared (R21)."""
        for number, company in enumerate(self.companies, 1):
            own = {place.chair - 1: place for place in places if place.table == number}
            ring = self.ring(company)
            alone: list[Text] = []
            for chair, place in sorted(own.items()):
                beside = [own[one] for one in ring.neighbours(chair)]
                speaks = self.party.languages.get(place.attendee or "")
                around = [self.party.languages.get(one.attendee or "") for one in beside]
                if place.side == "host" or not speaks or not around or None in around:
                    continue
                if not any(speaks & other for other in around if other) and not any(
                    one.role == "interpreter" for one in (place, *beside)
                ):
                    person = next(one for one in self.party.guests if one.id == place.attendee)
                    alone.append(as_written(person.name[0]))
            if alone:
                names = strung(alone, ", ", "、")
                yield self.wording.say("note-language", names=names, table=number)


class _Round(_Banquet):
    """R17, with the variants of R18."""

    shape = "round"

    @property
    def most(self) -> int:
        return int(self.wording.protocol.by_number["R20"].figures["most"].value or 0)

    def ring(self, company: Company) -> Ring:
        order = self.profile.banquet_order
        return Ring(
            joined=(True,) * company.size,
            opposite=company.size // 2,
            hand=-1 if order == "guest-on-left" else 1,
            named=order == "named-hosts-round",
        )

    def extent(self) -> tuple[float, float]:
        wide = 2 * radius(max((one.size for one in self.companies), default=0)) + 1
        return wide, wide

    def _guest_faces_door(self, number: int) -> bool:
        company = self.companies[number - 1]
        chosen = self.profile.banquet_order == "guest-faces-door"
        return chosen and number == 1 and bool(company.hosts and company.guests)

    def spots(self, company: Company, number: int) -> list[Spot]:
        turn = 2 * pi / company.size if self._guest_faces_door(number) else 0
        return round_table(company.size, self._first(number) - turn)

    def _first(self, number: int) -> float:
        """The angle of the first chair: its sitter faces the door, or the head table (R20)."""
        if number == 1 or self.profile.table_hosts_face == "door":
            return -pi / 2
        (x0, y0), (x, y) = self.middles[0], self.middles[number - 1]
        return atan2(y - y0, x - x0)

    def furniture(self, number: int) -> Furniture:
        (x, y), size = self.middles[number - 1], radius(self.companies[number - 1].size) - EDGE
        several = number if len(self.companies) > 1 else None
        return Furniture(shape="round", x=x, y=y, width=2 * size, height=2 * size, number=several)

    def host_key(self, number: int) -> str:
        if self._guest_faces_door(number):
            return "host-beside-guest"
        if number > 1 and self.profile.table_hosts_face == "head-table":
            return "host-of-table-to-head"
        return super().host_key(number)

    def disputed(self) -> Iterator[RuleNumber]:
        if any(one.hosts and one.guests for one in self.companies):
            yield "R18"
        if len(self.companies) > 1:
            yield "R20"

    def _reason(self, taken: Taken, number: int) -> Text:
        if taken.key == "guest-host-right" and self._guest_faces_door(number):
            return self.wording.say("guest-faces-door", order=self.orders[taken.person.id])
        return super()._reason(taken, number)


class _Long(_Banquet):
    """R19: the hosts in the middle of both long sides, or at both ends."""

    shape = "long"

    @property
    def most(self) -> int:
        return self.wording.protocol.sizes.long_table

    @property
    def ends(self) -> bool:
        """Whether the hosts sit at the ends."""
        return self.profile.long_table_hosts == "ends"

    @property
    def across(self) -> int:
        return super().across if self.ends else 1

    def ring(self, company: Company) -> Ring:
        spots = self._chairs(company.size)
        across = (at for at, spot in enumerate(spots) if spot.x == 0 and spot.y > 0)
        return Ring(joined=joined(spots), opposite=next(across, 0), long=True)

    def spots(self, company: Company, number: int) -> list[Spot]:  # noqa: ARG002 - all tables stand alike
        return self._chairs(company.size)

    def _chairs(self, size: int) -> list[Spot]:
        return at_ends(size) if self.ends else in_the_middle(size)

    def _reach(self, size: int) -> tuple[float, float]:
        """Width and height of the bare table."""
        spots = self._chairs(size)
        xs, ys = [abs(one.x) for one in spots], [abs(one.y) for one in spots]
        if self.ends:
            return 1.6, 2 * (max(ys) - EDGE)
        return 2 * max(xs) + 1, 1.6

    def extent(self) -> tuple[float, float]:
        wide, high = self._reach(max((one.size for one in self.companies), default=1))
        return wide + 2, high + 2

    def furniture(self, number: int) -> Furniture:
        (x, y), (wide, high) = self.middles[number - 1], self._reach(self.companies[number - 1].size)
        several = number if len(self.companies) > 1 else None
        return Furniture(shape="rect", x=x, y=y, width=wide, height=high, number=several)

    def host_key(self, number: int) -> str:
        if number > 1:
            return "host-of-table"
        return "host-at-end" if self.ends else "host-in-middle"

    def disputed(self) -> Iterator[RuleNumber]:
        if any(len(one.hosts) > 1 for one in self.companies):
            yield "R19"

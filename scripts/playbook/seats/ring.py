"""One banquet table as a ring of chairs (PROTOCOL R6, R17, R18, R19, R21).

Chair 0 is the table's first seat; the others are counted towards that sitter's own right. A round table and
a long one differ in where the ring lies in the room, in who sits opposite, and in the order of guests.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from playbook.model.protocol import RuleNumber
from playbook.seating import Attendee
from playbook.seats.model import PlaceRole
from playbook.seats.split import Company


class Ring(NamedTuple):
    """The shape of a table: ``joined[n]`` says whether chair n stands beside the chair before it."""

    joined: tuple[bool, ...]
    #: The chair opposite the first one.
    opposite: int
    long: bool = False
    #: +1 when the principal guest sits at the host's right, -1 at the left (R18).
    hand: int = 1
    #: A third and a fourth host are named (R18).
    named: bool = False

    @property
    def size(self) -> int:
        """How many chairs."""
        return len(self.joined)

    def neighbours(self, chair: int) -> tuple[int, ...]:
        """The chairs beside a chair."""
        beside = set()
        if self.joined[chair]:
            beside.add((chair - 1) % self.size)
        if self.joined[(chair + 1) % self.size]:
            beside.add((chair + 1) % self.size)
        return tuple(sorted(beside - {chair}))


class Taken(NamedTuple):
    """A chair of the ring with who has it; ``key`` names the sentence that says why."""

    chair: int
    person: Attendee
    role: PlaceRole
    key: str
    rules: tuple[RuleNumber, ...]


def fill_ring(table: Company, ring: Ring) -> list[Taken]:
    """Seat everybody of a table: first the chairs that a rule names, then both sides in turn."""
    filler = _Filler(table, ring)
    filler.named_chairs()
    filler.the_rest()
    return sorted(filler.taken.values())


class _Filler:
    def __init__(self, table: Company, ring: Ring) -> None:
        self.ring, self.main = ring, "R19" if ring.long else "R17"
        self.hosts, self.guests = list(table.hosts), list(table.guests)
        self.interpreters = list(table.interpreters)
        self.taken: dict[int, Taken] = {}
        self.principals: list[int] = []

    def named_chairs(self) -> None:
        """The chairs that a rule gives to hosts, to the guests at their hands, and to interpreters."""
        if not self.hosts:
            self._guest(0, "guest-without-host")
            self._interpreter(1)
            self.principals = [0]
            return
        self._host((0,), "principal", "host", self.main)
        self.principals = [0]
        right, left = ("right", "left") if self.ring.hand > 0 else ("left", "right")
        self._guest(1, f"guest-host-{right}")
        self._interpreter(2)
        opposite = self._second_host()
        if opposite is None:
            self._guest(-1, f"guest-host-{left}")
            return
        self.principals.append(opposite)
        opposite *= self.ring.hand  # from a chair to the step that leads there
        order = [(-1, f"guest-host-{left}"), (opposite + 1, f"guest-second-{right}")]
        for step, key in reversed(order) if self.ring.long else order:
            self._guest(step, key)
        self._guest(opposite - 1, f"guest-second-{left}")
        if self.ring.named and self.ring.size >= 8:
            quarter = self.ring.size // 4
            self._host((quarter,), "member", "host-third", "R18")
            self._host((-quarter,), "member", "host-fourth", "R18")
        self._interpreter(opposite + 2)

    def _second_host(self) -> int | None:
        """Opposite the host, or the next chair where the interpreter needs that one."""
        size = self.ring.size
        chairs = (self.ring.opposite, size - self.ring.opposite, self.ring.opposite + 1)
        return self._host(chairs, "second", "host-second", self.main) if self.hosts else None

    def the_rest(self) -> None:
        """Both sides in turn, no two hosts side by side where it can be avoided (R21)."""
        people = sorted(
            [*self.hosts, *self.guests, *self.interpreters], key=lambda one: (one.interpreter, one.rank)
        )
        free = [chair for chair in range(self.ring.size) if chair not in self.taken]
        free.sort(key=self._seniority)
        hosts = sum(one.side == "host" for one in people)
        for_hosts = _alternating(self.ring, self._sides(), hosts, {c: n for n, c in enumerate(free)})
        for chair in free:
            side = "host" if chair in for_hosts else "guest"
            person = next(one for one in people if one.side == side)
            people.remove(person)
            role: PlaceRole = "interpreter" if person.interpreter and self._has_members() else "member"
            key = "interpreter-further" if role == "interpreter" else f"{side}-alternating"
            self.taken[chair] = Taken(chair, person, role, key, (self.main, "R21"))

    def _has_members(self) -> bool:
        return any(one.role != "interpreter" for one in self.taken.values())

    def _sides(self) -> dict[int, str]:
        return {chair: one.person.side for chair, one in self.taken.items()}

    def _seniority(self, chair: int) -> tuple[int, int, int]:
        """Nearer to a host, nearer to the first host, on the senior hand."""
        size, hand = self.ring.size, self.ring.hand
        steps = [(chair - one) * hand % size for one in self.principals]
        distances = [min(step, size - step) for step in steps]
        nearest = distances.index(min(distances))
        return distances[nearest], nearest, int(steps[nearest] * 2 > size)

    def _free(self, step: int) -> int | None:
        chair = step * self.ring.hand % self.ring.size
        return None if chair in self.taken else chair

    def _guest(self, step: int, key: str) -> None:
        chair = self._free(step)
        if self.guests and chair is not None:
            first = all(one.person.side != "guest" for one in self.taken.values())
            role: PlaceRole = "principal" if first else "member"
            self.taken[chair] = Taken(chair, self.guests.pop(0), role, key, (self.main,))

    def _host(self, steps: Sequence[int], role: PlaceRole, key: str, rule: RuleNumber) -> int | None:
        for step in steps:
            chair = self._free(step)
            if self.hosts and chair is not None:
                self.taken[chair] = Taken(chair, self.hosts.pop(0), role, key, (rule,))
                return chair
        return None

    def _interpreter(self, step: int) -> None:
        """Beside the senior guest there, away from the host: that guest's own right at a round table (R6)."""
        chair = self._free(step)
        beside = (step - 1) * self.ring.hand % self.ring.size
        if not self.interpreters or chair is None or beside not in self.taken:
            return
        joined = beside in self.ring.neighbours(chair)
        key = "interpreter-beside" if joined else "interpreter-across"
        self.taken[chair] = Taken(chair, self.interpreters.pop(0), "interpreter", key, ("R6",))


def _alternating(ring: Ring, sides: dict[int, str], hosts: int, rank: dict[int, int]) -> frozenset[int]:
    """The free chairs for the host side: fewest hosts side by side, then fewest guests side by side.

    Goes round the ring once and keeps, for each number of hosts placed and each side of the last chair, the
    best so far; among equals the guests get the more senior chairs.
    """
    start = {(0, sides.get(0, "guest")): ((0, 0, 0), frozenset[int]())}
    best: dict[tuple[int, str], tuple[tuple[int, int, int], frozenset[int]]] = start
    for chair in range(1, ring.size):
        following: dict[tuple[int, str], tuple[tuple[int, int, int], frozenset[int]]] = {}
        for (used, before), (cost, chosen) in best.items():
            for side, count in _options(sides.get(chair), used, hosts):
                beside = [before] * ring.joined[chair]
                if chair == ring.size - 1 and ring.joined[0] and ring.size > 2:
                    beside.append(sides.get(0, "guest"))
                alike = beside.count(side)
                own = chosen if chair in sides or side == "guest" else chosen | {chair}
                guest_rank = rank[chair] if chair in rank and side == "guest" else 0
                new = (
                    cost[0] + alike * (side == "host"),
                    cost[1] + alike * (side == "guest"),
                    cost[2] + guest_rank,
                )
                if (count, side) not in following or new < following[count, side][0]:
                    following[count, side] = (new, own)
        best = following
    return min((cost, chosen) for (used, _), (cost, chosen) in best.items() if used == hosts)[1]


def _options(fixed: str | None, used: int, hosts: int) -> Iterator[tuple[str, int]]:
    """Which side a chair may go to, and how many hosts are placed then."""
    if fixed is not None:
        yield fixed, used
        return
    yield "guest", used
    if used < hosts:
        yield "host", used + 1

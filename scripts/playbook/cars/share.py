"""Who rides in which car: guests by rank, one of ours with each car, interpreters where one is needed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from playbook.model.base import Id
from playbook.seating import Attendee
from playbook.seats.split import dealt


class Space(NamedTuple):
    """What a car offers: all its seats, those that are no middle seats, and the host at its wheel."""

    seats: int
    comfortable: int
    driver: Id | None = None


class Load(NamedTuple):
    """Who rides in one car, each list most senior first."""

    guests: list[Attendee]
    hosts: list[Attendee]
    interpreters: list[Attendee]

    @property
    def people(self) -> int:
        """How many seats are taken."""
        return len(self.guests) + len(self.hosts) + len(self.interpreters)


class Riders(NamedTuple):
    """Everybody to be driven, each list most senior first, and who speaks a language of the guests."""

    guests: Sequence[Attendee]
    hosts: Sequence[Attendee]
    interpreters: Sequence[Attendee]
    talking: frozenset[Id]

    def most(self, seats: int) -> "Riders":
        """As many as there are seats: guests before hosts, and an interpreter before other hosts."""
        theirs = [one for one in self.interpreters if one.side == "guest"]
        ours = [one for one in self.interpreters if one.side == "host"]
        kept = {one.id for one in [*self.guests, *theirs, *ours, *self.hosts][:seats]}

        def of(people: Iterable[Attendee]) -> list[Attendee]:
            return [one for one in people if one.id in kept]

        return Riders(of(self.guests), of(self.hosts), of(self.interpreters), self.talking)


def share(spaces: Sequence[Space], riders: Riders) -> list[Load]:
    """The people of each car, the first car carrying the principal guest.

    One of the host side goes with each car of guests while there are any, the most senior with the principal
    guest; interpreters go first to cars in which nobody of ours can talk with the guests. Guests follow by
    rank, no middle seat taken before it must be. Whoever finds no seat is in no load.
    """
    sharing = _Sharing(spaces, riders.most(sum(one.seats for one in spaces)))
    sharing.companions()
    sharing.speakers()
    sharing.fill()
    sharing.others()
    return sharing.loads


class _Sharing:
    """The cars while they fill."""

    def __init__(self, spaces: Sequence[Space], riders: Riders) -> None:
        self.spaces, self.riders = spaces, riders
        self.loads = [Load([], [], []) for _ in spaces]
        self.hosts, self.interpreters = list(riders.hosts), list(riders.interpreters)
        #: Cars that carry guests; the others stay in reserve as long as they are not needed.
        self.used = min(len(spaces), len(riders.guests))

    def room(self, car: int) -> int:
        """Seats still free."""
        return self.spaces[car].seats - self.loads[car].people

    def companions(self) -> None:
        """One of ours with each car; where the host drives there is one already."""
        for car in range(self.used):
            if self.hosts and self.room(car) > 1 and not self.spaces[car].driver:
                self.loads[car].hosts.append(self.hosts.pop(0))

    def speakers(self) -> None:
        """An interpreter for each car that has nobody to talk with the guests, then for the others."""
        mute = [car for car in range(self.used) if not self._talks(car)]
        rest = [car for car in range(self.used) if car not in mute]
        for car in (*mute, *rest):
            if self.interpreters and self.room(car) > 1:
                self.loads[car].interpreters.append(self.interpreters.pop(0))

    def _talks(self, car: int) -> bool:
        there = {one.id for one in self.loads[car].hosts} | {self.spaces[car].driver}
        return bool(there & self.riders.talking)

    def fill(self) -> None:
        """Guests by rank; what is too many for the good seats comes to the last car first."""
        rooms = [self.room(car) for car in range(self.used)]
        good = [
            min(room, max(1, self.spaces[car].comfortable - self.loads[car].people))
            for car, room in enumerate(rooms)
        ]
        people = len(self.riders.guests)
        counts = dealt(min(people, sum(good)), good)
        left = [room - own for room, own in zip(rooms, counts, strict=True)]
        more = dealt(people - sum(counts), left[::-1])
        start = 0
        for car, count in enumerate(own + extra for own, extra in zip(counts, more[::-1], strict=True)):
            self.loads[car].guests.extend(self.riders.guests[start : start + count])
            start += count

    def others(self) -> None:
        """Everybody else where most seats are free, the later car before the earlier."""
        left = [(one, False) for one in self.hosts] + [(one, True) for one in self.interpreters]
        for one, interprets in left:
            car = max(range(len(self.spaces)), key=lambda at: (self.room(at), at))
            load = self.loads[car]
            (load.interpreters if interprets else load.hosts).append(one)

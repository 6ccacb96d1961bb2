"""The cars of one visit: those that its file names, else enough of the company's."""

from collections.abc import Iterator, Sequence

from playbook.cars.fleet import choose
from playbook.cars.inside import comfortable
from playbook.cars.model import Car, CarPlan
from playbook.cars.seat import Crew, placed, seat_car
from playbook.cars.share import Load, Riders, Space, share
from playbook.conditions import FactMap
from playbook.model.base import Text, as_written
from playbook.model.playbook import Playbook
from playbook.model.protocol import RuleNumber
from playbook.model.visit import CarUse, Visit
from playbook.people import Cast, HostPerson
from playbook.phrases import Phrases
from playbook.seating import NotSeated
from playbook.seats.model import Wording
from playbook.table import guest_seat, host_seat, interpreter_of

#: Where the references disagree about seats in cars.
_DISPUTED: tuple[RuleNumber, ...] = ("R22", "R25")
#: Whoever holds only this role is a hired driver, no host.
_DRIVER = "driver"


def car_plan(visit: Visit, playbook: Playbook, cast: Cast, facts: FactMap) -> CarPlan | None:
    """Everybody's seat on all drives of a stay; None where the guests are not driven.

    Guests, companions and an interpreter of ours are seated. A host drives (PROTOCOL R23) where whoever is
    named at the wheel holds a role of the visit or is a companion; everybody else is a hired driver.
    """
    if facts["pick-up"] is False and facts["see-off"] is False and not visit.cars:
        return None
    return _Planner(visit, playbook, cast).plan()


class _Planner:
    """The cars and the people of one visit."""

    def __init__(self, visit: Visit, playbook: Playbook, cast: Cast) -> None:
        self.visit, self.playbook, self.cast = visit, playbook, cast
        self.phrases = Phrases(playbook)
        self.interpreter = interpreter_of(visit, cast)
        self.companions = self._companions()
        self.crews = [self._crew(one) for one in visit.cars or self._chosen()]

    def plan(self) -> CarPlan:
        riders, profile = self._riders(), self.playbook.protocol.profile
        spaces = [_space(one) for one in self.crews]
        loads = share(spaces, riders)
        cars = tuple(
            seat_car(number, crew, load, profile, self.phrases)
            for number, (crew, load) in enumerate(zip(self.crews, loads, strict=True), 1)
        )
        people = (*riders.guests, *riders.hosts, *riders.interpreters)
        seated = {one.attendee for car in cars for one in car.seats}
        full = self.phrases.word("cars-reason-full" if cars else "cars-reason-no-car")
        return CarPlan(
            cars=cars,
            suggested=not self.visit.cars,
            attendees=people,
            not_seated=tuple(
                NotSeated(attendee=one.id, reason=full) for one in people if one.id not in seated
            ),
            conventions=tuple(self._conventions(loads)),
            notes=tuple(self._notes(cars, enough=seated >= {one.id for one in people})),
            overbooked=self._overbooked(),
        )

    def _companions(self) -> tuple[HostPerson, ...]:
        """Who rides along: named in the visit file, and the interpreter where the guests need one (R22)."""
        who = set(self.visit.companions)
        if self.interpreter and (self.cast.holder("interpreter") or self.visit.needs.interpreter):
            who.add(self.interpreter.id)
        return self.cast.named(who)

    def _chosen(self) -> tuple[CarUse, ...]:
        people = len(self.visit.guests) + len(self.companions)
        return tuple(CarUse(vehicle=one.id) for one in choose(self.playbook.company.vehicles, people))

    def _crew(self, use: CarUse) -> Crew:
        vehicle = next(one for one in self.playbook.company.vehicles if one.id == use.vehicle)
        named = use.driver or vehicle.driver or ""
        driver = self.cast.holder(named) or self.cast.person(named)
        hosting = {who for role, who in self.cast.holders.items() if role != _DRIVER}
        hosting |= {one.id for one in self.companions}
        return Crew(vehicle, driver, driver is not None and driver.id in hosting and vehicle.kind != "coach")

    def _riders(self) -> Riders:
        guests = [guest_seat(one, self.visit) for one in self.cast.guests]
        at_wheel = {one.driver.id for one in self.crews if one.driver}
        hosts = [
            host_seat(rank, one, one is self.interpreter)
            for rank, one in enumerate(self.companions, 1)
            if one.id not in at_wheel
        ]
        members = [one for one in guests if not one.interpreter] or guests
        interpreters = [one for one in (*hosts, *guests) if one.interpreter and one not in members]
        return Riders(members, [one for one in hosts if not one.interpreter], interpreters, self._talking())

    def _talking(self) -> frozenset[str]:
        """Who of ours speaks a language that the guests read or speak."""
        theirs = {self.visit.language[:2]}
        theirs |= {said.casefold() for one in self.cast.guests for said in one.languages}
        return frozenset(
            one.id for one in self.cast.hosts if theirs & {said.casefold() for said in one.languages}
        )

    def _conventions(self, loads: Sequence[Load]) -> Iterator[Text]:
        """Only disputes in which the other choice would seat somebody elsewhere."""
        protocol = self.playbook.protocol
        wording = Wording(protocol, self.playbook.words)
        for number in _DISPUTED:
            dispute = protocol.by_number[number].dispute
            others = protocol.alternatives(dispute) if dispute else ()
            for other in others:
                profile = protocol.profile.model_copy(update={dispute.setting: other.id} if dispute else {})
                if any(
                    placed(crew, load, profile) != placed(crew, load, protocol.profile)
                    for crew, load in zip(self.crews, loads, strict=True)
                ):
                    yield from wording.conventions(number)
                    break

    def _notes(self, cars: Sequence[Car], *, enough: bool) -> Iterator[Text]:
        if cars and not self.visit.cars:
            yield self.phrases.word("cars-note-suggested" if enough else "cars-note-all")
        if len(cars) > 1:
            yield self.phrases.word("cars-note-order")
        for one in self._overbooked():
            yield self.phrases.word("cars-note-driver-twice", name=_named(one))

    def _overbooked(self) -> tuple[HostPerson, ...]:
        drivers = [one.driver for one in self.crews if one.driver]
        ids = [one.id for one in drivers]
        return tuple({one.id: one for one in drivers if ids.count(one.id) > 1}.values())


def _space(crew: Crew) -> Space:
    driver = crew.driver.id if crew.driver and crew.host_drives else None
    return Space(crew.vehicle.seats, comfortable(crew.vehicle), driver)


def _named(person: HostPerson) -> Text:
    return as_written(person.name, person.latin)

"""Who has which seat of one car, and why (PROTOCOL R22 to R27)."""

from collections.abc import Iterator
from typing import NamedTuple

from playbook.cars.inside import Spot, aides_seat, by_seniority, wheel
from playbook.cars.model import Car, CarSeat
from playbook.cars.share import Load
from playbook.model.base import Id, Text, text
from playbook.model.company import Vehicle
from playbook.model.protocol import Protocol, RuleNumber
from playbook.people import HostPerson
from playbook.phrases import Phrases
from playbook.seating import Attendee


class Crew(NamedTuple):
    """A car and whoever drives it."""

    vehicle: Vehicle
    driver: HostPerson | None
    host_drives: bool


class _Given(NamedTuple):
    """A seat given to somebody; ``why`` is the end of the key of its reason."""

    person: Attendee
    why: str
    spot: Spot


def placed(crew: Crew, load: Load, profile: Protocol) -> dict[Id, str]:
    """Who has which seat, by the name of the seat; for comparing one convention with another."""
    return {one.person.id: f"{one.spot.key} {one.spot.row}" for one in _give(crew, load, profile)}


def seat_car(number: int, crew: Crew, load: Load, profile: Protocol, phrases: Phrases) -> Car:
    """Seat the people of one car; there is a seat for each of them."""
    return _Seater(number, crew, load, profile, phrases).car()


def _give(crew: Crew, load: Load, profile: Protocol) -> Iterator[_Given]:
    """Guests by rank from the senior seat on; ours beside the driver where that is the aide's seat."""
    vehicle, host_drives = crew.vehicle, crew.host_drives
    order = list(by_seniority(vehicle, profile, host_drives=host_drives))
    hosts, interpreters = list(load.hosts), list(load.interpreters)
    line = [(one, "guest") for one in load.guests]
    front = next((one for one in order if one.key == "front"), None)
    if front and load.guests and (hosts or interpreters) and aides_seat(vehicle, host_drives=host_drives):
        order.remove(front)
        aide, why = (interpreters.pop(0), "aide-interpreter") if interpreters else (hosts.pop(), "aide-host")
        yield _Given(aide, why, front)
    if vehicle.kind == "coach" and line and interpreters:
        line.insert(1, (interpreters.pop(0), "coach-interpreter"))
    line += [(one, "host") for one in hosts] + [(one, "interpreter") for one in interpreters]
    for (person, why), spot in zip(line, order, strict=False):
        yield _Given(person, why, spot)


class _Seater:
    """One car while it is seated."""

    def __init__(self, number: int, crew: Crew, load: Load, profile: Protocol, phrases: Phrases) -> None:
        self.number, self.crew, self.load, self.phrases = number, crew, load, phrases
        self.vehicle = crew.vehicle
        self.order = by_seniority(self.vehicle, profile, host_drives=crew.host_drives)
        self.given = {one.spot: one for one in _give(crew, load, profile)}

    def car(self) -> Car:
        seats = tuple(self._seat(order, spot) for order, spot in enumerate(self.order, 1))
        first = self.load.guests[0] if self.load.guests else None
        ours = [one for one in (*self.load.hosts, *self.load.interpreters) if one.side == "host"]
        return Car(
            number=self.number,
            vehicle=self.vehicle,
            driver=self.crew.driver,
            host_drives=self.crew.host_drives,
            wheel=wheel(self.vehicle),
            seats=seats,
            first=first.id if first else None,
            door=self._door(next(one for one in self.order if self._who(one) == first.id)) if first else None,
            stands_by=ours[0].id if first and ours and not self.crew.host_drives else None,
            moves_forward=seats[1].attendee if self.crew.host_drives and len(seats) > 1 else None,
            notes=tuple(self._notes(bool(ours))),
        )

    def _who(self, spot: Spot) -> Id | None:
        return self.given[spot].person.id if spot in self.given else None

    def _seat(self, order: int, spot: Spot) -> CarSeat:
        given = self.given.get(spot)
        return CarSeat(
            attendee=given.person.id if given else None,
            order=order,
            spot=spot.key,
            name=spot_name(spot.key, spot.row, self.phrases),
            row=spot.row,
            x=spot.x,
            y=spot.y,
            rules=self._rules(spot),
            reason=self._reason(given, order) if given else self.phrases.word("cars-why-free"),
        )

    def _rules(self, spot: Spot) -> tuple[RuleNumber, ...]:
        found: list[RuleNumber] = []
        if spot.key == "front" and self.crew.host_drives:
            found.append("R23")
        if spot.key == "front" and self.vehicle.kind == "off-road":
            found.append("R24")
        if not found:
            # the seats behind the front one of an off-road vehicle follow the sedan
            found.append("R25" if self.vehicle.kind in ("van", "coach") else "R22")
        if self.given.get(spot) and self.given[spot].why.startswith("aide"):
            found = ["R22"]
        if self.vehicle.wheel == "right" and spot.x:
            found.append("R26")
        return tuple(found)

    def _reason(self, given: _Given, order: int) -> Text:
        key = given.why
        if key in ("guest", "host") and given.spot.key == "front":
            key = "front-owner" if self.crew.host_drives else key
            key = "front-off-road" if self.vehicle.kind == "off-road" and key == given.why else key
        if key == "guest":
            key = "senior" if order == 1 else "seat"
        return self.phrases.word(f"cars-why-{key}", n=str(order))

    def _door(self, spot: Spot) -> Text:
        """Where the senior guest gets in: at the own seat, away from the driver (PROTOCOL R27)."""
        if self.vehicle.kind == "coach":
            return self.phrases.word("cars-door-coach")
        hand = "left" if self.vehicle.wheel == "right" else "right"
        where = "front" if spot.key == "front" else "sliding" if self.vehicle.kind == "van" else "rear"
        return self.phrases.word(f"cars-door-{where}-{hand}")

    def _notes(self, accompanied: bool) -> Iterator[Text]:
        if not self.load.people:
            yield self.phrases.word("cars-note-empty")
        elif self.load.guests and not accompanied and not self.crew.host_drives:
            yield self.phrases.word("cars-note-alone")
        if self.vehicle.wheel == "right":
            yield self.phrases.word("cars-note-mirrored")


def spot_name(key: str, row: int, phrases: Phrases) -> Text:
    """What people call a seat."""
    said = phrases.playbook.words[f"cars-spot-{key}"]
    return text(said.en.replace("{row}", str(row)), said.zh_hans.replace("{row}", str(row)))

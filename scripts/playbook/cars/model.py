"""A plan of cars as it is printed: who sits where, what decided it, who has no seat.

Frame: a car seen from above, its front at the top of the page. Everybody faces the front, so the right hand
of the page is everybody's own right. ``x`` grows to the right, ``y`` towards the front; the unit is one seat.
"""

from playbook.model.base import Id, Model, Text
from playbook.model.company import Vehicle
from playbook.model.protocol import RuleNumber
from playbook.people import HostPerson
from playbook.seating import Attendee, NotSeated


class CarSeat(Model):
    """A passenger's seat. ``order`` is its place among the seats of the car, from 1."""

    #: None where the seat is free.
    attendee: Id | None
    order: int
    #: What the seat is called, e.g. ``rear-right``; ``name`` says it to people.
    spot: str
    name: Text
    #: The front row is 1; in a coach the first row of passengers.
    row: int
    x: float
    y: float
    rules: tuple[RuleNumber, ...]
    reason: Text


class Car(Model):
    """One car of the line with its driver and all passenger seats, the senior one first."""

    #: Its place in the line, from 1.
    number: int
    vehicle: Vehicle
    #: None where nobody is named yet.
    driver: HostPerson | None
    #: One of the hosts sits at the wheel, no hired driver (PROTOCOL R23).
    host_drives: bool
    #: Where the driver sits, in the frame of the seats.
    wheel: tuple[float, float]
    seats: tuple[CarSeat, ...]
    #: Who gets in first and out last, and through which door (PROTOCOL R27).
    first: Id | None
    door: Text | None
    #: Who sees to the doors and gets in last; None leaves it to the driver.
    stands_by: Id | None
    #: Who moves forward when the guest beside the host gets out (PROTOCOL R23).
    moves_forward: Id | None
    notes: tuple[Text, ...]

    @property
    def taken(self) -> tuple[CarSeat, ...]:
        """The seats that somebody has."""
        return tuple(one for one in self.seats if one.attendee)


class CarPlan(Model):
    """The cars of a visit in the order in which they drive; the same for all drives of the stay."""

    cars: tuple[Car, ...]
    #: The visit file names no car: these are the playbook's choice from the company's.
    suggested: bool
    attendees: tuple[Attendee, ...]
    not_seated: tuple[NotSeated, ...]
    #: Disputed conventions that shaped this plan, each with its alternative.
    conventions: tuple[Text, ...]
    notes: tuple[Text, ...]
    #: Drivers who would have to drive several of the cars at once.
    overbooked: tuple[HostPerson, ...]

    def person(self, who: Id | None) -> Attendee | None:
        """A passenger by id; None for a free seat."""
        return next((one for one in self.attendees if one.id == who), None)

    @property
    def seats(self) -> int:
        """How many passengers the cars take."""
        return sum(len(one.seats) for one in self.cars)

    @property
    def rules(self) -> tuple[RuleNumber, ...]:
        """Numbers of all rules used, in order; R26 and R27 hold for every car."""
        used = {number for car in self.cars for one in car.taken for number in one.rules}
        return tuple(sorted(used | {"R26", "R27"}, key=lambda number: int(number[1:])))

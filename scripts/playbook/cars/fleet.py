"""Which of the company's cars take a party, where the visit file names none."""

from collections.abc import Callable, Sequence

from playbook.cars.inside import comfortable
from playbook.model.company import Vehicle


def choose(fleet: Sequence[Vehicle], people: int) -> tuple[Vehicle, ...]:
    """Few cars with few free seats, the smallest first in the line; all of them where even these are too few.

    Nobody sits in a middle seat and each car has a driver of its own as long as the fleet allows it. If not,
    the middle seats are taken, and only then a driver is counted twice.
    """
    for room, apart in ((comfortable, True), (_seats, True), (_seats, False)):
        chosen = _fewest(fleet, people, room, apart=apart)
        if sum(map(room, chosen)) >= people:
            break
    return tuple(sorted(chosen, key=_seats))


def _seats(vehicle: Vehicle) -> int:
    return vehicle.seats


def _fewest(
    fleet: Sequence[Vehicle], people: int, room: Callable[[Vehicle], int], *, apart: bool
) -> list[Vehicle]:
    """The largest car as long as none takes everybody who is left, then the smallest that does."""
    chosen: list[Vehicle] = []
    left = list(fleet)
    while people > 0 and left:
        enough = [one for one in left if room(one) >= people]
        car = min(enough, key=room) if enough else max(left, key=room)
        chosen.append(car)
        people -= room(car)
        left = [
            one for one in left if one is not car and not (apart and one.driver and one.driver == car.driver)
        ]
    return chosen

"""Where the seats of a car are, and which of them is senior (PROTOCOL R22 to R26)."""

from collections.abc import Iterator
from typing import NamedTuple

from playbook.model.company import Vehicle
from playbook.model.protocol import Protocol

#: From the middle of a car to a seat at its side; the two seats on each side of a coach's aisle.
SIDE, AISLE, WINDOW = 0.9, 0.55, 1.5
#: Seats beside each other behind the front row.
_ABREAST = 3


class Spot(NamedTuple):
    """A passenger seat by its middle, the driver's row at ``y`` 0 and the others behind it."""

    key: str
    row: int
    x: float
    y: float

    @property
    def centre(self) -> bool:
        """Between two others, where nobody likes to sit."""
        return self.key.endswith("centre")


def wheel(vehicle: Vehicle) -> tuple[float, float]:
    """Where the driver sits."""
    side = WINDOW - 0.3 if vehicle.kind == "coach" else SIDE
    return (-_kerb(vehicle) * side, 0.0)


def spots(vehicle: Vehicle) -> tuple[Spot, ...]:
    """All passenger seats row by row, in each row the kerb side first.

    The kerb side is the right one; with the wheel on the right everything is mirrored (PROTOCOL R26).
    """
    return tuple(_coach(vehicle) if vehicle.kind == "coach" else _car(vehicle))


def comfortable(vehicle: Vehicle) -> int:
    """How many passengers sit without a middle seat (PROTOCOL R22: the rear middle is the last)."""
    return sum(not one.centre for one in spots(vehicle))


def by_seniority(vehicle: Vehicle, profile: Protocol, *, host_drives: bool) -> tuple[Spot, ...]:
    """The passenger seats, the senior one first.

    Beside the driver is the first seat where the host drives (PROTOCOL R23) and in an off-road vehicle (R24).
    """
    seats = spots(vehicle)
    front = [one for one in seats if one.key == "front"]
    behind = [one for one in seats if one.key != "front"]
    if vehicle.kind == "van" and profile.van_first == "rear-row":
        behind.sort(key=lambda one: -one.row)
    if vehicle.kind == "off-road" or host_drives:
        return (*front, *behind)
    if vehicle.kind == "sedan":
        third = 2 if profile.sedan_third == "front-passenger" else _ABREAST
        return (*behind[:third], *front, *behind[third:])
    return (*behind, *front)


def aides_seat(vehicle: Vehicle, *, host_drives: bool) -> bool:
    """Whether the seat beside the driver is the aide's or interpreter's (PROTOCOL R22)."""
    return vehicle.kind in ("sedan", "van") and not host_drives


def _kerb(vehicle: Vehicle) -> int:
    """The hand away from the driver: +1 is the sitters' right."""
    return 1 if vehicle.wheel == "left" else -1


def _hand(x: float) -> str:
    return "centre" if x == 0 else "right" if x > 0 else "left"


def _car(vehicle: Vehicle) -> Iterator[Spot]:
    kerb = _kerb(vehicle)
    yield Spot("front", 1, kerb * SIDE, 0.0)
    rows = _rows(vehicle)
    for row, count in enumerate(rows, 2):
        named = "rear" if row == len(rows) + 1 else "middle" if len(rows) == 2 else "row"
        for x in (kerb * SIDE, -kerb * SIDE, 0.0)[:count]:
            yield Spot(f"{named}-{_hand(x)}", row, x, -1.25 * (row - 1))


def _rows(vehicle: Vehicle) -> list[int]:
    """How many sit in each row behind the front one; the middle row of a van has two single seats."""
    left = vehicle.seats - 1
    rows = [min(2, left)] if vehicle.kind == "van" and left else []
    left -= sum(rows)
    while left > 0:
        rows.append(min(_ABREAST, left))
        left -= rows[-1]
    return rows


def _coach(vehicle: Vehicle) -> Iterator[Spot]:
    """Two seats on each side of the aisle; a single one left over joins the last row."""
    kerb = _kerb(vehicle)
    across = [(kerb * WINDOW, "window"), (kerb * AISLE, "aisle")]
    across += [(-x, where) for x, where in reversed(across)]
    single = vehicle.seats > 1 and vehicle.seats % 4 == 1
    for number in range(vehicle.seats - single):
        row, at = divmod(number, 4)
        x, where = across[at]
        yield Spot(f"coach-{_hand(x)}-{where}", row + 1, x, -(row + 1.15))
    if single:
        row = vehicle.seats // 4
        yield Spot("coach-centre", row, 0.0, -(row + 0.15))

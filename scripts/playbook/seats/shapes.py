"""The rings of chairs round a banquet table: where each stands and where its sitter looks.

Every ring begins with the table's first chair and runs towards that sitter's own right, which is against the
clock as seen from above.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

#: From chair to chair, and from the edge of a table to the middle of a chair, in chairs.
PITCH, EDGE = 1.15, 0.62
#: Half the depth of a long table.
HALF = 0.8


class Spot(NamedTuple):
    """A chair by its middle, measured from the middle of its table."""

    x: float
    y: float
    facing: tuple[float, float]


def radius(people: int) -> float:
    """From the middle of a round table to the middle of a chair."""
    return max(people * PITCH / (2 * pi), 1.3)


def round_table(size: int, first: float) -> list[Spot]:
    """A round table whose first chair stands at the angle ``first``."""
    angles = [first + 2 * pi * chair / size for chair in range(size)]
    out = radius(size)
    return [Spot(out * cos(a), out * sin(a), (-cos(a), -sin(a))) for a in angles]


def joined(spots: Sequence[Spot]) -> tuple[bool, ...]:
    """For each chair of a long table whether it stands beside the one before it, not round a corner."""
    return tuple(
        spot.facing == spots[at - 1].facing
        and hypot(spot.x - spots[at - 1].x, spot.y - spots[at - 1].y) < PITCH * 1.01
        for at, spot in enumerate(spots)
    )


def in_the_middle(size: int) -> list[Spot]:
    """The ring of a table across the room: first chair in the middle of the side that faces the door."""
    near, far = -(-size // 2), size // 2
    near_right, far_right = near // 2, far // 2
    near_left, far_left = near - 1 - near_right, far - 1 - far_right
    y = HALF + EDGE
    up, down = (0.0, 1.0), (0.0, -1.0)
    right = [Spot(PITCH * n, -y, up) for n in range(near_right + 1)]
    opposite = [Spot(PITCH * n, y, down) for n in range(far_left, -far_right - 1, -1)] if far else []
    left = [Spot(-PITCH * n, -y, up) for n in range(near_left, 0, -1)]
    return [*right, *opposite, *left]


def at_ends(size: int) -> list[Spot]:
    """The ring of a table that ends at the door: first chair at its far end, facing the door."""
    right, left = size // 2 - 1, size - size // 2 - 1
    longest = max(right, left, 1)
    edge, x = longest * PITCH / 2 + EDGE, HALF + EDGE
    rows = [PITCH * (n - (longest - 1) / 2) for n in range(longest)]
    spots = [Spot(0, -edge, (0.0, 1.0))]
    spots += [Spot(x, y, (-1.0, 0.0)) for y in rows[: max(right, 0)]]
    spots += [Spot(0, edge, (0.0, -1.0))] if size > 1 else []
    spots += [Spot(-x, y, (1.0, 0.0)) for y in reversed(rows[: max(left, 0)])]
    return spots[:size]

"""Where to part a list into columns that stand side by side, in reading order and of about one length.

The renderer could find out by trying, but then tries for ten times as long as all the rest of a sheet takes.
Where a page ends, all columns go on side by side on the next.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil
from typing import TypeVar

from playbook.render.fit import width

Item = TypeVar("Item")


def columns(items: Sequence[Item], heights: Sequence[float], many: int) -> list[list[Item]]:
    """The items in so many columns at most, none of them empty. ``heights`` in any unit, one for each."""
    ends = list(accumulate(heights, initial=0.0))
    cuts = [
        min(range(len(ends)), key=lambda at: abs(ends[at] * many - ends[-1] * number))
        for number in range(many + 1)
    ]
    parted = (list(items[start:end]) for start, end in pairwise(cuts))
    return [column for column in parted if column]


def lines(words: str, size: float, room: float) -> int:
    """How many lines the words take at most, about. Both figures in one unit."""
    return ceil(width(words, size) / room)

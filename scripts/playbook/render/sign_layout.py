"""Where cards stand on their paper, where to cut, and how large the words come out.

All lengths are millimetres. A sheet of one kind always has the same grid and the same marks, so a whole stack
is cut in one go; cards run down through the stack, so that the piles laid on each other are in order.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from playbook import writing
from playbook.model.signs import Sign
from playbook.render.fit import LINE, evenly, fits, width, wrap

#: Cut marks end this far from the card and are this long.
_GAP, _MARK = 1.5, 5.0
#: Larger type is worth a second line only when it comes out this much larger; a break inside a Chinese name,
#: which has no spaces, has to gain more.
_WORTH, _WORTH_INSIDE = 1.35, 2.0
_SHRINK = 0.96
#: Smaller than this (millimetres, or a part of the largest type) a word is rather broken between its letters.
_LEGIBLE, _LEGIBLE_PART = 2.6, 1 / 6


class Mark(NamedTuple):
    """A line at the edge of the paper: where to cut, or where to fold."""

    x: float
    y: float
    width: float
    height: float
    fold: bool = False


class Line(NamedTuple):
    """A line of words with the size of its type; ``text`` counts the texts that were to be set, from 0."""

    words: str
    size: float
    text: int


def spots(sign: Sign) -> list[tuple[float, float]]:
    """The upper left corners of the cards on a sheet of paper, row by row, the whole centred."""
    left, top = _corner(sign)
    return [
        (left + column * sign.width, top + row * sign.outer_height)
        for row in range(sign.rows)
        for column in range(sign.columns)
    ]


def _corner(sign: Sign) -> tuple[float, float]:
    wide, high = sign.page
    return (wide - sign.columns * sign.width) / 2, (high - sign.rows * sign.outer_height) / 2


def pages(count: int, sign: Sign) -> list[list[int | None]]:
    """Which card stands on which spot of which sheet; None stays empty.

    The first pile holds the first cards from top to bottom, the next pile goes on where it ends.
    """
    each = sign.columns * sign.rows
    sheets = -(-count // each)
    return [
        [index if (index := spot * sheets + sheet) < count else None for spot in range(each)]
        for sheet in range(sheets)
    ]


def marks(sign: Sign) -> list[Mark]:
    """Cut marks outside the cards at every cut, fold marks beside every fold; none where nothing is cut."""
    if sign.whole:
        return []
    left, top = _corner(sign)
    right, foot = left + sign.columns * sign.width, top + sign.rows * sign.outer_height
    found = []
    for column in range(sign.columns + 1):
        x = left + column * sign.width
        found += [Mark(x, top - _GAP - _MARK, 0, _MARK), Mark(x, foot + _GAP, 0, _MARK)]
    for row in range(sign.rows + 1):
        found += _beside(left, right, top + row * sign.outer_height)
    if sign.fold == "tent":
        for row in range(sign.rows):
            found += _beside(left, right, top + row * sign.outer_height + sign.height, fold=True)
    return found


def _beside(left: float, right: float, y: float, *, fold: bool = False) -> list[Mark]:
    return [Mark(left - _GAP - _MARK, y, _MARK, 0, fold), Mark(right + _GAP, y, _MARK, 0, fold)]


def fitted(
    texts: Sequence[str], room: tuple[float, float], largest: float, second: float = 1.0
) -> list[Line]:
    """Lines with their type size, as large as ``room`` (width, height) allows; nothing is ever left out.

    ``second`` is the size of all texts after the first, compared with it. Words stay whole while that can be
    read; one line for each text is preferred to somewhat larger type on two.
    """
    return list(_fitted(tuple(texts), room, largest, second))


@lru_cache(maxsize=2000)
def _fitted(
    texts: tuple[str, ...], room: tuple[float, float], largest: float, second: float
) -> tuple[Line, ...]:
    """Remembered, since the names of the two companies stand on every card."""
    flat = _largest(texts, room, largest, second, single=True)
    broken = _largest(texts, room, largest, second, single=False)
    lines = _lines(texts, broken, second, room[0])
    inside = any(
        " " not in texts[at] and count > 1 for at, count in Counter(one.text for one in lines).items()
    )
    size = flat if flat * (_WORTH_INSIDE if inside else _WORTH) >= broken else broken
    if size < min(max(_LEGIBLE, largest * _LEGIBLE_PART), largest):
        size = _largest(texts, room, largest, second, single=False, whole=False)
    sizes = enumerate(_sizes(texts, size, second))
    return tuple(Line(line, own, at) for at, (text, own) in sizes for line in evenly(text, own, room[0]))


def _sizes(texts: Sequence[str], size: float, second: float) -> list[tuple[str, float]]:
    return [(text, size if at == 0 else size * second) for at, text in enumerate(texts)]


def _lines(texts: Sequence[str], size: float, second: float, room: float) -> list[Line]:
    pairs = enumerate(_sizes(texts, size, second))
    return [Line(line, own, at) for at, (text, own) in pairs for line in wrap(text, own, room)]


def _largest(  # noqa: PLR0913 - one question with its conditions
    texts: Sequence[str],
    room: tuple[float, float],
    largest: float,
    second: float,
    *,
    single: bool,
    whole: bool = True,
) -> float:
    """The largest size that fits, down in small steps; ``single``: no text is broken into lines."""
    size = largest
    while not _suits(texts, room, size, second, single=single, whole=whole):
        size *= _SHRINK
    return size


def _suits(  # noqa: PLR0913 - as above
    texts: Sequence[str],
    room: tuple[float, float],
    size: float,
    second: float,
    *,
    single: bool,
    whole: bool,
) -> bool:
    pairs = _sizes(texts, size, second)
    if single and any(width(text, own) > room[0] for text, own in pairs):
        return False
    if whole and not all(fits(text, own, room[0]) for text, own in pairs):
        return False
    return height(_lines(texts, size, second, room[0])) <= room[1]


def height(lines: Sequence[Line]) -> float:
    """From the top of the first line to the foot of the last."""
    return sum(line.size * leading(line) for line in lines)


def leading(line: Line) -> float:
    """What a line takes in height, in sizes of its type."""
    return writing.line(line.words, LINE)

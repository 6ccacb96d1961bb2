"""How much of each list the brief's one page takes: millimetres as ``kits/brief/style.css`` sets them.

Words are measured with upper bounds, so that what is planned for one page stays on one page.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from playbook.render.fit import wrap

_PT = 0.3528
#: Type sizes in points, line heights in millimetres: text, small print, the customer's name, a long one.
_TEXT, _SMALL, _LEAD, _NAME, _LONG_NAME = 8.6, 7.6, 10.5, 20.0, 13.0
LINE, _SMALL_LINE = _TEXT * _PT * 1.38, _SMALL * _PT * 1.35
#: The page without its margins, and the widths of the page, of its columns and of a box in the right one.
_PAGE, _WIDTH, LEFT, RIGHT, BOX = 254.0, 176.0, 86.0, 82.0, 75.0
#: What rounding may cost, and the line of counts below the columns.
_SPARE, _COUNTS = 1.0, 7.0
#: A heading in a column, and the heading and frame of a box.
HEADING, BOX_HEADING = 8.8, 12.6
#: A name that is longer is set smaller.
_SHORT = 40

Measured = Sequence[tuple[Any, float]]


def is_long(name: str) -> bool:
    """Whether the customer's name is set in the smaller size."""
    return len(name) > _SHORT


def lines(words: str, width: float, *, small: bool = False, after: float = 0.0) -> float:
    """The height of words in a column, with the space after them."""
    size, line = (_SMALL, _SMALL_LINE) if small else (_TEXT, LINE)
    return len(wrap(words, size * _PT, width)) * line + after if words else 0.0


def wrap_small(words: str, width: float) -> list[str]:
    """The lines of small print in a column."""
    return wrap(words, _SMALL * _PT, width)


def below_head(name: str, chinese: str, line: str) -> float:
    """What the head of the page leaves for each column."""
    size = _LONG_NAME if is_long(name) else _NAME
    head = len(wrap(name, size * _PT, _WIDTH)) * size * _PT * 1.2
    head += len(wrap(chinese, _LONG_NAME * _PT, _WIDTH)) * _LONG_NAME * _PT * 1.25 if chinese else 0.0
    head += len(wrap(line, _LEAD * _PT, _WIDTH)) * _LEAD * _PT * 1.4
    return _PAGE - head - 12.0 - _COUNTS - _SPARE


def fitting(lists: Mapping[str, Measured], room: float) -> dict[str, list[Any]]:
    """As much of each list as fits: by turns one more of each, so that no list pushes out another.

    Every list keeps its first item; a list that is cut needs a line to say so.
    """
    shown = {key: min(1, len(items)) for key, items in lists.items()}
    grown = True
    while grown:
        grown = False
        for key, items in lists.items():
            more = {**shown, key: shown[key] + 1}
            if shown[key] < len(items) and _height(lists, more) <= room:
                shown, grown = more, True
    return {key: [item for item, _ in items[: shown[key]]] for key, items in lists.items()}


def _height(lists: Mapping[str, Measured], shown: Mapping[str, int]) -> float:
    return sum(
        sum(height for _, height in items[: shown[key]])
        + (_SMALL_LINE * 1.05 if shown[key] < len(items) else 0.0)
        for key, items in lists.items()
    )

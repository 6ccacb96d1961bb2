"""Where the rows of the timeline lie, so that nothing overlaps and nothing is cut. Unit: 0.1 mm."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from playbook.render.fit import LINE, wrap
from playbook.render.seating_layout import WIDTH
from playbook.render.timeline_axis import Axis, make_axis
from playbook.render.timeline_rows import Group, Row

#: Left edges of number, title, owner, due time and chart of days; each ends ``GUTTER`` before the next.
NUMBER, TITLE, OWNER, DUE, CHART = 0.0, 110.0, 730.0, 896.0, 1064.0
GUTTER = 14.0
#: The head with months, days and weekdays; the explanation of signs below the last row.
HEAD, KEY = 166.0, 84.0
#: Type sizes tried, from 7.4 pt down to 6.4 pt, and the space of a heading and between rows.
SIZES = (26.0, 24.0, 22.5)
HEADING = 42.0
_LEAST, _MOST = 6.0, 22.0


class Cell(NamedTuple):
    """The lines of a column of a row."""

    x: float
    lines: tuple[str, ...]
    size: float


class Placed(NamedTuple):
    """A row from ``top`` to ``bottom`` with its columns."""

    row: Row
    top: float
    bottom: float
    cells: tuple[Cell, ...]

    @property
    def base(self) -> float:
        """The baseline of the first lines, so that the tallest column stands in the middle of its row."""
        tall = max(_tall(one) for one in self.cells)
        return self.top + (self.bottom - self.top - tall) / 2 + self.cells[0].size


class Heading(NamedTuple):
    """The heading of a group."""

    group: Group
    top: float


class Timeline(NamedTuple):
    """Everything that is drawn."""

    axis: Axis
    headings: tuple[Heading, ...]
    rows: tuple[Placed, ...]
    bottom: float


def lay_out_timeline(
    groups: Sequence[Group], today: date, visit: Sequence[date], most: float
) -> Timeline | None:
    """The rows below each other in the largest type that fits into a height; None where none does.

    The days of the visit get columns of their own besides those of the deadlines.
    """
    rows = [row for group in groups for row in group.rows]
    ends = [day for row in rows for day in (row.start, row.end) if day]
    axis = make_axis((*visit, *ends), today, CHART, WIDTH)
    for size in SIZES:
        cells = [[_cells(row, size) for row in group.rows] for group in groups]
        content = sum(max(map(_tall, one)) for each in cells for one in each) + HEADING * len(groups)
        pad = (most - HEAD - KEY - content) / max(1, len(rows))
        if pad >= _LEAST:
            return _stacked(groups, cells, axis, min(pad, _MOST))
    return None


def _cells(row: Row, size: float) -> tuple[Cell, ...]:
    """Number, title, owner and due time, broken to fit; the numbers of a bundle stand below its title."""
    title = wrap(row.title, size, OWNER - TITLE - GUTTER)
    small = size * 0.92
    if row.bundle:
        title += wrap(", ".join(row.numbers), size, OWNER - TITLE - GUTTER)
    owners = [line for who in row.owners for line in wrap(who, small, DUE - OWNER - GUTTER)]
    when = wrap(row.when, small, CHART - DUE - GUTTER) if row.when else []
    return (
        Cell(NUMBER, () if row.bundle else row.numbers, size),
        Cell(TITLE, tuple(title), size),
        Cell(OWNER, tuple(owners), small),
        Cell(DUE, tuple(when), small),
    )


def _tall(cell: Cell) -> float:
    return len(cell.lines) * cell.size * LINE


def _stacked(
    groups: Sequence[Group], cells: Sequence[Sequence[tuple[Cell, ...]]], axis: Axis, pad: float
) -> Timeline:
    top = HEAD
    headings: list[Heading] = []
    rows: list[Placed] = []
    for group, own in zip(groups, cells, strict=True):
        headings.append(Heading(group, top))
        top += HEADING
        for row, made in zip(group.rows, own, strict=True):
            bottom = top + max(map(_tall, made)) + pad
            rows.append(Placed(row, top, bottom, made))
            top = bottom
    return Timeline(axis, tuple(headings), tuple(rows), top)

"""The deadlines of a visit as one picture a page high: rows with their step numbers against the days.

Readable in black and white: the kinds of deadlines differ in shape, days off are shaded, and the visit is a
darker block between two lines.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from playbook.model.base import Language
from playbook.model.protocol import PlanWords
from playbook.render.fit import LINE, Label, clean, width
from playbook.render.picture import INK, PAPER, QUIET, Picture
from playbook.render.seating_layout import WIDTH
from playbook.render.timeline_axis import Column
from playbook.render.timeline_layout import (
    CHART,
    DUE,
    HEAD,
    HEADING,
    KEY,
    NUMBER,
    OWNER,
    TITLE,
    Heading,
    Placed,
    Timeline,
)
from playbook.render.timeline_rows import Mark, Row

OFF, VISIT, RULE = "#e4e4e4", "#bdbdbd", "#b4b4b4"
#: Lines of the head from its top: what the block is, months, days, weekdays, marks of special days.
_BLOCK, _MONTH, _DAYS, _WEEKDAY, _SPECIAL = 26.0, 62.0, 94.0, 122.0, 152.0
_SMALL, _DIGITS = 22.0, 20.0
_MARKS: tuple[Mark, ...] = ("plain", "critical", "settle", "late")


class Day(NamedTuple):
    """How a day is headed: its number, its weekday, the sign of a day off or a make-up day."""

    number: str
    weekday: str
    special: str


class Calendar(NamedTuple):
    """What the head says of the days: the visit, and each day in words."""

    arrives: date
    leaves: date
    day: Callable[[date], Day]
    #: Whether nobody works from one day to another.
    off: Callable[[date, date], bool]
    #: Spellings of a month, the longest first.
    month: Callable[[date], tuple[str, ...]]


def timeline_svg(  # noqa: PLR0913 - what a picture depends on
    laid: Timeline,
    calendar: Calendar,
    said: Mapping[str, str],
    words: PlanWords,
    language: Language,
    accent: str,
) -> str:
    """Draw a timeline as wide as the text of an A4 page. ``said`` are its own words, by short key."""
    return _Drawing(laid, calendar, said, words, language, accent).draw()


class _Drawing(Picture):
    def __init__(  # noqa: PLR0913 - what a picture depends on
        self,
        laid: Timeline,
        calendar: Calendar,
        said: Mapping[str, str],
        words: PlanWords,
        language: Language,
        accent: str,
    ) -> None:
        super().__init__(words, language, accent)
        self.laid, self.calendar, self.said = laid, calendar, said

    def draw(self) -> str:
        self.begin(self.laid.bottom + KEY, self.said["title"], None)
        self._shades()
        self._head()
        for heading in self.laid.headings:
            self._heading(heading)
        for placed in self.laid.rows:
            self._row(placed)
        self._frame()
        self._key(self.laid.bottom + KEY - 26)
        return self.written()

    @property
    def _columns(self) -> tuple[Column, ...]:
        return self.laid.axis.columns

    def _visit(self) -> list[Column]:
        own = self.calendar
        return [one for one in self._columns if own.arrives <= one.first and one.last <= own.leaves]

    def _shades(self) -> None:
        """Days off and the visit, from the head down to the last row."""
        top = _MONTH + 6
        for one in self._columns:
            if self.calendar.off(one.first, one.last):
                self._band(one.left, one.right, top, OFF)
        if visit := self._visit():
            self._band(visit[0].left, visit[-1].right, HEAD, VISIT)

    def _band(self, left: float, right: float, top: float, fill: str) -> None:
        self.add("rect", x=left, y=top, width=right - left, height=self.laid.bottom - top, fill=fill)

    def _head(self) -> None:
        self._months()
        for one in self._columns:
            if one.days > 1:
                self._folded(one)
        days = [one for one in self._columns if one.days == 1]
        shown = {one.first: self.calendar.day(one.first) for one in days}
        for y, pick in ((_DAYS, 0), (_WEEKDAY, 1), (_SPECIAL, 2)):
            self._spread([(one, shown[one.first][pick]) for one in days], y)
        if visit := self._visit():
            self._block(visit)

    def _spread(self, cells: list[tuple[Column, str]], y: float) -> None:
        """Words under each other's days; where all of them do not fit, as many as do."""
        end = CHART
        for column, words in cells:
            wide = width(words, _DIGITS)
            left = column.middle - wide / 2
            if words and left >= end and left + wide <= WIDTH:
                self.label(Label(words, column.middle, y, _DIGITS, False, "middle"))
                end = left + wide

    def _folded(self, column: Column) -> None:
        """A folded stretch: how many days it holds, between two waves."""
        words = f"+{column.days}"
        if width(words, _SMALL) <= column.right - column.left:
            self.label(Label(words, column.middle, _DAYS, _SMALL, False, "middle"))
        style = {"stroke": QUIET, "stroke-width": "2", "stroke-dasharray": "2 7"}
        for x in (column.left + 2, column.right - 2):
            self.add("line", x1=x, y1=_MONTH + 6, x2=x, y2=self.laid.bottom, **style)

    def _months(self) -> None:
        firsts: list[Column] = []
        for one in self._columns:
            if not firsts or f"{one.first:%Y%m}" != f"{firsts[-1].first:%Y%m}":
                firsts.append(one)
        for at, one in enumerate(firsts):
            room = (firsts[at + 1].left if at + 1 < len(firsts) else WIDTH) - one.left - 8
            words = next((said for said in self.calendar.month(one.first) if width(said, 24) <= room), "")
            self.label(Label(words, one.left + 4, _MONTH - 6, 24, True, "start"))
            if at:
                self.line((one.left, _MONTH - 28), (one.left, HEAD), 2, QUIET)

    def _block(self, visit: list[Column]) -> None:
        """The word for the visit above its days."""
        left, right = visit[0].left, visit[-1].right
        words = self.said["visit"]
        wide = max(right - left, width(words, _SMALL) + 16)
        x = min(max(CHART, (left + right - wide) / 2), WIDTH - wide)
        self.add("rect", x=x, y=_BLOCK - 24, width=wide, height=30, fill=INK)
        self.label(Label(words, x + wide / 2, _BLOCK - 2, _SMALL, True, "middle"), PAPER)
        for edge in (left, right):
            self.line((edge, _MONTH + 6), (edge, self.laid.bottom), 3)

    def _heading(self, heading: Heading) -> None:
        base = heading.top + HEADING - 12
        if heading.group.late:
            self.add("rect", x=0, y=heading.top + 3, width=CHART - 14, height=HEADING - 6, fill=INK)
        colour, x = (PAPER, 8.0) if heading.group.late else (INK, 0.0)
        self.label(Label(clean(heading.group.title), x, base, 27, True, "start"), colour)

    def _row(self, placed: Placed) -> None:
        self.line((0, placed.bottom), (WIDTH, placed.bottom), 1.2, RULE)
        row, base = placed.row, placed.base
        loud = row.mark in ("critical", "late") and not row.bundle
        for cell in placed.cells:
            strong = cell.x == NUMBER or (cell.x == TITLE and loud)
            for at, line in enumerate(cell.lines):
                first = row.bundle and cell.x == TITLE and at == 0
                y = base + at * cell.size * LINE
                self.label(Label(clean(line), cell.x, y, cell.size, strong or first, "start"))
        if row.end:
            self._deadline(row, base - placed.cells[0].size * 0.34, placed.cells[0].size * 0.5)

    def _deadline(self, row: Row, y: float, half: float) -> None:
        """The mark at the day, and a bar from the day on which it begins."""
        assert row.end  # noqa: S101 - asked by the caller
        mark = self.laid.axis.column(row.end).middle
        if row.start:
            self.line((self.laid.axis.column(row.start).middle, y), (mark, y), 5)
        self._sign(row.mark, mark, y, half)

    def _sign(self, mark: Mark, x: float, y: float, half: float) -> None:
        """A dot, a diamond, a dashed ring, or a black square with an exclamation mark."""
        match mark:
            case "late":
                self.add("rect", x=x - half, y=y - half, width=half * 2, height=half * 2, fill=INK)
                self.label(Label("!", x, y + half * 0.7, half * 2, True, "middle"), PAPER)
            case "critical":
                reach = half * 1.2
                self._polygon((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
            case "settle":
                dash = {"stroke-dasharray": "5 4"}
                self.add("circle", cx=x, cy=y, r=half * 0.8, fill=PAPER, stroke=INK, stroke_width=3, **dash)
            case "plain":
                self.add("circle", cx=x, cy=y, r=half * 0.72, fill=INK)

    def _polygon(self, *corners: tuple[float, float]) -> None:
        self.add("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners), fill=INK)

    def _frame(self) -> None:
        self.line((0, HEAD), (WIDTH, HEAD), 3)
        for x, key in ((NUMBER, "number"), (TITLE, "what"), (OWNER, "owner"), (DUE, "due")):
            self.label(Label(self.said[key], x, HEAD - 14, _SMALL, True, "start"))
        today = self.laid.axis.columns[0]
        if before := self.laid.axis.earlier:
            y, x = _DAYS - 8, before.middle
            self.line((x - 10, y), (x + 12, y), 4)
            self._polygon((x - 14, y), (x - 2, y - 8), (x - 2, y + 8))
        style = {"stroke": INK, "stroke-width": "2.5", "stroke-dasharray": "8 5"}
        self.add("line", x1=today.left, y1=_MONTH + 6, x2=today.left, y2=self.laid.bottom, **style)

    def _key(self, y: float) -> None:
        """The signs in use, explained in one line."""
        x = 12.0
        for mark, words in self._signs():
            self._sign(mark, x + 6, y - 8, 12)
            self.label(Label(words, x + 28, y, _SMALL, False, "start"))
            x += 28 + width(words, _SMALL) + 34
        for fill, key in ((OFF, "off"), (VISIT, "visit")):
            self.add("rect", x=x, y=y - 22, width=28, height=28, fill=fill, stroke=QUIET, stroke_width=1.5)
            self.label(Label(self.said[key], x + 38, y, _SMALL, False, "start"))
            x += 38 + width(self.said[key], _SMALL) + 34
        dash = {"stroke": INK, "stroke-width": "2.5", "stroke-dasharray": "8 5"}
        self.add("line", x1=x, y1=y - 8, x2=x + 40, y2=y - 8, **dash)
        self.label(Label(self.said["today"], x + 50, y, _SMALL, False, "start"))

    def _signs(self) -> Iterator[tuple[Mark, str]]:
        used = {placed.row.mark for placed in self.laid.rows}
        yield from ((mark, self.said[mark]) for mark in _MARKS if mark in used)

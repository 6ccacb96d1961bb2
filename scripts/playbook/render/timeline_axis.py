"""Days along the head of the timeline, wide enough to read: long stretches without a deadline are folded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
#: Stretches with more free days than this are folded into one column, the first choice first.
_KEEP = (31, 14, 9, 6, 4, 3, 2, 1)
#: The width of a day below which folding goes on; of a folded stretch; of what lies before the first day.
_NARROW, _FOLDED, EARLIER = 26.0, 50.0, 34.0


@dataclass(frozen=True)
class Column:
    """A day, or several folded into one."""

    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> float:
        """Where the mark of a deadline stands."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Axis:
    """All columns from left to right, without a gap; ``earlier`` holds every day before them."""

    columns: tuple[Column, ...]
    earlier: Column | None = None

    def column(self, day: date) -> Column:
        """The column that holds a day."""
        if day < self.columns[0].first and self.earlier:
            return self.earlier
        return next(one for one in self.columns if day <= one.last)


def make_axis(busy: Iterable[date], today: date, left: float, right: float) -> Axis:
    """The columns from today to the last day, one for each of ``busy``; those before today share one."""
    days = sorted({today, *busy})
    at = days.index(today)
    earlier = Column(days[0], today - _DAY, left, left + EARLIER) if at else None
    days, left = days[at:], earlier.right if earlier else left
    spans: list[tuple[date, date]] = []
    for keep in _KEEP:
        spans = list(_spans(days, keep))
        if _unit(spans, right - left) >= _NARROW:
            break
    return Axis(tuple(_placed(spans, left, right)), earlier)


def _spans(days: Sequence[date], keep: int) -> Iterator[tuple[date, date]]:
    """First and last day of each column; no more than ``keep`` free days in a row stay as they are."""
    for at, day in enumerate(days):
        free = (day - days[at - 1]).days - 1 if at else 0
        if free > keep:
            yield days[at - 1] + _DAY, day - _DAY
        else:
            yield from ((day - _DAY * away,) * 2 for away in range(free, 0, -1))
        yield day, day


def _unit(spans: Sequence[tuple[date, date]], room: float) -> float:
    """The width of a day when folded stretches get theirs."""
    folded = sum(first != last for first, last in spans)
    return (room - folded * _FOLDED) / (len(spans) - folded)


def _placed(spans: Sequence[tuple[date, date]], left: float, right: float) -> Iterator[Column]:
    unit, folded = _unit(spans, right - left), _FOLDED
    if unit < _NARROW / 2:  # as many deadlines as days: share the room
        unit = folded = (right - left) / len(spans)
    x = left
    for first, last in spans:
        wide = unit if first == last else folded
        yield Column(first, last, x, x + wide)
        x += wide

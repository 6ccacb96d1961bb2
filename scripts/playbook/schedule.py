"""Due times: from 'two working days before arrival' to a window on the host's clock."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from playbook.calendars import WorkCalendar
from playbook.model.base import Model
from playbook.model.company import Hours
from playbook.model.due import Due

#: Anchor id -> aware moment; None or absent when the visit file does not give it.
Moments = Mapping[str, datetime | None]
#: Span id -> the anchors it runs from and to.
Spans = Mapping[str, tuple[str, str]]


class Window(Model):
    """When something is due, on the host's clock.

    ``start`` is None for a plain deadline. ``precise`` means to the minute; otherwise only the days
    count and the times are the office's. ``provisional``: counted over a year without an official
    calendar. ``missing`` names the anchor that is not known; then there is no start and no end.
    """

    start: datetime | None = None
    end: datetime | None = None
    precise: bool = False
    provisional: bool = False
    missing: str | None = None


def window(  # noqa: PLR0913  each is a different source of truth
    due: Due, moments: Moments, spans: Spans, calendar: WorkCalendar, zone: tzinfo, hours: Hours
) -> Window:
    """The window of a due time.

    Days of any kind end with the office day unless ``at`` says otherwise. What is due before an
    anchor never ends after it, and the other way round. Raises ValueError for a moment without zone.
    """
    if due.during:
        return _during(due.during, moments, spans, zone)
    name = due.anchor
    if name in spans:
        name = spans[name][1 if due.after else 0]
    anchor = _local(moments, name, zone)
    if anchor is None:
        return Window(missing=name)
    count = _Count(due, anchor, calendar, zone, hours)
    if due.day_of:
        return count.day_of()
    return count.amounts() if due.unit else count.plain()


def is_late(window: Window, now: datetime) -> bool:
    """True when the window is over. ``now`` has a zone; an open or unknown end is never late."""
    return window.end is not None and _utc(now) > _utc(window.end)


def _during(name: str, moments: Moments, spans: Spans, zone: tzinfo) -> Window:
    first, last = spans.get(name, (name, name))
    start, end = _local(moments, first, zone), _local(moments, last, zone)
    if start is None or end is None:
        return Window(missing=first if start is None else last)
    return Window(start=start, end=_later(start, end), precise=True)


@dataclass(frozen=True)
class _Count:
    """One due time hung on its anchor."""

    due: Due
    anchor: datetime
    calendar: WorkCalendar
    zone: tzinfo
    hours: Hours

    @property
    def back(self) -> bool:
        return self.due.before is not None

    def day_of(self) -> Window:
        day = self.anchor.date()
        if self.due.at:
            return Window(end=self._clock(day, self.due.at), precise=True)
        start = _earlier(self._clock(day, self.hours.start), self.anchor)
        return Window(start=start, end=self._close(day))

    def plain(self) -> Window:
        """No unit: up to the anchor, or straight after it; with ``at``, that time next to it."""
        end = self.anchor
        if self.due.at:
            end = self._clock(self.anchor.date(), self.due.at)
            step = -1 if self.back else 1
            if (_utc(end) - _utc(self.anchor)) * step < timedelta(0):
                end = self._clock(_days_on(self.anchor.date(), step), self.due.at)
            end = self._keep(end)
        return Window(start=None if self.back else self.anchor, end=end, precise=True)

    def amounts(self) -> Window:
        span = self.due.amount
        assert span is not None  # noqa: S101  a unit always comes with its amount
        near, far = (self._end(span.min), self._end(span.max))
        end = near if self.back else far
        start = None
        if span.min < span.max:
            start = _earlier(self._start(span.max if self.back else span.min), end)
        furthest = (far if self.back else end).date()
        unsure = self.due.unit == "working_days" and self.calendar.provisional_between(
            self.anchor.date(), furthest
        )
        precise = bool(self.due.at) or self.due.unit in ("minutes", "hours")
        return Window(start=start, end=end, precise=precise, provisional=unsure)

    def _start(self, n: int) -> datetime:
        if self.due.unit in ("minutes", "hours"):
            return self._end(n)
        return self._keep(self._clock(self._day(n), self.hours.start))

    def _end(self, n: int) -> datetime:
        """The moment n units away, where a deadline falls."""
        if self.due.unit in ("minutes", "hours"):
            away = timedelta(**{self.due.unit: n})
            return _moved(self.anchor, -away if self.back else away, self.zone)
        day = self._day(n)
        return self._keep(self._clock(day, self.due.at) if self.due.at else self._close(day))

    def _day(self, n: int) -> date:
        day, signed = self.anchor.date(), -n if self.back else n
        match self.due.unit:
            case "working_days" if n == 0:
                return self.calendar.on_or_before(day) if self.back else self.calendar.on_or_after(day)
            case "working_days":
                return self.calendar.shift(day, signed)
            case "months":
                return _months_on(day, signed)
            case unit:
                return _days_on(day, signed * 7 if unit == "weeks" else signed)

    def _close(self, day: date) -> datetime:
        """The end of the office day, or of the whole day when the anchor itself is later."""
        end = self._clock(day, self.hours.end)
        late = day == self.anchor.date() and _utc(self.anchor) >= _utc(end)
        return self._clock(day, "23:59") if late else end

    def _keep(self, moment: datetime) -> datetime:
        """The moment, held on the right side of the anchor."""
        return _earlier(moment, self.anchor) if self.back else _later(moment, self.anchor)

    def _clock(self, day: date, clock: str) -> datetime:
        moment = datetime.combine(day, time.fromisoformat(clock), self.zone)
        # By way of UTC, so that a time which the clock change skips becomes the one after it.
        return _moved(moment, timedelta(0), self.zone)


def _local(moments: Moments, name: str, zone: tzinfo) -> datetime | None:
    moment = moments.get(name)
    if moment is None:
        return None
    if moment.utcoffset() is None:
        raise ValueError(f"the moment of {name} has no time zone")
    return _moved(moment, timedelta(0), zone)


def _utc(moment: datetime) -> datetime:
    """In UTC, because Python compares two times of one zone by the clock, blind to its changes."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _moved(moment: datetime, by: timedelta, zone: tzinfo) -> datetime:
    """The moment that really passes ``by`` later; unmoved where the calendar of computers ends."""
    try:
        return (_utc(moment) + by).astimezone(zone)
    except OverflowError:
        return moment.replace(tzinfo=zone)


def _earlier(one: datetime, other: datetime) -> datetime:
    return min(one, other, key=_utc)


def _later(one: datetime, other: datetime) -> datetime:
    return max(one, other, key=_utc)


def _days_on(day: date, n: int) -> date:
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return date.max if n > 0 else date.min


def _months_on(day: date, n: int) -> date:
    """The same day n months on, or the last day of a shorter month."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if n > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

"""Working days: official calendars, computed ones for other years, the company's closing days."""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from playbook.model.base import Text, text
from playbook.model.calendar import CalendarYear

_CLOSED = text("company closing day", "公司放假日")
_HOLIDAY = text("public holiday", "公共假期")
_MADE_UP = text("make-up working day", "调休上班日")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Days:
    """The special days of a year; ``weekend`` holds ISO weekdays."""

    off: Mapping[date, Text] = field(default_factory=dict)
    made_up: Mapping[date, Text] = field(default_factory=dict)
    weekend: frozenset[int] = frozenset({6, 7})


@lru_cache(maxsize=500)
def _computed(country: str, year: int) -> _Days:
    """A year by the `holidays` library; a country it does not know has weekends only."""
    import holidays  # noqa: PLC0415  0.1 s, and most visits fall into an official year

    with warnings.catch_warnings():
        # It warns about years that it knows only in part. We call all its years provisional.
        warnings.simplefilter("ignore")
        try:
            native = holidays.country_holidays(country, years=year)
        except NotImplementedError:
            return _Days()
        known = native.supported_languages
        local = "en_US" if "en_US" in known else None
        english = holidays.country_holidays(country, years=year, language=local)
        chinese = holidays.country_holidays(country, years=year, language="zh_CN") if "zh_CN" in known else {}
        off = {day: text(str(name), str(chinese.get(day, _HOLIDAY.zh_hans))) for day, name in english.items()}
    made_up = {day: _MADE_UP for day in native.weekend_workdays if day.year == year}
    return _Days(off, made_up, frozenset(day + 1 for day in native.weekend))


def _official(calendar: CalendarYear) -> _Days:
    off = {day: holiday.name for holiday in calendar.holidays for day in holiday.days}
    made_up = {
        day: text(
            f"{_MADE_UP.en} for {holiday.name.en}",
            f"{holiday.name.zh_hans}{_MADE_UP.zh_hans}",
        )
        for holiday in calendar.holidays
        for day in holiday.make_up
    }
    return _Days(off, made_up, frozenset(calendar.weekend))


class WorkCalendar:
    """The host's working days.

    Official calendars of other countries are passed over. A year without one is computed and
    provisional: a public holiday may be moved, and make-up days are not known before they are published.
    """

    def __init__(
        self, country: str, official: Iterable[CalendarYear] = (), closures: Iterable[date] = ()
    ) -> None:
        self._country = country
        self._closures = frozenset(closures)
        own = [calendar for calendar in official if calendar.country == country]
        self._official = {calendar.year: _official(calendar) for calendar in own}
        # A published New Year break may reach into a year that has no calendar itself.
        self._off = {day: name for days in self._official.values() for day, name in days.off.items()}
        self._made_up = {day: name for days in self._official.values() for day, name in days.made_up.items()}

    def provisional(self, day: date) -> bool:
        """True when the day's year has no official calendar."""
        return day.year not in self._official

    def provisional_between(self, one: date, other: date) -> bool:
        """True when a year from one day to the other has no official calendar."""
        years = range(min(one.year, other.year), max(one.year, other.year) + 1)
        return any(year not in self._official for year in years)

    def is_working(self, day: date) -> bool:
        """True for a day on which the offices are staffed."""
        if day in self._closures or day in self._off:
            return False
        if day in self._made_up:
            return True
        days = self._days(day.year)
        if day in days.made_up:
            return True
        return day not in days.off and day.isoweekday() not in days.weekend

    def name(self, day: date) -> Text | None:
        """What makes the day special: a holiday, a make-up working day, a closing day; else None."""
        days = self._days(day.year)
        for named in (self._off, self._made_up, days.off, days.made_up):
            if day in named and not (day in self._closures and named in (self._made_up, days.made_up)):
                return named[day]
        return _CLOSED if day in self._closures else None

    def holiday(self, day: date) -> Text | None:
        """The public holiday on which nobody works, by name; None on a working day or a plain weekend."""
        return None if self.is_working(day) else self.name(day)

    def shift(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, or before it for a negative n; 0 gives the day itself.

        Stops at the first or last day that dates can express.
        """
        step = _ONE_DAY if n > 0 else -_ONE_DAY
        edge = date.max if n > 0 else date.min
        for _ in range(abs(n)):
            if day == edge:
                break
            day += step
            while day != edge and not self.is_working(day):
                day += step
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself if it is worked, else the next working day."""
        return day if self.is_working(day) else self.shift(day, 1)

    def on_or_before(self, day: date) -> date:
        """The day itself if it is worked, else the working day before it."""
        return day if self.is_working(day) else self.shift(day, -1)

    def _days(self, year: int) -> _Days:
        return self._official.get(year) or _computed(self._country, year)


def visitors_calendar(home: str, host: str, official: Iterable[CalendarYear]) -> WorkCalendar | None:
    """The calendar of the guests' country, for its public holidays; None where it is the host's own."""
    return None if home == host else WorkCalendar(home, official)


def holidays_between(calendar: WorkCalendar, first: date, last: date) -> list[tuple[date, Text]]:
    """Public holidays from one day to another, both inclusive, in order."""
    days = (first + _ONE_DAY * n for n in range((last - first).days + 1))
    return [(day, name) for day in days if (name := calendar.holiday(day))]

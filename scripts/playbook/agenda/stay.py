"""When the guests are with us: how they travel, which days are worked, from when until when they are here."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from playbook.agenda.lines import AgendaIssue, AgendaItem, Free, at_clock, ceil, floor, issue, place_of, where
from playbook.agenda.rest import HotelRest
from playbook.conditions import FactMap
from playbook.model.playbook import Playbook
from playbook.model.values import as_text
from playbook.model.visit import Arrival, Session, Visit

#: The longest stay a visit file may describe, in days.
MAX_DAYS = 31
#: Less than this at the company is not worth a drive.
_LEAST = timedelta(minutes=30)
#: What a fixed session after hours leaves room for at its end: taking leave.
_AFTER = timedelta(minutes=15)
#: The drive to a place that the company file does not know.
_UNKNOWN_DRIVE = timedelta(minutes=60)


class Stay:
    """One visit's time with us.

    ``working`` holds the working days among the days of the stay, ``rest`` the minutes of rest at the hotel
    before the guests come to us.
    """

    def __init__(
        self, visit: Visit, playbook: Playbook, facts: FactMap, working: frozenset[date], rest: int = 0
    ) -> None:
        self.visit, self.playbook, self.facts, self.working = visit, playbook, facts, working
        self.company, self.travel = playbook.company, playbook.agendas.travel
        way = self._drive(visit.arrives)
        self.rest = HotelRest(visit, playbook, self._in_car, way, rest) if rest else None

    @cached_property
    def reach(self) -> datetime:
        """When the guests can be at the company."""
        end = self.visit.arrives
        if self.rest:
            return self.rest.ready
        return ceil(self._in_car + self._drive(end)) if end.by != "road" else end.at

    @cached_property
    def go(self) -> datetime:
        """When they have to leave the company."""
        end = self.visit.leaves
        spare = timedelta(minutes=self.travel.before_departure.get(end.by, 0))
        return floor(end.at - spare - self._drive(end)) if end.by != "road" else end.at

    @property
    def _in_car(self) -> datetime:
        end = self.visit.arrives
        return ceil(end.at + timedelta(minutes=self.travel.after_arrival.get(end.by, 0)))

    def _drive(self, end: Arrival) -> timedelta:
        if end.by == "road":
            return timedelta()
        place = place_of(self.company, end.place)
        return timedelta(minutes=place.minutes) if place else _UNKNOWN_DRIVE

    @cached_property
    def _all_days(self) -> tuple[date, ...]:
        first, last = self.visit.arrives.at.date(), self.visit.leaves.at.date()
        return tuple(first + timedelta(days=n) for n in range(min((last - first).days, MAX_DAYS) + 1))

    @cached_property
    def _worked(self) -> frozenset[date]:
        """Working days, and days for which the visit file fixes a session."""
        return self.working | {one.start.date() for one in self.visit.sessions}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which we receive: the worked ones, or all where no worked day has time."""
        worked = tuple(day for day in self._all_days if day in self._worked)
        closed = any(self._span(day) for day in self._all_days if day not in self._worked)
        return self._all_days if closed and not any(map(self._span, worked)) else worked

    @cached_property
    def presence(self) -> tuple[Free, ...]:
        """From when until when the guests are at the company, day by day."""
        spans = (self._span(day) for day in self.days)
        return tuple(span for span in spans if span)

    def _span(self, day: date) -> Free | None:
        start = max(ceil(self.reach), at_clock(day, self.travel.earliest))
        end = min(floor(self.go), at_clock(day, self.company.hours.end))
        for one in self._possible(day):
            start = min(start, one.start)
            if one.end > end:
                end = max(one.end, min(floor(self.go), ceil(one.end) + _AFTER))
        return Free(start=start, end=end) if end - start >= _LEAST else None

    def _possible(self, day: date) -> Iterator[Session]:
        """Fixed sessions of a day at which the guests can be: they stretch the office hours."""
        for one in self.visit.sessions:
            if (
                one.start.date() == day
                and one.kind != "meal"
                and self.reach <= one.start
                and one.end <= self.go
            ):
                yield one

    def issues(self) -> Iterator[AgendaIssue]:
        """Days without office, too little time, sessions at which the guests cannot be."""
        here = [day for day in self._all_days if self._span(day)]
        closed = ", ".join(day.isoformat() for day in here if day not in self._worked)
        if closed:
            rule = "free-day" if any(day in self._worked for day in here) else "only-free-days"
            yield issue(self.playbook, rule, days=closed)
        elif not here:
            more = int((ceil(self.reach) + _LEAST - floor(self.go)).total_seconds()) // 60
            # with time enough, but all of it at night, more minutes are no cure
            fix = "no-time-by" if more > 0 else "no-time"
            yield issue(self.playbook, "no-time", fix, **self._bounds, more=str(more))
        for one in self.visit.sessions:
            if one.start < self.reach or one.end > self.go:
                when = f"{one.start:%m-%d %H:%M}–{one.end:%H:%M}"
                title = as_text(one.title)
                yield issue(self.playbook, "outside-hours", title=title, when=when, **self._bounds)

    @property
    def _bounds(self) -> dict[str, str]:
        return {"reach": f"{self.reach:%m-%d %H:%M}", "go": f"{self.go:%m-%d %H:%M}"}

    def lines(self) -> Sequence[AgendaItem]:
        """Arrival, departure and the drives between; no drives where there is no time for both."""
        ends = (("arrival", self.visit.arrives), ("departure", self.visit.leaves))
        lines = [self._end(key, end) for key, end in ends]
        if self.go < self.reach:
            return lines
        if self.rest:
            lines.append(self._transfer("transfer-in", self._in_car, self.rest.reach - self._in_car, None))
            lines.append(self.rest.item())
        elif self.visit.arrives.by != "road":
            drive = self._drive(self.visit.arrives)
            lines.append(self._transfer("transfer-in", self._in_car, drive, None))
        if self.visit.leaves.by != "road":
            drive = self._drive(self.visit.leaves)
            lines.append(self._transfer("transfer-out", self.go, drive, "main-host"))
        return lines

    def _end(self, key: str, end: Arrival) -> AgendaItem:
        met = self.facts["pick-up"] and end.by != "road"
        return AgendaItem(
            id=key,
            title=self.playbook.words[f"agenda-{key}-{end.by}"],
            kind="travel",
            start=end.at,
            end=end.at,
            place=where(place_of(self.company, end.place), end.place, None),
            lead="main-host" if met else None,
            origin="travel",
        )

    def _transfer(self, key: str, start: datetime, drive: timedelta, lead: str | None) -> AgendaItem:
        end = self.visit.arrives if key == "transfer-in" else self.visit.leaves
        return AgendaItem(
            id=key,
            title=self.playbook.words[f"agenda-{key}-{end.by}"],
            kind="travel",
            start=start,
            end=start + drive,
            lead=lead,
            origin="travel",
        )

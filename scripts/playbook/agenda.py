"""The agenda engine: what is fixed stays, guests eat in time, the purpose's template fills the rest.

Pure: takes the visit, the facts and the data. Nothing is hidden: what finds no time is an issue with a fix.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from playbook.agenda_fill import Filler, play, wanted_sessions
from playbook.agenda_lines import (
    EVENING,
    STEP,
    Agenda,
    AgendaIssue,
    AgendaItem,
    Free,
    at_clock,
    ceil,
    floor,
    issue,
    place_of,
    room_of,
    where,
)
from playbook.agenda_stay import MAX_DAYS, Stay
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.agenda import Meal, TemplateSession
from playbook.model.playbook import Playbook
from playbook.model.values import as_text
from playbook.model.visit import MealPlan, Session, Visit

__all__ = [
    "MAX_DAYS",
    "Agenda",
    "AgendaIssue",
    "AgendaItem",
    "Free",
    "build_agenda",
    "is_dinner",
    "place_of",
    "room_of",
]

#: How far a meal may move from its usual time.
_MOVE = timedelta(minutes=60)
#: How much earlier lunch may be because the guests leave, and how much later because they come.
_EARLY, _LATE = timedelta(minutes=30), timedelta(minutes=75)
#: Free time worth showing.
_OPEN = timedelta(minutes=45)

Which = Literal["lunch", "dinner"]


def build_agenda(visit: Visit, playbook: Playbook, facts: FactMap, is_working: frozenset[date]) -> Agenda:
    """The agenda of a visit. ``is_working`` holds the working days among the days of the stay."""
    stay = Stay(visit, playbook, facts, is_working)
    given = [_given(number, one, playbook) for number, one in enumerate(visit.sessions, 1)]
    wanted = wanted_sessions(visit, playbook, facts, given)
    meals = _Meals(stay, given, wanted)
    fixed = [*stay.lines(), *given, *meals.lines()]
    filled, left_out = Filler(visit, playbook, facts, fixed, stay.presence).fill(wanted)
    items = sorted([*fixed, *filled], key=lambda item: (item.start, item.end))
    gaps = Filler(visit, playbook, facts, items, stay.presence).gaps()
    return Agenda(
        items=tuple(items),
        presence=stay.presence,
        open=tuple(gap for gap in gaps if gap.length >= _OPEN),
        issues=(*stay.issues(), *meals.issues, *left_out),
    )


def _given(number: int, one: Session, playbook: Playbook) -> AgendaItem:
    room = next((room for room in playbook.company.rooms if room.id == one.room), None)
    return AgendaItem(
        id=f"session-{number}",
        title=as_text(one.title),
        kind=one.kind,
        start=one.start,
        end=one.end,
        room=room.id if room else None,
        place=where(None, None if room else one.room, room),
        lead=one.lead or "main-host",
        attend=one.attend,
        origin="given",
    )


class _Meals:
    """Lunch on the days at the company, dinner on the evenings (OV-143 to OV-147, OV-200 to OV-205)."""

    def __init__(self, stay: Stay, given: list[AgendaItem], wanted: list[TemplateSession]) -> None:
        self.stay, self.given = stay, given
        self.visit, self.playbook, self.company = stay.visit, stay.playbook, stay.company
        self.found: list[AgendaItem] = []
        self.issues: list[AgendaIssue] = []
        farewell = next((one for one in wanted if one.kind == "farewell"), None)
        self.leave = play(farewell, 10) if farewell else timedelta()

    def lines(self) -> list[AgendaItem]:
        """The meals of the stay; ``issues`` holds those that found no time."""
        for free in self.stay.presence:
            self._lunch(free)
        for day in self.stay.days:
            self._dinner(day)
        return self.found

    def _lunch(self, free: Free) -> None:
        meal, plan = self._choose("lunch", free.start.date()), self.visit.meals.lunch
        if meal is None:
            return
        wish = at_clock(free.start.date(), plan.at or self.company.hours.lunch)
        length = timedelta(minutes=meal.minutes)
        leave = self.leave if free == self.stay.presence[-1] else timedelta()
        start = max(wish, ceil(free.start))
        for end in (free.end - leave, free.end):
            fitting = min(start, floor(end - length)) if start + length > end else start
            if wish - _EARLY <= fitting <= wish + _LATE and fitting >= free.start:
                self._add("lunch", meal, plan, fitting, Free(start=free.start, end=end))
                return

    def _dinner(self, day: date) -> None:
        meal, plan = self._choose("dinner", day), self.visit.meals.dinner
        if meal is None:
            return
        here = Free(start=self.stay.reach, end=self.stay.go)
        wish = at_clock(day, plan.at or self.company.hours.dinner)
        length = timedelta(minutes=meal.minutes)
        start = max(wish, ceil(here.start))
        if start + length > here.end:
            start = floor(here.end - length)
        if abs(start - wish) <= _MOVE and start >= here.start:
            self._add("dinner", meal, plan, start, here)

    def _choose(self, which: Which, day: date) -> Meal | None:
        """The first meal of the data whose condition surely holds on this day of the stay."""
        later = any(
            item.kind == "meal" and _which(item.start) == which and item.start.date() < day
            for item in (*self.found, *self.given)
        )
        fits = ("later", "all") if later else ("first", "all")
        fitting = [one for one in self.playbook.agendas.meals if one.meal == which and one.days in fits]
        return next((m for m in fitting if evaluate(m.applies, self.stay.facts) is Truth.YES), None)

    def _add(self, which: Which, meal: Meal, plan: MealPlan, wish: datetime, here: Free) -> None:
        start = self._free_start(which, wish, timedelta(minutes=meal.minutes), here)
        if start is None:
            return
        place = place_of(self.company, plan.place)
        room = room_of(self.company, plan.place, meal.room)
        self.found.append(
            AgendaItem(
                id=f"{which}-{start:%m%d}",
                title=meal.title,
                kind="meal",
                start=start,
                end=start + timedelta(minutes=meal.minutes),
                room=room.id if room and not place else None,
                place=where(place, None if room and room.id == plan.place else plan.place, room),
                lead=meal.lead,
                attend=plan.attend or meal.attend,
                style=meal.style,
                origin="meal",
                sources=meal.sources,
            )
        )

    def _free_start(self, which: Which, wish: datetime, length: timedelta, here: Free) -> datetime | None:
        """The start nearest to ``wish`` within an hour that no fixed session disturbs."""
        day = wish.date()
        if any(i.kind == "meal" and i.start.date() == day and _which(i.start) == which for i in self.given):
            return None  # the visit file has fixed this meal itself
        shifts = sorted((STEP * n for n in range(-12, 13)), key=lambda shift: (abs(shift), shift))
        for start in (wish + shift for shift in shifts):
            end = start + length
            clash = any(item.start < end and start < item.end for item in (*self.given, *self.found))
            if here.start <= start and end <= here.end and not clash:
                return start
        self.issues.append(issue(self.playbook, "no-meal", when=f"{wish:%m-%d %H:%M}"))
        return None


def is_dinner(item: AgendaItem) -> bool:
    """A meal of the evening, the visit file's own or ours."""
    return item.kind == "meal" and _which(item.start) == "dinner"


def _which(start: datetime) -> Which:
    return "lunch" if start.hour < EVENING else "dinner"

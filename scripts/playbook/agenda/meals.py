"""Lunch on the days at the company, dinner on the evenings (OV-143 to OV-147, OV-200 to OV-205)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from playbook.agenda.companions import within_limit
from playbook.agenda.lines import (
    STEP,
    AgendaIssue,
    AgendaItem,
    Free,
    Which,
    at_clock,
    ceil,
    floor,
    is_dinner,
    issue,
    place_of,
    room_of,
    where,
    which_meal,
)
from playbook.agenda.rest import EARLY, LATE, HotelRest
from playbook.agenda.stay import Stay
from playbook.agenda.templates import play
from playbook.conditions import Truth, evaluate
from playbook.model.agenda import Meal, TemplateSession
from playbook.model.base import Text
from playbook.model.visit import MealPlan

#: How far a meal may move from its usual time.
_MOVE = timedelta(minutes=60)


class Meals:
    """The meals of one stay, around the sessions that are fixed."""

    def __init__(self, stay: Stay, given: Sequence[AgendaItem], wanted: Sequence[TemplateSession]) -> None:
        self.stay, self.given = stay, given
        self.visit, self.playbook, self.company = stay.visit, stay.playbook, stay.company
        self.found: list[AgendaItem] = []
        self.issues: list[AgendaIssue] = []
        farewell = next((one for one in wanted if one.kind == "farewell"), None)
        self.leave = play(farewell, 10) if farewell else timedelta()
        self.dines = False

    def lines(self) -> list[AgendaItem]:
        """The meals of the stay; ``issues`` holds those that found no time.

        Dinners are tried first, because lunch is the main meal only of guests who do not dine with us.
        """
        for day in self.stay.days:
            self._dinner(day)
        self.dines = any(is_dinner(item) for item in (*self.found, *self.given))
        self.found, self.issues = [], []
        if self.stay.rest and self.stay.rest.lunch:
            self._at_hotel(self.stay.rest, self.stay.rest.lunch)
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
            if wish - EARLY <= fitting <= wish + LATE and fitting >= free.start:
                self._place("lunch", meal, plan, fitting, Free(start=free.start, end=end))
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
            self._place("dinner", meal, plan, start, here)

    def _at_hotel(self, rest: HotelRest, lunch: Free) -> None:
        """Guests from far eat at their hotel before they rest."""
        meal = self._choose("lunch", lunch.start.date())
        if meal and not self._fixed("lunch", lunch.start.date()):
            self._add("lunch", meal, self.visit.meals.lunch, lunch, rest.place)

    def _choose(self, which: Which, day: date) -> Meal | None:
        """The first meal of the data whose condition surely holds on this day of the stay."""
        later = any(
            item.kind == "meal" and which_meal(item.start) == which and item.start.date() < day
            for item in (*self.found, *self.given)
        )
        fits = ("later", "all") if later else ("first", "all")
        fitting = [
            one
            for one in self.playbook.agendas.meals
            if one.meal == which and one.days in fits and one.dinner in (None, self.dines)
            if evaluate(one.applies, self.stay.facts) is Truth.YES
        ]
        alike = [one for one in fitting if one.style == fitting[0].style]
        # a meal is named after those who sit down to it: not the leaders' dinner where none may come
        full = (one for one in alike if not one.attend or self._attend(one))
        return next(full, alike[-1] if alike else None)

    def _attend(self, meal: Meal) -> tuple[str, ...]:
        return within_limit(self.visit, self.playbook, self.stay.facts, meal.lead, meal.attend)

    def _place(self, which: Which, meal: Meal, plan: MealPlan, wish: datetime, here: Free) -> None:
        length = timedelta(minutes=meal.minutes)
        start = self._free_start(which, wish, length, here)
        if start is not None:
            self._add(which, meal, plan, Free(start=start, end=start + length), None)

    def _add(self, which: Which, meal: Meal, plan: MealPlan, span: Free, hotel: Text | None) -> None:
        place = place_of(self.company, plan.place)
        room = room_of(self.company, plan.place, meal.room)
        usual = where(place, None if room and room.id == plan.place else plan.place, room)
        attend = plan.attend or self._attend(meal)
        self.found.append(
            AgendaItem(
                id=f"{which}-{span.start:%m%d}",
                title=meal.title,
                kind="meal",
                start=span.start,
                end=span.end,
                room=room.id if room and not place and not hotel else None,
                place=hotel or usual,
                lead=meal.lead,
                attend=attend,
                style=meal.style,
                origin="meal",
                sources=meal.sources,
            )
        )

    def _fixed(self, which: Which, day: date) -> bool:
        """The visit file has fixed this meal itself."""
        return any(
            item.kind == "meal" and item.start.date() == day and which_meal(item.start) == which
            for item in self.given
        )

    def _free_start(self, which: Which, wish: datetime, length: timedelta, here: Free) -> datetime | None:
        """The start nearest to ``wish`` within an hour that no fixed session disturbs."""
        if self._fixed(which, wish.date()):
            return None
        shifts = sorted((STEP * n for n in range(-12, 13)), key=lambda shift: (abs(shift), shift))
        for start in (wish + shift for shift in shifts):
            end = start + length
            clash = any(item.start < end and start < item.end for item in (*self.given, *self.found))
            if here.start <= start and end <= here.end and not clash:
                return start
        self.issues.append(issue(self.playbook, "no-meal", when=f"{wish:%m-%d %H:%M}"))
        return None

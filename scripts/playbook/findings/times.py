"""Notice times missed, days off, an agenda that does not fit."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from playbook.agenda import MAX_DAYS, Agenda, at_clock, is_dinner
from playbook.calendars import holidays_between
from playbook.conditions import Truth, evaluate
from playbook.findings.look import Finding, Level, Look
from playbook.steps import PlannedStep, listed_days

#: The step that asks for a car.
REQUEST_CAR = "file-vehicle-request"
#: Who is still here so long after the usual lunch time expects to eat.
_HUNGRY = timedelta(minutes=30)
#: Who lands so long after the usual dinner time has eaten on the way.
_TOO_LATE = timedelta(hours=3)
_URGENT = ("no-time", "outside-hours", "only-free-days")


def find(look: Look) -> Iterator[Finding]:
    """Findings about time."""
    yield from _agenda(look.agenda)
    yield from _notices(look)
    yield from _lunches(look)
    yield from _dinners(look)
    yield from _calendar(look)


def _agenda(agenda: Agenda) -> Iterator[Finding]:
    for issue in agenda.issues:
        level: Level = "urgent" if issue.rule in _URGENT else "look"
        yield Finding(rule=f"agenda-{issue.rule}", level=level, text=issue.text, action=issue.fix)


def _notices(look: Look) -> Iterator[Finding]:
    """Somebody needs notice, and its time has passed (OV-108: a top leader in writing).

    The steps that ask somebody else for something have words ``finding-late-<step>``; their due time and
    their source are the step's own. Once the guests are here, nobody is served by it.
    """
    if look.now.date() > look.visit.arrives.at.date():
        return
    for step in look.steps:
        if step.id == REQUEST_CAR and look.visit.cars:
            continue  # a car is given once the request is in
        words = f"late-{step.id}"
        if step.late and step.status == "included" and f"finding-{words}" in look.playbook.words:
            yield look.one("notice-late", "urgent", _source(step), words, due=step.due, step=step.id)


def _source(step: PlannedStep) -> str | None:
    return ", ".join(step.sources[:2]) or None


def _lunches(look: Look) -> Iterator[Finding]:
    """Guests who are here at noon and get no lunch (OV-205: for same-day guests it is the main meal)."""
    if any(issue.rule == "no-meal" for issue in look.agenda.issues) or not _serves(look):
        return
    clock = look.playbook.company.hours.lunch
    eating = {item.start.date() for item in look.agenda.items if item.kind == "meal" and not is_dinner(item)}
    for here in look.agenda.presence:
        day = here.start.date()
        lunch = at_clock(day, clock)
        if day not in eating and here.start <= lunch and here.end >= lunch + _HUNGRY:
            source = "OV-205" if look.facts["stay"] == "same-day" else "OV-200"
            yield look.one("no-lunch", "look", source, day=f"{day:%m-%d}", end=f"{here.end:%H:%M}")


def _dinners(look: Look) -> Iterator[Finding]:
    """Guests who are in town on an evening for which nobody has planned their dinner (OV-200)."""
    clock, visit = look.playbook.company.hours.dinner, look.visit
    if any(issue.rule == "no-meal" for issue in look.agenda.issues) or not _serves(look):
        return
    dining = {item.start.date() for item in look.agenda.items if is_dinner(item)}
    closed = {one.date() for one in _evenings(look)} - {one.start.date() for one in look.agenda.presence}
    for evening in _evenings(look):
        day = evening.date()
        come = visit.arrives.at.date() == day and visit.arrives.at > at_clock(day, clock)
        if day not in dining and (day not in closed or come):
            yield look.one("no-dinner", "note", "OV-200", day=f"{day:%m-%d}")


def _evenings(look: Look) -> Iterator[datetime]:
    """The dinner time of each day on which the guests are in town for it, be it from their plane."""
    first, last = look.visit.arrives.at, look.visit.leaves.at
    leave = next((item.start for item in look.agenda.items if item.id == "transfer-out"), last)
    for n in range(min((last.date() - first.date()).days, MAX_DAYS) + 1):
        evening = at_clock(first.date() + timedelta(days=n), look.playbook.company.hours.dinner)
        if first <= evening + _TOO_LATE and leave >= evening + _HUNGRY:
            yield evening


def _serves(look: Look) -> bool:
    """Whether guests of this procedure eat with us at all: nobody does at a meeting by video."""
    return any(evaluate(one.applies, look.facts) is Truth.YES for one in look.playbook.agendas.meals)


def _calendar(look: Look) -> Iterator[Finding]:
    first, last = look.visit.arrives.at.date(), look.visit.leaves.at.date()
    for year in range(first.year, last.year + 1):
        if look.calendar.provisional_between(date(year, 1, 1), date(year, 12, 31)):
            yield look.one("provisional", "note", year=str(year))
    theirs = holidays_between(look.theirs, first, last) if look.theirs else []
    if theirs:
        yield look.one("guest-holiday", "note", days=listed_days(theirs))
    if first == last and (name := look.calendar.name(first)) and not look.calendar.is_working(first):
        yield look.one("holiday", "urgent", day=name)

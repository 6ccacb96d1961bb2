"""Notice times missed, days off, an agenda that does not fit."""

from collections.abc import Iterator
from datetime import date, timedelta

from playbook.agenda import Agenda, at_clock, is_dinner
from playbook.findings.look import Finding, Level, Look
from playbook.steps import PlannedStep

#: The step that asks for a car.
REQUEST_CAR = "file-vehicle-request"
#: Who is still here so long after the usual lunch time expects to eat.
_HUNGRY = timedelta(minutes=30)
_URGENT = ("no-time", "outside-hours", "only-free-days")


def find(look: Look) -> Iterator[Finding]:
    """Findings about time."""
    yield from _agenda(look.agenda)
    yield from _notices(look)
    yield from _lunches(look)
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
    if any(issue.rule == "no-meal" for issue in look.agenda.issues):
        return
    clock = look.playbook.company.hours.lunch
    eating = {item.start.date() for item in look.agenda.items if item.kind == "meal" and not is_dinner(item)}
    for here in look.agenda.presence:
        day = here.start.date()
        lunch = at_clock(day, clock)
        if day not in eating and here.start <= lunch and here.end >= lunch + _HUNGRY:
            source = "OV-205" if look.facts["stay"] == "same-day" else "OV-200"
            yield look.one("no-lunch", "look", source, day=f"{day:%m-%d}", end=f"{here.end:%H:%M}")


def _calendar(look: Look) -> Iterator[Finding]:
    first, last = look.visit.arrives.at.date(), look.visit.leaves.at.date()
    for year in range(first.year, last.year + 1):
        if look.calendar.provisional_between(date(year, 1, 1), date(year, 12, 31)):
            yield look.one("provisional", "note", year=str(year))
    if first == last and (name := look.calendar.name(first)) and not look.calendar.is_working(first):
        yield look.one("holiday", "urgent", day=name)

"""The timeline sheet: the picture of all deadlines, and what the calendars say about its days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from markupsafe import Markup

from playbook.calendars import WorkCalendar
from playbook.plan import VisitPlan
from playbook.render.fit import wrap
from playbook.render.seating_layout import WIDTH
from playbook.render.timeline_layout import Timeline, lay_out_timeline
from playbook.render.timeline_rows import Group, bundled, groups
from playbook.render.timeline_svg import Calendar, Day, timeline_svg
from playbook.render.voice import Voice
from playbook.texts import LOCALES
from playbook.words import format_day

View = dict[str, Any]
#: Height of an A4 page below the heading of the sheet, and of a line of notes, in 0.1 mm; type of the notes.
PAGE, _NOTE, _TYPE = 2330.0, 37.0, 26.8
#: Further days are not looked up for holidays.
_LONGEST = 400
_DAY = timedelta(days=1)


def timeline(plan: VisitPlan, voice: Voice) -> View | None:
    """The picture and its notes on one page; None where nothing is left to do."""
    found = groups(plan, voice)
    if not found:
        return None
    today, visit = plan.now.date(), _days(plan)
    calendar = _calendar(plan)
    ends = [row.end for group in found for row in group.rows if row.end]
    last = max((today, *visit, *ends))
    notes = _notes(plan, calendar, last, voice)
    lines = sum(len(wrap(one, _TYPE, WIDTH)) for one in notes)
    laid = laid_out(found, today, visit, PAGE - lines * _NOTE, voice)
    svg = timeline_svg(
        laid,
        _heads(plan, calendar, voice),
        _said(found, today, last, voice),
        plan.playbook.protocol.words,
        voice.language,
        plan.playbook.company.accent,
    )
    return {"svg": Markup(svg), "notes": notes}  # noqa: S704 - the picture escapes what it says


def laid_out(
    found: Sequence[Group], today: date, visit: Sequence[date], most: float, voice: Voice
) -> Timeline:
    """The rows within a height: deadlines of a day share a row, the fullest days first, until all fit."""
    now = list(found)
    while (laid := lay_out_timeline(now, today, visit, most)) is None:
        fewer = bundled(now, voice)
        if fewer is None:  # names longer than anybody's: the checklist has them in full
            bare = [one._replace(rows=tuple(row._replace(owners=()) for row in one.rows)) for one in now]
            laid = lay_out_timeline(bare, today, visit, float("inf"))
            break
        now = fewer
    assert laid is not None  # noqa: S101 - a page without end holds everything
    return laid


def _notes(plan: VisitPlan, own: WorkCalendar, last: date, voice: Voice) -> list[str]:
    """What the calendars of both sides say about the time up to the last deadline, and what is done."""
    first, country = plan.now.date(), plan.visit.customer.country
    notes = [voice.word("timeline-signs")]
    if ours := _named(own, first, last, voice):
        notes.append(voice.word("timeline-ours", days=voice.listed(ours)))
    theirs = _named(WorkCalendar(country, plan.playbook.calendars), first, last, voice)
    if theirs and country != plan.playbook.company.calendar.country:
        said = {"country": voice.country(country), "days": voice.listed(theirs)}
        notes.append(voice.word("timeline-theirs", **said))
    if own.provisional_between(first, last):
        notes.append(voice.word("timeline-provisional"))
    done = [step.number for step in plan.steps if step.done and step.status != "not-applicable"]
    if done:
        notes.append(voice.word("timeline-done", numbers=voice.listed(done)))
    return notes


def _days(plan: VisitPlan) -> list[date]:
    """The days of the visit that are not over."""
    last, day = plan.visit.leaves.at.date(), max(plan.now.date(), plan.visit.arrives.at.date())
    days: list[date] = []
    while day <= last:
        days.append(day)
        day += _DAY
    return days


def _calendar(plan: VisitPlan) -> WorkCalendar:
    own = plan.playbook.company.calendar
    return WorkCalendar(own.country, plan.playbook.calendars, own.closures)


def _heads(plan: VisitPlan, calendar: WorkCalendar, voice: Voice) -> Calendar:
    from babel.dates import format_date  # noqa: PLC0415 - keeps `playbook check` quick

    locale = LOCALES[voice.language]
    narrow = "EEEEE" if voice.language != "en" else "EEEEEE"

    def day(one: date) -> Day:
        kind = "work" if calendar.is_working(one) else "off"
        sign = voice.word(f"timeline-sign-{kind}") if calendar.name(one) else ""
        return Day(str(one.day), str(format_date(one, narrow, locale=locale)), sign)

    def off(first: date, last: date) -> bool:
        return calendar.shift(first - _DAY, 1) > last

    def month(one: date) -> tuple[str, ...]:
        patterns = ("MMMM y", "MMM y", "MMM") if voice.language == "en" else ("y年M月", "M月")
        return tuple(str(format_date(one, pattern, locale=locale)) for pattern in patterns)

    return Calendar(plan.visit.arrives.at.date(), plan.visit.leaves.at.date(), day, off, month)


def _said(found: Sequence[Group], first: date, last: date, voice: Voice) -> dict[str, str]:
    """The words of the picture, and the whole of it as somebody would read it out."""
    keys = ("plain", "critical", "settle", "late", "off", "visit", "today")
    said = {key: voice.word(f"timeline-key-{key}") for key in keys}
    said |= {"number": voice.word("column-step"), "what": voice.word("column-what")}
    said |= {"owner": voice.word("column-owner"), "due": voice.word("column-due")}
    ends = {name: format_day(day, voice.language) for name, day in (("first", first), ("last", last))}
    comma, stop = (", ", ".") if voice.language == "en" else ("，", "。")
    parts = [voice.word("timeline-alt", **ends)]
    for group in found:
        rows = (comma.join([" ".join(row.numbers), row.title, *row.owners, row.when]) for row in group.rows)
        parts.append(f"{group.title}{':' if voice.language == 'en' else '：'} " + "; ".join(rows) + stop)
    said["title"] = " ".join(parts)
    return said


def _named(calendar: WorkCalendar, first: date, last: date, voice: Voice) -> list[str]:
    """The special days of a stretch, neighbours of one name together."""
    count = min((last - first).days, _LONGEST) + 1
    days = [first + _DAY * away for away in range(count)]
    return list(_runs([(day, voice.say(name)) for day in days if (name := calendar.name(day))], voice))


def _runs(named: Sequence[tuple[date, str]], voice: Voice) -> Iterator[str]:
    # neighbours have the same distance to their place in the list
    for (name, _), run in groupby(
        enumerate(named), key=lambda one: (one[1][1], one[1][0].toordinal() - one[0])
    ):
        days = [day for _, (day, _) in run]
        ends = [format_day(day, voice.language) for day in (days[0], days[-1])]
        if len(days) == 1:
            yield voice.word("timeline-day", day=ends[0], name=name)
        else:
            yield voice.word("timeline-days", first=ends[0], last=ends[1], name=name)

"""The rows of the timeline: late deadlines first, then phase by phase; the days of the visit one row each.

Only what is still to be done has a row. What the clock rules on the days of the visit stands on the run
sheet, so that here each of these days takes one row with the numbers of its steps.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from playbook.cards import by_time
from playbook.plan import VisitPlan
from playbook.render.view_host import owner
from playbook.render.voice import Voice
from playbook.steps import PlannedStep
from playbook.texts import LOCALES
from playbook.words import format_day, format_time

Mark = Literal["plain", "critical", "settle", "late"]
_LOUDEST: tuple[Mark, ...] = ("late", "critical", "plain", "settle")


class Row(NamedTuple):
    """One deadline, or several of one day; ``end`` is None while a date is missing."""

    numbers: tuple[str, ...]
    title: str
    owners: tuple[str, ...]
    start: date | None
    end: date | None
    when: str
    mark: Mark
    #: A row that stands for several deadlines.
    bundle: bool = False


class Group(NamedTuple):
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]
    late: bool = False


def open_steps(plan: VisitPlan) -> list[PlannedStep]:
    """What is still to be done, by time."""
    return by_time([step for step in plan.steps if step.status != "not-applicable" and not step.done])


def groups(plan: VisitPlan, voice: Voice) -> list[Group]:
    """Every open step once: alone, or in the row of its day of the visit."""
    steps = open_steps(plan)
    found = [Group(voice.word("checklist-late"), tuple(_row(one, voice) for one in steps if one.late), True)]
    others = [one for one in steps if not one.late]
    dated = [one for one in others if one.window.end]
    away = [one for one in dated if not _at_visit(plan, one)]
    for number, phase in enumerate(plan.playbook.phases, 1):
        if number == 2:
            found.append(_visit([one for one in dated if _at_visit(plan, one)], voice))
        rows = tuple(_row(one, voice) for one in away if one.phase == phase.id)
        found.append(Group(f"{number} {voice.say(phase.title)}", rows))
    undated = tuple(_row(one, voice) for one in others if not one.window.end)
    found.append(Group(voice.word("timeline-undated"), undated))
    return [one for one in found if one.rows]


def bundled(found: Sequence[Group], voice: Voice) -> list[Group] | None:
    """The same deadlines, those of the fullest day of a group in one row; None where no day has two rows."""
    days = [
        (len(own), at, day)
        for at, group in enumerate(found)
        for day, own in _by_day(group.rows)
        if len(own) > 1
    ]
    if not days:
        return None
    _, chosen, day = max(days, key=lambda one: one[0])
    return [_bundled(group, day, voice) if at == chosen else group for at, group in enumerate(found)]


def _bundled(group: Group, day: date | None, voice: Voice) -> Group:
    """The rows of this day together, where the first of them stood."""
    own = [row for row in group.rows if row.end == day]
    whens = {row.when for row in own}
    one = _together(own, day, whens.pop() if len(whens) == 1 else "", voice)
    rows = [one if row is own[0] else row for row in group.rows if row is own[0] or row.end != day]
    return group._replace(rows=tuple(rows))


def _by_day(rows: Sequence[Row]) -> Iterator[tuple[date | None, list[Row]]]:
    for day in dict.fromkeys(one.end for one in rows):
        yield day, [one for one in rows if one.end == day]


def _at_visit(plan: VisitPlan, step: PlannedStep) -> bool:
    end = step.window.end
    return end is not None and plan.visit.arrives.at.date() <= end.date() <= plan.visit.leaves.at.date()


def _visit(steps: Sequence[PlannedStep], voice: Voice) -> Group:
    """The days of the visit, each with the numbers of its steps."""
    rows = [_row(one, voice) for one in steps]
    days = tuple(_together(own, day, "", voice) for day, own in _by_day(rows) if day)
    return Group(voice.word("timeline-visit"), days)


def _together(own: Sequence[Row], day: date | None, when: str, voice: Voice) -> Row:
    said = voice.word("timeline-steps" if len(own) > 1 else "timeline-one-step", n=str(len(own)))
    return Row(
        numbers=tuple(number for one in own for number in one.numbers),
        title=f"{_day(day, voice)} · {said}" if day else said,
        owners=tuple(dict.fromkeys(who for one in own for who in one.owners)),
        start=None,
        end=day,
        when=when,
        mark=min((one.mark for one in own), key=_LOUDEST.index),
        bundle=True,
    )


def _row(step: PlannedStep, voice: Voice) -> Row:
    window = step.window
    start = window.start.date() if window.start and window.end and window.start < window.end else None
    end = window.end.date() if window.end else None
    return Row(
        numbers=(step.number,),
        title=voice.say(step.title),
        owners=(owner(step, voice),),
        start=start if start != end else None,
        end=end,
        when=_when(step, voice),
        mark=_mark(step),
    )


def _mark(step: PlannedStep) -> Mark:
    if step.late:
        return "late"
    if step.status == "to-settle":
        return "settle"
    return "critical" if step.critical else "plain"


def _when(step: PlannedStep, voice: Voice) -> str:
    """Day and, where it counts, time; the weekday is in the chart. While there is no date, the rule."""
    from babel.dates import format_date  # noqa: PLC0415 - keeps `playbook check` quick

    end = step.window.end
    if end is None:
        return voice.say(step.due)
    pattern = "d MMM" if voice.language == "en" else "M月d日"
    day = str(format_date(end.date(), pattern, locale=LOCALES[voice.language]))
    return f"{day} {format_time(end, voice.language)}" if step.window.precise else day


def _day(day: date | None, voice: Voice) -> str:
    return format_day(day, voice.language) if day else ""

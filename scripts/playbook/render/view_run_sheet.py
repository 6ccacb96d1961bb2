"""The run sheet on paper: a table a day, and below it what runs through the day without a time of its own."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from playbook.cards import by_time
from playbook.plan import VisitPlan
from playbook.render.columns import columns, lines
from playbook.render.run_sheet import RunRow, run_sheet, untimed
from playbook.render.view_host import owner
from playbook.render.voice import Voice
from playbook.steps import PlannedStep
from playbook.words import format_day

View = dict[str, Any]
#: Type size and room of a line in a column below the table, in mm.
_SIZE, _ROOM = 2.82, 78.0


def run_sheets(plan: VisitPlan, voice: Voice) -> View | None:
    """All days of the stay in order; None where nothing happens on any of them."""
    rows, steps = run_sheet(plan, voice), by_time(untimed(plan))
    days = sorted({_day(row) for row in rows} | {_starts(plan, step) for step in steps})
    if not days:
        return None
    return {
        "days": [
            {
                "day": format_day(day, voice.language, year=True),
                "rows": [_row(row, voice) for row in rows if _day(row) == day],
                "untimed": _by_window([one for one in steps if _starts(plan, one) == day], voice),
            }
            for day in days
        ]
    }


def _day(row: RunRow) -> date:
    return (row.start or row.end).date()


def _starts(plan: VisitPlan, step: PlannedStep) -> date:
    """The day of the stay on which a step begins."""
    begins = step.window.start or step.window.end
    assert begins  # noqa: S101 - only steps with a time come here
    return max(begins.date(), plan.visit.arrives.at.date())


def _row(row: RunRow, voice: Voice) -> View:
    start, end = (f"{one:%H:%M}" if one else "" for one in (row.start, row.end))
    span = start if start == end else f"{start}–{end}"
    return {
        "task": row.task,
        "time": voice.word("run-sheet-by", time=end) if row.task else span,
        "number": row.number,
        "critical": row.critical,
        "what": row.what,
        "place": row.place,
        "lead": row.lead,
        "attend": row.attend,
        "needed": list(row.needed),
    }


def _by_window(steps: Sequence[PlannedStep], voice: Voice) -> list[list[View]]:
    """Steps of one stretch of time together, in order of time, in columns. The first of them says when."""
    found: dict[str, list[PlannedStep]] = {}
    for step in steps:
        found.setdefault(voice.window(step.window), []).append(step)
    listed = [
        {
            "when": "" if at else when,
            "number": step.number,
            "what": voice.word("ics-open", title=title) if step.status == "to-settle" else title,
            "critical": step.critical,
            "owner": owner(step, voice),
        }
        for when, own in found.items()
        for at, step in enumerate(own)
        for title in [voice.say(step.title)]
    ]
    return columns(listed, [_height(one) for one in listed], 3)


def _height(step: View) -> float:
    """In lines, about: with the mark of a critical step, and the line that says when."""
    words = f"{step['number']} {step['what']} · {step['owner']}{'　　' if step['critical'] else ''}"
    return lines(words, _SIZE, _ROOM) + bool(step["when"])

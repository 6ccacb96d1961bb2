"""A plan as plain data for ``--json`` and as lines for the terminal."""

import json
from collections.abc import Iterator
from typing import Any

from playbook.agenda import AgendaIssue, AgendaItem
from playbook.findings import Finding
from playbook.model.base import Language, Text, text
from playbook.plan import VisitPlan
from playbook.steps import PlannedStep, Status
from playbook.words import fill, format_day, format_moment, format_time, format_window, pick

STATUSES: tuple[Status, ...] = ("included", "to-settle", "not-applicable")

#: Every word of the listing that does not come from the plan.
_WORDS = {
    "head": text("{visit}: plan as of {now}", "{visit}：{now} 的计划"),
    "included": text("To do ({count})", "要做的步骤（{count}）"),
    "to-settle": text("To be settled ({count})", "待确认（{count}）"),
    "not-applicable": text("Does not apply ({count})", "不适用（{count}）"),
    "agenda": text("Agenda", "议程"),
    "issues": text("Conflicts of the agenda", "议程冲突"),
    "findings": text("To look at", "请留意"),
    "late": text("LATE", "已过期"),
    "done": text("done", "已完成"),
    "critical": text("critical", "关键"),
    "provisional": text("provisional calendar", "日历未公布，暂定"),
    "nobody": text("nobody named yet", "人选未定"),
    "total": text(
        "{included} to do + {to-settle} to be settled + {not-applicable} that do not apply = {steps} steps; "
        "{late} late",
        "要做 {included} + 待确认 {to-settle} + 不适用 {not-applicable} = 共 {steps} 步；已过期 {late} 步",
    ),
}


def as_json(plan: VisitPlan) -> str:
    """What ``playbook plan --json`` prints and ``plan.json`` of a kit holds."""
    return json.dumps(as_plain(plan), ensure_ascii=False, indent=2)


def as_plain(plan: VisitPlan) -> dict[str, Any]:
    """The plan as JSON can hold it: texts as {en, zh-Hans}, moments in ISO 8601 with the host's offset."""
    return {
        "visit": plan.visit.visit,
        "now": plan.now.isoformat(),
        "totals": _totals(plan),
        "steps": [_step(step) for step in plan.steps],
        "agenda": [_session(item) for item in plan.agenda.items],
        "agenda_issues": [_issue(one) for one in plan.agenda.issues],
        "findings": [_finding(one) for one in plan.findings],
    }


def _totals(plan: VisitPlan) -> dict[str, int]:
    counts: dict[str, int] = {status: len(plan.with_status(status)) for status in STATUSES}
    return {**counts, "steps": len(plan.steps), "late": sum(step.late for step in plan.steps)}


def _step(step: PlannedStep) -> dict[str, Any]:
    window, person = step.window, step.person
    return {
        "id": step.id,
        "number": step.number,
        "title": _texts(step.title),
        "status": step.status,
        "reason": _texts(step.reason) if step.reason else None,
        "settle": list(step.keys),
        "owner": {
            "role": step.owner,
            "person": person.id if person else None,
            "name": person.name if person else None,
        },
        "due": {
            "words": _texts(step.due),
            "start": window.start.isoformat() if window.start else None,
            "end": window.end.isoformat() if window.end else None,
            "missing": window.missing,
            "late": step.late,
            "provisional": window.provisional,
        },
        "proof": _texts(step.proof),
        "sources": list(step.sources),
        "done": step.done,
        "critical": step.critical,
    }


def _session(item: AgendaItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": _texts(item.title),
        "kind": item.kind,
        "start": item.start.isoformat(),
        "end": item.end.isoformat(),
        "place": _texts(item.place) if item.place else None,
        "lead": item.lead,
        "origin": item.origin,
        "settle": item.settle,
    }


def _issue(one: AgendaIssue) -> dict[str, Any]:
    return {"rule": one.rule, "text": _texts(one.text), "action": _texts(one.fix)}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "level": one.level,
        "text": _texts(one.text),
        "action": _texts(one.action),
        "source": one.source,
    }


def _texts(said: Text) -> dict[str, str]:
    return {"en": said.en, "zh-Hans": said.zh_hans}


def as_lines(plan: VisitPlan, language: Language) -> Iterator[str]:
    """The plan for people who read it in a terminal."""
    yield _say("head", language, visit=plan.visit.visit, now=format_moment(plan.now, language, year=True))
    for status in STATUSES:
        steps = plan.with_status(status)
        if steps:
            yield ""
            yield _say(status, language, count=str(len(steps)))
            for step in steps:
                yield from _step_lines(step, plan, language)
    yield ""
    yield _say("agenda", language)
    yield from _agenda_lines(plan, language)
    for key, found in (
        ("issues", [(one.text, one.fix) for one in plan.agenda.issues]),
        ("findings", [(one.text, one.action) for one in plan.findings if not one.rule.startswith("agenda-")]),
    ):
        if found:
            yield ""
            yield _say(key, language)
            for said, action in found:
                yield f"  {pick(said, language)}"
                yield f"    → {pick(action, language)}"
    yield ""
    yield _say("total", language, **{key: str(count) for key, count in _totals(plan).items()})


def _step_lines(step: PlannedStep, plan: VisitPlan, language: Language) -> Iterator[str]:
    box = "   " if step.status == "not-applicable" else "[x]" if step.done else "[ ]"
    yield f"  {box} {step.number:<8}{pick(step.title, language)}"
    if step.status != "included" and step.reason:
        yield f"                → {pick(step.reason, language)}"
    if step.status == "not-applicable":
        return
    roles = {role.id: role.title for role in plan.playbook.roles}
    person = step.person
    name = _say("nobody", language)
    if person:
        name = person.latin or person.name if language == "en" else person.name
    when = format_window(step.window, language)
    due = f"{when} ({pick(step.due, language)})" if when else pick(step.due, language)
    marks = [key for key in ("critical", "done") if getattr(step, key)]
    marks += ["late"] * step.late + ["provisional"] * step.window.provisional
    shown = "".join(f" [{_say(mark, language)}]" for mark in marks)
    yield f"              {pick(roles[step.owner], language)}: {name} | {due}{shown}"


def _agenda_lines(plan: VisitPlan, language: Language) -> Iterator[str]:
    day = None
    for item in plan.agenda.items:
        if item.start.date() != day:
            day = item.start.date()
            yield f"  {format_day(day, language, year=True)}"
        place = f" | {pick(item.place, language)}" if item.place else ""
        until = f"–{format_time(item.end, language)}" if item.end > item.start else ""
        yield f"    {format_time(item.start, language)}{until:<6}  {pick(item.title, language)}{place}"


def _say(key: str, language: Language, **values: str) -> str:
    return fill(pick(_WORDS[key], language), values)

"""Checklist, a page a person, and what does not apply: the host's own papers."""

from typing import Any

from playbook.cards import by_time
from playbook.people import HostPerson
from playbook.plan import VisitPlan
from playbook.render.columns import columns, lines
from playbook.render.voice import Voice
from playbook.steps import PlannedStep

View = dict[str, Any]
#: Type size in mm of what does not apply, less what bold is broader, and the room of a line in one of three
#: columns and of two.
_SIZE, _THIRD, _HALF = 2.4, 53.0, 84.0


def person_name(person: HostPerson, voice: Voice) -> str:
    """A host's name for the reader of this language."""
    return (person.latin or person.name) if voice.language == "en" else person.name


def owner(step: PlannedStep, voice: Voice) -> str:
    """The person who owns a step, or that nobody is named yet."""
    return person_name(step.person, voice) if step.person else voice.word("checklist-no-owner")


def row(plan: VisitPlan, step: PlannedStep, voice: Voice) -> View:
    """A step as every list of steps prints it."""
    roles = {role.id: role.title for role in plan.playbook.roles}
    forms = {form.id: form.title for form in plan.playbook.forms}
    when = voice.window(step.window)
    return {
        "id": step.id,
        "number": step.number,
        "title": voice.say(step.title),
        "details": [
            {
                "text": voice.say(one.text),
                "kind": one.kind,
                "open": one.status == "to-settle",
                "reason": voice.say(one.reason),
                "caution": voice.say(one.caution) if one.caution else "",
            }
            for one in step.details
            if one.status != "not-applicable"
        ]
        + [
            {"text": voice.say(said), "kind": "note", "open": False, "reason": "", "caution": ""}
            for said in (step.holiday,)
            if said
        ],
        "proof": voice.say(step.proof),
        "caution": voice.say(step.caution) if step.caution else "",
        "owner": owner(step, voice),
        "named": step.person is not None,
        "role": voice.say(roles[step.owner]),
        "due": when or voice.say(step.due),
        "due_words": voice.say(step.due) if when else "",
        "late": step.late,
        "done": step.done,
        "critical": step.critical,
        "forms": [voice.say(forms[form]) for form in step.forms],
        "questions": [voice.say(one) for one in step.questions],
        "file_keys": list(step.keys),
    }


def checklist(plan: VisitPlan, voice: Voice) -> View:
    """Late steps first, then the phases, then what is to be settled: each step that may apply, once."""
    included = plan.with_status("included")
    late = [step for step in included if step.late]
    groups = []
    for number, phase in enumerate(plan.playbook.phases, 1):
        own = [step for step in included if step.phase == phase.id and not step.late]
        if own:
            groups.append(
                {"number": number, "title": voice.say(phase.title), "sections": _sections(plan, own, voice)}
            )
    return {
        "late": [row(plan, step, voice) for step in by_time(late)],
        "phases": groups,
        "settle": [row(plan, step, voice) for step in plan.with_status("to-settle")],
    }


def _sections(plan: VisitPlan, steps: list[PlannedStep], voice: Voice) -> list[View]:
    found = []
    for section in plan.playbook.sections:
        own = [step for step in steps if step.section == section.id]
        if own:
            number = own[0].number.rsplit(".", 1)[0]
            rows = [row(plan, step, voice) for step in own]
            found.append({"number": number, "title": voice.say(section.title), "rows": rows})
    return found


def persons(plan: VisitPlan, voice: Voice) -> list[View]:
    """A page for everybody who owns a step, in order of seniority; roles without a name come last."""
    live = [step for step in plan.steps if step.status != "not-applicable"]
    titles = {role.id: role.title for role in plan.playbook.roles}
    pages: dict[str, list[PlannedStep]] = {}
    for step in live:
        pages.setdefault(step.person.id if step.person else f"role:{step.owner}", []).append(step)
    found = []
    for key, steps in pages.items():
        person = plan.cast.person(key)
        held = [role for role, who in plan.cast.holders.items() if who == key and role in titles]
        title = (
            voice.word("persons-title", name=person_name(person, voice))
            if person
            else voice.word("persons-vacant", role=titles[steps[0].owner])
        )
        found.append(
            {
                "rank": person.rank if person else 1000,
                "title": title,
                "roles": voice.word("persons-roles", roles=voice.listed([voice.say(titles[r]) for r in held]))
                if held
                else "",
                "phone": (person.phone if person else "") or "",
                "rows": [row(plan, step, voice) for step in by_time(steps)],
                "sessions": _sessions(plan, key, voice),
            }
        )
    return sorted(found, key=lambda page: page["rank"])


def _sessions(plan: VisitPlan, who: str, voice: Voice) -> list[View]:
    rows = []
    for item in plan.agenda.items:
        called = {
            person.id for person in plan.cast.named([*([item.lead] if item.lead else []), *item.attend])
        }
        if who in called:
            rows.append(
                {
                    "day": voice.day(item.start)["a"],
                    "time": voice.clock(item),
                    "title": voice.say(item.title),
                    "place": voice.say(item.place),
                }
            )
    return rows


def skipped(plan: VisitPlan, voice: Voice) -> View:
    """Steps that do not apply, and sentences left out inside steps that do, each with its reason."""
    parts: dict[str, list[View]] = {}
    for step in plan.steps:
        for one in step.details if step.status != "not-applicable" else ():
            if one.status == "not-applicable":
                line = {"number": step.number, "title": voice.say(one.text)}
                parts.setdefault(voice.say(one.reason), []).append(line)
    left_out = [
        {
            "number": step.number,
            "title": voice.say(step.title),
            "reason": voice.say(step.reason),
            "other": step.elsewhere,
        }
        for step in plan.with_status("not-applicable")
    ]
    elsewhere = [step for step in left_out if step["other"]]
    sentences = [
        {"reason": "" if at else reason, **line}
        for reason, rows in parts.items()
        for at, line in enumerate(rows)
    ]
    heights = [_height(one, _HALF) + lines(one["reason"], _SIZE, _HALF) for one in sentences]
    return {
        "steps": [step for step in left_out if not step["other"]],
        "elsewhere": columns(elsewhere, [_height(one, _THIRD) for one in elsewhere], 3),
        "elsewhere_reason": elsewhere[0]["reason"] if elsewhere else "",
        "parts": columns(sentences, heights, 2),
    }


def _height(line: View, room: float) -> float:
    """In lines, about, without its reason."""
    return lines(f"{line['number']} {line['title']}", _SIZE, room)

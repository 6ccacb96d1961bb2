"""Brief, checklist, a page a person, and what does not apply: the host's own papers."""

from collections.abc import Iterable
from typing import Any

from playbook.people import HostPerson
from playbook.plan import PlannedStep, VisitPlan
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts

View = dict[str, Any]
#: Lines of the brief's one page that each list may take; the rest is counted and stands in the checklist.
_LINES = {
    "guests": 12,
    "late": 14,
    "settle": 6,
    "findings": 9,
    "special": 7,
    "contacts": 20,
    "objectives": 5,
    "wants": 5,
}
#: Half-widths of type on a line of a column: a Chinese character takes two.
_COLUMN = 52


def brief(plan: VisitPlan, voice: Voice) -> View:
    """One page: who, when, why, objectives, contacts, what is special, what is late or open."""
    visit, playbook = plan.visit, plan.playbook
    purposes = {purpose.id: purpose for purpose in playbook.purposes}
    main = purposes[visit.purpose]
    late = [step for step in plan.steps if step.late]
    objectives = [voice.say(one) for one in visit.objectives] or [voice.say(one) for one in main.objectives]
    return {
        "customer": {
            "name": visit.customer.name,
            "chinese": visit.customer.chinese or "",
            "country": voice.country(visit.customer.country),
            "words": _customer_words(plan, voice),
        },
        "guests": _cut(
            [_guest(plan, voice, number) for number in range(len(plan.cast.guests))], "guests", voice
        ),
        "travel": _travel(plan, voice),
        "purposes": [voice.say(purposes[one].title) for one in (visit.purpose, *visit.other_purposes)],
        "objectives": _cut(objectives, "objectives", voice),
        "wants": _cut([voice.say(detail.text) for detail in main.wants], "wants", voice),
        "contacts": _cut(_contacts(plan, voice), "contacts", voice),
        "special": _cut(_special(plan, voice), "special", voice),
        "late": _cut([_short(step, voice) for step in late], "late", voice),
        "settle": _cut([_question(step, voice) for step in plan.with_status("to-settle")], "settle", voice),
        "findings": _cut(
            [
                {"text": voice.say(one.text), "action": voice.say(one.action), "level": one.level}
                for one in plan.findings
            ],
            "findings",
            voice,
        ),
        "counts": voice.word(
            "brief-counts",
            included=str(len(plan.with_status("included"))),
            settle=str(len(plan.with_status("to-settle"))),
            skipped=str(len(plan.with_status("not-applicable"))),
            all=str(len(plan.steps)),
        ),
        "remarks": [voice.say(one) for one in visit.remarks],
    }


def _cut(items: list[Any], what: str, voice: Voice) -> View:
    """The first items that fit into the list's lines (at least one), and how many are left over."""
    room = _LINES[what]
    shown: list[Any] = []
    for item in items:
        room -= _lines(item)
        if room < 0 and shown:
            break
        shown.append(item)
    left = len(items) - len(shown)
    return {"shown": shown, "more": voice.word("kit-and-more", n=str(left)) if left else ""}


def _lines(item: Any) -> int:
    """About how many printed lines an item takes: its texts one after the other, each from a new line."""
    if isinstance(item, str):
        return -(-sum(2 if ord(letter) > 0x2E80 else 1 for letter in item) // _COLUMN) or 1
    texts = item["names"] + [item["title"]] if "names" in item else list(item.values())
    return sum(_lines(one) for one in texts if isinstance(one, str) and len(one) > 8)


def _customer_words(plan: VisitPlan, voice: Voice) -> list[str]:
    customer = plan.visit.customer
    words = [voice.word(f"customer-{customer.relation}")]
    if customer.important:
        words.append(voice.word("customer-important"))
    if customer.kind:
        words.append(voice.word(f"customer-kind-{customer.kind}"))
    return words


def _guest(plan: VisitPlan, voice: Voice, number: int) -> View:
    guest = plan.cast.guests[number]
    names = list(dict.fromkeys(name for name in (guest.name, guest.latin, guest.chinese) if name))
    return {
        "order": guest.order,
        "names": names,
        "title": voice.say(guest.title),
        "diet": voice.say(guest.diet),
        "note": voice.say(guest.note),
        "interpreter": guest.interpreter,
        "languages": ", ".join(guest.languages),
    }


def _travel(plan: VisitPlan, voice: Voice) -> list[View]:
    visit = plan.visit
    rows = []
    for key, end in (("brief-arrive", visit.arrives), ("brief-leave", visit.leaves)):
        item = next(
            one
            for one in plan.agenda.items
            if one.id == ("arrival" if key == "brief-arrive" else "departure")
        )
        what = [voice.word(f"travel-{end.by}"), end.number or "", voice.say(item.place)]
        rows.append(
            {"label": voice.word(key), "when": voice.say(end.at), "what": " · ".join(w for w in what if w)}
        )
    if plan.agenda.presence:
        first = plan.agenda.presence[0].start
        rows.insert(1, {"label": voice.word("brief-at-company"), "when": voice.say(first), "what": ""})
    if visit.leaves.home:
        zone = visit.leaves.home.strftime("%z")
        note = voice.word("brief-home-note", zone=f"UTC{zone[:3]}:{zone[3:]}")
        rows.append({"label": voice.word("brief-home"), "when": voice.say(visit.leaves.home), "what": note})
    return rows


def _contacts(plan: VisitPlan, voice: Voice) -> list[View]:
    """The people of the visit's team first, then the other holders, each once."""
    titles = {role.id: role.title for role in plan.playbook.roles}
    roles: dict[str, list[str]] = {}
    ordered = [*plan.visit.team, *(role for role in plan.cast.holders if role not in plan.visit.team)]
    for role in ordered:
        if role in titles:
            roles.setdefault(plan.cast.holders[role], []).append(voice.say(titles[role]))
    rows = []
    for who, held in roles.items():
        person = plan.cast.person(who)
        if person:
            rows.append(
                {"name": person_name(person, voice), "roles": voice.listed(held), "phone": person.phone or ""}
            )
    return rows


def person_name(person: HostPerson, voice: Voice) -> str:
    """A host's name for the reader of this language."""
    return (person.latin or person.name) if voice.language == "en" else person.name


def _special(plan: VisitPlan, voice: Voice) -> list[str]:
    facts = visit_facts(plan.visit, plan.playbook.company)
    phrases = {fact.id: fact for fact in plan.playbook.facts}
    wanted = ("top-leader", "other-suppliers", "interpreter", "entry-documents", "flags", "gifts")
    lines = [voice.say(phrases[one].phrase) for one in wanted if facts[one] is True]
    lines += [voice.say(remark) for remark in plan.visit.remarks]
    for guest in plan.cast.guests:
        for extra in (guest.diet, guest.note):
            if extra:
                lines.append(
                    f"{guest.latin}: {voice.say(extra)}"
                    if voice.language == "en"
                    else f"{guest.name}：{voice.say(extra)}"
                )
    language = plan.playbook.words[f"language-{plan.visit.language}"]
    lines.append(voice.word("guests-read", language=language))
    return lines


def _short(step: PlannedStep, voice: Voice) -> View:
    return {
        "number": step.number,
        "title": voice.say(step.title),
        "owner": owner(step, voice),
        "due": voice.window(step.window),
    }


def _question(step: PlannedStep, voice: Voice) -> View:
    return {"number": step.number, "title": voice.say(step.title), "reason": voice.say(step.reason)}


def owner(step: PlannedStep, voice: Voice) -> str:
    """The person who owns a step, or that nobody is named yet."""
    return person_name(step.person, voice) if step.person else voice.word("checklist-no-owner")


def _row(plan: VisitPlan, step: PlannedStep, voice: Voice) -> View:
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
            }
            for one in step.details
            if one.status != "not-applicable"
        ],
        "proof": voice.say(step.proof),
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
        "late": [_row(plan, step, voice) for step in _by_time(late)],
        "phases": groups,
        "settle": [_row(plan, step, voice) for step in plan.with_status("to-settle")],
    }


def _sections(plan: VisitPlan, steps: list[PlannedStep], voice: Voice) -> list[View]:
    found = []
    for section in plan.playbook.sections:
        own = [step for step in steps if step.section == section.id]
        if own:
            number = own[0].number.rsplit(".", 1)[0]
            rows = [_row(plan, step, voice) for step in own]
            found.append({"number": number, "title": voice.say(section.title), "rows": rows})
    return found


def _by_time(steps: Iterable[PlannedStep]) -> list[PlannedStep]:
    """What is due first stands first; what has no moment yet, last."""
    return sorted(steps, key=lambda step: step.window.end.timestamp() if step.window.end else float("inf"))


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
                "rows": [_row(plan, step, voice) for step in _by_time(steps)],
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
    parts = [
        {"number": step.number, "title": voice.say(one.text), "reason": voice.say(one.reason)}
        for step in plan.steps
        if step.status != "not-applicable"
        for one in step.details
        if one.status == "not-applicable"
    ]
    return {
        "steps": [
            {"number": step.number, "title": voice.say(step.title), "reason": voice.say(step.reason)}
            for step in plan.with_status("not-applicable")
        ],
        "parts": parts,
    }

"""The brief: one page that says who, when, why, what is special, what is late or open."""

from typing import Any

from playbook.plan import PlannedStep, VisitPlan
from playbook.render.view_host import owner, person_name
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

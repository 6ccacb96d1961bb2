"""The brief: one page that says who, when, why, what is special, what is late or open; and all guests."""

from collections.abc import Sequence
from typing import Any

from playbook.plan import VisitPlan
from playbook.render.brief_page import (
    BOX,
    BOX_HEADING,
    HEADING,
    LEFT,
    LINE,
    RIGHT,
    Measured,
    below_head,
    fitting,
    is_long,
    lines,
    wrap_small,
)
from playbook.render.view_host import owner, person_name
from playbook.render.voice import Voice, customer_name
from playbook.steps import PlannedStep
from playbook.visit_facts import visit_facts

View = dict[str, Any]


def brief(plan: VisitPlan, voice: Voice) -> View:
    """One page: who, when, why, objectives, contacts, what is special, what is late or open."""
    visit, playbook = plan.visit, plan.playbook
    purposes = {purpose.id: purpose for purpose in playbook.purposes}
    about = _customer_words(plan, voice)
    name, chinese = customer_name(visit, voice.language), visit.customer.chinese or ""
    other = visit.customer.name if name == chinese else chinese
    customer: View = {
        "name": name,
        "long": is_long(name),
        "other": "" if other == name else other,
        "other_language": "" if other == visit.customer.name else "zh-Hans",
        "country": voice.country(visit.customer.country),
        "words": about,
    }
    titles = [voice.say(purposes[one].title) for one in (visit.purpose, *visit.other_purposes)]
    said = " · ".join([" " * 30, customer["country"], *about, " + ".join(titles)])
    room = below_head(name, customer["other"], said)
    return {
        "customer": customer,
        "travel": _travel(plan, voice),
        "purposes": titles,
        "counts": _counts(plan, voice),
        **_cut(_left(plan, voice), room - _fixed_left(plan, voice), voice),
        **_cut(_right(plan, voice), room - _fixed_right(plan, voice), voice),
    }


def guests(plan: VisitPlan, voice: Voice) -> View:
    """Every guest, and everything of the visit file that the brief may have had to leave out."""
    visit = plan.visit
    background = [voice.say(visit.customer.background)] if visit.customer.background else []
    parts = (
        ("brief-objectives", [voice.say(one) for one in visit.objectives]),
        ("guests-about", background),
        ("guests-remarks", [voice.say(one) for one in visit.remarks]),
    )
    return {
        "rows": [_guest(plan, voice, number) for number in range(len(plan.cast.guests))],
        "parts": [{"title": voice.word(key), "lines": said} for key, said in parts if said],
    }


def _counts(plan: VisitPlan, voice: Voice) -> str:
    return voice.word(
        "brief-counts",
        included=str(len(plan.with_status("included"))),
        settle=str(len(plan.with_status("to-settle"))),
        skipped=str(len(plan.with_status("not-applicable"))),
        all=str(len(plan.steps)),
    )


def _left(plan: VisitPlan, voice: Voice) -> dict[str, Measured]:
    """Guests, objectives, what the guests want and our people, each with its height."""
    main = next(one for one in plan.playbook.purposes if one.id == plan.visit.purpose)
    objectives = [voice.say(one) for one in plan.visit.objectives or main.objectives]
    guests = [_guest(plan, voice, number) for number in range(len(plan.cast.guests))]
    return {
        "guests": [(one, _guest_height(one)) for one in guests],
        "objectives": [(one, lines(one, LEFT - 5)) for one in objectives],
        "wants": [(one, lines(one, LEFT - 5)) for one in (voice.say(want.text) for want in main.wants)],
        "contacts": [(one, _contact_height(one)) for one in _contacts(plan, voice)],
    }


def _contact_height(contact: View) -> float:
    """Name and telephone on a line; roles in small print beside the name, and below where they are long."""
    return len(wrap_small(f"{contact['name']} {contact['roles']}", LEFT - 30)) * LINE + 0.5


def _guest_height(guest: View) -> float:
    below = " · ".join(part for part in (guest["title"], guest["languages"]) if part)
    return lines(" · ".join(guest["names"]), LEFT - 6) + lines(below, LEFT - 6, small=True, after=0.8)


def _fixed_left(plan: VisitPlan, voice: Voice) -> float:
    travel = [
        lines(row["when"], LEFT - 25) + lines(row["what"], LEFT - 25, small=True) + 0.6
        for row in _travel(plan, voice)
    ]
    return 5 * HEADING + sum(travel)


def _right(plan: VisitPlan, voice: Voice) -> dict[str, Measured]:
    """What is special, late, open or worth a look, each with its height."""
    late = [_short(step, voice) for step in plan.steps if step.late]
    settle = _questions(plan.with_status("to-settle"), voice)
    findings = [
        {"text": voice.say(one.text), "action": voice.say(one.action), "level": one.level}
        for one in plan.findings
    ]
    return {
        "late": [
            (
                one,
                lines(f"{one['number']} {one['title']}", BOX)
                + lines(f"{one['owner']} · {one['due']}", BOX, small=True, after=0.7),
            )
            for one in late
        ],
        "findings": [
            (one, lines(f"!!! {one['text']}", BOX) + lines(one["action"], BOX, small=True, after=0.7))
            for one in findings
        ],
        "settle": [(one, lines(f"{one['number']} {one['reason']}", BOX, after=0.7)) for one in settle],
        "special": [(one, lines(one, RIGHT - 5)) for one in _special(plan, voice)],
    }


def _fixed_right(plan: VisitPlan, voice: Voice) -> float:
    numbers = [lines(voice.say(one.label), RIGHT - 32, after=0.5) for one in plan.playbook.company.numbers]
    empty = lines(voice.word("brief-nothing-late"), BOX) + lines(voice.word("brief-nothing-open"), BOX)
    return 2 * HEADING + 3 * BOX_HEADING + sum(numbers) + empty


def _cut(lists: dict[str, Measured], room: float, voice: Voice) -> View:
    """The items that fit, and how many are left over."""
    return {
        key: {
            "shown": shown,
            "more": voice.word("kit-and-more", n=str(left)) if (left := len(lists[key]) - len(shown)) else "",
        }
        for key, shown in fitting(lists, room).items()
    }


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
    if plan.visit.customer.background:
        lines.append(voice.say(plan.visit.customer.background))
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


def _questions(steps: Sequence[PlannedStep], voice: Voice) -> list[View]:
    """Each question once, with the numbers of all steps that wait for its answer."""
    waiting: dict[str, list[str]] = {}
    for step in steps:
        for question in step.questions:
            waiting.setdefault(voice.say(question), []).append(step.number)
    return [{"number": ", ".join(numbers), "reason": question} for question, numbers in waiting.items()]

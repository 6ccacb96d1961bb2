"""Pages about people: roles, purposes of a visit, the agenda, numbers to call."""

from playbook.model.condition import facts_of
from playbook.model.content import Purpose, Role
from playbook.site.handbook import Handbook, Link
from playbook.site.layout import render
from playbook.site.steps import applies, points, sources, step_row
from playbook.site.timeline import in_order_of_time


def roles(handbook: Handbook) -> str:
    """All roles with what each is for."""
    rows = [(handbook.role(one.id), handbook.say(one.what)) for one in handbook.playbook.roles]
    return render("cards", handbook, cards=rows)


def role(handbook: Handbook, role_id: str) -> str:
    """The same questions for every role, duties by phase, and its steps in order of time."""
    book = handbook.playbook
    this = next(one for one in book.roles if one.id == role_id)
    ordered = in_order_of_time(book, book.steps)
    return render(
        "role", handbook,
        what=handbook.say(this.what), why=handbook.say(this.why), when=handbook.say(this.when),
        holder=_holder(handbook, role_id),
        duties=_duties(handbook, this),
        own=[step_row(handbook, step) for step in ordered if step.owner == role_id],
        support=[step_row(handbook, step) for step in ordered if role_id in step.support],
        sources=sources(handbook, (*this.sources, *(s for duty in this.duties for s in duty.sources))),
    )  # fmt: skip


def _duties(handbook: Handbook, role: Role) -> list[tuple[Link | None, list[str]]]:
    groups: list[tuple[Link | None, list[str]]] = []
    for phase in (None, *(phase.id for phase in handbook.playbook.phases)):
        texts = [handbook.say(duty.text) for duty in role.duties if duty.phase == phase]
        if texts:
            groups.append((handbook.phase(phase) if phase else None, texts))
    return groups


def _holder(handbook: Handbook, role_id: str) -> dict[str, object] | None:
    company = handbook.playbook.company
    person = next((one for one in company.people if one.id == company.holders.get(role_id)), None)
    if person is None:
        return None
    name = person.latin if handbook.voice.language == "en" else person.name
    return {
        "role": handbook.role(role_id).title,
        "href": handbook.role(role_id).href,
        "name": name,
        "title": handbook.title(person.title),
        "phone": person.phone or "",
        "also": [
            handbook.role(other.id)
            for other in handbook.playbook.roles
            if other.id != role_id and company.holders.get(other.id) == person.id
        ],
    }


def purposes(handbook: Handbook) -> str:
    """All purposes with what the guest wants."""
    rows = [(handbook.purpose(one.id), handbook.say(one.summary)) for one in handbook.playbook.purposes]
    return render("cards", handbook, cards=rows)


def purpose(handbook: Handbook, purpose_id: str) -> str:
    """What this guest wants, who takes part, what is often forgotten, the usual day."""
    this = next(one for one in handbook.playbook.purposes if one.id == purpose_id)
    blocks = [
        (handbook.word(f"site-purpose-{name.replace('_', '-')}"), name.replace("_", "-"), found)
        for name in ("wants", "who_comes", "takes_part", "attention", "often_forgotten")
        if (found := points(handbook, getattr(this, name)))
    ]
    return render(
        "purpose", handbook,
        summary=handbook.say(this.summary),
        blocks=blocks,
        objectives=[handbook.say(one) for one in this.objectives],
        sessions=_sessions(handbook, this.agenda),
        special=_only_for(handbook, this),
        sources=sources(handbook, this.sources),
    )  # fmt: skip


def _only_for(handbook: Handbook, purpose: Purpose) -> list[Link]:
    """Steps whose condition names this purpose."""
    return [
        handbook.step_link(step.id)
        for step in handbook.playbook.steps
        if any(test.fact == "purpose" and purpose.id in test.values for test in facts_of(step.applies))
    ]


def _sessions(handbook: Handbook, agenda_id: str) -> list[dict[str, object]]:
    template = next((one for one in handbook.playbook.agendas.templates if one.id == agenda_id), None)
    return [
        {
            "title": handbook.say(session.title),
            "length": handbook.voice.amount(session.minutes, "minute"),
            "lead": handbook.role(session.lead),
            "note": handbook.say(session.note) if session.note else "",
            "applies": applies(handbook, session.applies),
        }
        for session in (template.sessions if template else ())
    ]


def agenda(handbook: Handbook) -> str:
    """Meals, and the usual sessions of each purpose."""
    agendas = handbook.playbook.agendas
    meals = [
        {
            "title": handbook.say(meal.title),
            "at": meal.at,
            "length": handbook.voice.amount(meal.minutes, "minute"),
            "people": [handbook.role(one) for one in (meal.lead, *meal.attend)],
            "applies": applies(handbook, meal.applies),
            "sources": sources(handbook, meal.sources),
        }
        for meal in agendas.meals
    ]
    templates = [
        (one.id, handbook.title(one.title), _sessions(handbook, one.id)) for one in agendas.templates
    ]
    return render("agenda", handbook, meals=meals, templates=templates)


def numbers(handbook: Handbook) -> str:
    """Whom to call: the company's numbers, who holds which role, places guests sleep and land."""
    company = handbook.playbook.company
    holders = [found for one in handbook.playbook.roles if (found := _holder(handbook, one.id))]
    places = [
        {
            "name": handbook.title(place.name),
            "address": handbook.title(place.address) if place.address else "",
            "phone": place.phone or "",
            "drive": handbook.voice.amount(place.minutes, "minute"),
        }
        for place in company.places
    ]
    return render(
        "numbers", handbook,
        numbers=[(handbook.title(one.label), one.number) for one in company.numbers],
        company={
            "name": handbook.title(company.legal_name), "address": handbook.title(company.address),
            "phone": company.phone, "email": company.email,
        },
        holders=holders,
        places=places,
    )  # fmt: skip

"""Which items carry a statement of a source document, and where readers find them."""

from collections import defaultdict
from collections.abc import Iterator

from pydantic import BaseModel

from playbook import walk
from playbook.model.base import Item
from playbook.site.handbook import Handbook, Link


def carriers(handbook: Handbook) -> dict[str, tuple[Link, ...]]:
    """Statement id -> the places of the handbook that teach it, in reading order."""
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for model, link in _places(handbook):
        for one in walk.models(model):
            if isinstance(one, Item):
                for statement in one.sources:
                    found[statement].setdefault(link.href, link)
    return {statement: tuple(links.values()) for statement, links in found.items()}


def _places(handbook: Handbook) -> Iterator[tuple[BaseModel, Link]]:
    book, title, href = handbook.playbook, handbook.title, handbook.href
    for phase in book.phases:
        yield phase, handbook.phase(phase.id)
    for section in book.sections:
        own = section.model_copy(update={"steps": ()})
        yield own, Link(title(section.title), href(f"phases/{section.phase}", f"part-{section.id}"))
        for step in section.steps:
            yield step, handbook.step_link(step.id)
    for procedure in book.procedures:
        yield procedure, handbook.procedure(procedure.id)
    for role in book.roles:
        yield role, handbook.role(role.id)
    for purpose in book.purposes:
        yield purpose, handbook.purpose(purpose.id)
    for form in book.forms:
        yield form, handbook.form(form.id)
    for principle in book.principles:
        yield principle, Link(title(principle.title), href(_principle_page(principle.topic), principle.id))
    for term in book.terms:
        yield term, Link(title(term.title), href("glossary", term.id))
    for supply in book.supplies:
        yield supply, Link(title(supply.title), href("supplies"))
    for rule in book.protocol.rules:
        yield rule, Link(f"{rule.number} {title(rule.title)}", href("protocol", rule.number.lower()))
    yield book.agendas, Link(handbook.word("site-agenda"), href("agenda"))
    for fact in book.facts:
        yield fact, Link(handbook.word("site-conditions"), href("conditions", fact.id))
    for anchor in book.anchors:
        yield anchor, Link(title(anchor.title), href("conditions", f"anchor-{anchor.id}"))


def _principle_page(topic: str) -> str:
    return "training" if topic == "training" else "principles"

"""Which items carry a statement of a source document, and where readers find them."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from playbook import walk
from playbook.model.base import LANGUAGES, Item
from playbook.site.handbook import Handbook, Link
from playbook.site.voice import Voice


def carriers(handbook: Handbook) -> dict[str, tuple[Link, ...]]:
    """Statement id -> the places that teach it, in reading order, linked as from a page in ``sources``."""
    return _from_sources(handbook.voice)


@lru_cache(maxsize=len(LANGUAGES))
def _from_sources(voice: Voice) -> dict[str, tuple[Link, ...]]:
    handbook = Handbook(voice.playbook, voice, "sources/index.md")
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for model, link in _places(handbook):
        for one in walk.models(model):
            if isinstance(one, Item):
                for statement in one.sources:
                    found[statement].setdefault(link.href, link)
    return {statement: tuple(links.values()) for statement, links in found.items()}


def _places(handbook: Handbook) -> Iterator[tuple[BaseModel, Link]]:
    book, title, href = handbook.playbook, handbook.title, handbook.href
    yield from ((one, handbook.phase(one.id)) for one in book.phases)
    yield from _steps(handbook)
    yield from ((one, handbook.procedure(one.id)) for one in book.procedures)
    yield from ((one, handbook.role(one.id)) for one in book.roles)
    yield from ((one, handbook.purpose(one.id)) for one in book.purposes)
    yield from ((one, handbook.form(one.id)) for one in book.forms)
    for principle in book.principles:
        page = "training" if principle.topic == "training" else "principles"
        yield principle, Link(title(principle.title), href(page, principle.id))
    yield from ((one, Link(title(one.title), href("glossary", one.id))) for one in book.terms)
    yield from ((one, Link(title(one.title), href("supplies", one.id))) for one in book.supplies)
    for rule in book.protocol.rules:
        yield rule, Link(f"{rule.number} {title(rule.title)}", href("protocol", rule.number.lower()))
    yield from ((one, handbook.scheme(one.id)) for one in book.schemes)
    yield from ((one, handbook.situation(one.id)) for one in book.situations)
    yield from ((one, handbook.contingency(one.id)) for one in book.contingencies)
    yield from ((one, Link(title(one.title), href("visitor-types", one.id))) for one in book.visitor_types)
    yield from ((one, Link(title(one.title), href("quality", one.id))) for one in book.measures)
    yield from ((one, Link(title(one.question), href("differences", one.id))) for one in book.differences)
    yield book.agendas, Link(handbook.word("site-agenda"), href("agenda"))
    yield from ((one, Link(title(one.title), href("conditions", f"anchor-{one.id}"))) for one in book.anchors)
    conditions = handbook.word("site-conditions")
    yield from ((one, Link(conditions, href("conditions", one.id))) for one in book.facts)


def _steps(handbook: Handbook) -> Iterator[tuple[BaseModel, Link]]:
    for section in handbook.playbook.sections:
        own = section.model_copy(update={"steps": ()})
        page = handbook.href(f"phases/{section.phase}", f"part-{section.id}")
        yield own, Link(handbook.title(section.title), page)
        yield from ((step, handbook.step_link(step.id)) for step in section.steps)

"""The playbook as one page sees it: linked, numbered, in one language."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from playbook import words
from playbook.model.base import Model, Text
from playbook.model.content import Section, Step
from playbook.model.playbook import Playbook
from playbook.model.questions import About
from playbook.site.voice import Voice

_relative = cache(posixpath.relpath)
#: Page -> the list of the playbook that stands on it, each item at its id.
_ON_ONE_PAGE = {
    "glossary": "terms",
    "differences": "differences",
    "visitor-types": "visitor_types",
    "quality": "measures",
}


@dataclass(frozen=True)
class Link:
    """A title and where it leads; ``href`` is relative to the page that shows it."""

    title: str
    href: str


class Handbook:
    """A page's view of the playbook; addresses are relative to ``here``, its file: ``roles/index.md``."""

    def __init__(self, playbook: Playbook, voice: Voice, here: str) -> None:
        self.playbook = playbook
        self.course = voice.course
        self.voice = voice
        self.here = here
        self.say = voice.say
        self.word = voice.word

    def title(self, text: Text) -> str:
        """A title without figures."""
        return words.pick(text, self.voice.language)

    def href(self, page: str, anchor: str = "") -> str:
        """The address of a page (named by its path without suffix) from this page."""
        target = _relative(f"{page}.html", posixpath.dirname(self.here) or ".")
        return f"{target}#{anchor}" if anchor else target

    @cached_property
    def _section_of(self) -> dict[str, Section]:
        return {step.id: section for section in self.playbook.sections for step in section.steps}

    @cached_property
    def _steps(self) -> dict[str, Step]:
        return {step.id: step for step in self.playbook.steps}

    def section_of(self, step_id: str) -> Section:
        """The section that a step stands in."""
        return self._section_of[step_id]

    def step(self, step_id: str) -> Step:
        """A step by its id."""
        return self._steps[step_id]

    def step_link(self, step_id: str) -> Link:
        """A step's number and title, leading to its anchor on the page of its phase."""
        step = self._steps[step_id]
        title = f"{self.playbook.numbers[step_id]} {self.title(step.title)}"
        return Link(title, self.href(f"phases/{self._section_of[step_id].phase}", step_id))

    def role(self, role_id: str) -> Link:
        """A role's page."""
        return self._page("roles", self.playbook.roles, role_id)

    def form(self, form_id: str) -> Link:
        """A form's page."""
        return self._page("forms", self.playbook.forms, form_id)

    def purpose(self, purpose_id: str) -> Link:
        """The page of a purpose."""
        return self._page("purposes", self.playbook.purposes, purpose_id)

    def phase(self, phase_id: str) -> Link:
        """The page of a phase."""
        return self._page("phases", self.playbook.phases, phase_id)

    def scheme(self, scheme_id: str) -> Link:
        """The page of a scheme of levels."""
        return self._page("schemes", self.playbook.schemes, scheme_id)

    def situation(self, situation_id: str) -> Link:
        """The page of a situation."""
        return self._page("situations", self.playbook.situations, situation_id)

    def contingency(self, contingency_id: str) -> Link:
        """The card of a contingency."""
        return self._page("contingencies", self.playbook.contingencies, contingency_id)

    def protocol_rule(self, number: str) -> Link:
        """A protocol rule on its page."""
        rule = self.playbook.protocol.by_number[number]
        return Link(f"{number} {self.title(rule.title)}", self.href("protocol", number.lower()))

    def procedure(self, procedure_id: str) -> Link:
        """The page of a procedure."""
        return self._page("procedures", self.playbook.procedures, procedure_id)

    def module(self, module_id: str) -> Link:
        """The page of a module of the course."""
        return self._page("modules", self.course.modules, module_id)

    def about(self, about: About) -> tuple[Link, ...]:
        """Where to read on what a part of the course is about."""
        found = [self.step_link(one) for one in about.steps]
        found += [self._rule(one) for one in about.conduct]
        found += [self.protocol_rule(one) for one in about.protocol]
        for name in ("contingencies", "forms", "schemes", "roles", "purposes"):
            found += [self._page(name, getattr(self.playbook, name), one) for one in getattr(about, name)]
        for page, name in _ON_ONE_PAGE.items():
            items = {one.id: one for one in getattr(self.playbook, name)}
            found += [Link(self._called(items[one]), self.href(page, one)) for one in getattr(about, name)]
        for principle in self.playbook.principles:
            if principle.id in about.principles:
                page = "training" if principle.topic == "training" else "principles"
                found.append(Link(self.title(principle.title), self.href(page, principle.id)))
        unique: dict[str, Link] = {}
        for one in found:  # several rules of one situation bear its name: the first is enough
            unique.setdefault(one.title, one)
        return tuple(unique.values())

    def _called(self, item: Model) -> str:
        """The title of an item, or the question that it answers."""
        return self.title(getattr(item, "title", None) or item.question)  # type: ignore[attr-defined]

    def _rule(self, name: str) -> Link:
        """A rule of conduct on the page of its situation, called by the situation."""
        situation, rule = name.split("/")
        return Link(self.situation(situation).title, self.href(f"situations/{situation}", rule))

    def statement(self, statement_id: str) -> Link:
        """A statement's row on the page of its source document."""
        document = statement_id.split("-", maxsplit=1)[0].lower()
        return Link(statement_id, self.href(f"sources/{document}", statement_id.lower()))

    def find(self, item_id: str) -> Link:
        """Whatever has this id: a term, step, form, role, purpose or procedure. Raises KeyError."""
        for term in self.playbook.terms:
            if term.id == item_id:
                return Link(self.title(term.title), self.href("glossary", item_id))
        if item_id in self._steps:
            return self.step_link(item_id)
        for folder in ("forms", "roles", "purposes", "procedures", "phases"):
            items = getattr(self.playbook, folder)
            if any(item.id == item_id for item in items):
                return self._page(folder, items, item_id)
        raise KeyError(item_id)

    def _page(self, folder: str, items: Iterable[object], item_id: str) -> Link:
        for item in items:
            if getattr(item, "id", None) == item_id:
                return Link(self.title(item.title), self.href(f"{folder}/{item_id}"))  # type: ignore[attr-defined]
        raise KeyError(f"{folder}: {item_id}")

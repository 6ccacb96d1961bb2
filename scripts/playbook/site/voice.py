"""What the data says, in one language of the handbook."""

from collections.abc import Mapping
from functools import cached_property

from playbook import words
from playbook.conditions import explain
from playbook.model.base import Figure, Language, Text
from playbook.model.condition import AllOf, Condition
from playbook.model.due import Due
from playbook.model.playbook import Playbook
from playbook.model.training import Course

Figures = Mapping[str, Figure]


class Voice:
    """Texts, figures, due times and conditions of a playbook as a reader of ``language`` sees them."""

    def __init__(self, playbook: Playbook, language: Language, course: Course) -> None:
        self.playbook = playbook
        self.course = course
        self.language = language
        self.roles = {role.id: role.title for role in playbook.roles}
        self._anchors = {anchor.id: anchor for anchor in playbook.anchors}
        self._units = {unit.id: unit for unit in playbook.units}
        self._facts = {fact.id: fact for fact in playbook.facts}
        settings = playbook.company.settings
        self._company = {
            "company": words.pick(playbook.company.short_name, language),
            "preferred_route": words.pick(settings.preferred_route, language),
            "avoided_route": words.pick(settings.avoided_route, language),
        }

    @cached_property
    def statements(self) -> frozenset[str]:
        """The statements of all source documents."""
        return frozenset(one.id for document in self.playbook.sources for one in document.statements)

    def say(self, text: Text, *figures: Figures, due: Due | None = None) -> str:
        """The text with its figures filled in; figures named first win.

        Raises UnknownPlaceholder for a name without a value; ``playbook check`` finds those first.
        """
        values = dict(self._company)
        for scope in reversed(figures):
            values |= {name: self._figure(figure) for name, figure in scope.items()}
        if due is not None:
            values["due"] = self.due(due)
        return words.fill(words.pick(text, self.language), values)

    def word(self, key: str, **values: object) -> str:
        """An interface word of ``data/words``. Raises KeyError for an unknown key."""
        text = words.pick(self.playbook.words[key], self.language)
        return words.fill(text, {name: str(value) for name, value in values.items()})

    def amount(self, value: float | str | None, unit: str | None) -> str:
        """A number with its unit."""
        return words.amount(value, unit, self.language, self._units)

    def due(self, due: Due) -> str:
        """A due time, e.g. '2 working days before arrival'."""
        return words.due_words(due, self._anchors, self._units, self.language)

    def condition(self, condition: Condition) -> str:
        """When an item applies, as words; empty when it always does."""
        if isinstance(condition, AllOf) and not condition.parts:
            return ""
        return explain(condition, self._facts, self.language)

    def _figure(self, figure: Figure) -> str:
        return words.amount(figure.value, figure.unit, self.language, self._units)

"""Sentences of a plan in both authored languages at once, figures filled in."""

from collections.abc import Mapping, Sequence

from playbook.conditions import FactMap, explain, open_questions, reasons
from playbook.model.base import Figure, Text, as_written, text
from playbook.model.condition import Condition
from playbook.model.due import Due
from playbook.model.facts import Fact
from playbook.model.playbook import Playbook
from playbook.words import amount, compose, due_words, join


class Phrases:
    """Words that depend on the playbook: figures, due times, reasons."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self.facts = {fact.id: fact for fact in playbook.facts}
        self.anchors = {anchor.id: anchor for anchor in playbook.anchors}
        self.units = {unit.id: unit for unit in playbook.units}
        settings = playbook.company.settings
        self._company = {
            "company": playbook.company.short_name,
            "preferred_route": settings.preferred_route,
            "avoided_route": settings.avoided_route,
        }

    def values(self, *groups: Mapping[str, Figure], due: Due | None = None) -> dict[str, Text]:
        """What placeholders stand for: the company's words, the figures of the groups, the due time."""
        found = dict(self._company)
        for group in groups:
            found |= {name: self.figure(figure) for name, figure in group.items()}
        if due:
            found["due"] = self.due(due)
        return found

    def figure(self, figure: Figure) -> Text:
        """A figure with its unit; one that nobody has set says so."""
        return text(
            amount(figure.value, figure.unit, "en", self.units),
            amount(figure.value, figure.unit, "zh-Hans", self.units),
        )

    def due(self, due: Due) -> Text:
        """A due time in words."""
        return text(
            due_words(due, self.anchors, self.units, "en"),
            due_words(due, self.anchors, self.units, "zh-Hans"),
        )

    def say(self, said: Text, values: Mapping[str, Text]) -> Text:
        """A text with its figures; raises UnknownPlaceholder, which the checks find first."""
        if "{" not in said.en and "{" not in said.zh_hans:
            return said
        return compose(said, values)

    def word(self, key: str, **values: Text | str) -> Text:
        """An interface word with its blanks filled; a plain string stands as it is in every language."""
        filled = {
            name: value if isinstance(value, Text) else as_written(value) for name, value in values.items()
        }
        return self.say(self.playbook.words[key], filled)

    def condition(self, condition: Condition) -> Text:
        """A condition as a sentence."""
        return text(explain(condition, self.facts, "en"), explain(condition, self.facts, "zh-Hans"))

    def reason(self, condition: Condition, facts: FactMap) -> Text:
        """Why a condition does not hold."""
        return text(
            reasons(condition, facts, self.facts, "en"), reasons(condition, facts, self.facts, "zh-Hans")
        )

    def questions(self, condition: Condition, facts: FactMap) -> tuple[Fact, ...]:
        """The facts to ask for before the condition can be decided."""
        return open_questions(condition, facts, self.facts)

    def to_settle(self, questions: Sequence[Fact]) -> Text:
        """The questions to ask, as one line."""
        return text(
            " ".join(fact.question.en for fact in questions),
            "".join(fact.question.zh_hans for fact in questions),
        )

    def other_procedure(self, procedure: str) -> Text:
        """A step that the visit's procedure does not have."""
        chosen = next(one for one in self.playbook.procedures if one.id == procedure)
        return self.word("step-other-procedure", procedure=chosen.title)

    def listed(self, items: Sequence[Text]) -> Text:
        """A list in words."""
        blanks = [f"{{{at}}}" for at in range(len(items))]
        pattern = text(join(blanks, "en"), join(blanks, "zh-Hans"))
        return compose(pattern, {str(at): item for at, item in enumerate(items)})

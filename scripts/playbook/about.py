"""What a part of the course is about: the items that it names, and the figures that its texts may use."""

from collections.abc import Iterator

from playbook.model.base import Figure
from playbook.model.due import Due
from playbook.model.playbook import Playbook
from playbook.model.questions import About

#: Field of ``About`` -> the list of the playbook that its ids stand in.
LISTS: dict[str, str] = {
    "steps": "steps",
    "contingencies": "contingencies",
    "forms": "forms",
    "schemes": "schemes",
    "roles": "roles",
    "purposes": "purposes",
    "principles": "principles",
    "terms": "terms",
    "differences": "differences",
    "visitor_types": "visitor_types",
    "measures": "measures",
    "pauses": "pauses",
}


class Topics:
    """The items of a playbook by the names that the course gives them."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self._found: dict[str, dict[str, object]] = {
            field: {one.id: one for one in getattr(playbook, name)} for field, name in LISTS.items()
        }
        self._found["conduct"] = {
            f"{one.id}/{rule.id}": rule for one in playbook.situations for rule in one.rules
        }
        self._found["protocol"] = dict(playbook.protocol.by_number)
        self._sections = {step.id: one for one in playbook.sections for step in one.steps}

    def known(self, field: str) -> set[str]:
        """Every name that a field may hold."""
        return set(self._found[field])

    def named(self, about: About) -> Iterator[tuple[str, str]]:
        """Field and name of each item, steps first."""
        for field in About.model_fields:
            yield from ((field, name) for name in getattr(about, field))

    def items(self, about: About) -> Iterator[object]:
        """The items themselves; names that lead nowhere are left to the checks."""
        for field, name in self.named(about):
            if item := self._found[field].get(name):
                yield item

    def figures(self, about: About) -> dict[str, Figure]:
        """Name -> figure of everything named; where two share a name, the one named first wins."""
        found: dict[str, Figure] = {}
        for item in self.items(about):
            found = getattr(item, "figures", {}) | found
        for step in about.steps:
            if section := self._sections.get(step):
                found = section.figures | found
        return found

    def due(self, about: About) -> Due | None:
        """The due time of the first item that has one: a step or a pause point."""
        dues = (getattr(item, "due", None) for item in self.items(about))
        return next((due for due in dues if isinstance(due, Due)), None)

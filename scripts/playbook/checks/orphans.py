"""Nothing lies about unused: every step is in a procedure, every form, role, anchor and template is used."""

from collections import defaultdict
from collections.abc import Iterator

from pydantic import BaseModel

from playbook import walk
from playbook.checks.references import NOUNS, named
from playbook.model.playbook import Playbook
from playbook.problems import Problem, problem
from playbook.store import Store


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Items that no other item uses."""
    used = _used(playbook)
    listed: tuple[tuple[str, tuple[BaseModel, ...]], ...] = (
        ("step", playbook.steps),
        ("form", playbook.forms),
        ("role", playbook.roles),
        # one that takes the place of others is used wherever its condition holds
        ("template", tuple(one for one in playbook.agendas.templates if not one.instead_of)),
        ("phase", playbook.phases),
    )
    for noun, items in listed:
        for item in items:
            name = str(getattr(item, "id", ""))
            if name not in used[noun]:
                yield problem("orphan", store.place(item, "id"), noun=NOUNS[noun], id=name)


def _used(playbook: Playbook) -> dict[str, set[str]]:
    """Noun -> the ids that some item names."""
    used: dict[str, set[str]] = defaultdict(set)
    for item in walk.content(playbook):
        for noun, value, path in named(item):
            if path[0] != "instead_of":  # whose place another takes is not used by that
                used[noun].add(value)
    return used

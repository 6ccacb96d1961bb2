"""Every statement of a document declared complete is carried by an item or set aside with a reason."""

from collections.abc import Iterator

from playbook import walk
from playbook.model.playbook import Playbook
from playbook.problems import Problem, problem
from playbook.store import Store


def carried(playbook: Playbook) -> set[str]:
    """The statements that at least one item names."""
    return {statement for item in walk.items(playbook) for statement in item.sources}


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Statements that nobody carries; statements both carried and set aside are refused too."""
    named = carried(playbook)
    for source in playbook.sources:
        aside = {one.id for one in source.set_aside}
        for index, one in enumerate(source.set_aside):
            if one.id not in {statement.id for statement in source.statements}:
                yield problem("coverage-aside", store.place(source, "set_aside", index), id=one.id)
        if not source.complete:
            continue
        for index, statement in enumerate(source.statements):
            if (statement.id in named) == (statement.id in aside):
                rule = "coverage-twice" if statement.id in named else "coverage"
                yield problem(rule, store.place(source, "statements", index), id=statement.id)

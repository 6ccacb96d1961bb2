"""Rules over the whole content, one a module: ``check(store, playbook) -> Iterator[Problem]``."""

from playbook.checks import coverage, figures, orphans, placeholders, references
from playbook.problems import Problem
from playbook.store import Store

RULES = (references, placeholders, figures, coverage, orphans)


def check(store: Store) -> list[Problem]:
    """What is wrong with a store; the rules run only on content that loads."""
    if store.playbook is None:
        return store.problems
    return [found for rule in RULES for found in rule.check(store, store.playbook)]

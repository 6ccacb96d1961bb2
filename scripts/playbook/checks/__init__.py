"""Rules over the whole content, one a module: ``check(store, playbook) -> Iterator[Problem]``."""

from pathlib import Path

from playbook.checks import course, coverage, figures, house_words, orphans, placeholders, references
from playbook.model.playbook import Playbook
from playbook.model.training import Course
from playbook.problems import Problem, Refused
from playbook.store import Store, add_course, open_store

RULES = (references, placeholders, figures, coverage, orphans, house_words)
#: Without these, printing would fail half way.
NEEDED = (references, placeholders)


def sound_playbook(data: Path) -> Playbook:
    """The content when every name in it leads somewhere; what is only incomplete does not stop a print.

    Raises Refused with everything that is wrong.
    """
    store = open_store(data)
    if store.playbook is None:
        raise Refused(store.problems)
    problems = [found for rule in NEEDED for found in rule.check(store, store.playbook)]
    if problems:
        raise Refused(problems)
    return store.playbook


def sound_course(data: Path) -> tuple[Playbook, Course]:
    """The content with its course, when every name in both leads somewhere. Raises Refused."""
    store = open_store(data)
    if store.playbook is None:
        raise Refused(store.problems)
    add_course(store, data)
    if store.course is None:
        raise Refused(store.problems)
    problems = [found for rule in NEEDED for found in rule.check(store, store.playbook)]
    problems += course.check(store, store.playbook, store.course)
    if problems:
        raise Refused(problems)
    return store.playbook, store.course


def check(store: Store) -> list[Problem]:
    """What is wrong with a store, and with its course where that was read too.

    The rules run only on content that loads.
    """
    if store.playbook is None:
        return store.problems
    problems = [*store.problems, *(one for rule in RULES for one in rule.check(store, store.playbook))]
    if store.course is not None:
        problems += course.check(store, store.playbook, store.course)
    return problems

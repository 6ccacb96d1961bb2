"""Rules over the whole content, one a module: ``check(store, playbook) -> Iterator[Problem]``."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from playbook.checks import course, coverage, figures, house_words, orphans, placeholders, references
from playbook.checks.verdict import Verdict
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
    verdict = Verdict(data, "playbook")
    files = verdict.files()
    store = open_store(data, files.read)
    if store.playbook is None:
        raise Refused(store.problems)
    if not files.known:
        _refuse(found for rule in NEEDED for found in rule.check(store, store.playbook))
        verdict.sound(files)
    return store.playbook


def sound_course(data: Path) -> tuple[Playbook, Course]:
    """The content with its course, when every name in both leads somewhere. Raises Refused."""
    verdict = Verdict(data, "course")
    files = verdict.files()
    store = open_store(data, files.read)
    if store.playbook is None:
        raise Refused(store.problems)
    add_course(store, data)
    if store.course is None:
        raise Refused(store.problems)
    if not files.known:
        rules = (rule.check(store, store.playbook) for rule in NEEDED)
        _refuse(chain(*rules, course.check(store, store.playbook, store.course)))
        verdict.sound(files)
    return store.playbook, store.course


def _refuse(found: Iterable[Problem]) -> None:
    if problems := list(found):
        raise Refused(problems)


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

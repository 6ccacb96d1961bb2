"""The course holds together: its names lead somewhere, and every critical step is asked about."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from playbook import walk
from playbook.about import Topics
from playbook.checks.house_words import other_words
from playbook.checks.placeholders import COMPANY, inside
from playbook.checks.references import NOUNS, unknown
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.questions import About
from playbook.model.training import Course, LearningPath
from playbook.problems import Problem, problem
from playbook.store import Store

#: Field of ``About`` -> the noun that a problem calls it.
_NOUN = {
    "steps": "step", "conduct": "conduct", "protocol": "rule", "contingencies": "contingency",
    "forms": "form", "schemes": "scheme", "roles": "role", "purposes": "purpose",
    "principles": "principle", "terms": "term", "differences": "difference",
    "visitor_types": "visitor-type", "measures": "measure", "pauses": "pause",
}  # fmt: skip


def check(store: Store, playbook: Playbook, course: Course) -> Iterator[Problem]:
    """What is wrong with the course of a sound playbook."""
    topics = Topics(playbook)
    yield from _references(store, topics, course)
    yield from _placeholders(store, topics, course)
    yield from other_words(
        store, playbook.terms, (one for one in walk.models(course) if isinstance(one, Text))
    )
    yield from _questions(store, playbook, course)
    yield from _paths(store, playbook, course)


def _references(store: Store, topics: Topics, course: Course) -> Iterator[Problem]:
    modules = {one.id for one in course.modules}
    known = {
        "module": modules,
        "modules": modules,
        "assessments": {one.id for one in course.assessments},
        "signs": topics.known("roles"),
        "by": topics.known("roles"),
        "roles": topics.known("roles"),
    }
    nouns = {"modules": "module", "assessments": "assessment", "signs": "role", "by": "role", "roles": "role"}
    for item in walk.models(course):
        if isinstance(item, About):
            for field, name in topics.named(item):
                if name not in topics.known(field):
                    yield unknown(_NOUN[field], name, topics.known(field), store.place(item))
        elif item is not course:
            for field in ("module", "modules", "assessments", "signs", "by", "roles"):
                if field == "by" and "signs" in type(item).model_fields:
                    continue  # a milestone's time, not a role
                value = getattr(item, field, ())
                for name in (value,) if isinstance(value, str) else value:
                    if name not in known[field]:
                        yield unknown(nouns.get(field, field), name, known[field], store.place(item, field))


def _placeholders(store: Store, topics: Topics, course: Course) -> Iterator[Problem]:
    def more(value: BaseModel) -> frozenset[str]:
        own = frozenset(getattr(value, "figures", {}))
        about = getattr(value, "about", None)
        if not isinstance(about, About):
            return own
        return own | frozenset(topics.figures(about)) | ({"due"} if topics.due(about) else frozenset())

    for name in Course.model_fields:
        value = getattr(course, name)
        for top in value if isinstance(value, tuple) else (value,):
            yield from inside(store, top, COMPANY, more)


def _questions(store: Store, playbook: Playbook, course: Course) -> Iterator[Problem]:
    """Every module has its questions, no two share an id, and every critical step has one."""
    questions = [(bank, one) for bank in course.banks for one in bank.questions]
    for doubled, count in Counter(one.id for _, one in questions).items():
        if count > 1:
            again = [one for _, one in questions if one.id == doubled]
            where = store.place(again[0])
            yield problem(
                "id-twice", store.place(again[1], "id"), id=doubled, first=f"{where.file}:{where.line}"
            )
    modules = {one.id for one in course.modules}
    for bank in course.banks:
        if bank.id not in modules:
            yield unknown("module", bank.id, modules, store.place(bank, "id"))
    banks = {one.id for one in course.banks}
    for module in course.modules:
        if module.id not in banks:
            yield problem("module-unasked", store.place(module, "id"), id=module.id)
    asked = {step for _, one in questions for step in one.about.steps}
    for step in playbook.steps:
        if step.critical and step.id not in asked:
            yield problem("critical-unasked", store.place(step, "id"), id=step.id)


def _paths(store: Store, playbook: Playbook, course: Course) -> Iterator[Problem]:
    """Every role of the host side learns by exactly one path."""
    count: Counter[str] = Counter()
    for path in course.paths:
        yield from _twice(store, path, count, path.roles)
    for role in playbook.roles:
        if role.side == "host" and not count[role.id]:
            yield problem("orphan", store.place(role, "id"), noun=NOUNS["role"], id=role.id)


def _twice(store: Store, path: LearningPath, count: Counter[str], roles: Iterable[str]) -> Iterator[Problem]:
    for role in roles:
        if count[role]:
            yield problem("id-twice", store.place(path, "roles"), id=role, first="training/paths")
        count[role] += 1

"""An exam out of the bank: the same seed gives the same paper, another seed another one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import Random
from string import ascii_uppercase
from typing import TypeVar

from playbook.course.computed import computed_questions
from playbook.model.base import Model, Text
from playbook.model.playbook import Playbook
from playbook.model.questions import Choose, FindMistake, Question, Say, Sort
from playbook.model.training import Course

_T = TypeVar("_T")


class Letter(Model):
    """A line of a question with the letter in front of it."""

    letter: str
    text: Text


class ExamQuestion(Model):
    """A question as it stands on paper, its lines in the order drawn, with its answer."""

    number: int
    #: None for a question that is computed from the data and belongs to no single module.
    module: str | None
    points: int
    question: Question
    lines: tuple[Letter, ...]
    #: The right letter, or all letters in the right order; empty where the examiner judges.
    key: str


class Exam(Model):
    """A paper and its key."""

    seed: int
    role: str | None
    questions: tuple[ExamQuestion, ...]
    #: Points in all, and how many of them pass.
    points: int
    passing: int
    minutes: int


def make_exam(playbook: Playbook, course: Course, seed: int, role: str | None = None) -> Exam:
    """The exam of a role, or of everybody. Pure: chance comes from ``seed`` alone.

    Modules of the role's path share the questions evenly; the critical steps of the role come first. A bank
    that is too small for ``exam.questions`` gives a shorter exam. Raises KeyError for a role without a path.
    """
    rules = course.rules.exam
    random = Random(seed)  # noqa: S311 - an exam that can be printed again, not a secret
    mine = _own_steps(playbook, role)
    modules = path_modules(course, role)
    chosen = _drawn(
        {bank.id: bank.questions for bank in course.banks if bank.id in modules},
        rules.questions - rules.computed,
        random,
        mine,
    )
    owned = mine if role is None else frozenset(one.id for one in playbook.steps if one.owner == role)
    computed = [(None, one) for one in _drawn_computed(playbook, rules.computed, random, owned)]
    # by module, so that nobody jumps from a car to a contract and back
    order = {module: at for at, module in enumerate(modules)}
    chosen.sort(key=lambda one: order[one[0]])
    questions = tuple(
        _on_paper(number, module, one, rules.points[one.kind], random)
        for number, (module, one) in enumerate([*chosen, *computed], 1)
    )
    points = sum(one.points for one in questions)
    return Exam(
        seed=seed,
        role=role,
        questions=questions,
        points=points,
        passing=-(-points * rules.pass_percent // 100),
        minutes=rules.minutes,
    )


def path_modules(course: Course, role: str | None) -> tuple[str, ...]:
    """The modules that a role learns, in course order; all of them without a role. Raises KeyError."""
    every = tuple(one.id for one in course.modules)
    if role is None:
        return every
    path = next((one for one in course.paths if role in one.roles), None)
    if path is None:
        raise KeyError(role)
    wanted = {module for milestone in path.milestones for module in milestone.modules}
    return tuple(one for one in every if one in wanted)


def lettered(question: Question, random: Random | None = None) -> tuple[tuple[Letter, ...], str]:
    """The lines of a question with their letters, and the key; shuffled where ``random`` is given.

    A mistake to find keeps its order: it is a story.
    """
    match question:
        case Choose():
            answers = _shuffled(question.answers, random)
            return _letters(one.text for one in answers), _letter_of(one.right for one in answers)
        case Sort():
            lines = _shuffled(tuple(enumerate(question.lines)), random, mixed=True)
            places = {at: ascii_uppercase[now] for now, (at, _) in enumerate(lines)}
            return _letters(text for _, text in lines), "".join(places[at] for at in range(len(lines)))
        case FindMistake():
            told = question.lines
            return _letters(one.text for one in told), _letter_of(one.instead is not None for one in told)
        case Say():
            return (), ""


def _on_paper(
    number: int, module: str | None, question: Question, points: int, random: Random
) -> ExamQuestion:
    lines, key = lettered(question, random)
    return ExamQuestion(number=number, module=module, points=points, question=question, lines=lines, key=key)


def _letters(texts: Iterable[Text]) -> tuple[Letter, ...]:
    return tuple(Letter(letter=ascii_uppercase[at], text=one) for at, one in enumerate(texts))


def _letter_of(right: Iterable[bool]) -> str:
    return ascii_uppercase[list(right).index(True)]


def _shuffled(lines: Sequence[_T], random: Random | None, *, mixed: bool = False) -> list[_T]:
    """In another order; ``mixed`` never leaves the order as it was, for that order is the answer."""
    found = list(lines)
    if random is None:
        return found
    random.shuffle(found)
    if mixed and found == list(lines):
        found.append(found.pop(0))
    return found


def _own_steps(playbook: Playbook, role: str | None) -> frozenset[str]:
    """The critical steps that the role answers for; everybody's without a role."""
    return frozenset(one.id for one in playbook.steps if one.critical and role in (None, one.owner))


def _drawn(
    banks: dict[str, tuple[Question, ...]], wanted: int, random: Random, mine: frozenset[str]
) -> list[tuple[str, Question]]:
    """One question a module in turn, until there are enough; critical ones of the role first."""
    waiting = {module: _queue(questions, random, mine) for module, questions in banks.items()}
    found: list[tuple[str, Question]] = []
    while len(found) < wanted and any(waiting.values()):
        for module, queue in waiting.items():
            if queue and len(found) < wanted:
                found.append((module, queue.pop(0)))
    return found


def _queue(questions: Sequence[Question], random: Random, mine: frozenset[str]) -> list[Question]:
    """The questions of a module in the order in which they are taken: kinds take turns, mine first."""
    drawn = list(questions)
    random.shuffle(drawn)
    turns: dict[str, int] = defaultdict(int)
    place: dict[str, tuple[int, int]] = {}
    for one in sorted(drawn, key=lambda one: mine.isdisjoint(one.about.steps)):
        place[one.id] = (turns[one.kind], int(mine.isdisjoint(one.about.steps)))
        turns[one.kind] += 1
    return sorted(drawn, key=lambda one: (place[one.id][0], place[one.id][1]))


def _drawn_computed(playbook: Playbook, wanted: int, random: Random, mine: frozenset[str]) -> list[Choose]:
    """Computed questions, of every kind in turn: those on the role's own steps first."""
    kinds: dict[str, list[Choose]] = defaultdict(list)
    for one in computed_questions(playbook):
        kinds[one.id.split("-")[0]].append(one)
    queues: list[list[Choose]] = []
    for questions in kinds.values():
        random.shuffle(questions)
        queues.append(sorted(questions, key=lambda one: mine.isdisjoint(one.about.steps)))
    found: list[Choose] = []
    while len(found) < wanted and any(queues):
        for queue in queues:
            if queue and len(found) < wanted:
                found.append(queue.pop(0))
    return found


__all__ = ["Exam", "ExamQuestion", "Letter", "lettered", "make_exam", "path_modules"]

"""The course in the handbook: modules with a self-check, learning paths, and the trainer's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

from playbook import words
from playbook.course.exam import lettered
from playbook.course.pack import Teller
from playbook.model.base import Text
from playbook.model.questions import About, Choose, FindMistake, Question, Say
from playbook.model.training import LearningPath
from playbook.site.handbook import Handbook, Link
from playbook.site.layout import render


@dataclass(frozen=True)
class Quiz:
    """A question as the page asks it. ``key`` is empty where the reader compares with a model answer."""

    id: str
    number: int
    kind: str
    how: str
    ask: str
    lines: tuple[tuple[str, str], ...]
    key: str
    #: The right line, or all lines in order, in words.
    right: str
    because: str
    #: Points that an answer in the reader's own words has to hold, and what it should not.
    looks: tuple[str, ...]
    avoid: tuple[str, ...]
    links: tuple[Link, ...]


def modules(handbook: Handbook) -> str:
    """All modules with their length, and who learns what by when."""
    course = handbook.course
    rows = [
        (
            handbook.module(one.id),
            f"{handbook.word('course-minutes', minutes=one.minutes)} · {_Says(handbook).say(one.summary)}",
        )
        for one in course.modules
    ]
    return render("cards", handbook, cards=rows)


def module(handbook: Handbook, module_id: str) -> str:
    """One module: aims, steps, cases, self-check."""
    this = next(one for one in handbook.course.modules if one.id == module_id)
    bank = next(one for one in handbook.course.banks if one.id == module_id)
    says = _Says(handbook)
    steps = {step for aim in this.aims for step in aim.about.steps}
    return render(
        "module", handbook,
        summary=says.say(this.summary),
        length=handbook.word("course-minutes", minutes=this.minutes),
        aims=[(says.say(one.text, one.about), handbook.about(one.about)) for one in this.aims],
        steps=[handbook.step_link(one.id) for one in handbook.playbook.steps if one.id in steps],
        cases=[
            {
                "title": says.say(one.title),
                "story": [says.say(line, one.about) for line in one.story],
                "questions": [
                    (says.say(each.ask, one.about), says.say(each.answer, one.about))
                    for each in one.questions
                ],
            }
            for one in handbook.course.cases
            if one.module == module_id
        ],
        quizzes=[_quiz(handbook, says, number, one) for number, one in enumerate(bank.questions, 1)],
    )  # fmt: skip


def paths(handbook: Handbook) -> str:
    """For each role: what to learn on the first day, in the first week, in the first month, and who signs."""
    return render("paths", handbook, paths=[_path(handbook, one) for one in handbook.course.paths])


def trainer(handbook: Handbook) -> str:
    """How to run the course in half a day, a day or a week; what to print; how to adapt it."""
    rules, says = handbook.course.rules, _Says(handbook)
    lengths = {one.id: one.minutes for one in handbook.course.modules}
    return render(
        "trainer", handbook,
        summary=says.say(rules.summary),
        plans=[
            {
                "id": one.id,
                "title": says.say(one.title),
                "text": says.say(one.text),
                "hours": _hours(handbook, sum(lengths[name] for name in one.modules)),
                "modules": [handbook.module(name) for name in one.modules],
                "prints": [says.say(line) for line in one.prints],
            }
            for one in rules.plans
        ],
        adapt=[says.say(one) for one in rules.adapt],
        plays=[
            (says.say(one.title), handbook.module(one.module), says.say(one.scene, one.about))
            for one in handbook.course.role_plays
        ],
        exercises=[
            (says.say(one.title), handbook.module(one.module), says.say(one.task, one.about))
            for one in handbook.course.exercises
        ],
        questions=sum(len(one.questions) for one in handbook.course.banks),
    )  # fmt: skip


class _Says:
    """What the course says, in the handbook's language."""

    def __init__(self, handbook: Handbook) -> None:
        self.language = handbook.voice.language
        self.teller = Teller(handbook.playbook)

    def say(self, said: Text, about: About | None = None) -> str:
        """A text with the figures of what it is about."""
        return words.pick(self.teller.say(said, about), self.language)

    def each(self, said: Sequence[Text], about: About) -> tuple[str, ...]:
        """Several texts."""
        return tuple(self.say(one, about) for one in said)


def _quiz(handbook: Handbook, says: _Says, number: int, question: Question) -> Quiz:
    # mixed the same way on every build, so that a mark on the device keeps its meaning
    lines, key = lettered(question, Random(crc32(question.id.encode())))  # noqa: S311
    shown = {line.letter: says.say(line.text, question.about) for line in lines}
    return Quiz(
        id=question.id,
        number=number,
        kind=question.kind,
        how=handbook.word(f"course-do-{question.kind}"),
        ask=says.say(question.ask, question.about),
        lines=tuple(shown.items()),
        key=key,
        right=_right(says, question, shown, key),
        because=says.say(question.because, question.about),
        looks=says.each(question.points, question.about) if isinstance(question, Say) else (),
        avoid=says.each(question.avoid, question.about) if isinstance(question, Say) else (),
        links=handbook.about(question.about),
    )


def _right(says: _Says, question: Question, shown: dict[str, str], key: str) -> str:
    match question:
        case Say():
            return says.say(question.model, question.about)
        case FindMistake():
            instead = next(one.instead for one in question.lines if one.instead)
            return f"{key} → {says.say(instead, question.about)}"
        case Choose():
            return f"{key} {shown[key]}"
    return " → ".join(key)


def _path(handbook: Handbook, path: LearningPath) -> dict[str, object]:
    says = _Says(handbook)
    sheets = {one.id: one.title for one in handbook.course.assessments}
    return {
        "id": path.id,
        "title": says.say(path.title),
        "roles": [handbook.role(role) for role in path.roles],
        "milestones": [
            {
                "by": handbook.word(f"course-by-{one.by}"),
                "modules": [handbook.module(name) for name in one.modules],
                "tasks": [says.say(line) for line in one.tasks],
                "assessments": [says.say(sheets[name]) for name in one.assessments],
                "signs": handbook.role(one.signs),
            }
            for one in path.milestones
        ],
    }


def _hours(handbook: Handbook, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return handbook.word("course-hours-minutes" if rest else "course-hours", hours=hours, minutes=rest)

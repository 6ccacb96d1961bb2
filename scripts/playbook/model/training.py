"""The course: modules, exercises, role plays, cases, assessments and paths, tied to the content."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from playbook.model.base import Id, Item, Mistake, Model, Order, Text
from playbook.model.content import Figures
from playbook.model.questions import About, QuestionBank

Minutes = Annotated[int, Field(ge=1, le=480)]


class Aim(Model):
    """What somebody can do after the module."""

    text: Text
    about: About


class Unit(Model):
    """A stretch of a module as the trainer runs it. ``minutes`` is its length."""

    title: Text
    minutes: Minutes
    how: Literal["tell", "show", "practise", "discuss", "test"]
    #: What the trainer does and says.
    guide: tuple[Text, ...] = Field(min_length=1)
    #: What the trainees do, as their booklet says it; nothing where they only listen.
    task: tuple[Text, ...] = ()


class TrainingModule(Item):
    """One module of the course; ``data/training/modules/<id>.yml``."""

    id: Id
    order: Order
    title: Text
    summary: Text
    aims: tuple[Aim, ...] = Field(min_length=2)
    units: tuple[Unit, ...] = Field(min_length=2)
    #: What the trainer lays out beforehand.
    material: tuple[Text, ...] = ()
    #: What trainees often get wrong, for the trainer.
    watch: tuple[Text, ...] = ()
    figures: Figures = {}

    @property
    def minutes(self) -> int:
        """The length of the module in minutes."""
        return sum(unit.minutes for unit in self.units)


class Player(Model):
    """Somebody in a role play, with a brief that the others do not see."""

    name: Text
    brief: tuple[Text, ...] = Field(min_length=1)


class RolePlay(Item):
    """A scene to act; ``data/training/role-plays/<id>.yml``."""

    id: Id
    order: Order
    module: Id
    title: Text
    #: What everybody knows at the start.
    scene: Text
    minutes: Minutes
    players: tuple[Player, ...] = Field(min_length=2)
    #: What the observer ticks.
    observe: tuple[Text, ...] = Field(min_length=3)
    #: What to talk over afterwards.
    debrief: tuple[Text, ...] = Field(min_length=1)
    about: About
    figures: Figures = {}


class CaseQuestion(Model):
    """A question on a case with the answer for the trainer."""

    ask: Text
    answer: Text


class Case(Item):
    """A story to think through; ``data/training/cases/<id>.yml``."""

    id: Id
    order: Order
    module: Id
    title: Text
    minutes: Minutes
    story: tuple[Text, ...] = Field(min_length=1)
    questions: tuple[CaseQuestion, ...] = Field(min_length=2)
    about: About
    figures: Figures = {}


#: How a correct paper is broken; the engine knows what is right (``course.broken``).
Break = Literal[
    "meeting-turned",
    "meeting-hands",
    "meeting-interpreter",
    "banquet-hands",
    "banquet-host-away",
    "agenda-overlap",
    "agenda-landing",
    "agenda-no-lunch",
    "budget-supplement",
    "budget-over",
]


class Exercise(Item):
    """A paper of an example visit, broken in one named way; trainees find the error.

    ``visit`` is an example in ``kits/visits/``. What is right and the rule come from the engine that made the
    correct paper.
    """

    id: Id
    order: Order
    module: Id
    title: Text
    visit: Id
    #: A level that the visit is given for the exercise, as ``three-level/senior``.
    level: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")] | None = None
    breaks: Break
    task: Text
    #: What the trainer says when it is found.
    lesson: Text
    about: About
    minutes: Minutes = 10


class Criterion(Model):
    """What an assessor looks at, and what good looks like."""

    text: Text
    good: Text
    about: About


class Assessment(Item):
    """A sheet to assess somebody at work; ``data/training/assessments/<id>.yml``."""

    id: Id
    order: Order
    title: Text
    purpose: Text
    criteria: tuple[Criterion, ...] = Field(min_length=4)
    #: The role that assesses.
    by: Id


class Milestone(Model):
    """What somebody can do by a time, and who signs that it is so."""

    by: Literal["day-1", "week-1", "month-1"]
    modules: tuple[Id, ...] = ()
    #: Work to do under eyes.
    tasks: tuple[Text, ...] = ()
    assessments: tuple[Id, ...] = ()
    signs: Id


class LearningPath(Item):
    """What the holders of some roles learn, and when; every role of the host side stands in one path."""

    id: Id
    order: Order
    title: Text
    roles: tuple[Id, ...] = Field(min_length=1)
    milestones: tuple[Milestone, ...] = Field(min_length=3, max_length=3)

    @model_validator(mode="after")
    def _in_time(self) -> Self:
        if [one.by for one in self.milestones] != ["day-1", "week-1", "month-1"]:
            raise Mistake(
                "the milestones are day-1, week-1 and month-1, in this order",
                "三个节点依次为 day-1、week-1、month-1",
            )
        return self


class ExamRules(Model):
    """How an exam is made: ``questions`` in all, ``computed`` of them from the data, ``minutes`` to write.

    ``points`` for each kind; who reaches ``pass_percent`` of all points has passed.
    """

    questions: int = Field(ge=5, le=100)
    computed: int = Field(ge=0, le=50)
    minutes: Minutes
    pass_percent: int = Field(ge=1, le=100)
    points: dict[Literal["choose", "order", "mistake", "say"], Annotated[int, Field(ge=1, le=20)]]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.computed > self.questions:
            raise Mistake("`computed` is larger than `questions`", "`computed` 大于 `questions`")
        if set(self.points) != {"choose", "order", "mistake", "say"}:
            raise Mistake(
                "give points for choose, order, mistake and say",
                "请为 choose、order、mistake、say 四种题型分别写明分值",
            )
        return self


class Plan(Model):
    """A way to run the course: half a day, a day, a week; the modules of each session in order."""

    id: Id
    title: Text
    text: Text
    modules: tuple[Id, ...] = Field(min_length=1)
    prints: tuple[Text, ...] = ()


class CourseRules(Model):
    """``data/training/course.yml``: what holds for the whole course."""

    title: Text
    summary: Text
    exam: ExamRules
    plans: tuple[Plan, ...] = Field(min_length=1)
    #: How a company makes the course its own.
    adapt: tuple[Text, ...] = Field(min_length=1)
    #: Words on the certificate; ``{company}`` stands for the company.
    certificate: Text


class Course(Model):
    """Everything in ``data/training/``, each list in reading order."""

    rules: CourseRules
    modules: tuple[TrainingModule, ...] = ()
    banks: tuple[QuestionBank, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    role_plays: tuple[RolePlay, ...] = ()
    cases: tuple[Case, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    paths: tuple[LearningPath, ...] = ()

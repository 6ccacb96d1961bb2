"""The question bank of the course: what is asked and answered, tied to the step or rule that it is about.

What a question says about a figure comes from the item that it is about: a question about a step may write
``{due}`` and the step's own figures, so a changed rule changes its question.
"""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from playbook.model.base import Id, Mistake, Model, Order, Text
from playbook.model.protocol import RuleNumber


class About(Model):
    """The parts of the playbook that something teaches or tests; the first step gives ``{due}``."""

    steps: tuple[Id, ...] = ()
    #: Rules of conduct, as ``<situation>/<rule>``.
    conduct: tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")], ...] = ()
    protocol: tuple[RuleNumber, ...] = ()
    contingencies: tuple[Id, ...] = ()
    forms: tuple[Id, ...] = ()
    schemes: tuple[Id, ...] = ()
    roles: tuple[Id, ...] = ()
    purposes: tuple[Id, ...] = ()
    principles: tuple[Id, ...] = ()
    terms: tuple[Id, ...] = ()
    differences: tuple[Id, ...] = ()
    visitor_types: tuple[Id, ...] = Field(default=(), alias="visitor-types")
    measures: tuple[Id, ...] = ()
    pauses: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise Mistake(
                "name at least one part of the playbook, such as `steps: [meet-guests]`",
                "至少写明一项内容，例如 `steps: [meet-guests]`",
            )
        return self


class Asked(Model):
    """What every question has: what it tests, and why the answer is right."""

    id: Id
    about: About
    ask: Text
    because: Text


class Answer(Model):
    """One of several answers; ``why`` says what is wrong with a wrong one."""

    text: Text
    right: bool = False
    why: Text | None = None


class Choose(Asked):
    """Single choice. The order of the answers in the file is not the order on paper."""

    kind: Literal["choose"]
    answers: tuple[Answer, ...] = Field(min_length=3, max_length=5)

    @model_validator(mode="after")
    def _one_right(self) -> Self:
        if sum(one.right for one in self.answers) != 1:
            raise Mistake("exactly one answer has `right: true`", "只能有一个答案写 `right: true`")
        return self


class Sort(Asked):
    """Lines to bring into order; the file holds them in the right one."""

    kind: Literal["order"]
    lines: tuple[Text, ...] = Field(min_length=3, max_length=7)


class Line(Model):
    """A line of what somebody did; ``instead`` makes it the mistaken one."""

    text: Text
    instead: Text | None = None


class FindMistake(Asked):
    """A short account with one mistake in it."""

    kind: Literal["mistake"]
    lines: tuple[Line, ...] = Field(min_length=3, max_length=7)

    @model_validator(mode="after")
    def _one_wrong(self) -> Self:
        if sum(one.instead is not None for one in self.lines) != 1:
            raise Mistake("exactly one line has `instead`", "只能有一行写 `instead`")
        return self


class Say(Asked):
    """What would you say? A trainer marks it by the points that an answer has to hold."""

    kind: Literal["say"]
    model: Text
    points: tuple[Text, ...] = Field(min_length=2, max_length=5)
    avoid: tuple[Text, ...] = ()


Question = Annotated[
    Annotated[Choose, Tag("choose")]
    | Annotated[Sort, Tag("order")]
    | Annotated[FindMistake, Tag("mistake")]
    | Annotated[Say, Tag("say")],
    Discriminator("kind"),
]


class QuestionBank(Model):
    """The questions of one module; ``data/training/questions/<module>.yml``."""

    id: Id
    order: Order
    questions: tuple[Question, ...] = Field(min_length=1)

"""Everything that the papers of a course print, for one role or for all."""

from collections.abc import Mapping

from playbook.about import Topics
from playbook.course.broken import Broken
from playbook.course.exam import Exam, make_exam, path_modules
from playbook.model.base import Figure, Id, Model, Text
from playbook.model.playbook import Playbook
from playbook.model.questions import About, QuestionBank
from playbook.model.training import (
    Assessment,
    Case,
    Course,
    Exercise,
    LearningPath,
    Plan,
    RolePlay,
    TrainingModule,
)
from playbook.phrases import Phrases


class Pack(Model):
    """A course for ``role``; None means everybody, and every path."""

    playbook: Playbook
    course: Course
    role: str | None
    modules: tuple[TrainingModule, ...]
    banks: tuple[QuestionBank, ...]
    exercises: tuple[Exercise, ...]
    role_plays: tuple[RolePlay, ...]
    cases: tuple[Case, ...]
    paths: tuple[LearningPath, ...]
    assessments: tuple[Assessment, ...]
    #: Exercise id -> its paper with the error in it.
    broken: dict[Id, Broken]
    #: The ways to run the course whose modules are all learned.
    plans: tuple[Plan, ...]
    exam: Exam


def make_pack(
    playbook: Playbook,
    course: Course,
    seed: int,
    role: str | None = None,
    broken: Mapping[str, Broken] | None = None,
) -> Pack:
    """The course of a role, with the broken papers of its exercises.

    Raises KeyError for a role that stands in no path, and for an exercise without its paper.
    """
    broken = broken or {}
    names = path_modules(course, role)
    paths = tuple(one for one in course.paths if role is None or role in one.roles)
    sheets = {name for path in paths for one in path.milestones for name in one.assessments}
    exercises = tuple(one for one in course.exercises if one.module in names)
    return Pack(
        playbook=playbook,
        course=course,
        role=role,
        modules=tuple(one for one in course.modules if one.id in names),
        banks=tuple(one for one in course.banks if one.id in names),
        exercises=exercises,
        broken={one.id: broken[one.id] for one in exercises},
        role_plays=tuple(one for one in course.role_plays if one.module in names),
        cases=tuple(one for one in course.cases if one.module in names),
        paths=paths,
        assessments=tuple(one for one in course.assessments if one.id in sheets),
        plans=tuple(one for one in course.rules.plans if set(one.modules) <= set(names)),
        exam=make_exam(playbook, course, seed, role),
    )


class Teller:
    """Fills the figures of what a course says from the items that it is about."""

    def __init__(self, playbook: Playbook) -> None:
        self.topics = Topics(playbook)
        self.phrases = Phrases(playbook)

    def say(
        self, said: Text, about: About | None = None, figures: Mapping[str, Figure] | None = None
    ) -> Text:
        """A text in both languages; its own figures win over those of what it is about."""
        if "{" not in said.en and "{" not in said.zh_hans:
            return said
        of = self.topics.figures(about) if about else {}
        due = self.topics.due(about) if about else None
        return self.phrases.say(said, self.phrases.values(of, figures or {}, due=due))

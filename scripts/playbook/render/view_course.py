"""The papers of a course as the plain data that their templates see."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from playbook.course.broken import Broken
from playbook.course.exam import ExamQuestion
from playbook.course.pack import Pack, Teller
from playbook.model.base import Figure, Model, Text
from playbook.model.questions import About, Choose, FindMistake, Say
from playbook.model.training import Assessment, Case, Exercise, LearningPath, RolePlay, TrainingModule
from playbook.render.seating_svg import meeting_svg
from playbook.render.seats_svg import room_svg
from playbook.render.voice import Voice

View = dict[str, Any]


def course_view(pack: Pack, voice: Voice) -> View:
    """Everything that the papers of a course may print."""
    return _CourseView(pack, voice).all()


class _CourseView:
    def __init__(self, pack: Pack, voice: Voice) -> None:
        self.pack, self.voice = pack, voice
        self.book = pack.playbook
        self.teller = Teller(self.book)
        self.roles = {role.id: role.title for role in self.book.roles}
        self.steps = {step.id: step for step in self.book.steps}
        self.modules = {module.id: module for module in pack.course.modules}

    def all(self) -> View:
        """One mapping for all papers."""
        pack, rules = self.pack, self.pack.course.rules
        role = self.voice.say(self.roles[pack.role]) if pack.role else ""
        return {
            "title": self.voice.say(rules.title),
            "summary": self.voice.say(rules.summary),
            "role": role,
            "hours": self._hours(sum(one.minutes for one in pack.modules)),
            "modules": [self._module(number, one) for number, one in enumerate(pack.modules, 1)],
            "plans": [
                {
                    "title": self.voice.say(one.title),
                    "text": self.voice.say(one.text),
                    "hours": self._hours(sum(self.modules[name].minutes for name in one.modules)),
                    "modules": [self.voice.say(self.modules[name].title) for name in one.modules],
                    "prints": self._says(one.prints),
                }
                for one in pack.plans
            ],
            "adapt": self._says(rules.adapt),
            "exam": self._exam(),
            "paths": [self._path(one) for one in pack.paths],
            "assessments": [self._assessment(one) for one in pack.assessments],
            "certificate": self.voice.say(self.teller.say(rules.certificate)),
        }

    def _say(
        self, said: Text, about: About | None = None, figures: Mapping[str, Figure] | None = None
    ) -> str:
        return self.voice.say(self.teller.say(said, about, figures))

    def _says(
        self, said: Sequence[Text], about: About | None = None, figures: Mapping[str, Figure] | None = None
    ) -> list[str]:
        return [self._say(one, about, figures) for one in said]

    def _hours(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self._minutes(minutes)
        word = "course-hours-minutes" if rest else "course-hours"
        return self.voice.word(word, hours=str(hours), minutes=str(rest))

    def _minutes(self, minutes: int) -> str:
        return self.voice.word("course-minutes", minutes=str(minutes))

    def _module(self, number: int, module: TrainingModule) -> View:
        own = module.figures
        begun = 0
        units: list[View] = []
        for unit in module.units:
            units.append(
                {
                    "title": self.voice.say(unit.title),
                    "minutes": self._minutes(unit.minutes),
                    "from": f"{begun // 60}:{begun % 60:02}",
                    "how": self.voice.word(f"course-how-{unit.how}"),
                    "guide": self._says(unit.guide, None, own),
                    "task": self._says(unit.task, None, own),
                }
            )
            begun += unit.minutes
        return {
            "number": str(number),
            "title": self.voice.say(module.title),
            "summary": self._say(module.summary, None, own),
            "length": self._minutes(module.minutes),
            "aims": [
                {"text": self._say(aim.text, aim.about, own), "refs": self.refs(aim.about)}
                for aim in module.aims
            ],
            "units": units,
            "material": self._says(module.material, None, own),
            "watch": self._says(module.watch, None, own),
            "steps": self._steps(module),
            "cases": [self._case(one) for one in self.pack.cases if one.module == module.id],
            "exercises": [self._exercise(one) for one in self.pack.exercises if one.module == module.id],
            "plays": [self._play(one) for one in self.pack.role_plays if one.module == module.id],
        }

    def _steps(self, module: TrainingModule) -> list[View]:
        """The steps that the aims name, in handbook order."""
        named = {step for aim in module.aims for step in aim.about.steps}
        return [
            {
                "number": self.book.numbers[step.id],
                "title": self._say(step.title),
                "owner": self.voice.say(self.roles[step.owner]),
                "due": self.voice.say(self.teller.phrases.due(step.due)),
                "critical": step.critical,
            }
            for step in self.book.steps
            if step.id in named
        ]

    def _case(self, case: Case) -> View:
        return {
            "title": self.voice.say(case.title),
            "length": self._minutes(case.minutes),
            "story": self._says(case.story, case.about, case.figures),
            "questions": [
                {
                    "ask": self._say(one.ask, case.about, case.figures),
                    "answer": self._say(one.answer, case.about, case.figures),
                }
                for one in case.questions
            ],
            "refs": self.refs(case.about),
        }

    def _exercise(self, exercise: Exercise) -> View:
        broken = self.pack.broken[exercise.id]
        return {
            "title": self.voice.say(exercise.title),
            "length": self._minutes(exercise.minutes),
            "task": self._say(exercise.task, exercise.about),
            "picture": self._picture(broken),
            "day": self.voice.day(broken.agenda[0].start)["a"] if broken.agenda else "",
            "rows": [
                {
                    "time": self.voice.clock(item),
                    "title": self.voice.say(item.title),
                    "place": self.voice.say(item.place),
                    "lead": self.voice.say(self.roles[item.lead]) if item.lead in self.roles else "",
                }
                for item in broken.agenda
            ],
            "guests": self.voice.word("course-for-guests", n=str(broken.guests)) if broken.costs else "",
            "costs": [
                {
                    "title": self.voice.say(cost.title),
                    "rule": self.voice.say(cost.rule),
                    "limit": f"{cost.limit:,.0f}",
                    "planned": f"{cost.planned:,.0f}",
                }
                for cost in broken.costs
            ],
            "answer": f"{self.voice.say(broken.wrong)} {self.voice.say(broken.right)}".strip(),
            "lesson": self._say(exercise.lesson, exercise.about),
            "refs": ", ".join(broken.rules) or self.refs(exercise.about),
        }

    def _picture(self, broken: Broken) -> Markup:
        """The plan as a drawing; nothing where the paper is a table."""
        book, language = self.book, self.voice.language
        words, accent = book.protocol.words, book.company.accent
        drawn = ""
        if broken.meeting:
            drawn = meeting_svg(broken.meeting, words, language, accent)
        elif broken.room:
            drawn = room_svg(broken.room, words, book.words, language, accent)
        return Markup(drawn)  # noqa: S704 - the drawings escape every name

    def _play(self, play: RolePlay) -> View:
        def says(said: Sequence[Text]) -> list[str]:
            return self._says(said, play.about, play.figures)

        return {
            "title": self.voice.say(play.title),
            "length": self._minutes(play.minutes),
            "scene": self._say(play.scene, play.about, play.figures),
            "players": [{"name": self.voice.say(one.name), "brief": says(one.brief)} for one in play.players],
            "observe": says(play.observe),
            "debrief": says(play.debrief),
            "refs": self.refs(play.about),
        }

    def _exam(self) -> View:
        exam = self.pack.exam
        return {
            "questions": [self._question(one) for one in exam.questions],
            "points": str(exam.points),
            "rules": self.voice.word(
                "course-exam-rules",
                questions=str(len(exam.questions)),
                minutes=str(exam.minutes),
                points=str(exam.points),
                passing=str(exam.passing),
            ),
            "passing": str(exam.passing),
            "seed": str(exam.seed),
        }

    def _question(self, on_paper: ExamQuestion) -> View:
        one = on_paper.question
        view = {
            "number": str(on_paper.number),
            "points": self.voice.word("course-points", n=str(on_paper.points)),
            "kind": one.kind,
            "how": self.voice.word(f"course-do-{one.kind}"),
            "ask": self._say(one.ask, one.about),
            "lines": [
                {"letter": line.letter, "text": self._say(line.text, one.about)} for line in on_paper.lines
            ],
            "key": on_paper.key,
            "because": self._say(one.because, one.about),
            "refs": self.refs(one.about),
            "more": [],
        }
        match one:
            case FindMistake():
                view["more"] = [self._say(line.instead, one.about) for line in one.lines if line.instead]
            case Say():
                view["model"] = self._say(one.model, one.about)
                view["looks"] = self._says(one.points, one.about)
                view["avoid"] = self._says(one.avoid, one.about)
            case Choose():
                view["more"] = [self._say(answer.why, one.about) for answer in one.answers if answer.why]
        return view

    def _path(self, path: LearningPath) -> View:
        sheets = {one.id: one.title for one in self.pack.course.assessments}
        return {
            "title": self.voice.say(path.title),
            "roles": self.voice.listed([self.voice.say(self.roles[role]) for role in path.roles]),
            "milestones": [
                {
                    "by": self.voice.word(f"course-by-{one.by}"),
                    "modules": [self.voice.say(self.modules[name].title) for name in one.modules],
                    "tasks": self._says(one.tasks),
                    "assessments": [self.voice.say(sheets[name]) for name in one.assessments],
                    "signs": self.voice.say(self.roles[one.signs]),
                }
                for one in path.milestones
            ],
        }

    def _assessment(self, sheet: Assessment) -> View:
        return {
            "title": self.voice.say(sheet.title),
            "purpose": self._say(sheet.purpose),
            "by": self.voice.say(self.roles[sheet.by]),
            "criteria": [
                {
                    "text": self._say(one.text, one.about),
                    "good": self._say(one.good, one.about),
                    "refs": self.refs(one.about),
                }
                for one in sheet.criteria
            ],
        }

    def refs(self, about: About) -> str:
        """Where to read on: numbers of steps and rules, titles of the rest."""
        found: list[str] = []
        for field, name in self.teller.topics.named(about):
            if field == "steps":
                found.append(self.book.numbers[name])
            elif field == "protocol":
                found.append(name)
        if not found:
            found = [
                self.voice.say(title)
                for item in self.teller.topics.items(about)
                if isinstance(item, Model) and isinstance(title := _title(item), Text)
            ]
        return ", ".join(dict.fromkeys(found))


def _title(item: Model) -> Text | None:
    return getattr(item, "title", None) or getattr(item, "question", None)

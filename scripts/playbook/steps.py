"""Every step of the playbook in one visit: whether it applies, whose it is, by when, and what it says."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from playbook.calendars import WorkCalendar, holidays_between
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.base import Model, StatementId, Text, text
from playbook.model.content import Detail, Section, Step
from playbook.model.due import Due
from playbook.model.facts import Fact
from playbook.model.playbook import Playbook
from playbook.people import Cast, HostPerson
from playbook.phrases import Phrases
from playbook.schedule import Moments, Spans, Window, is_late, window

#: How long before a deadline an answer is waited for, and how far back a long span is looked at.
_ANSWER, _LOOK_BACK = timedelta(days=3), timedelta(days=7)

Status = Literal["included", "to-settle", "not-applicable"]


class PlannedDetail(Model):
    """A sentence below a step, as it stands for this visit."""

    text: Text
    kind: Literal["do", "avoid", "note", "ask"]
    status: Status
    reason: Text | None = None
    caution: Text | None = None


class PlannedStep(Model):
    """A step of the playbook in this visit."""

    id: str
    number: str
    phase: str
    section: str
    title: Text
    status: Status
    #: The visit's procedure does not have this step.
    elsewhere: bool
    #: Why it does not apply, or what has to be settled; None for an included step.
    reason: Text | None
    questions: tuple[Text, ...]
    #: The keys of the visit file that would settle it.
    keys: tuple[str, ...]
    owner: str
    person: HostPerson | None
    support: tuple[str, ...]
    window: Window
    due: Text
    late: bool
    #: The visit file says that it is done already.
    done: bool
    proof: Text
    why: Text | None
    caution: Text | None
    details: tuple[PlannedDetail, ...]
    forms: tuple[str, ...]
    critical: bool
    #: The guests are asked for something while their own country has a public holiday.
    holiday: Text | None = None
    sources: tuple[StatementId, ...]


class StepPlanner:
    """Plans every step of the playbook for one visit."""

    def __init__(  # noqa: PLR0913 - the facts of one visit, gathered once
        self,
        playbook: Playbook,
        facts: FactMap,
        cast: Cast,
        moments: Moments,
        calendar: WorkCalendar,
        now: datetime,
        done: frozenset[str],
        theirs: WorkCalendar | None = None,
    ) -> None:
        self.playbook, self.facts, self.cast = playbook, facts, cast
        self.moments, self.calendar, self.now, self.done = moments, calendar, now, done
        self.theirs = theirs
        self.zone = ZoneInfo(playbook.company.time_zone)
        self.phrases = Phrases(playbook)
        self.spans: Spans = {a.id: (a.start, a.end) for a in playbook.anchors if a.start and a.end}
        self.of_procedure = _procedure_steps(playbook, str(facts["procedure"]))

    def plan(self) -> tuple[PlannedStep, ...]:
        """All steps in handbook order, also those that do not apply."""
        return tuple(
            self._step(section, step) for section in self.playbook.sections for step in section.steps
        )

    def window(self, due: Due) -> Window:
        """When something is due in this visit."""
        return window(due, self.moments, self.spans, self.calendar, self.zone, self.playbook.company.hours)

    def _step(self, section: Section, step: Step) -> PlannedStep:
        variant = next((v for v in step.variants if evaluate(v.applies, self.facts) is Truth.YES), None)
        owner = (variant and variant.owner) or step.owner
        own_due = (variant and variant.due) or step.due
        status, reason, open_facts = self._standing(step)
        due = self.window(own_due)
        values = self.phrases.values(
            section.figures, step.figures, variant.figures if variant else {}, due=own_due
        )
        own = (Detail(text=variant.text, caution=variant.caution),) if variant else ()
        say = self.phrases.say
        return PlannedStep(
            id=step.id,
            number=self.playbook.numbers[step.id],
            phase=section.phase,
            section=section.id,
            title=say(step.title, values),
            status=status,
            elsewhere=step.id not in self.of_procedure,
            reason=reason,
            questions=tuple(fact.question for fact in open_facts),
            keys=tuple(fact.key for fact in open_facts),
            owner=owner,
            person=self.cast.holder(owner),
            support=step.support,
            window=due,
            due=self.phrases.due(own_due),
            late=status != "not-applicable" and self._late(step.id, own_due, due),
            done=step.id in self.done,
            proof=say(step.proof, values),
            why=say(step.why, values) if step.why else None,
            caution=say(step.caution, values) if step.caution else None,
            details=tuple(self._detail(detail, values) for detail in (*own, *step.details)),
            forms=step.forms,
            critical=step.critical,
            holiday=self._holiday(step, due) if status != "not-applicable" else None,
            sources=_sources(step),
        )

    def _standing(self, step: Step) -> tuple[Status, Text | None, tuple[Fact, ...]]:
        """Whether the step applies, why not or what to ask, and the open facts."""
        if step.id not in self.of_procedure:
            return "not-applicable", self.phrases.other_procedure(str(self.facts["procedure"])), ()
        truth = evaluate(step.applies, self.facts)
        if truth is Truth.NO:
            return "not-applicable", self.phrases.reason(step.applies, self.facts), ()
        if truth is Truth.YES:
            return "included", None, ()
        questions = self.phrases.questions(step.applies, self.facts)
        return "to-settle", self.phrases.to_settle(questions), questions

    def _holiday(self, step: Step, when: Window) -> Text | None:
        """The guests' public holidays in the days in which this step asks them for something."""
        if self.theirs is None or when.end is None or not any(one.kind == "ask" for one in step.details):
            return None
        last = when.end.date()
        if self._here(last):
            return None
        first = max(when.start.date() if when.start else last - _ANSWER, last - _LOOK_BACK)
        found = holidays_between(self.theirs, first, last)
        return self.phrases.word("step-guest-holiday", days=listed_days(found)) if found else None

    def _here(self, day: date) -> bool:
        """Whether the guests are with us, and nobody has to wait for their office."""
        come, leave = self.moments.get("arrival"), self.moments.get("departure")
        return bool(come and leave and come.date() <= day <= leave.date())

    def _late(self, step: str, due: Due, when: Window) -> bool:
        """Past its time and not done. What comes before a confirmation has happened once it is confirmed."""
        return is_late(when, self.now) and due.before != "confirmed" and step not in self.done

    def _detail(self, detail: Detail, values: Mapping[str, Text]) -> PlannedDetail:
        truth = evaluate(detail.applies, self.facts)
        reason: Text | None = None
        if truth is Truth.NO:
            reason = self.phrases.reason(detail.applies, self.facts)
        elif truth is Truth.UNKNOWN:
            reason = self.phrases.to_settle(self.phrases.questions(detail.applies, self.facts))
        return PlannedDetail(
            text=self.phrases.say(detail.text, values),
            kind=detail.kind,
            status=_status(truth),
            reason=reason,
            caution=self.phrases.say(detail.caution, values) if detail.caution else None,
        )


def _status(truth: Truth) -> Status:
    if truth is Truth.YES:
        return "included"
    return "to-settle" if truth is Truth.UNKNOWN else "not-applicable"


def _procedure_steps(playbook: Playbook, procedure: str) -> frozenset[str]:
    chosen = next(one for one in playbook.procedures if one.id == procedure)
    return frozenset(step for stage in chosen.stages for step in stage.steps)


def _sources(step: Step) -> tuple[StatementId, ...]:
    found = [*step.sources, *(one for part in (*step.details, *step.variants) for one in part.sources)]
    return tuple(dict.fromkeys(found))


def listed_days(days: Sequence[tuple[date, Text]]) -> Text:
    """Holidays with their days, as lists of a plan print them."""
    return text(
        ", ".join(f"{day:%m-%d} ({name.en})" for day, name in days),
        "、".join(f"{day:%m-%d}（{name.zh_hans}）" for day, name in days),
    )

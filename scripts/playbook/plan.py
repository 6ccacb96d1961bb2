"""(Playbook, Visit, now) -> VisitPlan: everything a kit prints, with no clock, no file and no template.

All moments of a plan carry the host's time zone. Every text holds English and Simplified Chinese with its
figures filled in, so that a renderer only picks a language.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from playbook.agenda import MAX_DAYS, Agenda, build_agenda
from playbook.calendars import WorkCalendar
from playbook.conditions import FactMap, Truth, evaluate
from playbook.findings import Finding, find
from playbook.forms import FilledForm, fill_forms
from playbook.levels import LevelAdvice, level_advice
from playbook.model.base import Model, StatementId, Text
from playbook.model.content import Detail, Section, Step
from playbook.model.due import Due
from playbook.model.facts import Fact
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import Cast, HostPerson, cast_of
from playbook.phrases import Phrases
from playbook.schedule import Moments, Spans, Window, is_late, window
from playbook.seating import SeatPlan
from playbook.table import meeting_table
from playbook.visit_facts import visit_facts

Status = Literal["included", "to-settle", "not-applicable"]
#: Sessions that make up the meeting, for its two anchors. The minutes come after it.
_MEETING = ("welcome", "film", "presentation", "talks")


class PlannedDetail(Model):
    """A sentence below a step, as it stands for this visit."""

    text: Text
    kind: Literal["do", "avoid", "note", "ask"]
    status: Status
    reason: Text | None = None


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
    details: tuple[PlannedDetail, ...]
    forms: tuple[str, ...]
    critical: bool
    sources: tuple[StatementId, ...]


class SupplyLine(Model):
    """What the table needs and how many; ``given`` when the visit file says the number."""

    title: Text
    unit: Text
    quantity: int
    given: bool


class VisitPlan(Model):
    """Everything about one visit that paper or file can show."""

    visit: Visit
    playbook: Playbook
    now: datetime
    cast: Cast
    steps: tuple[PlannedStep, ...]
    agenda: Agenda
    seating: SeatPlan
    room: str | None
    forms: tuple[FilledForm, ...]
    #: None where the procedure ranks nobody.
    level: LevelAdvice | None
    supplies: tuple[SupplyLine, ...]
    findings: tuple[Finding, ...]

    def with_status(self, status: Status) -> tuple[PlannedStep, ...]:
        """The steps of one status, in handbook order."""
        return tuple(step for step in self.steps if step.status == status)


def make_plan(playbook: Playbook, visit: Visit, now: datetime) -> VisitPlan:
    """The plan of a checked visit. ``now`` decides what is late; without a zone it is the host's clock."""
    zone = ZoneInfo(playbook.company.time_zone)
    now = now.replace(tzinfo=zone) if now.tzinfo is None else now.astimezone(zone)
    facts = visit_facts(visit, playbook.company)
    cast = cast_of(visit, playbook.company)
    calendar = WorkCalendar(
        playbook.company.calendar.country, playbook.calendars, playbook.company.calendar.closures
    )
    agenda = build_agenda(visit, playbook, facts, _working_days(visit, calendar))
    moments = _moments(visit, facts, agenda, calendar, playbook, zone)
    steps = _Steps(playbook, facts, cast, moments, calendar, now, frozenset(visit.done)).plan()
    seating, room = meeting_table(visit, playbook, cast, agenda)
    supplies = _supplies(visit, playbook, facts, sum(seat.attendee is not None for seat in seating.seats))
    forms = fill_forms(visit, playbook, cast, agenda, facts)
    level = level_advice(playbook, visit.level, cast, facts, Phrases(playbook))
    owners = frozenset(step.owner for step in steps if step.status != "not-applicable")
    return VisitPlan(
        visit=visit,
        playbook=playbook,
        now=now,
        cast=cast,
        steps=steps,
        agenda=agenda,
        seating=seating,
        room=room,
        forms=forms,
        level=level,
        supplies=supplies,
        findings=find(visit, playbook, cast, agenda, seating, room, calendar, facts, owners, level),
    )


def _working_days(visit: Visit, calendar: WorkCalendar) -> frozenset[date]:
    first = visit.arrives.at.date()
    count = min((visit.leaves.at.date() - first).days, MAX_DAYS)
    days = (first + timedelta(days=offset) for offset in range(count + 1))
    return frozenset(day for day in days if calendar.is_working(day))


def _moments(  # noqa: PLR0913 - each is a different source of truth
    visit: Visit, facts: FactMap, agenda: Agenda, calendar: WorkCalendar, playbook: Playbook, zone: ZoneInfo
) -> Moments:
    """Anchor id -> moment, None where neither the visit file nor the agenda says."""
    opening = time.fromisoformat(playbook.company.hours.start)
    visa = visit.visa_received
    if visa is None and facts["invitation-letter"] is False:
        visa = visit.confirmed  # no visa to wait for
    follow_up = calendar.shift(visit.leaves.at.date(), 1)
    meeting = [item for item in agenda.items if item.kind in _MEETING]
    lunch = next((i.start for i in agenda.items if i.kind == "meal" and i.start.hour < 16), None)
    dinner = next((i.start for i in agenda.items if i.kind == "meal" and i.start.hour >= 16), None)
    local: dict[str, datetime | None] = {
        "confirmed": datetime.combine(visit.confirmed, opening) if visit.confirmed else None,
        "visa-received": datetime.combine(visa, opening) if visa else None,
        "arrival": visit.arrives.at,
        "visit-start": agenda.presence[0].start if agenda.presence else None,
        "meeting-start": min((item.start for item in meeting), default=None),
        "meeting-end": max((item.end for item in meeting), default=None),
        "lunch": lunch,
        "dinner": dinner,
        "departure": visit.leaves.at,
        "follow-up-start": datetime.combine(follow_up, opening),
    }
    return {key: moment.replace(tzinfo=zone) if moment else None for key, moment in local.items()}


class _Steps:
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
    ) -> None:
        self.playbook, self.facts, self.cast = playbook, facts, cast
        self.moments, self.calendar, self.now, self.done = moments, calendar, now, done
        self.zone = ZoneInfo(playbook.company.time_zone)
        self.phrases = Phrases(playbook)
        self.spans: Spans = {a.id: (a.start, a.end) for a in playbook.anchors if a.start and a.end}
        self.of_procedure = _procedure_steps(playbook, str(facts["procedure"]))

    def plan(self) -> tuple[PlannedStep, ...]:
        return tuple(
            self._step(section, step) for section in self.playbook.sections for step in section.steps
        )

    def _step(self, section: Section, step: Step) -> PlannedStep:
        variant = next((v for v in step.variants if evaluate(v.applies, self.facts) is Truth.YES), None)
        owner = (variant and variant.owner) or step.owner
        own_due = (variant and variant.due) or step.due
        status, reason, open_facts = self._standing(step)
        due = window(own_due, self.moments, self.spans, self.calendar, self.zone, self.playbook.company.hours)
        values = self.phrases.values(
            section.figures, step.figures, variant.figures if variant else {}, due=own_due
        )
        details = (Detail(text=variant.text), *step.details) if variant else step.details
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
            details=tuple(self._detail(detail, values) for detail in details),
            forms=step.forms,
            critical=step.critical,
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
        said = self.phrases.say(detail.text, values)
        return PlannedDetail(text=said, kind=detail.kind, status=_status(truth), reason=reason)


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


def _supplies(visit: Visit, playbook: Playbook, facts: FactMap, people: int) -> tuple[SupplyLine, ...]:
    """Quantities for everybody at the table; the visit file's own number wins."""
    lines: list[SupplyLine] = []
    for supply in playbook.supplies:
        if evaluate(supply.applies, facts) is Truth.NO and supply.id not in visit.supplies:
            continue
        given = visit.supplies.get(supply.id)
        usual = supply.fixed or -(-int((supply.per_person or 0) * people * 100) // 100)
        lines.append(
            SupplyLine(
                title=supply.title,
                unit=supply.unit,
                quantity=usual if given is None else given,
                given=given is not None,
            )
        )
    return tuple(lines)

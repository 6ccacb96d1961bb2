"""(Playbook, Visit, now) -> VisitPlan: everything a kit prints, with no clock, no file and no template.

All moments of a plan carry the host's time zone. Every text holds English and Simplified Chinese with its
figures filled in, so that a renderer only picks a language.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from playbook.agenda import MAX_DAYS, Agenda, build_agenda
from playbook.budget import Budget, make_budget
from playbook.calendars import WorkCalendar, visitors_calendar
from playbook.cards import HostCards, host_cards
from playbook.cars import CarPlan, car_plan
from playbook.conditions import FactMap, Truth, evaluate
from playbook.drives import Drive, plan_drives
from playbook.findings import Finding, Look, find
from playbook.forms import FilledForm, fill_forms
from playbook.levels import LevelAdvice, level_advice
from playbook.model.base import Model, Text
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.notices import with_notices
from playbook.people import Cast, cast_of
from playbook.phrases import Phrases
from playbook.protocol.ceremony import Ceremony, ceremony
from playbook.schedule import Moments
from playbook.seating import SeatPlan
from playbook.seats.model import RoomPlan
from playbook.seats.occasions import Banquet, banquets, other_plans
from playbook.signs import SignSet, make_signs
from playbook.steps import PlannedStep, Status, StepPlanner
from playbook.table import meeting_table
from playbook.visit_facts import visit_facts

#: Sessions that make up the meeting, for its two anchors. The minutes come after it.
_MEETING = ("welcome", "film", "presentation", "talks")


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
    budget: Budget
    supplies: tuple[SupplyLine, ...]
    findings: tuple[Finding, ...]
    cards: HostCards
    banquets: tuple[Banquet, ...]
    #: Seat plans that the visit file asks for besides.
    other_seating: tuple[RoomPlan, ...]
    drives: tuple[Drive, ...]
    #: None where the guests are not driven.
    cars: CarPlan | None
    ceremony: Ceremony
    signs: tuple[SignSet, ...]

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
    theirs = visitors_calendar(
        visit.customer.country, playbook.company.calendar.country, playbook.calendars
    )
    planner = StepPlanner(playbook, facts, cast, moments, calendar, now, frozenset(visit.done), theirs)
    steps = planner.plan()
    agenda = with_notices(agenda, playbook, cast, steps)
    seating, room = meeting_table(visit, playbook, cast, agenda)
    supplies = _supplies(visit, playbook, facts, sum(seat.attendee is not None for seat in seating.seats))
    meals = banquets(visit, playbook, cast, agenda)
    level = level_advice(playbook, visit.level, cast, facts, Phrases(playbook))
    budget = make_budget(visit, playbook, cast, agenda, facts, level)
    forms = fill_forms(visit, playbook, cast, agenda, facts, budget)
    courtesies = ceremony(visit, playbook, cast, agenda, facts, steps, meals)
    cars = car_plan(visit, playbook, cast, facts)
    look = Look(
        visit=visit,
        playbook=playbook,
        cast=cast,
        agenda=agenda,
        seating=seating,
        room=room,
        calendar=calendar,
        theirs=theirs,
        facts=facts,
        steps=steps,
        level=level,
        budget=budget,
        cars=cars,
        now=now,
    )
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
        budget=budget,
        supplies=supplies,
        findings=find(look),
        cards=host_cards(playbook, facts, cast, steps, planner.window),
        banquets=meals,
        other_seating=other_plans(visit, playbook, cast, agenda, facts),
        drives=plan_drives(visit, playbook, agenda, facts),
        cars=cars,
        ceremony=courtesies,
        signs=make_signs(playbook, visit, cast, facts, agenda, seating, meals, courtesies.flags, cars),
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
        "hotel-check-in": _check_in(visit, agenda),
        "leave-company": agenda.presence[-1].end if agenda.presence else None,
        "departure": visit.leaves.at,
        "month-end": _month_end(visit, calendar, playbook),
        "follow-up-start": datetime.combine(follow_up, opening),
    }
    return {key: moment.replace(tzinfo=zone) if moment else None for key, moment in local.items()}


def _check_in(visit: Visit, agenda: Agenda) -> datetime | None:
    """When the guests come to their hotel: to rest, or once the day of arrival is over."""
    come = visit.arrives.at.date()
    if come == visit.leaves.at.date():
        return None
    rest = next((item for item in agenda.items if item.kind == "rest" and item.origin == "travel"), None)
    if rest:
        return max(i.end for i in agenda.items if i.id == "transfer-in")
    ends = [item.end for item in agenda.items if item.start.date() == come]
    return max([visit.arrives.at, *ends, *(free.end for free in agenda.presence if free.end.date() == come)])


def _month_end(visit: Visit, calendar: WorkCalendar, playbook: Playbook) -> datetime | None:
    """The last working day of the month before the visit."""
    first = visit.arrives.at.date().replace(day=1)
    if first == date.min:
        return None
    last = calendar.on_or_before(first - timedelta(days=1))
    return datetime.combine(last, time.fromisoformat(playbook.company.hours.start))


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

"""The days of the visit to the minute: sessions, and the tasks that are due between them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from playbook.agenda import AgendaItem
from playbook.drives import Drive
from playbook.plan import VisitPlan
from playbook.render.view_host import owner, person_name
from playbook.render.voice import Voice
from playbook.steps import PlannedStep

#: Sessions that take place at the table with the supplies.
_TABLE = ("welcome", "talks", "presentation", "minutes")
#: So many diets stand beside each meal, and so many names beside a diet.
_DIETS, _NAMED = 8, 3
#: Sessions at which guests and hosts talk and somebody may have to interpret.
_TALK = (*_TABLE, "tour", "film")


class RunRow(NamedTuple):
    """One line of the run sheet, on the host's clock; a task has an end only."""

    start: datetime | None
    end: datetime
    what: str
    place: str = ""
    lead: str = ""
    attend: str = ""
    needed: tuple[str, ...] = ()
    #: The step that a task is.
    number: str = ""
    critical: bool = False

    @property
    def task(self) -> bool:
        """Something to be done by a time, not a session."""
        return self.start is None


def run_sheet(plan: VisitPlan, voice: Voice) -> list[RunRow]:
    """Everything from the day of arrival to the day of departure that has a time, in order."""
    first = next((item for item in plan.agenda.items if item.kind in _TABLE), None)
    rows = [_session(plan, item, voice, laid=item is first) for item in plan.agenda.items]
    rows += [_task(plan, step, end, voice) for step, end in _tasks(plan)]
    rows += [_drive(plan, drive, voice) for drive in plan.drives if drive.kind == "town"]
    return sorted(rows, key=lambda row: (row.start or row.end, not row.task, row.end))


def _session(plan: VisitPlan, item: AgendaItem, voice: Voice, *, laid: bool) -> RunRow:
    lead = plan.cast.named([item.lead] if item.lead else [])
    attend = [one for one in plan.cast.named(item.attend) if one not in lead]
    what = voice.say(item.title)
    return RunRow(
        start=item.start,
        end=item.end,
        what=voice.word("ics-open", title=what) if item.settle else what,
        place=voice.say(item.place),
        lead=voice.listed([person_name(one, voice) for one in lead]) if lead else "",
        attend=voice.listed([person_name(one, voice) for one in attend]) if attend else "",
        needed=tuple(_needed(plan, item, voice, laid=laid)),
    )


def _drive(plan: VisitPlan, drive: Drive, voice: Voice) -> RunRow:
    """The way from one place of the stay to the next; those to and from the station are in the agenda."""
    return RunRow(
        start=drive.at,
        end=drive.reach or drive.at,
        what=voice.word("run-drive", place=drive.end.name),
        place=voice.say(drive.start.name),
        needed=tuple(_car(plan, voice)),
    )


def _needed(plan: VisitPlan, item: AgendaItem, voice: Voice, *, laid: bool) -> list[str]:
    """What has to be there: car, interpreter, supplies, form, and what guests do not eat."""
    needed: list[str] = []
    if item.kind == "travel":
        number = {"arrival": plan.visit.arrives.number, "departure": plan.visit.leaves.number}.get(item.id)
        needed += [voice.word("run-number", number=number)] if number else []
        needed += _car(plan, voice) if item.end > item.start else []
    if item.kind in _TALK and (interpreter := plan.cast.holder("interpreter")):
        needed.append(voice.word("run-interpreter", name=person_name(interpreter, voice)))
    if laid and plan.supplies:
        things = [f"{voice.say(one.title)} {one.quantity} {voice.say(one.unit)}" for one in plan.supplies]
        needed.append(voice.word("run-supplies", supplies=voice.listed(things)))
    if item.kind == "minutes":
        needed += [voice.say(one.form.title) for one in plan.forms if one.form.id == "minutes"]
    if item.kind == "meal":
        needed += _diets(plan, voice)
    return [*needed, voice.say(item.note)] if item.note else needed


def _diets(plan: VisitPlan, voice: Voice) -> list[str]:
    """Each diet with whose it is, by number where many share it; the list of guests has all names."""
    shared: dict[str, list[str]] = {}
    for guest in plan.cast.guests:
        if guest.diet:
            shared.setdefault(voice.say(guest.diet), []).append(guest.latin)
    if len(shared) > _DIETS:
        return [voice.word("run-diets", n=str(sum(map(len, shared.values()))))]
    return [
        voice.word(
            "run-diet",
            name=voice.listed(names) if len(names) <= _NAMED else voice.word("run-guests", n=str(len(names))),
            diet=diet,
        )
        for diet, names in shared.items()
    ]


def _car(plan: VisitPlan, voice: Voice) -> list[str]:
    """The cars that the visit file names, each with its driver."""
    found: list[str] = []
    for car in plan.cars.cars if plan.cars and not plan.cars.suggested else ():
        said = " ".join(one for one in (voice.say(car.vehicle.name), car.vehicle.plate) if one)
        found.append(voice.word("run-vehicle", vehicle=said))
        if car.driver:
            found.append(voice.word("run-driver", name=person_name(car.driver, voice)))
    return found


def _tasks(plan: VisitPlan) -> list[tuple[PlannedStep, datetime]]:
    """Steps with a time of the clock during the stay; what lasts for hours has none."""
    first, last = plan.visit.arrives.at.date(), plan.visit.leaves.at.date()
    found = []
    for step in plan.steps:
        window = step.window
        if step.status == "not-applicable" or step.done or not window.precise or window.end is None:
            continue
        lasts = window.start is not None and window.end - window.start > timedelta(hours=1)
        if not lasts and first <= window.end.date() <= last:
            found.append((step, window.end.replace(tzinfo=None)))
    return found


def _task(plan: VisitPlan, step: PlannedStep, end: datetime, voice: Voice) -> RunRow:
    what = voice.say(step.title)
    support = plan.cast.named(step.support)
    return RunRow(
        start=None,
        end=end,
        what=voice.word("ics-open", title=what) if step.status == "to-settle" else what,
        lead=owner(step, voice),
        attend=voice.listed([person_name(one, voice) for one in support]) if support else "",
        needed=(voice.word("run-proof", proof=step.proof),),
        number=step.number,
        critical=step.critical,
    )


def untimed(plan: VisitPlan) -> list[PlannedStep]:
    """Due on the days of the stay at no time of its own: all through a session, or some time that day."""
    first, last = plan.visit.arrives.at.date(), plan.visit.leaves.at.date()
    timed = {step.id for step, _ in _tasks(plan)}
    return [
        step
        for step in plan.steps
        if step.status != "not-applicable" and not step.done and step.id not in timed
        if step.window.end is not None and first <= step.window.end.date() <= last
    ]

"""Two plans of one visit -> what changed, and for whom: the change sheet of a kit made again.

Pure: both plans are made as of the same moment, so that nothing differs but the two visit files. Ids of
guests and of fixed sessions are places in a file, so people are told by their names and sessions by their
titles.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from playbook.agenda import AgendaItem
from playbook.changes_model import (
    AgendaChange,
    AgendaKind,
    Changes,
    DriveChange,
    DriveKind,
    GuestChange,
    GuestKind,
    StepChange,
    StepKind,
    paired,
)
from playbook.changes_parts import fact_changes, form_changes, role_changes, supply_changes
from playbook.changes_people import for_each, holder_of, who_is
from playbook.changes_seats import room_changes
from playbook.drives import Drive
from playbook.people import GuestPerson, HostPerson, spelled
from playbook.plan import VisitPlan
from playbook.steps import PlannedStep

__all__ = ["Changes", "changes"]


def changes(old: VisitPlan, new: VisitPlan) -> Changes:
    """What differs from ``old`` to ``new``; nothing at all for a plan and itself.

    Turned round, what was added is dropped and the other way round.
    """
    steps = tuple(_steps(old, new))
    agenda = tuple(_agenda(old, new))
    rooms = tuple(room_changes(old, new))
    return Changes(
        facts=tuple(fact_changes(old, new)),
        people=for_each(steps, agenda, role_changes(old, new), rooms, (*new.cast.hosts, *old.cast.hosts)),
        steps=steps,
        agenda=agenda,
        guests=tuple(_guests(old, new)),
        rooms=rooms,
        drives=tuple(_drives(old, new)),
        supplies=tuple(supply_changes(old, new)),
        forms=tuple(form_changes(old, new)),
    )


def _steps(old: VisitPlan, new: VisitPlan) -> Iterator[StepChange]:
    """Steps that may apply, before or now, in handbook order."""
    before = {step.id: step for step in old.steps if step.status != "not-applicable"}
    after = {step.id: step for step in new.steps if step.status != "not-applicable"}
    for step in new.steps:
        one, other = before.get(step.id), after.get(step.id)
        if kinds := tuple(_step_kinds(one, other)):
            yield StepChange(kinds=kinds, old=one, new=other)


def _step_kinds(old: PlannedStep | None, new: PlannedStep | None) -> Iterator[StepKind]:
    if old is None or new is None:
        if old or new:
            yield "added" if new else "dropped"
        return
    if holder_of(old) != holder_of(new):
        yield "handed"
    if _when(old) != _when(new):
        yield "moved"
    if old.status != new.status:
        yield "settled" if new.status == "included" else "open"
    if _said(old) != _said(new):
        yield "worded"


def _when(step: PlannedStep) -> object:
    """The due time; in words only where the visit file does not give the moment it hangs on."""
    window = step.window
    return (window.start, window.end, window.precise) if window.end else step.due


def _said(step: PlannedStep) -> object:
    """What the checklist says of a step besides who, when and whether."""
    details = [(one.text, one.kind, one.caution) for one in step.details if one.status != "not-applicable"]
    return step.title, details, step.proof, step.caution, step.forms, step.critical


def _agenda(old: VisitPlan, new: VisitPlan) -> Iterator[AgendaChange]:
    pairs = paired(
        old.agenda.items,
        new.agenda.items,
        lambda item: (item.origin, item.title, item.start),
        lambda item: None if item.origin == "given" else (item.origin, item.id),
        lambda item: (item.origin, item.kind, item.title),
        lambda item: (item.origin, item.kind, item.start) if item.origin == "given" else None,
    )
    found = []
    for one, other in pairs:
        before, after = _called(old, one), _called(new, other)
        if kinds := tuple(_agenda_kinds(one, other, before, after)):
            found.append(AgendaChange(kinds=kinds, old=one, new=other, old_people=before, new_people=after))
    yield from sorted(found, key=lambda change: (change.item.start, change.item.end))


def _agenda_kinds(
    old: AgendaItem | None,
    new: AgendaItem | None,
    before: Iterable[HostPerson],
    after: Iterable[HostPerson],
) -> Iterator[AgendaKind]:
    if old is None or new is None:
        yield "added" if new else "dropped"
        return
    if (old.start, old.end) != (new.start, new.end):
        yield "moved"
    if old.place != new.place:
        yield "place"
    if [who_is(one) for one in before] != [who_is(one) for one in after]:
        yield "people"
    if old.title != new.title:
        yield "title"


def _called(plan: VisitPlan, item: AgendaItem | None) -> tuple[HostPerson, ...]:
    """Whoever of ours leads or attends."""
    if item is None:
        return ()
    return plan.cast.named((*((item.lead,) if item.lead else ()), *item.attend))


def _guests(old: VisitPlan, new: VisitPlan) -> Iterator[GuestChange]:
    """Guests by any spelling of their name, in the order in which they rank now."""
    pairs = paired(
        old.cast.guests,
        new.cast.guests,
        lambda guest: spelled(guest.name),
        lambda guest: spelled(guest.latin),
        lambda guest: spelled(guest.chinese) if guest.chinese else None,
    )
    found = list(pairs)
    known = [(one, other) for one, other in found if one and other]
    # places in the order count among those who come anyway: one guest more does not change everybody
    was = {one.id: place for place, (one, _) in enumerate(sorted(known, key=lambda pair: pair[0].order))}
    now = {one.id: place for place, (_, one) in enumerate(sorted(known, key=lambda pair: pair[1].order))}
    for one, other in found:
        kinds = list(_guest_kinds(one, other))
        if one and other and was[one.id] != now[other.id]:
            kinds.append("order")
        if kinds:
            yield GuestChange(kinds=tuple(kinds), old=one, new=other)


def _guest_kinds(old: GuestPerson | None, new: GuestPerson | None) -> Iterator[GuestKind]:
    if old is None or new is None:
        yield "added" if new else "dropped"
        return
    if (old.name, old.latin, old.chinese) != (new.name, new.latin, new.chinese):
        yield "name"
    if old.title != new.title:
        yield "title"
    if old.diet != new.diet:
        yield "diet"
    if old.interpreter != new.interpreter:
        yield "interpreter"
    if (old.note, old.languages) != (new.note, new.languages):
        yield "note"


def _drives(old: VisitPlan, new: VisitPlan) -> Iterator[DriveChange]:
    pairs = paired(
        old.drives,
        new.drives,
        lambda drive: (drive.kind, drive.start.name, drive.end.name, drive.at),
        lambda drive: (drive.kind, drive.start.name, drive.end.name),
        lambda drive: drive.kind if drive.kind != "town" else None,
    )
    found = []
    for one, other in pairs:
        if kinds := tuple(_drive_kinds(one, other)):
            found.append(DriveChange(kinds=kinds, old=one, new=other))
    yield from sorted(found, key=_drive_time)


def _drive_time(change: DriveChange) -> datetime:
    times = [one.at for one in (change.new, change.old) if one]
    return times[0]


def _drive_kinds(old: Drive | None, new: Drive | None) -> Iterator[DriveKind]:
    if old is None or new is None:
        yield "added" if new else "dropped"
        return
    if (old.at, old.reach) != (new.at, new.reach):
        yield "moved"
    if (old.start, old.end) != (new.start, new.end):
        yield "stops"
    if old.number != new.number:
        yield "number"

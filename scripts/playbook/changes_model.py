"""What changed between two plans of one visit, as data: nothing here knows a language or a page."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, TypeVar

from playbook.agenda import AgendaItem
from playbook.drives import Drive
from playbook.forms import Value
from playbook.model.base import Line, Model, Text
from playbook.people import GuestPerson, HostPerson
from playbook.steps import PlannedStep

T = TypeVar("T")
Key = Callable[[T], Hashable]

#: ``handed`` is somebody else's now; ``settled`` is no question any more, ``open`` has become one;
#: ``worded`` says something else than before.
StepKind = Literal["added", "dropped", "handed", "moved", "settled", "open", "worded"]
AgendaKind = Literal["added", "dropped", "moved", "place", "people", "title"]
GuestKind = Literal["added", "dropped", "name", "title", "diet", "order", "interpreter", "note"]
SeatKind = Literal["added", "dropped", "moved"]
DriveKind = Literal["added", "dropped", "moved", "stops", "number"]
FormKind = Literal["added", "dropped", "filled"]


class StepChange(Model):
    """A step as it was and as it is; None where it did not apply or does not any more."""

    kinds: tuple[StepKind, ...]
    old: PlannedStep | None
    new: PlannedStep | None

    @property
    def step(self) -> PlannedStep:
        """The step as it is, else as it was."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a change has a side
        return found


class AgendaChange(Model):
    """A line of the agenda with whoever of ours is called to it."""

    kinds: tuple[AgendaKind, ...]
    old: AgendaItem | None
    new: AgendaItem | None
    old_people: tuple[HostPerson, ...]
    new_people: tuple[HostPerson, ...]

    @property
    def item(self) -> AgendaItem:
        """The line as it is, else as it was."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a change has a side
        return found


class GuestChange(Model):
    """A guest who comes besides, stays away, or is somebody a little different."""

    kinds: tuple[GuestKind, ...]
    old: GuestPerson | None
    new: GuestPerson | None


class Chair(Model):
    """A chair in one plan: ``spot`` tells it from the others, ``words`` say it to people."""

    name: tuple[Line, ...]
    side: Literal["guest", "host"]
    spot: tuple[int, ...]
    words: Text


class SeatChange(Model):
    """Somebody who sits elsewhere, or is at the table or no more."""

    kind: SeatKind
    old: Chair | None
    new: Chair | None


class RoomChange(Model):
    """One seat plan: ``added`` and ``dropped`` are whole plans; ``turned`` is set otherwise."""

    title: Text
    #: When it is, where there may be several of one title.
    day: datetime | None = None
    added: bool = False
    dropped: bool = False
    turned: bool = False
    seats: tuple[SeatChange, ...] = ()


class DriveChange(Model):
    """A drive of the guests."""

    kinds: tuple[DriveKind, ...]
    old: Drive | None
    new: Drive | None


class Entry(Model):
    """One line of facts: what it is, what it was, what it is now."""

    label: Text
    old: tuple[Value, ...]
    new: tuple[Value, ...]


class FormChange(Model):
    """A form that is needed now, or no more, or that holds something else."""

    kind: FormKind
    title: Text
    entries: tuple[Entry, ...]


class PersonalStep(Model):
    """A step change as it concerns one person: ``taken`` from somebody, ``given`` to somebody, or own."""

    way: Literal["own", "taken", "given"]
    change: StepChange


class PersonalSession(Model):
    """A change of the agenda for one person: newly ``called``, ``released``, or ``own`` before and after."""

    way: Literal["own", "called", "released"]
    change: AgendaChange


class RoleChange(Model):
    """A role that somebody else holds now; None where nobody is named."""

    title: Text
    old: HostPerson | None
    new: HostPerson | None


class PersonalRole(Model):
    """A role that one person takes or gives."""

    way: Literal["taken", "given"]
    change: RoleChange


class PersonalSeat(Model):
    """Another seat of one person in one plan."""

    room: Text
    day: datetime | None
    change: SeatChange


class PersonChanges(Model):
    """All that concerns one person of ours, or a role for which nobody is named."""

    person: HostPerson | None
    role: str
    roles: tuple[PersonalRole, ...]
    seats: tuple[PersonalSeat, ...]
    steps: tuple[PersonalStep, ...]
    sessions: tuple[PersonalSession, ...]


class Changes(Model):
    """All differences of two plans of one visit."""

    facts: tuple[Entry, ...]
    people: tuple[PersonChanges, ...]
    steps: tuple[StepChange, ...]
    agenda: tuple[AgendaChange, ...]
    guests: tuple[GuestChange, ...]
    rooms: tuple[RoomChange, ...]
    drives: tuple[DriveChange, ...]
    supplies: tuple[Entry, ...]
    forms: tuple[FormChange, ...]

    @property
    def none(self) -> bool:
        """Nothing has changed."""
        return not any(getattr(self, part) for part in type(self).model_fields)


def paired(old: Iterable[T], new: Iterable[T], *keys: Key[T]) -> Iterator[tuple[T | None, T | None]]:
    """What belongs together before and after, by the strictest key first; then what is left of either.

    Equal keys pair in their order, so that swapping old and new gives the same pairs turned round. A key
    of None pairs nothing.
    """
    before, after = list(old), list(new)
    for key in keys:
        matched = list(_matches(before, after, key))
        for one, other in matched:
            yield before[one], after[other]
        gone, come = {one for one, _ in matched}, {other for _, other in matched}
        before = [one for number, one in enumerate(before) if number not in gone]
        after = [one for number, one in enumerate(after) if number not in come]
    yield from ((one, None) for one in before)
    yield from ((None, one) for one in after)


def _matches(old: Sequence[T], new: Sequence[T], key: Key[T]) -> Iterator[tuple[int, int]]:
    waiting: dict[Hashable, list[int]] = {}
    for number, one in enumerate(new):
        waiting.setdefault(key(one), []).append(number)
    for number, one in enumerate(old):
        found = key(one)
        if found is not None and waiting.get(found):
            yield number, waiting[found].pop(0)

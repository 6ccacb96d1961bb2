"""The changes once more, for each person of ours: whoever has to be told finds everything in one place."""

from collections.abc import Iterable, Iterator
from itertools import chain

from playbook.changes_model import (
    AgendaChange,
    PersonalRole,
    PersonalSeat,
    PersonalSession,
    PersonalStep,
    PersonChanges,
    RoleChange,
    RoomChange,
    StepChange,
)
from playbook.people import HostPerson
from playbook.steps import PlannedStep
from playbook.table import host_seat

#: A person by id and name (an id may be a role), else the role for which nobody is named.
Who = tuple[str, str]
_Mine = PersonalStep | PersonalSession | PersonalRole | PersonalSeat
#: Behind everybody who has a rank.
_NOBODY = 1000


def holder_of(step: PlannedStep) -> Who:
    """Whose step it is."""
    return who_is(step.person) if step.person else ("", step.owner)


def who_is(person: HostPerson) -> Who:
    """What tells people apart: somebody named in the visit file has the role as id."""
    return person.id, person.name


def for_each(
    steps: Iterable[StepChange],
    agenda: Iterable[AgendaChange],
    roles: Iterable[RoleChange],
    rooms: Iterable[RoomChange],
    hosts: Iterable[HostPerson],
) -> tuple[PersonChanges, ...]:
    """Most senior first, roles without a name last. ``hosts`` are those whose seats may have changed."""
    people: dict[Who, HostPerson | None] = {}
    found: dict[Who, list[_Mine]] = {}
    own = chain(
        chain.from_iterable(map(_roles, roles)),
        chain.from_iterable(map(_sessions, agenda)),
        _seats(rooms, hosts),
        chain.from_iterable(map(_steps, steps)),
    )
    for who, person, mine in own:
        people.setdefault(who, person)
        found.setdefault(who, []).append(mine)
    each = (_gathered(who, person, found[who]) for who, person in people.items())
    return tuple(sorted(each, key=lambda one: one.person.rank if one.person else _NOBODY))


def _gathered(who: Who, person: HostPerson | None, mine: list[_Mine]) -> PersonChanges:
    steps = [one for one in mine if isinstance(one, PersonalStep)]
    return PersonChanges(
        person=person,
        role="" if person else who[1],
        roles=tuple(one for one in mine if isinstance(one, PersonalRole)),
        sessions=tuple(one for one in mine if isinstance(one, PersonalSession)),
        seats=tuple(one for one in mine if isinstance(one, PersonalSeat)),
        steps=tuple(sorted(steps, key=_urgency)),
    )


def _roles(change: RoleChange) -> Iterator[tuple[Who, HostPerson | None, _Mine]]:
    if change.old:
        yield who_is(change.old), change.old, PersonalRole(way="given", change=change)
    if change.new:
        yield who_is(change.new), change.new, PersonalRole(way="taken", change=change)


def _seats(
    rooms: Iterable[RoomChange], hosts: Iterable[HostPerson]
) -> Iterator[tuple[Who, HostPerson | None, _Mine]]:
    """Chairs bear names as plans draw them."""
    known = {host_seat(one.rank, one, False).name: one for one in hosts}
    for room in rooms:
        for seat in room.seats:
            chair = seat.new or seat.old
            person = known.get(chair.name) if chair else None
            if person:
                yield who_is(person), person, PersonalSeat(room=room.title, day=room.day, change=seat)


def _steps(change: StepChange) -> Iterator[tuple[Who, HostPerson | None, _Mine]]:
    handed = "handed" in change.kinds
    if change.old and (handed or not change.new):
        way = PersonalStep(way="given" if handed else "own", change=change)
        yield holder_of(change.old), change.old.person, way
    if change.new:
        way = PersonalStep(way="taken" if handed else "own", change=change)
        yield holder_of(change.new), change.new.person, way


def _sessions(change: AgendaChange) -> Iterator[tuple[Who, HostPerson | None, _Mine]]:
    before = {who_is(one): one for one in change.old_people}
    after = {who_is(one): one for one in change.new_people}
    itself = set(change.kinds) - {"people"}
    for who in dict.fromkeys(chain(after, before)):
        if who in before and who in after:
            if itself:
                yield who, after[who], PersonalSession(way="own", change=change)
        elif who in after:
            yield who, after[who], PersonalSession(way="called", change=change)
        else:
            yield who, before[who], PersonalSession(way="released", change=change)


def _urgency(one: PersonalStep) -> float:
    """What is due first stands first; what has no moment, last."""
    end = one.change.step.window.end
    return end.timestamp() if end else float("inf")

"""Who sits at the meeting table of a visit, and in which room."""

from collections.abc import Sequence

from playbook.agenda import AT_TABLE, Agenda, room_of
from playbook.model.agenda import SessionKind
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import Cast, GuestPerson, HostPerson
from playbook.seating import Attendee, SeatPlan, seat_meeting
from playbook.writing import joined


def meeting_table(
    visit: Visit, playbook: Playbook, cast: Cast, agenda: Agenda
) -> tuple[SeatPlan, str | None]:
    """The seat plan of the talks and the id of the room (None when the company has no meeting room)."""
    room = room_of(playbook.company, visit.meeting.room, "meeting-room")
    door = visit.meeting.door or (room.door if room else "long-side")
    hosts = hosts_at(visit, cast, agenda, AT_TABLE)
    interpreter = interpreter_of(visit, cast)
    if interpreter and interpreter.id not in {host.id for host in hosts}:
        hosts = (*hosts, interpreter)
    plan = seat_meeting(
        [guest_seat(one, visit) for one in cast.guests],
        [host_seat(rank, one, one is interpreter) for rank, one in enumerate(hosts, 1)],
        door,
        playbook.protocol,
    )
    return plan, room.id if room else None


def hosts_at(
    visit: Visit, cast: Cast, agenda: Agenda, kinds: Sequence[SessionKind]
) -> tuple[HostPerson, ...]:
    """Named in the visit file, or everybody called to sessions of these kinds; the main host always."""
    if visit.meeting.hosts:
        return cast.named(("main-host", *visit.meeting.hosts))
    called = {"main-host", "secondary-host"}
    for item in agenda.items:
        if item.kind in kinds:
            called |= {item.lead or "main-host", *item.attend}
    return cast.named(sorted(called))


def interpreter_of(visit: Visit, cast: Cast) -> HostPerson | None:
    """The interpreter named, or the secondary host where the guests do not read Chinese."""
    if named := cast.holder("interpreter"):
        return named
    if visit.language == "en" and visit.needs.interpreter is not False:
        return cast.holder("secondary-host")
    return None


def guest_seat(guest: GuestPerson, visit: Visit) -> Attendee:
    """A guest as a seat plan takes one; a guest who comes alone interprets for nobody."""
    lines = [guest.name]
    if joined(guest.name):
        lines.append(guest.latin)  # what a picture shows instead
    if guest.chinese and guest.chinese not in lines:
        lines.append(guest.chinese)
    elif guest.latin not in lines:
        lines.append(guest.latin)
    return Attendee(
        id=guest.id,
        name=tuple(lines),
        title=guest.title,
        side="guest",
        rank=guest.order,
        interpreter=guest.interpreter and len(visit.guests) > 1,
    )


def host_seat(rank: int, host: HostPerson, interpreter: bool) -> Attendee:
    """Somebody of the host side as a seat plan takes one."""
    lines = (host.name,) if not host.latin or host.latin == host.name else (host.name, host.latin)
    return Attendee(id=host.id, name=lines, title=host.title, side="host", rank=rank, interpreter=interpreter)

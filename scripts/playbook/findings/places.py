"""A seat, a car seat, a bed, a way: where guests would stand without."""

from collections.abc import Iterator

from playbook.agenda import room_of
from playbook.findings.look import Finding, Look
from playbook.findings.times import REQUEST_CAR
from playbook.model.base import Text
from playbook.seats.occasions import declined
from playbook.table import AT_TABLE


def find(look: Look) -> Iterator[Finding]:
    """Findings about places."""
    yield from _meeting_room(look)
    yield from _other_rooms(look)
    yield from _ways(look)
    yield from _vehicle(look)
    if look.facts["hotel"] and not look.visit.hotel:
        yield look.one("hotel-open", "look")


def _meeting_room(look: Look) -> Iterator[Finding]:
    found = room_of(look.playbook.company, look.room, "meeting-room")
    people = sum(person.seated for person in look.seating.attendees)
    if found and found.seats < people:
        yield look.one("room-small", "urgent", room=found.name, seats=str(found.seats), people=str(people))


def _other_rooms(look: Look) -> Iterator[Finding]:
    """Every further room of ours by its fullest session, meals without those who declined."""
    most: dict[str, tuple[int, Text]] = {}
    for item in look.agenda.items:
        if item.room is None or (item.room == look.room and item.kind in AT_TABLE):
            continue
        hosts = look.cast.named((*((item.lead,) if item.lead else ()), *item.attend))
        people = len(look.cast.guests) + len(hosts)
        if item.kind == "meal":
            people -= len(declined(item, look.visit, look.cast))
        most[item.room] = max(most.get(item.room, (0, item.title)), (people, item.title), key=lambda o: o[0])
    for room in look.playbook.company.rooms:
        people, title = most.get(room.id, (0, room.name))
        # nobody sits down in a lobby
        if people > room.seats and room.kind != "lobby":
            yield look.one(
                "place-small",
                "urgent",
                session=title,
                room=room.name,
                seats=str(room.seats),
                people=str(people),
            )


def _ways(look: Look) -> Iterator[Finding]:
    for key, end in (("arrives", look.visit.arrives), ("leaves", look.visit.leaves)):
        if end.by != "road" and not (end.number and end.place):
            yield look.one(f"{key}-open", "look")


def _vehicle(look: Look) -> Iterator[Finding]:
    """A car seat for every guest and companion."""
    if not look.facts["pick-up"]:
        return
    fleet = look.playbook.company.vehicles
    vehicle = next((one for one in fleet if one.id == look.visit.vehicle), None)
    people = len(look.visit.guests) + len(look.visit.companions)
    if vehicle and vehicle.seats < people:
        yield look.one(
            "vehicle-small", "urgent", vehicle=vehicle.name, seats=str(vehicle.seats), people=str(people)
        )
    if vehicle is None:
        largest = max(fleet, key=lambda one: one.seats, default=None)
        if largest and largest.seats < people:
            yield look.one(
                "fleet-small", "look", vehicle=largest.name, seats=str(largest.seats), people=str(people)
            )
        elif not look.is_late(REQUEST_CAR):
            yield look.one("vehicle-open", "look")

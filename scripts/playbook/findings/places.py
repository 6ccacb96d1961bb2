"""A seat, a car seat, a bed, a way: where guests would stand without."""

from collections.abc import Iterator

from playbook.agenda import AT_TABLE, room_of
from playbook.findings.look import Finding, Look, guest_name
from playbook.findings.times import REQUEST_CAR
from playbook.model.base import Text, as_written
from playbook.seats.occasions import declined

#: Procedures in which nobody comes to stay with us.
_NO_BEDS = ("online-reception", "outgoing-visits")


def find(look: Look) -> Iterator[Finding]:
    """Findings about places."""
    yield from _meeting_room(look)
    yield from _other_rooms(look)
    yield from _ways(look)
    yield from _vehicle(look)
    yield from _beds(look)


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


def _beds(look: Look) -> Iterator[Finding]:
    """A bed for every night, and a place where the car finds the guests in the morning (P5-019)."""
    nights = (look.visit.leaves.at.date() - look.visit.arrives.at.date()).days
    if look.visit.hotel or look.facts["procedure"] in _NO_BEDS:
        return
    if look.facts["hotel"]:
        yield look.one("hotel-open", "look")
    elif nights and look.facts["hotel"] is None:
        yield look.one("no-bed", "look", "P5-019", nights=str(nights))
    elif nights and look.facts["pick-up"]:
        yield look.one("hotel-unknown", "note")


def _vehicle(look: Look) -> Iterator[Finding]:
    """A car seat for every guest and companion, and a driver for every car (PROTOCOL R22)."""
    if not (look.facts["pick-up"] or look.facts["see-off"]) or look.cars is None:
        return
    plan = look.cars
    values: dict[str, Text | str] = {"seats": str(plan.seats), "people": str(len(plan.attendees))}
    if plan.cars:
        values["vehicle"] = look.phrases.listed([one.vehicle.name for one in plan.cars])
    if plan.not_seated:
        values["names"] = look.listed(_named(look, {one.attendee for one in plan.not_seated}))
        if not plan.suggested:
            words = "vehicle-small" if len(plan.cars) == 1 else "vehicles-small"
            yield look.one("vehicle-small", "urgent", None, words, **values)
        else:
            words = "fleet-small" if plan.cars else "fleet-none"
            yield look.one("fleet-small", "urgent", None, words, **values)
    elif plan.suggested and not look.is_late(REQUEST_CAR):
        yield look.one("vehicle-open", "look", None, **values)
    for driver in plan.overbooked if not plan.suggested else ():
        yield look.one("driver-twice", "urgent", name=as_written(driver.name, driver.latin))


def _named(look: Look, who: set[str]) -> list[Text]:
    """Guests and hosts with these ids, guests first."""
    guests = [guest_name(one) for one in look.cast.guests if one.id in who]
    return guests + [as_written(one.name, one.latin) for one in look.cast.hosts if one.id in who]

"""Cars on paper: which one, who sits where and why, who gets in first; for the host and for the driver."""

from typing import Any

from markupsafe import Markup

from playbook.cars import Car, CarPlan, CarSeat
from playbook.drives import Drive
from playbook.model.base import Id
from playbook.plan import VisitPlan
from playbook.render.cars_svg import car_svg, marks
from playbook.render.view_host import person_name
from playbook.render.view_room import plan_words
from playbook.render.voice import Voice
from playbook.seating import Attendee
from playbook.writing import joined

View = dict[str, Any]
#: The rule that stands at the head of the sheet, because it overrides the others.
_ABOVE_ALL = "R26"
#: Up to so many passengers the list stands beside the drawing.
_BESIDE = 12


def vehicles(plan: VisitPlan, voice: Voice) -> View | None:
    """The host's sheet; None where nobody is driven."""
    cars = plan.cars
    if cars is None or not plan.drives:
        return None
    rules = plan.playbook.protocol.by_number
    known = {one.id: one for one in cars.attendees}
    theirs = sum(one.side == "guest" for one in cars.attendees)
    absent: dict[str, list[str]] = {}
    for one in cars.not_seated:
        absent.setdefault(voice.say(one.reason), []).append(" ".join(known[one.attendee].name))
    return {
        "count": voice.word(
            "cars-count",
            guests=str(theirs),
            hosts=str(len(cars.attendees) - theirs),
            seats=str(cars.seats),
        ),
        "unsure": not all(one.sure for one in plan.drives),
        "notes": [voice.say(one) for one in cars.notes],
        "above_all": {
            "number": _ABOVE_ALL,
            "title": voice.say(rules[_ABOVE_ALL].title),
            "text": voice.say(plan_words(plan, voice, _ABOVE_ALL)),
        },
        "cars": [_car(plan, cars, one, voice) for one in cars.cars],
        "absent": [{"name": " · ".join(names), "reason": reason} for reason, names in absent.items()],
        "trips": [_trip(plan, one, voice) for one in plan.drives],
        "conventions": [voice.say(one) for one in cars.conventions],
        "rules": [
            {
                "number": number,
                "title": voice.say(rules[number].title),
                "text": voice.say(plan_words(plan, voice, number)),
            }
            for number in cars.rules
            if number != _ABOVE_ALL
        ],
    }


def drivers_cars(plan: VisitPlan, voice: Voice) -> list[View]:
    """For the driver: each car with the names on its seats; no ranks, titles or rules."""
    cars = plan.cars
    return [_short(plan, cars, one, voice) for one in cars.cars] if cars else []


def _short(plan: VisitPlan, cars: CarPlan, car: Car, voice: Voice) -> View:
    """A car by its name, plate and driver, and who has which seat."""
    several = len(cars.cars) > 1
    return {
        "number": voice.word("cars-number", n=str(car.number)) if several else "",
        "name": voice.say(car.vehicle.name),
        "plate": car.vehicle.plate or "",
        "suggested": cars.suggested,
        "driver": person_name(car.driver, voice) if car.driver else "",
        "phone": (car.driver.phone or "") if car.driver else "",
        "host_drives": car.host_drives,
        "seats": [
            {"seat": voice.say(seat.name), "name": " · ".join(person.name)}
            for seat, person in _seated(cars, car)
        ],
        "doors": _doors(plan, car, voice),
    }


def _car(plan: VisitPlan, cars: CarPlan, car: Car, voice: Voice) -> View:
    book = plan.playbook
    free = len(car.seats) - len(car.taken)
    signs = marks(cars, book.protocol.words, voice.language)
    names = _names(plan, voice)
    svg = car_svg(car, cars, names, book.protocol.words, book.words, voice.language, book.company.accent)
    return _short(plan, cars, car, voice) | {
        "beside": len(car.taken) <= _BESIDE,
        "svg": Markup(svg),  # noqa: S704 - it escapes
        "seats": [
            {
                "mark": signs[person.id],
                "names": list(person.name),
                "title": voice.say(person.title),
                "seat": voice.say(seat.name),
                "rules": ", ".join(seat.rules),
                "reason": voice.say(seat.reason),
            }
            for seat, person in _seated(cars, car)
        ],
        "free": voice.word("cars-free", n=str(free)) if free else "",
        "notes": [voice.say(one) for one in car.notes],
    }


def _seated(cars: CarPlan, car: Car) -> list[tuple[CarSeat, Attendee]]:
    found = [(one, cars.person(one.attendee)) for one in car.taken]
    return [(seat, person) for seat, person in found if person]


def _doors(plan: VisitPlan, car: Car, voice: Voice) -> list[str]:
    """Who gets in first, who sees to the door, who moves forward (PROTOCOL R23, R27)."""
    if car.first is None or car.door is None:
        return []
    names = _names(plan, voice)
    said = [voice.word("cars-first-in", name=names[car.first], door=car.door)]
    if car.stands_by:
        said.append(voice.word("cars-stands-by", name=names[car.stands_by]))
    elif car.host_drives and car.driver:
        said.append(voice.word("cars-stands-by-wheel", name=person_name(car.driver, voice)))
    else:
        said.append(voice.word("cars-stands-by-driver"))
    if car.moves_forward:
        said.append(voice.word("cars-moves-forward", name=names[car.moves_forward]))
    return said


def _names(plan: VisitPlan, voice: Voice) -> dict[Id, str]:
    """One spelling of everybody, to be drawn: guests as they write themselves, ours as the reader does."""
    hosts = {one.id: person_name(one, voice) for one in plan.cast.hosts}
    return hosts | {one.id: one.latin if joined(one.name) else one.name for one in plan.cast.guests}


def _trip(plan: VisitPlan, one: Drive, voice: Voice) -> View:
    own = plan.playbook.company
    start, end = (own.short_name if at.name == own.legal_name else at.name for at in (one.start, one.end))
    return {
        "day": voice.day(one.at)["a"],
        "time": f"{one.at:%H:%M}",
        "kind": voice.word(f"cars-kind-{one.kind}"),
        "number": one.number or "",
        "way": f"{voice.say(start)} → {voice.say(end)}",
    }

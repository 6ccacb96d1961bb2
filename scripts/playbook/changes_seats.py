"""Who sits elsewhere than before, in every seat plan of a visit."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from playbook.cars import CarPlan
from playbook.changes_model import Chair, RoomChange, SeatChange, paired
from playbook.model.base import Model, Text
from playbook.phrases import Phrases
from playbook.plan import VisitPlan
from playbook.seating import Attendee, Seat, SeatPlan
from playbook.seats.model import Place, RoomPlan


class _Room(Model):
    """A seat plan as far as a change can be seen in it."""

    key: str
    title: Text
    day: datetime | None = None
    #: How the room is set: table against the door, number of tables, who invites.
    setting: tuple[str, ...]
    chairs: tuple[Chair, ...]


def room_changes(old: VisitPlan, new: VisitPlan) -> Iterator[RoomChange]:
    """The meeting table, the banquets, and the other rooms that the visit file asks for.

    A banquet that moves to another time keeps its seats: the agenda tells of that.
    """
    before, after = list(_rooms(old)), list(_rooms(new))
    for one, other in paired(before, after, lambda room: room.key, lambda room: room.title):
        if one and other:
            seats = tuple(_seats(one.chairs, other.chairs))
            turned = one.setting != other.setting
            if seats or turned:
                yield RoomChange(title=other.title, day=other.day, turned=turned, seats=seats)
        elif other:
            yield RoomChange(title=other.title, day=other.day, added=True)
        elif one:
            yield RoomChange(title=one.title, day=one.day, dropped=True)


def _seats(old: Iterable[Chair], new: Iterable[Chair]) -> Iterator[SeatChange]:
    for one, other in paired(old, new, lambda chair: (chair.side, chair.name)):
        # the same spot of another car has another name
        if one and other and (one.spot != other.spot or one.words != other.words):
            yield SeatChange(kind="moved", old=one, new=other)
        elif one is None or other is None:
            yield SeatChange(kind="added" if other else "dropped", old=one, new=other)


def _rooms(plan: VisitPlan) -> Iterator[_Room]:
    phrases = Phrases(plan.playbook)
    seating = plan.seating
    yield _Room(
        key="meeting",
        title=phrases.word("changes-meeting"),
        setting=(seating.door,),
        chairs=tuple(_meeting_chairs(seating, phrases)),
    )
    for meal in plan.banquets:
        setting = (meal.plan.kind, str(meal.plan.tables), str(meal.returned))
        yield _Room(
            key=meal.item,
            title=meal.title,
            day=meal.start,
            setting=setting,
            chairs=tuple(_room_chairs(meal.plan, phrases)),
        )
    if plan.cars and plan.drives:
        yield _Room(
            key="cars",
            title=phrases.word("changes-cars"),
            setting=(),
            chairs=tuple(_car_chairs(plan.cars, phrases)),
        )
    for room in plan.other_seating:
        yield _Room(
            key=room.kind,
            title=room.title,
            setting=(room.kind, str(room.tables)),
            chairs=tuple(_room_chairs(room, phrases)),
        )


def _meeting_chairs(plan: SeatPlan, phrases: Phrases) -> Iterator[Chair]:
    for seat in plan.seats:
        person = plan.person(seat)
        if person:
            yield _chair(person, (seat.row, seat.column), _seat_words(seat, phrases))


def _seat_words(seat: Seat, phrases: Phrases) -> Text:
    """Left and right are the sitter's own, as on the plan (PROTOCOL R1)."""
    row = "behind" if seat.row else "table"
    if seat.column == 0:
        return phrases.word(f"changes-seat-{row}-middle")
    hand = "right" if seat.column > 0 else "left"
    return phrases.word(f"changes-seat-{row}-{hand}", n=str(abs(seat.column)))


def _room_chairs(plan: RoomPlan, phrases: Phrases) -> Iterator[Chair]:
    several = plan.tables > 1
    for place in plan.places:
        person = plan.person(place)
        if person:
            words = _place_words(place, phrases, several=several)
            yield _chair(person, (place.table, place.chair), words)


def _car_chairs(plan: CarPlan, phrases: Phrases) -> Iterator[Chair]:
    for car in plan.cars:
        for seat in car.taken:
            person = plan.person(seat.attendee)
            if person:
                words = phrases.word("changes-seat-in-car", n=str(car.number), seat=seat.name)
                yield _chair(person, (car.number, seat.row, round(100 * seat.x)), words)


def _place_words(place: Place, phrases: Phrases, *, several: bool) -> Text:
    if several:
        return phrases.word("changes-seat-at", table=str(place.table), n=str(place.chair))
    return phrases.word("changes-seat-chair", n=str(place.chair))


def _chair(person: Attendee, spot: tuple[int, ...], words: Text) -> Chair:
    return Chair(name=person.name, side=person.side, spot=spot, words=words)

"""Who is driven from where to where, and when the car stands at the door.

Read off the agenda: whenever the next thing happens somewhere else, there is a drive. Minutes are those of
``places`` in the company file, counted from the company.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from playbook.agenda import Agenda, AgendaItem, place_of
from playbook.conditions import FactMap
from playbook.model.base import Model, Text
from playbook.model.company import Place
from playbook.model.playbook import Playbook
from playbook.model.values import Words, as_text
from playbook.model.visit import Visit

DriveKind = Literal["pick-up", "seeing-off", "town"]


class Stop(Model):
    """Where a car stops. ``minutes`` is the drive from the company, None where nobody knows."""

    name: Text
    address: Text | None = None
    phone: str | None = None
    minutes: int | None = None


class Drive(Model):
    """One drive. ``at`` is when the car stands at ``start``; times are the host's local clock."""

    kind: DriveKind
    at: datetime
    #: When it has to be at ``end``, or comes to be there; None where nobody knows how long it takes.
    reach: datetime | None
    start: Stop
    end: Stop
    #: Flight or train.
    number: str | None = None
    #: False where the visit file does not say whether the guests are met.
    sure: bool = True


class _Event(Model):
    """Where the guests are from when until when."""

    stop: Stop
    start: datetime
    end: datetime


def plan_drives(visit: Visit, playbook: Playbook, agenda: Agenda, facts: FactMap) -> tuple[Drive, ...]:
    """All drives of a stay in order of time; none where the guests come in a car of their own."""
    driver = _Driver(visit, playbook, agenda, facts)
    return tuple(sorted(driver.drives(), key=lambda one: one.at))


class _Driver:
    """The stay of one visit as places and times."""

    def __init__(self, visit: Visit, playbook: Playbook, agenda: Agenda, facts: FactMap) -> None:
        self.visit, self.company, self.agenda = visit, playbook.company, agenda
        self.met, self.seen_off = facts["pick-up"], facts["see-off"]
        own = self.company
        self.here = Stop(name=own.legal_name, address=own.address, phone=own.phone, minutes=0)
        words = playbook.words
        self.hotel = self._stop(visit.hotel, words["drives-hotel"])
        self.from_, self.to = (
            self._stop(end.place, words[f"drives-{end.by}"]) for end in (visit.arrives, visit.leaves)
        )

    def drives(self) -> Iterator[Drive]:
        """From the station, between the places of the stay, and back to the station."""
        events, cars = list(self._events()), bool(self.visit.cars)
        met, off = self.met, self.seen_off
        if cars and not (met or off):  # a car that is named, and nothing said of one way alone
            met = off = True
        if self.visit.arrives.by != "road" and met is not False:
            yield self._pick_up(events, met is not None)
        if cars or (self.visit.arrives.by != "road" and met is not False):
            yield from self._in_town(events, cars or met is not None)
        if self.visit.leaves.by != "road" and off is not False:
            yield self._seeing_off(events, off is not None)

    def _stop(self, said: Words | None, unknown: Text) -> Stop:
        place = place_of(self.company, said)
        if place:
            return _at(place)
        return Stop(name=as_text(said) if said else unknown)

    def _events(self) -> Iterator[_Event]:
        """The items of the agenda with their places, nights at the hotel between two days."""
        before: _Event | None = None
        for event in sorted(self._stays(), key=lambda one: (one.start, one.end)):
            if before and before.end.date() < event.start.date():
                yield _Event(stop=self.hotel, start=before.end, end=event.start)
            yield event
            before = event

    def _stays(self) -> Iterator[_Event]:
        """Every item with its place; the guests come to us in time and stay to the end, sessions or not."""
        for item in self.agenda.items:
            if item.kind != "travel":
                yield _Event(stop=self._where(item), start=item.start, end=item.end)
        for free in self.agenda.presence:
            yield _Event(stop=self.here, start=free.start, end=free.start)
            yield _Event(stop=self.here, start=free.end, end=free.end)

    def _where(self, item: AgendaItem) -> Stop:
        """The place of an item: one of the company file, a restaurant in words, else the company itself."""
        if item.kind == "rest" and item.origin == "travel":
            return self.hotel
        if place := next((one for one in self.company.places if one.name == item.place), None):
            return _at(place)
        room = next((one for one in self.company.rooms if one.id == item.room), None)
        away = room.kind == "restaurant" if room else item.kind == "meal" and item.place is not None
        return Stop(name=item.place) if away and item.place else self.here

    def _pick_up(self, events: list[_Event], sure: bool) -> Drive:
        end = self.visit.arrives
        same_day = events and events[0].start.date() == end.at.date()
        target = events[0].stop if same_day else self.hotel
        reach = next((item.end for item in self.agenda.items if item.id == "transfer-in"), None)
        if target != self.here:
            reach = None
        return Drive(
            kind="pick-up", at=end.at, reach=reach, start=self.from_, end=target, number=end.number, sure=sure
        )

    def _seeing_off(self, events: list[_Event], sure: bool) -> Drive:
        end = self.visit.leaves
        same_day = events and events[-1].end.date() == end.at.date()
        start = events[-1].stop if same_day else self.hotel
        drive = next((item for item in self.agenda.items if item.id == "transfer-out"), None)
        return Drive(
            kind="seeing-off",
            at=drive.start if drive else end.at,
            reach=drive.end if drive else None,
            start=start,
            end=self.to,
            number=end.number,
            sure=sure,
        )

    def _in_town(self, events: list[_Event], sure: bool) -> Iterator[Drive]:
        events = [*events, *self._last_night(events)]
        if events and events[0].start.date() > self.visit.arrives.at.date():
            first = events[0]
            events.insert(0, _Event(stop=self.hotel, start=self.visit.arrives.at, end=first.start))
        for one, other in pairwise(events):
            if one.stop == other.stop:
                continue
            minutes = _minutes(one.stop, other.stop)
            if other.stop == self.hotel or minutes is None:
                at, reach = one.end, None if other.stop == self.hotel else other.start
            else:
                wanted = _floor(other.start - timedelta(minutes=minutes))
                # a night ends when the car comes; a session is not left before its end
                at, reach = wanted if one.stop == self.hotel else max(one.end, wanted), other.start
            yield Drive(kind="town", at=at, reach=reach, start=one.stop, end=other.stop, sure=sure)

    def _last_night(self, events: list[_Event]) -> Iterator[_Event]:
        """Guests who leave on a day without any session go to the hotel once more."""
        leave = self.visit.leaves.at
        if events and events[-1].end.date() < leave.date():
            yield _Event(stop=self.hotel, start=events[-1].end, end=leave)


def _at(place: Place) -> Stop:
    return Stop(name=place.name, address=place.address, phone=place.phone, minutes=place.minutes)


def _minutes(one: Stop, other: Stop) -> int | None:
    """The drive between two places; by way of the company at most, where neither is the company."""
    if one.minutes is None or other.minutes is None:
        return None
    return one.minutes + other.minutes if one.minutes and other.minutes else max(one.minutes, other.minutes)


def _floor(moment: datetime) -> datetime:
    return moment - timedelta(minutes=moment.minute % 5) if moment.minute % 5 else moment


__all__ = ["Drive", "DriveKind", "Stop", "plan_drives"]

"""What an experienced office head would notice in a plan, each with what to do about it."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from playbook.agenda import Agenda, room_of
from playbook.calendars import WorkCalendar
from playbook.conditions import FactMap
from playbook.levels import LevelAdvice
from playbook.model.base import Model, Text, text
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import Cast
from playbook.phrases import Phrases
from playbook.seating import SeatPlan

Level = Literal["urgent", "look", "note"]
#: How many guests a finding names; the checklist and the brief hold them all.
_NAMES = 6


class Finding(Model):
    """Something to look at: how urgent, what, what to do, and the rule or source behind it."""

    rule: str
    level: Level
    text: Text
    action: Text
    source: str | None = None


def find(  # noqa: PLR0913 - it looks at the whole plan
    visit: Visit,
    playbook: Playbook,
    cast: Cast,
    agenda: Agenda,
    seating: SeatPlan,
    room: str | None,
    calendar: WorkCalendar,
    facts: FactMap,
    owners: frozenset[str],
    advice: LevelAdvice | None,
) -> tuple[Finding, ...]:
    """All findings, urgent ones first. ``owners`` are the roles that have something to do in this visit."""
    finder = _Finder(visit, playbook, cast)
    found = [
        *finder.agenda(agenda),
        *finder.people(seating, owners),
        *finder.room(seating, room),
        *finder.arrangements(facts),
        *finder.diets(),
        *finder.reception_level(advice),
        *finder.calendar(calendar),
    ]
    order: tuple[Level, ...] = ("urgent", "look", "note")
    return tuple(sorted(found, key=lambda finding: order.index(finding.level)))


class _Finder:
    def __init__(self, visit: Visit, playbook: Playbook, cast: Cast) -> None:
        self.visit, self.playbook, self.cast = visit, playbook, cast
        self.phrases = Phrases(playbook)

    def _one(self, rule: str, level: Level, source: str | None = None, **values: Text | str) -> Finding:
        return Finding(
            rule=rule,
            level=level,
            source=source,
            text=self.phrases.word(f"finding-{rule}", **values),
            action=self.phrases.word(f"action-{rule}", **values),
        )

    def agenda(self, agenda: Agenda) -> Iterator[Finding]:
        urgent = ("no-time", "outside-hours", "only-free-days")
        for issue in agenda.issues:
            level: Level = "urgent" if issue.rule in urgent else "look"
            yield Finding(rule=f"agenda-{issue.rule}", level=level, text=issue.text, action=issue.fix)

    def people(self, seating: SeatPlan, owners: frozenset[str]) -> Iterator[Finding]:
        for note in seating.notes:
            action = self.phrases.word("action-few-hosts")
            yield Finding(rule="few-hosts", level="look", text=note, action=action, source="R6")
        missing = [
            role.title
            for role in self.playbook.roles
            if role.id in owners and role.id not in self.cast.holders
        ]
        if missing:
            yield self._one("no-holder", "look", roles=self.phrases.listed(missing))
        if self.visit.language == "en":
            table = [self.cast.person(person.id) for person in seating.attendees if person.side == "host"]
            spoken = any(person and "en" in person.languages for person in table)
            interpreted = "interpreter" in self.cast.holders or any(
                one.interpreter for one in self.cast.guests
            )
            if not spoken and not interpreted:
                yield self._one("no-language", "urgent")

    def room(self, seating: SeatPlan, room: str | None) -> Iterator[Finding]:
        found = room_of(self.playbook.company, room, "meeting-room")
        people = sum(person.seated for person in seating.attendees)
        if found and found.seats < people:
            yield self._one(
                "room-small", "urgent", room=found.name, seats=str(found.seats), people=str(people)
            )

    def arrangements(self, facts: FactMap) -> Iterator[Finding]:
        for key, end in (("arrives", self.visit.arrives), ("leaves", self.visit.leaves)):
            if end.by != "road" and not (end.number and end.place):
                yield self._one(f"{key}-open", "look")
        vehicle = next((one for one in self.playbook.company.vehicles if one.id == self.visit.vehicle), None)
        seats = len(self.visit.guests) + len(self.visit.companions)
        if facts["pick-up"] and vehicle and vehicle.seats < seats:
            yield self._one(
                "vehicle-small", "urgent", vehicle=vehicle.name, seats=str(vehicle.seats), people=str(seats)
            )
        if facts["pick-up"] and not vehicle:
            yield self._one("vehicle-open", "look")
        if facts["hotel"] and not self.visit.hotel:
            yield self._one("hotel-open", "look")
        if facts["interpreter"] and "interpreter" not in self.cast.holders:
            yield self._one("interpreter-open", "look")

    def diets(self) -> Iterator[Finding]:
        diets = [guest for guest in self.cast.guests if guest.diet]
        if not diets:
            return
        shown = diets[:_NAMES]
        names = text(", ".join(guest.latin for guest in shown), "、".join(guest.name for guest in shown))
        if len(diets) > _NAMES:
            more = self.phrases.word("kit-and-more", n=str(len(diets) - _NAMES))
            names = text(f"{names.en} {more.en}", f"{names.zh_hans}，{more.zh_hans}")
        yield self._one("diets", "note", names=names)

    def reception_level(self, advice: LevelAdvice | None) -> Iterator[Finding]:
        if advice and advice.standing == "suggested":
            why = advice.reason
            yield self._one("level-open", "look", title=advice.title, reason=why, file_key=advice.key)

    def calendar(self, calendar: WorkCalendar) -> Iterator[Finding]:
        first, last = self.visit.arrives.at.date(), self.visit.leaves.at.date()
        for year in range(first.year, last.year + 1):
            if calendar.provisional_between(date(year, 1, 1), date(year, 12, 31)):
                yield self._one("provisional", "note", year=str(year))
        if first != last:
            return
        name = calendar.name(first)
        if name and not calendar.is_working(first):
            yield self._one("holiday", "urgent", day=name)

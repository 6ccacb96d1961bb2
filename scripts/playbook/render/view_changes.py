"""The change sheet as plain strings: for whom what is other than before, and which sheets to exchange."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from playbook.agenda import AgendaItem
from playbook.changes_model import (
    AgendaChange,
    AgendaKind,
    Changes,
    DriveChange,
    Entry,
    FormChange,
    GuestChange,
    GuestKind,
    PersonalRole,
    PersonalSeat,
    PersonalSession,
    PersonalStep,
    PersonChanges,
    RoomChange,
    SeatChange,
    StepChange,
)
from playbook.drives import Drive
from playbook.model.base import Text
from playbook.people import GuestPerson, HostPerson
from playbook.plan import VisitPlan
from playbook.render.changed_sheets import SheetChange
from playbook.render.view_host import owner, person_name
from playbook.render.voice import Voice
from playbook.steps import PlannedStep

View = dict[str, Any]

#: More people than this who sit elsewhere are counted, not listed: the new plan says it better.
MANY = 12


def change_parts(plan: VisitPlan, found: Changes, sheets: Sequence[SheetChange], voice: Voice) -> View:
    """All that the change sheet prints. ``plan`` is the new one."""
    maker = _Maker(plan, voice)
    return {
        "changes": {
            "none": found.none and not sheets,
            "only_sheets": found.none and bool(sheets),
            "facts": [maker.entry(one) for one in found.facts],
            "people": [maker.person(one) for one in found.people],
            "agenda": [maker.session(one, one.kinds) for one in found.agenda],
            "guests": [row for one in found.guests for row in maker.guest(one)],
            "rooms": [maker.room(one) for one in found.rooms],
            "drives": [maker.drive(one) for one in found.drives],
            "supplies": [maker.entry(one) for one in found.supplies],
            "forms": [maker.form(one) for one in found.forms],
            "sheets": [maker.sheet(one) for one in sheets],
        }
    }


class _Maker:
    """Rows of one change sheet: ``what`` changes, ``how``, what ``was`` and what ``is``."""

    def __init__(self, plan: VisitPlan, voice: Voice) -> None:
        self.plan, self.voice = plan, voice
        self.roles = {role.id: role.title for role in plan.playbook.roles}

    def entry(self, one: Entry) -> View:
        """A line of facts; several values of one thing stand side by side."""
        return self._row(self.voice.say(one.label), [], self._values(one.old), self._values(one.new))

    def person(self, one: PersonChanges) -> View:
        """Everything for one person, sessions first: they are at a time of day."""
        name = person_name(one.person, self.voice) if one.person else self.voice.word("checklist-no-owner")
        title = self.voice.say(one.person.title if one.person else self.roles[one.role])
        return {
            "name": name,
            "title": title,
            "phone": (one.person.phone if one.person else None) or "",
            "rows": _merged(
                [
                    *map(self._own_role, one.roles),
                    *map(self._own_session, one.sessions),
                    *map(self._own_seat, one.seats),
                    *map(self._own_step, one.steps),
                ]
            ),
        }

    def session(self, one: AgendaChange, kinds: Sequence[AgendaKind], *extra: str) -> View:
        """A line of the agenda; place and people only where they are what has changed."""
        named, placed = "people" in kinds, one.item.place and list(kinds) != ["moved"]
        return self._row(
            self.voice.say(one.item.title),
            [*extra, *(self.voice.word(f"changes-session-{kind}") for kind in kinds)],
            self._when(one.old, one.old_people if named else (), placed=bool(placed)),
            self._when(one.new, one.new_people if named else (), placed=bool(placed)),
        )

    def _own_role(self, one: PersonalRole) -> View:
        other = one.change.new if one.way == "given" else one.change.old
        key = f"changes-step-{one.way}" if other else f"changes-role-{one.way}"
        how = self.voice.word(key, **({"name": person_name(other, self.voice)} if other else {}))
        return self._row(self.voice.say(one.change.title), [how], "", "")

    def _own_seat(self, one: PersonalSeat) -> View:
        return self._seat(one.change) | {
            "what": [_what(self._room(one.room, one.day))],
            "how": [self.voice.word("changes-seat")],
        }

    def _own_session(self, one: PersonalSession) -> View:
        if one.way == "own":
            return self.session(one.change, [kind for kind in one.change.kinds if kind != "people"])
        kinds = one.change.kinds
        whole: Sequence[AgendaKind] = [kind for kind in kinds if kind in ("added", "dropped")]
        own = [] if whole else [self.voice.word(f"changes-session-{one.way}")]
        return self.session(one.change, whole, *own)

    def _own_step(self, one: PersonalStep) -> View:
        change = one.change
        how = list(self._step_words(one))
        was = self._due(change.old) if one.way != "taken" or "moved" in change.kinds else ""
        now = "" if one.way == "given" else self._due(change.new)
        live = change.new is not None and one.way != "given"
        step = _what(
            self.voice.say(change.step.title),
            change.step.number,
            late=live and change.step.late,
            critical=change.step.critical,
        )
        return self._row("", how, was, now) | {"what": [step]}

    def _step_words(self, one: PersonalStep) -> list[str]:
        word, change = self.voice.word, one.change
        if one.way == "given" and change.new:
            return [word("changes-step-given", name=self._holder(change.new))]
        said: list[str] = []
        if one.way == "taken" and change.old:
            said.append(word("changes-step-taken", name=self._holder(change.old)))
        said += [word(f"changes-step-{kind}") for kind in change.kinds if kind != "handed"]
        if _done_before(change):
            said.append(word("changes-step-done"))
        return said

    def _holder(self, step: PlannedStep) -> str:
        return owner(step, self.voice) if step.person else self.voice.say(self.roles[step.owner])

    def _due(self, step: PlannedStep | None) -> str:
        return (self.voice.window(step.window) or self.voice.say(step.due)) if step else ""

    def _when(self, item: AgendaItem | None, people: Sequence[HostPerson], *, placed: bool) -> str:
        if item is None:
            return ""
        names = self.voice.listed([person_name(one, self.voice) for one in people]) if people else ""
        time = f"{self.voice.day(item.start)['a']} {self.voice.clock(item)}"
        return _line(time, self.voice.say(item.place) if placed else "", names)

    def guest(self, one: GuestChange) -> list[View]:
        """A row for each thing that is other than before."""
        guest = one.new or one.old
        if guest is None:
            return []
        return [
            self._row(
                guest.name,
                [self.voice.word(f"changes-guest-{kind}")],
                self._of_guest(one.old, kind),
                self._of_guest(one.new, kind),
            )
            for kind in one.kinds
        ]

    def _of_guest(self, guest: GuestPerson | None, kind: GuestKind) -> str:
        if guest is None:
            return ""
        names = _line(*dict.fromkeys((guest.name, guest.latin, guest.chinese or "")))
        known = _line(self.voice.say(guest.title), self.voice.say(guest.diet))
        yes_no = self.voice.word("kit-yes" if guest.interpreter else "kit-no")
        return {
            "added": known,
            "dropped": known,
            "name": names,
            "title": self.voice.say(guest.title),
            "diet": self.voice.say(guest.diet),
            "order": str(guest.order),
            "interpreter": yes_no,
            "note": _line(self.voice.say(guest.note), ", ".join(guest.languages)),
        }[kind]

    def room(self, one: RoomChange) -> View:
        """One seat plan: what to do about the room, then who sits elsewhere."""
        moved = [seat for seat in one.seats if seat.kind == "moved"]
        many = len(moved) > MANY
        keys = {"added": one.added, "dropped": one.dropped, "turned": one.turned}
        notes = [self.voice.word(f"changes-room-{key}") for key, holds in keys.items() if holds]
        if many:
            notes.append(self.voice.word("changes-room-many", n=str(len(moved))))
        rows = [self._seat(seat) for seat in one.seats if seat.kind != "moved" or not many]
        return {"title": self._room(one.title, one.day), "notes": notes, "rows": rows}

    def _room(self, title: Text, day: datetime | None) -> str:
        if day is None:
            return self.voice.say(title)
        return self.voice.word("changes-banquet", title=title, day=self.voice.day(day)["a"])

    def _seat(self, one: SeatChange) -> View:
        chair = one.new or one.old
        name = " · ".join(chair.name) if chair else ""
        was, now = (self.voice.say(side.words if side else None) for side in (one.old, one.new))
        return self._row(name, [], was, now)

    def drive(self, one: DriveChange) -> View:
        """A drive of the guests, for driver and whoever meets them."""
        sides = [side for side in (one.new, one.old) if side]
        what = self.voice.word("changes-drive", start=sides[0].start.name, end=sides[0].end.name)
        how = [self.voice.word(f"changes-drive-{kind}") for kind in one.kinds]
        elsewhere = "stops" in one.kinds
        return self._row(
            what, how, self._car(one.old, elsewhere=elsewhere), self._car(one.new, elsewhere=elsewhere)
        )

    def _car(self, drive: Drive | None, *, elsewhere: bool) -> str:
        if drive is None:
            return ""
        way = (
            self.voice.word("changes-drive", start=drive.start.name, end=drive.end.name) if elsewhere else ""
        )
        return _line(f"{self.voice.day(drive.at)['a']} {drive.at:%H:%M}", drive.number or "", way)

    def form(self, one: FormChange) -> View:
        """A form with its fields that hold something else."""
        notes = [self.voice.word(f"changes-form-{one.kind}")] if one.kind != "filled" else []
        rows = [self.entry(entry) for entry in one.entries]
        return {"title": self.voice.say(one.title), "notes": notes, "rows": rows}

    def sheet(self, one: SheetChange) -> View:
        """A sheet by its title, and which of its pages or cards."""
        same = one.old_parts == one.new_parts
        return {
            "edition": self.voice.word(f"kit-{one.edition}-pack"),
            "title": self.voice.say(one.title),
            "throw": one.throw and (bool(one.old_parts) or not one.new_parts),
            "print": one.print and (bool(one.new_parts) or not one.old_parts),
            "parts": self._parts(one.new_parts) if same else "",
            "old_parts": "" if same else self._parts(one.old_parts),
            "new_parts": "" if same else self._parts(one.new_parts),
        }

    def _parts(self, names: Sequence[str]) -> str:
        """Pages or cards by name; of very many the first ones and how many more."""
        shown = list(names[:MANY])
        if more := len(names) - len(shown):
            shown.append(self.voice.word("kit-and-more", n=str(more)))
        return _line(*shown)

    def _values(self, values: Sequence[Any]) -> str:
        return _line(*(self._value(one) for one in values))

    def _value(self, value: Any) -> str:
        if isinstance(value, bool):
            return self.voice.word("kit-yes" if value else "kit-no")
        return self.voice.say(value)

    def _row(self, what: str, how: list[str], was: str, now: str) -> View:
        return {"what": [_what(what)], "how": how, "was": was, "is": now}


def _done_before(change: StepChange) -> bool:
    """Ticked already, but for another time or another way of doing it."""
    return change.new is not None and change.new.done and bool({"moved", "worded"} & set(change.kinds))


def _what(words: str, number: str = "", *, late: bool = False, critical: bool = False) -> View:
    return {"words": words, "number": number, "late": late, "critical": critical}


def _merged(rows: list[View]) -> list[View]:
    """What changes in one and the same way stands in one row: the steps of a session move together."""
    found: dict[object, View] = {}
    for row in rows:
        same = found.setdefault((tuple(row["how"]), row["was"], row["is"]), row | {"what": []})
        same["what"] += row["what"]
    return list(found.values())


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

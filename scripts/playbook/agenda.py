"""The agenda engine: what is fixed stays, the purpose's template fills the free time, nothing is hidden.

Pure: takes the visit, the facts and the data; all times are the host's local clock without zone.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.agenda import AgendaTemplate, Meal, RoomKind, SessionKind, TemplateSession
from playbook.model.base import Model, StatementId, Text, text
from playbook.model.company import Company, Place, Room
from playbook.model.due import Clock
from playbook.model.playbook import Playbook
from playbook.model.values import Words, as_text
from playbook.model.visit import Arrival, Session, Visit

#: The longest stay a visit file may describe, in days.
MAX_DAYS = 31
_STEP = timedelta(minutes=5)
#: When time is short the later kinds of this list go first.
_KEEP: tuple[SessionKind, ...] = (
    "talks", "minutes", "welcome", "farewell", "tour", "presentation", "film", "other", "rest", "meal", "travel",
)


class AgendaItem(Model):
    """One line of the agenda, minute-exact; ``origin`` says whether the visit file or the template set it."""

    id: str
    title: Text
    kind: SessionKind
    start: datetime
    end: datetime
    room: str | None = None
    place: Text | None = None
    lead: str | None = None
    attend: tuple[str, ...] = ()
    note: Text | None = None
    origin: Literal["given", "template", "meal", "travel"] = "template"
    settle: bool = False
    sources: tuple[StatementId, ...] = ()


class AgendaIssue(Model):
    """A conflict or something that found no room, and what would fix it."""

    rule: str
    text: Text
    fix: Text


class Free(Model):
    """Time in which the guests are with us."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long."""
        return self.end - self.start


class Agenda(Model):
    """All lines in order of time, the presence of the guests, and what is wrong."""

    items: tuple[AgendaItem, ...]
    presence: tuple[Free, ...]
    open: tuple[Free, ...]
    issues: tuple[AgendaIssue, ...]

    def first(self, *kinds: SessionKind) -> AgendaItem | None:
        """The first item of one of these kinds."""
        return next((item for item in self.items if item.kind in kinds), None)


def build_agenda(visit: Visit, playbook: Playbook, facts: FactMap, is_working: frozenset[date]) -> Agenda:
    """The agenda of a visit. ``is_working`` holds the working days among the days of the stay."""
    return _Builder(visit, playbook, facts, is_working).build()


def room_of(company: Company, wanted: str | None, kind: RoomKind) -> Room | None:
    """The room named, or the first of its kind."""
    named = next((room for room in company.rooms if room.id == wanted), None)
    return named or next((room for room in company.rooms if room.kind == kind), None)


def place_of(company: Company, wanted: object) -> Place | None:
    """The place of the company file with this id."""
    return next((place for place in company.places if place.id == wanted), None)


class _Builder:
    def __init__(self, visit: Visit, playbook: Playbook, facts: FactMap, working: frozenset[date]) -> None:
        self.visit, self.playbook, self.facts, self.working = visit, playbook, facts, working
        self.company = playbook.company
        self.travel = playbook.agendas.travel
        self.items: list[AgendaItem] = []
        self.issues: list[AgendaIssue] = []

    def build(self) -> Agenda:
        presence = self._presence()
        self._travel_items()
        self.items += [self._given(number, one) for number, one in enumerate(self.visit.sessions, 1)]
        self._check_given(presence)
        self._meals(presence)
        self._fill(presence)
        self.items.sort(key=lambda item: (item.start, item.end))
        return Agenda(
            items=tuple(self.items),
            presence=tuple(presence),
            open=tuple(free for free in self._gaps(presence) if free.length >= timedelta(minutes=45)),
            issues=tuple(self.issues),
        )

    # -- when the guests are with us -----------------------------------------------------------

    def _at(self, day: date, clock: Clock) -> datetime:
        return datetime.combine(day, time.fromisoformat(clock))

    def drive(self, end: Arrival) -> timedelta:
        """The drive between the company and an airport or station; unknown places count an hour."""
        if end.by == "road":
            return timedelta()
        place = place_of(self.company, end.place)
        return timedelta(minutes=place.minutes if place else 60)

    def _presence(self) -> list[Free]:
        arrives, leaves, hours = self.visit.arrives, self.visit.leaves, self.company.hours
        reach = arrives.at + timedelta(minutes=self.travel.after_arrival.get(arrives.by, 0)) + self.drive(arrives)
        go = leaves.at - timedelta(minutes=self.travel.before_departure.get(leaves.by, 0)) - self.drive(leaves)
        found: list[Free] = []
        for day in _days(arrives.at.date(), leaves.at.date()):
            start = max(_ceil(reach), self._at(day, self.travel.earliest))
            end = min(go, self._at(day, hours.end))
            if end - start >= timedelta(minutes=30):
                found.append(Free(start=start, end=end))
        given = {one.start.date() for one in self.visit.sessions}
        workdays = [free for free in found if free.start.date() in self.working | given]
        closed = [free.start.date().isoformat() for free in found if free not in workdays]
        if closed and workdays:
            self._issue("free-day", {"days": ", ".join(closed)})
        elif closed:
            self._issue("only-free-days", {"days": ", ".join(closed)})
            return found
        elif not found:
            self._issue("no-time", {"reach": reach.strftime("%m-%d %H:%M"), "go": go.strftime("%m-%d %H:%M")})
        return workdays

    def _travel_items(self) -> None:
        arrives, leaves = self.visit.arrives, self.visit.leaves
        for key, end in (("arrival", arrives), ("departure", leaves)):
            place = place_of(self.company, end.place)
            self.items.append(
                AgendaItem(
                    id=key,
                    title=_words(self.playbook, f"agenda-{key}-{end.by}"),
                    kind="travel",
                    start=end.at,
                    end=end.at,
                    place=_where(place, end.place, None),
                    lead="main-host" if self.facts["pick-up"] and end.by != "road" else None,
                    origin="travel",
                )
            )
        if leaves.by != "road":
            spare = timedelta(minutes=self.travel.before_departure.get(leaves.by, 0))
            leave = _floor(leaves.at - spare - self.drive(leaves))
            self.items.append(
                AgendaItem(
                    id="transfer-out", title=_words(self.playbook, "agenda-transfer-out"), kind="travel",
                    start=leave, end=leave + self.drive(leaves), lead="main-host", origin="travel",
                )
            )
        if arrives.by != "road":
            start = _ceil(arrives.at + timedelta(minutes=self.travel.after_arrival.get(arrives.by, 0)))
            self.items.append(
                AgendaItem(
                    id="transfer-in", title=_words(self.playbook, "agenda-transfer-in"), kind="travel",
                    start=start, end=start + self.drive(arrives), lead=None, origin="travel",
                )
            )

    # -- what is fixed --------------------------------------------------------------------------

    def _given(self, number: int, one: Session) -> AgendaItem:
        room = next((room for room in self.company.rooms if room.id == one.room), None)
        return AgendaItem(
            id=f"session-{number}", title=as_text(one.title), kind=one.kind, start=one.start,
            end=one.end, room=room.id if room else None, place=_where(None, None if room else one.room, room),
            lead=one.lead or "main-host", attend=one.attend, origin="given",
        )

    def _check_given(self, presence: Sequence[Free]) -> None:
        for item in self.items:
            if item.origin != "given" or item.kind == "meal":
                continue
            inside = any(free.start <= item.start and item.end <= free.end for free in presence)
            if not inside:
                when = f"{item.start:%m-%d %H:%M}–{item.end:%H:%M}"
                self._issue("outside-hours", {"title": item.title, "when": when})

    # -- meals ----------------------------------------------------------------------------------

    def _meals(self, presence: Sequence[Free]) -> None:
        for free in presence:
            day = free.start.date()
            self._meal("lunch", day, free)
            if day < self.visit.leaves.at.date():
                self._meal("dinner", day, free)

    def _meal(self, which: Literal["lunch", "dinner"], day: date, free: Free) -> None:
        meal = self._choose(which, day)
        if meal is None:
            return
        plan = self.visit.meals.lunch if which == "lunch" else self.visit.meals.dinner
        clock = plan.at or (self.company.hours.lunch if which == "lunch" else self.company.hours.dinner)
        wish = self._at(day, clock)
        length = timedelta(minutes=meal.minutes)
        if which == "lunch" and (wish + length > free.end or free.start > wish + timedelta(minutes=75)):
            return
        start = self._free_start(max(wish, free.start) if which == "lunch" else wish, length)
        if start is None:
            return
        place = place_of(self.company, plan.place)
        room = room_of(self.company, plan.place, meal.room)
        self.items.append(
            AgendaItem(
                id=f"{which}-{day:%m%d}", title=meal.title, kind="meal", start=start, end=start + length,
                room=room.id if room and not place else None,
                place=_where(place, plan.place, room),
                lead=meal.lead, attend=plan.attend or meal.attend, origin="meal", sources=meal.sources,
            )
        )

    def _choose(self, which: str, day: date) -> Meal | None:
        """The first meal of the data whose condition surely holds on this day of the stay."""
        later = any(item.id.startswith(which) for item in self.items if item.start.date() < day)
        fits = ("later", "all") if later else ("first", "all")
        fitting = [one for one in self.playbook.agendas.meals if one.meal == which and one.days in fits]
        sure = [meal for meal in fitting if evaluate(meal.applies, self.facts) is Truth.YES]
        return next(iter(sure), None)

    def _free_start(self, wish: datetime, length: timedelta) -> datetime | None:
        """The start nearest to ``wish`` within an hour that no fixed session disturbs."""
        given = [item for item in self.items if item.origin == "given"]
        own = [item for item in given if item.kind == "meal" and abs(item.start - wish) <= timedelta(hours=2)]
        if own:
            return None  # the visit file has fixed this meal itself
        shifts = sorted((_STEP * n for n in range(-12, 13)), key=lambda shift: (abs(shift), shift))
        for shift in shifts:
            start = wish + shift
            if not any(item.start < start + length and start < item.end for item in given):
                return start
        self._issue("no-meal", {"when": wish.strftime("%m-%d %H:%M")})
        return None

    # -- filling the gaps -----------------------------------------------------------------------

    def _fill(self, presence: Sequence[Free]) -> None:
        wanted = self._wanted()
        if not wanted or not presence:
            return
        dropped: list[TemplateSession] = []
        while wanted:
            for tenths in (10, 8, 6, 4, 2, 0):
                placed = self._place(wanted, tenths, presence)
                if placed is not None:
                    self.items += placed
                    self._report(dropped)
                    return
            victim = max(wanted, key=lambda one: (_KEEP.index(one.kind), wanted.index(one)))
            dropped.append(victim)
            wanted = [one for one in wanted if one is not victim]
        self._report(dropped)

    def _report(self, dropped: Iterable[TemplateSession]) -> None:
        for one in dropped:
            self._issue("no-room", {"title": one.title, "minutes": str(one.least)})

    def _wanted(self) -> list[TemplateSession]:
        """The template's sessions that apply and that no fixed session already covers."""
        templates = {template.id: template for template in self.playbook.agendas.templates}
        purposes = {purpose.id: purpose for purpose in self.playbook.purposes}
        chosen = [templates[purposes[one].agenda] for one in (self.visit.purpose, *self.visit.other_purposes)]
        merged = _merge(chosen)
        given = [item.kind for item in self.items if item.origin == "given"]
        wanted: list[TemplateSession] = []
        for one in merged:
            if evaluate(one.applies, self.facts) is Truth.NO:
                continue
            if one.kind in given:
                given.remove(one.kind)
                continue
            wanted.append(one)
        return wanted

    def _place(
        self, wanted: Sequence[TemplateSession], tenths: int, presence: Sequence[Free]
    ) -> list[AgendaItem] | None:
        """All of ``wanted`` in order, each ``least`` plus tenths of its play; None when one finds no room."""
        gaps = self._gaps(presence)
        placed: list[AgendaItem] = []
        farewell = [one for one in wanted if one.kind == "farewell"]
        for one in farewell:
            length = _play(one, tenths)
            if not gaps or gaps[-1].length < length:
                return None
            last = gaps.pop()
            start = last.end - length
            placed.append(self._from_template(one, start, length))
            gaps.append(Free(start=last.start, end=start))
        index = 0
        for one in wanted:
            if one.kind == "farewell":
                continue
            length = _play(one, tenths)
            while index < len(gaps) and gaps[index].length < length:
                index += 1
            if index == len(gaps):
                return None
            start = gaps[index].start
            placed.append(self._from_template(one, start, length))
            after = min(start + length + self._buffer(), gaps[index].end)
            gaps[index] = Free(start=after, end=gaps[index].end)
        return placed

    def _buffer(self) -> timedelta:
        return timedelta(minutes=self.travel.buffer)

    def _from_template(self, one: TemplateSession, start: datetime, length: timedelta) -> AgendaItem:
        wanted = self.visit.meeting.room if one.room == "meeting-room" else None
        room = room_of(self.company, wanted, one.room)
        return AgendaItem(
            id=one.id, title=one.title, kind=one.kind, start=start, end=start + length,
            room=room.id if room else None, place=room.name if room else None, lead=one.lead,
            attend=one.attend, note=one.note, settle=evaluate(one.applies, self.facts) is Truth.UNKNOWN,
            sources=one.sources,
        )

    def _gaps(self, presence: Sequence[Free]) -> list[Free]:
        """Free time of the presence between what stands already, with a buffer on both sides."""
        busy = sorted((item for item in self.items if item.kind != "travel"), key=lambda item: item.start)
        gaps: list[Free] = []
        for free in presence:
            start = free.start
            for item in busy:
                if item.end <= free.start or item.start >= free.end:
                    continue
                if item.start - self._buffer() > start:
                    gaps.append(Free(start=start, end=_floor(item.start - self._buffer())))
                start = max(start, _ceil(item.end + self._buffer()))
            if free.end > start:
                gaps.append(Free(start=start, end=free.end))
        return gaps

    def _issue(self, rule: str, values: dict[str, str | Text]) -> None:
        said = _words(self.playbook, f"agenda-issue-{rule}")
        fix = _words(self.playbook, f"agenda-fix-{rule}")
        self.issues.append(AgendaIssue(rule=rule, text=_fill(said, values), fix=_fill(fix, values)))


def _merge(templates: Sequence[AgendaTemplate]) -> list[TemplateSession]:
    """The first template in its order; what others add goes before its talks' end (minutes, farewell)."""
    first, *others = templates
    have = {one.id for one in first.sessions}
    extra: list[TemplateSession] = []
    for template in others:
        new = [one for one in template.sessions if one.id not in have and one.kind not in ("minutes", "farewell")]
        extra += new
        have |= {one.id for one in new}
    tail = [one for one in first.sessions if one.kind in ("minutes", "farewell")]
    return [one for one in first.sessions if one not in tail] + extra + tail


def _play(one: TemplateSession, tenths: int) -> timedelta:
    minutes = one.least + (one.minutes - one.least) * tenths / 10
    return timedelta(minutes=round(minutes / 5) * 5 or 5)


def _days(first: date, last: date) -> list[date]:
    count = min((last - first).days, MAX_DAYS)
    return [first + timedelta(days=offset) for offset in range(count + 1)]


def _ceil(moment: datetime) -> datetime:
    extra = timedelta(minutes=moment.minute % 5, seconds=moment.second)
    return moment + (_STEP - extra if extra else timedelta())


def _floor(moment: datetime) -> datetime:
    return moment - timedelta(minutes=moment.minute % 5, seconds=moment.second)


def _words(playbook: Playbook, key: str) -> Text:
    return playbook.words[key]


def _where(place: Place | None, said: Words | None, room: Room | None) -> Text | None:
    """A place of the company file, else the words of the visit file, else the usual room."""
    if place:
        return place.name
    if said:
        return as_text(said)
    return room.name if room else None


def _fill(said: Text, values: dict[str, str | Text]) -> Text:
    english = {key: value.en if isinstance(value, Text) else value for key, value in values.items()}
    chinese = {key: value.zh_hans if isinstance(value, Text) else value for key, value in values.items()}
    return text(said.en.format_map(english), said.zh_hans.format_map(chinese))

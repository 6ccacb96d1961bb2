"""What an agenda consists of. All times are the host's local clock, without zone."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal

from playbook.model.agenda import RoomKind, SessionKind
from playbook.model.base import Model, StatementId, Text, text
from playbook.model.company import Company, Place, Room
from playbook.model.due import Clock
from playbook.model.playbook import Playbook
from playbook.model.values import Words, as_text

STEP = timedelta(minutes=5)
#: A meal that starts before this hour is lunch, later it is dinner.
EVENING = 16
#: Sessions whose people sit down at the meeting table.
AT_TABLE: tuple[SessionKind, ...] = ("welcome", "presentation", "talks", "minutes")


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
    #: Of a meal that the playbook has planned.
    style: Literal["working", "banquet"] | None = None
    note: Text | None = None
    #: Who has to be told of a leader's part, and by when; for our own papers only.
    notice: Text | None = None
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


Which = Literal["lunch", "dinner"]


def which_meal(start: datetime) -> Which:
    """Lunch or dinner, by the hour."""
    return "lunch" if start.hour < EVENING else "dinner"


def is_dinner(item: AgendaItem) -> bool:
    """A meal of the evening, the visit file's own or ours."""
    return item.kind == "meal" and which_meal(item.start) == "dinner"


def room_of(company: Company, wanted: str | None, kind: RoomKind) -> Room | None:
    """The room named, or the first of its kind."""
    named = next((room for room in company.rooms if room.id == wanted), None)
    return named or next((room for room in company.rooms if room.kind == kind), None)


def place_of(company: Company, wanted: object) -> Place | None:
    """The place of the company file with this id."""
    return next((place for place in company.places if place.id == wanted), None)


def where(place: Place | None, said: Words | None, room: Room | None) -> Text | None:
    """A place of the company file, else the words of the visit file, else the usual room."""
    if place:
        return place.name
    if said:
        return as_text(said)
    return room.name if room else None


def at_clock(day: date, clock: Clock) -> datetime:
    """A time of day."""
    return datetime.combine(day, time.fromisoformat(clock))


def ceil(moment: datetime) -> datetime:
    """The next full five minutes: nobody plans a session for 10:07."""
    extra = timedelta(minutes=moment.minute % 5, seconds=moment.second)
    return moment + (STEP - extra if extra else timedelta())


def floor(moment: datetime) -> datetime:
    """The last full five minutes."""
    return moment - timedelta(minutes=moment.minute % 5, seconds=moment.second)


def issue(playbook: Playbook, rule: str, cure: str = "", /, **values: str | Text) -> AgendaIssue:
    """A conflict in the words of ``data/words``; ``cure`` where its fix differs from the rule's usual one."""
    said, fix = playbook.words[f"agenda-issue-{rule}"], playbook.words[f"agenda-fix-{cure or rule}"]
    return AgendaIssue(rule=rule, text=filled(said, values), fix=filled(fix, values))


def filled(said: Text, values: Mapping[str, str | Text]) -> Text:
    """Words with their blanks filled, in both languages."""
    english = {key: value.en if isinstance(value, Text) else value for key, value in values.items()}
    chinese = {key: value.zh_hans if isinstance(value, Text) else value for key, value in values.items()}
    return text(said.en.format_map(english), said.zh_hans.format_map(chinese))

"""Agenda templates: the sessions that fill the gaps of a visit, per purpose."""

from typing import Literal

from pydantic import Field

from playbook.model.base import Id, Item, Model, Text
from playbook.model.condition import ALWAYS, Applies
from playbook.model.due import Clock

SessionKind = Literal[
    "travel",
    "welcome",
    "film",
    "tour",
    "presentation",
    "talks",
    "minutes",
    "meal",
    "rest",
    "farewell",
    "other",
]
RoomKind = Literal[
    "meeting-room", "showroom", "multimedia-room", "workshop", "canteen", "restaurant", "lobby"
]


class TemplateSession(Item):
    """One block of an agenda. ``minutes`` is its usual length, ``least`` how far it may be cut."""

    id: Id
    title: Text
    kind: SessionKind
    minutes: int = Field(ge=5, le=600)
    least: int = Field(ge=5, le=600)
    room: RoomKind
    lead: Id
    attend: tuple[Id, ...] = ()
    applies: Applies = ALWAYS
    note: Text | None = None


class AgendaTemplate(Item):
    """Sessions in the order in which they fill the free time of the stay."""

    id: Id
    title: Text
    sessions: tuple[TemplateSession, ...] = Field(min_length=1)


class Meal(Item):
    """A meal of a visiting day and who sits down to it; the first meal whose condition holds is taken."""

    id: Id
    title: Text
    meal: Literal["lunch", "dinner"]
    at: Clock
    minutes: int = Field(ge=15, le=300)
    style: Literal["working", "banquet"]
    room: RoomKind
    lead: Id
    attend: tuple[Id, ...] = ()
    #: On which days of the stay: the first on which this meal is eaten, or the later ones.
    days: Literal["first", "later", "all"] = "all"
    applies: Applies = ALWAYS


class TravelTimes(Model):
    """Minutes that arrivals and departures cost besides the drive."""

    #: From touch-down or train arrival to sitting in the car, by way of arriving.
    after_arrival: dict[str, int]
    #: From stepping out of the car to take-off or train departure.
    before_departure: dict[str, int]
    #: Between two sessions in different places.
    buffer: int = Field(ge=0, le=60)
    #: No session begins earlier, so that guests can have breakfast and hosts can be ready.
    earliest: Clock


class Agendas(Model):
    """Everything the agenda engine takes from data."""

    travel: TravelTimes
    meals: tuple[Meal, ...]
    templates: tuple[AgendaTemplate, ...]

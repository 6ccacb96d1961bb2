"""Agenda templates: the sessions that fill the gaps of a visit, per purpose and procedure."""

from typing import Literal, Self

from pydantic import Field, model_validator

from playbook.model.base import Id, Item, Mistake, Model, Text
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


class Lasting(Item):
    """Something that takes time: ``minutes`` as a rule, ``least`` where time is short."""

    title: Text
    minutes: int = Field(ge=5, le=600)
    least: int = Field(ge=5, le=600)

    @model_validator(mode="after")
    def _shrinks(self) -> Self:
        if self.least > self.minutes:
            raise Mistake("`least` is larger than `minutes`", "`least` 大于 `minutes`")
        return self


class RouteStop(Lasting):
    """One stop of a fixed route, a line of its own in the agenda."""


class TemplateSession(Lasting):
    """One block of an agenda.

    With ``stops`` it is a route: the stops stand in their order, ``walk`` minutes apart, all of them or
    none, and ``minutes`` and ``least`` are those of the whole route with its ways.
    """

    id: Id
    kind: SessionKind
    #: None where the session has no room of ours, as a meeting by video or at the customer's.
    room: RoomKind | None
    lead: Id
    attend: tuple[Id, ...] = ()
    applies: Applies = ALWAYS
    note: Text | None = None
    stops: tuple[RouteStop, ...] = ()
    #: Minutes from one stop to the next.
    walk: int = Field(default=0, ge=0, le=60)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        ways = self.walk * (len(self.stops) - 1)
        for name in ("minutes", "least") if self.stops else ():
            wanted = sum(getattr(stop, name) for stop in self.stops) + ways
            if getattr(self, name) != wanted:
                raise Mistake(
                    f"the stops and the ways between them take {wanted} minutes: write `{name}: {wanted}`",
                    f"各站加上路上共 {wanted} 分钟，请写 `{name}: {wanted}`",
                )
        return self


class AgendaTemplate(Item):
    """Sessions in the order in which they fill the free time of the stay.

    A purpose names its template. One with ``instead_of`` takes the place of those it names in every visit
    for which its condition surely holds: this is how a procedure has its own order of the day.
    """

    id: Id
    title: Text
    sessions: tuple[TemplateSession, ...] = Field(min_length=1)
    instead_of: tuple[Id, ...] = ()
    applies: Applies = ALWAYS


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
    #: In order of importance: where a procedure limits our people, the last go first.
    attend: tuple[Id, ...] = ()
    #: On which days of the stay: the first on which this meal is eaten, or the later ones.
    days: Literal["first", "later", "all"] = "all"
    #: Only for guests who do (or do not) dine with us on an evening of their stay.
    dinner: bool | None = None
    applies: Applies = ALWAYS


class LongJourney(Item):
    """Rest at the hotel after a long journey by air, before anything else.

    Long is a difference of ``hours`` between the clocks, where the visit file tells the one at home; else a
    country that is not listed under ``near``.
    """

    title: Text
    minutes: int = Field(ge=15, le=600)
    least: int = Field(ge=15, le=600)
    hours: int = Field(ge=1, le=12)
    near: tuple[str, ...]
    #: Lunch at the hotel, where it falls before the rest.
    lunch: int = Field(ge=15, le=180)
    #: The drive from the hotel where the company file does not know it.
    drive: int = Field(ge=0, le=240)
    note: Text | None = None


class Leaders(Item):
    """How a leader comes into the agenda, and which steps tell whom, and by when."""

    roles: tuple[Id, ...]
    #: Put in after the opening when a top leader is to attend and no session has one.
    slot: TemplateSession
    #: Steps that ask for a leader; the first that belong to the visit are printed beside the line.
    notices: tuple[Id, ...]
    #: The same for meals.
    meal_notices: tuple[Id, ...]


class TravelTimes(Model):
    """Minutes that arrivals and departures cost besides the drive, and the ways between sessions."""

    #: From touch-down or train arrival to sitting in the car, by way of arriving.
    after_arrival: dict[str, int]
    #: From stepping out of the car to take-off or train departure.
    before_departure: dict[str, int]
    #: Between two sessions.
    buffer: int = Field(ge=0, le=60)
    #: Between two sessions in different buildings; None for the same as ever.
    buildings: int | None = Field(default=None, ge=0, le=60)
    #: No session begins earlier, so that guests can have breakfast and hosts can be ready.
    earliest: Clock


class Refreshment(TemplateSession):
    """A short rest for guests who reach us in the afternoon, before the first session."""

    #: From lunch until this hour.
    until: Clock


class Agendas(Model):
    """Everything the agenda engine takes from data."""

    travel: TravelTimes
    rest: LongJourney | None = None
    refreshment: Refreshment | None = None
    leaders: Leaders | None = None
    meals: tuple[Meal, ...]
    templates: tuple[AgendaTemplate, ...]

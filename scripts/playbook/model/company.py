"""The one file that a company edits first."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from playbook.model.agenda import RoomKind
from playbook.model.base import Id, Language, Line, Model, Text
from playbook.model.due import Clock
from playbook.model.values import Day, Words

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
MapFile = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(svg|png|jpg|jpeg)$", max_length=200)
]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Person(Model):
    """Someone of the company. ``rank`` 1 is the most senior; seats and introductions follow it."""

    id: Id
    name: Line
    latin: Line
    title: Text
    rank: int = Field(ge=1, le=100)
    phone: Line | None = None
    email: Line | None = None
    languages: tuple[Line, ...] = ("zh",)


class Room(Model):
    """A room that sessions use. ``door`` says where the door is, seen from the table."""

    id: Id
    kind: RoomKind
    name: Text
    seats: int = Field(ge=1, le=2000)
    floor: Text | None = None
    #: Rooms of one building bear the same id; the agenda leaves time for the way to another.
    building: Id | None = None
    #: The drive to a room outside the company.
    minutes: int = Field(default=0, ge=0, le=1440)
    door: Literal["long-side", "end"] = "long-side"


class Vehicle(Model):
    """A car or van. ``seats`` counts guests and companions, not the driver; ``wheel`` is his side."""

    id: Id
    name: Text
    kind: Literal["sedan", "off-road", "van", "coach"]
    seats: int = Field(ge=1, le=80)
    plate: Line | None = None
    driver: Id | None = None
    wheel: Literal["left", "right"] = "left"


class Place(Model):
    """An airport, station, hotel or restaurant; ``minutes`` is the drive from the company."""

    id: Id
    kind: Literal["airport", "station", "hotel", "restaurant", "company", "other"]
    name: Text
    address: Text | None = None
    phone: Line | None = None
    minutes: int = Field(ge=0, le=1440)
    diets: tuple[Line, ...] = ()
    #: A picture of the way there, as a file inside ``kits/``, such as ``maps/hotel.svg``.
    map: MapFile | None = None


class Hours(Model):
    """Office hours of a working day."""

    start: Clock
    end: Clock
    lunch: Clock
    dinner: Clock


class Calendar(Model):
    """Whose public holidays count, and the company's own closing days."""

    country: Country = "CN"
    closures: tuple[Day, ...] = ()


class NumberToCall(Model):
    """A telephone number that goes on the brief and into the handbook, and with ``guests`` to the guests."""

    label: Text
    number: Line
    guests: bool = False


class Wifi(Model):
    """The wireless network that guests may use; without ``password`` it is open."""

    network: Line
    password: Line | None = None


class Settings(Model):
    """House rules that the sources leave to the company."""

    company_video: bool
    approved_slides: bool
    #: How guests should fly, and what to steer them away from.
    preferred_route: Text
    avoided_route: Text
    hotel_paid_by: Literal["guest", "company"]


class Company(Model):
    """``data/company.yml``."""

    name: Text
    short_name: Text
    legal_name: Text
    address: Text
    phone: Line
    email: Line
    website: Line
    logo: Line | None = None
    accent: Colour
    language: Language
    languages: tuple[Language, ...] = Field(min_length=1)
    time_zone: Line
    #: A unit of ``data/units.yml``; all amounts of visit files are in it.
    currency: Id = "cny"
    hours: Hours
    calendar: Calendar
    procedure: Id
    people: tuple[Person, ...]
    #: Who holds a role unless the visit file names somebody else.
    holders: dict[Id, Id]
    rooms: tuple[Room, ...] = Field(min_length=1)
    vehicles: tuple[Vehicle, ...] = ()
    places: tuple[Place, ...] = ()
    numbers: tuple[NumberToCall, ...] = ()
    wifi: Wifi | None = None
    settings: Settings


__all__ = ["Company", "NumberToCall", "Person", "Place", "Room", "Settings", "Vehicle", "Wifi", "Words"]

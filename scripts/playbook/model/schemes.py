"""Schemes of levels and classes: who belongs to a level and what each level gets."""

from typing import Literal

from pydantic import Field

from playbook.model.base import Figure, Id, Item, Line, Model, Order, Text
from playbook.model.content import Detail, Figures

Matter = Literal[
    "reception", "companions", "lodging", "meals", "car", "gifts", "outings", "signs", "approval", "other"
]
Per = Literal["visit", "day", "meal", "guest", "room", "gift", "outing"]


class Ceiling(Model):
    """The most that may be spent: ``amount`` for up to ``base_guests``, ``per_extra`` for each further guest.

    A figure whose value is null is left blank by the source: the company sets it.
    """

    amount: Figure
    per: Per
    base_guests: Figure | None = None
    per_extra: Figure | None = None
    #: The source says "about": who goes over it has to explain, not to ask first.
    about: bool = False


class Provision(Item):
    """What a level gets in one matter."""

    matter: Matter
    text: Text
    figures: Figures = {}
    ceiling: Ceiling | None = None
    #: Which of the two meals it is about; both where it does not say.
    meal: Literal["lunch", "dinner"] | None = None
    #: Who pays; the company's own setting holds where it does not say.
    paid_by: Literal["company", "guest"] | None = None


class Belongs(Detail):
    """Who belongs to a level; ``titles`` are the ranks by which a guest's title tells it, in any language."""

    titles: tuple[Line, ...] = ()


class Level(Item):
    """A level or class of a scheme, the highest first."""

    id: Id
    order: Order
    title: Text
    who: tuple[Belongs, ...] = Field(min_length=1)
    #: Roles that receive the guests of this level.
    receives: tuple[Id, ...] = ()
    #: Roles that approve, in order of signing.
    approval: tuple[Id, ...] = ()
    provisions: tuple[Provision, ...] = ()
    figures: Figures = {}


class Scheme(Item):
    """One way of ranking visits; ``data/schemes/<id>.yml``. Facts name a level as ``<scheme>/<level>``."""

    id: Id
    order: Order
    title: Text
    summary: Text
    #: The procedures that use it.
    procedures: tuple[Id, ...]
    rules: tuple[Detail, ...] = ()
    figures: Figures = {}
    levels: tuple[Level, ...] = Field(min_length=1)

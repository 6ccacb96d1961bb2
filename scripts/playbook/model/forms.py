"""Forms, registers and records with their fields, signatures and where they are kept."""

from typing import Literal

from pydantic import Field

from playbook.model.base import Id, Item, Order, Text
from playbook.model.condition import ALWAYS, Applies
from playbook.model.content import Figures
from playbook.model.due import Due

FieldKind = Literal["line", "lines", "choice", "date", "time", "moment", "number", "person", "list"]


#: What the budget of a visit can answer in a form; ``playbook.budget.entries`` knows how.
MoneyFill = Literal[
    "advance",
    "planned-total",
    "planned-lines",
    "spent-meals",
    "spent-lodging",
    "spent-travel",
    "spent-gifts",
    "spent-other",
    "spent-total",
    "gifts-drawn",
]
#: What the rest of a visit can answer in a form; ``playbook.forms`` knows how.
Fill = Literal[
    "customer-name",
    "customer-contact",
    "customer-phone",
    "customer-address",
    "customer-kind",
    "customer-founded",
    "customer-size",
    "customer-email",
    "customer-fax",
    "customer-country",
    "customer-website",
    "customer-products",
    "customer-influence",
    "customer-suppliers",
    "purpose",
    "prepared-by",
    "department",
    "pickup-place",
    "pickup-time",
    "vehicle-days",
    "departure-time",
    "dropoff-place",
    "city-use",
    "companions",
    "name-board",
    "subject",
    "party-a",
    "party-b",
    "meeting-time",
    "meeting-place",
    "recorder",
    "topics",
    "visit-start",
    "guest-count",
    "positions",
    "travel-means",
    "level",
    "stay",
    "receiver",
    "arrival-number",
    "arrival-place",
    "hotel",
    "diets",
]


class FormField(Item):
    """One entry of a form; ``fill`` names the fact of the visit that is printed into it."""

    id: Id
    label: Text
    kind: FieldKind = "line"
    options: tuple[Text, ...] = ()
    #: Height in ruled lines of a ``lines`` entry.
    lines: int = Field(default=3, ge=1, le=20)
    hint: Text | None = None
    fill: Fill | MoneyFill | None = None
    applies: Applies = ALWAYS


class Signature(Item):
    """A place to sign: a role of the company, or the customer's side."""

    role: Id | None = None
    label: Text
    dated: bool = True


class Form(Item):
    """A form that the handbook prints blank and the kit prints filled in as far as the visit says."""

    id: Id
    order: Order
    title: Text
    purpose: Text
    filled_by: Id
    due: Due
    kept_by: Id
    kept: Text
    layout: Literal["table", "minutes"] = "table"
    #: Printed in both languages side by side, because guests sign it.
    bilingual: bool = False
    applies: Applies = ALWAYS
    figures: Figures = {}
    fields: tuple[FormField, ...] = Field(min_length=1)
    signatures: tuple[Signature, ...] = ()


class Supply(Item):
    """Something the meeting needs, with a usual quantity for ``quantity`` persons' worth."""

    id: Id
    order: Order
    title: Text
    unit: Text
    #: Pieces a person (guests and hosts at the table), or a fixed number for the meeting.
    per_person: float | None = None
    fixed: int | None = None
    applies: Applies = ALWAYS

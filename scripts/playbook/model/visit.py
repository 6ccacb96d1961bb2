"""A visit file: who comes, why, when, what they need, who receives them."""

from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from playbook.model.agenda import SessionKind
from playbook.model.base import Id, Language, Mistake
from playbook.model.budget import BudgetBlock
from playbook.model.company import Country
from playbook.model.due import Clock
from playbook.model.values import Day, Flag, Local, Name, Part, Typed, Words, Zoned

Travel = Literal["air", "rail", "road"]
#: Two letters in either case.
Home = Annotated[
    Country,
    BeforeValidator(lambda raw: raw.strip().upper() if isinstance(raw, str) and len(raw) < 4 else raw),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2}$"}),
]


def _flag_name(raw: str) -> str:
    """A country by its two letters in either case, or whose company flag."""
    shown, word = f"`{raw[:40]}`", raw.strip()
    if word in ("company", "customer"):
        return word
    if len(word) == 2 and word.isascii() and word.isalpha():
        return word.upper()
    raise Mistake(
        f"{shown} is no flag: write a country by its two letters such as `DE`, `company` for our flag,"
        " `customer` for theirs",
        f"{shown} 不是旗帜：国家写两位字母代码，如 `DE`；我方企业旗写 `company`，客户企业旗写 `customer`",
    )


FlagName = Annotated[
    str,
    AfterValidator(_flag_name),
    WithJsonSchema({"type": "string", "pattern": "^([A-Za-z]{2}|company|customer)$"}),
]


class Customer(Part):
    """The visiting organisation. All but the name goes to the host's papers only."""

    name: Name
    chinese: Name | None = None
    country: Home
    relation: Literal["new", "known"]
    important: Flag | None = None
    contact: Name | None = None
    phone: Typed | None = None
    fax: Typed | None = None
    email: Typed | None = None
    website: Typed | None = None
    address: Typed | None = None
    kind: Literal["trading", "manufacturer", "both"] | None = None
    founded: Typed | None = None
    size: Typed | None = None
    products: Words | None = None
    influence: Words | None = None
    suppliers_in_china: Words | None = None
    background: Words | None = None


class Guest(Part):
    """One visitor. ``name`` in the guest's own script, ``latin`` in Latin letters."""

    name: Name
    latin: Name | None = None
    chinese: Name | None = None
    title: Words
    rank: int | None = Field(default=None, ge=1, le=10_000)
    interpreter: Flag = False
    diet: Words | None = None
    languages: tuple[Typed, ...] = ()
    note: Words | None = None


class Member(Part):
    """Someone of the host side who is not in the company file."""

    name: Name
    latin: Name | None = None
    title: Words
    rank: int | None = Field(default=None, ge=1, le=10_000)
    phone: Typed | None = None
    email: Typed | None = None
    languages: tuple[Typed, ...] = ()


class Arrival(Part):
    """How the guests come. ``at`` is touch-down, train arrival, or reaching the company by road."""

    at: Local
    by: Travel
    number: Typed | None = None
    #: An id of ``places`` in the company file, or the place in words.
    place: Words | None = None


class Departure(Arrival):
    """How the guests leave. ``at`` is take-off, train departure, or leaving by road."""

    home: Zoned | None = None
    next_stop: Words | None = None


class Needs(Part):
    """What the guests need from us. What is left out is printed as a question to settle."""

    invitation_letter: Flag | None = None
    entry_documents: Flag | None = None
    pick_up: Flag | None = None
    #: A car when they leave; left out, it is as with the pick-up.
    see_off: Flag | None = None
    hotel: Flag | None = None
    interpreter: Flag | None = None
    other_suppliers: Flag | None = None


class Session(Part):
    """A session that is fixed already; the agenda fills what is left."""

    title: Words
    start: Local
    end: Local
    kind: SessionKind = "other"
    room: Typed | None = None
    lead: Id | None = None
    attend: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            raise Mistake(
                "the session ends before it starts; check `start` and `end`",
                "议程结束早于开始，请检查 `start` 和 `end`",
            )
        return self


class MealPlan(Part):
    """What is fixed about one kind of meal."""

    place: Typed | None = None
    at: Clock | None = None
    attend: tuple[Id, ...] = ()
    table: Literal["round", "long"] | None = None
    #: At a return banquet the guests invite, and the seats are swapped.
    given_by: Literal["hosts", "guests"] = "hosts"
    #: Guests who do not come, by a name that stands under `guests`.
    declined: tuple[Name, ...] = ()


class Meals(Part):
    """Lunch and dinner where they differ from the playbook's usual way."""

    lunch: MealPlan = MealPlan()
    dinner: MealPlan = MealPlan()


class Meeting(Part):
    """The talks: where, and who sits at the table."""

    room: Typed | None = None
    topics: tuple[Words, ...] = ()
    #: Roles or people of the host side at the table, besides the main host.
    hosts: tuple[Id, ...] = ()
    door: Literal["long-side", "end"] | None = None


class Choices(Part):
    """Decisions of the host side that change what has to be prepared."""

    top_leader: Flag | None = None
    gifts: Flag | None = None
    flags: Flag | None = None
    welcome_board: Flag | None = None
    tasks_expected: Flag | None = None
    company_video: Flag | None = None


Holder = Annotated[
    Annotated[Id, Tag("<id>")] | Annotated[Member, Tag("<member>")],
    Discriminator(lambda raw: "<member>" if isinstance(raw, (dict, Member)) else "<id>"),
]


class CarUse(Part):
    """One of our vehicles; ``driver`` where somebody else drives it than usual, such as the host."""

    vehicle: Id
    driver: Id | None = None


CarEntry = Annotated[
    Annotated[Id, Tag("<id>")] | Annotated[CarUse, Tag("<car>")],
    Discriminator(lambda raw: "<car>" if isinstance(raw, (dict, CarUse)) else "<id>"),
]


class Visit(Part):
    """One visit, as sales writes it."""

    visit: Id
    customer: Customer
    purpose: Id
    other_purposes: tuple[Id, ...] = ()
    objectives: tuple[Words, ...] = ()
    guests: tuple[Guest, ...] = Field(min_length=1, max_length=500)
    language: Language = "en"
    arrives: Arrival
    leaves: Departure
    confirmed: Day | None = None
    visa_received: Day | None = None
    needs: Needs = Needs()
    choices: Choices = Choices()
    procedure: Id | None = None
    #: A level of a scheme, as ``three-level/top``.
    level: Typed | None = None
    visitor_types: tuple[Id, ...] = ()
    team: dict[Id, Holder]
    meeting: Meeting = Meeting()
    meals: Meals = Meals()
    hotel: Words | None = None
    vehicle: Id | None = None
    #: Several cars in the order of the line, or one that somebody else drives than usual.
    vehicles: tuple[CarEntry, ...] = Field(default=(), max_length=50)
    companions: tuple[Id, ...] = ()
    #: Seat plans to print besides the meeting table and the meals.
    seating: tuple[Literal["sofa", "u-table", "rostrum", "signing"], ...] = ()
    #: Which flags are put up where `choices.flags` is yes and it is not simply theirs and ours: countries by
    #: two letters, `company` for ours, `customer` for theirs.
    flags: tuple[FlagName, ...] = ()
    supplies: dict[Id, Annotated[int, Field(ge=0, le=100_000)]] = {}
    sessions: tuple[Session, ...] = ()
    #: Steps that are done already; the kit prints them ticked.
    done: tuple[Id, ...] = ()
    interpreter: Holder | None = None
    #: What the visit may cost and has cost; without it the kit prints blanks.
    budget: BudgetBlock | None = None
    remarks: tuple[Words, ...] = ()

    @field_validator("vehicles")
    @classmethod
    def _each_car_once(cls, cars: tuple[Id | CarUse, ...], info: ValidationInfo) -> tuple[Id | CarUse, ...]:
        if cars and info.data.get("vehicle"):
            raise Mistake(
                "`vehicle` names a car already; keep either `vehicle` or `vehicles`",
                "`vehicle` 已写明车辆，`vehicle` 和 `vehicles` 请只保留一个",
            )
        named = [one.vehicle if isinstance(one, CarUse) else one for one in cars]
        for one in named:
            if named.count(one) > 1:
                raise Mistake(
                    f"`{one}` stands here twice; an id of the company file is one car",
                    f"`{one}` 写了两次；公司文件中的一个编号只代表一辆车",
                )
        return cars

    @property
    def cars(self) -> tuple[CarUse, ...]:
        """The cars that the file names, in the order of the line."""
        said = (self.vehicle,) if self.vehicle else self.vehicles
        return tuple(one if isinstance(one, CarUse) else CarUse(vehicle=one) for one in said)

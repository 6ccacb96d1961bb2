"""Forms filled in as far as the visit says; what it does not say stays a line to write on."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from playbook.agenda import Agenda, AgendaItem, place_of
from playbook.budget import Budget
from playbook.budget.entries import MONEY, Entry
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.base import Model, Text, as_written, text
from playbook.model.forms import Fill, Form, MoneyFill
from playbook.model.playbook import Playbook
from playbook.model.values import Words
from playbook.model.visit import Arrival, Customer, Visit
from playbook.people import Cast, HostPerson
from playbook.phrases import Phrases
from playbook.table import hosts_at, interpreter_of
from playbook.texts import LOCALES, compose

Value = Text | Words | datetime | bool


class FilledForm(Model):
    """A form of the playbook with the values a visit gives, by field id; a value may have several lines."""

    form: Form
    values: dict[str, tuple[Value, ...]]
    applies: bool
    reason: Text | None = None


def _money(entry: Entry) -> Callable[["_Filler"], list[Value | None]]:
    return lambda f: [*entry(f.budget, Phrases(f.playbook))]


#: Every ``fill:`` that a form field may name.
FILLS: dict[Fill | MoneyFill, Callable[["_Filler"], list[Value | None]]] = {
    "customer-name": lambda f: [f.customer.name, f.customer.chinese],
    "customer-contact": lambda f: [f.customer.contact or f.first_guest],
    "customer-phone": lambda f: [f.customer.phone],
    "customer-address": lambda f: [f.customer.address],
    "customer-kind": lambda f: [f.customer.kind],
    "customer-founded": lambda f: [f.customer.founded],
    "customer-size": lambda f: [f.customer.size],
    "customer-email": lambda f: [f.customer.email],
    "customer-fax": lambda f: [f.customer.fax],
    "customer-country": lambda f: [_country(f.customer.country)],
    "customer-website": lambda f: [f.customer.website],
    "customer-products": lambda f: [f.customer.products],
    "customer-influence": lambda f: [f.customer.influence],
    "customer-suppliers": lambda f: [f.customer.suppliers_in_china],
    "purpose": lambda f: list(f.purposes),
    "prepared-by": lambda f: [f.holder("salesperson")],
    "department": lambda f: [f.playbook.words["sales-department"]],
    "pickup-place": lambda f: [f.where(f.visit.arrives), f.visit.arrives.number],
    "pickup-time": lambda f: [f.zoned(f.visit.arrives.at)],
    "vehicle-days": lambda f: [str((f.visit.leaves.at.date() - f.visit.arrives.at.date()).days + 1)],
    "departure-time": lambda f: [f.zoned(f.leave_by)],
    "dropoff-place": lambda f: [f.where(f.visit.leaves), f.visit.leaves.number],
    "city-use": lambda f: list(f.drives),
    "companions": lambda f: list(f.companions),
    "name-board": lambda f: list(f.board),
    "subject": lambda f: [f.subject],
    "party-a": lambda f: list(f.guests),
    "party-b": lambda f: list(f.hosts),
    "meeting-time": lambda f: [f.zoned(f.meeting.start), f.zoned(f.meeting_end)] if f.meeting else [],
    "meeting-place": lambda f: [f.meeting.place] if f.meeting else [],
    "recorder": lambda f: [f.holder("secondary-host")],
    "topics": lambda f: list(f.visit.meeting.topics),
    "visit-start": lambda f: [f.zoned(f.agenda.presence[0].start)] if f.agenda.presence else [],
    "guest-count": lambda f: [str(len(f.cast.guests))],
    "positions": lambda f: [guest.title for guest in f.cast.guests],
    "travel-means": lambda f: [f.playbook.words[f"travel-{f.visit.arrives.by}"], f.visit.arrives.number],
    "level": lambda f: [f.playbook.levels[f.visit.level].title] if f.visit.level else [],
    "stay": lambda f: [f.zoned(f.visit.arrives.at), f.zoned(f.visit.leaves.at)],
    "receiver": lambda f: [f.holder("main-host")],
    "arrival-number": lambda f: [f.visit.arrives.number],
    "arrival-place": lambda f: [f.where(f.visit.arrives)],
    "hotel": lambda f: [f.hotel],
    "diets": lambda f: list(f.diets),
    **{key: _money(entry) for key, entry in MONEY.items()},
}


def fill_forms(  # noqa: PLR0913 - each is a different source of entries
    visit: Visit, playbook: Playbook, cast: Cast, agenda: Agenda, facts: FactMap, budget: Budget
) -> tuple[FilledForm, ...]:
    """All forms of the playbook; those that do not apply say so."""
    filler = _Filler(visit, playbook, cast, agenda, budget)
    return tuple(
        FilledForm(
            form=form,
            applies=evaluate(form.applies, facts) is not Truth.NO,
            values={
                field.id: tuple(value for value in FILLS[field.fill](filler) if value not in (None, ""))
                for field in form.fields
                if field.fill
            },
        )
        for form in playbook.forms
    )


class _Filler:
    """What one visit answers; each property is a line or the lines of a field."""

    def __init__(self, visit: Visit, playbook: Playbook, cast: Cast, agenda: Agenda, budget: Budget) -> None:
        self.visit: Visit = visit
        self.playbook: Playbook = playbook
        self.cast: Cast = cast
        self.agenda: Agenda = agenda
        self.customer: Customer = visit.customer
        self.budget = budget
        self.zone = ZoneInfo(playbook.company.time_zone)

    def zoned(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=self.zone)

    def where(self, end: Arrival) -> Value | None:
        place = place_of(self.playbook.company, end.place)
        return place.name if place else end.place

    def holder(self, role: str) -> Text | None:
        person = self.cast.holder(role)
        return _name(person) if person else None

    @property
    def first_guest(self) -> str:
        return self.cast.guests[0].name

    @property
    def subject(self) -> Text:
        """Neutral, because both sides sign: no guest signs a paper headed 'Complaint'."""
        name, chinese = self.customer.name, self.customer.chinese or self.customer.name
        return compose(self.playbook.words["minutes-subject"], {"customer": as_written(chinese, name)})

    @property
    def purposes(self) -> tuple[Text, ...]:
        titles = {purpose.id: purpose.title for purpose in self.playbook.purposes}
        return tuple(titles[one] for one in (self.visit.purpose, *self.visit.other_purposes))

    @property
    def leave_by(self) -> datetime:
        out = next((item for item in self.agenda.items if item.id == "transfer-out"), None)
        return out.start if out else self.visit.leaves.at

    @property
    def drives(self) -> tuple[Value, ...]:
        """Meals and sessions away from the company need the car."""
        rooms = {room.id for room in self.playbook.company.rooms if room.kind != "restaurant"}
        away = [item for item in self.agenda.items if item.kind == "meal" and item.room not in rooms]
        places = [item.place for item in away if item.place]
        named = [self.hotel] if self.hotel else []
        return tuple(dict.fromkeys([*named, *places]))

    @property
    def hotel(self) -> Value | None:
        place = place_of(self.playbook.company, self.visit.hotel)
        return place.name if place else self.visit.hotel

    @property
    def diets(self) -> tuple[Words, ...]:
        return tuple(guest.diet for guest in self.cast.guests if guest.diet)

    @property
    def companions(self) -> tuple[Text, ...]:
        return tuple(_name(person) for person in self.cast.named(self.visit.companions))

    @property
    def board(self) -> tuple[str, ...]:
        """What stands on the sign at the exit, line by line: the customer and the first two guests."""
        return self.customer.name, *(guest.latin for guest in self.cast.guests[:2])

    @property
    def guests(self) -> tuple[Text, ...]:
        return tuple(as_written(guest.in_chinese, guest.latin) for guest in self.cast.guests)

    @property
    def hosts(self) -> tuple[Text, ...]:
        """The same people as on the seat plan, but only those who stay for talks and minutes."""
        people = list(hosts_at(self.visit, self.cast, self.agenda, ("talks", "minutes")))
        interpreter = interpreter_of(self.visit, self.cast)
        if interpreter and interpreter not in people:
            people.append(interpreter)
        return tuple(_name(person) for person in people)

    @property
    def meeting(self) -> AgendaItem | None:
        agenda = self.agenda
        return agenda.first("talks") or agenda.first("presentation") or agenda.first("welcome")

    @property
    def meeting_end(self) -> datetime:
        """When the last talks of that day end; only asked for where there is a meeting."""
        items = [item for item in self.agenda.items if self.meeting and item.kind == self.meeting.kind]
        return max(item.end for item in items if item.start.date() == items[0].start.date())


def _country(code: str) -> Text:
    """A country by its two letters."""
    from babel import Locale  # noqa: PLC0415 - keeps `playbook check` quick

    names = [Locale.parse(LOCALES[one]).territories.get(code, code) for one in ("en", "zh-Hans")]
    return text(str(names[0]), str(names[1]))


def _name(person: HostPerson) -> Text:
    """A host's name for readers of Latin letters and of Chinese."""
    return as_written(person.name, person.latin)

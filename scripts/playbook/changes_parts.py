"""Changes told in one line each: when and where the guests come, who is in charge, supplies, forms."""

from collections.abc import Iterator

from playbook.agenda import place_of
from playbook.changes_model import Entry, FormChange, FormKind, RoleChange, paired
from playbook.forms import FilledForm, Value
from playbook.model.base import Text, as_written
from playbook.model.visit import Arrival
from playbook.people import HostPerson
from playbook.phrases import Phrases
from playbook.plan import SupplyLine, VisitPlan


def fact_changes(old: VisitPlan, new: VisitPlan) -> Iterator[Entry]:
    """What decides most of the rest, so that it stands first; then each role that is another's."""
    before, after = _facts(old), _facts(new)
    words = new.playbook.words
    for key, values in after.items():
        if before[key] != values:
            yield Entry(label=words[f"changes-fact-{key}"], old=before[key], new=values)
    for role in role_changes(old, new):
        yield Entry(label=role.title, old=_name(role.old), new=_name(role.new))


def role_changes(old: VisitPlan, new: VisitPlan) -> Iterator[RoleChange]:
    """Every role that is another person's now, the interpreter's included."""
    titles = {role.id: role.title for role in new.playbook.roles}
    titles["interpreter"] = new.playbook.words["changes-fact-interpreter"]
    for role, title in titles.items():
        one, other = old.cast.holder(role), new.cast.holder(role)
        if (one and (one.id, one.name)) != (other and (other.id, other.name)):
            yield RoleChange(title=title, old=one, new=other)


def _facts(plan: VisitPlan) -> dict[str, tuple[Value, ...]]:
    visit, playbook = plan.visit, plan.playbook
    company = playbook.company
    rooms = {room.id: room.name for room in company.rooms}
    cars = {car.id: car.name for car in company.vehicles}
    purposes = {one.id: one.title for one in playbook.purposes}
    level = playbook.levels.get(visit.level or "")
    found: dict[str, tuple[Value | None, ...]] = {
        "customer": (visit.customer.name, visit.customer.chinese),
        "arrives": _travel(plan, visit.arrives),
        "leaves": _travel(plan, visit.leaves),
        "guests": (str(len(visit.guests)),),
        "purpose": tuple(purposes[one] for one in (visit.purpose, *visit.other_purposes)),
        "level": (level.title if level else None,),
        "room": (rooms.get(plan.room or ""),),
        "hotel": (_place(plan, visit.hotel),),
        "car": tuple(cars.get(one.vehicle) for one in visit.cars),
        "language": (playbook.words[f"language-{visit.language}"],),
        "topics": visit.meeting.topics,
    }
    return {key: tuple(one for one in values if one is not None) for key, values in found.items()}


def _travel(plan: VisitPlan, end: Arrival) -> tuple[Value | None, ...]:
    means = plan.playbook.words[f"travel-{end.by}"]
    return end.at, means, end.number, _place(plan, end.place)


def _place(plan: VisitPlan, said: Value | None) -> Value | None:
    place = place_of(plan.playbook.company, said)
    return place.name if place else said


def _name(person: HostPerson | None) -> tuple[Value, ...]:
    return (as_written(person.name, person.latin),) if person else ()


def supply_changes(old: VisitPlan, new: VisitPlan) -> Iterator[Entry]:
    """Numbers to put on the table, where they are others than before."""
    phrases = Phrases(new.playbook)
    for one, other in paired(old.supplies, new.supplies, lambda line: line.title):
        line = other or one
        if line and (one is None or other is None or one.quantity != other.quantity):
            yield Entry(label=line.title, old=_count(one, phrases), new=_count(other, phrases))


def _count(line: SupplyLine | None, phrases: Phrases) -> tuple[Text, ...]:
    return (phrases.word("changes-count", n=str(line.quantity), unit=line.unit),) if line else ()


def form_changes(old: VisitPlan, new: VisitPlan) -> Iterator[FormChange]:
    """Forms needed now or no more, and what is filled in otherwise."""
    before = {one.form.id: one for one in old.forms}
    for form in new.forms:
        was = before[form.form.id]
        entries = tuple(_entries(was, form)) if was.applies and form.applies else ()
        kind: FormKind | None = "filled" if entries else None
        if was.applies != form.applies:
            kind = "added" if form.applies else "dropped"
        if kind:
            yield FormChange(kind=kind, title=form.form.title, entries=entries)


def _entries(old: FilledForm, new: FilledForm) -> Iterator[Entry]:
    for field in new.form.fields:
        one, other = old.values.get(field.id, ()), new.values.get(field.id, ())
        if one != other:
            yield Entry(label=field.label, old=one, new=other)

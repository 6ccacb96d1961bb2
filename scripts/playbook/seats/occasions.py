"""The banquets and further seat plans of one visit."""

from collections.abc import Sequence
from datetime import datetime

from playbook.agenda import AT_TABLE, Agenda, AgendaItem, is_dinner
from playbook.conditions import FactMap
from playbook.model.base import Model, Text
from playbook.model.playbook import Playbook
from playbook.model.visit import MealPlan, Visit
from playbook.people import Cast, HostPerson, spelled
from playbook.seats.banquet import seat_banquet
from playbook.seats.model import Party, RoomPlan, Wording
from playbook.seats.rooms import seat_room
from playbook.table import guest_seat, host_seat, hosts_at, interpreter_of


class Banquet(Model):
    """A meal of the agenda with its seats."""

    item: str
    title: Text
    start: datetime
    end: datetime
    place: Text | None
    #: The visitors invite: the sides of the plan are swapped.
    returned: bool
    plan: RoomPlan


def banquets(visit: Visit, playbook: Playbook, cast: Cast, agenda: Agenda) -> tuple[Banquet, ...]:
    """A plan for every dinner and every banquet; a working lunch in the canteen needs none (OV-145)."""
    wording = Wording(playbook.protocol, playbook.words)
    return tuple(
        _banquet(item, visit, playbook, cast, wording)
        for item in agenda.items
        if item.kind == "meal" and (is_dinner(item) or item.style == "banquet")
    )


def other_plans(
    visit: Visit, playbook: Playbook, cast: Cast, agenda: Agenda, facts: FactMap
) -> tuple[RoomPlan, ...]:
    """The plans that the visit file asks for, each once, for whoever sits at the meeting table."""
    wording = Wording(playbook.protocol, playbook.words)
    party = party_of(visit, cast, hosts_at(visit, cast, agenda, AT_TABLE), ())
    domestic = facts["origin"] == "domestic"
    return tuple(
        seat_room(party, shape, wording, domestic=domestic) for shape in dict.fromkeys(visit.seating)
    )


def _banquet(item: AgendaItem, visit: Visit, playbook: Playbook, cast: Cast, wording: Wording) -> Banquet:
    meal = _meal(item, visit)
    hosts = cast.named((item.lead or "main-host", *item.attend))
    party = party_of(visit, cast, hosts, declined(item, visit, cast))
    returned = meal.given_by == "guests"
    shape = meal.table or playbook.protocol.profile.banquet_table
    return Banquet(
        item=item.id,
        title=item.title,
        start=item.start,
        end=item.end,
        place=item.place,
        returned=returned,
        plan=seat_banquet(party.swapped() if returned else party, shape, wording),
    )


def declined(item: AgendaItem, visit: Visit, cast: Cast) -> tuple[str, ...]:
    """The ids of the guests who do not come to a meal."""
    names = {spelled(name) for name in _meal(item, visit).declined}
    return tuple(
        one.id
        for one in cast.guests
        if names & {spelled(name) for name in (one.name, one.latin, one.chinese) if name}
    )


def _meal(item: AgendaItem, visit: Visit) -> MealPlan:
    return visit.meals.dinner if is_dinner(item) else visit.meals.lunch


def party_of(visit: Visit, cast: Cast, hosts: Sequence[HostPerson], declined: Sequence[str]) -> Party:
    """Both sides of one occasion; whoever interprets is among the hosts, by id the guests who do not come."""
    interpreter = interpreter_of(visit, cast)
    if interpreter and interpreter.id not in {one.id for one in hosts}:
        hosts = (*hosts, interpreter)
    speaks = [(one.id, one.languages) for one in cast.guests]
    speaks += [(one.id, one.languages) for one in hosts]
    guests = (guest_seat(one, visit) for one in cast.guests)
    return Party(
        guests=tuple(one.model_copy(update={"seated": one.id not in declined}) for one in guests),
        hosts=tuple(host_seat(rank, one, one is interpreter) for rank, one in enumerate(hosts, 1)),
        languages={who: frozenset(one.casefold() for one in spoken) for who, spoken in speaks if spoken},
    )

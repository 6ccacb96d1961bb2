"""Puts an agenda together: the stay, what is fixed, the meals, and the template in what is left."""

from datetime import date, timedelta

from playbook.agenda.fill import Filler
from playbook.agenda.lines import AT_TABLE, Agenda, AgendaItem, issue, where
from playbook.agenda.meals import Meals
from playbook.agenda.rest import comes_from_far
from playbook.agenda.stay import Stay
from playbook.agenda.templates import wanted_sessions, with_leaders, with_refreshment
from playbook.conditions import FactMap
from playbook.model.playbook import Playbook
from playbook.model.values import as_text
from playbook.model.visit import Session, Visit

#: Free time worth showing.
_OPEN = timedelta(minutes=45)


def build_agenda(visit: Visit, playbook: Playbook, facts: FactMap, is_working: frozenset[date]) -> Agenda:
    """The agenda of a visit. ``is_working`` holds the working days among the days of the stay.

    Guests from far rest first, as long as nothing else is lost by it; a rest that finds no time is an issue.
    """
    plain = _build(Stay(visit, playbook, facts, is_working))
    rest = playbook.agendas.rest
    come = visit.arrives.at.date()
    if rest is None or not comes_from_far(visit, playbook):
        return plain
    if not plain.presence or plain.presence[0].start.date() != come:
        return plain  # they come too late for a session, and the night is their rest
    for minutes in dict.fromkeys((rest.minutes, rest.least)):
        stay = Stay(visit, playbook, facts, is_working, minutes)
        if any(one.start < stay.reach for one in visit.sessions):
            continue
        rested = _build(stay)
        if len(rested.issues) <= len(plain.issues) and _meals(rested) >= _meals(plain):
            return rested
    return plain.model_copy(
        update={"issues": (*plain.issues, issue(playbook, "no-rest", minutes=str(rest.least)))}
    )


def _meals(agenda: Agenda) -> int:
    return sum(item.kind == "meal" for item in agenda.items)


def _build(stay: Stay) -> Agenda:
    visit, playbook, facts = stay.visit, stay.playbook, stay.facts
    given = [_given(number, one, playbook) for number, one in enumerate(visit.sessions, 1)]
    wanted = wanted_sessions(visit, playbook, facts, given)
    meals = Meals(stay, given, wanted)
    fixed = [*stay.lines(), *given, *meals.lines()]
    wanted = with_leaders(wanted, fixed, playbook, facts)
    if not stay.rest:
        wanted = with_refreshment(wanted, stay.presence, visit, playbook, facts)
    filled, left_out = Filler(visit, playbook, facts, fixed, stay.presence).fill(wanted)
    items = [
        _seated(item, visit) for item in sorted([*fixed, *filled], key=lambda item: (item.start, item.end))
    ]
    return Agenda(
        items=tuple(items),
        presence=stay.presence,
        open=tuple(Filler(visit, playbook, facts, items, stay.presence).open(_OPEN)),
        issues=(*stay.issues(), *meals.issues, *left_out),
    )


def _seated(item: AgendaItem, visit: Visit) -> AgendaItem:
    """Whom the visit file seats at the meeting table is called to every session that is held there."""
    if item.kind not in AT_TABLE:
        return item
    more = [one for one in visit.meeting.hosts if one not in (item.lead, *item.attend)]
    return item.model_copy(update={"attend": (*item.attend, *more)}) if more else item


def _given(number: int, one: Session, playbook: Playbook) -> AgendaItem:
    room = next((room for room in playbook.company.rooms if room.id == one.room), None)
    return AgendaItem(
        id=f"session-{number}",
        title=as_text(one.title),
        kind=one.kind,
        start=one.start,
        end=one.end,
        room=room.id if room else None,
        place=where(None, None if room else one.room, room),
        lead=one.lead or "main-host",
        attend=one.attend,
        origin="given",
    )

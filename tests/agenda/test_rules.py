"""Rules that hold for every stay."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.agenda import Agenda, build_agenda
from playbook.calendars import WorkCalendar
from playbook.model.agenda import AgendaTemplate
from playbook.model.visit import Visit
from playbook.visit_facts import visit_facts
from tests.agenda.world import line
from tests.kit.making import plan, playbook, visit

FIRST = datetime(2026, 9, 18)  # noqa: DTZ001 - the host's clock; make-up days and National Day lie ahead
PURPOSES = ("factory-inspection", "project-negotiation", "goods-inspection", "complaint", "relationship")
#: The usual order of the day, one with a route and one with leaders of its own; two that limit our people.
PROCEDURES = ("overseas", "plant-audit", "departments", "proposal", "customer-classes")
KINDS = ("welcome", "film", "tour", "presentation", "talks", "minutes", "meal", "rest", "farewell", "other")


@st.composite
def stays(draw: st.DrawFn) -> dict[str, Any]:
    """Any stay up to nine days with up to four sessions, most of them where guests can be."""
    arrives = FIRST + timedelta(minutes=draw(st.integers(0, 30 * 24 * 60)))
    leaves = arrives + timedelta(minutes=draw(st.integers(1, 9 * 24 * 60)))
    length = int((leaves - arrives).total_seconds() // 60)
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8, unique=True)))
    sessions = [
        {
            "title": f"Fixed {number}",
            "start": str(arrives + timedelta(minutes=first))[:16],
            "end": str(arrives + timedelta(minutes=min(last, first + 600)))[:16],
            "kind": draw(st.sampled_from(KINDS)),
        }
        for number, (first, last) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    ]
    ways = st.sampled_from(("air", "rail", "road"))
    purpose, *others = draw(st.lists(st.sampled_from(PURPOSES), min_size=1, max_size=3, unique=True))
    places = st.sampled_from(("nanjing-lukou", "West Station"))
    return {
        "arrives": {"at": str(arrives)[:16], "by": draw(ways), "place": draw(places)},
        "leaves": {"at": str(leaves)[:16], "by": draw(ways), "place": "nanjing-south"},
        "purpose": purpose,
        "other_purposes": others,
        "sessions": sessions,
        "procedure": draw(st.sampled_from(PROCEDURES)),
        "guests": [
            {"name": f"Guest {'ABCDEF'[n]}", "title": "Guest"} for n in range(draw(st.integers(1, 6)))
        ],
        "customer": {
            "country": draw(st.sampled_from(("CH", "JP", "CN"))),
            "important": draw(st.sampled_from(("yes", "no"))),
            "relation": draw(st.sampled_from(("new", "known"))),
        },
        "choices": {
            "company_video": draw(st.sampled_from(("yes", "no", None))),
            "top_leader": draw(st.sampled_from(("yes", "no", None))),
        },
        "meals": {
            "lunch": {"at": draw(st.sampled_from((None, "11:00", "12:07", "13:30")))},
            "dinner": {"at": draw(st.sampled_from((None, "17:00", "18:10", "20:00")))},
        },
    }


@settings(max_examples=150, deadline=None)
@given(stays())
def test_rules_of_every_agenda(stay: dict[str, Any]) -> None:
    made_up = visit(**stay)
    agenda = shipped_agenda(made_up)
    _given_sessions_stand(made_up, agenda)
    _nothing_overlaps(agenda)
    _templates_lie_within_presence(agenda)
    _meals_suit_the_stay(made_up, agenda)
    _the_order_is_kept(made_up, agenda)
    _nothing_wanted_is_lost(made_up, agenda)
    _a_limit_on_hosts_is_kept(made_up, agenda)


def shipped_agenda(made_up: Visit) -> Agenda:
    """The agenda with the shipped data, without the rest of a plan."""
    company = playbook().company
    calendar = WorkCalendar("CN", playbook().calendars, company.calendar.closures)
    days = (made_up.arrives.at.date() + timedelta(days=n) for n in range(12))
    working = frozenset(one for one in days if calendar.is_working(one))
    return build_agenda(made_up, playbook(), visit_facts(made_up, company), working)


def _given_sessions_stand(made_up: Visit, agenda: Agenda) -> None:
    given_items = [item for item in agenda.items if item.origin == "given"]
    asked = [(one.title, one.start, one.end, one.kind) for one in made_up.sessions]
    assert sorted((i.title.en, i.start, i.end, i.kind) for i in given_items) == sorted(asked)


def _nothing_overlaps(agenda: Agenda) -> None:
    """But fixed sessions, whose overlaps the visit's own checks refuse."""
    items = [item for item in agenda.items if item.end > item.start]
    assert [item.start for item in agenda.items] == sorted(item.start for item in agenda.items)
    for number, one in enumerate(items):
        for other in items[number + 1 :]:
            if {one.origin, other.origin} <= {"given", "travel"}:
                continue
            assert one.end <= other.start or other.end <= one.start, (line(one), line(other))


def _templates_lie_within_presence(agenda: Agenda) -> None:
    for item in agenda.items:
        if item.origin == "template":
            assert any(free.start <= item.start and item.end <= free.end for free in agenda.presence), line(
                item
            )
            assert item.start.minute % 5 == 0 or item.kind == "farewell"
            assert (item.end - item.start) % timedelta(minutes=5) == timedelta()
    farewell = next(
        (item for item in agenda.items if item.origin == "template" and item.kind == "farewell"), None
    )
    if farewell:
        after = [
            i
            for i in agenda.items
            if farewell.start < i.start < agenda.presence[-1].end and i.kind != "travel"
        ]
        assert after == []


def _meals_suit_the_stay(made_up: Visit, agenda: Agenda) -> None:
    here = [item for item in agenda.items if item.kind != "travel"]
    served = [item for item in here if item.origin == "meal"]
    assert all(made_up.arrives.at <= item.start and item.end <= made_up.leaves.at for item in served)
    per_day = [(item.start.date(), item.start.time() < time(16)) for item in here if item.kind == "meal"]
    own = [one for one in made_up.sessions if one.kind == "meal"]
    assert len(per_day) - len(set(per_day)) <= max(0, len(own) - 1)
    if made_up.arrives.at.date() == made_up.leaves.at.date():
        assert all(item.start.hour < 16 for item in served)


#: Procedure and main purpose -> the template with an order of its own.
OWN = {
    ("plant-audit", "factory-inspection"): "plant-audit",
    ("departments", "factory-inspection"): "exchange-then-tour",
    ("departments", "project-negotiation"): "exchange-then-tour",
    ("proposal", "relationship"): "formal-meeting",
    ("proposal", "project-negotiation"): "formal-meeting",
    ("customer-classes", "project-negotiation"): "talks-then-tour",
    ("customer-classes", "relationship"): "talks-then-tour",
}


def _template(made_up: Visit) -> AgendaTemplate:
    wanted = OWN.get((str(made_up.procedure), made_up.purpose), made_up.purpose)
    return next(one for one in playbook().agendas.templates if one.id == wanted)


def _the_order_is_kept(made_up: Visit, agenda: Agenda) -> None:
    """The sessions of the main purpose stand in the order of its template, stops by their numbers."""
    order = [
        name
        for one in _template(made_up).sessions
        for name in ([f"{one.id}-{n}" for n in range(1, len(one.stops) + 1)] or [one.id])
    ]
    seen = [item.id for item in agenda.items if item.origin == "template" and item.id in order]
    assert seen == sorted(seen, key=order.index)


def _a_limit_on_hosts_is_kept(made_up: Visit, agenda: Agenda) -> None:
    """Two tenths of the guests, or one of ours for up to five; whoever sees to the meal always comes."""
    if made_up.procedure in ("proposal", "customer-classes"):
        most = 1 if len(made_up.guests) < 6 or made_up.procedure == "proposal" else 2
        for item in agenda.items:
            assert item.origin != "meal" or 1 + len(item.attend) <= most


def _nothing_wanted_is_lost(made_up: Visit, agenda: Agenda) -> None:
    """Each session of the main purpose is placed, covered by a fixed one, or named in an issue."""
    template = _template(made_up)
    placed = {item.id for item in agenda.items}
    kinds = {one.kind for one in made_up.sessions}
    said = " ".join(one.text.en for one in agenda.issues)
    for one in template.sessions:
        if one.stops:
            stops = [f"{one.id}-{n}" for n in range(1, len(one.stops) + 1)]
            assert len(placed & set(stops)) in (0, len(stops))
            placed |= {one.id} if placed & set(stops) else set()
        shown = one.id in placed or one.title.en in said or one.kind in kinds
        left_out = (one.kind == "film" and made_up.choices.company_video is False) or (
            one.id == "customer-presentation" and made_up.customer.relation == "known"
        )
        left_out |= one.lead == "company-leaders" and made_up.choices.top_leader is False
        assert shown or left_out or not agenda.presence, one.id


def test_working_days_of_a_month_are_the_official_ones() -> None:
    """Presence of a road visitor from 25 September to 15 October falls on the working days only."""
    agenda = plan(arrives={"at": "2026-09-24 08:00"}, leaves={"at": "2026-10-15 18:00"}).agenda
    worked = [date(2026, 9, n) for n in (24, 28, 29, 30)] + [
        date(2026, 10, n) for n in (8, 9, 10, 12, 13, 14, 15)
    ]
    assert [span.start.date() for span in agenda.presence] == worked

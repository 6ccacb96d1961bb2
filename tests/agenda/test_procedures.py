"""Templates by procedure, the audit's route, a leader's part, ways, and the limit on hosts."""

from datetime import datetime
from typing import Any

import pytest

from playbook.agenda import Agenda, AgendaItem
from playbook.model.playbook import Playbook
from tests.agenda.world import issues, line
from tests.kit.making import plan


def shipped(arrives: str, leaves: str, book: Playbook | None = None, **more: Any) -> Agenda:
    """A visit by road with the shipped data; ``12 09:30`` is in October 2026."""
    ends: dict[str, Any] = {"arrives": {"at": f"2026-10-{arrives}"}, "leaves": {"at": f"2026-10-{leaves}"}}
    return plan(book, **ends, **more).agenda


def ids(agenda: Agenda) -> list[str]:
    return [item.id for item in agenda.items if item.origin == "template"]


AUDIT: dict[str, Any] = {"procedure": "plant-audit", "purpose": "factory-inspection"}


def test_the_audit_walks_its_fourteen_stops_in_order_and_breaks_for_lunch() -> None:
    agenda = shipped("12 09:00", "13 16:00", **AUDIT)
    stops = [item for item in agenda.items if item.id.startswith("audit-route-")]
    assert [item.place.en for item in stops if item.place] == [
        "Warehouse", "Batching workshop", "Coating workshop", "Roll-pressing workshop",
        "Electrode-sheet workshop", "Winding workshop", "Assembly workshop", "Laser-welding workshop",
        "Electrolyte-filling workshop", "Pre-charging workshop", "Sealing workshop", "Ageing workshop",
        "Laboratory", "Finished-goods warehouse",
    ]  # fmt: skip
    # opening 09:00-09:10, then a quarter of an hour to building 2; five minutes from stop to stop
    assert [line(item) for item in stops[:2]] == [
        "12 09:25-09:40 Audit on site, stop 1 of 14",
        "12 09:45-10:00 Audit on site, stop 2 of 14",
    ]
    assert stops[1].note is not None
    assert "5 minutes" in stops[1].note.en
    assert stops[0].sources == ("P9-003",)
    assert stops[0].title.zh_hans == "现场审核：第1站（共14站）"
    assert next(item.id for item in agenda.items if item.kind == "meal") == "lunch-1012"
    assert ids(agenda)[-4:] == ["document-audit", "talks", "minutes", "farewell"]
    assert issues(agenda) == []


def test_a_route_that_does_not_fit_whole_is_left_out_whole_and_named() -> None:
    agenda = shipped("12 09:30", "12 13:00", **AUDIT)
    assert not [one for one in ids(agenda) if one.startswith("audit-route")]
    [said] = [one for one in agenda.issues if "Audit on site" in one.text.en]
    # fourteen stops of ten minutes, the laboratory of fifteen, and thirteen ways of five
    assert "at least 210 minutes" in said.text.en


@pytest.mark.parametrize(
    ("procedure", "purpose", "expected"),
    [
        ("overseas", "relationship", ["opening", "order-review", "showroom", "minutes", "farewell"]),
        ("departments", "project-negotiation", ["opening", "slides", "talks", "showroom", "factory-tour"]),
        ("customer-classes", "relationship", ["opening", "talks", "showroom", "factory-tour", "minutes"]),
        ("officials", "relationship", ["opening", "factory-tour", "showroom", "talks", "farewell"]),
        (
            "sales-department",
            "project-negotiation",
            ["opening", "needs", "solution", "demonstration", "talks"],
        ),
        ("franchisees", "relationship", ["opening", "slides", "showroom", "fitting", "talks"]),
        ("online-reception", "complaint", ["opening", "needs", "solution", "talks", "farewell"]),
        ("outgoing-visits", "goods-inspection", ["opening", "talks", "farewell"]),
        ("bank-branch", "relationship", ["opening", "talks", "farewell"]),
    ],
)
def test_a_procedure_has_its_own_order_of_the_day(procedure: str, purpose: str, expected: list[str]) -> None:
    agenda = shipped("12 09:00", "12 17:30", procedure=procedure, purpose=purpose)
    assert ids(agenda)[: len(expected)] == expected


def test_nobody_eats_or_has_coffee_at_a_meeting_by_video() -> None:
    agenda = plan(
        procedure="online-reception",
        arrives={"at": "2026-10-12 11:30"},
        leaves={"at": "2026-10-12 14:30"},
    )
    assert {item.kind for item in agenda.agenda.items} & {"meal", "rest"} == set()
    assert "no-lunch" not in {one.rule for one in agenda.findings}


# --- leaders ----------------------------------------------------------------------------------------


def test_a_top_leader_gets_a_slot_after_the_opening_with_who_is_told_by_when() -> None:
    agenda = shipped("12 09:30", "12 16:30", choices={"top_leader": "yes"})
    assert ids(agenda)[:2] == ["opening", "leader"]
    slot = next(item for item in agenda.items if item.id == "leader")
    assert slot.lead == "company-leaders"
    assert slot.notice is not None
    # two working days before Monday 12 October: Saturday 10 is worked, so Friday 9 (OV-108)
    assert "Fri 9 Oct" in slot.notice.en
    assert "Qian Yangli" in slot.notice.en
    assert "钱样例" in slot.notice.zh_hans
    assert [item.id for item in agenda.items if item.notice] == ["leader"]


def test_no_notice_once_it_is_given_and_no_slot_where_a_leader_comes_anyhow() -> None:
    done = shipped(
        "12 09:30", "12 16:30", choices={"top_leader": "yes"}, done=["notify-gm-office", "notify-by-level"]
    )
    assert not [item for item in done.items if item.notice]
    at_lunch = shipped(
        "12 09:30", "12 16:30", choices={"top_leader": "yes"}, meals={"lunch": {"attend": ["chairman"]}}
    )
    assert "leader" not in ids(at_lunch)
    assert next(item for item in at_lunch.items if item.kind == "meal").notice is not None


def test_a_stage_with_leaders_is_to_settle_until_somebody_decides() -> None:
    def stage(top: str | None) -> AgendaItem | None:
        agenda = shipped("12 09:00", "12 17:30", procedure="departments", purpose="project-negotiation",
                         choices={"top_leader": top})  # fmt: skip
        return next((item for item in agenda.items if item.id == "leader"), None)

    unsure, sure = stage(None), stage("yes")
    assert unsure is not None
    assert unsure.settle
    assert sure is not None
    assert not sure.settle
    assert stage("no") is None


# --- rest -------------------------------------------------------------------------------------------

FAR: dict[str, Any] = {
    "arrives": {"at": "2026-10-12 09:40", "by": "air", "place": "nanjing-lukou"},
    "leaves": {"at": "2026-10-14 16:00", "by": "air", "place": "nanjing-lukou"},
    "hotel": "shili-hotel",
}


def rest_of(**changes: Any) -> AgendaItem | None:
    agenda = plan(**{**FAR, **changes}).agenda
    return next((item for item in agenda.items if item.id == "rest"), None)


def test_guests_from_far_eat_and_rest_at_the_hotel_first() -> None:
    agenda = plan(**FAR).agenda
    # in the car at 10:40, 50 minutes to the company and 20 on to the hotel, lunch, two hours' rest, 20 back
    assert [line(item) for item in agenda.items][1:5] == [
        "12 10:40-11:50 Drive from the airport",
        "12 11:50-12:50 Working lunch",
        "12 12:50-14:50 Check-in and rest at the hotel",
        "12 15:10-15:20 Welcome and introductions",
    ]
    assert {item.place.en for item in agenda.items[2:4] if item.place} == {"Shili Grand Hotel"}
    assert issues(agenda) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"customer": {"country": "JP"}},
        {"customer": {"country": "CN"}},
        # a customer from far who lives an hour away by the clock
        {"leaves": {**FAR["leaves"], "home": "2026-10-14 22:00+09:00"}},
        # the same day they have no bed, after seven in the evening they have the night
        {"leaves": {**FAR["leaves"], "at": "2026-10-12 21:00"}},
        {"arrives": {**FAR["arrives"], "at": "2026-10-12 19:00"}},
        {"arrives": {"at": "2026-10-12 09:40", "by": "rail", "place": "nanjing-south"}},
    ],
)
def test_who_comes_from_near_or_at_night_needs_no_rest(changes: dict[str, Any]) -> None:
    assert rest_of(**changes) is None
    assert rest_of() is not None


def test_a_rest_that_finds_no_time_is_said() -> None:
    own = {"title": "Trial run", "start": "2026-10-12 12:00", "end": "2026-10-12 13:00"}
    agenda = plan(**FAR, sessions=[own]).agenda
    assert issues(agenda) == ["no-rest"]
    assert "rest" not in [item.id for item in agenda.items]
    assert "60 minutes" in agenda.issues[0].fix.en


@pytest.mark.parametrize(
    ("arrives", "start"),
    [("12 13:00", "12 14:45"), ("12 14:00", "12 14:00"), ("12 15:10", None), ("12 10:00", None)],
)
def test_guests_of_the_afternoon_sit_down_with_coffee_first(arrives: str, start: str | None) -> None:
    agenda = shipped(arrives, "12 17:30")
    pause = next((item for item in agenda.items if item.id == "refreshment"), None)
    assert (f"{pause.start:%d %H:%M}" if pause else None) == start


# --- meals by procedure and level -----------------------------------------------------------------------


def attend(agenda: Agenda) -> dict[str, tuple[str, ...]]:
    return {item.id: item.attend for item in agenda.items if item.kind == "meal"}


@pytest.mark.parametrize(
    ("procedure", "guests", "dinner"),
    [
        ("overseas", 2, ("deputy-gm", "department-manager")),
        # one of ours for up to five guests, two for up to ten, no bound above (Q0-035 to Q0-037)
        ("customer-classes", 5, ()),
        ("customer-classes", 10, ("deputy-gm",)),
        ("customer-classes", 11, ("deputy-gm", "department-manager")),
        # two tenths of the guests (Q5-022)
        ("proposal", 9, ()),
        ("proposal", 10, ("deputy-gm",)),
    ],
)
def test_the_limit_on_hosts_is_kept(procedure: str, guests: int, dinner: tuple[str, ...]) -> None:
    crowd = [{"name": f"Guest {chr(65 + n)}", "title": "Guest"} for n in range(guests)]
    made = plan(procedure=procedure, guests=crowd, hotel="shili-hotel", leaves={"at": "2026-10-13 12:00"})
    assert attend(made.agenda)["dinner-1012"] == dinner
    assert "many-hosts" not in {one.rule for one in made.findings}


@pytest.mark.parametrize(
    ("level", "dinner"),
    [
        ("top", ("general-manager", "chairman", "department-manager")),
        ("senior", ("general-manager", "department-manager", "regional-manager")),
        ("ordinary", ("regional-manager",)),
    ],
)
def test_the_level_says_who_dines_with_the_guests(level: str, dinner: tuple[str, ...]) -> None:
    agenda = shipped("12 09:30", "13 16:00", procedure="fourteen-stages", level=f"three-level/{level}")
    assert attend(agenda) == {"lunch-1012": (), "dinner-1012": dinner, "lunch-1013": ()}


def test_guests_who_never_dine_with_us_have_their_banquet_at_noon() -> None:
    # they come at night and leave the next afternoon (OV-205)
    agenda = shipped("12 21:30", "13 17:00")
    assert [item.style for item in agenda.items if item.kind == "meal"] == ["banquet"]


# --- ways -------------------------------------------------------------------------------------------


def test_the_way_to_another_building_takes_longer() -> None:
    agenda = shipped("12 09:30", "13 16:00", purpose="factory-inspection", customer={"relation": "known"})
    by_id = {item.id: item for item in agenda.items}

    def minutes(one: str, other: str) -> float:
        return (by_id[other].start - by_id[one].end).total_seconds() / 60

    assert minutes("opening", "showroom") == 10
    assert minutes("lunch-1012", "factory-tour") == 15


def test_the_drive_to_the_restaurant_is_no_time_for_a_session() -> None:
    agenda = shipped(
        "12 09:30", "12 17:30", purpose="project-negotiation", meals={"lunch": {"place": "tongli-restaurant"}}
    )
    lunch = next(item for item in agenda.items if item.kind == "meal")
    after = next(item for item in agenda.items if item.start >= lunch.end)
    before = max(item.end for item in agenda.items if item.end <= lunch.start)
    # twenty minutes each way, as the company file says
    assert (after.start - lunch.end).total_seconds() / 60 == 20
    assert (lunch.start - before).total_seconds() / 60 >= 20


def test_no_time_says_how_much_later_the_departure_would_have_to_be() -> None:
    agenda = plan(
        arrives={"at": "2026-10-12 10:00", "by": "air", "place": "nanjing-lukou"},
        leaves={"at": "2026-10-12 13:00", "by": "air", "place": "nanjing-lukou"},
    ).agenda
    # here at 11:50, away at 09:40: 130 minutes, and half an hour to talk
    assert issues(agenda) == ["no-time"]
    assert "160 minutes later" in agenda.issues[0].fix.en


def test_anchors_of_hotel_company_and_month() -> None:
    made = plan(procedure="institution-office", customer={"important": "yes"}, needs={"hotel": "yes"}, **FAR)
    step = next(one for one in made.steps if one.id == "dress-hotel-for-guests")
    assert step.window.end is not None
    # an hour before they reach the hotel at 11:50 (OF-045)
    assert step.window.end.replace(tzinfo=None) == datetime(2026, 10, 12, 10, 50)  # noqa: DTZ001
    away = plan(procedure="outgoing-visits")
    planned = next(one for one in away.steps if one.id == "draw-up-visit-plan")
    assert planned.window.end is not None
    assert f"{planned.window.end:%m-%d %H:%M}" == "09-30 17:30"
    closed = plan(procedure="on-site-and-online", arrives={"at": "2026-10-12 09:30"}, leaves=FAR["leaves"])
    record = next(one for one in closed.steps if one.id == "file-communication-record")
    assert record.window.end is not None
    # the car leaves for the airport at 12:40, half an hour later the record is filed (SH-111)
    assert f"{record.window.end:%m-%d %H:%M}" == "10-14 13:10"

"""The agenda: hand-written days against a small template, and rules that hold for every stay."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.agenda import Agenda, AgendaItem, build_agenda
from playbook.calendars import WorkCalendar
from playbook.model.agenda import Agendas
from playbook.model.company import Hours, Place
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.visit_facts import visit_facts
from tests.kit.making import plan, playbook, visit

# --- a small world of our own: what the days below were worked out with -----------------------------
# office 08:30 to 17:30, no session before 09:00, 10 minutes between sessions
# air: 60 minutes to the car, 150 before take-off; rail: 20 and 45; the airport is 50 minutes away
HOURS = Hours(start="08:30", end="17:30", lunch="12:00", dinner="18:30")


def say(words: str) -> dict[str, str]:
    return {"en": words, "zh-Hans": f"「{words}」"}


def block(
    name: str, kind: str, minutes: int, least: int, room: str = "meeting-room", **more: Any
) -> dict[str, Any]:
    return {
        "id": name, "title": say(name), "kind": kind, "minutes": minutes, "least": least, "room": room,
        "lead": "main-host", **more,
    }  # fmt: skip


def meal(name: str, which: str, minutes: int, style: str, **more: Any) -> dict[str, Any]:
    room = "restaurant" if style == "banquet" else "canteen"
    return {
        "id": name, "title": say(name), "meal": which, "at": "12:00", "minutes": minutes, "style": style,
        "room": room, "lead": "main-host", **more,
    }  # fmt: skip


TEMPLATES = {
    "relationship": [
        block("opening", "welcome", 15, 10),
        block("showroom", "tour", 40, 20, "showroom"),
        block("talks", "talks", 60, 30),
        block("minutes", "minutes", 30, 15),
        block("farewell", "farewell", 10, 5, "lobby"),
    ],
    "goods-inspection": [
        block("opening", "welcome", 15, 10),
        block("inspection", "other", 60, 30, "workshop"),
        block("talks", "talks", 60, 30),
        block("review", "talks", 40, 20),
        block("minutes", "minutes", 30, 15),
        block("farewell", "farewell", 10, 5, "lobby"),
    ],
    "complaint": [block("long-talks", "talks", 600, 240), block("farewell", "farewell", 10, 5, "lobby")],
    "factory-inspection": [
        block("odd-film", "film", 23, 12, "multimedia-room", applies={"company-video": True}),
        block("talks", "talks", 38, 22),
    ],
    "project-negotiation": [block("talks", "talks", 60, 30)],
}


@cache
def world() -> Playbook:
    """The shipped playbook with the small world's agenda data, hours and airport."""
    agendas = Agendas.model_validate(
        {
            "travel": {
                "after_arrival": {"air": 60, "rail": 20, "road": 0},
                "before_departure": {"air": 150, "rail": 45, "road": 0},
                "buffer": 10,
                "earliest": "09:00",
            },
            "meals": [
                meal("noon-banquet", "lunch", 90, "banquet", applies={"stay": "same-day"}),
                meal("working-lunch", "lunch", 60, "working", applies={"stay": "overnight"}),
                meal(
                    "evening-banquet", "dinner", 120, "banquet", days="first", applies={"stay": "overnight"}
                ),
                meal("simple-dinner", "dinner", 90, "working", days="later", applies={"stay": "overnight"}),
            ],
            "templates": [
                {"id": name, "title": say(name), "sessions": sessions} for name, sessions in TEMPLATES.items()
            ],
        }
    )
    shipped = playbook()
    airport = Place.model_validate(
        {"id": "airport", "kind": "airport", "name": say("Airport"), "minutes": 50}
    )
    rooms = tuple(room.model_copy(update={"building": None, "minutes": 0}) for room in shipped.company.rooms)
    company = shipped.company.model_copy(
        update={"hours": HOURS, "places": (*shipped.company.places, airport), "rooms": rooms}
    )
    return shipped.model_copy(update={"agendas": agendas, "company": company})


def day(words: str) -> str:
    """``12 09:30`` in October 2026; ``12`` is a Monday."""
    return f"2026-10-{words}"


def made(arrives: str, leaves: str, *, by: str = "road", out: str | None = None, **more: Any) -> Agenda:
    ends: dict[str, Any] = {
        "arrives": {"at": day(arrives), "by": by, "place": "airport"},
        "leaves": {"at": day(leaves), "by": out or by, "place": "airport"},
    }
    return plan(world(), **ends, **more).agenda


def lines(agenda: Agenda) -> list[str]:
    """``12 09:30-09:45 opening`` for everything but travel."""
    return [line(item) for item in agenda.items if item.kind != "travel"]


def line(item: AgendaItem) -> str:
    return f"{item.start:%d %H:%M}-{item.end:%H:%M} {item.title.en}"


def issues(agenda: Agenda) -> list[str]:
    return [one.rule for one in agenda.issues]


# --- one day --------------------------------------------------------------------------------------


def test_a_day_from_morning_to_afternoon() -> None:
    agenda = made("12 09:30", "12 16:30")
    assert lines(agenda) == [
        "12 09:30-09:45 opening",
        "12 09:55-10:35 showroom",
        "12 10:45-11:45 talks",
        "12 12:00-13:30 noon-banquet",
        "12 13:40-14:10 minutes",
        "12 16:20-16:30 farewell",
    ]
    assert issues(agenda) == []
    assert [(f"{gap.start:%H:%M}", f"{gap.end:%H:%M}") for gap in agenda.open] == [("14:20", "16:10")]


def test_by_air_the_drives_count() -> None:
    agenda = made("12 07:40", "12 19:10", by="air")
    shown = [
        f"{item.id} {item.start:%H:%M}-{item.end:%H:%M}" for item in agenda.items if item.kind == "travel"
    ]
    assert shown == [
        "arrival 07:40-07:40", "transfer-in 08:40-09:30", "transfer-out 15:50-16:40", "departure 19:10-19:10",
    ]  # fmt: skip
    assert [(f"{span.start:%H:%M}", f"{span.end:%H:%M}") for span in agenda.presence] == [("09:30", "15:50")]


def test_an_unknown_place_counts_an_hour() -> None:
    agenda = plan(
        world(),
        arrives={"at": day("12 08:00"), "by": "rail", "place": "West Station"},
        leaves={"at": day("12 17:00")},
    ).agenda
    assert f"{agenda.presence[0].start:%H:%M}" == "09:20"  # 20 minutes to the car and an hour's drive


def test_crooked_times_are_rounded_towards_less_time() -> None:
    agenda = made("12 09:41", "12 16:28", by="road")
    assert [(f"{span.start:%H:%M}", f"{span.end:%H:%M}") for span in agenda.presence] == [("09:45", "16:25")]
    assert lines(agenda)[0] == "12 09:45-10:00 opening"
    assert lines(agenda)[-1] == "12 16:15-16:25 farewell"


def test_time_is_taken_from_everything_before_anything_is_dropped() -> None:
    # 120 minutes: 15+40+60+30+10 with three pauses do not fit, 10+20+30+15+5 do
    agenda = made("12 09:30", "12 11:30")
    assert [item.title.en for item in agenda.items if item.origin == "template"] == [
        "opening", "showroom", "talks", "minutes", "farewell",
    ]  # fmt: skip
    assert issues(agenda) == []
    for item in agenda.items:
        if item.origin == "template":
            least = next(one["least"] for one in TEMPLATES["relationship"] if one["id"] == item.id)
            assert item.end - item.start >= timedelta(minutes=least)


def test_what_finds_no_time_is_named_and_the_talks_stay() -> None:
    agenda = made("12 09:30", "12 10:30")
    assert "talks" in [item.id for item in agenda.items]
    assert "showroom" not in [item.id for item in agenda.items]
    dropped = [one for one in agenda.issues if "showroom" in one.text.en]
    assert [one.text.en for one in dropped] == ["No time is left for: showroom (at least 20 minutes)."]
    assert dropped[0].fix.en
    assert dropped[0].fix.zh_hans


def test_a_session_that_can_never_fit_is_named() -> None:
    agenda = made("12 09:30", "12 12:00", purpose="complaint")
    assert [one.text.en for one in agenda.issues if one.rule == "no-room"] == [
        "No time is left for: long-talks (at least 240 minutes)."
    ]


def test_lengths_are_full_five_minutes_and_never_below_the_least() -> None:
    agenda = made("12 09:00", "12 17:00", purpose="factory-inspection", choices={"company_video": "yes"})
    lengths = {
        item.id: (item.end - item.start).seconds // 60 for item in agenda.items if item.origin == "template"
    }
    assert lengths == {"odd-film": 25, "talks": 40}
    tight = made("12 09:00", "12 09:50", purpose="factory-inspection", choices={"company_video": "yes"})
    short = {
        item.id: (item.end - item.start).seconds // 60 for item in tight.items if item.origin == "template"
    }
    assert short == {"odd-film": 15, "talks": 25}


# --- meals ------------------------------------------------------------------------------------------


def meals(agenda: Agenda) -> list[str]:
    return [line(item) for item in agenda.items if item.kind == "meal"]


@pytest.mark.parametrize(
    ("arrives", "leaves", "expected"),
    [
        # same day: a banquet at noon and no dinner
        ("12 09:30", "12 16:30", ["12 12:00-13:30 noon-banquet"]),
        ("12 09:30", "12 22:00", ["12 12:00-13:30 noon-banquet"]),
        # overnight: simple lunch, a banquet the first evening, simple dinners after that
        (
            "12 09:30", "14 15:00",
            [
                "12 12:00-13:00 working-lunch", "12 18:30-20:30 evening-banquet",
                "13 12:00-13:00 working-lunch", "13 18:30-20:00 simple-dinner",
                "14 12:00-13:00 working-lunch",
            ],
        ),
        # in the afternoon, or too late for a meeting: the first evening is still the banquet
        ("12 15:00", "13 10:00", ["12 18:30-20:30 evening-banquet"]),
        ("12 17:20", "13 11:00", ["12 18:30-20:30 evening-banquet"]),
        ("12 19:10", "13 11:00", ["12 19:10-21:10 evening-banquet"]),
        # at night they have eaten on the way: the first evening with us is the next one
        ("12 21:00", "14 11:00", ["13 12:00-13:00 working-lunch", "13 18:30-20:30 evening-banquet"]),
        # lunch gives way to an early departure and to a late arrival, but not by hours
        ("12 09:30", "12 13:20", ["12 11:40-13:10 noon-banquet"]),
        ("12 09:30", "12 12:30", []),
        ("12 12:40", "12 17:00", ["12 12:40-14:10 noon-banquet"]),
        ("12 14:00", "12 17:00", []),
        # on the last evening those who leave late have dinner, those on the road have not
        ("12 09:30", "13 21:00", [
            "12 12:00-13:00 working-lunch", "12 18:30-20:30 evening-banquet",
            "13 12:00-13:00 working-lunch", "13 18:30-20:00 simple-dinner",
        ]),
    ],
)  # fmt: skip
def test_meals(arrives: str, leaves: str, expected: list[str]) -> None:
    assert meals(made(arrives, leaves)) == expected


def test_no_dinner_on_the_way_to_a_night_flight() -> None:
    # for take-off at 00:30 the car leaves at 21:10, for 20:50 at 17:30
    late = made("12 08:00", "14 00:30", by="air")
    assert meals(late)[-1] == "13 18:30-20:00 simple-dinner"
    early = made("12 08:00", "13 20:50", by="air")
    assert meals(early)[-1] == "13 12:00-13:00 working-lunch"


def test_a_meal_moves_for_a_fixed_session() -> None:
    busy = {"title": "Trial run", "start": day("12 11:30"), "end": day("12 12:20")}
    assert meals(made("12 09:30", "13 16:00", sessions=[busy]))[0] == "12 12:20-13:20 working-lunch"


def test_a_meal_without_time_is_reported() -> None:
    busy = {"title": "Trial run", "start": day("12 10:30"), "end": day("12 14:30")}
    agenda = made("12 09:30", "12 16:30", sessions=[busy])
    assert meals(agenda) == []
    assert issues(agenda) == ["no-meal"]


def test_a_fixed_meal_is_the_meal_and_the_first_banquet() -> None:
    own = {"title": "Dinner on the boat", "start": day("12 19:00"), "end": day("12 21:30"), "kind": "meal"}
    agenda = made("12 09:30", "14 12:00", sessions=[own])
    assert [one for one in meals(agenda) if int(one[3:5]) > 16] == [
        "12 19:00-21:30 Dinner on the boat", "13 18:30-20:00 simple-dinner",
    ]  # fmt: skip
    assert issues(agenda) == []


def test_meals_at_the_hour_and_place_asked_for() -> None:
    wish = {
        "lunch": {"at": "11:40", "place": "fanli-restaurant"},
        "dinner": {"at": "19:00", "place": "canteen"},
    }
    agenda = made("12 09:30", "13 16:00", meals=wish)
    assert meals(agenda)[:2] == ["12 11:40-12:40 working-lunch", "12 19:00-21:00 evening-banquet"]
    by_title = {item.title.en: item for item in agenda.items}
    assert by_title["working-lunch"].place == playbook_place("fanli-restaurant")
    canteen = next(room for room in world().company.rooms if room.id == "canteen")
    assert by_title["evening-banquet"].place == canteen.name


def test_a_dinner_at_noon_does_not_lie_on_the_lunch() -> None:
    agenda = made("12 09:30", "13 16:00", meals={"dinner": {"at": "12:00"}})
    assert meals(agenda)[0] == "12 12:00-13:00 working-lunch"
    assert "no-meal" in issues(agenda) or meals(agenda)[1] == "12 13:00-15:00 evening-banquet"


def playbook_place(which: str) -> Any:
    return next(place.name for place in world().company.places if place.id == which)


# --- several days -----------------------------------------------------------------------------------


def test_two_nights_fill_the_first_day_and_keep_the_farewell_for_the_last() -> None:
    agenda = made("12 14:00", "14 13:00")
    assert lines(agenda) == [
        "12 14:00-14:15 opening",
        "12 14:25-15:05 showroom",
        "12 15:15-16:15 talks",
        "12 16:25-16:55 minutes",
        "12 18:30-20:30 evening-banquet",
        "13 12:00-13:00 working-lunch",
        "13 18:30-20:00 simple-dinner",
        "14 11:50-12:50 working-lunch",
        "14 12:50-13:00 farewell",
    ]


def test_arrival_at_night_starts_the_next_morning() -> None:
    agenda = made("12 22:30", "13 16:00", by="air", out="road")
    assert [item.id for item in agenda.items][:2] == ["arrival", "transfer-in"]
    assert agenda.items[1].end == datetime(2026, 10, 13, 0, 20)  # noqa: DTZ001 - the host's clock
    assert lines(agenda)[0] == "13 09:00-09:15 opening"
    assert issues(agenda) == []


def test_departure_early_in_the_morning_ends_the_evening_before() -> None:
    agenda = made("12 09:30", "13 07:00", out="air")
    assert [f"{span.start:%d}" for span in agenda.presence] == ["12"]
    assert "12 17:20-17:30 farewell" in lines(agenda)
    out = next(item for item in agenda.items if item.id == "transfer-out")
    assert f"{out.start:%d %H:%M}" == "13 03:40"


def test_a_weekend_is_left_free_and_said_so() -> None:
    agenda = made("16 09:30", "19 16:00")  # Friday to Monday
    assert {item.start.day for item in agenda.items} == {16, 19}
    free = next(one for one in agenda.issues if one.rule == "free-day")
    assert "2026-10-17, 2026-10-18" in free.text.en


def test_a_make_up_saturday_is_worked() -> None:
    agenda = made("10 09:30", "10 16:30")
    assert [span.start.day for span in agenda.presence] == [10]
    assert issues(agenda) == []
    assert len(lines(agenda)) == 6


def test_a_fixed_session_opens_a_closed_day() -> None:
    own = {"title": "Trial run", "start": day("17 10:00"), "end": day("17 11:00")}
    agenda = made("16 09:30", "19 16:00", sessions=[own])
    assert [span.start.day for span in agenda.presence] == [16, 17, 19]
    assert "2026-10-18" in agenda.issues[0].text.en
    assert "2026-10-17" not in agenda.issues[0].text.en


@pytest.mark.parametrize(
    ("arrives", "leaves"),
    [("11 09:30", "11 16:30"), ("17 10:00", "18 15:00"), ("16 17:20", "19 09:10"), ("03 10:00", "04 15:00")],
)
def test_a_stay_on_closed_days_only_is_planned_and_reported(arrives: str, leaves: str) -> None:
    agenda = made(arrives, leaves)
    assert issues(agenda)[0] == "only-free-days"
    assert "talks" in [item.id for item in agenda.items]


def test_no_time_at_all_is_reported_without_nonsense() -> None:
    agenda = made("12 10:00", "12 13:00", by="air")
    assert issues(agenda) == ["no-time"]
    assert [item.id for item in agenda.items] == ["arrival", "departure"]
    assert "10-12 11:50" in agenda.issues[0].text.en
    assert "10-12 09:40" in agenda.issues[0].text.en
    assert agenda.issues[0].fix.zh_hans


def test_between_planes_in_the_evening_there_is_still_a_dinner() -> None:
    agenda = made("12 15:45", "13 07:00", by="air")
    assert issues(agenda) == ["no-time"]
    assert meals(agenda) == ["12 18:30-20:30 evening-banquet"]


# --- what the visit file fixes ----------------------------------------------------------------------


def test_fixed_sessions_are_kept_to_the_minute_and_the_rest_goes_around() -> None:
    own = [
        {
            "title": "Trial run",
            "start": day("12 10:03"),
            "end": day("12 10:58"),
            "kind": "rest",
            "room": "workshop",
            "lead": "production",
            "attend": ["main-host"],
        },
    ]
    agenda = made("12 09:30", "12 16:30", sessions=own)
    fixed = next(item for item in agenda.items if item.origin == "given")
    assert line(fixed) == "12 10:03-10:58 Trial run"
    assert (fixed.room, fixed.lead, fixed.attend) == ("workshop", "production", ("main-host",))
    assert lines(agenda)[:3] == [
        "12 09:30-09:45 opening",
        "12 10:03-10:58 Trial run",
        "12 11:10-11:50 showroom",
    ]


def test_a_fixed_session_stands_for_one_of_its_kind() -> None:
    own = {"title": "Price talks", "start": day("12 14:00"), "end": day("12 15:00"), "kind": "talks"}
    ids = [item.id for item in made("12 09:00", "12 17:00", purpose="goods-inspection", sessions=[own]).items]
    assert "talks" not in ids
    assert {"review", "inspection", "session-1"} <= set(ids)


@pytest.mark.parametrize(
    ("session", "covered"),
    [
        ({"title": "Bank"}, False),
        ({"title": "Bank", "room": "showroom"}, False),
        ({"title": "Check of the pumps", "room": "workshop"}, True),
        ({"title": "inspection"}, True),
        ({"title": {"zh-Hans": "「inspection」"}}, True),
    ],
)
def test_a_session_without_kind_does_not_push_out_the_inspection(
    session: dict[str, Any], covered: bool
) -> None:
    own = {"start": day("12 14:00"), "end": day("12 15:00"), **session}
    agenda = made("12 09:00", "12 17:00", purpose="goods-inspection", sessions=[own])
    assert ("inspection" in [item.id for item in agenda.items]) is not covered


def test_a_session_before_the_guests_are_here_is_a_conflict() -> None:
    own = {"title": "Early talks", "start": day("12 09:00"), "end": day("12 10:00"), "kind": "talks"}
    agenda = made("12 08:30", "12 19:00", by="air", sessions=[own])
    assert issues(agenda) == ["outside-hours"]
    assert "Early talks" in agenda.issues[0].text.en
    assert "10-12 09:00–10:00" in agenda.issues[0].text.zh_hans


def test_a_session_after_hours_is_what_the_file_wants_and_farewell_follows_it() -> None:
    own = {"title": "Signing", "start": day("12 17:45"), "end": day("12 18:15"), "kind": "minutes"}
    agenda = made("12 09:30", "12 21:00", sessions=[own])
    assert issues(agenda) == []
    assert lines(agenda)[-2:] == ["12 17:45-18:15 Signing", "12 18:20-18:30 farewell"]


def test_farewell_without_time_after_the_last_session_is_reported_not_moved_forward() -> None:
    own = {"title": "Signing", "start": day("12 15:30"), "end": day("12 16:30"), "kind": "minutes"}
    agenda = made("12 09:30", "12 16:30", sessions=[own])
    assert "farewell" not in [item.id for item in agenda.items]
    assert [one.text.en for one in agenda.issues] == ["No time is left for: farewell (at least 5 minutes)."]


# --- purposes ---------------------------------------------------------------------------------------


def test_other_purposes_add_what_is_new_before_the_end() -> None:
    agenda = made("12 09:00", "12 17:30", purpose="relationship", other_purposes=["goods-inspection"])
    ids = [item.id for item in agenda.items if item.origin == "template"]
    assert ids == ["opening", "showroom", "talks", "inspection", "review", "minutes", "farewell"]


def test_conditions_of_a_session_count() -> None:
    def film(video: str | None) -> AgendaItem | None:
        agenda = made("12 09:00", "12 17:00", purpose="factory-inspection", choices={"company_video": video})
        return next((item for item in agenda.items if item.id == "odd-film"), None)

    assert film("no") is None
    wanted = film("yes")
    assert wanted is not None
    assert not wanted.settle


def test_rooms_follow_the_meeting_room_asked_for() -> None:
    agenda = made("12 09:30", "12 16:30", meeting={"room": "conference-room-2"})
    rooms = {item.id: item.room for item in agenda.items if item.origin == "template"}
    assert rooms["talks"] == rooms["minutes"] == "conference-room-2"
    assert rooms["showroom"] == "showroom"


# --- rules for every stay ---------------------------------------------------------------------------

FIRST = datetime(2026, 9, 18)  # noqa: DTZ001 - the host's clock; make-up days and National Day lie ahead
PURPOSES = ("factory-inspection", "project-negotiation", "goods-inspection", "complaint", "relationship")
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
        "customer": {
            "important": draw(st.sampled_from(("yes", "no"))),
            "relation": draw(st.sampled_from(("new", "known"))),
        },
        "choices": {"company_video": draw(st.sampled_from(("yes", "no", None)))},
        "meals": {
            "lunch": {"at": draw(st.sampled_from((None, "11:00", "12:07", "13:30")))},
            "dinner": {"at": draw(st.sampled_from((None, "17:00", "18:10", "20:00")))},
        },
    }


@settings(max_examples=250, deadline=None)
@given(stays())
def test_rules_of_every_agenda(stay: dict[str, Any]) -> None:
    made_up = visit(**stay)
    agenda = shipped_agenda(made_up)
    _given_sessions_stand(made_up, agenda)
    _nothing_overlaps(agenda)
    _templates_lie_within_presence(agenda)
    _meals_suit_the_stay(made_up, agenda)
    _nothing_wanted_is_lost(made_up, agenda)


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


def _nothing_wanted_is_lost(made_up: Visit, agenda: Agenda) -> None:
    """Each session of the main purpose is placed, covered by a fixed one, or named in an issue."""
    template = next(one for one in playbook().agendas.templates if one.id == made_up.purpose)
    placed = {item.id for item in agenda.items}
    kinds = {one.kind for one in made_up.sessions}
    said = " ".join(one.text.en for one in agenda.issues)
    for one in template.sessions:
        shown = one.id in placed or one.title.en in said or one.kind in kinds
        left_out = (one.kind == "film" and made_up.choices.company_video is False) or (
            one.id == "customer-presentation" and made_up.customer.relation == "known"
        )
        assert shown or left_out or not agenda.presence, one.id


def test_working_days_of_a_month_are_the_official_ones() -> None:
    """Presence of a road visitor from 25 September to 15 October falls on the working days only."""
    agenda = plan(arrives={"at": "2026-09-24 08:00"}, leaves={"at": "2026-10-15 18:00"}).agenda
    worked = [date(2026, 9, n) for n in (24, 28, 29, 30)] + [
        date(2026, 10, n) for n in (8, 9, 10, 12, 13, 14, 15)
    ]
    assert [span.start.date() for span in agenda.presence] == worked

"""What calendar programs see: everything due, at the right time, once, and again without doubling."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from playbook.model.playbook import Playbook
from playbook.plan import VisitPlan
from playbook.render.ics import agenda_calendar, owner_calendars
from playbook.render.letters import guest_voice
from playbook.render.voice import Voice
from tests.kit.making import plan, playbook
from tests.office.reading import events, example

VISIT = "example-inspection"
ENDS = ("arrival", "departure")


def owned(made: VisitPlan) -> dict[str, bytes]:
    return owner_calendars(made, Voice(made.playbook, "en"))


@cache
def due_example() -> dict[str, Any]:
    """What is due in the example, by step; read once."""
    return due(example())


def due(made: VisitPlan) -> dict[str, Any]:
    """Every due item of every owner by its step."""
    found: dict[str, Any] = {}
    for content in owned(made).values():
        for key, event in events(content).items():
            assert key not in found, f"{key} is in two calendars"
            found[key] = event
    return {key.removeprefix(f"{made.visit.visit}."): event for key, event in found.items()}


def agenda(made: VisitPlan, *, internal: bool = True) -> dict[str, Any]:
    voice = Voice(made.playbook, "en") if internal else guest_voice(made)
    return events(agenda_calendar(made, voice, internal=internal))


def every_file(made: VisitPlan) -> list[bytes]:
    voice = Voice(made.playbook, "zh-Hans")
    return [
        agenda_calendar(made, voice, internal=True),
        agenda_calendar(made, guest_voice(made), internal=False),
        *owner_calendars(made, voice).values(),
    ]


def alarms(event: Any) -> list[timedelta]:
    return [one.decoded("trigger") for one in event.walk("VALARM")]


def title_of(step: str) -> str:
    return next(one.title.en for one in example().steps if one.id == step)


def clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %z}"


# -- what is due ------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [example("example-complaint"), plan(confirmed=None, visa_received=None)])
def test_every_step_of_the_visit_is_in_the_calendar_of_its_owner_and_nowhere_else(made: VisitPlan) -> None:
    prefix = f"{made.visit.visit}."
    found = {
        owner: {key.removeprefix(prefix) for key in events(content)} for owner, content in owned(made).items()
    }
    for step in made.steps:
        if step.status == "not-applicable":
            assert all(step.id not in keys for keys in found.values())
            continue
        owner = step.person.id if step.person else f"vacant-{step.owner}"
        if step.window.end:
            assert [who for who, keys in found.items() if step.id in keys] == [owner]
        elif not step.done:
            assert f"undated.{owner}" in found[owner]
    steps = {step.id for step in made.steps}
    assert all(key in steps or key == f"undated.{owner}" for owner, keys in found.items() for key in keys)


def test_what_has_no_date_yet_stands_in_one_entry_on_the_day_of_the_kit() -> None:
    made = plan(confirmed=None, customer={"relation": "new", "country": "DE"}, visa_received=None)
    missing = [step for step in made.steps if step.status != "not-applicable" and not step.window.end]
    assert missing, "the test needs steps that hang on the confirmation"
    found = {key: one for key, one in due(made).items() if key.startswith("undated.")}
    listed = "\n".join(str(one["description"]) for one in found.values())
    for step in missing:
        assert f"☐ {step.title.en}: " in listed
    assert {one.decoded("dtstart") for one in found.values()} == {date(2026, 10, 1)}


def test_a_deadline_by_the_day_is_an_entry_of_that_day_with_a_warning_the_working_day_before() -> None:
    letter = due_example()["send-thank-you-letter"]  # one working day after Wednesday 14 October
    assert (letter.decoded("dtstart"), letter.decoded("dtend")) == (date(2026, 10, 15), date(2026, 10, 16))
    assert alarms(letter) == [timedelta(hours=-9)]  # Wednesday at 15:00
    assert str(letter["summary"]) == f"{title_of('send-thank-you-letter')} · Beispiel Pumpen GmbH"
    assert "Proof: " in str(letter["description"])


def test_the_warning_comes_on_a_make_up_working_day_and_not_on_a_sunday() -> None:
    lunch = due_example()["keep-lunch-simple"]  # Monday 12 October; Saturday the 10th is worked
    assert lunch.decoded("dtstart") == date(2026, 10, 12)
    assert alarms(lunch) == [timedelta(hours=-33)]  # Saturday at 15:00


def test_a_deadline_to_the_minute_ends_its_entry() -> None:
    car = due_example()["arrange-vehicles"]  # by 12:00, one working day before arrival
    assert clock(car.decoded("dtstart")) == "2026-10-10 11:45 +0800"
    assert clock(car.decoded("dtend")) == "2026-10-10 12:00 +0800"
    assert car["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert alarms(car) == [timedelta(minutes=-30)]


def test_what_follows_straight_after_a_moment_begins_there() -> None:
    minutes = due_example()["write-minutes"]
    assert clock(minutes.decoded("dtstart")) == "2026-10-13 14:15 +0800"


def test_a_duty_of_several_days_is_one_band_that_does_not_ring() -> None:
    drinks = due_example()["keep-drinks-filled"]
    assert (drinks.decoded("dtstart"), drinks.decoded("dtend")) == (date(2026, 10, 12), date(2026, 10, 15))
    assert alarms(drinks) == []


def test_what_is_late_stands_on_the_day_of_the_kit_and_does_not_ring() -> None:
    late = due(example(now=datetime(2026, 10, 9, 9, 0)))["confirm-itinerary"]  # noqa: DTZ001
    assert late.decoded("dtstart") == date(2026, 10, 9)
    assert str(late["summary"]).startswith("LATE: ")
    assert "Thu 8 Oct" in str(late["description"])
    assert alarms(late) == []


def test_what_is_done_is_ticked_and_does_not_ring() -> None:
    booked = due_example()["book-hotel"]
    assert str(booked["summary"]).startswith("✓ ")
    assert booked.decoded("dtstart") == date(2026, 10, 8)
    assert alarms(booked) == []


def test_due_items_leave_the_day_free_and_sessions_do_not() -> None:
    assert {str(one["transp"]) for one in due_example().values()} == {"TRANSPARENT"}
    assert {str(one["transp"]) for one in agenda(example()).values()} == {"OPAQUE"}


# -- the agenda -------------------------------------------------------------------------------------


def test_the_agenda_has_every_session_with_its_place_and_lead() -> None:
    found = agenda(example())
    assert set(found) == {f"{VISIT}.agenda.{item.id}" for item in example().agenda.items}
    talks = found[f"{VISIT}.agenda.talks"]
    assert clock(talks.decoded("dtstart")) == "2026-10-13 13:15 +0800"
    assert clock(talks.decoded("dtend")) == "2026-10-13 14:15 +0800"
    assert str(talks["location"]) == "Conference Room 1"
    assert "Lead: Zhou Tongli" in str(talks["description"])
    assert "Also needed: Sun Fanli, Feng Chengli" in str(talks["description"])
    assert alarms(talks) == [timedelta(minutes=-15)]
    assert "XX 7300" in str(found[f"{VISIT}.agenda.arrival"]["description"])


def test_guests_get_the_same_sessions_without_who_else_is_needed() -> None:
    guests, hosts = agenda(example(), internal=False), agenda(example())
    assert set(guests) == set(hosts)
    assert {key: one.decoded("dtstart") for key, one in guests.items()} == {
        key: one.decoded("dtstart") for key, one in hosts.items()
    }
    said = "\n".join(str(one.get("description", "")) for one in guests.values())
    assert "Lead: Zhou Tongli" in said
    assert "Also needed" not in said
    assert str(guests[f"{VISIT}.agenda.talks"]["summary"]) == "Project talks · Example Machinery"


def test_each_side_reads_its_own_words_for_coming_and_going() -> None:
    """By hand: a visit that comes and leaves by road."""
    words = {
        internal: [str(agenda(plan(), internal=internal)[f"made-up.agenda.{one}"]["summary"]) for one in ENDS]
        for internal in (True, False)
    }
    theirs = "Muster Armaturen AG"
    assert words[True] == [f"Guests reach the company · {theirs}", f"Guests leave · {theirs}"]
    assert words[False] == ["Arrival · Example Machinery", "Departure · Example Machinery"]


# -- the file ---------------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes() -> None:
    assert every_file(plan()) == every_file(plan())


def test_a_second_import_moves_what_is_there() -> None:
    first = due(plan(now=datetime(2026, 9, 20, 9, 0)))  # noqa: DTZ001
    moved = plan(
        now=datetime(2026, 9, 21, 9, 0),  # noqa: DTZ001
        arrives={"at": "2026-10-13 09:30"},
        leaves={"at": "2026-10-13 16:30"},
    )
    second = due(moved)
    assert set(second) == set(first)
    both = [(first[key], second[key]) for key in first]
    assert all(new["sequence"] > old["sequence"] for old, new in both)
    assert all(new.decoded("dtstamp") > old.decoded("dtstamp") for old, new in both)
    letter = "send-thank-you-letter"
    assert (first[letter].decoded("dtstart"), second[letter].decoded("dtstart")) == (
        date(2026, 10, 13),
        date(2026, 10, 14),
    )


def test_files_hold_events_only_and_follow_the_standard() -> None:
    for content in every_file(plan()):
        text = content.decode("utf-8")
        assert "\n" not in text.replace("\r\n", "")
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        calendar = Calendar.from_ical(content)
        assert {one.name for one in calendar.subcomponents} <= {"VTIMEZONE", "VEVENT"}
        assert len(calendar.walk("VTIMEZONE")) == 1
        assert str(calendar["method"]) == "PUBLISH"
        uids = [str(one["uid"]) for one in calendar.walk("VEVENT")]
        assert len(uids) == len(set(uids))
        assert calendar.walk("VEVENT"), "an empty calendar is refused by some programs"


def test_a_company_with_summer_time_brings_the_rules_of_its_zone() -> None:
    company = playbook().company.model_copy(update={"time_zone": "Europe/Berlin"})
    book: Playbook = playbook().model_copy(update={"company": company})
    made = plan(
        book,
        arrives={"at": "2026-10-23 09:30"},
        leaves={"at": "2026-10-26 16:30"},  # the clock goes back on Sunday the 25th
    )
    content = agenda_calendar(made, Voice(book, "en"), internal=True)
    [zone] = Calendar.from_ical(content).walk("VTIMEZONE")
    assert {one.name for one in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    found = events(content)
    arrival, departure = (
        found[f"made-up.agenda.{key}"].decoded("dtstart") for key in ("arrival", "departure")
    )
    assert arrival.astimezone(UTC).hour == 7
    assert departure.astimezone(UTC).hour == 15


@settings(max_examples=5, deadline=None)
@given(
    now=st.datetimes(datetime(2026, 9, 1), datetime(2026, 10, 31)),  # noqa: DTZ001
    hosts=st.sampled_from(["zhou-tongli", "wu-xianli"]),
)
def test_nothing_ever_rings_on_import_and_nothing_ends_before_it_starts(now: datetime, hosts: str) -> None:
    made = plan(now=now.replace(microsecond=0), team={"main-host": hosts})
    for event in [*due(made).values(), *agenda(made).values()]:
        start, end = event.decoded("dtstart"), event.decoded("dtend")
        assert start < end
        if not isinstance(start, datetime):
            start = datetime(start.year, start.month, start.day, tzinfo=made.now.tzinfo)
        for trigger in alarms(event):
            assert start + trigger > made.now

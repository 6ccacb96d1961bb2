"""Several days, nights, days off, and stays that leave no time."""

from datetime import datetime

import pytest

from tests.agenda.world import day, issues, lines, made, meals


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

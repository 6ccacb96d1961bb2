"""Working days against the published 2026 calendar, and rules for every year there is."""

import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from playbook.calendars import WorkCalendar
from playbook.model.calendar import CalendarYear
from playbook.store import load_playbook

DATA = Path(__file__).parent.parent / "data"


@cache
def official() -> tuple[CalendarYear, ...]:
    return load_playbook(DATA).calendars


@cache
def china() -> WorkCalendar:
    return WorkCalendar("CN", official())


def days(first: str, last: str) -> list[date]:
    one, end = date.fromisoformat(first), date.fromisoformat(last)
    return [one + timedelta(days=n) for n in range((end - one).days + 1)]


# --- 2026 as published ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "en", "zh"),
    [
        ("2026-01-01", "2026-01-03", "New Year's Day", "元旦"),
        ("2026-02-15", "2026-02-23", "Spring Festival", "春节"),
        ("2026-04-04", "2026-04-06", "Qingming Festival", "清明节"),
        ("2026-05-01", "2026-05-05", "Labour Day", "劳动节"),
        ("2026-06-19", "2026-06-21", "Dragon Boat Festival", "端午节"),
        ("2026-09-25", "2026-09-27", "Mid-Autumn Festival", "中秋节"),
        ("2026-10-01", "2026-10-07", "National Day", "国庆节"),
    ],
)
def test_holidays_of_2026(first: str, last: str, en: str, zh: str) -> None:
    for day in days(first, last):
        name = china().name(day)
        assert not china().is_working(day)
        assert name is not None
        assert (name.en, name.zh_hans) == (en, zh)


@pytest.mark.parametrize(
    ("day", "zh"),
    [
        ("2026-01-04", "元旦调休上班日"),
        ("2026-02-14", "春节调休上班日"),
        ("2026-02-28", "春节调休上班日"),
        ("2026-05-09", "劳动节调休上班日"),
        ("2026-09-20", "国庆节调休上班日"),
        ("2026-10-10", "国庆节调休上班日"),
    ],
)
def test_weekend_days_worked_in_2026(day: str, zh: str) -> None:
    made_up = date.fromisoformat(day)
    name = china().name(made_up)
    assert made_up.weekday() >= 5
    assert china().is_working(made_up)
    assert name is not None
    assert name.zh_hans == zh


def test_2026_has_248_working_days() -> None:
    worked = [day for day in days("2026-01-01", "2026-12-31") if china().is_working(day)]
    assert len(worked) == 248


def test_an_independent_source_agrees_on_every_day_of_2026() -> None:
    computed = WorkCalendar("CN")
    year = days("2026-01-01", "2026-12-31")
    assert [day for day in year if computed.is_working(day) != china().is_working(day)] == []


@pytest.mark.parametrize(
    ("day", "n", "found"),
    [
        ("2026-10-12", -1, "2026-10-10"),  # the make-up Saturday
        ("2026-10-12", -2, "2026-10-09"),
        ("2026-10-12", -4, "2026-09-30"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-18", 1, "2026-09-20"),  # a make-up Sunday
        ("2026-02-24", -1, "2026-02-14"),  # Spring Festival lies between
        ("2026-02-13", 2, "2026-02-24"),
        ("2026-02-27", 1, "2026-02-28"),
        ("2026-02-27", 2, "2026-03-02"),
        ("2026-05-06", -1, "2026-04-30"),
        ("2026-01-05", -1, "2026-01-04"),
        ("2026-10-03", 0, "2026-10-03"),
        ("2026-06-15", 5, "2026-06-23"),
    ],
)
def test_shifts_by_working_days(day: str, n: int, found: str) -> None:
    assert china().shift(date.fromisoformat(day), n) == date.fromisoformat(found)


def test_nearest_working_day() -> None:
    national_day = date(2026, 10, 1)
    assert china().on_or_before(national_day) == date(2026, 9, 30)
    assert china().on_or_after(national_day) == date(2026, 10, 8)
    assert china().on_or_after(date(2026, 10, 10)) == date(2026, 10, 10)


def test_plain_days_have_no_name() -> None:
    assert china().name(date(2026, 10, 12)) is None
    assert china().name(date(2026, 10, 17)) is None


# --- closing days ---------------------------------------------------------------------------------


def test_the_company_may_close_on_a_working_day_and_on_a_make_up_day() -> None:
    closed = (date(2026, 10, 9), date(2026, 10, 10))
    calendar = WorkCalendar("CN", official(), closed)
    assert calendar.shift(date(2026, 10, 12), -1) == date(2026, 10, 8)
    for day in closed:
        name = calendar.name(day)
        assert not calendar.is_working(day)
        assert name is not None
        assert name.zh_hans == "公司放假日"


def test_a_holiday_keeps_its_name_when_the_company_closes_too() -> None:
    name = WorkCalendar("CN", official(), [date(2026, 10, 1)]).name(date(2026, 10, 1))
    assert name is not None
    assert name.en == "National Day"


# --- years and countries without an official calendar ---------------------------------------------


def test_only_the_published_year_is_certain() -> None:
    assert not china().provisional(date(2026, 1, 1))
    assert not china().provisional(date(2026, 12, 31))
    assert china().provisional(date(2025, 12, 31))
    assert china().provisional(date(2027, 1, 1))
    assert china().provisional_between(date(2026, 12, 30), date(2027, 1, 2))
    assert china().provisional_between(date(2027, 1, 2), date(2026, 12, 30))
    assert not china().provisional_between(date(2026, 1, 4), date(2026, 12, 30))


@pytest.mark.parametrize("day", ["2027-01-01", "2027-02-08", "2027-05-03", "2027-10-01", "2028-10-02"])
def test_other_years_are_computed(day: str) -> None:
    name = china().name(date.fromisoformat(day))
    assert not china().is_working(date.fromisoformat(day))
    assert name is not None
    assert name.zh_hans


def test_names_of_computed_days_come_in_both_languages() -> None:
    name = china().name(date(2027, 10, 1))
    assert name is not None
    assert (name.en, name.zh_hans) == ("National Day", "国庆节")


def test_another_country_counts_by_its_own_holidays_and_weekend() -> None:
    germany, saudi = WorkCalendar("DE", official()), WorkCalendar("SA", official())
    assert not germany.is_working(date(2026, 12, 25))
    assert germany.is_working(date(2026, 10, 2))
    assert germany.provisional(date(2026, 10, 2))
    assert not saudi.is_working(date(2026, 10, 16))  # a Friday
    assert saudi.is_working(date(2026, 10, 18))  # a Sunday


def test_a_country_nobody_knows_has_weekends_only() -> None:
    nowhere = WorkCalendar("XX")
    assert nowhere.is_working(date(2026, 1, 1))
    assert not nowhere.is_working(date(2026, 1, 3))


def test_a_published_break_may_begin_in_the_year_before() -> None:
    raw = {
        "country": "CN",
        "year": 2027,
        "source": "a test",
        "holidays": [
            {"name": {"en": "New Year", "zh-Hans": "元旦"}, "first": "2026-12-31", "last": "2027-01-02"}
        ],
    }
    calendar = WorkCalendar("CN", [*official(), CalendarYear.model_validate(raw)])
    assert not calendar.is_working(date(2026, 12, 31))
    assert calendar.is_working(date(2026, 12, 30))


def test_the_library_of_holidays_is_not_loaded_for_an_official_year() -> None:
    code = (
        "import sys; from datetime import date; from playbook.calendars import WorkCalendar\n"
        "from playbook.model.calendar import CalendarYear\n"
        "year = CalendarYear.model_validate({'country': 'CN', 'year': 2026, 'source': 'x', 'holidays':"
        " [{'name': {'en': 'x', 'zh-Hans': 'x'}, 'first': '2026-10-01', 'last': '2026-10-01'}]})\n"
        "WorkCalendar('CN', [year]).shift(date(2026, 10, 12), -2); sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- mistakes in a calendar file ------------------------------------------------------------------

NAME = {"en": "Test Day", "zh-Hans": "测试日"}


@pytest.mark.parametrize(
    ("holidays", "message"),
    [
        ([{"name": NAME, "first": "2026-10-07", "last": "2026-10-01"}], "`last` is before `first`"),
        ([{"name": NAME, "first": "2026-01-01", "last": "2026-10-01"}], "sixty days"),
        ([{"name": NAME, "first": "2024-10-01", "last": "2024-10-02"}], "2024-10-01 does not belong to 2026"),
        (
            [{"name": NAME, "first": "2026-10-01", "last": "2026-10-01", "make_up": ["2026-10-09"]}],
            "2026-10-09 is a working day anyway",
        ),
        (
            [{"name": NAME, "first": "2026-10-01", "last": "2026-10-04", "make_up": ["2026-10-04"]}],
            "2026-10-04 is listed twice",
        ),
        (
            [
                {"name": NAME, "first": "2026-10-01", "last": "2026-10-04"},
                {"name": NAME, "first": "2026-10-04", "last": "2026-10-05"},
            ],
            "2026-10-04 is listed twice",
        ),
    ],
)
def test_refuses_a_calendar_that_contradicts_itself(holidays: list[object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        CalendarYear.model_validate({"country": "CN", "year": 2026, "source": "x", "holidays": holidays})


# --- rules for all days ---------------------------------------------------------------------------

near = st.dates(date(2024, 1, 1), date(2029, 12, 31))
counts = st.integers(1, 60)


@given(near, counts)
def test_shift_counts_the_working_days_between(day: date, n: int) -> None:
    later, earlier = china().shift(day, n), china().shift(day, -n)
    assert earlier < day < later
    after = [day + timedelta(days=k) for k in range(1, (later - day).days + 1)]
    before = [day - timedelta(days=k) for k in range(1, (day - earlier).days + 1)]
    assert sum(map(china().is_working, after)) == sum(map(china().is_working, before)) == n
    assert china().is_working(later)
    assert china().is_working(earlier)


@given(near.map(lambda day: china().on_or_after(day)), counts)
def test_there_and_back_again(day: date, n: int) -> None:
    assert china().shift(china().shift(day, n), -n) == day
    assert china().shift(china().shift(day, -n), n) == day


@given(near, near, counts)
def test_a_later_start_never_ends_earlier(one: date, other: date, n: int) -> None:
    first, last = sorted((one, other))
    assert china().shift(first, n) <= china().shift(last, n)
    assert china().shift(first, -n) <= china().shift(last, -n)


@given(st.dates(), st.integers(-40, 40), st.sampled_from(["CN", "HK", "IN", "SA", "XX"]))
def test_no_year_is_too_far(day: date, n: int, country: str) -> None:
    calendar = WorkCalendar(country, official())
    calendar.name(day)
    assert (calendar.shift(day, n) >= day) == (n >= 0 or day == date.min)


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_stops_at_the_ends_of_time(edge: date) -> None:
    away = -3 if edge == date.min else 3
    assert china().shift(edge, away) == edge

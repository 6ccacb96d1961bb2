"""Due times around holidays, month ends, midnight and clock changes."""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.calendars import WorkCalendar
from playbook.model.company import Hours
from playbook.model.due import Due, Span
from playbook.schedule import Window, is_late, window
from playbook.store import load_playbook

DATA = Path(__file__).parent.parent / "data"
SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
HOURS = Hours(start="08:30", end="17:30", lunch="12:00", dinner="18:30")
SPANS = {"meeting": ("meeting-start", "meeting-end"), "visit": ("arrival", "departure")}


@cache
def china() -> WorkCalendar:
    return WorkCalendar("CN", load_playbook(DATA).calendars)


def at(words: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone)


def due_at(due: dict[str, Any], zone: ZoneInfo = SHANGHAI, **moments: str) -> Window:
    """The window of a due time; moments are ``meeting_start='2026-10-12 10:00'`` on the zone's clock."""
    aware = {name.replace("_", "-"): at(words, zone) for name, words in moments.items()}
    return window(Due(**due), aware, SPANS, china(), zone, HOURS)


def shown(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else None


# --- deadlines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "anchor", "end"),
    [
        # National Day: off 1-7 Oct, Sun 20 Sep and Sat 10 Oct are worked
        ({"before": "x", "working_days": 2, "at": "17:00"}, "2026-10-12 09:40", "2026-10-09 17:00"),
        ({"before": "x", "working_days": 1}, "2026-10-12 09:40", "2026-10-10 17:30"),
        ({"before": "x", "working_days": 2}, "2026-10-09 09:40", "2026-09-30 17:30"),
        ({"before": "x", "working_days": 1}, "2026-10-05 14:00", "2026-09-30 17:30"),
        ({"after": "x", "working_days": 1}, "2026-09-30 16:00", "2026-10-08 17:30"),
        ({"after": "x", "working_days": 2}, "2026-10-08 16:00", "2026-10-10 17:30"),
        ({"after": "x", "working_days": 3}, "2026-10-08 16:00", "2026-10-12 17:30"),
        ({"after": "x", "working_days": 1}, "2026-09-19 10:00", "2026-09-20 17:30"),
        # Spring Festival: off 15-23 Feb, Sat 14 and Sat 28 Feb are worked
        ({"before": "x", "working_days": 1}, "2026-02-24 09:00", "2026-02-14 17:30"),
        ({"before": "x", "working_days": 3}, "2026-02-25 09:00", "2026-02-13 17:30"),
        ({"after": "x", "working_days": 1}, "2026-02-14 09:00", "2026-02-24 17:30"),
        ({"after": "x", "working_days": 2}, "2026-02-27 09:00", "2026-03-02 17:30"),
        # no working day at all: the nearest one on the right side
        ({"before": "x", "working_days": 0}, "2026-10-05 14:00", "2026-09-30 17:30"),
        ({"after": "x", "working_days": 0}, "2026-10-05 14:00", "2026-10-08 17:30"),
        # calendar days, weeks and months take no notice of holidays
        ({"before": "x", "days": 7}, "2026-10-12 09:40", "2026-10-05 17:30"),
        ({"after": "x", "days": 1}, "2026-09-30 09:00", "2026-10-01 17:30"),
        ({"before": "x", "weeks": 2}, "2026-10-12 09:40", "2026-09-28 17:30"),
        ({"before": "x", "months": 1}, "2026-03-31 09:00", "2026-02-28 17:30"),
        ({"after": "x", "months": 1}, "2026-01-31 09:00", "2026-02-28 17:30"),
        ({"after": "x", "months": 1}, "2028-01-30 09:00", "2028-02-29 17:30"),
        ({"after": "x", "months": 2}, "2026-12-31 09:00", "2027-02-28 17:30"),
        ({"before": "x", "months": 13}, "2026-01-15 09:00", "2024-12-15 17:30"),
        # minutes and hours run through the night
        ({"before": "x", "minutes": 10}, "2026-10-12 10:00", "2026-10-12 09:50"),
        ({"before": "x", "minutes": 10}, "2026-10-12 00:05", "2026-10-11 23:55"),
        ({"after": "x", "hours": 24}, "2026-10-13 16:20", "2026-10-14 16:20"),
        # no unit
        ({"before": "x"}, "2026-10-12 09:40", "2026-10-12 09:40"),
        ({"before": "x", "at": "17:00"}, "2026-10-12 09:40", "2026-10-11 17:00"),
        ({"before": "x", "at": "08:00"}, "2026-10-12 09:40", "2026-10-12 08:00"),
        ({"after": "x"}, "2026-10-12 11:30", "2026-10-12 11:30"),
        ({"after": "x", "at": "12:00"}, "2026-10-12 11:30", "2026-10-12 12:00"),
        ({"after": "x", "at": "10:00"}, "2026-10-12 11:30", "2026-10-13 10:00"),
        # the day itself
        ({"day_of": "x"}, "2026-10-12 09:40", "2026-10-12 17:30"),
        ({"day_of": "x"}, "2026-10-12 18:30", "2026-10-12 23:59"),
        ({"day_of": "x"}, "2026-10-12 17:30", "2026-10-12 23:59"),
        ({"day_of": "x", "at": "12:00"}, "2026-10-12 09:40", "2026-10-12 12:00"),
        # never on the wrong side of the anchor
        ({"before": "x", "days": 0}, "2026-10-12 09:40", "2026-10-12 09:40"),
        ({"after": "x", "days": 0}, "2026-10-12 18:30", "2026-10-12 23:59"),
        ({"after": "x", "days": 0, "at": "08:00"}, "2026-10-12 18:30", "2026-10-12 18:30"),
    ],
)
def test_deadlines(due: dict[str, Any], anchor: str, end: str) -> None:
    assert shown(due_at(due, x=anchor).end) == end


@pytest.mark.parametrize(
    ("due", "anchor", "start", "end"),
    [
        (
            {"after": "x", "working_days": {"min": 1, "max": 3}},
            "2026-02-13 15:00",
            "2026-02-14 08:30",
            "2026-02-25 17:30",
        ),
        (
            {"before": "x", "working_days": {"min": 1, "max": 2}, "at": "17:00"},
            "2026-10-12 09:40",
            "2026-10-09 08:30",
            "2026-10-10 17:00",
        ),
        (
            {"before": "x", "hours": {"min": 0, "max": 2}},
            "2026-10-12 18:30",
            "2026-10-12 16:30",
            "2026-10-12 18:30",
        ),
        (
            {"after": "x", "days": {"min": 0, "max": 1}},
            "2026-10-12 11:00",
            "2026-10-12 11:00",
            "2026-10-13 17:30",
        ),
        (
            {"after": "x", "minutes": {"min": 5, "max": 15}},
            "2026-10-12 11:00",
            "2026-10-12 11:05",
            "2026-10-12 11:15",
        ),
        ({"after": "x"}, "2026-10-12 11:00", "2026-10-12 11:00", "2026-10-12 11:00"),
        ({"day_of": "x"}, "2026-10-12 07:00", "2026-10-12 07:00", "2026-10-12 17:30"),
    ],
)
def test_ranges(due: dict[str, Any], anchor: str, start: str, end: str) -> None:
    found = due_at(due, x=anchor)
    assert (shown(found.start), shown(found.end)) == (start, end)


def test_a_plain_deadline_has_no_start() -> None:
    assert due_at({"before": "x", "working_days": 2}, x="2026-10-12 09:40").start is None
    assert due_at({"before": "x"}, x="2026-10-12 09:40").start is None


@pytest.mark.parametrize(
    ("due", "precise"),
    [
        ({"before": "x", "working_days": 2}, False),
        ({"before": "x", "working_days": 2, "at": "17:00"}, True),
        ({"before": "x", "minutes": 10}, True),
        ({"after": "x"}, True),
        ({"day_of": "x"}, False),
        ({"day_of": "x", "at": "12:00"}, True),
        ({"after": "x", "months": 1}, False),
    ],
)
def test_says_whether_the_minute_counts(due: dict[str, Any], precise: bool) -> None:
    assert due_at(due, x="2026-10-12 09:40").precise is precise


# --- spans and what is not known ------------------------------------------------------------------


def test_during_a_span() -> None:
    found = due_at({"during": "meeting"}, meeting_start="2026-10-12 10:00", meeting_end="2026-10-12 12:00")
    assert (shown(found.start), shown(found.end)) == ("2026-10-12 10:00", "2026-10-12 12:00")
    assert found.precise


def test_a_span_that_ends_before_it_starts_is_over_at_once() -> None:
    found = due_at({"during": "meeting"}, meeting_start="2026-10-12 10:00", meeting_end="2026-10-12 09:00")
    assert (shown(found.start), shown(found.end)) == ("2026-10-12 10:00", "2026-10-12 10:00")


def test_before_a_span_is_before_its_start_and_after_it_after_its_end() -> None:
    def end(due: dict[str, Any]) -> str | None:
        found = due_at(due, meeting_start="2026-10-12 10:00", meeting_end="2026-10-12 12:00")
        return shown(found.end)

    assert end({"before": "meeting", "minutes": 10}) == "2026-10-12 09:50"
    assert end({"after": "meeting", "minutes": 10}) == "2026-10-12 12:10"
    assert end({"day_of": "meeting"}) == "2026-10-12 17:30"


@pytest.mark.parametrize(
    ("due", "missing"),
    [
        ({"before": "arrival", "working_days": 2}, "arrival"),
        ({"during": "visit"}, "arrival"),
        ({"after": "visit"}, "departure"),
        ({"during": "meeting"}, "meeting-end"),
    ],
)
def test_names_the_anchor_that_is_not_known(due: dict[str, Any], missing: str) -> None:
    assert due_at(due, meeting_start="2026-10-12 10:00") == Window(missing=missing)


def test_none_is_not_known_either() -> None:
    found = window(Due(before="x"), {"x": None}, {}, china(), SHANGHAI, HOURS)
    assert found.missing == "x"


def test_refuses_a_moment_without_zone() -> None:
    naive = {"x": datetime(2026, 10, 12, 9, 40)}  # noqa: DTZ001
    with pytest.raises(ValueError, match="no time zone"):
        window(Due(before="x"), naive, {}, china(), SHANGHAI, HOURS)


# --- years without an official calendar -----------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "anchor", "provisional"),
    [
        ({"before": "x", "working_days": 2}, "2026-10-12 09:40", False),
        ({"before": "x", "working_days": 2}, "2027-10-12 09:40", True),
        ({"before": "x", "working_days": 1}, "2026-01-05 09:40", False),
        ({"before": "x", "working_days": 2}, "2026-01-05 09:40", True),
        ({"after": "x", "working_days": 1}, "2026-12-31 09:40", True),
        ({"before": "x", "working_days": {"min": 1, "max": 2}}, "2026-01-05 09:40", True),
        ({"before": "x", "days": 2}, "2027-10-12 09:40", False),
    ],
)
def test_provisional_only_where_uncertain_days_are_counted(
    due: dict[str, Any], anchor: str, provisional: bool
) -> None:
    assert due_at(due, x=anchor).provisional is provisional


# --- zones and clock changes ----------------------------------------------------------------------


def test_days_are_those_of_the_host() -> None:
    landing = {"x": at("2026-10-11 20:00", BERLIN)}  # Mon 12 Oct, 02:00 in Shanghai
    found = window(Due(before="x", working_days=1), landing, {}, china(), SHANGHAI, HOURS)
    assert shown(found.end) == "2026-10-10 17:30"


def test_hours_are_real_hours_when_the_clock_changes() -> None:
    # Berlin loses an hour on 29 March 2026 and gains one on 25 October.
    assert shown(due_at({"before": "x", "hours": 24}, BERLIN, x="2026-03-29 10:00").end) == "2026-03-28 09:00"
    assert shown(due_at({"after": "x", "hours": 24}, BERLIN, x="2026-10-24 10:00").end) == "2026-10-25 09:00"


def test_days_keep_the_clock_when_it_changes() -> None:
    due = {"before": "x", "days": 1, "at": "10:00"}
    assert shown(due_at(due, BERLIN, x="2026-03-30 10:00").end) == "2026-03-29 10:00"


def test_a_time_that_the_change_skips_is_the_one_after_it() -> None:
    due = {"after": "x", "days": 1, "at": "02:30"}
    assert shown(due_at(due, BERLIN, x="2026-03-28 10:00").end) == "2026-03-29 03:30"


def test_the_hour_that_comes_twice_stays_in_order() -> None:
    second = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    found = window(Due(before="x", minutes=Span(min=0, max=20)), {"x": second}, {}, china(), BERLIN, HOURS)
    assert (shown(found.start), shown(found.end)) == ("2026-10-25 02:50", "2026-10-25 02:10")
    assert utc(found.end) - utc(found.start) == 20 * 60


def test_late_is_judged_by_real_time_when_an_hour_comes_twice() -> None:
    first = datetime(2026, 10, 25, 2, 40, tzinfo=BERLIN)
    second = first.replace(hour=2, minute=10, fold=1)
    assert is_late(Window(end=first, precise=True), second)
    assert not is_late(Window(end=second, precise=True), first)


def test_late_after_the_end_only() -> None:
    end = at("2026-10-09 17:00")
    assert not is_late(Window(end=end), end)
    assert is_late(Window(end=end), end + timedelta(minutes=1))
    assert is_late(Window(end=end), at("2026-10-09 11:01", BERLIN))
    assert not is_late(Window(missing="arrival"), end)


# --- rules for all due times ----------------------------------------------------------------------

ZONES = st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Apia")])
UNITS = st.sampled_from(["minutes", "hours", "days", "working_days", "weeks", "months"])
SPAN = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda two: {"min": min(two), "max": max(two)})
CLOCK = st.none() | st.sampled_from(["00:00", "02:30", "08:00", "17:00", "23:59"])


AMOUNTS = st.integers(0, 30) | SPAN


@st.composite
def dues(draw: st.DrawFn, side: str, amounts: st.SearchStrategy[Any] = AMOUNTS) -> Due:
    unit = draw(st.none() | UNITS)
    raw: dict[str, Any] = {side: "x"}
    if unit:
        raw[unit] = draw(amounts)
    if unit not in ("minutes", "hours"):
        raw["at"] = draw(CLOCK)
    return Due(**raw)


def anchors(first: int = 2024, last: int = 2029) -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime(first, 1, 1), datetime(last, 12, 31, 23, 59))  # noqa: DTZ001


def utc(moment: datetime | None) -> float:
    assert moment is not None
    return moment.timestamp()


@given(dues("before"), anchors(), ZONES)
def test_before_is_never_after_its_anchor(due: Due, naive: datetime, zone: ZoneInfo) -> None:
    anchor = naive.replace(tzinfo=zone)
    found = window(due, {"x": anchor}, {}, china(), zone, HOURS)
    assert utc(found.end) <= utc(anchor)
    assert found.start is None or utc(found.start) <= utc(found.end)


@given(dues("after"), anchors(), ZONES)
def test_after_is_never_before_its_anchor(due: Due, naive: datetime, zone: ZoneInfo) -> None:
    anchor = naive.replace(tzinfo=zone)
    found = window(due, {"x": anchor}, {}, china(), zone, HOURS)
    assert utc(found.end) >= utc(anchor)
    assert found.start is None or utc(anchor) <= utc(found.start) <= utc(found.end)


@given(UNITS, st.lists(st.integers(0, 40), min_size=2, max_size=4), anchors(), ZONES)
def test_more_units_lead_further_away(unit: str, counts: list[int], naive: datetime, zone: ZoneInfo) -> None:
    anchor = {"x": naive.replace(tzinfo=zone)}

    def ends(side: str) -> list[float]:
        found = [Due(**{side: "x", unit: n}) for n in sorted(counts)]
        return [utc(window(due, anchor, {}, china(), zone, HOURS).end) for due in found]

    assert all(one >= other for one, other in pairwise(ends("before")))
    assert all(one <= other for one, other in pairwise(ends("after")))


@given(UNITS, st.integers(0, 40), st.tuples(anchors(), anchors()), ZONES)
def test_a_later_anchor_is_never_due_earlier(
    unit: str, n: int, two: tuple[datetime, datetime], zone: ZoneInfo
) -> None:
    moments = sorted((naive.replace(tzinfo=zone) for naive in two), key=utc)
    for side in ("before", "after"):
        ends = [
            utc(window(Due(**{side: "x", unit: n}), {"x": one}, {}, china(), zone, HOURS).end)
            for one in moments
        ]
        assert ends[0] <= ends[1]


@given(dues("after", st.integers(0, 1000)) | dues("before", st.integers(0, 1000)), st.booleans(), ZONES)
def test_a_visit_at_the_ends_of_time_does_no_harm(due: Due, early: bool, zone: ZoneInfo) -> None:
    day = date.min if early else date.max
    for clock in ("00:00", "23:59"):
        anchor = datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), zone)  # noqa: DTZ007
        found = window(due, {"x": anchor}, {}, china(), zone, HOURS)
        assert found.end is not None
        assert is_late(found, at("2026-10-12 09:40")) == early

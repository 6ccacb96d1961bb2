"""The run sheet on paper: every session, drive and task of the stay at its time, and nothing lost."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.agenda import AgendaItem
from playbook.paths import VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.render.view_run_sheet import run_sheets
from playbook.render.voice import Voice
from playbook.visits import load_visit
from tests.kit.making import plan, playbook

Row = dict[str, Any]


@pytest.fixture(scope="module")
def inspection() -> VisitPlan:
    """12 to 14 October 2026, with three guests who stay two nights."""
    visit = load_visit(VISITS / "example-inspection.yml", playbook())
    return make_plan(playbook(), visit, datetime(2026, 9, 17, 9, 0))  # noqa: DTZ001 - the host's clock


def days(made: VisitPlan, language: Any = "en") -> list[dict[str, Any]]:
    found = run_sheets(made, Voice(made.playbook, language))
    assert found is not None
    return list(found["days"])


def rows(made: VisitPlan) -> list[Row]:
    return [row for day in days(made) for row in day["rows"]]


def numbers(made: VisitPlan) -> list[str]:
    """Every step on the sheet, at its time or below."""
    below = [one["number"] for day in days(made) for column in day["untimed"] for one in column]
    return sorted([row["number"] for row in rows(made) if row["number"]] + below)


def due_during(made: VisitPlan) -> list[str]:
    first, last = made.visit.arrives.at.date(), made.visit.leaves.at.date()
    return sorted(
        step.number
        for step in made.steps
        if step.status != "not-applicable"
        if not step.done
        if step.window.end and first <= step.window.end.date() <= last
    )


def session(made: VisitPlan, title: str) -> AgendaItem:
    return next(item for item in made.agenda.items if item.title.en == title)


def test_a_day_is_a_table_with_sessions_drives_and_tasks_in_order(inspection: VisitPlan) -> None:
    found = days(inspection)
    assert [day["day"] for day in found] == ["Mon 12 Oct 2026", "Tue 13 Oct 2026", "Wed 14 Oct 2026"]
    first = [(row["time"], row["what"]) for row in found[0]["rows"]]
    assert first[0] == ("09:40", "Flight arrives")
    assert first[-1][1] == "Drive to: Shili Grand Hotel"
    assert found[2]["rows"][-1]["what"] == "Flight leaves"
    shown = {row["what"] for day in found for row in day["rows"]}
    assert {item.title.en for item in inspection.agenda.items} <= shown


def test_the_air_conditioning_is_on_ten_minutes_before_the_meeting(inspection: VisitPlan) -> None:
    start = session(inspection, "Welcome and introductions").start - timedelta(minutes=10)
    [air] = [row for row in rows(inspection) if row["what"] == "Switch on the air conditioning"]
    assert (air["time"], air["number"], air["lead"]) == (f"by {start:%H:%M}", "1.15.7", "Zheng Tili")


def test_a_task_names_its_step_and_what_proves_it_and_a_session_what_is_needed(inspection: VisitPlan) -> None:
    by_title = {row["what"]: row for row in rows(inspection)}
    sign = by_title["Have both sides sign"]
    assert (sign["number"], sign["critical"], sign["task"]) == ("2.21.4", True, True)
    assert sign["needed"][0].startswith("Done when: ")
    talks, item = by_title["Project talks"], session(inspection, "Project talks")
    assert talks["time"] == f"{item.start:%H:%M}–{item.end:%H:%M}"
    assert (talks["place"], talks["lead"]) == ("Conference Room 1", "Zhou Tongli")
    assert talks["attend"] == "Sun Fanli, Feng Chengli, Li Juli and Wu Xianli"
    assert talks["needed"][0] == "Interpreter: Zhu Yili"
    assert by_title["Welcome and introductions"]["needed"][1].startswith("On the table: ")


def test_what_runs_through_the_meeting_stands_below_its_day_with_its_stretch_of_time(
    inspection: VisitPlan,
) -> None:
    start = session(inspection, "Welcome and introductions").start
    listed = [one for column in days(inspection)[start.day - 12]["untimed"] for one in column]
    (at,) = (at for at, one in enumerate(listed) if one["number"] == "2.9.2")
    when = next(one["when"] for one in listed[at::-1] if one["when"])
    assert when.startswith(f"Mon 12 Oct, {start:%H:%M} – ")
    assert listed[at]["owner"] == "Wu Xianli"


def test_every_step_due_during_the_stay_is_there_once(inspection: VisitPlan) -> None:
    assert numbers(inspection) == due_during(inspection)
    assert "1.11.8" not in numbers(inspection), "due before the guests come"


def test_chinese_hosts_read_chinese(inspection: VisitPlan) -> None:
    first = days(inspection, "zh-Hans")[0]
    assert first["day"] == "2026年10月12日（周一）"
    prepare = next(row for row in first["rows"] if row["number"] == "1.15.4")
    assert prepare["what"] == "做好会场准备"
    assert re.fullmatch(r"\d\d:\d\d 前", prepare["time"])


@pytest.mark.parametrize(
    ("diets", "expected"),
    [
        (["vegetarian", None, "halal"], ["Guest A: vegetarian", "Guest C: halal"]),
        (["vegetarian"] * 2, ["Guest A and Guest B: vegetarian"]),
        (["vegetarian"] * 5 + ["halal"], ["5 guests: vegetarian", "Guest F: halal"]),
        ([f"no {letter}" for letter in "abcdefghi"], ["9 guests keep a diet: see the list of guests"]),
    ],
)
def test_a_meal_tells_the_diets_in_a_few_lines(diets: list[str | None], expected: list[str]) -> None:
    guests = [
        {"name": f"Guest {chr(65 + at)}", "title": "Engineer", **({"diet": diet} if diet else {})}
        for at, diet in enumerate(diets)
    ]
    meals = [row for row in rows(plan(guests=guests)) if "lunch" in row["what"].lower()]
    assert meals
    assert all(row["needed"][: len(expected)] == expected for row in meals)


@settings(max_examples=8, deadline=None)
@given(hour=st.integers(6, 20), stay=st.integers(0, 6), by=st.sampled_from(["air", "rail", "road"]))
def test_for_all_stays_times_rise_and_no_step_is_lost(hour: int, stay: int, by: str) -> None:
    made = plan(
        arrives={"at": f"2026-10-12 {hour:02}:15", "by": by},
        leaves={"at": f"2026-10-{12 + stay} {min(23, hour + 3):02}:30", "by": by},
    )
    assert numbers(made) == due_during(made)
    for day in days(made):
        times = [re.findall(r"\d\d:\d\d", row["time"])[0] for row in day["rows"]]
        assert times == sorted(times)

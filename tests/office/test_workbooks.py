"""Run sheet and budget as Excel reads them."""

from typing import Any

import pytest

from playbook.plan import VisitPlan
from playbook.render.voice import Voice
from playbook.render.xlsx import budget_workbook, run_sheet_workbook
from tests.kit.making import crowded, plan, playbook
from tests.office.reading import cells, example, levelled, part, rows


def run_sheet(made: VisitPlan, language: Any = "en") -> bytes:
    return run_sheet_workbook(made, Voice(made.playbook, language))


def budget(made: VisitPlan, language: Any = "en") -> bytes:
    return budget_workbook(made, Voice(made.playbook, language))


def line(workbook: bytes, what: str) -> dict[str, str]:
    """The one row with these words in it."""
    [found] = [row for row in rows(workbook).values() if what in row.values()]
    return found


def minutes_of(fraction: str) -> int:
    """A time of day, which Excel keeps as a fraction, in minutes."""
    return round(float(fraction) * 1440)


# -- run sheet --------------------------------------------------------------------------------------


def test_a_session_has_place_lead_participants_and_what_is_needed() -> None:
    talks = line(run_sheet(example()), "Project talks")
    assert (minutes_of(talks["B"]), minutes_of(talks["C"]), talks["D"]) == (9 * 60, 10 * 60, "60")
    assert (talks["F"], talks["G"]) == ("Conference Room 1", "Zhou Tongli")
    assert talks["H"] == "Feng Chengli, Li Juli and Wu Xianli"
    assert "Interpreter: Zhu Yili" in talks["I"]


def test_the_table_is_laid_for_the_first_session_and_only_once() -> None:
    laid = [row["E"] for row in rows(run_sheet(example())).values() if "On the table" in row.get("I", "")]
    assert laid == ["Welcome and introductions"]


def test_meals_name_what_guests_do_not_eat_and_drives_name_the_car() -> None:
    sheet = run_sheet(example())
    assert "Erika Beispiel: vegetarian" in line(sheet, "Dinner banquet with company leaders")["I"]
    drive = line(sheet, "Drive from the airport or station")
    assert drive["I"] == "Car: Seven-seat Van 示A·00003\nDriver: Jiang Changli"
    first = next(row for row in rows(sheet).values() if row.get("E") == "Drive to: Fanli Restaurant")
    assert first["F"] == "Nanjing Example Machinery Manufacturing Co., Ltd."


def test_tasks_with_a_time_stand_between_the_sessions() -> None:
    air = line(run_sheet(example()), "Switch on the air conditioning")
    assert minutes_of(air["B"]) == 11 * 60 + 20
    assert air["G"] == "Zheng Tili"
    assert air["I"].startswith("Done when: ")
    assert "C" not in air


def test_everything_is_in_order_of_time_and_every_session_is_there() -> None:
    found = [row for row in rows(run_sheet(example())).values() if "J" in row and row["J"] == "☐"]
    times = [(float(row["A"]), float(row["B"])) for row in found]
    assert times == sorted(times)
    assert {item.title.en for item in example().agenda.items} <= {row["E"] for row in found}


def test_minutes_follow_the_times_and_are_stored_with_their_result() -> None:
    found = {name: one for name, one in cells(run_sheet(example())).items() if one[0]}
    assert found
    for name, (formula, value) in found.items():
        row = name[1:]
        assert formula == f"ROUND(MOD(C{row}-B{row},1)*1440,0)"
        assert int(value) > 0


def test_what_looks_like_a_formula_or_a_link_stays_text() -> None:
    diets = ["=1+1", "+cmd", "@SUM(A1)", "https://example.com", "{=A1}"]
    made = plan(
        guests=[{"name": "=HYPERLINK(0)", "title": "Director", "diet": diet} for diet in diets],
        arrives={"at": "2026-10-12 09:30"},
        leaves={"at": "2026-10-13 16:30"},
    )
    found = cells(run_sheet(made))
    meal = next(value for _, value in found.values() if "cmd" in value)
    assert meal.splitlines() == [f"=HYPERLINK(0): {diet}" for diet in diets]
    assert all(formula.startswith("ROUND(") for formula, _ in found.values() if formula)


def test_a_crowded_visit_stays_within_the_limits_of_excel() -> None:
    sheet = run_sheet(plan(**crowded()), "zh-Hans")
    assert max(len(value) for _, value in cells(sheet).values()) <= 32_767
    heights = [
        float(one.get("ht", "0")) for one in part(sheet, "xl/worksheets/sheet1.xml").iter() if one.get("ht")
    ]
    assert max(heights) <= 409


# -- budget -----------------------------------------------------------------------------------------


def test_the_ceilings_of_the_level_are_worked_out_for_this_party() -> None:
    """Three guests of the top level: 1000 and 300 for the third a meal, 3000 and 250 an outing."""
    found = {row["B"]: row for row in rows(budget(levelled())).values() if row.get("B")}
    lunch, dinner = found["Lunch is a simple meal."], found["Dinner has a ceiling of its own."]
    assert (float(lunch["D"]), lunch["E"]) == (1300, "a meal")
    assert "D" not in dinner  # the company has not set it
    outing = next(row for row in found.values() if row["A"] == "Outings")
    assert float(outing["D"]) == 3250
    lodging = next(row for row in found.values() if row["A"] == "Lodging" and "D" in row)
    assert (float(lodging["D"]), lodging["E"]) == (700, "a room")


def test_the_sums_hold_every_line_and_nothing_else() -> None:
    book = budget(levelled())
    [sums] = [number for number, row in rows(book).items() if row.get("A") == "Sum"]
    head = next(number for number, row in rows(book).items() if row.get("A") == "Matter")
    found = cells(book)
    for column in "GHI":
        assert found[f"{column}{sums}"][0] == f"SUM({column}{head + 1}:{column}{sums - 1})"
    for row in range(head + 1, sums):
        assert found[f"G{row}"][0] == f'IF(OR(D{row}="",F{row}=""),"",D{row}*F{row})'
        assert "OVER" in found[f"J{row}"][0]


def test_a_visit_without_a_level_has_a_line_for_each_kind_of_cost() -> None:
    said = [row.get("A", "") for row in rows(budget(example())).values()]
    assert {"Lodging", "Meals", "Car", "Outings", "Gifts", "Further costs", "Sum"} <= set(said)
    assert any(row.startswith("No level applies") for row in said)


def test_a_suggested_level_says_that_nobody_has_confirmed_it() -> None:
    made = plan(procedure="fourteen-stages")
    assert made.level is not None
    assert made.level.standing == "suggested"
    said = [value for _, value in cells(budget(made)).values()]
    assert any(value.startswith("Suggested, not yet confirmed:") for value in said)


# -- both -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [run_sheet, budget])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_same_input_gives_the_same_bytes(make: Any, language: str) -> None:
    assert make(levelled(), language) == make(levelled(), language)


@pytest.mark.parametrize("make", [run_sheet, budget])
def test_the_page_is_a4_across_one_page_wide_with_repeated_heads(make: Any) -> None:
    sheet = part(make(levelled()), "xl/worksheets/sheet1.xml")
    [setup] = [one for one in sheet.iter() if one.tag.endswith("pageSetup")]
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == (
        "9",
        "landscape",
        "0",
    )
    names = "".join(part(make(levelled()), "xl/workbook.xml").itertext())
    assert "$" in names  # the print titles


def test_words_are_in_the_language_asked_for() -> None:
    assert "接待流程表 · Muster Baustoffe GmbH" in {
        value for _, value in cells(run_sheet(levelled(), "zh-Hans")).values()
    }
    assert "預算" in {value for _, value in cells(budget(levelled(), "zh-Hant")).values()}
    assert playbook().words["budget-planned"].zh_hans == "预算"

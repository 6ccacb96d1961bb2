"""Run sheet and budget as Excel reads them."""

from functools import cache
from typing import Any

import pytest

from playbook.paths import KITS
from playbook.plan import VisitPlan
from playbook.render.html import edition_html
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
    # on the second day: the tour of production takes the morning, lunch ends at one, then fifteen minutes
    begin = 13 * 60 + 15
    assert (minutes_of(talks["B"]), minutes_of(talks["C"]), talks["D"]) == (begin, begin + 60, "60")
    assert (talks["F"], talks["G"]) == ("Conference Room 1", "Zhou Tongli")
    assert talks["H"] == "Sun Fanli, Feng Chengli, Li Juli and Wu Xianli"
    assert "Interpreter: Zhu Yili" in talks["I"]


def test_the_table_is_laid_for_the_first_session_and_only_once() -> None:
    laid = [row["E"] for row in rows(run_sheet(example())).values() if "On the table" in row.get("I", "")]
    assert laid == ["Welcome and introductions"]


def test_meals_name_what_guests_do_not_eat_and_drives_name_the_car() -> None:
    sheet = run_sheet(example())
    assert "Erika Beispiel: vegetarian" in line(sheet, "Dinner banquet with company leaders")["I"]
    drive = line(sheet, "Drive from the airport")
    assert drive["I"] == "Car: Seven-seat Van 示A·00003\nDriver: Jiang Changli"
    first = next(row for row in rows(sheet).values() if row.get("E") == "Drive to: Fanli Restaurant")
    assert first["F"] == "Nanjing Example Machinery Manufacturing Co., Ltd."


def test_tasks_with_a_time_stand_between_the_sessions() -> None:
    air = line(run_sheet(example()), "Switch on the air conditioning")
    # ten minutes before the welcome, which follows the rest at the hotel
    assert minutes_of(air["B"]) == 15 * 60
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


@cache
def spent() -> VisitPlan:
    """Two of three guests' rooms, an outing over its ceiling, something unforeseen; dinner has no ceiling."""
    return plan(
        procedure="fourteen-stages",
        level="three-level/top",
        guests=[{"name": f"Guest {letter}", "title": "Clerk"} for letter in "ABC"],
        arrives={"at": "2026-10-12 09:30"},
        leaves={"at": "2026-10-14 16:30"},
        needs={"hotel": "yes"},
        budget={
            "rooms": 2,
            "planned": {"lunch": {"each": 900.5}, "dinner": 2000, "room": {"each": 600}, "outing": 3000},
            "actual": {
                "lunch": 2600,
                "room": 2500,
                "outing": 3300,
                "other": [{"what": "Tickets", "total": 90}],
            },
        },
    )


def budget_lines(book: bytes) -> dict[str, dict[str, str]]:
    return {row["A"]: row for row in rows(book).values() if row.get("A")}


def test_the_ceilings_of_the_level_are_worked_out_for_this_party() -> None:
    """Three guests of the top level: 1000 and 300 for the third a meal, 3000 and 250 an outing."""
    found = budget_lines(budget(levelled()))
    assert (float(found["Lunch"]["E"]), found["Lunch"]["D"], float(found["Lunch"]["F"])) == (1300, "3", 3900)
    assert "E" not in found["Dinner"]  # the company has not set it
    assert float(found["Outings"]["E"]) == 3250
    assert "D" not in found["Outings"]  # nobody has said how many
    rooms = found["Hotel rooms"]
    assert (float(rooms["E"]), rooms["D"], float(rooms["F"])) == (700, "6", 4200)
    assert rooms["K"] == "HS-049, HS-050"


def test_the_workbook_says_what_the_sheet_says() -> None:
    """Counted by hand: three lunches, two rooms for two nights."""
    found = budget_lines(budget(spent()))
    assert [float(found["Lunch"][column]) for column in "GHI"] == [2701.5, 2600, -101.5]
    assert [float(found["Hotel rooms"][column]) for column in "FGHI"] == [2800, 2400, 2500, 100]
    assert [float(found["Outings"][column]) for column in "FGHI"] == [3250, 3000, 3300, 300]
    assert found["Outings"]["J"] == "OVER"
    assert found["Lunch"]["J"] == ""
    assert float(found["Tickets"]["H"]) == 90
    assert [float(found["Sum"][column]) for column in "GHI"] == [10101.5, 8490, -1611.5]
    html = edition_html(spent(), "host", "en", KITS)
    sheet = html.partition('<section class="sheet budget">')[2].partition("</section>")[0]
    for said in ("2,701.50", "2,600.00", "−101.50", "10,101.50", "8,490.00", "−1,611.50"):
        assert said in sheet


def test_the_sums_hold_every_line_and_nothing_else() -> None:
    book = budget(spent())
    [sums] = [number for number, row in rows(book).items() if row.get("A") == "Sum"]
    head = next(number for number, row in rows(book).items() if row.get("A") == "Cost")
    found = cells(book)
    for column in "GH":
        assert found[f"{column}{sums}"][0] == f"SUM({column}{head + 1}:{column}{sums - 1})"
    for row in range(head + 1, sums):
        assert found[f"F{row}"][0] == f'IF(OR(D{row}="",E{row}=""),"",D{row}*E{row})'
        assert found[f"I{row}"][0] == f'IF(OR(G{row}="",H{row}=""),"",H{row}-G{row})'
        assert "OVER" in found[f"J{row}"][0]


def test_a_ceiling_of_the_whole_visit_stands_below_the_sum() -> None:
    made = plan(procedure="customer-classes", level="customer-classes/b", budget={"planned": {"lunch": 350}})
    book = budget(made)
    [row] = [number for number, row in rows(book).items() if row.get("A") == "The whole visit: ceiling"]
    found = cells(book)
    assert (float(found[f"F{row}"][1]), found[f"J{row}"][1]) == (300, "OVER")
    assert (found[f"G{row}"][0], float(found[f"G{row}"][1])) == (f"G{row - 1}", 350)


def test_a_visit_without_a_level_has_a_line_for_each_kind_of_cost() -> None:
    said = [row.get("A", "") for row in rows(budget(example())).values()]
    assert {"Lunch", "Dinner", "Hotel rooms", "Car", "Gifts", "Further costs", "Sum"} <= set(said)
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

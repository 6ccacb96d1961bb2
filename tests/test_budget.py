"""What a visit costs, may cost and has cost: counted by its agenda, held against its level."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.budget import Budget, BudgetLine, make_budget
from playbook.findings.look import Look
from playbook.findings.money import find
from playbook.levels import level_advice
from playbook.paths import KITS
from playbook.phrases import Phrases
from playbook.plan import VisitPlan
from playbook.problems import Refused
from playbook.render.html import edition_html
from playbook.visit_facts import visit_facts
from tests.given import SMALL, visit
from tests.kit.making import plan, playbook

#: Two nights, three guests: by hand three lunches, two dinners, six nights in a room.
STAY: dict[str, Any] = {
    "procedure": "fourteen-stages",
    "level": "three-level/top",
    "guests": [{"name": f"Guest {letter}", "title": "Clerk"} for letter in "ABC"],
    "arrives": {"at": "2026-10-12 09:30"},
    "leaves": {"at": "2026-10-14 16:30"},
    "needs": {"hotel": "yes"},
    "choices": {"gifts": "yes"},
}
FULL: dict[str, Any] = {
    "rooms": 2,
    "outings": 1,
    "advance": 5000,
    "planned": {
        "lunch": {"per_person": 80},
        "dinner": {"each": 1600},
        "room": {"each": 750},
        "gift": {"each": 120.5},
        "outing": 3250,
        "other": [{"what": "Hired interpreter", "total": 1500}],
    },
    "actual": {
        "lunch": 1215.5,
        "room": {"each": 680},
        "outing": 3900,
        "other": [
            {"what": "hired interpreter", "total": 1400},
            {"what": "Umbrellas", "each": 35, "count": 3},
        ],
    },
}


@cache
def full() -> VisitPlan:
    return plan(**STAY, budget=FULL)


@cache
def bare() -> VisitPlan:
    return plan(**STAY)


def lines(budget: Budget) -> dict[str, BudgetLine]:
    return {line.id: line for line in budget.lines}


def money(made: VisitPlan) -> dict[str, tuple[str, str, str | None]]:
    """Findings about money: rule -> how urgent, the words, the source."""
    rules = ("over-", "ceiling-unset", "budget-", "guests-pay", "not-in-agenda")
    return {
        f"{one.rule} {one.text.en.split(':')[0]}": (one.level, one.text.en, one.source)
        for one in made.findings
        if one.rule.startswith(rules)
    }


# -- counting ---------------------------------------------------------------------------------------


def test_meals_nights_gifts_and_days_are_counted_by_the_agenda() -> None:
    found = lines(bare().budget)
    counts = {key: line.count for key, line in found.items()}
    assert counts == {"lunch": 3, "dinner": 2, "room": 6, "gift": 3, "outing": None}


def test_ceilings_of_three_guests_by_hand() -> None:
    """HS: lunch 1,000 for two and 300 for the third; 700 a room; 3,000 and 250 an outing; dinner unset."""
    found = lines(full().budget)
    caps = {key: [line.each, line.cap.total if line.cap else None] for key, line in found.items()}
    assert caps["lunch"] == [1300, 3900]
    assert caps["room"] == [700, 2800]  # two rooms, two nights
    assert caps["outing"] == [3250, 3250]
    assert caps["dinner"] == [None, None]
    assert caps["gift"] == [None, None]
    assert found["lunch"].cap is not None
    assert found["lunch"].cap.sources == ("HS-052", "HS-053", "HS-059", "HS-060")


def test_sums_are_worked_out_exactly() -> None:
    found = lines(full().budget)
    assert {key: line.planned for key, line in found.items()} == {
        "lunch": 80 * 12,  # three lunches: nine guests and each time the main host
        "dinner": 3200,
        "room": 3000,
        "gift": Decimal("361.50"),
        "outing": 3250,
        "other-1": 1500,
        "other-2": None,
    }
    assert {key: line.actual for key, line in found.items() if line.actual is not None} == {
        "lunch": Decimal("1215.50"),
        "room": 2720,
        "outing": 3900,
        "other-1": 1400,
        "other-2": 105,
    }
    assert found["lunch"].planned_from == "12 × 80.00"
    assert found["other-1"].difference == -100
    assert full().budget.planned == Decimal("12271.50")
    assert full().budget.actual == Decimal("9340.50")


def test_guests_who_decline_a_dinner_are_not_counted_for_it() -> None:
    made = plan(**STAY, meals={"dinner": {"declined": ["Guest C"]}}, budget={"planned": {"dinner": 1}})
    ordinary = plan(**{**STAY, "level": "three-level/ordinary"}, meals={"dinner": {"declined": ["Guest C"]}})
    assert made.budget.lines[1].basis != bare().budget.lines[1].basis
    dinner = lines(ordinary.budget)["dinner"]
    assert dinner.cap is not None
    assert dinner.cap.total == 800  # 400 for two guests, twice: no supplement for a third


def test_a_dinner_that_the_guests_give_costs_us_nothing() -> None:
    made = plan(**STAY, meals={"dinner": {"given_by": "guests"}})
    dinner = lines(made.budget)["dinner"]
    assert (dinner.paid_by, dinner.cap) == ("guest", None)
    assert "Dinner" not in " ".join(words for _, words, _ in money(made).values())


def test_who_pays_for_the_rooms_is_the_schemes_to_say_then_the_companys() -> None:
    assert lines(bare().budget)["room"].paid_by == "company"  # HS-051
    ordinary = lines(plan(**{**STAY, "level": "three-level/ordinary"}).budget)["room"]
    assert (ordinary.paid_by, ordinary.sources) == ("guest", ("HS-026",))
    overseas = plan(**{**STAY, "procedure": None, "level": None})
    assert lines(overseas.budget)["room"].paid_by == playbook().company.settings.hotel_paid_by == "guest"


def test_a_ceiling_a_head_limits_the_whole_visit() -> None:
    """Q0-029: about 300 a guest; a little over is explained, not asked for."""
    class_b = {**STAY, "procedure": "customer-classes", "level": "customer-classes/b"}
    made = plan(**class_b, budget={"planned": {"lunch": 400, "dinner": 400, "gift": 150}})
    [cap] = made.budget.joint
    assert [cap.total, made.budget.under(cap)[0]] == [900, 950]
    over = money(made)["over-ceiling-planned The whole visit"]
    assert (over[0], over[2]) == ("look", "Q0-029")
    strict = plan(**{**class_b, "level": "customer-classes/d"}, budget={"planned": {"lunch": 451}})
    assert money(strict)["over-ceiling-planned The whole visit"][0] == "urgent"


def test_a_visit_without_a_level_lists_what_it_will_cost() -> None:
    made = plan(**{**STAY, "procedure": None, "level": None})
    assert [line.id for line in made.budget.lines] == ["lunch", "dinner", "room", "gift"]
    dinner = made.budget.lines[1].basis
    assert dinner is not None
    # the main host on both evenings, with the manager and the deputy on the first
    assert dinner.en == "At table in all: guests 6, hosts 4"
    assert made.budget.caps == ()
    assert money(made) == {}


# -- findings ---------------------------------------------------------------------------------------


def test_what_is_over_is_told_with_its_source_and_what_to_do() -> None:
    found = money(full())
    level, words, source = found["over-ceiling-planned Hotel rooms"]
    assert (level, source) == ("urgent", "HS-049, HS-050")
    assert "CNY 3,000 is planned" in words
    assert "CNY 2,800" in words
    assert words.endswith("It is CNY 200 too much.")
    level, words, source = found["over-ceiling-actual Outings"]
    assert (level, source) == ("look", "HS-056, HS-057, HS-059, HS-061")
    assert words.endswith("It is CNY 650 too much.")
    assert found["over-planned Lunch"][1].endswith("CNY 255.50 more.")
    # over its ceiling already: not told twice
    assert "over-planned Outings" not in found
    assert "over-planned Hired interpreter" not in found


def test_figures_that_the_scheme_leaves_blank_are_told_together() -> None:
    level, words, source = money(full())["ceiling-unset The scheme leaves these ceilings to the company"]
    assert (level, source) == ("look", "HS-054, HS-059, HS-060")
    assert words.endswith(": Dinner.")
    blank = money(plan(**{**STAY, "procedure": "marketing-centre", "level": "three-level-vehicles/senior"}))
    assert blank["ceiling-unset The scheme leaves these ceilings to the company"][1].endswith(
        "Lunch and Dinner."
    )


def test_a_cost_without_a_figure_is_told() -> None:
    none = money(bare())["budget-none No budget is planned for"]
    assert none[:2] == ("look", "No budget is planned for: Lunch, Dinner, Hotel rooms and Gifts.")
    begun = plan(**STAY, budget={"planned": {"lunch": 0, "room": 1, "gift": 1}})
    assert money(begun)["budget-open The budget has no figure for"][1].endswith(": Dinner.")


def test_who_approves_is_the_chain_of_the_level() -> None:
    special = {**STAY, "procedure": "chairman-approval", "level": "ordinary-senior-special/special"}
    html = edition_html(plan(**special), "host", "en", KITS)
    sheet = section(html, "budget")
    assert "Approved by · Chairman" in sheet
    assert "Zhao Shili" in sheet


def test_a_figure_for_what_guests_pay_or_the_agenda_lacks_is_told() -> None:
    ordinary = {**STAY, "level": "three-level/ordinary"}
    found = money(plan(**ordinary, budget={"planned": {"room": 900}}))
    assert found["guests-pay Hotel rooms"][2] == "HS-026"
    same_day = {**ordinary, "leaves": {"at": "2026-10-12 16:30"}, "needs": {"hotel": "no"}}
    found = money(plan(**same_day, budget={"planned": {"lunch": 1, "dinner": 400}}))
    assert "not-in-agenda Dinner" in found
    assert "over-ceiling-planned Dinner" not in found


def test_a_suggested_level_makes_nothing_urgent() -> None:
    made = plan(**{**STAY, "level": None, "guests": [{"name": "Guest A", "title": "Chairman"}]},
                budget={"planned": {"room": {"each": 800}}})  # fmt: skip
    assert made.level is not None
    assert made.level.standing == "suggested"
    assert money(made)["over-ceiling-planned Hotel rooms"][0] == "look"


def section(html: str, sheet: str) -> str:
    return html.partition(f'<section class="sheet {sheet}">')[2].partition("</section>")[0]


def test_ceilings_have_columns_only_where_there_are_any() -> None:
    without = section(
        edition_html(plan(**{**STAY, "procedure": None, "level": None}), "host", "en", KITS), "budget"
    )
    assert "No level applies to this visit, so there are no ceilings." in without
    assert "Ceiling" not in without
    cells = [row.count("<td") for row in without.split("<tr")[2:]]
    assert set(cells) == {5}
    with_level = section(edition_html(full(), "host", "en", KITS), "budget")
    assert "Ceiling each" in with_level
    assert "no ceilings" not in with_level


def test_cash_and_settlement_share_a_sheet_and_the_slip_for_gifts_is_printed() -> None:
    html = edition_html(full(), "host", "en", KITS)
    cash = section(html, "petty-cash")
    for said in ("5,000.00", "Zhou Tongli", "Counted on the evening of Tue 13 Oct", "CNY 9,340.50"):
        assert said in cash
    assert "Settlement of reception expenses" not in html  # its form is on that sheet
    assert html.count("Gifts and drinks issued and returned") == 1
    assert "3 pieces" in html
    # a procedure without petty cash, and nothing planned
    none = edition_html(plan(procedure="fourteen-stages"), "host", "en", KITS)
    assert section(none, "petty-cash") == ""
    assert section(none, "budget") != ""


# -- the file ---------------------------------------------------------------------------------------


def told(block: str) -> dict[str, str]:
    """The mistakes of a visit file with a budget: path -> message."""
    with pytest.raises(Refused) as refused:
        visit(SMALL + block)
    return {one.place.dotted: one.message["en"] for one in refused.value.problems}


def test_mistakes_of_a_budget_are_told_all_at_once() -> None:
    found = told(
        "budget:\n  rooms: two\n  gift: 3\n  advance: 1,200\n  planned:\n    lunch: -5\n    diner: 700\n"
        "    dinner: {each: 700, per_person: 120}\n    room: {each: ￥４００}\n    gift: 12.345\n"
        "    car: {eech: 5}\n    outing: plenty\n    other:\n      - {what: Tickets, each: 30}\n      - 300\n"
        "      - {what: A, total: 900000000}\n  actual: 4000\n"
    )
    assert found["budget.rooms"] == "this should be a whole number, not `two`"
    assert found["budget.gift"] == "`gift` is not a key that can stand here"
    assert found["budget.advance"].startswith("write this amount as 1200")
    assert found["budget.planned.lunch"] == "an amount cannot be negative"
    assert found["budget.planned.diner"] == "`diner` is not a key that can stand here"
    assert found["budget.planned.dinner"] == "write exactly one of `total`, `each` and `per_person`"
    assert found["budget.planned.room.each"].startswith("write this amount as 400")
    assert found["budget.planned.gift"] == "an amount has at most two places after the point"
    assert found["budget.planned.car.eech"] == "`eech` is not a key that can stand here"
    assert found["budget.planned.outing"] == "an amount is a number, such as 1200 or 280.50"
    assert found["budget.planned.other[1]"] == "`each` and `count` go together"
    assert found["budget.planned.other[3].total"] == "this amount is too large for a visit"
    assert "budget.actual" in found


def test_an_amount_is_kept_as_written() -> None:
    block = visit(f"{SMALL}budget:\n  planned:\n    lunch: 0.10\n    car: {{each: 19.99}}\n").budget
    assert block is not None
    assert block.planned.lunch is not None
    assert block.planned.lunch.total == Decimal("0.10")
    assert block.planned.car is not None
    assert block.planned.car.each == Decimal("19.99")


# -- rules for all inputs ---------------------------------------------------------------------------

amounts = st.decimals(0, 9999, places=2, allow_nan=False, allow_infinity=False)


def budgeted(guests: int, block: dict[str, Any], level: str = "three-level/top") -> Budget:
    """The budget alone: the agenda of the stay does not change with the party."""
    made = bare()
    changed = made.visit.model_validate(
        {
            **made.visit.model_dump(by_alias=True, exclude_none=True, exclude={"budget", "guests", "level"}),
            "guests": [{"name": f"Guest {n}", "title": "Clerk"} for n in range(guests)],
            "level": level,
            "budget": block,
        }
    )
    cast = made.cast.model_copy(update={"guests": made.cast.guests[:1] * guests})
    facts = visit_facts(changed, made.playbook.company)
    advice = level_advice(made.playbook, level, cast, facts, Phrases(made.playbook))
    return make_budget(changed, made.playbook, cast, made.agenda, facts, advice)


@given(
    st.dictionaries(st.sampled_from(["lunch", "dinner", "room", "gift", "outing", "car"]), amounts), amounts
)
def test_totals_are_the_sums_of_their_lines(planned: dict[str, Decimal], other: Decimal) -> None:
    block = {"planned": {**planned, "other": [{"what": "Else", "total": other}]}}
    assert budgeted(3, block).planned == sum(planned.values(), other)


LEVELS = ["three-level/top", "three-level/senior", "three-level/ordinary", "customer-classes/b"]


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 20), st.sampled_from(LEVELS))
def test_a_further_guest_never_lowers_a_ceiling(guests: int, level: str) -> None:
    fewer, more = (budgeted(n, {"outings": 1}, level) for n in (guests, guests + 1))
    assert [cap.title for cap in fewer.caps] == [cap.title for cap in more.caps]
    for one, other in zip(fewer.caps, more.caps, strict=True):
        assert (one.total is None) == (other.total is None)
        assert one.total is None or other.total is None or one.total <= other.total


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 20))
def test_supplements_begin_above_the_base_guests(guests: int) -> None:
    """By hand from HS, top level: 1,000 a lunch for two guests, 300 for each further one."""
    lunch = lines(budgeted(guests, {}))["lunch"]
    assert lunch.each == 1000 + 300 * max(0, guests - 2)
    assert lunch.cap is not None
    assert lunch.cap.total == 3 * lunch.each


#: Around the ceiling, where a mistake would show.
near = st.decimals(3899, 3901, places=2, allow_nan=False, allow_infinity=False)


@settings(deadline=None, max_examples=30)
@given(near, near)
def test_over_the_ceiling_is_told_exactly_when_it_is(planned: Decimal, actual: Decimal) -> None:
    """Three lunches of 1,300 at most."""
    budget = budgeted(3, {"planned": {"lunch": planned}, "actual": {"lunch": actual}})
    found = [f"{one.rule} {one.text.en.split(':')[0]}" for one in find(look(budget))]
    assert ("over-ceiling-planned Lunch" in found) == (planned > 3900)
    assert ("over-ceiling-actual Lunch" in found) == (actual > 3900)
    assert ("over-planned Lunch" in found) == (planned < actual <= 3900)
    assert len(found) == len(set(found))


@cache
def looked() -> Look:
    """What the findings of the stay look at."""
    seen: list[Look] = []

    def find_nothing(look: Look) -> tuple[()]:
        seen.append(look)
        return ()

    with patch("playbook.plan.find", find_nothing):
        plan(**STAY)
    return seen[0]


def look(budget: Budget) -> Look:
    """The same with another budget."""
    return replace(looked(), budget=budget)

"""The level of a visit: stated, or suggested with a reason; and what its ceilings allow the party."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.levels import LevelAdvice, spending_limit
from playbook.model.schemes import Ceiling
from tests.kit.making import plan


def advice(*titles: Any, **changes: Any) -> LevelAdvice:
    guests = [{"name": f"Guest {chr(65 + n)}", "title": title} for n, title in enumerate(titles)]
    made = plan(
        procedure="fourteen-stages", guests=guests or [{"name": "Guest A", "title": "Clerk"}], **changes
    )
    assert made.level is not None
    return made.level


def test_a_stated_level_is_taken_as_it_is() -> None:
    found = advice("Chairman", level="three-level/ordinary")
    assert (found.key, found.standing) == ("three-level/ordinary", "stated")


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Chairman of the Board", "top"),
        ("General Manager", "top"),
        ("董事长", "top"),
        ({"en": "Head", "zh-Hans": "总经理"}, "top"),
        # who stands in for a rank does not hold it
        ("Deputy General Manager", "senior"),
        ("副总经理", "senior"),
        ("Vice President", "senior"),
        ("Assistant to the General Manager", "ordinary"),
        ("Purchasing Manager", "senior"),
        ("采购经理", "senior"),
        ("Technician", "ordinary"),
        ("Management Trainee", "ordinary"),
        ("技术员", "ordinary"),
    ],
)
def test_titles_point_to_the_level_whose_ranks_they_hold(title: Any, level: str) -> None:
    found = advice(title)
    assert (found.key, found.standing) == (f"three-level/{level}", "suggested")


def test_the_highest_guest_counts_and_is_named_in_the_reason() -> None:
    found = advice("Technician", "Chairman", "Purchasing Manager")
    assert found.key == "three-level/top"
    assert found.reason.en.startswith("Guest B, Chairman,")
    assert "Senior leaders of major customers" in found.reason.en


def test_what_the_file_says_points_to_a_level_too() -> None:
    assert advice("Clerk", visitor_types=["official"]).key == "three-level/top"


def test_a_suggested_level_is_a_finding_with_the_line_to_write() -> None:
    finding = next(one for one in plan(procedure="fourteen-stages").findings if one.rule == "level-open")
    assert "`level: three-level/" in finding.action.en
    stated = plan(procedure="fourteen-stages", level="three-level/top")
    assert not [one for one in stated.findings if one.rule == "level-open"]


def test_a_procedure_without_levels_has_none() -> None:
    assert plan().level is None


def test_ceilings_of_the_top_level_for_five_guests() -> None:
    """By hand from HS: lunch 1,000 for two and 300 for each of three more; the dinner figure is illegible."""
    found = advice("Chairman", *["Clerk"] * 4)
    allowed = {(one.matter, one.allowed.en) for one in found.allowances if one.allowed}
    assert ("meals", "CNY 1,900 for these 5 people") in allowed
    assert ("meals", "for these 5 people to be set by the company") in allowed
    assert ("lodging", "CNY 700 a room") in allowed
    assert ("outings", "CNY 3,750 for these 5 people") in allowed


def ceiling(amount: float | None, base: int | None, extra: float | None, per: str = "meal") -> Ceiling:
    return Ceiling.model_validate(
        {
            "amount": {"value": amount, "unit": "cny"},
            "per": per,
            "base_guests": base and {"value": base, "unit": "person"},
            "per_extra": extra and {"value": extra, "unit": "cny"},
        }
    )


def test_limits_by_hand() -> None:
    assert spending_limit(ceiling(1000, 2, 300), 2) == 1000
    assert spending_limit(ceiling(1000, 2, 300), 1) == 1000
    assert spending_limit(ceiling(1000, 2, 300), 4) == 1600
    assert spending_limit(ceiling(1000, None, None), 9) == 1000
    assert spending_limit(ceiling(None, 2, 300), 2) is None
    assert spending_limit(ceiling(1000, 2, None), 3) is None  # nobody says what the third may cost
    assert spending_limit(ceiling(300, None, None, "guest"), 4) == 1200
    assert spending_limit(ceiling(700, None, None, "room"), 4) == 700


@given(st.integers(1, 60), st.integers(1, 10), st.integers(0, 5000), st.integers(1, 900))
def test_a_further_guest_never_lowers_the_limit(guests: int, base: int, amount: int, extra: int) -> None:
    rule = ceiling(amount, base, extra)
    less, more = spending_limit(rule, guests), spending_limit(rule, guests + 1)
    assert less is not None
    assert more is not None
    assert more - less == (extra if guests >= base else 0)

"""Which signs a visit gets, what stands on them, and that cards are cut and read without a mistake."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from playbook.model.signs import PAPERS, Sign
from playbook.plan import VisitPlan
from playbook.render.fit import width
from playbook.render.sign_layout import fitted, height, marks, pages, spots
from playbook.signs import Card, only
from tests.editions.visits import marked
from tests.kit.making import plan, playbook


def kinds(made: VisitPlan) -> list[str]:
    return [one.sign.id for one in made.signs]


def cards(made: VisitPlan, kind: str) -> tuple[Card, ...]:
    return next((one.cards for one in made.signs if one.sign.id == kind), ())


# --- which signs ---


def by_train(**more: Any) -> dict[str, Any]:
    arrives = {"at": "2026-10-12 09:30", "by": "rail", "place": "nanjing-south", "number": "G 7"}
    return {"arrives": arrives, "needs": {"pick_up": "yes"}, **more}


@pytest.mark.parametrize(("answer", "made"), [("yes", True), ("no", False), (None, True)])
def test_the_welcome_board_follows_the_decision_and_is_made_while_there_is_none(
    answer: str | None, made: bool
) -> None:
    assert ("welcome-board" in kinds(plan(choices={"welcome_board": answer}))) == made


def test_who_is_not_met_has_neither_name_board_nor_car_sign() -> None:
    assert {"name-board", "car-signs"} <= set(kinds(plan(**by_train())))
    assert not {"name-board", "car-signs"} & set(kinds(plan(**by_train(needs={"pick_up": "no"}))))


def test_who_comes_by_road_has_no_name_board() -> None:
    assert "name-board" not in kinds(plan(needs={"pick_up": "yes"}))


# --- what stands on them ---


def test_the_name_board_has_the_names_as_the_guests_write_them() -> None:
    (board,) = cards(marked(), "name-board")
    assert board.names == ("Anna Muster", "Bert Beispiel", "Carl Façade")
    assert board.customer == ("Muster Armaturen AG",)


def test_a_larger_party_is_called_by_its_first_guest_and_its_company() -> None:
    guests = [{"name": f"Guest {n}", "title": "Director"} for n in "ABCDE"]
    (board,) = cards(plan(**by_train(guests=guests)), "name-board")
    assert board.names == ("Guest A",)
    assert board.customer == ("Muster Armaturen AG",)


def test_everybody_at_the_table_has_a_place_card_in_both_scripts() -> None:
    made = marked()
    found = {one.id: one.names for one in cards(made, "place-cards")}
    seated = {seat.attendee for seat in made.seating.seats if seat.attendee}
    assert {f"place-card-{who}" for who in seated} <= set(found)
    assert found["place-card-guest-1"] == ("Anna Muster", "安娜")
    assert found["place-card-zhou-tongli"] == ("周通例", "Zhou Tongli")


def test_who_sits_at_dinner_only_has_a_place_card_too_and_nobody_has_two() -> None:
    made = plan(
        leaves={"at": "2026-10-13 16:30", "by": "road"},
        meals={"dinner": {"attend": ["chairman"], "given_by": "guests"}},
    )
    found = [one.id for one in cards(made, "place-cards")]
    assert "zhao-shili" not in {one.id for one in made.seating.attendees}
    assert found.count("place-card-zhao-shili") == 1
    assert len(found) == len(set(found))
    assert found[0] == "place-card-guest-1"


@pytest.mark.parametrize(("guests", "numbered"), [(3, False), (40, True)])
def test_tables_are_numbered_where_there_are_several(guests: int, numbered: bool) -> None:
    made = plan(
        guests=[{"name": f"Guest {n}", "title": "Director"} for n in range(guests)],
        leaves={"at": "2026-10-13 16:30", "by": "road"},
    )
    found = [one.words.en for one in cards(made, "table-numbers") if one.words]
    count = max(meal.plan.tables for meal in made.banquets)
    assert (count > 1) == numbered
    assert found == ([f"Table {n}" for n in range(1, count + 1)] if numbered else [])


@pytest.mark.parametrize(("important", "named"), [("yes", True), ("no", False)])
def test_the_cards_of_a_key_customer_name_the_company(important: str, named: bool) -> None:
    made = plan(customer={"important": important})
    guests = [one for one in cards(made, "place-cards") if one.id.startswith("place-card-guest")]
    hosts = [one for one in cards(made, "place-cards") if one not in guests]
    assert all(bool(one.customer) == named for one in guests)
    assert hosts
    assert not any(one.customer for one in hosts)


def test_direction_signs_point_to_every_room_that_the_guests_go_to() -> None:
    made = marked()
    rooms = {one.id: one for one in playbook().company.rooms}
    used = {item.room for item in made.agenda.items if item.room and rooms[item.room].kind != "restaurant"}
    found = {one.id for one in cards(made, "direction-signs")}
    for arrow in ("left", "ahead", "right"):
        assert {f"direction-{room}-{arrow}" for room in used} <= found
        assert f"direction-place-1-{arrow}" in found  # the washrooms


def test_as_many_car_signs_as_cars_are_needed() -> None:
    guests = [{"name": f"Guest {n}", "title": "Director"} for n in "ABCDEFG"]
    for changes, expected in (
        ({"vehicle": "coach"}, [""]),
        ({"vehicles": ["sedan", "off-road"]}, ["Car 1", "Car 2"]),
        ({}, [""]),  # a coach takes all seven, so no number
    ):
        found = cards(plan(**by_train(guests=guests, **changes)), "car-signs")
        assert [one.above.en if one.above else "" for one in found] == expected


# --- one card alone ---


def test_a_card_is_found_by_its_id_and_all_cards_of_a_person_by_any_spelling() -> None:
    signs = marked().signs
    for wanted, expected in {
        "badge-guest-2": ["badge-guest-2"],
        "Bert Beispiel": ["name-board", "place-card-guest-2", "badge-guest-2"],
        " bert beispiel": ["name-board", "place-card-guest-2", "badge-guest-2"],
        "安娜": ["place-card-guest-1", "badge-guest-1"],
        "zhou tongli": ["place-card-zhou-tongli"],
        "Bert": [],
        "": [],
    }.items():
        assert [card.id for one in only(signs, wanted) for card in one.cards] == expected, wanted


def test_no_two_cards_have_the_same_id() -> None:
    found = [card.id for one in marked().signs for card in one.cards]
    assert len(found) == len(set(found))


# --- layout ---

SIGNS = {one.id: one for one in playbook().signs}


@given(st.integers(1, 130), st.sampled_from(sorted(SIGNS)))
def test_every_card_is_printed_once_and_the_piles_are_in_order(count: int, kind: str) -> None:
    sheets = pages(count, SIGNS[kind])  # type: ignore[index]
    piles = [[sheet[spot] for sheet in sheets] for spot in range(len(sheets[0]))]
    stacked = [card for pile in piles for card in pile if card is not None]
    assert stacked == list(range(count))
    assert all(any(card is not None for card in sheet) for sheet in sheets)


@pytest.mark.parametrize("kind", sorted(SIGNS))
def test_cards_lie_on_the_paper_without_touching_and_marks_stand_outside_at_their_edges(kind: str) -> None:
    sign = SIGNS[kind]  # type: ignore[index]
    corners = spots(sign)
    wide, high = sign.page
    lefts = {round(x, 3) for x, _ in corners} | {round(x + sign.width, 3) for x, _ in corners}
    tops = {round(y, 3) for _, y in corners} | {round(y + sign.outer_height, 3) for _, y in corners}
    assert all(0 <= x <= wide for x in lefts)
    assert all(0 <= y <= high for y in tops)
    if sign.whole:
        assert marks(sign) == []
        return
    for mark in marks(sign):
        outside = mark.x + mark.width < min(lefts) or mark.x > max(lefts)
        outside |= mark.y + mark.height < min(tops) or mark.y > max(tops)
        assert outside
        assert 0 < mark.x < wide
        assert 0 < mark.y < high
    cuts = [one for one in marks(sign) if not one.fold]
    assert {round(one.x, 3) for one in cuts if one.height} == lefts
    assert {round(one.y, 3) for one in cuts if one.width} == tops
    folds = {round(one.y, 3) for one in marks(sign) if one.fold}
    expected = {round(y + sign.height, 3) for _, y in corners} if sign.fold == "tent" else set()
    assert folds == expected


NAMES = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "N")) | st.sampled_from(" -·"), min_size=1)
    .map(lambda words: " ".join(words.split()))
    .filter(bool),
    min_size=1,
    max_size=4,
)


@given(NAMES, st.floats(30, 400), st.floats(10, 200), st.floats(3, 100), st.floats(0.4, 1))
def test_words_fit_whatever_they_are_and_none_is_lost(
    names: list[str], wide: float, high: float, largest: float, second: float
) -> None:
    lines = fitted(names, (wide, high), largest, second)
    assert height(lines) <= high + 0.001
    for at, name in enumerate(names):
        own = [line for line in lines if line.text == at]
        assert "".join(line.words for line in own).replace(" ", "") == name.replace(" ", "")
        assert all(width(line.words, line.size) <= wide + 0.001 for line in own)
        assert all(line.size <= largest for line in own)


def test_short_names_are_as_large_as_allowed_and_longer_ones_smaller() -> None:
    sizes = [fitted([name], (170, 50), 32)[0].size for name in ("Li", "Anna Muster", "Anna Maria von Muster")]
    assert sizes[0] == 32
    assert sizes[0] > sizes[1] > sizes[2]


def test_a_chinese_company_is_not_broken_for_a_little_more_size() -> None:
    assert [line.words for line in fitted(["样例泵业有限公司"], (390, 100), 52)] == ["样例泵业有限公司"]


def test_a_chinese_name_is_broken_neither_after_an_opening_nor_before_a_closing_bracket() -> None:
    for room in range(60, 200, 10):
        lines = [line.words for line in fitted(["样板水务设备（上海）有限公司"], (room, 300), 30)]
        assert "".join(lines) == "样板水务设备（上海）有限公司"
        assert not any(line.endswith("（") or line.startswith("）") for line in lines)


# --- sizes are data ---


@pytest.mark.parametrize(
    ("changes", "fits"),
    [
        ({}, True),
        ({"width": 194, "height": 70, "fold": "tent"}, True),
        ({"width": 195}, False),  # nothing left for the marks
        ({"height": 145, "fold": "tent"}, False),  # two faces are higher than the paper
        ({"width": 210, "height": 297}, True),  # the paper itself
        ({"width": 195, "paper": "A3"}, True),
    ],
)
def test_a_card_has_to_fit_on_its_paper(changes: dict[str, Any], fits: bool) -> None:
    raw = {"id": "badges", "order": 1, "paper": "A4", "width": 90, "height": 55, **changes}
    if fits:
        assert Sign.model_validate(raw).rows >= 1
        return
    with pytest.raises(ValidationError) as refused:
        Sign.model_validate(raw)
    assert "does not fit on the paper" in str(refused.value)


def test_the_sizes_of_the_papers_are_those_of_iso_216() -> None:
    assert PAPERS == {"A4": (210, 297), "A3": (297, 420)}

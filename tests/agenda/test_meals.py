"""Meals: which, when, and where they give way."""

import pytest

from tests.agenda.world import day, issues, made, meals, playbook_place, world


@pytest.mark.parametrize(
    ("arrives", "leaves", "expected"),
    [
        # same day: a banquet at noon and no dinner
        ("12 09:30", "12 16:30", ["12 12:00-13:30 noon-banquet"]),
        ("12 09:30", "12 22:00", ["12 12:00-13:30 noon-banquet"]),
        # overnight: simple lunch, a banquet the first evening, simple dinners after that
        (
            "12 09:30", "14 15:00",
            [
                "12 12:00-13:00 working-lunch", "12 18:30-20:30 evening-banquet",
                "13 12:00-13:00 working-lunch", "13 18:30-20:00 simple-dinner",
                "14 12:00-13:00 working-lunch",
            ],
        ),
        # in the afternoon, or too late for a meeting: the first evening is still the banquet
        ("12 15:00", "13 10:00", ["12 18:30-20:30 evening-banquet"]),
        ("12 17:20", "13 11:00", ["12 18:30-20:30 evening-banquet"]),
        ("12 19:10", "13 11:00", ["12 19:10-21:10 evening-banquet"]),
        # at night they have eaten on the way: the first evening with us is the next one
        ("12 21:00", "14 11:00", ["13 12:00-13:00 working-lunch", "13 18:30-20:30 evening-banquet"]),
        # lunch gives way to an early departure and to a late arrival, but not by hours
        ("12 09:30", "12 13:20", ["12 11:40-13:10 noon-banquet"]),
        ("12 09:30", "12 12:30", []),
        ("12 12:40", "12 17:00", ["12 12:40-14:10 noon-banquet"]),
        ("12 14:00", "12 17:00", []),
        # on the last evening those who leave late have dinner, those on the road have not
        ("12 09:30", "13 21:00", [
            "12 12:00-13:00 working-lunch", "12 18:30-20:30 evening-banquet",
            "13 12:00-13:00 working-lunch", "13 18:30-20:00 simple-dinner",
        ]),
    ],
)  # fmt: skip
def test_meals(arrives: str, leaves: str, expected: list[str]) -> None:
    assert meals(made(arrives, leaves)) == expected


def test_no_dinner_on_the_way_to_a_night_flight() -> None:
    # for take-off at 00:30 the car leaves at 21:10, for 20:50 at 17:30
    late = made("12 08:00", "14 00:30", by="air")
    assert meals(late)[-1] == "13 18:30-20:00 simple-dinner"
    early = made("12 08:00", "13 20:50", by="air")
    assert meals(early)[-1] == "13 12:00-13:00 working-lunch"


def test_a_meal_moves_for_a_fixed_session() -> None:
    busy = {"title": "Trial run", "start": day("12 11:30"), "end": day("12 12:20")}
    assert meals(made("12 09:30", "13 16:00", sessions=[busy]))[0] == "12 12:20-13:20 working-lunch"


def test_a_meal_without_time_is_reported() -> None:
    busy = {"title": "Trial run", "start": day("12 10:30"), "end": day("12 14:30")}
    agenda = made("12 09:30", "12 16:30", sessions=[busy])
    assert meals(agenda) == []
    assert issues(agenda) == ["no-meal"]


def test_a_fixed_meal_is_the_meal_and_the_first_banquet() -> None:
    own = {"title": "Dinner on the boat", "start": day("12 19:00"), "end": day("12 21:30"), "kind": "meal"}
    agenda = made("12 09:30", "14 12:00", sessions=[own])
    assert [one for one in meals(agenda) if int(one[3:5]) > 16] == [
        "12 19:00-21:30 Dinner on the boat", "13 18:30-20:00 simple-dinner",
    ]  # fmt: skip
    assert issues(agenda) == []


def test_meals_at_the_hour_and_place_asked_for() -> None:
    wish = {
        "lunch": {"at": "11:40", "place": "fanli-restaurant"},
        "dinner": {"at": "19:00", "place": "canteen"},
    }
    agenda = made("12 09:30", "13 16:00", meals=wish)
    assert meals(agenda)[:2] == ["12 11:40-12:40 working-lunch", "12 19:00-21:00 evening-banquet"]
    by_title = {item.title.en: item for item in agenda.items}
    assert by_title["working-lunch"].place == playbook_place("fanli-restaurant")
    canteen = next(room for room in world().company.rooms if room.id == "canteen")
    assert by_title["evening-banquet"].place == canteen.name


def test_a_dinner_at_noon_does_not_lie_on_the_lunch() -> None:
    agenda = made("12 09:30", "13 16:00", meals={"dinner": {"at": "12:00"}})
    assert meals(agenda)[0] == "12 12:00-13:00 working-lunch"
    assert "no-meal" in issues(agenda) or meals(agenda)[1] == "12 13:00-15:00 evening-banquet"

"""Which meals and rooms of a visit get a seat plan, and who sits there."""

from typing import Any

import pytest

from playbook.plan import VisitPlan
from playbook.seats.model import RoomPlan
from tests.kit.making import plan

THREE = [
    {"name": "Max Muster", "title": "Director", "languages": ["de"]},
    {"name": "Erika Beispiel", "title": "Buyer"},
    {"name": "Zoe Façade", "chinese": "佐伊", "title": "Engineer"},
]
TWO_NIGHTS: dict[str, Any] = {"arrives": {"at": "2026-10-12 09:30"}, "leaves": {"at": "2026-10-14 16:30"}}


def around(seats: RoomPlan) -> list[str]:
    return [one.attendee or "_" for one in seats.at(1)]


def only(made: VisitPlan) -> RoomPlan:
    assert len(made.banquets) == 1
    return made.banquets[0].plan


def test_same_day_guests_have_their_banquet_at_noon_and_the_highest_host_presides() -> None:
    made = plan(guests=THREE)
    assert [(one.item, f"{one.start:%H:%M}", one.returned) for one in made.banquets] == [
        ("lunch-1012", "12:00", False)
    ]
    # deputy general manager, department manager, main host
    assert around(only(made)) == ["sun-fanli", "guest-1", "zhou-tongli", "li-juli", "guest-3", "guest-2"]
    assert only(made).kind == "banquet-round"


def test_the_secondary_host_interprets_where_nobody_else_is_named() -> None:
    seats = only(plan(guests=THREE, needs={"interpreter": "yes"}))
    assert around(seats)[:3] == ["sun-fanli", "guest-1", "wu-xianli"]
    assert [one.role for one in seats.at(1)][:3] == ["principal", "principal", "interpreter"]


def test_whoever_stays_overnight_gets_a_plan_for_each_dinner_and_none_for_the_canteen() -> None:
    made = plan(guests=THREE, **TWO_NIGHTS)
    assert [one.item for one in made.banquets] == ["dinner-1012", "dinner-1013"]
    assert any(one.id == "lunch-1013" for one in made.agenda.items)


@pytest.mark.parametrize("name", ["Zoe Façade", " zoe façade", "佐伊"])
def test_who_declines_is_not_seated_whatever_name_is_written(name: str) -> None:
    seats = only(plan(guests=THREE, meals={"lunch": {"declined": [name]}}))
    assert [one.attendee for one in seats.not_seated] == ["guest-3"]
    assert "guest-3" not in around(seats)


def test_at_a_return_banquet_the_principal_guest_has_the_hosts_seat() -> None:
    made = plan(guests=THREE, meals={"lunch": {"given_by": "guests"}})
    assert made.banquets[0].returned
    assert around(only(made))[:2] == ["guest-1", "sun-fanli"]


def test_a_long_table_when_the_visit_says_so() -> None:
    assert only(plan(guests=THREE, meals={"lunch": {"table": "long"}})).kind == "banquet-long"


def test_a_dinner_fixed_in_the_visit_file_is_seated_too() -> None:
    fixed: dict[str, Any] = {
        "title": "Farewell dinner", "kind": "meal", "start": "2026-10-12 18:00", "end": "2026-10-12 20:00",
        "attend": ["zhao-shili"],
    }  # fmt: skip
    made = plan(guests=THREE, sessions=[fixed], leaves={"at": "2026-10-12 21:00"})
    dinner = next(one for one in made.banquets if one.start.hour == 18)
    assert around(dinner.plan)[0] == "zhao-shili"


def test_other_plans_only_when_the_visit_asks_and_each_once() -> None:
    assert plan(guests=THREE).other_seating == ()
    asked = plan(guests=THREE, seating=["sofa", "signing", "sofa", "rostrum", "u-table"])
    assert [one.kind for one in asked.other_seating] == ["sofa", "signing", "rostrum", "u-table"]


def test_a_rostrum_for_guests_from_home_puts_number_two_on_the_left() -> None:
    def second(country: str) -> float:
        made = plan(guests=THREE, seating=["rostrum"], customer={"country": country}).other_seating[0]
        return next(one.x for one in made.places if one.chair == 2)

    assert second("CN") < 0 < second("CH")

"""Where the car is when, against days written down by hand."""

from itertools import pairwise
from typing import Any

import pytest

from playbook.plan import VisitPlan
from tests.editions.visits import marked
from tests.kit.making import plan

COMPANY, AIRPORT = "南京示例机械制造有限公司", "南京禄口国际机场"
HOTEL, RESTAURANT = "示例国际大酒店", "范例酒楼"


def listed(made: VisitPlan) -> list[tuple[str, str, str]]:
    return [(f"{one.at:%d %H:%M}", one.start.name.zh_hans, one.end.name.zh_hans) for one in made.drives]


def test_a_visit_with_hotel_and_dinner() -> None:
    drives = listed(marked())
    # guests from far rest first: at the hotel at 11:50, an hour there, twenty minutes to lunch at 13:10
    assert drives[0] == ("12 09:40", AIRPORT, HOTEL)
    assert drives[1] == ("12 12:50", HOTEL, COMPANY)
    # fifteen minutes' drive before dinner at half past six
    assert drives[2] == ("12 18:15", COMPANY, RESTAURANT)
    assert drives[3][1:] == (RESTAURANT, HOTEL)
    # twenty minutes from the hotel to be there at nine
    assert drives[4] == ("13 08:40", HOTEL, COMPANY)
    assert drives[-1][1:] == (COMPANY, AIRPORT)
    assert len(drives) == 6


def test_no_drive_leaves_before_the_session_ends_or_begins_where_the_last_one_did_not_end() -> None:
    drives = marked().drives
    for one, other in pairwise(drives):
        assert one.end == other.start
        assert one.at < other.at


def test_the_car_is_at_the_station_when_the_train_is() -> None:
    made = plan(
        arrives={"at": "2026-10-12 09:30", "by": "rail", "place": "nanjing-south", "number": "G 7"},
        leaves={"at": "2026-10-12 18:30", "by": "rail", "place": "nanjing-south", "number": "G 8"},
        needs={"pick_up": "yes"},
    )
    first, last = made.drives[0], made.drives[-1]
    assert (f"{first.at:%H:%M}", first.number, first.kind) == ("09:30", "G 7", "pick-up")
    assert (last.kind, last.number, last.end.name.en) == (
        "seeing-off",
        "G 8",
        "Nanjing South Railway Station",
    )
    # forty minutes' drive, and forty-five before the train
    assert last.reach is not None
    assert f"{last.at:%H:%M} {last.reach:%H:%M}" == "17:05 17:45"


BY_AIR = {"arrives": {"by": "air"}, "leaves": {"by": "air"}}


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({}, []),
        ({**BY_AIR, "needs": {"pick_up": "no"}}, []),
        ({**BY_AIR, "needs": {"pick_up": "no", "see_off": "yes"}}, ["seeing-off"]),
        # a car that is named drives in town too, but fetches nobody who comes alone
        (
            {**BY_AIR, "vehicle": "van", "needs": {"pick_up": "no", "see_off": "yes"}},
            ["town", "town", "seeing-off"],
        ),
        # to lunch in town and back between the two
        ({**BY_AIR, "needs": {"pick_up": "yes", "see_off": "no"}}, ["pick-up", "town", "town"]),
    ],
)
def test_nobody_is_driven_who_does_not_need_it(changes: dict[str, Any], kinds: list[str]) -> None:
    assert [one.kind for one in plan(**changes).drives] == kinds


def test_places_that_are_not_known_are_said_to_be_open() -> None:
    made = plan(
        arrives={"at": "2026-10-12 22:30", "by": "air"},
        leaves={"at": "2026-10-14 16:30", "by": "air"},
        needs={"pick_up": "yes", "hotel": "yes"},
    )
    first = made.drives[0]
    assert (first.start.name.en, first.end.name.en) == ("Airport, not named yet", "Hotel, not named yet")

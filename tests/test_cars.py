"""Seats in cars: cases by hand from R22 to R27, and what always holds."""

from collections.abc import Sequence
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.cars.fleet import choose
from playbook.cars.inside import by_seniority, comfortable, spots, wheel
from playbook.cars.model import Car
from playbook.cars.seat import Crew, seat_car
from playbook.cars.share import Load, Riders, Space, share
from playbook.model.base import text
from playbook.model.company import Vehicle
from playbook.model.protocol import Protocol
from playbook.people import HostPerson
from playbook.phrases import Phrases
from playbook.seating import Attendee
from tests.kit.making import playbook
from tests.seating_people import side

Kind = Literal["sedan", "off-road", "van", "coach"]
KINDS: tuple[Kind, ...] = ("sedan", "off-road", "van", "coach")
SEATS: dict[Kind, int] = {"sedan": 4, "off-road": 4, "van": 6, "coach": 18}
DRIVER = HostPerson(
    id="driver", name="D", latin=None, title=text("Driver", "司机"), rank=90,
    phone=None, email=None, languages=(),
)  # fmt: skip


def vehicle(kind: Kind, seats: int = 0, **more: Any) -> Vehicle:
    return Vehicle.model_validate(
        {
            "id": kind,
            "name": {"en": kind, "zh-Hans": kind},
            "kind": kind,
            "seats": seats or SEATS[kind],
            **more,
        }
    )


def seated(
    kind: Kind,
    guests: int,
    hosts: int = 0,
    interpreter: bool = False,
    host_drives: bool = False,
    seats: int = 0,
    wheel: str = "left",
    **profile: Any,
) -> Car:
    """One car with ``g1 g2 ...``, ``h1 h2 ...`` and the interpreter ``hi``."""
    ours = side("host", hosts, interpreter)
    load = Load(
        side("guest", guests),
        [one for one in ours if not one.interpreter],
        [one for one in ours if one.interpreter],
    )
    crew = Crew(vehicle(kind, seats, wheel=wheel), DRIVER, host_drives)
    return seat_car(1, crew, load, Protocol.model_validate(profile), Phrases(playbook()))


def where(car: Car) -> dict[str, str]:
    return {one.attendee: one.spot for one in car.taken if one.attendee}


# One car


def test_a_sedan_with_a_hired_driver_is_filled_from_the_rear_right() -> None:
    assert where(seated("sedan", 1)) == {"g1": "rear-right"}
    assert where(seated("sedan", 4)) == {
        "g1": "rear-right", "g2": "rear-left", "g3": "front", "g4": "rear-centre",
    }  # fmt: skip
    # the other convention of R22
    assert where(seated("sedan", 3, sedan_third="rear-middle"))["g3"] == "rear-centre"


def test_beside_a_hired_driver_sits_the_interpreter_or_the_assistant() -> None:
    assert where(seated("sedan", 2, 1)) == {"g1": "rear-right", "g2": "rear-left", "h1": "front"}
    # the interpreter in front, the host beside the guest
    assert where(seated("sedan", 1, 1, interpreter=True)) == {
        "g1": "rear-right", "h1": "rear-left", "hi": "front",
    }  # fmt: skip
    # of two hosts the junior one is the assistant
    assert where(seated("sedan", 1, 2)) == {"g1": "rear-right", "h1": "rear-left", "h2": "front"}
    assert {one.rules for one in seated("van", 2, 1).taken if one.spot == "front"} == {("R22",)}


def test_where_the_host_drives_the_first_guest_sits_in_front_and_the_next_one_moves_forward() -> None:
    car = seated("sedan", 2, 1, host_drives=True)
    assert where(car) == {"g1": "front", "g2": "rear-right", "h1": "rear-left"}
    assert (car.first, car.moves_forward) == ("g1", "g2")
    assert car.door
    assert car.door.en == "by the front right door"
    assert car.seats[0].rules == ("R23",)
    assert seated("sedan", 1, host_drives=True).moves_forward is None
    assert seated("sedan", 2).moves_forward is None


@pytest.mark.parametrize(("host_drives", "rules"), [(False, ("R24",)), (True, ("R23", "R24"))])
def test_in_an_off_road_vehicle_the_front_seat_is_first_whoever_drives(
    host_drives: bool, rules: tuple[str, ...]
) -> None:
    car = seated("off-road", 2, 1, host_drives=host_drives)
    assert where(car) == {"g1": "front", "g2": "rear-right", "h1": "rear-left"}
    assert car.seats[0].rules == rules


def test_a_van_begins_in_the_row_that_the_house_has_chosen() -> None:
    assert where(seated("van", 6)) == {
        "g1": "middle-right", "g2": "middle-left",
        "g3": "rear-right", "g4": "rear-left", "g5": "rear-centre", "g6": "front",
    }  # fmt: skip
    assert where(seated("van", 4, van_first="rear-row")) == {
        "g1": "rear-right", "g2": "rear-left", "g3": "rear-centre", "g4": "middle-right",
    }  # fmt: skip


def test_a_coach_is_filled_from_the_front_and_from_the_right() -> None:
    car = seated("coach", 5, 1, interpreter=True)
    assert [(one.attendee, one.row, one.spot) for one in car.taken] == [
        ("g1", 1, "coach-right-window"),
        ("hi", 1, "coach-right-aisle"),
        ("g2", 1, "coach-left-aisle"),
        ("g3", 1, "coach-left-window"),
        ("g4", 2, "coach-right-window"),
        ("g5", 2, "coach-right-aisle"),
        ("h1", 2, "coach-left-aisle"),
    ]
    assert len(seated("coach", 1).seats) == 18
    assert seated("coach", 17, seats=17).seats[-1].spot == "coach-centre"


def test_who_gets_in_first_by_which_door_and_who_stands_by() -> None:
    for car, door, stands_by in (
        (seated("sedan", 2), "by the rear right door", None),
        (seated("sedan", 2, 1, wheel="right"), "by the rear left door", "h1"),
        (seated("off-road", 2, 1), "by the front right door", "h1"),
        (seated("van", 2, 0, interpreter=True), "by the sliding door on the right", "hi"),
        (seated("coach", 2, 1), "by the front door", "h1"),
        (seated("sedan", 2, 1, host_drives=True), "by the front right door", None),
    ):
        assert car.first == "g1"
        assert (car.door and car.door.en, car.stands_by) == (door, stands_by)


def test_with_the_wheel_on_the_right_the_first_seat_is_the_rear_left_one() -> None:
    car = seated("sedan", 2, 1, wheel="right")
    assert where(car) == {"g1": "rear-left", "g2": "rear-right", "h1": "front"}
    assert car.wheel[0] > 0
    assert car.seats[0].rules == ("R22", "R26")
    assert where(seated("coach", 1, wheel="right")) == {"g1": "coach-left-window"}


def test_a_car_tells_what_to_look_at() -> None:
    def said(car: Car) -> list[str]:
        return [note.en for note in car.notes]

    assert said(seated("sedan", 1)) == ["Nobody of ours rides in this car."]
    assert said(seated("sedan", 1, 1)) == said(seated("sedan", 1, host_drives=True)) == []
    assert "in reserve" in said(seated("van", 0))[0]
    assert "left and right are exchanged" in said(seated("van", 1, 1, wheel="right"))[0]


# Several cars


def shared(
    seats: Sequence[Space], guests: int, hosts: int, interpreters: int = 0, talking: str = ""
) -> list[str]:
    ours = [one.model_copy(update={"id": f"i{n}"}) for n, one in enumerate(side("host", interpreters), 1)]
    riders = Riders(side("guest", guests), side("host", hosts), ours, frozenset(talking.split()))
    return [
        " ".join(one.id for one in (*load.guests, *load.hosts, *load.interpreters))
        for load in share(seats, riders)
    ]


SEDAN, VAN, COACH = Space(4, 3), Space(6, 5), Space(18, 18)


def test_guests_follow_by_rank_and_somebody_of_ours_rides_in_each_car() -> None:
    assert shared([SEDAN, SEDAN], 4, 2) == ["g1 g2 h1", "g3 g4 h2"]
    # few with the principal guest, the others together
    assert shared([SEDAN, COACH], 10, 2) == ["g1 g2 h1", "g3 g4 g5 g6 g7 g8 g9 g10 h2"]
    # no middle seat before it must be, and then not beside the principal guest
    assert shared([SEDAN, SEDAN], 5, 2) == ["g1 g2 h1", "g3 g4 g5 h2"]
    assert shared([SEDAN, SEDAN], 6, 2) == ["g1 g2 g3 h1", "g4 g5 g6 h2"]


def test_an_interpreter_rides_where_nobody_can_talk_with_the_guests() -> None:
    assert shared([SEDAN, SEDAN], 4, 2, 1, talking="h1") == ["g1 g2 h1", "g3 g4 h2 i1"]
    assert shared([SEDAN, SEDAN], 4, 2, 1, talking="h2") == ["g1 h1 i1", "g2 g3 g4 h2"]
    assert shared([SEDAN, SEDAN], 4, 1, 1, talking="h1") == ["g1 g2 h1", "g3 g4 i1"]
    assert shared([SEDAN, SEDAN], 4, 2, 1, talking="h1 h2") == ["g1 h1 i1", "g2 g3 g4 h2"]


def test_a_host_at_the_wheel_is_with_the_guests_already() -> None:
    assert shared([Space(4, 3, "h9"), SEDAN], 4, 1) == ["g1 g2", "g3 g4 h1"]


def test_guests_have_seats_before_hosts_and_the_interpreter_before_other_hosts() -> None:
    assert shared([SEDAN], 3, 2, 1) == ["g1 g2 g3 i1"]
    assert shared([SEDAN], 6, 2, 1) == ["g1 g2 g3 g4"]
    assert shared([], 2, 1) == []


def test_cars_that_no_guest_needs_take_the_other_hosts_or_stay_empty() -> None:
    assert shared([SEDAN, VAN], 1, 1) == ["g1 h1", ""]
    assert shared([SEDAN, VAN], 1, 3) == ["g1 h1", "h2 h3"]


# Choosing cars


def test_the_fewest_cars_with_the_fewest_free_seats_are_chosen() -> None:
    fleet = playbook().company.vehicles  # two drivers: sedan and van, off-road and coach
    for people, expected in (
        (3, "sedan"),
        (4, "van"),  # nobody in the rear middle of the sedan
        (5, "van"),
        (7, "coach"),
        (19, "sedan coach"),
        (23, "van coach"),
        (24, "van coach"),  # with the middle seat
        (26, "sedan van coach"),  # with one driver too few
        (40, "sedan off-road van coach"),
    ):
        assert " ".join(one.id for one in choose(fleet, people)) == expected, people
    assert choose((), 3) == ()


# What always holds

kinds = st.sampled_from(KINDS)
sizes = st.integers(1, 14)
cars = st.builds(vehicle, kinds, sizes)
profiles = st.builds(
    lambda third, first: Protocol.model_validate({"sedan_third": third, "van_first": first}),
    st.sampled_from(["front-passenger", "rear-middle"]),
    st.sampled_from(["middle-row", "rear-row"]),
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[list[Crew], list[Car], list[Attendee]]:
    """A line of cars with its people."""
    crews = [
        Crew(one, DRIVER, host_drives=one.kind != "coach" and draw(st.booleans()))
        for one in draw(st.lists(cars, min_size=1, max_size=3))
    ]
    guests, hosts = side("guest", draw(st.integers(1, 25))), side("host", draw(st.integers(0, 5)))
    ours = [
        one.model_copy(update={"id": f"i{one.rank}", "interpreter": True})
        for one in side("host", draw(st.integers(0, 2)))
    ]
    talking = frozenset(one.id for one in hosts if draw(st.booleans()))
    spaces = [
        Space(one.vehicle.seats, comfortable(one.vehicle), "driver" if one.host_drives else None)
        for one in crews
    ]
    profile, phrases = draw(profiles), Phrases(playbook())
    loads = share(spaces, Riders(guests, hosts, ours, talking))
    made = [
        seat_car(number, crew, load, profile, phrases)
        for number, (crew, load) in enumerate(zip(crews, loads, strict=True), 1)
    ]
    return crews, made, [*guests, *ours, *hosts]


@given(lines())
def test_everybody_has_one_seat_as_long_as_there_are_seats_and_guests_come_first(
    line: tuple[list[Crew], list[Car], list[Attendee]],
) -> None:
    crews, made, people = line
    taken = [one.attendee for car in made for one in car.taken]
    assert len(set(taken)) == len(taken) == min(len(people), sum(one.vehicle.seats for one in crews))
    assert set(taken) == {one.id for one in people[: len(taken)]}, "guests, interpreters, hosts by rank"


@given(lines())
def test_the_principal_guest_has_the_first_seat_of_the_first_car_and_rank_goes_from_car_to_car(
    line: tuple[list[Crew], list[Car], list[Attendee]],
) -> None:
    _, made, people = line
    assert made[0].seats[0].attendee == "g1"
    ranks = {one.id: one.rank for one in people if one.side == "guest"}
    riding = [[ranks[one.attendee] for one in car.taken if one.attendee in ranks] for car in made]
    assert [rank for car in riding for rank in car] == list(range(1, sum(map(len, riding)) + 1))


@given(lines())
def test_nobody_sits_at_the_wheel_and_beside_a_host_who_drives_the_seat_is_taken(
    line: tuple[list[Crew], list[Car], list[Attendee]],
) -> None:
    for car in line[1]:
        assert all((one.x, one.y) != car.wheel for one in car.seats)
        if car.host_drives and car.taken:
            assert car.seats[0].spot == "front"
            assert car.seats[0].attendee


@given(cars, profiles, st.booleans())
def test_every_seat_is_one_place_with_one_name(one: Vehicle, profile: Protocol, host_drives: bool) -> None:
    host_drives = host_drives and one.kind != "coach"
    found = spots(one)
    assert len(found) == len({(spot.x, spot.y) for spot in found}) == len({(s.key, s.row) for s in found})
    assert len(found) == one.seats
    assert sorted(by_seniority(one, profile, host_drives=host_drives)) == sorted(found)
    assert all(f"cars-spot-{spot.key}" in playbook().words for spot in found)


@given(cars, profiles, st.booleans())
def test_with_the_wheel_on_the_other_side_every_car_is_its_mirror(
    one: Vehicle, profile: Protocol, host_drives: bool
) -> None:
    host_drives = host_drives and one.kind != "coach"
    other = one.model_copy(update={"wheel": "right"})
    for mine, theirs in zip(
        by_seniority(one, profile, host_drives=host_drives),
        by_seniority(other, profile, host_drives=host_drives),
        strict=True,
    ):
        assert (theirs.x, theirs.y, theirs.row) == (-mine.x, mine.y, mine.row)
        swapped = mine.key.replace("right", "→").replace("left", "right").replace("→", "left")
        assert theirs.key == swapped
    assert wheel(other) == (-wheel(one)[0], wheel(one)[1])


@given(st.lists(cars, max_size=5), st.integers(1, 60))
def test_cars_are_enough_whenever_the_fleet_is(fleet: list[Vehicle], people: int) -> None:
    chosen = choose(fleet, people)
    seats = sum(one.seats for one in fleet)
    assert sum(one.seats for one in chosen) >= min(people, seats)
    assert len(chosen) <= len(fleet)
    assert [one.seats for one in chosen] == sorted(one.seats for one in chosen)

"""The cars of a visit: what its file may say, who rides, what stands on which paper."""

import shutil
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from playbook.cars import CarPlan, car_plan
from playbook.changes_seats import room_changes
from playbook.model.company import Vehicle
from playbook.model.playbook import Playbook
from playbook.paths import KITS
from playbook.people import cast_of
from playbook.plan import VisitPlan
from playbook.problems import Refused
from playbook.render import view_cars
from playbook.render.cars_svg import car_svg
from playbook.render.html import edition_html
from playbook.render.pdf import pdf
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts
from tests.editions.visits import text_of
from tests.given import SMALL, visit
from tests.kit.making import plan, playbook
from tests.kit.making import visit as made_up

NAMES = ("Max Muster", "Erika Beispiel", "Zoe Façade", "Jan Modelo", "Eva Prøve", "Ida Malli")
TRAIN: dict[str, Any] = {
    "arrives": {"at": "2026-10-12 09:30", "by": "rail", "place": "nanjing-south", "number": "G 7"},
    "leaves": {"at": "2026-10-12 18:30", "by": "rail", "place": "nanjing-south", "number": "G 8"},
    "needs": {"pick_up": "yes"},
}


def file(guests: int, **changes: Any) -> dict[str, Any]:
    listed = [{"name": name, "title": {"en": "Xtitle", "zh-Hans": "某职务"}} for name in NAMES[:guests]]
    return {**TRAIN, "guests": listed, **changes}


def by_train(guests: int = 2, book: Playbook | None = None, **changes: Any) -> VisitPlan:
    """Everything about a visit by train."""
    return plan(book, **file(guests, **changes))


def cars(guests: int = 2, book: Playbook | None = None, **changes: Any) -> CarPlan:
    """Only the cars of such a visit."""
    book = book or playbook()
    said = made_up(**file(guests, **changes))
    found = car_plan(said, book, cast_of(said, book.company), visit_facts(said, book.company))
    assert found
    return found


def riding(found: CarPlan) -> list[str]:
    """Each car with whoever sits in it, the senior seat first."""
    return [" ".join([one.vehicle.id, *(seat.attendee or "" for seat in one.taken)]) for one in found.cars]


def company(**changes: Any) -> Playbook:
    return playbook().model_copy(update={"company": playbook().company.model_copy(update=changes)})


# What the file says


def test_one_vehicle_or_several_in_the_order_written() -> None:
    assert riding(cars(vehicle="van")) == ["van guest-1 guest-2"]
    made = cars(4, vehicles=["off-road", "sedan"], companions=["main-host", "secondary-host"])
    assert riding(made) == ["off-road guest-1 guest-2 zhou-tongli", "sedan guest-3 guest-4 wu-xianli"]
    assert [one.number for one in made.cars] == [1, 2]
    assert not made.suggested


def test_without_a_word_enough_cars_are_suggested_and_said_to_be() -> None:
    made = by_train(3)
    assert made.cars
    assert made.cars.suggested
    assert riding(made.cars) == ["sedan guest-1 guest-2 guest-3"]
    assert "names no car" in made.cars.notes[0].en
    assert "vehicle-open" in {one.rule for one in made.findings}


def test_who_drives_as_a_host_is_no_passenger_and_a_hired_driver_is_no_host() -> None:
    own = cars(vehicles=[{"vehicle": "sedan", "driver": "main-host"}], companions=["main-host"])
    (car,) = own.cars
    assert (car.host_drives, car.driver and car.driver.id) == (True, "zhou-tongli")
    assert riding(own) == ["sedan guest-1 guest-2"]
    assert car.seats[0].spot == "front"
    hired = cars(vehicles=[{"vehicle": "sedan", "driver": "shen-dingli"}])
    (car,) = hired.cars
    assert (car.host_drives, car.driver and car.driver.id) == (False, "shen-dingli")


def test_the_interpreter_rides_along_where_one_is_named_or_needed() -> None:
    needed = {"pick_up": "yes", "interpreter": "yes"}
    assert riding(cars(vehicle="sedan")) == ["sedan guest-1 guest-2"]
    assert riding(cars(vehicle="sedan", interpreter="zhu-yili")) == ["sedan guest-1 guest-2 zhu-yili"]
    made = cars(vehicle="sedan", needs=needed)
    assert riding(made) == ["sedan guest-1 guest-2 wu-xianli"]
    assert made.cars[0].taken[-1].reason.en.startswith("Interpreter")


def test_a_guest_who_interprets_sits_beside_the_driver_and_not_by_rank() -> None:
    guests = [{"name": name, "title": "Guest", "interpreter": name == NAMES[0]} for name in NAMES[:3]]
    found = plan(**TRAIN, guests=guests, vehicle="sedan").cars
    assert found
    assert riding(found) == ["sedan guest-2 guest-3 guest-1"]


def test_whoever_finds_no_seat_is_listed_and_told() -> None:
    made = by_train(6, vehicle="sedan", companions=["main-host"])
    assert made.cars
    left = {one.attendee: one.reason.en for one in made.cars.not_seated}
    assert set(left) == {"guest-5", "guest-6", "zhou-tongli"}
    assert set(left.values()) == {"the cars are full"}
    (one,) = [one for one in made.findings if one.rule == "vehicle-small"]
    assert (one.level, "Eva Prøve, Ida Malli, Zhou Tongli" in one.text.en) == ("urgent", True)
    small = cars(6, book=company(vehicles=playbook().company.vehicles[:1]))
    assert "all cars that we have" in small.notes[0].en
    assert [one.attendee for one in small.not_seated] == ["guest-5", "guest-6"]
    none = by_train(2, book=company(vehicles=()))
    assert [one.text.en for one in none.findings if one.rule == "fleet-small"] == [
        "The company file lists no car, and 2 people are to be driven."
    ]


def test_nobody_is_driven_who_comes_by_road_and_is_not_met() -> None:
    assert plan().cars is None
    assert view_cars.vehicles(plan(), Voice(playbook(), "en")) is None


def test_a_dispute_is_named_only_where_it_decides_a_seat() -> None:
    assert cars(2, vehicle="sedan").conventions == ()
    (one,) = cars(3, vehicle="sedan").conventions
    assert one.en.startswith("R22, our convention: the front passenger seat is third")
    (one,) = cars(2, vehicle="van").conventions
    assert "the rear row comes first" in one.en
    assert cars(6, vehicle="coach").conventions == ()


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("vehicles: [sedan, sedna]", "18:19", "sedan"),
        ("vehicles: [sedan, van, sedan]", "18:1", "stands here twice"),
        ("vehicle: van\nvehicles: [sedan]", "19:1", "keep either"),
        ("vehicles:\n  - {vehicle: sedan, driver: nobody-here}", "19:22", "nobody-here"),
        ("vehicles:\n  - {vehicle: sedan, drive: zhou-tongli}", "19:22", "driver"),
    ],
)
def test_a_mistake_about_cars_is_told_with_its_place(lines: str, place: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        visit(SMALL + lines + "\n")
    (one,) = refused.value.problems
    assert f"{one.place.line}:{one.place.column}" == place
    assert words in str(one)


# On paper


@pytest.fixture(scope="module")
def convoy() -> VisitPlan:
    return by_train(
        5,
        vehicles=[{"vehicle": "sedan", "driver": "main-host"}, "off-road"],
        companions=["secondary-host"],
        interpreter="zhu-yili",
    )


@pytest.fixture(scope="module")
def own_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only the sheets that print cars."""
    folder = tmp_path_factory.mktemp("cars") / "kits"
    for name in ("_shared", "vehicles", "drives"):
        shutil.copytree(KITS / name, folder / name)
    return folder


def test_the_hosts_sheet_shows_cars_seats_rules_and_who_gets_in_first(
    convoy: VisitPlan, own_kit: Path
) -> None:
    said = text_of(edition_html(convoy, "host", "en", own_kit))
    for words in (
        "Car 1 · Sedan 示A·00001 · The host drives Zhou Tongli",
        "Car 2 · Off-road Vehicle 示A·00002 · Driver Shen Dingli",
        "R26 Where the guest sits down is the senior seat",
        "the front of the car at the top",
        "beside the driver R23: The host drives",
        "beside the driver R24: Off-road vehicle",
        "R27 Max Muster gets in first by the front right door and out last.",
        "Zhou Tongli sees to the door, then goes round behind the car to the wheel.",
        "When the guest beside the host gets out, Erika Beispiel moves forward.",
        "Without a seat: nobody",
        "Luggage is not counted.",
        "Pick-up G 7 Nanjing South Railway Station → Example Machinery",
        "R22 Sedan with a driver",
    ):
        assert words in said, words
    chinese = text_of(edition_html(convoy, "host", "zh-Hans", own_kit))
    for words in (
        "主人驾车 周通例",
        "副驾驶座",
        "车头朝上",
        "Max Muster 从右前门先上车、后下车。",
        "没有座位： 无",
    ):
        assert words in chinese, words


def test_the_driver_reads_names_on_seats_and_neither_rank_nor_title(convoy: VisitPlan, own_kit: Path) -> None:
    said = text_of(edition_html(convoy, "driver", "en", own_kit))
    for words in ("Car 1 · Sedan 示A·00001", "beside the driver Max Muster", "rear right Erika Beispiel"):
        assert words in said, words
    for words in ("Xtitle", "Seat No.", "Senior seat", "R22", "R23", "G1"):
        assert words not in said, words


def test_more_guests_than_one_sees_at_once_stand_with_their_seats_or_in_a_list(own_kit: Path) -> None:
    many = [{"name": f"Guest {letter}", "title": "Guest"} for letter in "ABCDEFGHI"]
    for vehicle, times in (("coach", 1), ("sedan", 2)):
        made = plan(**{**TRAIN, "guests": many, "vehicle": vehicle})
        said = text_of(edition_html(made, "driver", "en", own_kit))
        assert said.count("Guest D") == times, vehicle
        assert said.count("Guest I") == 1, vehicle


def test_one_car_is_one_page(own_kit: Path) -> None:
    made = by_train(4, vehicle="van", companions=["main-host"])
    printed = pdf(edition_html(made, "host", "zh-Hans", own_kit), made.now, own_kit)
    (page,) = PdfReader(BytesIO(printed)).pages
    assert "送客" in page.extract_text()


def test_another_seat_or_another_car_is_told_in_the_change_sheet() -> None:
    def moved(old: VisitPlan, new: VisitPlan) -> dict[str, str]:
        return {
            seat.new.name[0]: seat.new.words.en
            for room in room_changes(old, new)
            if room.title.en == "Cars"
            for seat in room.seats
            if seat.new
        }

    sedan = by_train(2, vehicle="sedan")
    assert moved(sedan, sedan) == {}
    both = {"Max Muster": "Car 1, middle row, right", "Erika Beispiel": "Car 1, middle row, left"}
    assert moved(sedan, by_train(2, vehicle="van")) == both
    three = moved(by_train(2, vehicle="sedan"), by_train(3, vehicle="sedan"))
    assert three == {"Zoe Façade": "Car 1, beside the driver"}


# The drawing


def drawn(made: VisitPlan, number: int = 0, names: dict[str, str] | None = None) -> ET.Element:
    plan_, words = made.cars, playbook().words
    assert plan_
    known = {one.id: one.name[0] for one in plan_.attendees} | {one.id: one.name for one in made.cast.hosts}
    svg = car_svg(
        plan_.cars[number], plan_, known | (names or {}), playbook().protocol.words, words, "en", "#1f4e5f"
    )
    return ET.fromstring(svg)  # noqa: S314 - our own


def texts(svg: ET.Element) -> dict[str, float]:
    """Every word of a drawing with its place across."""
    return {one.text: float(one.attrib["x"]) for one in svg.iterfind(".//{*}text") if one.text}


def test_a_drawing_shows_front_driver_and_everybody_by_mark_and_name(convoy: VisitPlan) -> None:
    svg = drawn(convoy)
    said = texts(svg)
    assert {"Front", "Drv", "G1", "G2", "Max Muster"} <= set(said)
    # the driver sits on the left, the principal guest beside the driver
    assert said["Drv"] < 400 < said["G1"]
    title = svg.findtext("{*}title") or ""
    assert "beside the driver: Max Muster; rear right: Erika Beispiel" in title


def test_with_the_wheel_on_the_right_the_drawing_is_mirrored() -> None:
    def place(side: str) -> dict[str, float]:
        own = playbook().company.vehicles
        fleet = [Vehicle.model_validate({**one.model_dump(by_alias=True), "wheel": side}) for one in own]
        made = by_train(5, vehicle="van", book=company(vehicles=tuple(fleet)))
        return {
            mark: at for mark, at in texts(drawn(made)).items() if mark in ("Drv", "G1", "G2", "G3", "G5")
        }

    left, right = place("left"), place("right")
    assert len(left) == 5
    assert right == {mark: pytest.approx(800 - at) for mark, at in left.items()}


def test_names_that_do_not_fit_leave_the_marks_alone_and_names_are_only_words(convoy: VisitPlan) -> None:
    hostile = {"guest-1": "</text><script>x</script>\u202e"}
    svg = drawn(convoy, names=hostile)
    assert not list(svg.iterfind(".//{*}script"))
    long = texts(drawn(convoy, names={"guest-2": "Donaudampfschifffahrtselektrizitätenhauptwerk"}))
    assert "Max Muster" not in long
    assert {"G1", "G2"} <= set(long)

"""Every edition holds what its reader needs and nothing that the reader must not see."""

from typing import Any

import pytest

from playbook.model.base import Language
from playbook.model.sheet import Edition
from playbook.paths import KITS
from playbook.render.html import edition_html
from playbook.render.view import view
from playbook.render.voice import Voice
from tests.editions.visits import INTERNAL_ONLY, marked, marks, printed, text_of
from tests.kit.making import plan, playbook

HANDED_ON: tuple[Edition, ...] = ("driver", "kitchen", "desk", "signs")
GUESTS = "Anna_Muster Bert_Beispiel Carl_Façade"
TITLES = "Xdirector Xengineer Xbuyer 标记董事 标记工程师 标记采购"
DIETS = "Xvegan 标记素食"
TRAVEL = "XX_7300 XX_7301 Lukou 禄口"
HOTEL = "Shili_Grand_Hotel 示例国际大酒店"
DINNER = "Fanli 范例酒楼"
CUSTOMER = "Muster_Armaturen 示范阀门"
PLATE = "示A·00003"
HOST_PHONES = "0000_0020 0000_0021"
ROOM = "Conference_Room_1 第一会议室"

#: Edition -> what has to be in it (one of each pair separated by |), and what must not.
RULES: dict[Edition, tuple[str, str]] = {
    "driver": (
        f"{GUESTS} XX_7300 XX_7301 南京禄口国际机场 南京市江宁区禄口街道 示例国际大酒店 南京市示例大道1号 "
        f"范例酒楼 南京市范例巷6号 {PLATE} {HOST_PHONES} 0000_0099 09:40",
        f"{TITLES} {DIETS} {ROOM} Xsession",
    ),
    "kitchen": (
        "Xvegan|标记素食 Anna_Muster Carl_Façade 18:30",
        f"Bert_Beispiel {TITLES} {TRAVEL} {HOTEL} {CUSTOMER} {PLATE} {HOST_PHONES} {ROOM} Xsession @",
    ),
    "desk": (
        f"{GUESTS} 安娜 Xdirector|标记董事 {HOST_PHONES} 0000_0099 Conference_Room_1|第一会议室 "
        "Muster_Armaturen 13:10",
        f"{DIETS} {TRAVEL} {HOTEL} {DINNER} {PLATE} Xsession @",
    ),
    "signs": (
        f"{GUESTS} 安娜 Xdirector 标记董事 Muster_Armaturen 示范阀门公司 Conference_Room_1 第一会议室 "
        "周通例 Zhou_Tongli",
        f"{DIETS} {TRAVEL} {HOTEL} {PLATE} 0000_ Xsession @ 09:40",
    ),
}


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("edition", HANDED_ON)
def test_an_edition_holds_what_its_reader_needs(edition: Edition, language: Language) -> None:
    said = printed(edition, language)
    wanted = [one.split("|") for one in marks(RULES[edition][0])]
    assert [either for either in wanted if not any(one in said for one in either)] == []


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("edition", HANDED_ON)
def test_an_edition_holds_nothing_that_its_reader_must_not_see(edition: Edition, language: Language) -> None:
    said = printed(edition, language)
    assert [one for one in marks(f"{INTERNAL_ONLY} {RULES[edition][1]}") if one in said] == []


@pytest.mark.parametrize("edition", HANDED_ON)
def test_no_step_finding_ceiling_or_purpose_reaches_it(edition: Edition) -> None:
    made = marked()
    said = printed(edition, "en") + printed(edition, "zh-Hans")
    assert made.level is not None
    texts = [
        *(step.title for step in made.steps),
        *(one.text for one in made.findings),
        made.level.title,
        *(one.ceiling for one in made.level.allowances if one.ceiling),
        *(one.title for one in playbook().purposes),
    ]
    told = {words for text in texts for word in (text,) for words in (word.en, word.zh_hans)}
    assert len(told) > 100
    assert [one for one in told if len(one) > 2 and one in said] == []


@pytest.mark.parametrize("edition", HANDED_ON)
def test_the_template_is_not_even_given_them(edition: Edition) -> None:
    """Whatever a company writes into a template of this edition, the words are not there to be printed."""
    given = view(marked(), Voice(playbook(), "en", "zh-Hans"), edition)
    own = repr({key: part for key, part in given.items() if key != "labels"})
    forbidden = marks(f"{INTERNAL_ONLY} {RULES[edition][1]}")
    # the company's own address is on every paper
    assert [one for one in forbidden if one in own and one not in ("@", "0000 ")] == []


def test_the_marks_are_in_the_host_pack() -> None:
    """So that a renamed key does not make the tests above pass for nothing."""
    said = printed("host", "en") + printed("host", "zh-Hans")
    held = f"{TITLES} {DIETS} {TRAVEL} {HOTEL} {DINNER} {CUSTOMER} {HOST_PHONES} {ROOM} Xsession"
    assert [one for one in marks(f"{INTERNAL_ONLY} {held}") if one not in said] == []


def test_only_the_driver_edition_names_the_car_and_only_the_kitchens_a_diet() -> None:
    for edition in (*HANDED_ON, "guest"):
        said = printed(edition)
        assert (PLATE in said) == (edition == "driver"), edition
        assert ("Xvegan" in said) == (edition == "kitchen"), edition


def test_a_diet_that_everybody_keeps_needs_no_names() -> None:
    made = plan(guests=[{"name": f"Guest {n}", "title": "Director", "diet": "halal"} for n in "ABC"])
    said = text_of(edition_html(made, "kitchen", "en", KITS))
    assert "3 × halal" in said
    assert "Guest A" not in said


def test_the_kitchen_counts_who_comes_and_not_who_declined() -> None:
    guests = [{"name": f"Guest {n}", "title": "Director"} for n in "ABC"]
    stay: dict[str, Any] = {"leaves": {"at": "2026-10-13 16:30", "by": "road"}}
    for declined, count in (([], "Guests 3,"), (["Guest B"], "Guests 2,")):
        made = plan(guests=guests, meals={"dinner": {"declined": declined}}, **stay)
        assert count in text_of(edition_html(made, "kitchen", "en", KITS))


def test_each_place_to_eat_has_a_page_of_its_own() -> None:
    html = edition_html(marked(), "kitchen", "en", KITS)
    pages = [text_of(page) for page in html.split('<section class="sheet kitchen">')[1:]]
    assert sum("Fanli Restaurant" in page for page in pages) == 1
    assert sum("Staff Canteen" in page for page in pages) == 1
    (restaurant,) = [page for page in pages if "Fanli Restaurant" in page]
    assert "Lunch" not in restaurant
    assert "lunch" not in restaurant


def test_guests_who_come_in_their_own_car_need_no_driver() -> None:
    assert edition_html(plan(), "driver", "en", KITS) == ""


def test_an_undecided_pick_up_is_said_on_the_drivers_sheet() -> None:
    arrives = {"at": "2026-10-12 09:30", "by": "rail", "place": "nanjing-south", "number": "G 7"}
    note = playbook().words["drives-unsure"].en
    for answer, told in ((None, True), ("yes", False)):
        made = plan(arrives=arrives, needs={"pick_up": answer})
        assert (note in text_of(edition_html(made, "driver", "en", KITS))) == told

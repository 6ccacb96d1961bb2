"""The sheets of dinners and of further rooms: when they are printed, and what is on the page for whom."""

from functools import cache
from html import unescape
from re import DOTALL, findall, search, sub
from typing import Any

from playbook.model.base import Language
from playbook.model.sheet import Edition
from playbook.paths import KITS
from playbook.render.html import edition_html
from tests.kit.making import crowded, plan

GUESTS = [
    {"name": "Max Muster", "title": "Director", "diet": {"en": "no beef", "zh-Hans": "不吃牛肉"}},
    {"name": "Erika Beispiel", "title": "Buyer"},
    {"name": "Zoe <b>Façade</b>", "title": "Engineer"},
]


@cache
def _pages(edition: Edition, language: Language, changes: str) -> list[str]:
    asked: dict[str, dict[str, Any]] = {
        "": {},
        "rooms": {"seating": ["sofa", "signing"]},
        "back": {"meals": {"lunch": {"given_by": "guests", "declined": ["Erika Beispiel"]}}},
    }
    html = edition_html(
        plan(guests=GUESTS, needs={"interpreter": "yes"}, **asked[changes]), edition, language, KITS
    )
    return findall(r'<section class="sheet[^"]*">.*?</section>', html, DOTALL)


def pages(title: str, edition: Edition = "host", language: Language = "en", changes: str = "") -> list[str]:
    """The sections under a heading, tags and pictures taken away."""
    heads = (
        search(r"<h1>\s*(.*?)\s*(<span|</h1>)", one, DOTALL) for one in _pages(edition, language, changes)
    )
    found = [
        page for page, head in zip(_pages(edition, language, changes), heads, strict=True)
        if head and head[1].strip() == title
    ]  # fmt: skip
    bare = (sub(r"<svg.*?</svg>", "", one, flags=DOTALL) for one in found)
    return [unescape(sub(r"\s+", " ", sub(r"<[^>]+>", " ", one))) for one in bare]


def pictures(title: str, changes: str = "") -> int:
    return sum(one.count("<svg") for one in _pages("host", "en", changes) if title in one)


def test_the_host_reads_who_sits_where_and_by_which_rule() -> None:
    (page,) = pages("Seats at the table")
    assert "Lunch banquet · Mon 12 Oct 12:00–13:30" in page
    assert (
        "1 H1 孙范例 · Sun Fanli Deputy General Manager for Foreign Trade R17: Host: faces the door" in page
    )
    assert "2 G1 Max Muster Director R17: Guest No. 1: at the host's right" in page
    assert "R6: Interpreter: beside the senior guest, away from the host" in page
    assert "no beef (G1)" in page
    assert "R18, our convention" in page
    assert pictures("Seats at the table") == 1


def test_the_restaurant_gets_places_names_and_diets_and_no_rule_or_title() -> None:
    (page,) = pages("Placing list for the restaurant")
    assert "the door is at the bottom of the drawing" in page
    assert "Lay 7 places" in page
    assert "2 G1 Max Muster no beef" in page
    for internal in ("R17", "R6", "Director", "Buyer", "convention", "alternate"):
        assert internal not in page
    assert pictures("Placing list") == 1


def test_chinese_pages_say_the_same() -> None:
    (page,) = pages("宴请座次", language="zh-Hans")
    assert "R17：客方第 1 位，主人右手边" in page
    assert "客人说明的口味与忌口： 不吃牛肉（客1）" in page
    assert len(pages("餐厅摆台单", language="zh-Hans")) == 1


def test_a_return_banquet_says_so_and_names_who_declined() -> None:
    (page,) = pages("Seats at the table", changes="back")
    assert "Return banquet: the guests invite, so the sides are swapped." in page
    assert "1 H1 Max Muster Director R17: Host: faces the door" in page
    assert "Not seated: Erika Beispiel (Does not come)" in page


def test_further_rooms_are_printed_only_when_asked_each_with_its_mirror() -> None:
    assert pages("Meeting on sofas") == []
    assert len(pages("Meeting on sofas", changes="rooms")) == 2
    signing, mirror = pages("Signing ceremony", changes="rooms")
    assert "to be named R8: Assistant: at the signer's outer side" in signing
    assert "R8 Signing At the signing table" in mirror
    assert pictures("Signing ceremony", changes="rooms") == 2


def test_guests_get_none_of_it() -> None:
    text = " ".join(_pages("guest", "en", "rooms"))
    for internal in ("Seats at the table", "Placing list", "Signing ceremony", "R17", "No. 1"):
        assert internal not in text


def test_a_name_with_tags_stays_a_name() -> None:
    (page,) = [one for one in _pages("host", "en", "") if "Seats at the table" in one]
    assert "<b>Façade</b>" not in page
    assert "Zoe &lt;b&gt;Façade&lt;/b&gt;" in page


def test_sixty_guests_are_all_on_the_placing_list() -> None:
    made = plan(**crowded())
    assert len(made.banquets) == 2
    html = edition_html(made, "host", "en", KITS)
    lists = [
        one
        for one in findall(r"<section.*?</section>", html, DOTALL)
        if "Placing list for the restaurant" in one
    ]
    assert len(lists) == 2
    for page in lists:
        shown = sub(r"<svg.*?</svg>", "", page, flags=DOTALL)
        assert all(guest.name in shown for guest in made.cast.guests)
        assert shown.count("Lay ") == 7

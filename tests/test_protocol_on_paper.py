"""The sheets of photograph, flags, introductions and toasts: when they are printed, what stands on them."""

from functools import cache
from html import unescape
from re import DOTALL, findall, search, sub
from typing import Any

import pytest

from playbook.model.base import Language
from playbook.paths import KITS
from playbook.render.html import edition_html
from playbook.render.pdf import laid_out
from tests.kit.making import ENDLESS, plan

GUESTS: list[dict[str, Any]] = [
    {"name": "Max Muster", "chinese": "马克斯", "title": {"en": "Director", "zh-Hans": "董事"}},
    {"name": "Erika Beispiel", "title": {"en": "Buyer", "zh-Hans": "采购"}},
    {"name": "Zoe <b>Façade</b>", "title": {"en": "Engineer", "zh-Hans": "工程师"}},
]
CHANGES: dict[str, dict[str, Any]] = {
    "plain": {"guests": GUESTS, "needs": {"interpreter": "yes"}},
    "flags": {"guests": GUESTS, "choices": {"flags": "yes"}, "meals": {"lunch": {"given_by": "guests"}}},
    "many": {"guests": [{"name": f"Max Muster {n}", "title": "Buyer"} for n in range(15)]},
    "long": {
        "guests": [{"name": f"{ENDLESS} {n}", "title": ENDLESS} for n in range(6)],
        "choices": {"gifts": None, "welcome_board": "yes"},
        "leaves": {"at": "2026-10-14 16:30", "by": "road"},
        "seating": ["signing"],
        "visitor_types": ["competitor", "journalist", "official"],
    },
}


@cache
def html(changes: str, language: Language = "en") -> str:
    return edition_html(plan(**CHANGES[changes]), "host", language, KITS)


def sections(changes: str, title: str, language: Language = "en") -> list[str]:
    """The sections whose heading begins with a title."""
    parts = findall(r'<section class="sheet[^"]*">.*?</section>', html(changes, language), DOTALL)
    heads = [search(r"<h1>\s*(.*?)\s*(<span|</h1>)", one, DOTALL) for one in parts]
    return [one for one, head in zip(parts, heads, strict=True) if head and head[1].strip() == title]


def words(section: str) -> str:
    bare = sub(r"<svg.*?</svg>", "", section, flags=DOTALL)
    return unescape(sub(r"\s+", " ", sub(r"<[^>]+>", " ", bare)))


def pages(changes: str, title: str) -> int:
    """How many pages the sections of a title take."""
    whole = html(changes)
    begin, end = whole.index("<main>") + 6, whole.index("</main>")
    with laid_out(whole[:begin] + "".join(sections(changes, title)) + whole[end:], KITS) as document:
        return len(document.pages)


def test_the_photograph_is_drawn_for_both_views_and_every_place_names_its_rule() -> None:
    (section,) = sections("plain", "Group photograph")
    said = words(section)
    assert section.count("<svg") == 2
    assert "As the photographer sees it: the mirror of the people's own view" in said
    assert "G1 Max Muster · 马克斯 Director R12: Principal guest: at the host's right" in said
    assert "Mon 12 Oct 12:00, before anybody sits down" in said
    assert "Main host Zhou Tongli" in said
    assert "Zoe <b>Façade</b>" in said, "names are printed as typed"
    pictures = findall(r"<title>(.*?)</title>", section, DOTALL)
    assert len({search(r"left to right: (.*?)\.", one)[1] for one in pictures}) == 2  # type: ignore[index]


def test_a_large_group_has_one_page_for_each_view_and_the_names_are_together() -> None:
    photographer, group = sections("many", "Group photograph")
    assert pages("many", "Group photograph") == 2
    assert "As the photographer sees it" in words(photographer)
    assert "Front row, from left to right" not in words(photographer)
    assert "As the group stands" in words(group)
    assert all(f"Max Muster {n}" in words(group) for n in range(15))


def test_the_list_says_what_when_who_and_what_must_not_be_in_it() -> None:
    (section,) = sections("plain", "List of photographs")
    said = words(section)
    assert "Takes the photographs: Secondary host Wu Xianli" in said
    assert "Wu Xianli is in the group photograph. Somebody else has to press the button then:" in said
    assert "Group photograph Mon 12 Oct 12:00, before anybody sits down all 7, as on the plan" in said
    assert "Arrival: the handshake at the door" in said
    assert "test reports" in said
    assert "Do not want to be photographed:" in said


def test_the_list_stays_on_one_page_however_long_the_names_are() -> None:
    assert pages("long", "List of photographs") == 1


def test_introductions_are_one_page_with_the_sentences_to_be_said() -> None:
    (section,) = sections("plain", "Introductions and toasts")
    said = words(section)
    for part in (
        "1. Our people to the guests, in English",
        "This is Li Juli, Foreign Trade Department Manager. 李举例",
        "2. The guests to our people, in Chinese",
        "这位是 Muster Armaturen AG 的董事马克斯。 Max Muster",
        "R28, our convention",
        "Li Juli offers the hand first, to Max Muster",
        "3 seconds at most each",
        "1 metre to 1.5 metres ahead",
        "Lunch banquet, Mon 12 Oct 12:00",
        "about 12:10 Sun Fanli Host: welcome, then the toast",
        "then Max Muster Principal guest: answer",
        "Interpreter: Wu Xianli, beside the speaker",
    ):
        assert part in said
    assert pages("plain", "Introductions and toasts") == 1


def test_chinese_pages_say_the_same() -> None:
    (section,) = sections("plain", "介绍与敬酒", "zh-Hans")
    said = words(section)
    assert "1. 向客人介绍我方人员（用英文）" in said
    assert "李举例先伸手，先与马克斯握手，再按职务依次与其他客人握手，每位不超过 3 秒。" in said
    assert "主人致欢迎辞，向主宾敬酒" in said


def test_a_name_that_nobody_can_help_with_has_a_line_to_write_on() -> None:
    (section,) = sections("plain", "Introductions and toasts")
    rows = [one for one in findall(r"<tr>.*?</tr>", section, DOTALL) if "Erika Beispiel" in one]
    assert any("in-line" in one for one in rows)


def test_the_sheet_of_flags_only_on_a_decision() -> None:
    assert sections("plain", "Order of flags") == []
    (section,) = sections("flags", "Order of flags")
    said = words(section)
    assert section.count("<svg") == 4, "two orders, each from both sides"
    assert "1 Switzerland national flag R13: Side that is invited" in said
    assert "Return banquet: the guests invite, so the two sides change places" in said
    assert "No flag hangs upside down." in said
    assert "R13, our convention" in said
    assert pages("flags", "Order of flags") == 1


@pytest.mark.parametrize("edition", ["guest", "driver", "kitchen", "desk"])
def test_none_of_it_reaches_other_readers(edition: Any) -> None:
    text = edition_html(plan(**CHANGES["flags"]), edition, "en", KITS)
    for internal in ("photographer", "R12", "R28", "Order of flags", "offers the hand"):
        assert internal not in text


def test_the_sign_has_names_and_no_rules() -> None:
    text = edition_html(plan(**CHANGES["flags"]), "signs", "en", KITS)
    drawn = [one for one in findall(r"<svg.*?</svg>", text, DOTALL) if "Switzerland" in one]
    assert len(drawn) == 2
    assert "瑞士 Switzerland" in drawn[0]
    assert "R13" not in text

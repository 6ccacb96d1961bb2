"""Whole errands in the handbook: every language, desk and phone, from a server and from a folder."""

from collections.abc import Callable
from typing import Any

import pytest

from playbook.paths import DATA
from playbook.store import load_playbook
from tests.site.conftest import Visitor
from tests.site.searching import search

Visitors = Callable[..., Visitor]
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PLACES = [
    pytest.param("en", DESK, False, id="en-desk-http"),
    pytest.param("en", PHONE, True, id="en-phone-file"),
    pytest.param("zh-Hans", DESK, True, id="zh-Hans-desk-file"),
    pytest.param("zh-Hans", PHONE, False, id="zh-Hans-phone-http"),
    pytest.param("zh-Hant", DESK, False, id="zh-Hant-desk-http"),
    pytest.param("zh-Hant", PHONE, True, id="zh-Hant-phone-file"),
]
#: Words for meeting somebody at the airport that a newcomer may have in mind.
WORDS = {
    "en": ("airport", "name board", "pick-up"),
    "zh-Hans": ("机场", "接站", "xingli"),
    "zh-Hant": ("接站", "機場", "行李"),
}


def at_search(one: Visitor, page_name: str) -> Any:
    page = one.open(page_name)
    button = page.locator("label.md-header__button[for=__search]")
    if button.is_visible():
        button.click()
    return page


@pytest.mark.parametrize(("language", "device", "disk"), PLACES)
def test_a_newcomer_finds_what_to_do_at_the_airport(
    language: str, device: dict[str, Any], disk: bool, visitors: Visitors
) -> None:
    """Three different words lead to the page that says how guests are met, and a hit lands on a step."""
    one = visitors(f"walk-{language}-{len(device)}", disk=disk, **device)
    for typed in WORDS[language]:
        page = at_search(one, f"{language}/index.html")
        assert f"{language}/phases/meeting.html" in search(page, typed), typed
        link = page.locator(f'.md-search-result__link[href*="{language}/phases/"][href*="#"]').first
        goal = link.evaluate("one => one.hash.slice(1)")
        link.evaluate("one => one.click()")
        page.wait_for_url("**/phases/**")
        box = page.locator(f'[id="{goal}"]').bounding_box()
        assert box is not None
        assert -40 <= box["y"] < device["viewport"]["height"], typed
    page = one.open(f"{language}/phases/meeting.html#meet-guests")
    number = load_playbook(DATA).numbers["meet-guests"]
    assert number in page.locator("#meet-guests").inner_text()
    assert one.errors == []
    assert one.outside == []


@pytest.mark.parametrize(("language", "device", "disk"), PLACES)
def test_a_step_number_of_a_kit_leads_to_its_step(
    language: str, device: dict[str, Any], disk: bool, visitors: Visitors
) -> None:
    number = load_playbook(DATA).numbers["file-vehicle-request"]
    one = visitors(f"walk-{language}-{len(device)}", disk=disk, **device)
    page = at_search(one, f"{language}/glossary.html")
    search(page, number)
    link = page.locator('.md-search-result__link[href*="#file-vehicle-request"]').first
    link.evaluate("one => one.click()")
    page.wait_for_url("**/phases/preparation.html**#file-vehicle-request")
    assert page.locator("#file-vehicle-request").inner_text().startswith(number)
    assert page.evaluate("document.documentElement.scrollWidth") <= device["viewport"]["width"]

"""axe finds nothing on any type of page: light on a desk, dark on a phone, search open."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.conftest import Visitor
from tests.site.searching import search

TYPES = (
    "index", "phases/index", "phases/closing", "phases/preparation", "steps", "roles/index",
    "roles/salesperson", "purposes/index", "purposes/complaint", "agenda", "numbers", "forms/index",
    "forms/background-survey", "forms/minutes", "supplies", "principles", "training", "protocol",
    "glossary", "procedures/index", "procedures/overseas", "conditions", "sources/index", "sources/ov",
)  # fmt: skip
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "is_mobile": True, "has_touch": True,
}  # fmt: skip
Visitors = Callable[..., Visitor]


def faults(visitor: Visitor) -> list[str]:
    found = Axe().run(visitor.page).response["violations"]
    nodes = [(one["id"], node) for one in found for node in one["nodes"]]
    return [f"{rule}: {node['target']} {node['failureSummary']}" for rule, node in nodes]


def test_all_types_of_pages_are_listed(pages: dict[str, Any]) -> None:
    """A new page is of a known type, or stands alone and must be in the list."""
    known = {f"en/{name}.html" for name in TYPES}
    kinds = {name.split("/")[0] for name in TYPES if "/" in name}
    english = {name for name in pages if name.startswith("en/")}
    assert {name for name in english - known if name.split("/")[1] not in kinds} == set()


@pytest.mark.parametrize("name", TYPES)
def test_desk_and_light(name: str, visitors: Visitors) -> None:
    one = visitors("desk", **DESK)
    one.open(f"en/{name}.html")
    assert faults(one) == []


@pytest.mark.parametrize("name", TYPES)
def test_phone_and_dark(name: str, visitors: Visitors) -> None:
    one = visitors("dark phone", **PHONE)
    one.open(f"zh-Hans/{name}.html")
    assert faults(one) == []


@pytest.mark.parametrize(("name", "options", "language", "typed"), [
    ("desk", DESK, "en", "vehicle request"), ("dark phone", PHONE, "zh-Hant", "備用金"),
])  # fmt: skip
def test_open_search(
    name: str, options: dict[str, Any], language: str, typed: str, visitors: Visitors
) -> None:
    one = visitors(name, **options)
    page = one.open(f"{language}/index.html")
    if page.locator("label.md-header__button[for=__search]").is_visible():
        page.click("label.md-header__button[for=__search]")
    assert search(page, typed)
    assert page.locator(".md-search-result__item").first.is_visible()
    assert faults(one) == []


def test_a_keyboard_reaches_the_first_hit(visitors: Visitors) -> None:
    page = visitors("keyboard", **DESK).open("en/index.html")
    page.keyboard.press("/")
    page.keyboard.type("petty cash")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")

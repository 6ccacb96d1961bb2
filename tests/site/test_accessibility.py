"""axe finds nothing on any type of page: light on a desk, dark on a phone, search open."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from playbook.paths import ROOT
from tests.site.conftest import Visitor
from tests.site.searching import ANSWERED, search

#: Every thin page, and of every folder pages that are made from items.
THIN = sorted(
    file.relative_to(ROOT / "docs").with_suffix("").as_posix() for file in (ROOT / "docs").rglob("*.md")
)
TYPES = (*THIN, *(f"{name.split('/')[0]}/*" for name in THIN if name.endswith("/index")))
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "is_mobile": True, "has_touch": True,
}  # fmt: skip
Visitors = Callable[..., Visitor]


def faults(visitor: Visitor) -> list[str]:
    found = Axe().run(visitor.page, options={"resultTypes": ["violations"]}).response["violations"]
    nodes = [(one["id"], node) for one in found for node in one["nodes"]]
    return [f"{rule}: {node['target']} {node['failureSummary']}" for rule, node in nodes]


def sample(name: str, language: str, pages: dict[str, dict[str, Any]], part: float) -> str:
    """The page that stands for a type; of items the one at ``part`` by length, 1 being the fullest.

    A folder whose items nobody has written yet has its index only.
    """
    if not name.endswith("/*"):
        return f"{language}/{name}.html"
    folder = f"{language}/{name[:-1]}"
    inside = [page for page in pages if page.startswith(folder) and not page.endswith("/index.html")]
    inside.sort(key=lambda page: len(pages[page]["text"]))
    return inside[int(part * (len(inside) - 1))] if inside else f"{folder}index.html"


def test_every_page_is_of_a_type(pages: dict[str, dict[str, Any]]) -> None:
    english = {name.removeprefix("en/").removesuffix(".html") for name in pages if name.startswith("en/")}
    assert {name for name in english if name not in TYPES and f"{name.split('/')[0]}/*" not in TYPES} == set()


@pytest.mark.parametrize("name", TYPES)
def test_desk_and_light(name: str, visitors: Visitors, pages: dict[str, dict[str, Any]]) -> None:
    one = visitors("desk", **DESK)
    one.open(sample(name, "en", pages, 1))
    assert faults(one) == []


@pytest.mark.parametrize("name", TYPES)
def test_phone_and_dark(name: str, visitors: Visitors, pages: dict[str, dict[str, Any]]) -> None:
    one = visitors("dark phone", **PHONE)
    one.open(sample(name, "zh-Hans", pages, 0.5))
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
    page.wait_for_function(ANSWERED)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")

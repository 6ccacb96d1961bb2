"""What people do on the pages: switch language, tick, filter, come in by the first page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from playbook.paths import DATA
from playbook.store import load_playbook
from tests.site.conftest import Visitor

STEP = "phases/preparation.html#file-vehicle-request"


@pytest.fixture(params=["http", "file"])
def anywhere(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visitor]:
    """A fresh window, once on a server and once on a folder."""
    server = request.param == "http"
    base = request.getfixturevalue("server") if server else request.getfixturevalue("site").as_uri()
    one = Visitor(browser, base, viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield one
    assert one.outside == []
    assert one.errors == []
    one.close()


def test_the_language_switch_stays_on_the_page_and_the_step(anywhere: Visitor) -> None:
    page = anywhere.open(f"en/{STEP}")
    for language in ("zh-Hans", "zh-Hant", "en"):
        page.click(f".hb-languages a[data-language={language}]")
        page.wait_for_url(f"**/{language}/{STEP}")
        assert page.evaluate("document.documentElement.lang") == language
        here = page.locator(".hb-languages [aria-current]").inner_text()
        assert here == {"en": "EN", "zh-Hans": "简", "zh-Hant": "繁"}[language]


def test_ticks_are_remembered_on_every_page_of_the_step(anywhere: Visitor) -> None:
    box = "input[data-tick=file-vehicle-request]"
    page = anywhere.open("en/phases/preparation.html")
    assert page.inner_text("[data-done]") == "0"
    page.check(box)
    assert page.inner_text("[data-done]") == "1"
    for path in ("en/phases/preparation.html", "en/roles/salesperson.html", "zh-Hant/steps.html"):
        assert anywhere.open(path).is_checked(box), path
    page.uncheck(box)
    assert not anywhere.open("en/phases/preparation.html").is_checked(box)


def test_ticks_can_be_cleared(visitor: Visitor) -> None:
    page = visitor.open("en/phases/closing.html")
    boxes = page.locator("input[data-tick]")
    for at in range(3):
        boxes.nth(at).check()
    assert page.inner_text("[data-done]") == "3"
    page.click("[data-clear-ticks]")
    assert page.inner_text("[data-done]") == "0"
    assert visitor.open("en/phases/closing.html").locator("input[data-tick]:checked").count() == 0


def test_ticks_work_where_the_browser_forbids_storage(visitor: Visitor) -> None:
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }});"
    )
    page = visitor.open("en/phases/closing.html")
    page.locator("input[data-tick]").first.check()
    assert page.inner_text("[data-done]") == "1"


def test_role_and_phase_filter_the_steps_together(anywhere: Visitor) -> None:
    playbook = load_playbook(DATA)
    wanted = {
        step.id
        for section in playbook.sections
        for step in section.steps
        if section.phase == "preparation" and "administration-office" in (step.owner, *step.support)
    }
    assert wanted
    page = anywhere.open("en/steps.html")
    total = len(playbook.steps)
    assert page.inner_text("[data-count]") == str(total)
    page.select_option("select[name=role]", "administration-office")
    page.select_option("select[name=phase]", "preparation")
    shown = page.locator("[data-filter-row]:visible input")
    assert set(shown.evaluate_all("boxes => boxes.map(box => box.dataset.tick)")) == wanted
    assert page.inner_text("[data-count]") == str(len(wanted))
    page.reload()
    assert page.locator("[data-filter-row]:visible").count() == len(wanted)


def test_a_filter_without_steps_says_so(visitor: Visitor) -> None:
    playbook = load_playbook(DATA)
    busy = {(role, section.phase) for section in playbook.sections for step in section.steps
            for role in (step.owner, *step.support)}  # fmt: skip
    roles = sorted({role for role, _ in busy})
    role, phase = next((r, p.id) for r in roles for p in playbook.phases if (r, p.id) not in busy)
    page = visitor.open(f"en/steps.html?role={role}&phase={phase}")
    assert page.locator("[data-none]").is_visible()
    assert page.locator("[data-filter-row]:visible").count() == 0


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-GB", "en"), ("zh-CN", "zh-Hans"), ("zh-SG", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"),
     ("de-DE", "zh-Hans")],
)  # fmt: skip
def test_the_first_page_leads_to_the_language_of_the_browser(
    locale: str, language: str, browser: Browser, server: str
) -> None:
    """A language that the handbook lacks gets the company's own."""
    one = Visitor(browser, server, locale=locale)
    one.page.goto(f"{server}/")
    one.page.wait_for_url(f"**/{language}/index.html")
    one.close()


def test_the_first_page_remembers_the_language_chosen(anywhere: Visitor) -> None:
    page = anywhere.open("en/index.html")
    page.click(".hb-languages a[data-language=zh-Hant]")
    page.wait_for_url("**/zh-Hant/index.html")
    # A browser hands what one page stored to the next process a moment later.
    page.wait_for_function("localStorage.getItem('reception-handbook:language') === 'zh-Hant'")
    page.goto(f"{anywhere.base}/index.html")
    page.wait_for_url("**/zh-Hant/index.html")


def test_pages_read_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/en/{STEP}")
    assert page.locator("#file-vehicle-request").is_visible()
    assert not page.locator("button[data-print]").first.is_visible()
    page.goto(f"{server}/")
    page.click("a[hreflang=zh-Hans]")
    page.wait_for_url("**/zh-Hans/index.html")
    context.close()

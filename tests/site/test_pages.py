"""Every page in every language: words, width, links, anchors; and what a phone or a printer shows of them."""

import gzip
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from playbook import walk, words
from playbook.model.base import LANGUAGES, Language
from playbook.model.playbook import Playbook
from playbook.paths import DATA
from playbook.site.links import broken_links
from playbook.store import load_playbook
from tests.site.conftest import Visitor
from tests.site.searching import search

Visitors = Callable[..., Visitor]


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return load_playbook(DATA)


def test_nothing_is_wider_than_a_phone(pages: dict[str, dict[str, Any]]) -> None:
    assert {name: page["wide"] for name, page in pages.items() if page["wide"] > 390} == {}


def test_nothing_is_asked_of_another_machine(pages: dict[str, dict[str, Any]]) -> None:
    assert {name: page["outside"] for name, page in pages.items() if page["outside"]} == {}


def test_no_page_has_a_script_error(pages: dict[str, dict[str, Any]]) -> None:
    assert {name: page["errors"] for name, page in pages.items() if page["errors"]} == {}


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_no_brace_or_word_key_is_left_over(pages: dict[str, dict[str, Any]]) -> None:
    left = re.compile(r"\{[a-z_]+\}|\{\{|\bsite-[a-z]|None\b")
    found = {name: left.findall(page["text"]) for name, page in pages.items()}
    assert {name: some for name, some in found.items() if some} == {}


def test_all_languages_have_the_same_pages(pages: dict[str, dict[str, Any]]) -> None:
    of = {one: {name.split("/", 1)[1] for name in pages if name.startswith(f"{one}/")} for one in LANGUAGES}
    assert of["en"] == of["zh-Hans"] == of["zh-Hant"]
    assert len(of["en"]) > 40


def test_each_language_is_written_in_its_own_script(pages: dict[str, dict[str, Any]]) -> None:
    assert "业务员" in pages["zh-Hans/roles/salesperson.html"]["text"]
    assert "業務員" in pages["zh-Hant/roles/salesperson.html"]["text"]
    assert "业" not in pages["zh-Hant/roles/salesperson.html"]["text"]
    assert not re.search(r"[\u4e00-\u9fff]", pages["en/roles/salesperson.html"]["text"])


def test_a_step_says_who_when_how_and_why(pages: dict[str, dict[str, Any]]) -> None:
    text = pages["en/phases/preparation.html"]["text"]
    step = text[text.index("File the vehicle request") :][:1800]
    parts = ("2 working days before", "Salesperson", "Proof", "Vehicle request", "OV-085", "Applies", "kit")
    for part in parts:
        assert part in step, part


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_its_number_and_its_anchor(language: str, site: Path, playbook: Playbook) -> None:
    """The kit prints both, and points to `phases/<phase>.html#<step>`."""
    for section in playbook.sections:
        html = (site / language / f"phases/{section.phase}.html").read_text(encoding="utf-8")
        for step in section.steps:
            number = playbook.numbers[step.id].replace(".", r"\.")
            heading = rf'<h3[^>]* id="{step.id}"[^>]*><span class="hb-no">{number}</span>'
            assert re.search(heading, html), step.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_stands_on_the_page_of_its_owner(language: str, site: Path, playbook: Playbook) -> None:
    for section in playbook.sections:
        for step in section.steps:
            html = (site / language / f"roles/{step.owner}.html").read_text(encoding="utf-8")
            assert f'href="../phases/{section.phase}.html#{step.id}"' in html, step.id


def test_every_statement_shows_where_it_is_taught(site: Path, playbook: Playbook) -> None:
    for document in playbook.sources:
        html = (site / f"en/sources/{document.document.lower()}.html").read_text(encoding="utf-8")
        rows = dict(re.findall(r'<tr id="([a-z0-9-]+)">(.*?)</tr>', html, re.S))
        assert len(rows) == len(document.statements)
        if document.complete:
            aside = {one.id for one in document.set_aside}
            bare = [key for key, row in rows.items() if "<li><a href" not in row and key.upper() not in aside]
            assert bare == []


def test_every_remark_and_caution_stands_on_a_page(
    pages: dict[str, dict[str, Any]], playbook: Playbook
) -> None:
    shown = " ".join(" ".join(page["text"].split()) for name, page in pages.items() if name.startswith("en/"))
    said = [one for item in walk.items(playbook) for one in (item.remark, item.caution) if one]
    assert len(said) > 50
    assert [one.en for one in said if "{" not in one.en and " ".join(one.en.split()) not in shown] == []


def test_own_steps_stand_in_order_of_time(site: Path) -> None:
    """By hand: the customer is invited first, the visa brings the flight, the car is two days before."""
    html = (site / "en/roles/salesperson.html").read_text(encoding="utf-8")
    own = html[html.index('id="own-steps"') :]
    steps = ("invite-customer", "get-flight-details", "file-vehicle-request")
    places = [own.index(f"#{step}") for step in steps]
    assert places == sorted(places)


def test_the_start_page_has_three_doors_that_lead_on(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    doors = page.locator(".hb-door__first")
    goals = []
    for at in range(doors.count()):
        page = visitor.open("en/index.html")
        page.locator(".hb-door__first").nth(at).click()
        page.wait_for_load_state()
        goals.append((page.url.rsplit("/en/")[1], page.inner_text("h1")))
    assert goals == [
        ("principles.html", "What reception is for"),
        ("trainer.html", "For trainers"),
        ("roles/salesperson.html", "Salesperson"),
    ]


def test_the_flow_leads_to_the_parts(visitor: Visitor, playbook: Playbook) -> None:
    page = visitor.open("en/index.html")
    links = page.locator(".hb-flow a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert len(links) == len(playbook.phases) + len(playbook.sections)
    page.locator(".hb-flow a", has_text="Travel").click()
    page.wait_for_url("**/en/phases/preparation.html#part-travel")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_form_prints_on_one_sheet(language: Language, visitor: Visitor, playbook: Playbook) -> None:
    """Traditional characters fill the same squares as simplified ones: what fits in one fits in the other."""
    visitor.page.emulate_media(media="print")
    for form in playbook.forms:
        page = visitor.open(f"{language}/forms/{form.id}.html")
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(printed.pages) == 1, form.id
        shown = page.locator(".hb-sheet").inner_text()
        assert [one.id for one in form.fields if words.pick(one.label, language) not in shown] == [], form.id


def test_a_form_prints_alone_on_paper(visitor: Visitor) -> None:
    page = visitor.open("en/forms/vehicle-request.html")
    page.emulate_media(media="print")
    assert page.locator(".hb-sheet").is_visible()
    for hidden in ("h1", ".hb-intro", ".md-header", ".md-footer", ".md-sidebar--primary"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_the_first_page_is_light(site: Path, visitor: Visitor) -> None:
    """At most 300 KB as a server sends it, packed; the texts to search come when somebody searches."""
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open("zh-Hans/index.html").wait_for_load_state("networkidle")
    sent = {url.split(visitor.base + "/")[1].split("?")[0] for url in asked if url.startswith(visitor.base)}
    assert sum(len(gzip.compress((site / name).read_bytes())) for name in sent) < 300_000
    assert not any(name.endswith("/texts.js") for name in sent)
    search(visitor.page, "签证", at_once=True)
    assert any(url.endswith("/zh-Hans/search/texts.js") for url in asked)


def test_dark_mode_is_kept(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("label[for=__palette_1]").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page = visitor.open("en/glossary.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_chinese_is_set_in_chinese_type(visitor: Visitor) -> None:
    for language, face in (("zh-Hans", "SC"), ("zh-Hant", "TC")):
        page = visitor.open(f"{language}/index.html")
        assert page.evaluate("document.documentElement.lang") == language
        style = page.evaluate(
            """() => {
              const style = getComputedStyle(document.querySelector('.hb-door > p:nth-child(2)'));
              return [style.fontFamily, parseFloat(style.lineHeight), parseFloat(style.fontSize)];
            }"""
        )
        assert f"Noto Sans CJK {face}" in style[0]
        assert style[1] / style[2] >= 1.7

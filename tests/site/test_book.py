"""The handbook as a book: everything in it that paper can show, each link to a place that exists."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from playbook.checks import sound_course
from playbook.model.base import LANGUAGES, Language
from playbook.paths import DATA
from playbook.site.book import book_html
from playbook.texts import pick
from tests.given import run

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_holds_every_step_role_form_and_rule(language: Language) -> None:
    playbook, course = sound_course(DATA)
    html = book_html(playbook, course, language, "book", NOW)
    for step in playbook.steps:
        assert f'id="phases-{playbook_phase(playbook, step.id)}--{step.id}"' in html, step.id
    for folder in ("roles", "forms", "purposes", "procedures", "schemes", "situations", "contingencies"):
        for item in getattr(playbook, folder):
            assert f'id="{folder}-{item.id}"' in html, (folder, item.id)
            assert pick(item.title, language).split("“")[0].split("'")[0][:6] in html
    for rule in playbook.protocol.rules:
        assert f'id="protocol--{rule.number.lower()}"' in html
    assert html.count('class="seat-plan"') >= 8


def playbook_phase(playbook: object, step: str) -> str:
    sections = playbook.sections  # type: ignore[attr-defined]
    return str(next(one.phase for one in sections if any(each.id == step for each in one.steps)))


def test_links_lead_to_places_in_the_book_and_nothing_needs_a_screen() -> None:
    playbook, course = sound_course(DATA)
    html = book_html(playbook, course, "en", "book", NOW)
    places = set(re.findall(r'\sid="([^"]+)"', html))
    wanted = set(re.findall(r'href="#([^"]+)"', html))
    assert wanted - places == set()
    assert not re.findall(r"<(input|button|select|progress|form|script)\b", html)
    assert "{{" not in html
    assert not re.findall(r'href="(?!#|tel:|mailto:)[^"]*"', html)


@pytest.fixture(scope="module")
def pocket(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    out = tmp_path_factory.mktemp("pocket")
    said = run("book", "--pocket", "--language", "zh-Hant", "--out", out, "--now", "2026-11-22T09:00")
    assert said.returncode == 0, said.stderr
    (file,) = [Path(line) for line in said.stdout.splitlines()]
    assert file.name == "handbook-zh-Hant-pocket.pdf"
    return PdfReader(file)


def test_the_pocket_edition_fits_a_pocket_and_holds_what_one_needs_on_the_spot(pocket: PdfReader) -> None:
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pocket.pages} == {(298, 420)}
    text = "".join(page.extract_text() for page in pocket.pages)
    playbook, _ = sound_course(DATA)
    for number in playbook.company.numbers:
        assert number.number.replace(" ", "") in text.replace(" ", "")
    titles = [one.title for one in playbook.situations] + [one.title for one in playbook.contingencies]
    assert all(pick(one, "zh-Hant")[:4] in text.replace("\n", "") for one in titles)
    assert "握手" in text


def test_contents_have_page_numbers_and_the_document_its_bookmarks_and_tags(pocket: PdfReader) -> None:
    contents = "".join(pocket.pages[at].extract_text() for at in (1, 2))
    assert len(re.findall(r"\.\s*\d+", contents)) > 20
    assert pocket.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert str(pocket.root_object["/Lang"]) == "zh-Hant"
    assert len(list(pocket.outline)) >= 2

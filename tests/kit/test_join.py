"""Sheets rendered apart are one sound document: words, tags, bookmarks, links, fonts, head and foot."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from playbook.paths import KITS
from playbook.render.html import edition_html
from playbook.render.pdf import pdf
from tests.kit.making import plan, printed
from tests.kit.reading import Paper, bare, read, tags

#: A sheet of a kind that none of the shipped ones is yet: it has links and words that look like PDF.
ODD = """
<section class="sheet">
<h1>See 1 0 R (or \\ 2 0 R)</h1>
<p><a href="#far">Turn over</a></p>
<svg width="9" height="9"><title>A square, 3 0 R</title><rect width="9" height="9"/></svg>
<table><thead><tr><th scope="col">First</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>
<h2 id="far" style="break-before: page">Far away</h2>
</section>
<section class="sheet odd-wide"><h2>Wide</h2></section>
<section class="sheet odd-bare"><h2>Bare</h2></section>
"""
ODD_STYLE = """
@page odd-wide { size: A4 landscape; margin: 20mm 10mm; }
.odd-wide { page: odd-wide; }
@page odd-bare { @top-left { content: none } @bottom-left { content: none } @bottom-right { content: none } }
.odd-bare { page: odd-bare; }
"""
SHEETS = ("brief", "guests", "agenda", "seating")


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four shipped sheets, and the odd one twice: in the middle and at the end."""
    folder = tmp_path_factory.mktemp("join") / "kits"
    for name in ("_shared", *SHEETS):
        shutil.copytree(KITS / name, folder / name)
    for name, order in (("odd", 20), ("odd-again", 99)):
        (folder / name).mkdir()
        (folder / name / "template.html.j2").write_text(ODD.replace("far", f"far-{name}"), "utf-8")
        (folder / name / "style.css").write_text(ODD_STYLE, "utf-8")
        (folder / name / "sheet.yml").write_text(
            f"id: {name}\ntitle: {{en: Odd one, zh-Hans: 怪页}}\neditions: [host]\norder: {order}\n", "utf-8"
        )
    return folder


@pytest.fixture(scope="module")
def content(kits: Path) -> bytes:
    return printed(plan(), "host", "en", kits)


@pytest.fixture(scope="module")
def paper(kits: Path, content: bytes) -> Paper:
    (kits / "joined.pdf").write_bytes(content)
    return read(kits / "joined.pdf")


@pytest.fixture(scope="module")
def whole(kits: Path) -> Paper:
    """The same sheets as one document, printed by the renderer without our help."""
    made = plan()
    (kits / "whole.pdf").write_bytes(pdf(edition_html(made, "host", "en", kits), made.now, kits))
    return read(kits / "whole.pdf")


def test_every_page_holds_the_words_that_it_holds_when_printed_in_one_go(paper: Paper, whole: Paper) -> None:
    """But for the foot, where the sheet is named too; head and foot come first or last in either."""
    assert len(paper.pages) == len(whole.pages) >= 13
    for number, (joined, plain) in enumerate(zip(paper.pages, whole.pages, strict=True), 1):
        foot = bare(f"Page {number} of {len(whole.pages)}")
        if number not in bare_pages(paper):
            assert re.search(rf"(1|\d/\d|[a-z])·{foot}", joined), joined[-200:]
        without = [re.sub(rf"[A-Za-z]+(\d/\d)?·{foot}|{foot}", "", text) for text in (joined, plain)]
        assert sorted(without[0]) == sorted(without[1])


def bare_pages(paper: Paper) -> list[int]:
    """Pages that want no head and foot."""
    return [number for number, page in enumerate(paper.pages, 1) if page.startswith("Bare")]


def test_a_page_without_room_for_head_and_foot_has_none(paper: Paper) -> None:
    assert [paper.pages[number - 1] for number in bare_pages(paper)] == ["Bare", "Bare"]


def test_bookmarks_are_those_of_the_whole(paper: Paper, whole: Paper) -> None:
    assert paper.outline == whole.outline
    assert bare("See 1 0 R (or \\ 2 0 R)") in [bare(mark.title) for mark in paper.outline]


def test_the_document_says_of_itself_what_the_whole_says(paper: Paper, whole: Paper) -> None:
    assert paper.about == whole.about
    assert paper.sizes == whole.sizes
    assert (842, 595) in paper.sizes
    for key in ("/Lang", "/MarkInfo", "/ViewerPreferences"):
        assert paper.root[key] == whole.root[key]
    described = [one.root["/Metadata"].get_object().get_data() for one in (paper, whole)]
    assert described[0] == described[1]


def test_tags_are_those_of_the_whole_in_the_same_order(paper: Paper, whole: Paper) -> None:
    """Head and foot are tagged by the renderer, and ours are not: those tags hang on no tree in either."""
    assert [tag["/S"] for tag in tags(paper)] == [tag["/S"] for tag in tags(whole)]
    assert [tag.get("/Alt") for tag in tags(paper)] == [tag.get("/Alt") for tag in tags(whole)]
    assert "A square, 3 0 R" in [tag.get("/Alt") for tag in tags(paper)]


def test_what_is_on_a_page_leads_to_its_tag_and_back(paper: Paper) -> None:
    listed = paper.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    keys = list(listed[::2])
    assert keys == sorted(set(keys))
    parents = dict(zip(keys, listed[1::2], strict=True))
    known = {id(tag): tag for tag in tags(paper)}
    pages: list[Any] = list(paper.reader.pages)
    for page in pages:
        marked = parents[page["/StructParents"]].get_object()
        drawn = re.findall(rb"/MCID (\d+)", page.get_contents().get_data())
        assert [int(one) for one in drawn] == sorted(set(map(int, drawn)))
        assert len(marked) == len(drawn)
        for number, tag in enumerate(marked):
            assert number in tag.get_object()["/K"]
            assert tag.get_object()["/Pg"] == page
            assert id(tag.get_object()) in known
    for tag in known.values():
        for kid in tag["/K"]:
            if not isinstance(kid, int) and "/P" in kid.get_object():
                assert kid.get_object()["/P"].get_object() is tag


def test_headings_of_tables_have_ids_of_their_own(paper: Paper) -> None:
    ids = [tag["/ID"] for tag in tags(paper) if tag["/S"] == "/TH"]
    assert len(ids) == len(set(ids)) > 4
    named = [one for tag in tags(paper) if tag["/S"] == "/TD" for one in tag["/A"]["/Headers"]]
    assert named
    assert set(named) <= set(ids)


def test_a_link_leads_to_its_own_sheet_and_is_tagged(paper: Paper) -> None:
    pages: list[Any] = list(paper.reader.pages)
    notes = [(page, note.get_object()) for page in pages for note in page.get("/Annots", [])]
    assert len(notes) == 2
    places = paper.reader.named_destinations
    listed = paper.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for page, note in notes:
        to = paper.reader.get_destination_page_number(places[note["/Dest"]])
        assert to == pages.index(page) + 1
        assert "Faraway" in paper.pages[to]
        tag = listed[listed.index(note["/StructParent"]) + 1].get_object()
        assert tag["/S"] == "/Link"
    assert {note["/Dest"] for _, note in notes} == {"far-odd", "far-odd-again"}


def test_head_and_foot_are_artifacts(paper: Paper) -> None:
    pages: list[Any] = list(paper.reader.pages)
    for number, page in enumerate(pages, 1):
        drawings = page["/Resources"]["/XObject"]
        if number in bare_pages(paper):
            assert not {"/Head", "/Number"} & set(drawings)
            continue
        over = page["/Contents"][-1].get_object().get_data()
        assert over == b"/Artifact <</Type /Pagination>> BDC /Head Do /Number Do EMC"
        for drawn in (drawings["/Head"], drawings["/Number"]):
            assert b"MCID" not in drawn.get_data()
            assert drawn["/BBox"] == pytest.approx(page["/MediaBox"], abs=0.01)


def test_each_font_is_in_the_file_once_and_holds_all_letters(
    content: bytes, paper: Paper, whole: Paper
) -> None:
    """All of the whole, and the few that the names of sheets at the foot have besides."""
    joined, plain = fonts_of(paper), fonts_of(whole)
    assert joined.keys() == plain.keys()
    assert all(plain[name] <= letters for name, letters in joined.items())
    assert sum(map(len, joined.values())) <= sum(map(len, plain.values())) + 10
    assert len(content) < 1.1 * len(whole.content)


def fonts_of(paper: Paper) -> dict[str, set[str]]:
    """Fonts by name, each with the glyphs that it names letters for. Fails where one is there twice."""
    found: dict[str, tuple[Any, set[str]]] = {}
    pages: list[Any] = list(paper.reader.pages)
    for page in pages:
        resources = page["/Resources"]
        drawings = [one.get_object() for one in resources.get("/XObject", {}).values()]
        for each in (resources, *(one["/Resources"] for one in drawings if "/Resources" in one)):
            for name, font in each.get("/Font", {}).items():
                letters = re.findall(rb"<\w+> <\w+>", font.get_object()["/ToUnicode"].get_data())
                own = found.setdefault(name, (font.get_object(), {one.decode() for one in letters}))
                assert own[0] is font.get_object()
    return {name: letters for name, (_, letters) in found.items()}


def test_the_same_sheets_give_the_same_bytes(kits: Path, content: bytes) -> None:
    assert printed(plan(), "host", "en", kits) == content

"""What a printed pack is as a document: language, title, bookmarks, tags, page numbers, sheets in order."""

import re
from itertools import pairwise
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from playbook.model.base import Language
from playbook.texts import pick
from tests.kit.conftest import Kit, Make, each_example
from tests.kit.making import playbook
from tests.kit.reading import Paper, bare, tags

A4 = (595, 842)


def label(key: str, language: Language) -> str:
    return pick(playbook().words[key], language)


def guest_language(name: str) -> Language:
    return "zh-Hant" if name == "example-complaint" else "en"


def papers(kit: Kit, name: str, language: Language) -> list[tuple[Paper, Language]]:
    return [(kit.host, language), (kit.guest, guest_language(name))]


@each_example("zh-Hans", "en")
def test_language_title_and_size(name: str, language: Language, example: Make) -> None:
    for paper, own in papers(example(name, language), name, language):
        root = paper.root
        assert root["/Lang"] == own
        assert paper.about["/Title"]
        assert root["/ViewerPreferences"].get_object()["/DisplayDocTitle"].value is True
        # upright, or turned for the run sheet
        assert {tuple(sorted(size)) for size in paper.sizes} == {A4}
    titles = {paper.about["/Title"] for paper, _ in papers(example(name, language), name, language)}
    assert len(titles) == 2


@each_example("zh-Hans", "en")
def test_the_file_declares_itself_accessible_and_is_tagged(
    name: str, language: Language, example: Make
) -> None:
    for paper, _ in papers(example(name, language), name, language):
        root = paper.root
        assert root["/MarkInfo"].get_object()["/Marked"].value is True
        described = root["/Metadata"].get_object().get_data().decode("utf-8")
        assert re.search(r"pdfuaid:part(=\"|>)1", described)
        assert all("/StructParents" in page for page in paper.reader.pages)


@each_example("zh-Hans")
def test_headings_follow_each_other_without_a_gap(name: str, language: Language, example: Make) -> None:
    for paper, _ in papers(example(name, language), name, language):
        levels = [int(tag["/S"][2:]) for tag in tags(paper) if re.fullmatch("/H[1-6]", tag["/S"])]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert levels.count(1) == len(paper.sheets())


@each_example("zh-Hans")
def test_cells_of_tables_know_their_headings(name: str, language: Language, example: Make) -> None:
    """In every table that has headings at all, each cell names one; the others are plain lists."""
    for paper, _ in papers(example(name, language), name, language):
        tables = [inside(tag) for tag in tags(paper) if tag["/S"] == "/Table"]
        headed = [cells for cells in tables if any(cell["/S"] == "/TH" for cell in cells)]
        assert headed
        for cells in headed:
            ids = {cell["/ID"] for cell in cells if cell["/S"] == "/TH"}
            for cell in cells:
                if cell["/S"] == "/TD":
                    named = cell["/A"].get_object().get("/Headers", [])
                    assert named
                    assert set(named) <= ids


def inside(table: Any) -> list[Any]:
    """The cells of a table."""
    found: list[Any] = []
    waiting: list[Any] = [table["/K"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, DictionaryObject) and node.get("/S") in ("/TH", "/TD"):
            found.append(node)
        elif isinstance(node, DictionaryObject) and "/K" in node:
            waiting.append(node["/K"])
    return found


#: The timeline; a plan from both ends of the room for the meeting, each dinner or banquet, each further
#: room, and the photograph; the car, which names its driver.
PICTURES = {"example-complaint": 8, "example-goods-inspection": 10, "example-inspection": 10}
NAMED = ("周通例", "Zhou Tongli", "蒋常例", "Jiang Changli")


@each_example("zh-Hans", "en")
def test_pictures_say_in_words_what_they_show(name: str, language: Language, example: Make) -> None:
    figures = [tag for tag in tags(example(name, language).host) if tag["/S"] == "/Figure"]
    assert len(figures) == PICTURES[name]
    for figure in figures:
        said = str(figure["/Alt"])
        assert len(said) > 60
        assert any(name in said for name in NAMED)
    assert len({str(figure["/Alt"]) for figure in figures}) == len(figures)


@each_example("zh-Hans", "en")
def test_pages_are_numbered_of_all(name: str, language: Language, example: Make) -> None:
    for paper, own in papers(example(name, language), name, language):
        before, between, after = label("kit-page-words", own).split("|")
        for number, page in enumerate(paper.pages, 1):
            assert bare(f"{before}{number}{between}{len(paper.pages)}{after}") in page


@each_example("zh-Hans", "en")
def test_every_page_names_company_customer_and_pack(name: str, language: Language, example: Make) -> None:
    for paper, own in papers(example(name, language), name, language):
        for page in paper.pages:
            assert bare(pick(playbook().company.name, own)) in page
        pack = bare(paper.about["/Title"].partition(" · ")[0])
        customer = bare(paper.about["/Title"].partition(" · ")[2])
        assert all(pack in page and customer in page for page in paper.pages)


@each_example("zh-Hans")
def test_the_host_pack_says_internal_on_every_page_and_the_guest_pack_never(
    name: str, language: Language, example: Make
) -> None:
    kit = example(name, language)
    internal = bare(label("kit-internal", language))
    assert all(internal in page for page in kit.host.pages)
    assert internal not in kit.guest.text


#: The sheets of each pack in order, by the label or form that heads them, without people's pages.
HOST = (
    "guests-title", "checklist-title", "agenda-title", "seating-title", "seating-mirror", "room-title",
    "form:minutes", "form:background-survey", "form:vehicle-request", "skipped-title",
)  # fmt: skip
GUEST = (
    "welcome-title", "agenda-title", "who-title", "menu-title", "places-title", "form:minutes",
    "feedback-title",
)  # fmt: skip


def heading(key: str, language: Language) -> str:
    if key.startswith("form:"):
        return pick(next(form.title for form in playbook().forms if form.id == key[5:]), language)
    return label(key, language)


@each_example("zh-Hans", "en")
def test_bookmarks_are_the_sheets_in_order(name: str, language: Language, example: Make) -> None:
    kit = example(name, language)
    for paper, own, expected in ((kit.host, language, HOST), (kit.guest, guest_language(name), GUEST)):
        heads = [bare(head) for head, _ in paper.sheets()]
        places = [
            next(n for n, head in enumerate(heads) if head.startswith(bare(heading(key, own))))
            for key in expected
        ]
        assert places == sorted(places)
        pages = [mark.page for mark in paper.outline if mark.level == 0]
        assert pages == sorted(set(pages))  # each begins a page of its own
    assert bare(kit.host.sheets()[0][0]).startswith(bare(kit.host.about["/Title"].partition(" · ")[2]))
    own_pages = [head for head, _ in kit.host.sheets() if re.search("任务单|Your part", head)]
    assert len(own_pages) >= 3


@each_example("zh-Hans", "en")
def test_bookmarks_lead_to_the_page_that_shows_them(name: str, language: Language, example: Make) -> None:
    for paper, _ in papers(example(name, language), name, language):
        for mark in paper.outline:
            assert bare(mark.title) in paper.pages[mark.page], mark


@each_example("zh-Hans", "en")
def test_the_brief_is_one_page(name: str, language: Language, example: Make) -> None:
    kit = example(name, language)
    assert kit.host.outline[0].page == 0
    assert next(mark.page for mark in kit.host.outline[1:] if mark.level == 0) == 1


@each_example("zh-Hans")
def test_only_fonts_that_the_styles_name_are_used(name: str, language: Language, example: Make) -> None:
    """A Japanese or other fallback face would creep in unseen."""
    named = re.compile(r"Noto-(Sans|Serif)(-Mono)?-CJK-(SC|TC)|DejaVu-?Sans")
    for paper, own in papers(example(name, language), name, language):
        pages: list[Any] = list(paper.reader.pages)
        used = [font for page in pages for font in page["/Resources"]["/Font"].values()]
        fonts = {str(font.get_object()["/BaseFont"]) for font in used}
        assert fonts
        assert all(named.search(font) for font in fonts), fonts
        if own == "zh-Hant":
            assert any("-TC" in font for font in fonts)


@each_example("zh-Hans")
def test_papers_hold_no_script_no_form_and_no_link_out(name: str, language: Language, example: Make) -> None:
    for paper, _ in papers(example(name, language), name, language):
        assert "/AcroForm" not in paper.root
        assert "/OpenAction" not in paper.root
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(paper.root.get("/Names", {}))
        assert all(not _links(page) for page in paper.reader.pages)


def _links(page: Any) -> list[Any]:
    notes = [note.get_object() for note in page.get("/Annots", [])]
    return [note for note in notes if "/URI" in note.get("/A", {})]


@pytest.mark.xdist_group("kit-example-complaint")
def test_a_host_pack_in_traditional_characters(example: Make) -> None:
    paper = example("example-complaint", "zh-Hant").host
    assert paper.root["/Lang"] == "zh-Hant"
    assert label("checklist-title", "zh-Hant") in [head for head, _ in paper.sheets()]
    assert next(mark.page for mark in paper.outline[1:] if mark.level == 0) == 1
    assert "逾期" in paper.text
    assert "來訪" in paper.text
    assert "来访" not in paper.text


@pytest.mark.xdist_group("kit-example-inspection")
def test_no_gap_follows_a_full_width_mark(example: Make) -> None:
    """Such a mark fills a square of which half is blank already."""
    paper = example("example-inspection", "zh-Hans").host
    lines = [line for page in paper.reader.pages for line in page.extract_text().splitlines()]
    assert any("介绍人：周通例" in line for line in lines)
    assert [line for line in lines if re.search(r"[：，；、] +\S", line)] == []

"""Pages as laid out: one page for the brief, nothing cut at an edge or running into its neighbour."""

import itertools
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import weasyprint  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from playbook.model.base import LANGUAGES, Language
from playbook.model.sheet import Edition
from playbook.paths import KITS, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.render.html import edition_html
from playbook.visits import load_visit
from tests.kit.conftest import EXAMPLES, Make, each_example
from tests.kit.making import PLAIN, crowded, plan, playbook, printed
from tests.kit.reading import bare, read

#: Lengths are in CSS pixels; rounding makes boxes differ in the last digits.
TOLERANCE = 0.6
VISITS_TO_LAY_OUT: dict[str, dict[str, Any]] = {
    "crowded": crowded(),
    "nothing-known": {
        "needs": dict.fromkeys(PLAIN["needs"]),
        "choices": dict.fromkeys(PLAIN["choices"]),
        "customer": {"relation": "new", "important": None},
        "confirmed": None,
        "visa_received": None,
    },
    "plain": {},
}


def laid_out(a_plan: VisitPlan, edition: Edition, language: Language, kits: Path = KITS) -> Any:
    html = edition_html(a_plan, edition, language, kits)
    return weasyprint.HTML(string=html, base_url=kits.as_uri() + "/").render()


@pytest.fixture(scope="module")
def brief_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kits folder with the brief alone, which lays out in a second."""
    folder = tmp_path_factory.mktemp("brief") / "kits"
    for name in ("_shared", "brief"):
        shutil.copytree(KITS / name, folder / name)
    return folder


def cut_off(document: Any) -> Iterator[str]:
    """Words and drawings that reach beyond their cell, their column or the page."""
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        right = box.content_box_x() + box.width
        top, bottom = box.content_box_y(), box.content_box_y() + box.height
        for child in box.children:
            if not isinstance(child, boxes.MarginBox):
                yield from _beyond(child, right, (top, bottom), number)
            elif child.at_keyword.startswith("@top"):
                yield from _beyond(child, right, (0, top), number)
            else:
                yield from _beyond(child, right, (bottom, page.height), number)


def _beyond(box: Any, right: float, within: tuple[float, float], page: int) -> Iterator[str]:
    if isinstance(box, boxes.TableCellBox) or (isinstance(box, boxes.BlockBox) and box.is_floated()):
        right = min(right, box.content_box_x() + box.width)
    if isinstance(box, boxes.TextBox) and box.text.strip():
        beyond = box.position_x + box.width > right + TOLERANCE or box.position_x < 0
        below = box.position_y + box.height > within[1] + TOLERANCE
        if beyond or below or box.position_y < within[0] - TOLERANCE:
            yield f"page {page}: {box.text}"
    if isinstance(box, boxes.ReplacedBox) and not box.is_absolutely_positioned():
        wide, high = (
            box.position_x + box.width > right + TOLERANCE,
            box.position_y + box.height > within[1] + TOLERANCE,
        )
        if wide or high:
            yield f"page {page}: a drawing of {box.width:.0f} by {box.height:.0f}"
    for child in getattr(box, "children", ()):
        yield from _beyond(child, right, within, page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VISITS_TO_LAY_OUT)
def test_the_brief_is_one_page_whatever_the_visit(name: str, language: Language, brief_only: Path) -> None:
    document = laid_out(plan(**VISITS_TO_LAY_OUT[name]), "host", language, brief_only)
    assert len(document.pages) == 1
    assert list(cut_off(document)) == []


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("now", ["2026-08-01T09:00", "2026-12-01T09:00"])
def test_the_brief_of_the_examples_is_one_page_at_any_time(
    name: str, language: Language, now: str, brief_only: Path
) -> None:
    """Early, when nothing is late, and after it all, when everything is."""
    visit = load_visit(VISITS / f"{name}.yml", playbook())
    made = make_plan(playbook(), visit, datetime.fromisoformat(now))
    document = laid_out(made, "host", language, brief_only)
    assert len(document.pages) == 1
    assert list(cut_off(document)) == []


def test_the_check_for_cut_words_would_notice_one(brief_only: Path) -> None:
    style = brief_only / "_shared" / "style.css"
    whole = style.read_text(encoding="utf-8")
    try:
        style.write_text(whole.replace("overflow-wrap: anywhere", "white-space: nowrap"), encoding="utf-8")
        assert list(cut_off(laid_out(plan(**crowded()), "host", "en", brief_only))) != []
    finally:
        style.write_text(whole, encoding="utf-8")


@each_example("zh-Hans", "en")
def test_every_page_of_the_examples_has_text_below_its_head(
    name: str, language: Language, example: Make
) -> None:
    for paper in (example(name, language).host, example(name, language).guest):
        furniture = len(bare(paper.about["/Title"])) + 120
        assert all(len(page) > 40 for page in paper.pages)
        short = [n for n, page in enumerate(paper.pages, 1) if len(page) < furniture // 2]
        assert short == []


def test_the_minutes_of_sixty_people_begin_on_their_first_page(tmp_path: Path) -> None:
    for name in ("_shared", "minutes"):
        shutil.copytree(KITS / name, tmp_path / name)
    file = tmp_path / "minutes.pdf"
    file.write_bytes(printed(plan(**crowded()), "host", "zh-Hans", tmp_path))
    first, second, *_ = read(file).pages
    assert "马克西米利安" in first
    assert "马克西米利安" in second


def test_the_seats_of_sixty_people_begin_below_their_heading(tmp_path: Path) -> None:
    for name in ("_shared", "other-seating"):
        shutil.copytree(KITS / name, tmp_path / name)
    file = tmp_path / "seats.pdf"
    visit = plan(**crowded(), seating=["signing", "sofa"])
    file.write_bytes(printed(visit, "host", "zh-Hans", tmp_path))
    headed = [page for page in read(file).pages if "座次座号姓名职务依据" in page]
    assert len(headed) == 2


def test_no_page_ends_below_the_title_of_a_step(tmp_path: Path) -> None:
    for name in ("_shared", "checklist"):
        shutil.copytree(KITS / name, tmp_path / name)
    with (tmp_path / "checklist" / "style.css").open("a", encoding="utf-8") as style:
        style.write("@page { size: 210mm 150mm }")  # more ends of pages, so that every long step meets one
    pages = [
        {id(row.element) for row in page._page_box.descendants() if _is_step(row)}
        for page in laid_out(plan(**crowded()), "host", "zh-Hans", tmp_path).pages
    ]
    assert len(pages) > 4
    assert all(one.isdisjoint(after) for one, after in itertools.pairwise(pages))


def _is_step(box: Any) -> bool:
    return box.element is not None and "k-row" in box.element.get("class", "").split()

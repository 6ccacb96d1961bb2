"""Signs as laid out and printed: sheets in their own size, every word on its face, one card alone."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
import weasyprint  # type: ignore[import-untyped]
from click.testing import CliRunner
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from playbook.cli import main
from playbook.paths import KITS
from playbook.plan import VisitPlan
from playbook.render.html import edition_html
from tests.editions.visits import MARKED
from tests.kit.conftest import Write
from tests.kit.making import ENDLESS, plan
from tests.kit.reading import bare

#: Names in many scripts, with rare characters, and longer than anybody's.
NAMES = [
    "龘䶮𬭊𠮷㐂",
    "Nguyễn Thị Ánh Tuyết",
    "Иван Щёголев",
    "Łukasz Wiśniewski-Dvořák",
    "Maximilian Konstantin von Muster-Beispielhausen zu Hohenmuster",
    ENDLESS,
    "W" * 40,
    "张伟",
]
MM = 96 / 25.4


@pytest.fixture(scope="module")
def laid_out() -> tuple[VisitPlan, Any]:
    guests = [{"name": one, "title": {"en": "Director", "zh-Hans": "董事"}} for one in NAMES]
    made = plan(**{**MARKED, "guests": guests})
    html = edition_html(made, "signs", "en", KITS)
    return made, weasyprint.HTML(string=html, base_url=KITS.as_uri() + "/").render()


def inside(box: Any) -> Iterator[Any]:
    """All boxes within one, also those that are placed and so stand behind a placeholder."""
    for child in getattr(box, "children", ()):
        own = getattr(child, "_box", child)
        yield own
        yield from inside(own)


def faces(document: Any) -> Iterator[Any]:
    for page in document.pages:
        for box in inside(page._page_box):
            if (
                isinstance(box, boxes.BlockBox)
                and box.element is not None
                and "sign-face" in (box.element.get("class") or "").split()
            ):
                yield box


def test_every_sheet_has_the_size_of_its_paper(laid_out: tuple[VisitPlan, Any]) -> None:
    made, document = laid_out
    expected = []
    for one in made.signs:
        each = one.sign.columns * one.sign.rows
        expected += [one.sign.page] * -(-len(one.cards) // each)
    assert [(round(p.width / MM), round(p.height / MM)) for p in document.pages] == expected


def test_no_word_leaves_its_face_and_no_line_runs_into_the_next(laid_out: tuple[VisitPlan, Any]) -> None:
    _, document = laid_out
    found = 0
    for face in faces(document):
        lines = [one for one in inside(face) if isinstance(one, boxes.TextBox)]
        found += len(lines)
        for line in lines:
            assert line.position_x >= face.position_x, line.text
            assert line.position_x + line.width <= face.position_x + face.width, line.text
            assert line.position_y >= face.position_y - 0.5, line.text
            assert line.position_y + line.height <= face.position_y + face.height + 0.5, line.text
        tops = sorted((line.position_y, line.position_y + line.style["font_size"]) for line in lines)
        assert all(foot <= top + 0.5 for (_, foot), (top, _) in pairwise(tops))
    assert found > 100


def test_both_faces_of_a_tent_say_the_same_and_the_upper_one_is_turned(
    laid_out: tuple[VisitPlan, Any],
) -> None:
    made, document = laid_out
    count = sum(len(one.cards) for one in made.signs if one.sign.fold == "tent")
    turned = [one for one in faces(document) if "sign-turned" in one.element.get("class")]
    assert len(turned) == count
    for one in turned:
        assert one.style["transform"]
    texts = [_text(one) for one in faces(document)]
    assert all(_text(one) and texts.count(_text(one)) >= 2 for one in turned)


def _text(face: Any) -> str:
    return bare("".join(one.text for one in inside(face) if isinstance(one, boxes.TextBox)))


def test_every_name_stands_whole_on_place_card_and_badge(laid_out: tuple[VisitPlan, Any]) -> None:
    _, document = laid_out
    texts = [_text(one) for one in faces(document)]
    for name in NAMES:
        # two faces of the place card, one badge
        assert sum(bare(name) in one for one in texts) >= 3, name


# --- the command ---


def test_one_card_is_printed_alone(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["kit", str(write(**MARKED)), "--out", str(out), "--language", "en", "--now", "2026-10-01T09:00"]
    made = CliRunner().invoke(main, [*words, "--card", "place-card-guest-2"])
    assert made.exit_code == 0, made.output
    (file,) = out.iterdir()
    assert file.name == "made-up-signs-place-card-guest-2.pdf"
    (page,) = pypdf.PdfReader(file).pages
    assert bare(page.extract_text()).count("BertBeispiel") == 2
    assert "Anna" not in page.extract_text()


def test_an_unknown_card_is_refused_with_those_there_are(write: Write, tmp_path: Path) -> None:
    words = ["kit", str(write(**MARKED)), "--out", str(tmp_path / "out"), "--language", "en"]
    refused = CliRunner().invoke(main, [*words, "--card", "Nobody"])
    assert refused.exit_code == 1
    assert "no sign or card of this visit is called `Nobody`" in refused.output
    assert "badge-guest-1" in refused.output
    assert not (tmp_path / "out").exists()


def test_an_edition_with_nothing_in_it_is_refused_when_it_is_all_that_is_asked_for(
    write: Write, tmp_path: Path
) -> None:
    words = ["kit", str(write()), "--out", str(tmp_path / "out"), "--language", "en"]
    refused = CliRunner().invoke(main, [*words, "--edition", "driver"])
    assert refused.exit_code == 1
    assert "nothing would stand in driver" in refused.output

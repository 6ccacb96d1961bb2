"""Whatever stands in a visit file is printed as it stands, or refused in words: never run, read or lost.

One visit that is both crowded and hostile is rendered once, every edition of it, and read back.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from playbook.cli import main
from playbook.model.base import Language
from playbook.model.sheet import EDITIONS, Edition
from playbook.paths import KITS
from playbook.plan import VisitPlan
from playbook.render import parts
from playbook.render.html import edition_html, edition_paper
from playbook.render.press import Press
from tests.kit.conftest import as_yaml
from tests.kit.making import NOW, data, plan
from tests.kit.nasty import FORMULAS, GUESTS, NAMES, NASTY, everywhere, names, nasty
from tests.kit.reading import Paper, bare, read
from tests.kit.test_layout import cut_off

pytestmark = pytest.mark.xdist_group("kit-hostile")
ALL: tuple[Edition, ...] = tuple(one for one in EDITIONS if one != "changes")


class Printed(NamedTuple):
    """The papers by edition, and what the renderer laid out beyond an edge."""

    papers: dict[Edition, Paper]
    cut: list[str]


@pytest.fixture(scope="module")
def hostile() -> VisitPlan:
    return plan(**everywhere())


@pytest.fixture(scope="module")
def kit(hostile: VisitPlan, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Every edition in English, each sheet looked at while it is laid out."""
    cut: list[str] = []
    real = vars(parts)["laid_out"]

    @contextmanager
    def watched(html: str, kits: Path) -> Iterator[Any]:
        with real(html, kits) as document:
            cut.extend(cut_off(document))
            yield document

    papers = {one: edition_paper(hostile, one, "en", KITS) for one in ALL}
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "laid_out", watched)
        made = Press(KITS)([one for one in papers.values() if one], NOW)
    for edition, content in zip(papers, made, strict=True):
        (folder / f"{edition}.pdf").write_bytes(content)
    return Printed({one: read(folder / f"{one}.pdf") for one in papers}, cut)


def test_no_word_and_no_drawing_leaves_its_place(kit: Printed) -> None:
    assert kit.cut == []
    assert all(all(paper.pages) for paper in kit.papers.values())


@pytest.mark.parametrize("edition", ["host", "guest", "letters", "driver", "desk", "signs"])
def test_every_guest_stands_in_every_edition_that_names_guests(kit: Printed, edition: Edition) -> None:
    """Letters give the names as passports have them."""
    said = kit.papers[edition].text
    known = everywhere()["guests"]
    written = [one.get("latin", one["name"]) if edition == "letters" else one["name"] for one in known]
    assert len(set(written)) == GUESTS
    assert [one for one in written if not stands(one, said)] == []


def stands(name: str, said: str) -> bool:
    """Letters that join are told by their shapes, in an order of which no reader of PDF makes words again."""
    if any("\u0590" <= letter < "\u1100" for letter in name):
        return all(letter in said for letter in name if letter.isalpha())
    return bare(name) in said


def test_all_writings_are_printed_and_nothing_for_them_is_missing(kit: Printed) -> None:
    assert set(NAMES) <= set(names())
    for edition in ("host", "guest", "signs"):
        assert [one for one in NAMES if not stands(one, kit.papers[edition].text)] == []


def test_everything_nasty_is_printed_as_it_stands(kit: Printed) -> None:
    host, guest = kit.papers["host"].text, kit.papers["guest"].text
    for number, said in enumerate(NASTY):
        assert bare(f"Topic {said}") in host, said
        assert bare(f"Topic {said}") in guest, said
        assert bare(f"Objective {said}") in host, said
        assert bare(f"Remark {said}") in host, said
        assert bare(f"={said}") in host, said  # a cost of the budget
        assert bare(f"Title {nasty(number + 1)}") in guest
        assert bare(nasty(number + 2)) in kit.papers["kitchen"].text  # a diet
    for said in FORMULAS:
        assert bare(f"Remark {said}") in host
    for said in ("Customer " + nasty(0), "Host " + nasty(1), "Session " + nasty(11), "Room " + nasty(15)):
        assert bare(said) in guest
    for said in ("contact " + nasty(4), "background " + nasty(15), "size " + nasty(11), nasty(12)):
        assert bare(said) in host
    assert kit.papers["guest"].about["/Title"].endswith(f"Customer {nasty(0)} {nasty(9)}")


def test_nothing_of_it_is_run_or_carried_along(kit: Printed) -> None:
    for paper in kit.papers.values():
        assert "/AcroForm" not in paper.root
        assert not any("/Annots" in page for page in paper.reader.pages)
        assert "/EmbeddedFiles" not in paper.root.get("/Names", {})


def test_the_kit_of_a_nasty_visit_is_whole(kit: Printed) -> None:
    heads = [head for head, _ in kit.papers["host"].sheets()]
    for expected in ("Checklist", "Agenda", "Budget", "Seating of the meeting", "Steps that do not apply"):
        assert expected in heads


def test_sixty_guests_and_five_hosts_share_one_page_of_plan(kit: Printed) -> None:
    """The drawing stands under its heading, and everybody is listed with the mark of the chair."""
    paper = kit.papers["host"]
    first = next(mark.page for mark in paper.outline if mark.title == "Seating of the meeting")
    assert "Frontoftheroom" in paper.pages[first]
    table = paper.sheet("Seating of the meeting")
    rows = enumerate(names(), 1)
    assert [one for number, one in rows if f"G{number}" not in table or not stands(one, table)] == []


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_no_markup_of_a_visit_reaches_the_pages_as_markup(language: Language) -> None:
    """Of what the file holds, only drawings are markup, and they say everything escaped."""
    made = plan(**everywhere() | {"language": language})
    for edition in ALL:
        html = edition_html(made, edition, language, KITS)
        for tag in ("<script", "<img", "onerror=alert(1)>", "<svg onload", "<style>*", "<!--"):
            assert tag not in html, edition
        for attribute in re.findall(r"<[a-z][^>]*>", html):
            assert "onload" not in re.sub(r'"[^"]*"', "", attribute)


def test_a_sheet_has_the_styles_that_it_uses(hostile: VisitPlan) -> None:
    """Each is rendered with the shared styles and its own: what another sheet brings is not there."""
    styles = {file.parent.name: _classes(file) for file in KITS.glob("*/style.css")}
    lost = [
        (edition, title, name)
        for edition in ALL
        if (paper := edition_paper(hostile, edition, "en", KITS))
        for title, html in zip(paper.titles, paper.sheets, strict=True)
        for given, used in [(_selected(html), _used(html))]
        for name in used - given
        if any(name in own for folder, own in styles.items() if not folder.startswith("_"))
    ]
    assert lost == []


def _classes(file: Path) -> set[str]:
    return _selected(f"<style>{file.read_text(encoding='utf-8')}</style>")


def _selected(html: str) -> set[str]:
    styles = " ".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    bare_rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", styles, flags=re.DOTALL)
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", bare_rules))


def _used(html: str) -> set[str]:
    """Within the sheets: what stands on the body names the edition."""
    inside = html.split("<body", 1)[1].split(">", 1)[1]
    return {name for said in re.findall(r' class="([^"]*)"', inside) for name in said.split()}


#: What the reader of the file or the checks refuse: the value, and a word of the refusal.
REFUSED: list[tuple[str, dict[str, Any] | str, str]] = [
    ("right-to-left override", {"guests": [{"name": "Max \u202egnp.exe", "title": "x"}]}, "U+202E"),
    ("isolate", {"remarks": ["a \u2066b\u2069"]}, "U+2066"),
    ("bell", 'visit: "a"\nremarks: ["a\x07b"]\n', "U+0007"),
    ("escape", 'visit: "a"\nremarks: ["\x1b[31mred"]\n', "U+001B"),
    ("zero", 'visit: "a"\nremarks: ["a\x00b"]\n', "U+0000"),
    ("path in the id", {"visit": "../../etc/passwd"}, "small letters"),
    ("absolute id", {"visit": "/etc/x"}, "small letters"),
    ("hidden id", {"visit": ".bashrc"}, "small letters"),
    ("id with a line break", {"visit": "a\nb"}, "small letters"),
    ("id with letters of other scripts", {"visit": "аcme"}, "small letters"),
    ("empty id", {"visit": ""}, "visit"),
    ("endless id", {"visit": "a" * 10_000}, "60"),
    ("endless name", {"guests": [{"name": "A" * 10_000, "title": "x"}]}, "200"),
    ("too many guests", {"guests": [{"name": "Guest A", "title": "x"} for _ in range(501)]}, "500"),
    ("role that is a path", {"team": {"../x": "zhou-tongli", "main-host": "zhou-tongli"}}, "../x"),
    ("python object", 'visit: !!python/object/apply:os.system ["touch x"]\n', "tag"),
    ("alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nvisit: *b\n", "alias"),
    ("merge key", "visit: a\n<<: {purpose: x}\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "word"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_cannot_be_meant_is_refused_in_words(
    changes: dict[str, Any] | str, word: str, tmp_path: Path
) -> None:
    file = tmp_path / "visit.yml"
    text = changes if isinstance(changes, str) else plainly(data(**changes))
    file.write_text(text, encoding="utf-8")
    said = CliRunner().invoke(main, ["kit", str(file), "--out", str(tmp_path / "out"), "--language", "en"])
    assert said.exit_code == 1, said.output
    assert said.exception is None or isinstance(said.exception, SystemExit)
    assert f"{file}:" in said.stderr
    assert word in said.stderr
    assert "Traceback" not in said.output
    assert max(map(len, said.stderr.splitlines())) < 1000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["visit.yml"]


def plainly(visit: dict[str, Any]) -> str:
    """YAML with characters as they are: the dumper of the tests would write invisible ones as codes."""
    text = as_yaml(visit)
    for code in ("\\u202e", "\\u2066", "\\u2069", "\\u202E"):
        text = text.replace(code, chr(int(code[2:], 16)))
    return text


def test_codes_in_quotation_marks_are_no_way_around(tmp_path: Path) -> None:
    """YAML may write a character as a code: what could not stand there openly cannot stand there so."""
    file = tmp_path / "visit.yml"
    file.write_text(as_yaml(data(remarks=["RLO"])).replace("RLO", "a \\u202e b \\x07"), encoding="utf-8")
    said = CliRunner().invoke(main, ["kit", str(file), "--out", str(tmp_path / "out"), "--language", "en"])
    assert said.exit_code == 1
    assert "U+202E" in said.stderr
    assert not (tmp_path / "out").exists()


def test_names_of_papers_come_from_the_id_alone(tmp_path: Path) -> None:
    """By the command, with no sheet that takes long."""
    file, out = tmp_path / "=x $(touch y).yml", tmp_path / "out"
    file.write_text(as_yaml(everywhere()), encoding="utf-8")
    words = ["kit", str(file), "--out", str(out), "--language", "en", "--edition", "kitchen"]
    said = CliRunner().invoke(main, words)
    assert said.exit_code == 0, said.output
    assert [path.name for path in out.iterdir()] == ["made-up-kitchen.pdf"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["=x $(touch y).yml", "out"]


def test_a_name_that_nobody_has_is_answered_with_a_few_names(tmp_path: Path) -> None:
    """However many guests there are."""
    guests = [{"name": f"Guest {number}", "title": "x"} for number in range(500)]
    file = tmp_path / "visit.yml"
    file.write_text(
        as_yaml(data(guests=guests, meals={"lunch": {"declined": ["Gest 400"]}})), encoding="utf-8"
    )
    said = CliRunner().invoke(main, ["kit", str(file), "--out", str(tmp_path / "out"), "--language", "en"])
    assert said.exit_code == 1
    assert "no guest is called Gest 400" in said.stderr
    assert "Guest 400," in said.stderr
    assert max(map(len, said.stderr.splitlines())) < 1000


def test_as_many_guests_as_a_file_may_name_are_drawn_and_listed() -> None:
    """Where no letter has room any more a drawing leaves it out; the list beside it holds everybody."""
    guests = [{"name": f"Guest No. {number} Muster", "title": "Director"} for number in range(500)]
    html = edition_html(plan(guests=guests, seating=["u-table", "rostrum"]), "host", "en", KITS)
    assert html.count("Guest No. 499 Muster") > 3
    assert re.findall(r'(?:font-size|width|height|[^a-z]r)="-[^"]*"', html) == []

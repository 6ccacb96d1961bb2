"""A template that is wrong, or asks for something outside, never becomes a paper that looks right."""

import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from playbook.model.base import Language
from playbook.model.sheet import EDITIONS, Edition
from playbook.paths import KITS, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.problems import Refused
from playbook.render.glyphs import font_files
from playbook.render.html import edition_paper
from playbook.render.parts import render_part
from playbook.render.pdf import RendererWarning
from playbook.visits import load_visit
from tests.kit.making import NOW, plan, playbook, printed
from tests.kit.reading import bare, read


@pytest.fixture
def kits(tmp_path: Path) -> Path:
    """A kits folder of our own with one sheet: a heading and what a test adds."""
    folder = tmp_path / "kits"
    shutil.copytree(KITS / "_shared", folder / "_shared")
    (folder / "note").mkdir()
    (folder / "note" / "sheet.yml").write_text(
        "id: note\ntitle: {en: Note, zh-Hans: 便条}\neditions: [host]\norder: 1\n", encoding="utf-8"
    )
    return folder


def sheet(kits: Path, body: str, style: str = "") -> Path:
    template = f'<section class="sheet"><h1>Note</h1><p>before</p>{body}<p>after</p></section>\n'
    (kits / "note" / "template.html.j2").write_text(template, encoding="utf-8")
    (kits / "note" / "style.css").write_text(style, encoding="utf-8")
    return kits


def made(kits: Path, a_plan: VisitPlan | None = None, language: Language = "en") -> bytes:
    return printed(a_plan or plan(), "host", language, kits)


def test_a_sound_sheet_is_printed(kits: Path, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(made(sheet(kits, "{{ meta.customer }}", ".sheet { color: #111; }")))
    assert bare("Note before Muster Armaturen AG after") in read(tmp_path / "note.pdf").text


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("", ".sheet { colr: red; }"),
        ("", ".sheet { width: wide; }"),
        ("", ".sheet:unheard-of { color: red; }"),
        ("", "@page { margin: much; }"),
        ("", '@font-face { font-family: X; src: url("gone.ttf"); }'),
        ('<img src="gone.png" alt="gone">', ""),
        ('<a href="#nowhere">there</a>', ""),
        ('<p style="colour: red">x</p>', ""),
    ],
)
def test_any_warning_of_the_renderer_is_an_error(kits: Path, body: str, style: str) -> None:
    """Each time: styles that were read once are remembered, their mistakes are not forgotten."""
    for _ in range(2):
        with pytest.raises(RendererWarning) as warning:
            made(sheet(kits, body, style))
        assert str(warning.value)


@pytest.mark.parametrize(
    "body",
    [
        "<p>one<br>two",
        "<ul><li>one<li>two</ul>",
        "<p>one&nbsp;&middot;&nbsp;two</p>",
        '<p>one</p><svg width="9" height="9"><rect width="9" height="9"/></svg><p>two</p>',
    ],
)
def test_a_company_may_write_html_as_loosely_as_browsers_take_it(
    kits: Path, tmp_path: Path, body: str
) -> None:
    (tmp_path / "note.pdf").write_bytes(made(sheet(kits, body)))
    said = read(tmp_path / "note.pdf").text
    assert said.index("before") < said.index("one") < said.index("two") < said.index("after")


def test_what_a_font_rule_loads_belongs_to_its_own_sheet(kits: Path) -> None:
    """A font of the company's own, exchanged between two documents of one process."""
    files = {file.name: file for file in font_files()}
    style = '@font-face { font-family: Own; src: url("note/own.ttf"); } .own { font-family: Own; }'
    parts = []
    for name in ("DejaVuSans.ttf", "NotoSansGeorgian-Regular.ttf"):
        shutil.copy(files[name], kits / "note" / "own.ttf")
        paper = edition_paper(plan(), "host", "en", sheet(kits, '<p class="own">our letters</p>', style))
        assert paper is not None
        parts.append(render_part(paper.sheets[0], kits))
    first, second = ({use.widths[one] for use in part.fonts.values() for one in use.widths} for part in parts)
    assert first != second


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_shipped_sheets_are_written_as_xml(edition: Edition) -> None:
    """Which is read fifty times as fast as HTML: see ``playbook.render.pdf``."""
    visit = load_visit(VISITS / "example-inspection.yml", playbook())
    paper = edition_paper(make_plan(playbook(), visit, NOW), edition, "zh-Hans", KITS)
    assert paper is not None
    for html in paper.sheets:
        root = ElementTree.fromstring(html.strip())  # noqa: S314 - our own
        assert root.find("head") is not None
        assert root.find(".//svg") is None, "a picture names its namespace"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{{ nonsense }}", "'nonsense' is undefined"),
        ("{{ meta.nonsense }}", "no attribute 'nonsense'"),
        ("{{ brief.guests.shown[99].title }}", "99"),
        ("{% for one in nonsense %}{% endfor %}", "'nonsense' is undefined"),
        ("{{ m.nonsense() }}", "nonsense"),
    ],
)
def test_an_unknown_name_is_refused_with_its_line(kits: Path, body: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        made(sheet(kits, f"\n\n{body}"))
    (one,) = refused.value.problems
    assert one.rule == "template-undefined"
    assert one.line("en").startswith("kits/note/template.html.j2:3:1: error: ")
    assert words in one.line("en")
    assert "模板" in one.line("zh-Hans")


def test_a_template_that_cannot_be_read_is_refused_with_its_line(kits: Path) -> None:
    with pytest.raises(Refused) as refused:
        made(sheet(kits, "\n{% for %}"))
    (one,) = refused.value.problems
    assert one.line("en").startswith("kits/note/template.html.j2:2:1: error: ")


def test_a_sheet_without_template_is_refused(kits: Path) -> None:
    with pytest.raises(Refused) as refused:
        made(kits)
    assert refused.value.problems[0].line("en").startswith("kits/note/template.html.j2: error: ")


def test_every_mistake_in_the_sheets_own_data_is_refused(kits: Path) -> None:
    (sheet(kits, "") / "note" / "sheet.yml").write_text(
        "id: other\ntitle: {en: Note}\neditions: [visitor]\norder: 1\n", encoding="utf-8"
    )
    with pytest.raises(Refused) as refused:
        made(kits)
    assert len(refused.value.problems) >= 2
    assert all(one.place.file == "kits/note/sheet.yml" for one in refused.value.problems)


# --- nothing from outside -----------------------------------------------------------------------------


class _Counting(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine, and what it was asked for."""
    asked: list[str] = []
    handler = type("Handler", (_Counting,), {"asked": asked})
    with http.server.ThreadingHTTPServer(("localhost", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}", asked
        server.shutdown()


ASKING = [
    ('<img src="{url}/a.png" alt="x">', ""),
    ('<link rel="stylesheet" href="{url}/a.css">', ""),
    ('<link rel="attachment" href="{url}/a.txt">', ""),
    ('<object data="{url}/a.svg" type="image/svg+xml"></object>', ""),
    ('<embed src="{url}/a.svg" type="image/svg+xml">', ""),
    ('<svg width="9" height="9"><image href="{url}/a.png" width="9" height="9"/></svg>', ""),
    ("", '@import "{url}/a.css";'),
    ("", '.sheet {{ background: url("{url}/a.png"); }}'),
    ("", 'p {{ display: list-item; list-style-image: url("{url}/a.png"); }}'),
    ("", 'p::before {{ content: url("{url}/a.png"); }}'),
    ("", '@font-face {{ font-family: "Own"; src: url("{url}/a.ttf"); }} .sheet {{ font-family: "Own"; }}'),
]


@pytest.mark.parametrize(("body", "style"), ASKING)
def test_the_network_is_never_asked(
    kits: Path, outside: tuple[str, list[str]], body: str, style: str
) -> None:
    url, asked = outside
    with pytest.raises(RendererWarning):
        made(sheet(kits, body.format(url=url), style.format(url=url)))
    assert asked == []


WAYS = (
    "{outside}",
    "../secret",
    "{kits}/note/../../secret",
    "{kits}/note/%2e%2e/%2e%2e/secret",
    "{kits}/link",
)


@pytest.mark.parametrize(
    ("body", "style", "way"),
    [(*one, WAYS[0]) for one in ASKING]
    + [(*one, way) for one in (ASKING[0], ASKING[-1]) for way in WAYS[1:]],
)
def test_files_outside_the_kits_folder_are_never_read(
    kits: Path, tmp_path: Path, body: str, style: str, way: str
) -> None:
    """A secret beside the folder, reached by its path, by dots, by coded dots and by a link."""
    where = way.format(outside=secret(tmp_path, kits).as_uri(), kits=kits.as_uri())
    with pytest.raises(RendererWarning) as warning:
        made(sheet(kits, body.format(url=where), style.format(url=where)))
    # an import so far down is refused for its place already, a drawing says only that it failed
    assert "may not load" in str(warning.value) or "@import" in style or "<svg" in body


@pytest.mark.parametrize("way", WAYS[:2])
def test_pictures_of_other_files_are_left_out(kits: Path, tmp_path: Path, way: str) -> None:
    """The renderer never follows ``use`` to another file; should it begin to, this test tells."""
    where = way.format(outside=secret(tmp_path, kits).as_uri(), kits=kits.as_uri())
    (tmp_path / "note.pdf").write_bytes(
        made(sheet(kits, f'<svg width="99" height="99"><use href="{where}/a.svg#x"/></svg>'))
    )
    assert bare("before after") in read(tmp_path / "note.pdf").text
    assert "SECRET" not in read(tmp_path / "note.pdf").text


def secret(tmp_path: Path, kits: Path) -> Path:
    folder = tmp_path / "secret"
    folder.mkdir()
    for name in ("a.png", "a.css", "a.txt", "a.svg", "a.ttf"):
        (folder / name).write_text(
            '<svg xmlns="http://www.w3.org/2000/svg"><text id="x" y="9">SECRET</text></svg>', encoding="utf-8"
        )
    (kits / "link").symlink_to(folder)
    return folder

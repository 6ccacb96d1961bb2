"""Whatever stands in a visit file is printed as it stands, or refused in words: never run, read or lost."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from playbook.cli import main
from playbook.paths import KITS
from playbook.render.html import edition_html
from tests.kit.conftest import Kit, Make, as_yaml
from tests.kit.making import data, plan
from tests.kit.reading import bare

#: Each does harm somewhere: in HTML, attributes, CSS, templates, format strings, shells, spreadsheets, paths.
NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><style>*{display:none}</style>",
    "</title></head><body>",
    "<!-- lost",
    "--><!--",
    "]]>",
    "&lt;b&gt; &amp; &#0; &unknown;",
    "{{ 7 * 7 }} {% for x in y %}",
    "{{ config.__class__.__mro__ }}",
    "{company} {due} {0} {x!r} %s %(x)s ${HOME}",
    "}{ {{}} {",
    'url("file:///etc/passwd")',
    "file:///etc/passwd http://localhost:9/x.png",
    "@import url(//localhost:9/a.css);",
    "expression(alert(1)); color: red; }",
    "\\22 \\00003c \\n \\u0000",
    "../../../../etc/passwd C:\\CON\\..\\x",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE visits; --",
    "$(touch x) `id` | rm -rf x",
    "NaN null None true Infinity 1e309 0x7f",
    "`code` **bold** [link](x) <https://example.com>",
)


def nasty(number: int) -> str:
    return NASTY[number % len(NASTY)]


def everywhere() -> dict[str, Any]:
    """A visit with something nasty in every entry that takes words; names need a letter and have one."""
    guests = [
        {"name": f"Guest {nasty(n)}", "latin": f"Latin {nasty(n + 7)}", "chinese": f"客人 {nasty(n + 3)}",
         "title": {"en": f"Title {nasty(n + 1)}", "zh-Hans": f"职务 {nasty(n + 1)}"}, "diet": nasty(n + 2),
         "note": nasty(n + 4), "languages": [nasty(n + 5)]}
        for n in range(len(NASTY))
    ]  # fmt: skip
    return data(
        customer={
            "name": f"Customer {nasty(0)} {nasty(9)}", "chinese": f"客户 {nasty(3)}", "relation": "new",
            **{key: f"{key} {nasty(n)}" for n, key in enumerate(
                ("contact", "phone", "fax", "email", "website", "address", "founded", "size", "products",
                 "influence", "suppliers_in_china", "background"), 4)},
        },
        guests=guests,
        objectives=[f"Objective {one}" for one in NASTY],
        arrives={"at": "2026-10-12 07:40", "by": "air", "number": nasty(13), "place": f"Place {nasty(12)}"},
        leaves={
            "at": "2026-10-13 19:00", "by": "rail", "number": nasty(2), "place": nasty(4),
            "next_stop": nasty(8),
        },
        needs={"pick_up": "yes", "hotel": "yes"},
        hotel=f"Hotel {nasty(13)}",
        meeting={"topics": [f"Topic {one}" for one in NASTY], "room": "conference-room-1"},
        meals={"lunch": {"place": nasty(18)}},
        sessions=[{"title": f"Session {nasty(11)}", "start": "2026-10-12 14:00", "end": "2026-10-12 15:00",
                   "room": f"Room {nasty(15)}"}],
        remarks=[f"Remark {one}" for one in NASTY],
        interpreter={"name": f"Interpreter {nasty(6)}", "title": nasty(16)},
        team={
            "main-host": {
                "name": f"Host {nasty(1)}", "title": nasty(10), "phone": nasty(21), "email": nasty(5),
            }
        },
    )  # fmt: skip


pytestmark = pytest.mark.xdist_group("kit-hostile")


@pytest.fixture(scope="module")
def kit(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The kit of that visit."""
    file = tmp_path_factory.mktemp("hostile") / "hostile.yml"
    file.write_text(as_yaml(everywhere()), encoding="utf-8")
    return make(file, "en")


def test_everything_nasty_is_printed_as_it_stands(kit: Kit) -> None:
    for number, said in enumerate(NASTY):
        assert bare(f"Topic {said}") in kit.host.text, said
        assert bare(f"Topic {said}") in kit.guest.text, said
        assert bare(f"Guest {said}") in kit.guest.text, said
        assert bare(f"Objective {said}") in kit.host.text, said
        assert bare(f"Remark {said}") in kit.host.text, said
        assert bare(f"Title {nasty(number + 1)}") in kit.guest.text
    for said in (
        nasty(13),
        "Customer " + nasty(0),
        "Host " + nasty(1),
        "Session " + nasty(11),
        "Room " + nasty(15),
    ):
        assert bare(said) in kit.guest.text
    for said in ("contact " + nasty(4), "background " + nasty(15), "size " + nasty(11), nasty(12)):
        assert bare(said) in kit.host.text
    assert kit.guest.about["/Title"].endswith(f"Customer {nasty(0)} {nasty(9)}")


def test_the_kit_of_a_nasty_visit_is_whole(kit: Kit) -> None:
    heads = [head for head, _ in kit.host.sheets()]
    for expected in ("Checklist", "Agenda", "Seating of the meeting", "Steps that do not apply"):
        assert expected in heads
    for paper in (kit.host, kit.guest):
        assert "/AcroForm" not in paper.root
        assert not any("/Annots" in page for page in paper.reader.pages)
        assert "/EmbeddedFiles" not in paper.root.get("/Names", {})


def test_no_markup_of_a_visit_reaches_the_pages_as_markup() -> None:
    """Of what the file holds, only the drawing of the table is markup, and it says everything escaped."""
    changes = everywhere()
    for edition in ("host", "guest"):
        html = edition_html(plan(**changes), edition, "en", KITS)
        for tag in ("<script", "<img", "onerror=alert(1)>", "<svg onload", "<style>*", "<!--"):
            assert tag not in html


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


def test_names_of_papers_come_from_the_id_alone(kit: Kit) -> None:
    folder = Path(kit.host.path).parent
    assert sorted(path.name for path in folder.glob("*.pdf")) == ["made-up-guest.pdf", "made-up-host.pdf"]
    assert not [path for path in folder.iterdir() if path.suffix not in (".pdf", ".json")]

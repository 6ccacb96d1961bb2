"""What the fonts hold is printed, what they lack is refused with its place, also when fonts are missing."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from playbook import yamlio
from playbook.cli import main
from playbook.paths import DATA
from playbook.problems import Refused
from playbook.render import glyphs
from playbook.texts import to_traditional
from tests.kit.conftest import Write

NAMES_THAT_PRINT = [
    "王小明",
    "龘䶮𬭊𠮷㐂",  # rare characters of Chinese names, some outside the basic plane
    "김철수",
    "やまだ カナ",
    "Иван Щёголев",
    "Ελένη Παπαδοπούλου",
    "Łukasz Wiśniewski",
    "Jiří Dvořák",
    "Ștefan Țîrțău",
    "Şükrü Ağaoğlu İnci",
    "Nguyễn Thị Ánh Tuyết",
    "Þórður Guðmundsdóttir",
    "Jose\u0301 Nu\u0301n\u0303ez",  # letters and accents apart, as some machines type them
    "محمد بن علي",
    "דנה לוי",
    "สมชาย ใจดี",
    "राम कुमार शर्मा",
    "நாராயணன்",
    "ချမ်းမြေ့",
    "សុខា",
    "სოფიო",
    "Անի",
    "O’Brien–Smith №5 (Müller & Söhne) ½ €",
]


def one_guest(name: str, title: str = "Director") -> dict[str, Any]:
    return {"guests": [{"name": name, "latin": "Max Muster", "title": title}]}


#: Field, what stands there, the code that has to be named, what else is named, and its line in the file.
REFUSED: list[tuple[str, dict[str, Any], str, str, str]] = [
    ("guests[1].name", one_guest("ᠪᠠᠲᠤ"), "U+182A", "ᠪᠠᠲᠤ", '- "name": '),
    ("guests[1].name", one_guest("བཀྲ་ཤིས"), "U+0F40", "བཀྲ་ཤིས", '- "name": '),
    ("guests[1].title", one_guest("Ida Muster", "Chief 😀"), "U+1F600", "Ida Muster", "Chief"),
    ("customer.name", {"customer": {"name": "Muster \ue000 AG"}}, "U+E000", "Muster · AG", "Muster "),
    ("meeting.topics[2]", {"meeting": {"topics": ["Prices", "Mongol ᠮᠣ"]}}, "U+182E", "Mongol", "Mongol"),
    ("remarks[1].en", {"remarks": [{"en": "Snow ཁ", "zh-Hans": "雪"}]}, "U+0F41", "Snow", "Snow"),
    ("arrives.number", {"arrives": {"number": "XX\u200e1"}}, "U+200E", "XX·1", "XX"),
]


@pytest.mark.parametrize("name", NAMES_THAT_PRINT)
def test_names_that_the_fonts_hold_pass(name: str, write: Write) -> None:
    glyphs.check_glyphs(write(guests=[{"name": name, "latin": "Max Muster", "title": "Director"}]))


@pytest.mark.parametrize(("field", "changes", "code", "words", "line"), REFUSED)
def test_what_no_font_holds_is_refused_before_anything_is_written(
    field: str, changes: dict[str, Any], code: str, words: str, line: str, write: Write, tmp_path: Path
) -> None:
    file, out = write(**changes), tmp_path / "out"
    said = CliRunner().invoke(main, ["kit", str(file), "--out", str(out), "--language", "en"])
    assert said.exit_code == 1, said.output
    (first, hint, count) = said.stderr.splitlines()
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(n for n, text in enumerate(lines, 1) if line in text)
    assert first.startswith(f"{file}:{number}:")
    assert "error: the fonts cannot print" in first
    for part in (field, code, words):
        assert part in first
    assert "Latin letters" in hint
    assert count == "1 to correct"
    assert not out.exists()


def test_all_of_a_files_characters_are_refused_at_once_and_in_chinese(write: Write, tmp_path: Path) -> None:
    file = write(
        customer={"name": "ᠪᠠᠲᠤ"},
        guests=[{"name": "བཀྲ", "latin": "Tashi", "title": "Director"}],
    )
    said = CliRunner().invoke(
        main, ["kit", str(file), "--out", str(tmp_path / "out"), "--language", "zh-Hans"]
    )
    assert said.exit_code == 1
    assert said.stderr.count("字体无法打印") == 2
    assert "共 2 处需要修改" in said.stderr


def test_names_of_our_own_people_are_checked_too(tmp_path: Path, write: Write) -> None:
    company = tmp_path / "company.yml"
    company.write_text("people:\n  - name: 王例\n    latin: ᠸᠠᠩ\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        glyphs.check_glyphs(write(), company)
    (one,) = refused.value.problems
    assert one.line("en").startswith(f"{company}:3:5: error: the fonts cannot print")
    assert "people[1].latin" in one.line("en")
    assert "王例" in one.line("en")


@pytest.mark.parametrize("missing", ["all", "bold", "heading"])
def test_without_fonts_nothing_is_printed(
    missing: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = glyphs._find
    hidden = {"all": "", "bold": "NotoSansCJK-Bold", "heading": "NotoSerifCJK"}[missing]
    monkeypatch.setattr(glyphs, "_find", lambda name: None if name.startswith(hidden) else real(name))
    glyphs.printable.cache_clear()
    try:
        said = CliRunner().invoke(
            main, ["kit", str(write()), "--out", str(tmp_path / "out"), "--language", "en"]
        )
    finally:
        glyphs.printable.cache_clear()
    assert said.exit_code == 1
    assert "fonts-noto-cjk" in said.stderr
    assert hidden in said.stderr
    assert "Traceback" not in said.output
    assert not (tmp_path / "out").exists()


def test_without_the_stand_in_its_letters_are_refused_and_chinese_still_prints(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = glyphs._find
    monkeypatch.setattr(glyphs, "_find", lambda name: None if name.startswith("DejaVu") else real(name))
    glyphs.printable.cache_clear()
    try:
        glyphs.check_glyphs(write(guests=[{"name": "王小明", "title": "Müller"}]))
        with pytest.raises(Refused):
            glyphs.check_glyphs(write(guests=[{"name": "Jiří Dvořák", "title": "Director"}]))
    finally:
        glyphs.printable.cache_clear()


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.yml")), ids=lambda path: path.stem)
def test_everything_we_ship_can_be_printed(file: Path) -> None:
    """In traditional characters too, which no file holds and OpenCC makes."""
    document = yamlio.read(file)
    for path, said in glyphs._strings(document):
        for text in (said, to_traditional(said)):
            lacking = {
                letter
                for letter in text
                if ord(letter) not in glyphs.printable() and letter not in glyphs._UNSEEN
            }
            assert not lacking, (document.place(path).dotted, lacking)

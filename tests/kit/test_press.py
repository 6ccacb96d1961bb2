"""A kit made again renders only what changed, and what is kept meanwhile is nobody's but the user's."""

import os
import shutil
import stat
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from playbook import checks
from playbook.cache import Cache
from playbook.cli import main
from playbook.kits import Wanted, make_kit
from playbook.model.sheet import Edition
from playbook.paths import KITS
from playbook.render.html import edition_paper
from playbook.render.press import Press
from tests.kit.conftest import Write
from tests.kit.making import NOW, plan, playbook, visit
from tests.kit.reading import bare, read

MAX = {"name": "Max Muster", "title": "Director"}
#: Two papers of one sheet each: quick to print.
EDITIONS: tuple[Edition, ...] = ("desk", "kitchen")


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(KITS, Cache(tmp_path / "cache"))


def made(press: Press, out: Path, now: datetime = NOW, **changes: Any) -> dict[str, bytes]:
    """The two papers of a visit."""
    files = make_kit(playbook(), visit(**changes), now, "en", out, Path("visit.yml"), Wanted(EDITIONS), press)
    return {file.name: file.read_bytes() for file in files}


def test_a_kit_made_again_renders_nothing_and_is_the_same(press: Press, tmp_path: Path) -> None:
    first = made(press, tmp_path / "first")
    assert press.rendered == len(first) == 2
    assert made(press, tmp_path / "second") == first
    assert press.rendered == 2
    assert made(Press(KITS), tmp_path / "third") == first  # and the same as without cache


def test_another_minute_renders_nothing_and_is_told_on_the_page(press: Press, tmp_path: Path) -> None:
    made(press, tmp_path)
    made(press, tmp_path / "later", NOW + timedelta(minutes=1))
    assert press.rendered == 2
    before, after = (read(one / "made-up-desk.pdf").text for one in (tmp_path, tmp_path / "later"))
    assert (bare("09:00") in before, bare("09:01") in before) == (True, False)
    assert bare("09:01") in after


def test_a_changed_guest_renders_the_sheets_that_name_the_guest(press: Press, tmp_path: Path) -> None:
    """The desk reads names and titles, the kitchen how many come and what they eat."""
    first = made(press, tmp_path)
    other = made(press, tmp_path / "other", guests=[MAX | {"title": "Chairman"}])
    assert press.rendered == 3
    assert other["made-up-kitchen.pdf"] == first["made-up-kitchen.pdf"]
    assert "Chairman" in read(tmp_path / "other" / "made-up-desk.pdf").text


def test_many_processes_print_the_same_as_one(press: Press, tmp_path: Path) -> None:
    alone = made(Press(KITS), tmp_path / "alone")
    press.jobs = 3
    assert made(press, tmp_path / "together") == alone
    assert made(press, tmp_path / "again") == alone
    assert press.rendered == 2


def test_a_damaged_sheet_is_rendered_again_and_mended(press: Press, tmp_path: Path) -> None:
    paper = edition_paper(plan(), "desk", "en", KITS)
    assert paper is not None
    first = press([paper], NOW)
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    for number, damaged in enumerate((b"", b"x" * 40, whole[:-1], whole[:40] + b"?" + whole[41:]), 2):
        file.write_bytes(damaged)
        for _ in range(2):
            assert press([paper], NOW) == first
            assert press.rendered == number
        assert file.read_bytes() == whole


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX knows them")
def test_nobody_else_can_read_what_is_kept(press: Press, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        (tmp_path / "cache").mkdir(mode=0o777)
        made(press, tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    files = list((tmp_path / "cache").iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_without_a_place_to_keep_sheets_kits_are_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", "utf-8")
    assert len(made(Press(KITS, Cache(tmp_path / "cache")), tmp_path / "out")) == 2


def test_old_sheets_and_too_many_are_deleted(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for age, name in enumerate("abcd"):
        cache.put(name, bytes(100))
        os.utime(next(tmp_path.glob(f"{name}*")), (10**9 - age,) * 2)
    cache.put("new", bytes(100))
    size = next(tmp_path.glob("new*")).stat().st_size
    cache.prune(days=10**6, size=3 * size)
    assert [name for name in (*"abcd", "new") if cache.get(name)] == ["a", "b", "new"]
    cache.prune(days=1)
    assert [name for name in ("a", "b", "new") if cache.get(name)] == ["a", "b", "new"]  # asked for just now
    os.utime(next(tmp_path.glob("a*")), (10**9,) * 2)
    cache.prune(days=1)
    assert [name for name in ("a", "b", "new") if cache.get(name)] == ["b", "new"]


def test_a_picture_that_is_exchanged_is_printed_anew(tmp_path: Path) -> None:
    kits = tmp_path / "kits"
    shutil.copytree(KITS / "_shared", kits / "_shared")
    (kits / "note").mkdir()
    (kits / "note" / "sheet.yml").write_text(
        "id: note\ntitle: {en: Note, zh-Hans: 便条}\neditions: [host]\norder: 1\n", "utf-8"
    )
    template = '<section class="sheet"><h1>Note</h1><img src="note/picture.svg" alt="One"></section>'
    (kits / "note" / "template.html.j2").write_text(template, "utf-8")
    picture = kits / "note" / "picture.svg"
    press = Press(kits, Cache(tmp_path / "cache"))

    def note() -> bytes:
        paper = edition_paper(plan(), "host", "en", kits)
        assert paper is not None
        return press([paper], NOW)[0]

    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>', "utf-8")
    first = note()
    assert note() == first
    assert press.rendered == 1
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9"></svg>', "utf-8")
    assert note() != first
    assert press.rendered == 2


def test_the_command_keeps_sheets_unless_told_not_to(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(checks, "sound_playbook", lambda _: playbook())
    words = ["kit", str(write()), "--edition", "desk", "--now", "2026-10-01T09:00", "--out"]
    kept: list[list[str]] = []
    for more in (["a", "--no-cache"], ["b"], ["c"]):
        said = CliRunner().invoke(main, [*words, str(tmp_path / more[0]), *more[1:]])
        assert said.exit_code == 0, said.output
        kept.append(sorted(file.name for file in (tmp_path / "home").rglob("*.part")))
    assert [len(names) for names in kept] == [0, 1, 1]
    papers = {(tmp_path / out / "made-up-desk.pdf").read_bytes() for out in "abc"}
    assert len(papers) == 1
    doctor = CliRunner().invoke(main, ["doctor", "--language", "en"]).output
    assert f"MB, {tmp_path / 'home'}" in doctor

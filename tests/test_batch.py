"""Many kits in one go: each whole or not at all, and a bad file costs nobody else a kit."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from playbook.batch import Order, make_kits, visit_files
from playbook.kits import Wanted
from playbook.problems import Refused
from playbook.terminal import with_progress
from tests.given import run
from tests.kit.conftest import as_yaml
from tests.kit.making import NOW, data
from tests.kit.reading import read


def write(folder: Path, name: str, **changed: Any) -> Path:
    file = folder / name
    file.write_text(as_yaml(data(**changed)), encoding="utf-8")
    return file


def test_good_kits_are_made_and_bad_files_are_told(tmp_path: Path) -> None:
    """The desk's edition alone, which is a single page."""
    visits = tmp_path / "visits"
    visits.mkdir()
    write(visits, "a.yml", visit="alpha")
    write(visits, "b.yml", visit="beta", purpose="nonsense")
    write(visits, "c.yml", visit="gamma")
    write(visits, "d.yml", visit="same")
    write(visits, "e.yml", visit="same")
    (visits / "f.yml").write_text("visit: [", encoding="utf-8")
    out = tmp_path / "out"
    order = Order(out, "en", NOW, Wanted(("desk",)))
    found = {one.file.name: one for one in make_kits(visit_files(visits), order, 2)}
    assert sorted(found) == ["a.yml", "b.yml", "c.yml", "d.yml", "e.yml", "f.yml"]
    assert [name for name, one in found.items() if one.trace] == []
    assert {name for name, one in found.items() if one.made} == {"a.yml", "c.yml"}
    assert sorted(file.name for file in out.iterdir()) == ["alpha-desk.pdf", "gamma-desk.pdf"]
    assert found["a.yml"].written == (out / "alpha-desk.pdf",)
    assert len(read(out / "gamma-desk.pdf").pages) == 1
    assert [one.rule for one in found["b.yml"].problems] == ["unknown-id"]
    for name, other in (("d.yml", "e.yml"), ("e.yml", "d.yml")):
        (told,) = found[name].problems
        assert (told.rule, told.place.file, told.place.line) == ("visit-twice", str(visits / name), 1)
        assert str(visits / other) in told.message["en"]


class Fatal:
    """A moment that ends the process which reads it, as a lack of memory would: the first only, or each."""

    def __init__(self, mark: Path, *, always: bool) -> None:
        self.mark, self.always = mark, always

    def __reduce__(self) -> Any:
        return end_process, (self.mark, self.always)


def end_process(mark: Path, always: bool) -> datetime:
    """What reading a Fatal does."""
    if always or not mark.exists():
        mark.touch()
        os._exit(1)
    return NOW


@pytest.mark.parametrize("always", [False, True])
def test_a_process_that_is_ended_costs_no_other_file(always: bool, tmp_path: Path) -> None:
    files = [write(tmp_path, f"{name}.yml", visit=name) for name in ("alpha", "beta")]
    now: Any = Fatal(tmp_path / "mark", always=always)
    found = list(make_kits(files, Order(tmp_path / "out", "en", now, Wanted(("desk",))), 2))
    assert sorted(one.file for one in found) == files
    assert [one.made for one in found] == [not always] * 2
    assert {told.rule for one in found for told in one.problems} == ({"worker-ended"} if always else set())


def test_the_command_tells_all_mistakes_then_counts(tmp_path: Path) -> None:
    write(tmp_path, "a.yml", visit="same")
    write(tmp_path, "b.yml", visit="same")
    told = run("batch", tmp_path, "--out", tmp_path / "out", "--language", "en")
    assert told.returncode == 1
    assert told.stdout == "0 made, 2 refused\n"
    assert f"{tmp_path / 'a.yml'}:1:1: error: the visit `same` is also in {tmp_path / 'b.yml'}" in told.stderr
    assert f"{tmp_path / 'b.yml'}:1:1: error: the visit `same` is also in {tmp_path / 'a.yml'}" in told.stderr
    assert "2 to correct" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_without_visits_is_told(tmp_path: Path) -> None:
    told = run("batch", tmp_path, "--language", "zh-Hans")
    assert told.returncode == 1
    assert "这里没有来访文件（*.yml）" in told.stderr


@pytest.mark.parametrize("wrong", [["nowhere"], [], ["kits/visits", "--jobs", "0"], ["README.md"]])
def test_wrong_usage_ends_with_two(wrong: list[str]) -> None:
    assert run("batch", *wrong).returncode == 2


def test_only_visit_files_of_the_folder_itself_are_taken(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.yml", "a.yml", ".hidden.yml", "notes.txt", "deep/c.yml"):
        (tmp_path / name).touch()
    (tmp_path / "folder.yml").mkdir()
    assert [file.name for file in visit_files(tmp_path)] == ["a.yml", "b.yml"]
    with pytest.raises(Refused):
        visit_files(tmp_path / "folder.yml")


def shown(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> str:
    @click.command()
    def work() -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
        assert list(with_progress(iter("abc"), 3, lambda one: [f"made {one}"])) == ["a", "b", "c"]

    told = CliRunner().invoke(work)
    assert told.exception is None
    return told.output


def test_a_pipe_gets_a_line_each_and_a_terminal_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(False, monkeypatch) == "made a\nmade b\nmade c\n"
    bar = shown(True, monkeypatch)
    assert "made" not in bar
    assert "3/3" in bar

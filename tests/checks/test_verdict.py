"""Content that was found sound is not read again, and any change to it is."""

import shutil
from pathlib import Path

import pytest

from playbook import yamlio
from playbook.checks import sound_playbook
from playbook.paths import DATA
from playbook.problems import Refused


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on."""
    found: list[str] = []
    real = yamlio.read

    def read(path: Path, shown: str | None = None) -> yamlio.Document:
        found.append(str(shown))
        return real(path, shown)

    monkeypatch.setattr(yamlio, "read", read)
    return found


def test_the_second_time_nothing_is_read_and_the_same_is_known(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, read = sound_playbook(data), reads(monkeypatch)
    assert sound_playbook(data) == first
    assert read == []


def test_a_changed_word_is_read_and_a_mistake_told_with_its_place(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound_playbook(data)
    read = reads(monkeypatch)
    company = data / "company.yml"
    text = company.read_text("utf-8")
    company.write_text(text.replace("\nname:", "\nnaem:", 1), "utf-8")
    with pytest.raises(Refused) as refused:
        sound_playbook(data)
    assert read
    line = text[: text.index("\nname:")].count("\n") + 2
    assert any(f"company.yml:{line}:1" in one.line("en") for one in refused.value.problems)
    company.write_text(text, "utf-8")
    read.clear()
    assert sound_playbook(data).company.name
    assert read == []


def test_what_is_kept_and_damaged_is_not_believed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, read = sound_playbook(data), reads(monkeypatch)
    (kept,) = (data.parent / "cache").rglob("*.part")
    kept.write_bytes(kept.read_bytes().replace(b"Reception", b"Deception"))
    assert sound_playbook(data) == first
    assert read

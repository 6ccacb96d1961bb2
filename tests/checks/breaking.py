"""A copy of the real content with something broken in it, and what the checks then say."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from playbook import yamlio
from playbook.checks import check
from playbook.paths import DATA
from playbook.problems import Problem
from playbook.store import open_store
from playbook.yamlio import Document

Break = Callable[..., list[Problem]]


def real_problems() -> list[Problem]:
    return check(open_store(DATA))


def breaker(folder: Path) -> Break:
    """``broken(file, old, new, ...)``: replaces text in files of a copy and runs every check over it."""
    data = Path(shutil.copytree(DATA, folder / "data"))

    def broken(*changes: str) -> list[Problem]:
        triples: Iterator[tuple[str, str, str]] = zip(*[iter(changes)] * 3, strict=True)
        for name, old, new in triples:
            file = data / name
            text = file.read_text("utf-8")
            assert old in text, f"{name} does not hold {old!r}"
            file.write_text(text.replace(old, new, 1), "utf-8")
        return check(open_store(data, _read))

    return broken


_sound: dict[tuple[str, bytes], Document] = {}


def _read(path: Path, shown: str) -> Document:
    """A file; what stands in it unchanged is parsed once for all tests, which takes most of their time."""
    if not path.is_file():
        return yamlio.read(path, shown)
    key = (shown, path.read_bytes())
    if key not in _sound:
        document = yamlio.read(path, shown)
        if document.problems:
            return document
        _sound[key] = document
    return replace(_sound[key], problems=[])


@pytest.fixture
def broken(tmp_path: Path) -> Break:
    return breaker(tmp_path)


def told(problems: list[Problem]) -> list[tuple[str, str, str]]:
    """Rule, file and English words."""
    return [(one.rule, one.place.file, one.message["en"]) for one in problems]

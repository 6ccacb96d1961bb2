"""Kits made once for all tests, by the command that people type."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.paths import ROOT, VISITS
from tests.conftest import common
from tests.kit.making import data
from tests.kit.reading import Paper, read

COMMAND = Path(sys.executable).parent / "playbook"
#: When the example kits are made: before their visits, with some steps late and some to come.
NOW = "2026-09-17T09:00"
EXAMPLES = sorted(path.stem for path in VISITS.glob("*.yml"))
FULLEST = "example-inspection"


@dataclass(frozen=True)
class Kit:
    """The two packs of one visit."""

    host: Paper
    guest: Paper
    said: str


Run = Callable[..., "subprocess.CompletedProcess[str]"]
Make = Callable[..., Kit]
Write = Callable[..., Path]
Planned = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of this run have in common."""
    return common(tmp_path_factory, "kits")


@pytest.fixture(scope="session")
def run() -> Run:
    """The installed command, in a process of its own."""

    def command(*words: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(COMMAND), *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
            check=False,
        )

    return command


@pytest.fixture(scope="session")
def make(shared: Path, run: Run) -> Make:
    """A kit of a visit file, made by the first test process that asks and read back from paper."""

    def kit(visit: Path, language: str = "zh-Hans", now: str = NOW, *more: str) -> Kit:
        folder = shared / "".join(f".{one.replace(':', '')}" for one in (visit.stem, language, now, *more))
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            said = folder / "said"
            if not said.exists():
                words = ("kit", visit, "--out", folder / "out", "--language", language, "--now", now)
                made = run(*words, *more)
                assert made.returncode == 0, made.stdout + made.stderr
                said.write_text(made.stdout, encoding="utf-8")
            packs = [next((folder / "out").glob(f"*-{edition}.pdf")) for edition in ("host", "guest")]
            return Kit(read(packs[0]), read(packs[1]), said.read_text(encoding="utf-8"))

    return kit


@pytest.fixture(scope="session")
def example(make: Make) -> Make:
    """The kit of an example visit by its name."""
    return lambda name, language="zh-Hans", now=NOW, *more: make(VISITS / f"{name}.yml", language, now, *more)


@pytest.fixture(scope="session")
def planned(run: Run) -> Planned:
    """The steps that `playbook plan --json` tells of an example visit, at the time its kit is made."""

    @cache
    def steps(name: str) -> list[dict[str, Any]]:
        told = run("plan", VISITS / f"{name}.yml", "--json", "--now", NOW)
        assert told.returncode == 0, told.stderr
        found: list[dict[str, Any]] = json.loads(told.stdout)["steps"]
        return found

    return steps


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A visit file with the plain visit and what the test changes in it."""

    def file(name: str = "visit.yml", **changes: Any) -> Path:
        path = tmp_path / name
        path.write_text(as_yaml(data(**changes)), encoding="utf-8")
        return path

    return file


class Careful(yaml.SafeDumper):
    """Every text in quotation marks, numbers plain, nothing by reference, as a careful person writes."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library's hook
        return True


Careful.add_representer(str, lambda to, said: to.represent_scalar("tag:yaml.org,2002:str", said, style='"'))


def as_yaml(visit: dict[str, Any]) -> str:
    """A visit as a file."""
    return yaml.dump(visit, Dumper=Careful, allow_unicode=True, sort_keys=False, width=10_000)


def each_example(*languages: str) -> pytest.MarkDecorator:
    """Run a test on every example kit in the first language and on the fullest one in the others too.

    One test process keeps to one example. What differs between examples does not hang on the language of the
    host, and a kit takes longer than all tests of it.
    """
    return pytest.mark.parametrize(
        ("name", "language"),
        [
            pytest.param(name, language, marks=pytest.mark.xdist_group(f"kit-{name}"))
            for name in EXAMPLES
            for language in (languages if name == FULLEST else languages[:1])
        ],
    )

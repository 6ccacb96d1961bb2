"""The kits of all visit files of a folder, on all cores; one bad file does not stop the others."""

import traceback
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from playbook import yamlio
from playbook.kits import Wanted, make_kit, press
from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.paths import DATA
from playbook.problems import Place, Problem, Refused, problem
from playbook.render.pdf import load_weasyprint
from playbook.render.workers import cores, start_method
from playbook.store import load_playbook
from playbook.visits import load_visit


@dataclass(frozen=True)
class Order:
    """What is the same for every kit of a batch."""

    out: Path
    language: Language
    now: datetime
    wanted: Wanted


@dataclass(frozen=True)
class Outcome:
    """What became of one visit file: the paths of its kit, or its mistakes, or the trace of a bug of ours."""

    file: Path
    written: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    trace: str = ""

    @property
    def made(self) -> bool:
        """The kit lies there, whole."""
        return not self.problems and not self.trace


def visit_files(folder: Path) -> tuple[Path, ...]:
    """The visit files of a folder by name. Raises Refused where there is none."""
    found = (one for one in folder.glob("*.yml") if not one.name.startswith("."))
    files = tuple(sorted(one for one in found if not one.is_dir()))
    if not files:
        raise Refused([problem("folder-empty", Place(str(folder), 0, 0))])
    return files


def make_kits(files: Sequence[Path], order: Order, jobs: int | None = None) -> Iterator[Outcome]:
    """Make a kit of each file and yield what became of it, as it becomes known.

    ``jobs`` processes work at a time, by default one for each core we may use. Files that share the id of
    their visit are refused, all of them: nobody but their author knows which one counts. A kit appears
    whole or not at all.
    """
    twice = _twice(files)
    yield from twice.values()
    left = [file for file in files if file not in twice]
    # A process that is ended takes its whole pool along: those files are tried again, each by itself.
    for file in (yield from _round(left, order, jobs or cores())):
        if (yield from _round([file], order, 1)):
            yield Outcome(file, problems=(problem("worker-ended", Place(str(file), 0, 0)),))


def _round(files: Sequence[Path], order: Order, jobs: int) -> Generator[Outcome, None, list[Path]]:
    """What became of the files; returned are those whose process was ended from outside."""
    if not files:
        return []
    ended: list[Path] = []
    pool = ProcessPoolExecutor(min(jobs, len(files)), mp_context=start_method())
    try:
        working = {pool.submit(_make, file, order): file for file in files}
        for done in as_completed(working):
            if isinstance(done.exception(), BrokenProcessPool):
                ended.append(working[done])
            else:
                yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)
    return sorted(ended)


def _twice(files: Sequence[Path]) -> dict[Path, Outcome]:
    """The files of which another one is the same visit."""
    places: dict[str, list[tuple[Path, Place]]] = {}
    for file in files:
        read = yamlio.read(file)
        named = read.data.get("visit") if isinstance(read.data, dict) else None
        if isinstance(named, str):
            places.setdefault(named.strip(), []).append((file, read.place(("visit",))))
    found: dict[Path, Outcome] = {}
    for visit, same in places.items():
        for file, place in same:
            others = ", ".join(str(other) for other, _ in same if other != file)
            if others:
                told = problem("visit-twice", place, id=visit, other=(others, others))
                found[file] = Outcome(file, problems=(told,))
    return found


def _make(file: Path, order: Order) -> Outcome:
    """One kit, in a process that makes many."""
    try:
        playbook = _ready()
        visit = load_visit(file, playbook)
        # one sheet after the other: the cores have other kits to make
        printed = press(order.wanted, 1)
        written = make_kit(
            playbook, visit, order.now, order.language, order.out, file, order.wanted, printed
        )
        return Outcome(file, written=tuple(written))
    except Refused as refused:
        return Outcome(file, problems=tuple(refused.problems))
    except Exception:  # a bug in one kit is told, and does not cost the others
        return Outcome(file, trace=traceback.format_exc())


@cache
def _ready() -> Playbook:
    """The content, and the renderer loaded: once a process."""
    load_weasyprint()
    return load_playbook(DATA)

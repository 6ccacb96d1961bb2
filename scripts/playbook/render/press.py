"""Papers -> PDFs: sheets that are not kept from before are rendered, on all cores; then papers are joined."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from playbook.cache import Cache
from playbook.render.html import Paper, furniture
from playbook.render.join import join, specimens
from playbook.render.packing import pack, unpack
from playbook.render.parts import render_part
from playbook.render.sheet_key import key, surroundings
from playbook.render.workers import start_method


@dataclass
class Press:
    """Prints papers with the templates in ``kits``, in ``jobs`` processes at a time; one is this process.

    ``rendered`` counts the sheets that were not found in the cache.
    """

    kits: Path
    cache: Cache | None = None
    jobs: int = 1
    rendered: int = 0

    def __call__(self, papers: Iterable[Paper], now: datetime) -> list[bytes]:
        """The PDF of each paper, the same bytes for the same papers and ``now``.

        Sheets are rendered from the moment at which their paper comes; whoever hands the papers out may do
        other work between and after them. Raises RendererWarning when a template or style is wrong.
        """
        with _frozen(), self._pool() as pool:
            try:
                run = _Run(self, pool.submit(surroundings, self.kits).result())
                for paper in papers:
                    run.begin(paper, pool)
                printed = run.join(pool, now)
            finally:
                pool.shutdown(cancel_futures=True)
        self.rendered += len(run.made)
        if self.cache and run.made:
            self.cache.prune()
        return printed

    def _pool(self) -> Executor:
        """Layout is the slow part."""
        return ProcessPoolExecutor(self.jobs, mp_context=start_method()) if self.jobs > 1 else _Here()


class _Run:
    """The papers of one call: what is kept of their sheets, and what is being made."""

    def __init__(self, press: Press, around: str) -> None:
        self.press, self.around = press, around
        self.papers: list[Paper] = []
        self.ready: dict[str, bytes] = {}
        self.made: dict[str, Future[bytes]] = {}

    def begin(self, paper: Paper, pool: Executor) -> None:
        """Have the sheets rendered that are not kept, the longest first so that no core waits for it."""
        self.papers.append(paper)
        cache, kits = self.press.cache, self.press.kits
        for html in sorted(paper.sheets, key=len, reverse=True):
            name = key(html, self.around)
            if name in self.ready or name in self.made:
                continue
            if cache and (kept := cache.get(name)):
                self.ready[name] = kept
            else:
                self.made[name] = pool.submit(_sheet, html, name, kits, cache)

    def join(self, pool: Executor, now: datetime) -> list[bytes]:
        """The papers as PDFs, in the order in which they came."""
        joined: dict[int, Future[bytes]] = {}
        for place, paper in sorted(enumerate(self.papers), key=lambda one: -sum(map(len, one[1].sheets))):
            names = [key(html, self.around) for html in paper.sheets]
            packed = [self.ready.get(name) or self.made[name].result() for name in names]
            joined[place] = pool.submit(_joined, paper, packed, now, self.press.kits)
        return [joined[place].result() for place in range(len(self.papers))]


@contextmanager
def _frozen() -> Iterator[None]:
    """What is alive now is not looked at when the garbage of each sheet is collected here."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Here(Executor):
    """Does everything at once, in this process."""

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """The result, which is there already."""
        done: Future[Any] = Future()
        done.set_result(function(*given, **named))
        return done


def _sheet(html: str, name: str, kits: Path, cache: Cache | None) -> bytes:
    packed = pack(render_part(html, kits))
    gc.collect()  # a laid out sheet takes up to 100 MB
    if cache:
        cache.put(name, packed)
    return packed


def _joined(paper: Paper, packed: Sequence[bytes], now: datetime, kits: Path) -> bytes:
    parts = [unpack(one) for one in packed]
    around = furniture(paper, [part.frames for part in parts], specimens(parts), kits)
    made = join(parts, around, now, kits)
    gc.collect()
    return made

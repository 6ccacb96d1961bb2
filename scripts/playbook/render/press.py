"""Papers -> PDFs: sheets that are not kept from before are rendered, on all cores; then papers are joined."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from playbook.cache import Cache
from playbook.render.html import Paper, furniture
from playbook.render.join import join, specimens
from playbook.render.packing import pack, unpack
from playbook.render.parts import render_part
from playbook.render.pdf import load_weasyprint
from playbook.render.sheet_key import key, surroundings


def cores() -> int:
    """Those that this process may use: a container often has fewer than the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass
class Press:
    """Prints papers with the templates in ``kits``, in ``jobs`` processes at a time; one is this process.

    ``rendered`` counts the sheets that were not found in the cache.
    """

    kits: Path
    cache: Cache | None = None
    jobs: int = 1
    rendered: int = 0

    def __call__(self, papers: Sequence[Paper], now: datetime) -> list[bytes]:
        """The PDF of each paper, the same bytes for the same papers and ``now``.

        Raises RendererWarning when a template or style is wrong.
        """
        load_weasyprint()
        around = surroundings(self.kits)
        keys = {html: key(html, around) for paper in papers for html in paper.sheets}
        ready = {name: kept for name in keys.values() if self.cache and (kept := self.cache.get(name))}
        missing = [(html, keys[html]) for html in _longest_first(papers) if keys[html] not in ready]
        self.rendered += len(missing)
        with _frozen(), self._pool(len(missing) + len(papers)) as pool:
            try:
                made = {one: pool.submit(_sheet, html, one, self.kits, self.cache) for html, one in missing}
                joined: dict[int, Future[bytes]] = {}
                for place, paper in _by_length(papers):
                    names = [keys[html] for html in paper.sheets]
                    packed = [ready.get(name) or made[name].result() for name in names]
                    joined[place] = pool.submit(_joined, paper, packed, now, self.kits)
                printed = [joined[place].result() for place in range(len(papers))]
            finally:
                pool.shutdown(cancel_futures=True)
        if self.cache and missing:
            self.cache.prune()
        return printed

    def _pool(self, tasks: int) -> Executor:
        """Layout is the slow part, and fork shares the libraries that are loaded."""
        jobs = min(self.jobs, tasks)
        return ProcessPoolExecutor(jobs, mp_context=get_context("fork")) if jobs > 1 else _Here()


@contextmanager
def _frozen() -> Iterator[None]:
    """What is alive now is not looked at when the garbage of each sheet is collected, here or in a fork."""
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


def _by_length(papers: Sequence[Paper]) -> list[tuple[int, Paper]]:
    """The papers with their places, the one with the most to render first, so that no core waits for it."""
    return sorted(enumerate(papers), key=lambda one: -sum(map(len, one[1].sheets)))


def _longest_first(papers: Sequence[Paper]) -> list[str]:
    """Each sheet once, in the order in which they are best begun."""
    ordered = (sorted(paper.sheets, key=len, reverse=True) for _, paper in _by_length(papers))
    return list(dict.fromkeys(html for sheets in ordered for html in sheets))


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

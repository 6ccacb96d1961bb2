"""From data to a folder of pages: one mkdocs build a language, two at a time."""

import fcntl
import logging
import multiprocessing
import os
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from playbook.model.base import LANGUAGES, Language
from playbook.paths import DATA, ROOT
from playbook.site.content import content_of
from playbook.site.finish import finish
from playbook.site.links import broken_links
from playbook.site.root import write_root
from playbook.site.stage import Job, stage

Progress = Callable[[str], None]
#: What mkdocs reads, by language; left in place so that the next build writes only what changed.
WORK = ROOT / "build" / "handbook"


class SiteError(Exception):
    """The pages could not be built; each line says what and where."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)

    def __reduce__(self) -> tuple[type["SiteError"], tuple[tuple[str, ...]]]:
        return type(self), (self.lines,)


@dataclass(frozen=True)
class Built:
    """One language, built: pages and seconds."""

    language: Language
    pages: int
    seconds: float


def build(
    out: Path, languages: Sequence[Language] = LANGUAGES, progress: Progress = print, *, data: Path = DATA
) -> tuple[Built, ...]:
    """Build the handbook into ``out``, a folder a language and a first page that leads to the reader's own.

    Everything is built beside ``out`` and put in its place at the end, so a failed build leaves the old one.
    Raises Refused for mistakes in ``data``, SiteError for a warning of mkdocs or a link that leads nowhere.
    """
    data, out = data.resolve(), out.resolve()
    content_of(data)  # read before the processes fork, so that all share it
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second build waits: both would lay out the same pages
        return _build_beside(out, languages, progress, data)


def _build_beside(
    out: Path, languages: Sequence[Language], progress: Progress, data: Path
) -> tuple[Built, ...]:
    fresh = out.with_name(f".{out.name}-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        built = _build_all(fresh, tuple(languages), data, progress)
        write_root(fresh, tuple(languages), content_of(data)[0])
        progress("checking links")
        if broken := broken_links(fresh):
            raise SiteError(broken)
        _put_in_place(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return built


def _build_all(
    fresh: Path, languages: tuple[Language, ...], data: Path, progress: Progress
) -> tuple[Built, ...]:
    built: dict[Language, Built] = {}
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(max_workers=min(2, len(languages)), mp_context=fork) as pool:
        jobs = [pool.submit(_build_one, language, languages, fresh, data) for language in languages]
        progress(f"building {', '.join(languages)}")
        for job in as_completed(jobs):
            done = job.result()
            built[done.language] = done
            count = f"{len(built)}/{len(languages)}"
            progress(f"{count} {done.language}: {done.pages} pages in {done.seconds:.1f} s")
    return tuple(built[language] for language in languages)


def _build_one(language: Language, languages: tuple[Language, ...], fresh: Path, data: Path) -> Built:
    begin = time.perf_counter()
    playbook, course = content_of(data)
    site = fresh / language
    _mkdocs(stage(playbook, course, Job(data, language, languages, WORK / language, site)))
    pages = finish(site, playbook, language)
    return Built(language, pages, time.perf_counter() - begin)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _mkdocs(config_file: Path) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415  after the line above
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        config = load_config(str(config_file))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException, SystemExit) as error:
        raise SiteError(warnings.lines or [str(error)]) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.lines:
        raise SiteError(warnings.lines)


def _put_in_place(fresh: Path, out: Path) -> None:
    old = out.with_name(f".{out.name}-old-{os.getpid()}")
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)

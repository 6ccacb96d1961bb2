"""How long the playbook takes, beside plain WeasyPrint runs of the same pages, so that machines compare.

Every run is a process of its own, and a round runs every row once, so that a machine that slows down
meanwhile slows all rows alike. Figures are medians: seconds on the clock, CPU seconds of the process and its
children, and the peak memory of the largest of them. Ratios are to a row of plain WeasyPrint: "empty" to the
empty page, "plain" to the pages of the kit. On a busy machine those of CPU seconds are the ones to trust.
"""

import contextlib
import ctypes
import json
import os
import pickle
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click

from playbook.model.base import LANGUAGES, Language
from playbook.model.playbook import Playbook
from playbook.model.sheet import EDITIONS
from playbook.model.visit import Visit
from playbook.paths import DATA, KITS, ROOT, VISITS
from playbook.plan import make_plan
from playbook.problems import Refused
from playbook.render.html import Paper, edition_html, edition_paper
from playbook.site.build import build
from playbook.store import load_playbook
from playbook.visits import load_visit

VISIT = VISITS / "example-inspection.yml"
EMPTY = "plain WeasyPrint, an empty page"
PLAIN = "plain WeasyPrint, the pages of the kit"
#: From the same HTML to the same pages as the plain run: what reading and planning cost is not in it.
PRESSED = "the same pages, by the press on {} cores"
PRESSED_RUN = """
import pickle, sys
from datetime import datetime
from pathlib import Path
from playbook.paths import KITS
from playbook.render.press import Press
from playbook.render.workers import make_ready
make_ready()
papers, now = pickle.loads(Path(sys.argv[1]).read_bytes())
Press(KITS, None, int(sys.argv[2]))(papers, now)
"""
PLAIN_RUN = """
import sys, weasyprint
for name in sys.argv[2:]:
    page = weasyprint.HTML(filename=name, base_url=sys.argv[1])
    page.write_pdf(name + ".pdf", pdf_variant="pdf/ua-1", pdf_tags=True)
"""


@dataclass(frozen=True)
class Run:
    """One process: seconds on the clock, CPU seconds, megabytes, and what it says about its work."""

    seconds: float
    cpu: float
    memory: float
    note: str


@dataclass
class Row:
    """A line of the table. An inside job times itself; any other command is timed from start to end."""

    name: str
    command: list[str]
    #: How many cores it may use; 0 for all.
    cores: int = 0
    #: Where it finds sheets of earlier runs; a new, empty folder for each run when there is none.
    cache: Path | None = None
    #: What to do before a run, by its number from 1.
    before: Callable[[int], None] | None = None
    runs: list[Run] = field(default_factory=list)

    def environment(self, fresh: str) -> dict[str, str]:
        """With the folder that the run finds its cache in."""
        return {**os.environ, "XDG_CACHE_HOME": str(self.cache or fresh)}

    def limit(self) -> None:
        """Use so many cores only."""
        if self.cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: self.cores])

    def median(self, figure: str) -> float:
        """The median of a figure over all runs."""
        return statistics.median(float(getattr(run, figure)) for run in self.runs)

    def over(self, reference: "Row", figure: str) -> float:
        """This row's median as a ratio to that of another row."""
        return self.median(figure) / reference.median(figure)


class Watch:
    """Runs from its making: seconds on the clock, and CPU seconds with those of finished children."""

    def __init__(self) -> None:
        self.clock, self.cpu = time.perf_counter(), sum(os.times()[:4])

    def stop(self, note: str = "") -> Run:
        """What has passed. A process does not know its peak memory from inside: 0."""
        return Run(time.perf_counter() - self.clock, sum(os.times()[:4]) - self.cpu, 0, note)


def kit_papers(playbook: Playbook, visit: Visit, now: datetime) -> list[Paper]:
    """All editions of a kit as the press takes them."""
    plan = make_plan(playbook, visit, now)
    made = (edition_paper(plan, edition, playbook.company.language, KITS) for edition in EDITIONS)
    return [paper for paper in made if paper]


def kit_pages(playbook: Playbook, visit: Visit, now: datetime) -> list[str]:
    """The HTML of all editions of a kit, each as one document."""
    plan = make_plan(playbook, visit, now)
    made = (edition_html(plan, edition, playbook.company.language, KITS) for edition in EDITIONS)
    return [html for html in made if html]


def two_weeks_ahead(visit: Visit) -> datetime:
    """A fixed time to make a kit at, so that every run does the same work."""
    return visit.arrives.at.astimezone() - timedelta(days=14)


# What a process of its own does, timed from inside.


def site_in(*languages: Language) -> Callable[[Path], Run]:
    """A job that builds the handbook in these languages."""

    def job(out: Path) -> Run:
        watch = Watch()
        built = build(out / "site", languages, lambda _: None)
        return watch.stop(f"{sum(one.pages for one in built)} pages")

    return job


FIFTY = "batch of 50: host and guest packs (once)"
INSIDE: dict[str, Callable[[Path], Run]] = {
    **{f"handbook, {language}": site_in(language) for language in LANGUAGES},
    "handbook, all languages": site_in(*LANGUAGES),
}


def changed_guest(file: Path, run: int) -> None:
    """The visit with another title for one guest, which no run before had."""
    visit = VISIT.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^( +)title: .*", rf'\1title: "Manager No. {run}"', visit, count=1), "utf-8")


def fifty_visits(folder: Path) -> Path:
    """The example visits in turn, each under an id and a name of its own."""
    files = sorted(VISITS.glob("*.yml"))
    folder.mkdir()
    for number in range(50):
        text = files[number % len(files)].read_text("utf-8")
        text = re.sub(r"(?m)^(visit: .*)$", rf"\1-{number}", text, count=1)
        text = re.sub(r"(?m)^(customer:\n  name: .*)$", rf"\1 {number}", text, count=1)
        (folder / f"{number:02}.yml").write_text(text, "utf-8")
    return folder


def rows(folder: Path) -> list[Row]:
    """Every row of the table; the references come first."""
    playbook = load_playbook(DATA)
    visit = load_visit(VISIT, playbook)
    now = two_weeks_ahead(visit)
    (folder / "empty.html").write_text("<html lang=en><title>-</title>", encoding="utf-8")
    made = kit_pages(playbook, visit, now)
    pages = [folder / f"{number}.html" for number in range(len(made))]
    for page, html in zip(pages, made, strict=True):
        page.write_text(html, encoding="utf-8")
    plain = [sys.executable, "-c", PLAIN_RUN, KITS.as_uri() + "/"]
    papers = folder / "papers"
    papers.write_bytes(pickle.dumps((kit_papers(playbook, visit, now), now)))
    pressed = [sys.executable, "-c", PRESSED_RUN, str(papers)]
    command = str(Path(sys.executable).with_name("playbook"))
    visits = str(fifty_visits(folder / "fifty"))
    inside = [Row(name, [sys.executable, __file__, "--inside", name, str(folder)]) for name in INSIDE]
    return [
        Row(EMPTY, [*plain, str(folder / "empty.html")]),
        Row(PLAIN, [*plain, *map(str, pages)]),
        *(Row(PRESSED.format(jobs), [*pressed, str(jobs)], cores=jobs) for jobs in (1, 2)),
        Row("playbook check", [command, "check"]),
        *kit_rows(command, folder, now),
        Row(FIFTY, [command, "batch", visits, "--out", str(folder), "--no-cache"]),
        *inside,
    ]


def kit_rows(command: str, folder: Path, now: datetime) -> list[Row]:
    """All editions of one kit: cold, and with what an earlier run has kept."""
    editions = [word for edition in EDITIONS for word in ("--edition", edition)]
    other, kept = folder / "changed.yml", folder / "kept"

    def kit(visit: Path) -> list[str]:
        return [command, "kit", str(visit), "--out", str(folder), "--now", now.isoformat(), *editions]

    changed_guest(other, 0)
    return [
        Row("full kit, cold, one core", kit(VISIT), cores=1),
        Row("full kit, cold, two cores", kit(VISIT), cores=2),
        Row("full kit, made again", kit(VISIT), cache=kept),
        Row("full kit, a title changed", kit(other), cache=kept, before=partial(changed_guest, other)),
    ]


def measure(row: Row) -> Run:
    """Run a row once. A command that fails ends the benchmark with what it said."""
    if row.before:
        row.before(len(row.runs) + 1)
    with tempfile.TemporaryFile() as said, tempfile.TemporaryDirectory() as fresh:
        begin = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - ours
            row.command,
            cwd=ROOT,
            stdout=said,
            stderr=said,
            env=row.environment(fresh),
            preexec_fn=row.limit,  # noqa: PLW1509 - nothing else runs in this process
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        used = [usage, *_orphans()]
        run = Run(seconds, sum(one.ru_utime + one.ru_stime for one in used), 0, "")
        said.seek(0)
        text = said.read().decode()
    if process.returncode:
        raise click.ClickException(f"{row.name} failed:\n{text}")
    if row.name in INSIDE:
        run = Run(**json.loads(text.splitlines()[-1]))
    return replace(run, memory=max(one.ru_maxrss for one in used) / 1024)


def _adopt() -> None:
    """Processes that outlive the one that started them, as those do that rendered for it, become ours."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def _orphans() -> Iterator[resource.struct_rusage]:
    """What each of those has used, when the last has ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def table(all_rows: list[Row]) -> list[str]:
    """The lines of the table."""
    named = {row.name: row for row in all_rows}
    width = max(map(len, named))
    titles = ["seconds", "x empty", "x plain", "CPU s", "x plain", "peak MB"]
    head = " ".join([" " * width, *(f"{title:>8}" for title in titles)])
    lines = [head, "-" * len(head)]
    for row in all_rows:
        figures = [row.median("seconds"), *(row.over(named[base], "seconds") for base in (EMPTY, PLAIN))]
        figures += [row.median("cpu"), row.over(named[PLAIN], "cpu")]
        cells = " ".join(f"{figure:8.2f}" for figure in figures)
        lines.append(f"{row.name:{width}} {cells} {row.median('memory'):8.0f}  {row.runs[-1].note}".rstrip())
    return lines


@click.command()
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1), help="Runs of every row.")
@click.option("--only", default="", help="Measure the rows whose name holds this text, and the references.")
@click.option("--inside", nargs=2, hidden=True, help="The job of a process of its own, and its folder.")
def main(runs: int, only: str, inside: tuple[str, str] | None) -> None:
    """Measure everything and print the table."""
    if inside:
        click.echo(json.dumps(asdict(INSIDE[inside[0]](Path(inside[1])))))
        return
    _adopt()
    with tempfile.TemporaryDirectory() as folder:
        try:
            all_rows = [row for row in rows(Path(folder)) if only in row.name or row.name in (EMPTY, PLAIN)]
        except Refused as refused:
            raise click.ClickException("\n".join(one.line("en") for one in refused.problems)) from refused
        for row in all_rows:
            if row.cache and not row.before:
                measure(row)  # fills the cache
        turns = [row for turn in range(runs) for row in all_rows if turn == 0 or row.name != FIFTY]
        with click.progressbar(turns, label="measuring", file=sys.stderr) as bar:
            for row in bar:
                row.runs.append(measure(row))
    click.echo(f"median of {runs}, Python {sys.version.split()[0]}, {os.cpu_count()} cores, {VISIT.stem}\n")
    click.echo("\n".join(table(all_rows)))


if __name__ == "__main__":
    main()

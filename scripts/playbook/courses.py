"""A course on paper: for one role or for all, drawn by a seed, written as PDFs."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from playbook.about import Topics
from playbook.checks import sound_course
from playbook.checks.references import unknown
from playbook.course.broken import Broken, broken_paper
from playbook.course.pack import make_pack
from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.training import Course
from playbook.output import write_bytes
from playbook.paths import KITS, VISITS
from playbook.plan import make_plan
from playbook.problems import Place, Refused
from playbook.render.course import PAPERS, course_html
from playbook.render.pdf import load_weasyprint, pdf
from playbook.visits import load_visit


def write_course(data: Path, role: str | None, language: Language, seed: int, out: Path) -> Iterator[Path]:
    """Write every paper of a course into ``out`` and yield the paths.

    The same content, role, language and seed give the same bytes. Raises Refused before anything is written.
    """
    playbook, course = sound_course(data)
    learned = {one for path in course.paths for one in path.roles}
    if role is not None and role not in learned:
        raise Refused(
            [unknown("role", role, Topics(playbook).known("roles") & learned, Place("--role", 0, 0))]
        )
    pages = course_html(
        make_pack(playbook, course, seed, role, broken_papers(playbook, course)), language, KITS
    )
    for paper, made in zip(PAPERS, _printed(pages), strict=True):
        path = out / f"course-{role or 'all'}-{paper}.pdf"
        write_bytes(path, made)
        yield path


def broken_papers(playbook: Playbook, course: Course) -> dict[str, Broken]:
    """Exercise id -> its paper, broken out of the example visit that it names."""
    found: dict[str, Broken] = {}
    for exercise in course.exercises:
        visit = load_visit(VISITS / f"{exercise.visit}.yml", playbook)
        if exercise.level:
            visit = visit.model_copy(update={"level": exercise.level})
        plan = make_plan(playbook, visit, visit.arrives.at - timedelta(days=14))
        found[exercise.id] = broken_paper(plan, exercise.breaks)
    return found


#: Papers of a course carry no date of making: the same seed is the same paper on any day.
_MADE = datetime(2020, 1, 1, tzinfo=UTC)


def _printed(pages: list[str]) -> list[bytes]:
    load_weasyprint()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        return list(pool.map(pdf, pages, [_MADE] * len(pages), [KITS] * len(pages)))

"""A checked visit -> the PDFs of its kit, or one clear refusal and nothing written."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import get_args

from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.sheet import Edition
from playbook.model.visit import Visit
from playbook.output import write_bytes
from playbook.paths import DATA, KITS
from playbook.plan import make_plan
from playbook.problems import Place, Refused, problem, why
from playbook.render.glyphs import check_glyphs
from playbook.render.html import edition_html
from playbook.render.pdf import load_weasyprint, pdf

EDITIONS: tuple[Edition, ...] = get_args(Edition)


def make_kit(  # noqa: PLR0913 - what a kit depends on, nothing more
    playbook: Playbook, visit: Visit, now: datetime, language: Language, out: Path, source: Path
) -> Iterator[Path]:
    """Write the host pack and the guest pack of a visit into ``out`` and yield their paths.

    ``source`` is the visit's file, where mistakes are shown. Raises Refused before anything is written.
    """
    plan = make_plan(playbook, visit, now)
    check_glyphs(source, DATA / "company.yml")
    pages = {edition: edition_html(plan, edition, language, KITS) for edition in EDITIONS}
    _make_folder(out)
    made = _render(list(pages.values()), plan.now)
    for edition, content in zip(pages, made, strict=True):
        path = out / f"{visit.visit}-{edition}.pdf"
        write_bytes(path, content)
        yield path


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".playbook-write-test"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused([problem("out-unwritable", Place(str(out)), reason=why(error))]) from error


def _render(pages: list[str], now: datetime) -> list[bytes]:
    """Each edition in a process of its own: layout is the slow part, and fork shares the loaded library."""
    load_weasyprint()
    with ProcessPoolExecutor(len(pages), mp_context=get_context("fork")) as pool:
        return list(pool.map(pdf, pages, [now] * len(pages), [KITS] * len(pages)))

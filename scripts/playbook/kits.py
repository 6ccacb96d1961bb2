"""A checked visit -> the PDFs of its kit, or one clear refusal and nothing written."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.sheet import EDITIONS, PACKS, Edition
from playbook.model.visit import Visit
from playbook.output import write_bytes
from playbook.paths import DATA, KITS
from playbook.plan import VisitPlan, make_plan
from playbook.problems import Place, Refused, problem, why
from playbook.render.glyphs import check_glyphs
from playbook.render.html import edition_html
from playbook.render.pdf import load_weasyprint, pdf
from playbook.signs import only


@dataclass(frozen=True)
class Wanted:
    """Which papers of a kit. ``card`` is the id of a card or a name: only those signs are made."""

    editions: tuple[Edition, ...] = PACKS
    card: str | None = None


def make_kit(  # noqa: PLR0913 - what a kit depends on, nothing more
    playbook: Playbook,
    visit: Visit,
    now: datetime,
    language: Language,
    out: Path,
    source: Path,
    wanted: Wanted = Wanted(),
) -> Iterator[Path]:
    """Write the editions wanted of a visit into ``out`` and yield their paths.

    An edition that would be empty, such as the driver's where nobody is driven, is left out. ``source`` is
    the visit's file, where mistakes are shown. Raises Refused before anything is written.
    """
    plan = make_plan(playbook, visit, now)
    check_glyphs(source, DATA / "company.yml")
    if wanted.card:
        plan = _one_card(plan, wanted.card, source)
    pages = {
        edition: html
        for edition in _editions(wanted)
        if (html := edition_html(plan, edition, language, KITS))
    }
    if not pages:
        names = ", ".join(_editions(wanted))
        raise Refused([problem("edition-empty", Place(str(source)), editions=names)])
    _make_folder(out)
    made = _render(list(pages.values()), plan.now)
    for edition, content in zip(pages, made, strict=True):
        path = out / _name(visit.visit, edition, plan, wanted.card)
        write_bytes(path, content)
        yield path


def _editions(wanted: Wanted) -> tuple[Edition, ...]:
    """Each edition once, in the order in which they are listed everywhere."""
    return ("signs",) if wanted.card else tuple(one for one in EDITIONS if one in wanted.editions)


def _one_card(plan: VisitPlan, card: str, source: Path) -> VisitPlan:
    """The plan with no other sign than the card asked for."""
    found = only(plan.signs, card)
    if not found:
        known = ", ".join(one.id for each in plan.signs for one in each.cards)
        raise Refused([problem("card-unknown", Place(str(source)), card=card, known=known or "-")])
    return plan.model_copy(update={"signs": found})


def _name(visit: str, edition: Edition, plan: VisitPlan, card: str | None) -> str:
    """Names are made of ids only; a reprint never overwrites the whole edition."""
    if card is None:
        return f"{visit}-{edition}.pdf"
    cards = [one.id for each in plan.signs for one in each.cards]
    return f"{visit}-{edition}-{cards[0] if len(cards) == 1 else 'reprint'}.pdf"


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

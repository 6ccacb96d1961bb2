"""A checked visit -> the files of its kit, or one clear refusal and nothing written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playbook.cache import user_cache
from playbook.change_sheet import change_sheet, earlier_plan
from playbook.loading import likeliest
from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.sheet import EDITIONS, PACKS, Edition
from playbook.model.visit import Visit
from playbook.output import write_bytes
from playbook.paths import DATA, KITS
from playbook.plan import VisitPlan, make_plan
from playbook.problems import Place, Refused, problem, why
from playbook.render.files import CALENDARS, free_path, office_files
from playbook.render.glyphs import check_glyphs
from playbook.render.html import Paper, edition_paper
from playbook.render.press import Press
from playbook.render.workers import cores
from playbook.signs import only
from playbook.zipped import zipped


@dataclass(frozen=True)
class Wanted:
    """Which files of a kit. ``card`` is the id of a card or a name: only those signs are made.

    ``office`` adds calendars, papers to type in, workbooks and the plan, and puts everything into a folder of
    the visit; ``one_file`` packs what there is into one zip instead. ``since`` is an earlier file of the
    visit: a sheet is added that says what has changed. ``kept`` sheets are found again, and kept for the next
    kit, in the user's cache.
    """

    editions: tuple[Edition, ...] = PACKS
    card: str | None = None
    office: bool = False
    one_file: bool = False
    since: Path | None = None
    kept: bool = True


#: Turns papers, as of a moment, into PDFs.
Render = Callable[[Iterable[Paper], datetime], list[bytes]]


def make_kit(  # noqa: PLR0913 - what a kit depends on, nothing more
    playbook: Playbook,
    visit: Visit,
    now: datetime,
    language: Language,
    out: Path,
    source: Path,
    wanted: Wanted = Wanted(),
    render: Render | None = None,
) -> Iterator[Path]:
    """Write the files wanted of a visit into ``out`` and yield their paths.

    An edition that would be empty, such as the driver's where nobody is driven, is left out. ``source`` is
    the visit's file, where mistakes are shown; ``render`` takes the place of a press on all cores.
    Raises Refused before anything is written.
    """
    plan = make_plan(playbook, visit, now)
    check_glyphs(source, DATA / "company.yml")
    if wanted.card:
        plan = _one_card(plan, wanted.card, source)
    earlier = earlier_plan(wanted.since, playbook, visit, now) if wanted.since else None
    names: dict[Edition, str] = {}
    files: dict[str, bytes] = {}

    def papers() -> Iterator[Paper]:
        """One paper after the other, then the other files while sheets are still being rendered.

        The host pack comes last of the editions: the others are rendered while it is written.
        """
        for edition in reversed(_editions(wanted)):
            if paper := edition_paper(plan, edition, language, KITS):
                if not names:
                    _make_folder(out)
                names[edition] = _name(visit.visit, edition, plan, wanted.card)
                yield paper
        if not names:
            asked = ", ".join(_editions(wanted))
            raise Refused([problem("edition-empty", Place(str(source)), editions=asked)])
        if earlier:
            names["changes"] = _name(visit.visit, "changes", plan, wanted.card)
            yield change_sheet(earlier, plan, language, KITS)
        if wanted.office:
            files.update(office_files(plan, language))

    made = (render or press(wanted, cores()))(papers(), plan.now)
    by_edition = dict(zip(names, made, strict=True))
    printed = {names[one]: by_edition[one] for one in (*EDITIONS, "changes") if one in names}
    yield from _written(printed | files, visit.visit, out, wanted)


def press(wanted: Wanted, jobs: int) -> Press:
    """What prints the kits wanted, in so many processes at a time."""
    return Press(KITS, user_cache("sheets") if wanted.kept else None, jobs)


def _written(files: dict[str, bytes], visit: str, out: Path, wanted: Wanted) -> Iterator[Path]:
    """The paths of the files, each written whole; or of the one zip that holds them in a folder."""
    if wanted.one_file:
        path = out / f"{visit}.zip"
        write_bytes(path, zipped({f"{visit}/{name}": content for name, content in files.items()}))
        yield path
        return
    folder = out / visit if wanted.office else out
    for name, content in files.items():
        path = free_path(folder / name)
        write_bytes(path, content)
        yield path
    if wanted.office:
        _clear(folder / CALENDARS, {Path(name).name for name in files})


def _clear(folder: Path, names: set[str]) -> None:
    """Calendars of owners who have nothing to do any more: importing one would bring old tasks back."""
    for old in folder.glob("*.ics"):
        if old.name not in names:
            old.unlink(missing_ok=True)


def _editions(wanted: Wanted) -> tuple[Edition, ...]:
    """Each edition once, in the order in which they are listed everywhere."""
    return ("signs",) if wanted.card else tuple(one for one in EDITIONS if one in wanted.editions)


def _one_card(plan: VisitPlan, card: str, source: Path) -> VisitPlan:
    """The plan with no other sign than the card asked for."""
    found = only(plan.signs, card)
    if not found:
        known = likeliest(card, [one.id for each in plan.signs for one in each.cards])
        raise Refused([problem("card-unknown", Place(str(source)), card=card, known=known)])
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

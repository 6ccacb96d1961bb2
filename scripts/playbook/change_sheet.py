"""The change sheet of a kit made again: the earlier visit file against the one that counts now."""

from datetime import datetime
from pathlib import Path

from playbook import yamlio
from playbook.changes import changes
from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.paths import DATA
from playbook.plan import VisitPlan, make_plan
from playbook.problems import Refused, problem
from playbook.render.changed_sheets import changed_sheets
from playbook.render.glyphs import check_glyphs
from playbook.render.html import Paper, paper
from playbook.render.sheets import load_sheets
from playbook.render.view import frame
from playbook.render.view_changes import change_parts
from playbook.render.voice import Voice
from playbook.visits import checked


def earlier_plan(file: Path, playbook: Playbook, visit: Visit, now: datetime) -> VisitPlan:
    """The plan of the earlier file of ``visit``, as of the same moment.

    What is ticked as done now counts there too: ticking is progress, not a change. Raises Refused when the
    file is no sound visit, or another one.
    """
    read = yamlio.read(file)
    old = checked(read, playbook)
    if old.visit != visit.visit:
        raise Refused([problem("since-other", read.place(("visit",)), old=old.visit, new=visit.visit)])
    check_glyphs(file, DATA / "company.yml")
    return make_plan(playbook, old.model_copy(update={"done": visit.done}), now)


def change_sheet(old: VisitPlan, new: VisitPlan, language: Language, kits: Path) -> Paper:
    """The change sheet in the host's language, to print; it says so when nothing has changed."""
    voice = Voice(new.playbook, language)
    sheets = changed_sheets(old, new, language, kits)
    data = frame(new, voice, "changes") | change_parts(new, changes(old, new), sheets, voice)
    return paper(data, load_sheets(kits, "changes"), voice, kits)

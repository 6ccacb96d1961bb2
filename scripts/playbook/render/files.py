"""All files of a kit that are not PDFs: calendars, papers to type in, workbooks, the plan for programs."""

import io
import re
import zipfile
from itertools import count
from pathlib import Path

from playbook.listing import as_json
from playbook.model.base import Language
from playbook.plan import VisitPlan
from playbook.render.ics import agenda_calendar, owner_calendars
from playbook.render.letters import guest_voice, invitation, minutes, thank_you
from playbook.render.voice import Voice
from playbook.render.xlsx import budget_workbook, run_sheet_workbook
from playbook.visit_facts import visit_facts

#: The folder of the owners' calendars.
CALENDARS = "calendars"
_TIMES = re.compile(r"<dcterms:(created|modified)[^>]*>([^<]*)<")


def office_files(plan: VisitPlan, language: Language) -> dict[str, bytes]:
    """The files by name, made of ids only. ``language`` is the host's; what guests get is in their own.

    The letter for the visa is left out only when the visit file says that nobody needs one.
    """
    voice, visit = Voice(plan.playbook, language), plan.visit.visit
    files = {
        f"{visit}-agenda.ics": agenda_calendar(plan, voice, internal=True),
        f"{visit}-guest-agenda.ics": agenda_calendar(plan, guest_voice(plan), internal=False),
        f"{visit}-minutes.docx": minutes(plan),
        f"{visit}-thank-you.docx": thank_you(plan),
        f"{visit}-run-sheet.xlsx": run_sheet_workbook(plan, voice),
        f"{visit}-budget.xlsx": budget_workbook(plan, voice),
        f"{visit}-plan.json": f"{as_json(plan)}\n".encode(),
    }
    if visit_facts(plan.visit, plan.playbook.company)["invitation-letter"] is not False:
        files[f"{visit}-invitation.docx"] = invitation(plan)
    for owner, content in owner_calendars(plan, voice).items():
        files[f"{CALENDARS}/{visit}-{owner}.ics"] = content
    return files


def free_path(path: Path) -> Path:
    """The path itself, or the next number where somebody has typed into the file that lies there.

    Office programs note when a document was last saved; as made here, that is when it was made.
    """
    if path.suffix not in (".docx", ".xlsx"):
        return path
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    while _typed_into(path):
        path = next(numbered)
    return path


def _typed_into(path: Path) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as bundle:
            times = dict(_TIMES.findall(bundle.read("docProps/core.xml").decode()))
    except FileNotFoundError:
        return False
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return True  # not one of ours: leave it alone
    return times.get("created") != times.get("modified")

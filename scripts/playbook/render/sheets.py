"""The sheets in ``kits/``: a folder each, with metadata, a template and a style."""

from pathlib import Path

from playbook import yamlio
from playbook.loading import load
from playbook.model.sheet import Edition, Sheet
from playbook.problems import Problem, Refused, problem


def load_sheets(kits: Path, edition: Edition) -> tuple[Sheet, ...]:
    """The sheets of an edition in printing order. Raises Refused with every mistake of their metadata."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in sorted(kits.glob("*/sheet.yml")):
        document = yamlio.read(file, str(file.relative_to(kits.parent)))
        sheet = load(document, Sheet) if not document.problems else None
        if sheet and sheet.id != file.parent.name:
            document.problems.append(problem("sheet-folder", document.place(("id",)), id=sheet.id))
        problems += document.problems
        if sheet and edition in sheet.editions:
            sheets.append(sheet)
    if problems:
        raise Refused(problems)
    return tuple(sorted(sheets, key=lambda sheet: (sheet.order, sheet.id)))

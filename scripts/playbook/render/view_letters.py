"""The letters as printed pages: the same words as the documents to type in, with lines to write on."""

from typing import Any

from playbook.plan import VisitPlan
from playbook.render.docx import Line, Piece
from playbook.render.letter_text import (
    Block,
    Heading,
    Letter,
    Letterhead,
    Says,
    Signature,
    Table,
    Title,
    invitation_letters,
    thank_you_letter,
)
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts

View = dict[str, Any]
#: What a paragraph that its writer has yet to compose leaves to write on.
_LINES = 2


def parts(plan: VisitPlan, voice: Voice) -> View:
    """All that the edition of letters may print; no letter for the visa where nobody needs one."""
    del voice  # each letter speaks its own language
    needed = visit_facts(plan.visit, plan.playbook.company)["invitation-letter"] is not False
    return {
        "invitation_letter": [_letter(one) for one in invitation_letters(plan)] if needed else [],
        "thank_you_letter": [_letter(thank_you_letter(plan))],
    }


def _letter(letter: Letter) -> View:
    return {
        "id": letter.id,
        "language": letter.language,
        "blocks": [_block(one) for one in letter.blocks],
    }


def _block(block: Block) -> View:
    match block:
        case Letterhead(names, reach):
            return {"kind": "letterhead", "names": names, "reach": reach}
        case Title(said, annex):
            return {"kind": "annex" if annex else "title", "said": said}
        case Heading(said):
            return {"kind": "heading", "said": said}
        case Says(line, right, small):
            rules = _LINES if all(one.blank and one.printed is None for one in line) and not right else 0
            return {"kind": "says", "line": _line(line), "rules": rules, "right": right, "small": small}
        case Table(rows, widths, head):
            whole = sum(widths)
            return {
                "kind": "table",
                "rows": [[[_line(one, bare=head) for one in cell] for cell in row] for row in rows],
                "widths": [round(100 * width / whole, 2) for width in widths],
                "head": head,
            }
        case Signature(lines, right):
            return {"kind": "signature", "lines": [_line(one) for one in lines], "right": right}


def _line(line: Line, *, bare: bool = False) -> list[View]:
    """The pieces of a line; a blank is a line to write on with its hint below.

    In a ``bare`` cell under a head, the head says what to write and the cell is the room for it.
    """
    pieces = [Piece(line)] if isinstance(line, str) else line
    found: list[View] = []
    for one in pieces:
        if not one.blank or one.printed is not None:
            found.append({"text": one.text if not one.blank else one.printed, "blank": False})
        elif not bare:
            found.append({"text": one.text[1:-1].strip(), "blank": True})
    return found

"""Papers to type in: the minutes that both sides sign, the thank-you letter, the letter for the visa.

Guests read all three: they are made of what guests may know, and say nothing that the visit file does not;
the rest is a blank in brackets. What the minutes have to hold: OV-180 to OV-190.
"""

from typing import Any

from playbook.plan import VisitPlan
from playbook.render.docx import Cell, Paper
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
from playbook.render.view_forms import forms
from playbook.render.voice import Voice


def minutes(plan: VisitPlan) -> bytes:
    """The form of the minutes in the languages of both sides, filled as on the kit's page."""
    voice = guest_voice(plan)
    form: dict[str, Any] = forms(plan, voice, "guest")["minutes"]
    paper = _paper(plan, voice, _both(form["title"], " "))
    paper.title(_both(form["title"], " "))
    fields = [field for field in form["fields"] if field["id"] != "topics"]
    topics = next(field for field in form["fields"] if field["id"] == "topics")
    rows: list[list[Cell]] = [
        [_sides(field["label"]), list(field["given"]) or [""] * (field["lines"] or 1)] for field in fields
    ]
    paper.table(rows, (4.5, 11.5))
    for at, label in enumerate(form["labels"]["topic"]):
        named = f" · {topics['given'][at]}" if at < len(topics["given"]) else ""
        paper.head(f"{_both(label, ' ')}{named}")
        paper.table([[_sides(form["labels"]["details"]), [""] * topics["lines"]]], (4.5, 11.5))
    date = _both(form["labels"]["date"], " ")
    signs: list[Cell] = [
        [*_sides(one["label"]), "", "", *([date] if one["dated"] else [])] for one in form["signatures"]
    ]
    if signs:
        paper.space()
        paper.table([signs], [16 / len(signs)] * len(signs))
    return paper.content()


def thank_you(plan: VisitPlan) -> bytes:
    """The letter of the day after, in the guests' language."""
    return _document(plan, (thank_you_letter(plan),))


def invitation(plan: VisitPlan) -> bytes:
    """The letter that guests show at the consulate: in their language, and in Chinese."""
    return _document(plan, invitation_letters(plan))


def _document(plan: VisitPlan, letters: tuple[Letter, ...]) -> bytes:
    """Letters one after the other, each on a page of its own."""
    first = letters[0]
    paper = _paper(plan, Voice(plan.playbook, first.language), first.title)
    for letter in letters:
        if letter is not first:
            paper.new_page()
        for block in letter.blocks:
            _set(paper, block)
    return paper.content()


def _set(paper: Paper, block: Block) -> None:
    match block:
        case Letterhead(names, reach):
            paper.line(names[0], bold=True)
            paper.line(" · ".join(reach), small=True)
        case Title(said, annex):
            if annex:
                paper.new_page()
            paper.title(said)
        case Heading(said):
            paper.head(said)
        case Says(line, right, small):
            paper.line(line, right=right, small=small)
        case Table(rows, widths, head):
            paper.table(rows, widths, head=head)
            paper.space()
        case Signature(lines, right):
            paper.space()
            paper.lines(lines, right=right)


def guest_voice(plan: VisitPlan) -> Voice:
    """The guests' own language, with Chinese beside English."""
    own = plan.visit.language
    return Voice(plan.playbook, own, "zh-Hans" if own == "en" else None)


def _paper(plan: VisitPlan, voice: Voice, title: str) -> Paper:
    author = voice.say(plan.playbook.company.name)
    paper = Paper(title, author, voice.language, plan.now)
    before, between, after = voice.word("letter-page").split("|")
    paper.footer(before, between, after)
    return paper


def _both(said: dict[str, str], between: str) -> str:
    return between.join(_sides(said))


def _sides(said: dict[str, str]) -> list[str]:
    """Both languages of a label, one below the other."""
    return [one for one in (said["a"], said["b"]) if one]

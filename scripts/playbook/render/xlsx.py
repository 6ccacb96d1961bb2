"""Workbooks to go on with: the run sheet, and the budget with sums that follow what is typed in."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import NamedTuple

from playbook.levels import Allowance, LevelAdvice
from playbook.model.schemes import Matter
from playbook.plan import VisitPlan
from playbook.render.run_sheet import RunRow, run_sheet
from playbook.render.voice import Voice
from playbook.render.workbook import Book

#: Matters that cost money; the others of a level say who signs and who comes along.
_COSTS: tuple[Matter, ...] = ("lodging", "meals", "car", "outings", "gifts", "signs", "other")
#: Empty lines for what no scheme foresees.
_FURTHER = 3


def run_sheet_workbook(plan: VisitPlan, voice: Voice) -> bytes:
    """The run sheet: day, from, to, minutes, what, place, lead, who attends, what is needed."""
    book = Book(plan, voice, voice.word("run-title"))
    keys = ("day", "from", "to", "minutes", "what", "place", "lead", "attend", "needed", "done", "remarks")
    book.columns([voice.word(f"run-{key}") for key in keys], (11, 6, 6, 8, 28, 17, 13, 18, 38, 6, 12))
    for row in run_sheet(plan, voice):
        _run(book, row)
    return book.content()


def _run(book: Book, row: RunRow) -> None:
    """Times are times, so that they can be moved and the minutes follow. Sessions are grey, tasks are not."""
    grey, here = not row.task, book.row + 1
    start = row.start or row.end
    book.moment(0, datetime.combine(start.date(), time()), "day", grey=grey)
    book.moment(1, start.time(), "clock", grey=grey)
    if row.end > start:
        book.moment(2, row.end.time(), "clock", grey=grey)
        minutes = int((row.end - start).total_seconds() // 60)
        book.formula(3, f"=ROUND(MOD(C{here}-B{here},1)*1440,0)", minutes, "count", grey=grey)
    else:
        book.text(2, "", grey=grey)
        book.text(3, "", grey=grey)
    book.text(4, row.what, "text" if row.task else "what", grey=grey)
    cells = (row.place, row.lead, row.attend, "\n".join(row.needed), "☐", "")
    for at, said in enumerate(cells, 5):
        book.text(at, said, grey=grey)
    book.end_row()


class _Cost(NamedTuple):
    """A line of the budget; ``often`` is how often its ceiling is granted, None for somebody to fill in."""

    matter: str
    what: str = ""
    rule: str = ""
    limit: float | None = None
    per: str = ""
    often: int | None = None
    remark: str = ""

    @property
    def total(self) -> float | None:
        """The ceiling of the line as far as it is known."""
        return None if self.limit is None or self.often is None else self.limit * self.often


def budget_workbook(plan: VisitPlan, voice: Voice) -> bytes:
    """The budget: the ceilings of the level for this party, what is planned, what was spent, and the sums."""
    book = Book(plan, voice, voice.word("budget-title"))
    for said in _notes(plan.level, voice):
        book.note(said)
    book.note(voice.word("budget-guests", n=str(len(plan.cast.guests))))
    book.note(voice.word("budget-how"))
    keys = ("matter", "what", "rule", "one", "per", "count", "limit", "planned", "actual", "check")
    heads = [*(voice.word(f"budget-{key}") for key in keys), voice.word("run-remarks")]
    book.columns(heads, (11, 30, 28, 11, 9, 7, 11, 11, 11, 8, 24))
    days = (plan.visit.leaves.at.date() - plan.visit.arrives.at.date()).days + 1
    lines, first = list(_lines(plan.level, days, voice)), book.row
    for line in lines:
        _cost(book, line)
    _sums(book, first, sum(line.total or 0 for line in lines))
    return book.content()


def _notes(level: LevelAdvice | None, voice: Voice) -> list[str]:
    if level is None:
        return [voice.word("budget-no-level")]
    said = [f"{voice.say(level.scheme)} · {voice.say(level.title)}"]
    if level.standing == "suggested":
        said.append(f"{voice.word('level-suggested')} {voice.say(level.reason)}")
    return said


def _lines(level: LevelAdvice | None, days: int, voice: Voice) -> Iterator[_Cost]:
    if level is None:
        yield from (_Cost(voice.word(f"level-matter-{matter}")) for matter in _COSTS)
    else:
        wanted = [one for one in level.allowances if one.ceiling or one.matter in _COSTS]
        yield from (_line(one, days, voice) for one in wanted)
    yield from [_Cost(voice.word("budget-further"))] * _FURTHER


def _line(one: Allowance, days: int, voice: Voice) -> _Cost:
    # The limit of a ceiling by the guest holds for the whole party already.
    often = {"visit": 1, "guest": 1, "day": days}
    return _Cost(
        matter=voice.word(f"level-matter-{one.matter}"),
        what=voice.say(one.text),
        rule=voice.say(one.ceiling),
        limit=one.limit,
        per=voice.word(f"level-per-{one.per}") if one.per else "",
        often=often.get(one.per) if one.per else None,
        remark=voice.say(one.remark),
    )


def _cost(book: Book, line: _Cost) -> None:
    """What is over its ceiling says so, in a word."""
    here = book.row + 1
    for at, said in ((0, line.matter), (1, line.what), (2, line.rule), (4, line.per), (10, line.remark)):
        book.text(at, said)
    book.number(3, line.limit, "money")
    book.number(5, line.often, "fill-count")
    total = "" if line.total is None else line.total
    book.formula(6, f'=IF(OR(D{here}="",F{here}=""),"",D{here}*F{here})', total, "money")
    for at in (7, 8):
        book.number(at, None, "fill")
    over = book.voice.word("budget-over").replace('"', '""')
    check = f'=IF(G{here}="","",IF(MAX(H{here}:I{here})>G{here},"{over}",""))'
    book.formula(9, check, "", "check")
    book.end_row()


def _sums(book: Book, first: int, limit: float) -> None:
    """Below the lines from ``first`` on; ``limit`` is what their ceilings come to so far."""
    book.text(0, book.voice.word("budget-sum"), "sum")
    for at in (1, 2, 3, 4, 5, 9, 10):
        book.text(at, "", "sum")
    for at, column, result in ((6, "G", limit), (7, "H", 0), (8, "I", 0)):
        book.formula(at, f"=SUM({column}{first + 1}:{column}{book.row})", result, "sum")
    book.end_row()

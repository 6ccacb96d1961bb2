"""Workbooks to go on with: the run sheet, and the budget with sums that follow what is typed in."""

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal

from playbook.budget import Budget, BudgetLine, Cap
from playbook.budget.money import currency_word
from playbook.plan import VisitPlan
from playbook.render.run_sheet import RunRow, run_sheet
from playbook.render.voice import Voice
from playbook.render.workbook import Book

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


def budget_workbook(plan: VisitPlan, voice: Voice) -> bytes:
    """The budget as its sheet has it, with formulas: ceilings, what is planned, what was spent, the sums.

    Amounts are exact to two places; Excel keeps up to fifteen figures of a number.
    """
    book, budget = Book(plan, voice, voice.word("budget-title")), plan.budget
    for said in _notes(plan, voice):
        book.note(said)
    keys = ("what", "basis", "rule", "count", "each", "limit", "planned", "actual", "difference", "check")
    heads = [*(voice.word(f"budget-{key}") for key in (*keys, "source")), voice.word("run-remarks")]
    book.columns(heads, (16, 25, 28, 8, 11, 12, 12, 12, 12, 9, 14, 24))
    first = book.row
    for line in budget.lines:
        _line(book, line)
    for _ in range(_FURTHER):
        _further(book)
    _sums(book, budget, first)
    at = {line.id: first + number for number, line in enumerate(budget.lines, 1)}
    for cap in budget.joint:
        _joint(book, budget, cap, at)
    return book.content()


def _notes(plan: VisitPlan, voice: Voice) -> Iterator[str]:
    level = plan.level
    if level is None:
        yield voice.word("budget-no-level")
    else:
        yield f"{voice.say(level.scheme)} · {voice.say(level.title)}"
        if level.standing == "suggested":
            yield f"{voice.word('level-suggested')} {voice.say(level.reason)}"
    currency = currency_word(plan.budget.currency, voice.phrases)
    yield voice.word("budget-lead", currency=currency, n=str(len(plan.cast.guests)))
    yield voice.word("budget-how")


def _line(book: Book, line: BudgetLine) -> None:
    """What is over its ceiling says so, in a word."""
    voice, here, cap = book.voice, book.row + 1, line.cap
    sources = cap.sources if cap else line.sources
    pays = voice.word("budget-guest-pays") if line.paid_by == "guest" else ""
    remarks = "\n".join(one for one in (pays, voice.say(cap.remark) if cap else "") if one)
    rule = voice.say(cap.rule) if cap else ""
    cells = {0: voice.say(line.title), 1: voice.say(line.basis), 2: rule, 10: ", ".join(sources), 11: remarks}
    for at, said in cells.items():
        book.text(at, said)
    book.number(3, line.count, "fill-count")
    _ceiling(book, line)
    look = "money" if line.paid_by == "guest" else "fill"
    book.number(6, _number(line.planned), look)
    book.number(7, _number(line.actual), look)
    book.formula(8, _difference(here), _shown(line.difference), "money")
    book.formula(9, _check(book, here), _over(book, line.planned, line.actual, cap), "check")
    book.end_row()


def _ceiling(book: Book, line: BudgetLine) -> None:
    """Each and in all; a figure that the company has yet to set is a blank to fill in.

    Where there is no one ceiling each, as with meals of which some have fewer guests, the sum is a number.
    """
    here, cap = book.row + 1, line.cap
    if cap and cap.total is not None and line.each is None:
        book.number(4, None, "money")
        book.number(5, _number(cap.total), "money")
        return
    book.number(4, _number(line.each), "fill" if cap and not cap.known else "money")
    formula = f'=IF(OR(D{here}="",E{here}=""),"",D{here}*E{here})'
    book.formula(5, formula, _shown(cap.total if cap else None), "money")


def _further(book: Book) -> None:
    """An empty line for what the budget does not foresee."""
    here = book.row + 1
    for at in (1, 2, 10, 11):
        book.text(at, "")
    book.text(0, book.voice.word("budget-further"))
    book.number(3, None, "fill-count")
    book.number(4, None, "money")
    book.formula(5, f'=IF(OR(D{here}="",E{here}=""),"",D{here}*E{here})', "", "money")
    for at in (6, 7):
        book.number(at, None, "fill")
    book.formula(8, _difference(here), "", "money")
    book.formula(9, _check(book, here), "", "check")
    book.end_row()


def _difference(here: int) -> str:
    return f'=IF(OR(G{here}="",H{here}=""),"",H{here}-G{here})'


def _check(book: Book, here: int) -> str:
    """In hundredths, so that no rounding of the program decides."""
    over = book.voice.word("budget-over").replace('"', '""')
    return f'=IF(F{here}="","",IF(ROUND(MAX(G{here}:H{here})-F{here},2)>0,"{over}",""))'


def _over(book: Book, planned: Decimal | None, actual: Decimal | None, cap: Cap | None) -> str:
    if cap is None or cap.total is None:
        return ""
    most = max(planned or Decimal(), actual or Decimal())
    return book.voice.word("budget-over") if most > cap.total else ""


def _sums(book: Book, budget: Budget, first: int) -> None:
    """Below the lines from ``first`` on."""
    here = book.row + 1
    book.text(0, book.voice.word("budget-sum"), "sum")
    for at in (1, 2, 3, 4, 5, 9, 10, 11):
        book.text(at, "", "sum")
    for at, column, result in ((6, "G", budget.planned), (7, "H", budget.actual)):
        book.formula(at, f"=SUM({column}{first + 1}:{column}{book.row})", float(result or 0), "sum")
    # As on paper, nothing is compared before both columns hold a figure.
    formula = (
        f'=IF(OR(COUNT(G{first + 1}:G{book.row})=0,COUNT(H{first + 1}:H{book.row})=0),"",H{here}-G{here})'
    )
    both = budget.planned is not None and budget.actual is not None
    result = (budget.actual or Decimal()) - (budget.planned or Decimal())
    book.formula(8, formula, _shown(result if both else None), "sum")
    book.end_row()


def _joint(book: Book, budget: Budget, cap: Cap, at: dict[str, int]) -> None:
    """A ceiling that several lines share, against the sum of just these; the whole visit's against all."""
    voice, here = book.voice, book.row + 1
    planned, actual = budget.under(cap)
    title, sources = voice.word("budget-joint", title=cap.title), ", ".join(cap.sources)
    for column, said in {0: title, 2: voice.say(cap.rule), 10: sources, 11: voice.say(cap.remark)}.items():
        book.text(column, said)
    for column in (1, 3, 4, 8):
        book.text(column, "")
    book.number(5, _number(cap.total), "money" if cap.known else "fill")
    for column, letter, result in ((6, "G", planned), (7, "H", actual)):
        sums = max(at.values()) + _FURTHER + 1
        said = (
            f"={letter}{sums}" if cap.whole else "=" + "+".join(f"N({letter}{at[one]})" for one in cap.lines)
        )
        book.formula(column, said, float(result or 0), "money")
    book.formula(9, _check(book, here), _over(book, planned, actual, cap), "check")
    book.end_row()


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _shown(amount: Decimal | None) -> float | str:
    return "" if amount is None else float(amount)

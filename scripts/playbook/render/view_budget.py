"""The budget and the petty cash on paper, blanks where the visit file gives no figure."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from playbook.budget import BudgetLine, Cap
from playbook.budget.money import currency_word, plain
from playbook.people import HostPerson
from playbook.plan import VisitPlan
from playbook.render.view_host import person_name
from playbook.render.voice import Voice

View = dict[str, Any]

#: The form of the sources in which the advance is cleared (FL-059).
SETTLEMENT = "expense-settlement"
#: What was drawn from the stock and came back (P1-020, FL-060).
SLIP = "gift-and-drinks-slip"
_CASH_STEPS = ("draw-petty-cash", "use-petty-cash", "settle-petty-cash")
#: Ruled lines on the paper for petty cash, and the fewest of them for a day.
_CASH_LINES, _LEAST_LINES = 12, 2
#: Evenings that get a line of their own.
_EVENINGS = 4


def asked_forms(plan: VisitPlan) -> set[str]:
    """Forms that the budget asks for, whatever the steps of the procedure say."""
    gifts = any(line.kind == "gift" and line.count for line in plan.budget.lines)
    return {SLIP} if gifts else set()


def budget(plan: VisitPlan, voice: Voice) -> View | None:
    """None where the visit costs nothing."""
    made = plan.budget
    if not made.lines:
        return None
    level = plan.level
    return {
        "lead": voice.word("budget-lead", currency=_currency(plan, voice), n=str(len(plan.cast.guests))),
        "level": f"{voice.say(level.title)} · {voice.say(level.scheme)}" if level else "",
        "open": bool(level and level.standing == "suggested"),
        "capped": bool(made.joint) or any(line.cap for line in made.lines),
        "blank": made.actual is None and any(line.planned is None and line.expected for line in made.lines),
        "lines": [_line(line, voice) for line in made.lines],
        "joint": [_joint(plan, cap, voice) for cap in made.joint],
        "planned": _money(made.planned),
        "actual": _money(made.actual),
        "difference": _difference(made.planned, made.actual),
        "signing": _signing(plan, voice),
    }


def _line(line: BudgetLine, voice: Voice) -> View:
    cap = line.cap
    guests_pay = line.paid_by == "guest"
    return {
        "title": voice.say(line.title),
        "basis": voice.say(line.basis),
        "rule": voice.say(cap.rule) if cap else "",
        "sources": ", ".join(cap.sources if cap else line.sources),
        "pays": voice.word(f"budget-{line.paid_by}-pays") if line.sources or guests_pay else "",
        "countable": line.kind != "other" and not guests_pay,
        "count": "" if line.count is None else str(line.count),
        "each": _money(line.each),
        "limit": _money(cap.total) if cap else "",
        "unset": cap is not None and not cap.known,
        "capped": cap is not None,
        "planned": _money(line.planned),
        "planned_from": line.planned_from or "",
        "actual": _money(line.actual),
        "actual_from": line.actual_from or "",
        "difference": _difference(line.planned, line.actual),
        "over_planned": _over(line.planned, cap),
        "over_actual": _over(line.actual, cap),
        "blank": not guests_pay,
    }


def _joint(plan: VisitPlan, cap: Cap, voice: Voice) -> View:
    planned, actual = plan.budget.under(cap)
    return {
        "title": voice.word("budget-joint", title=cap.title),
        "rule": voice.say(cap.rule),
        "sources": ", ".join(cap.sources),
        "limit": _money(cap.total),
        "unset": not cap.known,
        "planned": _money(planned),
        "actual": _money(actual),
        "over_planned": _over(planned, cap),
        "over_actual": _over(actual, cap),
    }


def _signing(plan: VisitPlan, voice: Voice) -> list[View]:
    """Who prepared it, then the chain of the level in order of signing; a line where nobody is named."""
    chain = plan.level.approval if plan.level else ()
    signing = [_signature(voice.word("budget-prepared"), plan.cast.holder("salesperson"), voice)]
    for one in chain:
        label = f"{voice.word('budget-approves')} · {voice.say(one.role)}"
        signing.append(_signature(label, one.person, voice))
    if not chain:
        word = "budget-approved" if plan.level else "budget-approves"
        signing.append({"label": voice.word(word), "person": ""})
    return signing


def _signature(label: str, person: HostPerson | None, voice: Voice) -> View:
    return {"label": label, "person": person_name(person, voice) if person else ""}


def petty_cash(plan: VisitPlan, voice: Voice) -> View | None:
    """None where the procedure has no petty cash and the visit file no budget to settle."""
    asked = any(
        step.status != "not-applicable" and (step.id in _CASH_STEPS or SETTLEMENT in step.forms)
        for step in plan.steps
    )
    if not asked and not plan.budget.given:
        return None
    arrives, leaves = plan.visit.arrives.at, plan.visit.leaves.at
    days = (leaves.date() - arrives.date()).days + 1
    holder = plan.cast.holder("salesperson")
    evenings = [voice.day(arrives + timedelta(days=number))["a"] for number in range(days - 1)][:_EVENINGS]
    return {
        "factors": [
            voice.word("cash-guests", n=str(len(plan.cast.guests))),
            voice.word("cash-arrival", at=voice.say(arrives)),
            voice.word("cash-days", n=str(days)),
        ],
        "currency": voice.word("cash-amount", currency=_currency(plan, voice)),
        "advance": _money(plan.budget.advance),
        "holder": person_name(holder, voice) if holder else "",
        "rows": _rows(evenings, voice),
    }


def _rows(evenings: list[str], voice: Voice) -> list[str]:
    """Lines to write on; after those of each day one for what is left that evening (OV-141)."""
    between = max(_LEAST_LINES, (_CASH_LINES - len(evenings)) // (len(evenings) + 1))
    rows: list[str] = []
    for day in evenings:
        rows += [*[""] * between, voice.word("cash-evening", day=day)]
    return [*rows, *[""] * max(between, _CASH_LINES - len(rows))]


def _currency(plan: VisitPlan, voice: Voice) -> str:
    return voice.say(currency_word(plan.budget.currency, voice.phrases))


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else plain(amount)


def _difference(planned: Decimal | None, actual: Decimal | None) -> str:
    if planned is None or actual is None:
        return ""
    difference = actual - planned
    sign = {1: "+", 0: "", -1: "−"}[(difference > 0) - (difference < 0)]
    return f"{sign}{plain(abs(difference))}"


def _over(amount: Decimal | None, cap: Cap | None) -> bool:
    return amount is not None and cap is not None and cap.total is not None and amount > cap.total

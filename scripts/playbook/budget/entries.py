"""What the budget answers in the forms of the sources: sums planned and spent, gifts drawn, the advance."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from playbook.budget.model import Budget, BudgetLine, total
from playbook.budget.money import money_words
from playbook.model.base import Figure, Text, text
from playbook.model.forms import MoneyFill
from playbook.phrases import Phrases

Entry = Callable[[Budget, Phrases], list[Text]]


def _said(amount: Decimal | None, budget: Budget, phrases: Phrases) -> list[Text]:
    return [] if amount is None else [money_words(amount, budget.currency, phrases)]


def _spent(*kinds: str) -> Entry:
    def entry(budget: Budget, phrases: Phrases) -> list[Text]:
        amounts = (line.actual for line in budget.lines if line.kind in kinds)
        return _said(total(amounts), budget, phrases)

    return entry


def _titled(line: BudgetLine, amount: Decimal, budget: Budget, phrases: Phrases) -> Text:
    said = money_words(amount, budget.currency, phrases)
    return text(f"{line.title.en}: {said.en}", f"{line.title.zh_hans}：{said.zh_hans}")


def _others(budget: Budget, phrases: Phrases) -> list[Text]:
    return [
        _titled(line, line.actual, budget, phrases)
        for line in budget.lines
        if line.kind in ("outing", "other") and line.actual is not None
    ]


def _planned(budget: Budget, phrases: Phrases) -> list[Text]:
    planned = [(line, line.planned) for line in budget.lines]
    listed = [_titled(line, amount, budget, phrases) for line, amount in planned if amount is not None]
    if not listed:
        return []
    sums = _said(budget.planned, budget, phrases)
    return [*listed, *(phrases.word("budget-in-all", amount=one) for one in sums)]


def _gifts(budget: Budget, phrases: Phrases) -> list[Text]:
    """How many are to be drawn; what they are is written by hand."""
    gifts = next((line for line in budget.lines if line.kind == "gift" and line.count), None)
    if gifts is None:
        return []
    pieces = phrases.figure(Figure(value=gifts.count, unit="piece"))
    return [pieces]


#: What a form's field names under ``fill:`` -> the entries.
MONEY: Mapping[MoneyFill, Entry] = {
    "advance": lambda budget, phrases: _said(budget.advance, budget, phrases),
    "planned-total": lambda budget, phrases: _said(budget.planned, budget, phrases),
    "planned-lines": _planned,
    "spent-meals": _spent("lunch", "dinner"),
    "spent-lodging": _spent("room"),
    "spent-travel": _spent("car"),
    "spent-gifts": _spent("gift"),
    "spent-other": _others,
    "spent-total": lambda budget, phrases: _said(budget.actual, budget, phrases),
    "gifts-drawn": _gifts,
}

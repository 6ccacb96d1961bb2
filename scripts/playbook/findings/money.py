"""Money: over a ceiling, more spent than planned, figures that nobody has set."""

from collections.abc import Iterator
from decimal import Decimal

from playbook.budget import Budget, BudgetLine, Cap
from playbook.budget.money import money_words
from playbook.findings.look import Finding, Level, Look
from playbook.levels import Signatory
from playbook.model.base import Text, as_written, text
from playbook.texts import compose


def find(look: Look) -> Iterator[Finding]:
    """Findings about the budget."""
    budget = look.budget
    for cap in budget.caps:
        yield from _over(look, budget, cap)
    yield from _overspent(look, budget)
    yield from _unset(look, budget)
    yield from _unplanned(look, budget)
    yield from _odd(look, budget)


def _over(look: Look, budget: Budget, cap: Cap) -> Iterator[Finding]:
    """More than the level allows: to be approved before, to be explained after.

    Urgent only where the level is stated and the source means the figure strictly.
    """
    if cap.total is None:
        return
    planned, actual = budget.under(cap)
    strict = look.level is not None and look.level.standing == "stated" and not cap.about
    for words, amount in (("planned", planned), ("actual", actual)):
        if amount is None or amount <= cap.total:
            continue
        level: Level = "urgent" if strict and words == "planned" else "look"
        yield look.one(
            f"over-ceiling-{words}",
            level,
            ", ".join(cap.sources) or None,
            line=cap.title,
            amount=_said(look, amount),
            limit=_said(look, cap.total),
            over=_said(look, amount - cap.total),
            rule=cap.rule,
            who=_approves(look),
        )


def _overspent(look: Look, budget: Budget) -> Iterator[Finding]:
    """Spent more than planned, and no ceiling has complained already."""
    capped = {line for cap in budget.caps if _exceeded(budget, cap) for line in cap.lines}
    for line in budget.lines:
        if line.difference is None or line.difference <= 0 or line.id in capped:
            continue
        assert line.planned is not None  # noqa: S101 - a difference has two sides
        assert line.actual is not None  # noqa: S101
        yield look.one(
            "over-planned",
            "look",
            line=line.title,
            planned=_said(look, line.planned),
            actual=_said(look, line.actual),
            over=_said(look, line.difference),
        )


def _exceeded(budget: Budget, cap: Cap) -> bool:
    actual = budget.under(cap)[1]
    return cap.total is not None and actual is not None and actual > cap.total


def _unset(look: Look, budget: Budget) -> Iterator[Finding]:
    """Figures that the scheme leaves blank (HA-025, HS-041)."""
    blank = [cap for cap in budget.caps if not cap.known]
    if blank:
        sources = dict.fromkeys(source for cap in blank for source in cap.sources)
        lines = look.phrases.listed(list({cap.title.en: cap.title for cap in blank}.values()))
        yield look.one("ceiling-unset", "look", ", ".join(sources), lines=lines, who=_approves(look))


def _unplanned(look: Look, budget: Budget) -> Iterator[Finding]:
    """A level applies, or a budget was begun, and a cost has no figure.

    Only a note where the level has no ceilings and nobody has begun a budget.
    """
    missing = [line.title for line in budget.lines if _open(line)]
    if not missing or not (look.level or budget.given):
        return
    level: Level = "look" if budget.caps or budget.given else "note"
    words = "budget-open" if budget.given else "budget-none"
    yield look.one(words, level, lines=look.phrases.listed(missing))


def _open(line: BudgetLine) -> bool:
    return line.expected and line.count is not None and line.planned is None and line.actual is None


def _odd(look: Look, budget: Budget) -> Iterator[Finding]:
    """A figure for something that we do not pay, or that the agenda does not have."""
    for line in budget.lines:
        if not (line.planned or line.actual):
            continue
        if line.paid_by == "guest":
            yield look.one("guests-pay", "look", ", ".join(line.sources) or None, line=line.title)
        elif line.count == 0 and line.kind != "other":
            yield look.one("not-in-agenda", "look", line=line.title)


def _approves(look: Look) -> Text:
    """Who signs for this level, as the scheme names them."""
    chain = look.level.approval if look.level else ()
    if not chain:
        return look.phrases.word("budget-approver")
    return look.phrases.listed([_signatory(one) for one in chain])


def _signatory(one: Signatory) -> Text:
    if one.person is None:
        return one.role
    name = as_written(one.person.name, one.person.latin)
    return compose(text("{role} ({name})", "{role}（{name}）"), {"role": one.role, "name": name})


def _said(look: Look, amount: Decimal) -> Text:
    return money_words(amount, look.budget.currency, look.phrases)

"""The budget engine: what a visit costs money for, what its level allows, what is planned and was spent."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from playbook.agenda import Agenda
from playbook.budget.caps import Caps
from playbook.budget.lines import Counting, Spending
from playbook.budget.model import Budget, BudgetLine, Cap, total
from playbook.budget.money import plain
from playbook.conditions import FactMap
from playbook.levels import LevelAdvice
from playbook.model.budget import Amount, BudgetBlock, OtherCost
from playbook.model.playbook import Playbook
from playbook.model.values import as_text
from playbook.model.visit import Visit
from playbook.people import Cast
from playbook.phrases import Phrases

__all__ = ["Budget", "BudgetLine", "Cap", "make_budget", "total"]


def make_budget(  # noqa: PLR0913 - each is a different source of figures
    visit: Visit, playbook: Playbook, cast: Cast, agenda: Agenda, facts: FactMap, level: LevelAdvice | None
) -> Budget:
    """The budget of a visit, with blanks where its file gives no figures.

    Source: the schemes HS, HA and Q0 for ceilings; OV-139 to OV-141 for the advance. Ceilings count guests;
    an amount per person at a meal is paid for our own people at table too.
    """
    phrases, block = Phrases(playbook), visit.budget or BudgetBlock()
    allowances = level.allowances if level else ()
    counting = Counting(visit, playbook.company, cast, agenda, facts, allowances, phrases)
    spendings = list(counting.spendings())
    others = list(_others(block, len(cast.guests)))
    caps = Caps(spendings, len(cast.guests), counting.nights + 1, playbook.company.currency, phrases)
    found = tuple(caps.of(allowances, [line.id for line in others]))
    lines = [_line(one, block, found, phrases) for one in spendings]
    return Budget(
        lines=(*lines, *others),
        caps=found,
        currency=playbook.company.currency,
        advance=block.advance,
        given=visit.budget is not None,
    )


def _line(one: Spending, block: BudgetBlock, caps: Sequence[Cap], phrases: Phrases) -> BudgetLine:
    planned, planned_from = _sum(block.planned.of(one.kind), one.count, one.people)
    actual, actual_from = _sum(block.actual.of(one.kind), one.count, one.people)
    return BudgetLine(
        id=one.kind,
        kind=one.kind,
        title=phrases.word(f"budget-line-{one.kind}"),
        count=one.count,
        basis=one.basis,
        paid_by=one.paid_by,
        cap=_strictest([cap for cap in caps if cap.lines == (one.kind,) and not cap.whole]),
        planned=planned,
        actual=actual,
        planned_from=planned_from,
        actual_from=actual_from,
        sources=one.sources,
    )


def _strictest(caps: Sequence[Cap]) -> Cap | None:
    """The lowest ceiling; one without a figure only where no other has one."""
    return min(caps, key=lambda cap: (cap.total is None, cap.total or Decimal()), default=None)


def _sum(amount: Amount | None, count: int | None, people: int) -> tuple[Decimal | None, str | None]:
    """The sum in all, and how it comes about where it is worked out."""
    if amount is None:
        return None, None
    if amount.total is not None:
        return amount.total, None
    each, times = (amount.each, count or 0) if amount.each is not None else (amount.per_person, people)
    each = each or Decimal()
    return each * times, f"{times} × {plain(each)}"


def _others(block: BudgetBlock, guests: int) -> Iterator[BudgetLine]:
    """Costs of another kind; what was spent stands beside what was planned under the same name."""
    spent = list(block.actual.other)
    for number, one in enumerate(block.planned.other, 1):
        same = next((other for other in spent if _name(other) == _name(one)), None)
        if same:
            spent.remove(same)
        yield _other(number, one, same, guests)
    for number, one in enumerate(spent, len(block.planned.other) + 1):
        yield _other(number, None, one, guests)


def _name(cost: OtherCost) -> tuple[str, str]:
    said = as_text(cost.what)
    return said.en.casefold(), said.zh_hans.casefold()


def _other(number: int, planned: OtherCost | None, actual: OtherCost | None, guests: int) -> BudgetLine:
    said = planned or actual
    assert said is not None  # noqa: S101 - a line has a side
    plan, plan_from = _sum(planned, planned.count if planned else None, guests)
    spent, spent_from = _sum(actual, actual.count if actual else None, guests)
    return BudgetLine(
        id=f"other-{number}",
        kind="other",
        title=as_text(said.what),
        count=said.count,
        basis=None,
        paid_by="company",
        cap=None,
        planned=plan,
        actual=spent,
        planned_from=plan_from,
        actual_from=spent_from,
        sources=(),
    )

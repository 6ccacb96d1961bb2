"""What a budget consists of. All amounts are exact and in the company's currency."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from playbook.model.base import Model, StatementId, Text
from playbook.model.budget import CostKind


class Cap(Model):
    """A ceiling of the level, worked out for this party and for as often as the agenda has it."""

    title: Text
    #: The rule as the scheme has it.
    rule: Text
    #: The ids of the lines whose sum it limits.
    lines: tuple[str, ...]
    #: It limits everything that the visit costs.
    whole: bool
    #: How often it is granted; None while nobody has said how many.
    count: int | None
    #: For one meal, room and night, gift, outing or day; None where no figure is set, or where it varies.
    each: Decimal | None
    total: Decimal | None
    #: Whether the scheme holds every figure that this party needs.
    known: bool
    about: bool
    remark: Text | None
    sources: tuple[StatementId, ...]


class BudgetLine(Model):
    """One cost of the visit; ``planned`` and ``actual`` are sums in all, None where no figure is given."""

    id: str
    kind: CostKind | Literal["other"]
    title: Text
    #: How often, and how that was counted; None while nobody has said how many.
    count: int | None
    basis: Text | None
    paid_by: Literal["company", "guest"]
    #: The strictest ceiling of this line alone.
    cap: Cap | None
    planned: Decimal | None
    actual: Decimal | None
    #: How a sum comes about from what the visit file says, as ``6 × 120``.
    planned_from: str | None
    actual_from: str | None
    #: What the scheme says about the line besides a ceiling.
    sources: tuple[StatementId, ...]

    @property
    def difference(self) -> Decimal | None:
        """Actual less planned: above nothing is more than planned."""
        return None if self.planned is None or self.actual is None else self.actual - self.planned

    @property
    def each(self) -> Decimal | None:
        """The ceiling for one of ``count``; None where it is not counted like that, or varies."""
        return self.cap.each if self.cap and self.cap.count == self.count else None

    @property
    def expected(self) -> bool:
        """We pay for it, and the agenda has it."""
        return self.paid_by == "company" and self.count != 0


class Budget(Model):
    """What the visit may cost, is planned to cost and has cost."""

    lines: tuple[BudgetLine, ...]
    #: Every ceiling, those of single lines too.
    caps: tuple[Cap, ...]
    #: A unit of ``data/units.yml``.
    currency: str
    #: The petty cash to be drawn; None where the visit file does not say.
    advance: Decimal | None
    #: Whether the visit file has a ``budget:`` at all.
    given: bool

    @property
    def planned(self) -> Decimal | None:
        """The sum of what is planned, None where nothing is."""
        return total(line.planned for line in self.lines)

    @property
    def actual(self) -> Decimal | None:
        """The sum of what was spent, None where no figure is given."""
        return total(line.actual for line in self.lines)

    @property
    def joint(self) -> tuple[Cap, ...]:
        """Ceilings that several costs share."""
        return tuple(cap for cap in self.caps if cap.whole or len(cap.lines) > 1)

    def under(self, cap: Cap) -> tuple[Decimal | None, Decimal | None]:
        """What is planned and what was spent under a ceiling."""
        covered = [line for line in self.lines if line.id in cap.lines]
        return total(line.planned for line in covered), total(line.actual for line in covered)


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the figures there are, None where there is none."""
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal()) if known else None

"""The ceilings of a level over the lines of a budget.

A ceiling of a meal, a room, a gift or an outing limits each line of that kind. One for the visit, a day or a
guest limits all that its matter names together, or the whole visit where it names none (Q0-027).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from playbook.budget.lines import Spending
from playbook.budget.model import Cap
from playbook.levels import Allowance, ceiling_words, spending_limit
from playbook.model.base import Text
from playbook.model.budget import CostKind
from playbook.model.schemes import Ceiling, Matter, Per
from playbook.phrases import Phrases

_KINDS: dict[Matter, tuple[CostKind, ...]] = {
    "lodging": ("room",),
    "meals": ("lunch", "dinner"),
    "car": ("car",),
    "gifts": ("gift",),
    "outings": ("outing",),
}
#: Matters whose ceilings limit the whole visit.
_WHOLE: tuple[Matter, ...] = ("reception", "other")
#: Ceilings that are granted each time.
_EACH: dict[Per, tuple[CostKind, ...]] = {
    "meal": ("lunch", "dinner"),
    "room": ("room",),
    "gift": ("gift",),
    "outing": ("outing",),
}


class Caps:
    """Works out the ceilings for one party. ``days`` are those of the stay."""

    def __init__(
        self, spendings: Sequence[Spending], guests: int, days: int, currency: str, phrases: Phrases
    ) -> None:
        self.guests, self.days, self.currency, self.phrases = guests, days, currency, phrases
        self.kinds = [one.kind for one in spendings]
        self.paid = {one.kind: one for one in spendings if one.paid_by == "company" and one.count != 0}

    def of(self, allowances: Sequence[Allowance], others: Sequence[str]) -> Iterator[Cap]:
        """All ceilings that limit something; ``others`` are the ids of the lines of no kind."""
        for one in allowances:
            rule = one.rule
            if rule and (one.matter in _KINDS or one.matter in _WHOLE):
                each_time = rule.per in _EACH
                granted = self._each_time(one, rule) if each_time else self._together(one, rule, others)
                yield from (self._cap(one, rule, what) for what in granted)

    def _each_time(self, one: Allowance, rule: Ceiling) -> Iterator["_Granted"]:
        """Each meal by its own guests; rooms, gifts and outings by the party."""
        for kind in _EACH[rule.per]:
            spending = self.paid.get(kind)
            if spending and one.meal in (None, kind) and kind in _KINDS.get(one.matter, (kind,)):
                times = 1 if spending.count is None else spending.count
                limits = [self._limit(rule, guests) for guests in spending.guests or (self.guests,) * times]
                title = self.phrases.word(f"budget-line-{kind}")
                yield _Granted(title, (kind,), spending.count, limits)

    def _together(self, one: Allowance, rule: Ceiling, others: Sequence[str]) -> Iterator["_Granted"]:
        """What a matter costs in all, or the visit."""
        count = self.days if rule.per == "day" else 1
        limits = [self._limit(rule, self.guests)] * count
        if one.matter in _WHOLE:
            yield _Granted(
                self.phrases.word("budget-whole"), (*self.kinds, *others), count, limits, whole=True
            )
            return
        kinds = tuple(kind for kind in _KINDS[one.matter] if kind in self.paid and one.meal in (None, kind))
        if kinds:
            word = f"level-matter-{one.matter}" if len(kinds) > 1 else f"budget-line-{kinds[0]}"
            yield _Granted(self.phrases.word(word), kinds, count, limits)

    def _limit(self, rule: Ceiling, guests: int) -> Decimal | None:
        """A ceiling in another currency than the company's cannot be held against its figures."""
        limit = spending_limit(rule, guests) if rule.amount.unit == self.currency else None
        return None if limit is None else Decimal(str(limit))

    def _cap(self, one: Allowance, rule: Ceiling, what: "_Granted") -> Cap:
        known = [limit for limit in what.limits if limit is not None]
        complete = len(known) == len(what.limits)
        return Cap(
            title=what.title,
            rule=ceiling_words(rule, self.phrases),
            lines=what.lines,
            whole=what.whole,
            count=what.count,
            each=known[0] if complete and len(set(known)) == 1 else None,
            total=sum(known, Decimal()) if complete and what.count is not None else None,
            known=complete,
            about=rule.about,
            remark=one.remark,
            sources=one.sources,
        )


@dataclass(frozen=True)
class _Granted:
    """A ceiling granted ``count`` times, None where nobody has said how often; ``limits`` are one each."""

    title: Text
    lines: tuple[str, ...]
    count: int | None
    limits: Sequence[Decimal | None]
    whole: bool = False

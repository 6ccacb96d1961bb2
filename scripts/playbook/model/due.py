"""When a step is due, relative to an anchor of the visit."""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from playbook.model.base import Id, Item, Mistake, Model, Text

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Unit = Literal["minutes", "hours", "days", "working_days", "weeks", "months"]
UNITS: tuple[Unit, ...] = ("minutes", "hours", "days", "working_days", "weeks", "months")


class Span(Model):
    """From ``min`` to ``max`` units after (or before) the anchor."""

    min: int = Field(ge=0)
    max: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise Mistake("`min` is larger than `max`", "`min` 大于 `max`")
        return self


Amount = Annotated[
    Annotated[Annotated[int, Field(ge=0, le=1000)], Tag("<number>")] | Annotated[Span, Tag("<span>")],
    Discriminator(lambda raw: "<span>" if isinstance(raw, (dict, Span)) else "<number>"),
]


class Due(Model):
    """Exactly one of before/after/day_of/during, and at most one unit.

    ``before``/``after`` without a unit means any time up to (or straight after) the anchor.
    ``during`` names a span of the visit for duties that last. ``practice`` marks a figure that
    is the playbook's own, where sources give none.
    """

    before: Id | None = None
    after: Id | None = None
    day_of: Id | None = None
    during: Id | None = None
    minutes: Amount | None = None
    hours: Amount | None = None
    days: Amount | None = None
    working_days: Amount | None = None
    weeks: Amount | None = None
    months: Amount | None = None
    at: Clock | None = None
    practice: bool = False

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        if len([a for a in (self.before, self.after, self.day_of, self.during) if a]) != 1:
            raise Mistake(
                "write exactly one of before, after, day_of, during",
                "before、after、day_of、during 只能写一个",
            )
        units = [unit for unit in UNITS if getattr(self, unit) is not None]
        if len(units) > 1:
            raise Mistake(
                f"one unit only, not {' and '.join(units)}", f"只能写一个单位，不能同时写 {'、'.join(units)}"
            )
        if units and (self.day_of or self.during):
            raise Mistake("day_of and during take no unit", "day_of 和 during 不能带单位")
        if self.at and (self.during or self.minutes is not None or self.hours is not None):
            raise Mistake(
                "`at` goes with days, not with minutes, hours or during", "`at` 只能与按天计的时限一起用"
            )
        return self

    @property
    def anchor(self) -> str:
        """The anchor or span this due time hangs on."""
        return self.before or self.after or self.day_of or self.during or ""

    @property
    def unit(self) -> Unit | None:
        """The unit in use, or None."""
        return next((unit for unit in UNITS if getattr(self, unit) is not None), None)

    @property
    def amount(self) -> Span | None:
        """The amount as a span; a plain number N is N to N. None without a unit."""
        raw = getattr(self, self.unit) if self.unit else None
        return Span(min=raw, max=raw) if isinstance(raw, int) else raw


class Anchor(Item):
    """A moment of a visit that due times refer to; ``start`` and ``end`` make it a span of other anchors."""

    id: Id
    title: Text
    #: What to ask when the visit file does not give the moment.
    question: Text
    start: Id | None = None
    end: Id | None = None

    @model_validator(mode="after")
    def _both_ends(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise Mistake("a span needs `start` and `end`", "时间段要同时写 `start` 和 `end`")
        return self

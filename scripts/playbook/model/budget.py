"""The budget block of a visit file: what is planned, what was spent, how many rooms, gifts and outings."""

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, model_validator

from playbook.model.base import Mistake
from playbook.model.values import Money, Part, Words

#: What every visit may spend on; anything else stands under ``other``.
CostKind = Literal["lunch", "dinner", "room", "gift", "outing", "car"]
COST_KINDS: tuple[CostKind, ...] = get_args(CostKind)
Count = Annotated[int, Field(ge=0, le=1000)]


class Amount(Part):
    """Money in one of three ways: in all, each time, or for each person each time."""

    total: Money | None = None
    each: Money | None = None
    per_person: Money | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(one is not None for one in (self.total, self.each, self.per_person)) != 1:
            raise Mistake(
                "write exactly one of `total`, `each` and `per_person`",
                "`total`、`each`、`per_person` 三者只写一个",
            )
        return self


def _in_all(raw: Any) -> Any:
    """A number alone is the sum in all."""
    return raw if isinstance(raw, (dict, Amount)) else {"total": raw}


Sum = Annotated[Amount, BeforeValidator(_in_all, json_schema_input_type=Amount | Money)]


class OtherCost(Amount):
    """A cost of another kind; ``count`` says how often ``each`` is paid."""

    what: Words
    count: Count | None = None

    @model_validator(mode="after")
    def _counted(self) -> Self:
        if (self.each is None) != (self.count is None):
            raise Mistake("`each` and `count` go together", "`each` 和 `count` 要一起写")
        return self


class Figures(Part):
    """One sum for each kind of cost."""

    lunch: Sum | None = None
    dinner: Sum | None = None
    room: Sum | None = None
    gift: Sum | None = None
    outing: Sum | None = None
    car: Sum | None = None
    other: tuple[OtherCost, ...] = Field(default=(), max_length=30)

    def of(self, kind: CostKind) -> Amount | None:
        """The sum of a kind."""
        found: Amount | None = getattr(self, kind)
        return found


class BudgetBlock(Part):
    """``budget:`` of a visit file. All amounts in the company's currency."""

    #: Rooms a night; one for each guest unless it is written.
    rooms: Count | None = None
    #: Gifts in all; one for each guest unless it is written.
    gifts: Count | None = None
    outings: Count | None = None
    planned: Figures = Figures()
    actual: Figures = Figures()
    #: The petty cash that is drawn from finance (OV-139, ES-093).
    advance: Money | None = None

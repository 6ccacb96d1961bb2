"""Signs and cards that the guests see: their sizes, their paper, and when they are wanted."""

from typing import Literal, Self

from pydantic import Field, model_validator

from playbook.model.base import Mistake, Model, Order, Text
from playbook.model.condition import ALWAYS, Applies

SignKind = Literal[
    "name-board",
    "welcome-board",
    "direction-signs",
    "place-cards",
    "table-numbers",
    "badges",
    "car-signs",
    "flags-order",
]
Arrow = Literal["left", "right", "ahead"]
#: Width and height upright, in millimetres.
PAPERS: dict[str, tuple[float, float]] = {"A4": (210, 297), "A3": (297, 420)}
#: What stays free around cards that are cut out, in millimetres: for the marks, beyond the printer's reach.
EDGE = 8


class Sign(Model):
    """One kind of sign. ``width`` and ``height`` are those of one face, in millimetres."""

    id: SignKind
    order: Order
    paper: Literal["A4", "A3"]
    #: The paper lies on its long side.
    turned: bool = False
    width: float = Field(ge=30, le=420)
    height: float = Field(ge=30, le=420)
    #: A tent is folded in its middle and stands with a face on either side.
    fold: Literal["none", "tent"] = "none"
    applies: Applies = ALWAYS
    #: Names on one board; a larger party is called by its first guest and its company.
    most: int = Field(default=1, ge=1, le=8)
    #: Whose cards are made.
    sides: tuple[Literal["guest", "host"], ...] = ("guest", "host")
    #: When the guests' cards also name their company.
    with_customer: Applies = ALWAYS
    arrows: tuple[Arrow, ...] = ()
    #: Places to point to besides the rooms of the agenda.
    places: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _on_paper(self) -> Self:
        if not self.whole and not (self.columns and self.rows):
            raise Mistake(
                f"a card of {self.width:g} by {self.outer_height:g} mm does not fit on the paper"
                f" with {EDGE} mm around it; make it smaller or take larger paper",
                f"卡片（{self.width:g}×{self.outer_height:g} 毫米）加上四周 {EDGE} 毫米留边放不进纸张，"
                "请改小尺寸或换大纸",
            )
        return self

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper as it lies."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.turned else (width, height)

    @property
    def outer_height(self) -> float:
        """The height that is cut out: a tent has two faces."""
        return self.height * (2 if self.fold == "tent" else 1)

    @property
    def whole(self) -> bool:
        """The sign is the sheet of paper itself: nothing is cut."""
        return (self.width, self.outer_height) == self.page

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return 1 if self.whole else int((self.page[0] - 2 * EDGE) // self.width)

    @property
    def rows(self) -> int:
        """How many cards stand one below the other."""
        return 1 if self.whole else int((self.page[1] - 2 * EDGE) // self.outer_height)

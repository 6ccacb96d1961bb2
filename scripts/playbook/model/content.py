"""The handbook's nouns: phases, sections, steps, roles, purposes, principles, terms."""

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import Figure, Id, Item, Line, Model, Order, StatementId, Text
from playbook.model.condition import ALWAYS, Applies, Condition
from playbook.model.due import Due

Figures = dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Figure]


class Phase(Item):
    """A quarter of the whole: what is done when."""

    id: Id
    order: Order
    title: Text
    summary: Text
    figures: Figures = {}


class Detail(Item):
    """One sentence below a step, with its own condition where it is narrower than the step's."""

    text: Text
    applies: Applies = ALWAYS
    kind: Literal["do", "avoid", "note", "ask"] = "do"


class Variant(Item):
    """How a procedure or level does the same step otherwise; the first that applies to a visit is taken."""

    applies: Applies
    text: Text
    owner: Id | None = None
    due: Due | None = None
    figures: Figures = {}


class Step(Item):
    """One obligation of the SOP: what one owner does by one time, and what proves it."""

    id: Id
    order: Order
    title: Text
    details: tuple[Detail, ...] = ()
    why: Text | None = None
    pitfall: Text | None = None
    owner: Id
    support: tuple[Id, ...] = ()
    due: Due
    proof: Text
    forms: tuple[Id, ...] = ()
    applies: Applies = ALWAYS
    critical: bool = False
    variants: tuple[Variant, ...] = ()
    figures: Figures = {}


class Section(Item):
    """Steps that belong together, on one part of a phase page; a file of ``data/steps/``."""

    id: Id
    phase: Id
    order: Order
    title: Text
    summary: Text
    notes: tuple[Detail, ...] = ()
    figures: Figures = {}
    steps: tuple[Step, ...] = Field(min_length=1)


class Stage(Item):
    """A stage of a procedure, in the procedure's own words and order."""

    id: Id
    order: Order
    title: Text
    summary: Text | None = None
    phase: Id
    steps: tuple[Id, ...]
    figures: Figures = {}


class Band(Model):
    """For up to so many guests, so many of ours; None is no bound."""

    guests: int | None = Field(default=None, ge=1)
    hosts: int | None = Field(default=None, ge=1)


class Companions(Item):
    """How many of ours may keep guests company at table: a share of the guests, or bands."""

    share: float | None = Field(default=None, gt=0, le=1)
    bands: tuple[Band, ...] = ()

    def most(self, guests: int) -> int | None:
        """The most for so many guests, one at least; None where the rule sets no bound."""
        if self.share is not None:
            # a small party leaves no whole host, and somebody has to receive
            return max(1, int(guests * self.share + 1e-9))
        band = next((one for one in self.bands if one.guests is None or guests <= one.guests), None)
        return band.hosts if band else None


class Procedure(Item):
    """The shape one source document gives to the flow: ordered stages over shared steps."""

    id: Id
    order: Order
    title: Text
    summary: Text
    scope: Text
    figures: Figures = {}
    companions: Companions | None = None
    stages: tuple[Stage, ...] = Field(min_length=1)


class Answer(Item):
    """An answer to a question that every role page asks."""

    text: Text
    phase: Id | None = None


class Role(Item):
    """Who does it: the same questions answered for each."""

    id: Id
    order: Order
    title: Text
    what: Text
    why: Text
    when: Text
    duties: tuple[Answer, ...]
    side: Literal["host", "guest"] = "host"


class Purpose(Item):
    """Why guests come, what they want, who takes part, what is often forgotten."""

    id: Id
    order: Order
    title: Text
    summary: Text
    wants: tuple[Detail, ...] = Field(min_length=1)
    who_comes: tuple[Detail, ...] = ()
    takes_part: tuple[Detail, ...] = ()
    attention: tuple[Detail, ...] = ()
    often_forgotten: tuple[Detail, ...] = ()
    #: The agenda template that fills gaps of a visit with this main purpose.
    agenda: Id
    #: Default objectives for the visit brief.
    objectives: tuple[Text, ...] = ()


class Principle(Item):
    """What reception is for, and training notes: text that no single step carries."""

    id: Id
    order: Order
    topic: Literal["principle", "training", "note"]
    title: Text
    text: Text
    why: Text | None = None
    figures: Figures = {}


class Term(Item):
    """A glossary entry; ``synonyms`` are what people type when they mean it."""

    id: Id
    title: Text
    meaning: Text
    synonyms: tuple[Line, ...] = ()
    #: Words that the texts do not use for it; `playbook check` looks for them.
    instead_of: tuple[Line, ...] = ()
    see: tuple[Id, ...] = ()


class SetAside(Model):
    """A statement that no item carries, with a reason that a reader would accept."""

    id: StatementId
    reason: Text


#: A figure as the source gives it: a value, a list, a range with open ends, or null where it is blank.
StatementFigure = (
    float | int | str | bool | list[float | int | str | None] | dict[str, float | int | str | None] | None
)


class Statement(Model):
    """One statement of a source document, as taken apart in the inventory."""

    id: StatementId
    at: Line
    kind: Id | Literal["form_field"]
    says: Line
    zh: Line | None = None
    actor: Line | None = None
    due: Line | None = None
    applies: Line | None = None
    remark: Line | None = None
    figures: dict[str, StatementFigure] = {}


class SourceDocument(Model):
    """A source document with all its statements."""

    document: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]$")]
    title: Text
    short: Id
    about: Text
    #: Complete means: every statement is carried or set aside; the coverage check holds it to that.
    complete: bool = False
    set_aside: tuple[SetAside, ...] = ()
    statements: tuple[Statement, ...]


__all__ = [
    "ALWAYS",
    "Answer",
    "Condition",
    "Detail",
    "Figures",
    "Phase",
    "Principle",
    "Procedure",
    "Purpose",
    "Role",
    "Section",
    "SetAside",
    "SourceDocument",
    "Stage",
    "Statement",
    "Step",
    "Term",
    "Variant",
]

"""How people behave: etiquette by situation, kinds of visitors, trouble, quality."""

from typing import Literal

from pydantic import Field

from playbook.model.base import Id, Item, Order, Text
from playbook.model.condition import ALWAYS, Applies
from playbook.model.content import Detail, Figures
from playbook.model.due import Due
from playbook.model.protocol import RuleNumber


class ConductRule(Item):
    """One rule of conduct with its reason; ``protocol`` names the rules behind it."""

    id: Id
    kind: Literal["do", "avoid"] = "do"
    text: Text
    why: Text | None = None
    applies: Applies = ALWAYS
    #: For which visits the rule goes on the etiquette card; left out, it stands in the handbook alone.
    card: Applies | None = None
    protocol: tuple[RuleNumber, ...] = ()
    figures: Figures = {}


class Situation(Item):
    """A situation with its rules; ``data/conduct/<id>.yml``."""

    id: Id
    order: Order
    title: Text
    summary: Text
    rules: tuple[ConductRule, ...] = Field(min_length=1)


class VisitorType(Item):
    """A kind of visitor, how to tell, and what changes for them."""

    id: Id
    order: Order
    title: Text
    summary: Text
    #: Which visits bring this kind of visitor even where the file does not name it.
    fits: Applies | None = None
    signs: tuple[Detail, ...] = ()
    changes: tuple[Detail, ...] = Field(min_length=1)
    watch: tuple[Detail, ...] = ()
    figures: Figures = {}


class Contingency(Item):
    """A card for trouble: signs, the first five minutes, who decides, what to say, afterwards."""

    id: Id
    order: Order
    title: Text
    #: The visits whose kit holds this card.
    applies: Applies = ALWAYS
    #: False where the trouble is somebody who comes unannounced: a kit for a visit needs no such card.
    planned: bool = True
    signs: tuple[Detail, ...] = Field(min_length=1)
    first: tuple[Detail, ...] = Field(min_length=1)
    decides: Id
    say: tuple[Detail, ...] = ()
    afterwards: tuple[Detail, ...] = ()
    figures: Figures = {}


class PausePoint(Item):
    """A short stop before something begins, read aloud by one caller; a line is answered yes or mended."""

    id: Id
    order: Order
    title: Text
    #: The role that reads it out.
    caller: Id
    due: Due
    lines: tuple[Detail, ...] = Field(min_length=1)
    figures: Figures = {}


class Measure(Item):
    """Appraisal, review, rewards and sanctions: how the company keeps reception good."""

    id: Id
    order: Order
    topic: Literal["appraisal", "review", "reward", "sanction", "training", "records", "rules"]
    title: Text
    details: tuple[Detail, ...] = Field(min_length=1)
    forms: tuple[Id, ...] = ()
    figures: Figures = {}


class Difference(Item):
    """Where the sources differ: one question, each answer with its sources."""

    id: Id
    order: Order
    question: Text
    answers: tuple[Detail, ...] = Field(min_length=2)
    #: What the playbook does by default, and why.
    choice: Text
    figures: Figures = {}

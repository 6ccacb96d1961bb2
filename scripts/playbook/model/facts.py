"""The closed list of facts that conditions may test, with words to explain them."""

from typing import Literal

from playbook.model.base import Id, Item, Model, Text


class FactValue(Model):
    """A value of a choice or set fact and how it reads inside the fact's phrase."""

    id: Id
    title: Text


class Fact(Item):
    """A fact of a visit.

    ``phrase`` says that it holds ('{value}' is the value's title; for numbers the bounds),
    ``denial`` that it does not, ``question`` what to ask when the visit file is silent.
    """

    id: Id
    kind: Literal["flag", "choice", "set", "number"]
    values: tuple[FactValue, ...] = ()
    phrase: Text
    denial: Text
    #: For numbers: at most; ``phrase`` is then 'at least'.
    at_most: Text | None = None
    question: Text
    #: The key of the visit file (or company file) that answers the question.
    key: str


class Protocol(Model):
    """The conventions chosen where the protocol rules disagree (PROTOCOL.md R6 and others)."""

    interpreter_at_table: Literal["beside", "behind"] = "beside"
    senior_hand: Literal["right", "left"] = "right"


class Rule(Item):
    """A protocol rule as printed behind a seat: number, text, how firm it is."""

    id: Id
    number: str
    title: Text
    text: Text
    strength: Literal["A", "B", "C", "B/C", "A/B"]


class ProtocolFile(Model):
    """``data/protocol.yml``."""

    profile: Protocol
    rules: tuple[Rule, ...]

"""Protocol: the rules behind seats, flags, cars and introductions, and the conventions a company chose."""

from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from playbook.model.base import Id, Item, Line, Model, Text
from playbook.model.company import Country
from playbook.model.content import Figures

#: A = government text, B = foreign-office or standard-like text, C = common office practice.
Strength = Literal["A", "A/B", "B", "B/C", "C"]
#: The number printed behind a seat. It never changes, so a kit printed last year can still be looked up.
RuleNumber = Annotated[str, StringConstraints(pattern=r"^R[1-9]\d?$")]


class Protocol(Model):
    """The company's conventions; a field that offers a choice is explained by the rule in dispute."""

    senior_hand: Literal["right", "left"] = "right"
    interpreter_at_table: Literal["beside", "behind"] = "beside"
    rostrum_even: Literal["shared-centre", "left-centre", "exact-centre"] = "shared-centre"
    flag_senior_place: Literal["flags-right", "flags-left"] = "flags-right"
    #: Places by two letters whose flags are not put up as national flags (R15).
    not_national: tuple[Country, ...] = ()
    banquet_order: Literal["alternating-hosts", "named-hosts-round", "guest-faces-door", "guest-on-left"] = (
        "alternating-hosts"
    )
    #: Where the host of every further table looks (PROTOCOL R20).
    table_hosts_face: Literal["door", "head-table"] = "door"
    #: Where the two hosts of a long banquet table sit (PROTOCOL R19).
    long_table_hosts: Literal["middle", "ends"] = "middle"
    #: The table of a banquet unless the visit file says another.
    banquet_table: Literal["round", "long"] = "round"
    #: Whose list is taken first where both sides share a rostrum; no rule says.
    rostrum_begins: Literal["host", "guest"] = "host"
    sedan_third: Literal["front-passenger", "rear-middle"] = "front-passenger"
    van_first: Literal["middle-row", "rear-row"] = "middle-row"
    introduced_first: Literal["hosts", "guests"] = "hosts"
    #: A longer list is introduced one by one only so far; the others as a group.
    introduced_singly: int = Field(default=10, ge=1, le=100)
    #: How guests from our own country are photographed (PROTOCOL R12).
    domestic_photograph: Literal["rostrum", "with-guests"] = "rostrum"
    #: Whether the front row of a photograph has chairs.
    photo_front_row: Literal["standing", "seated"] = "standing"
    #: When speeches are given at a banquet (R33).
    speeches: Literal["opening", "before-dessert"] = "opening"
    #: Chairs kept free on each side of a meeting table (PROTOCOL R7).
    spare_chairs: int = Field(default=0, ge=0, le=6)


class Sizes(Model):
    """How many people the furniture of a plan takes; the house's own figures, no rule gives them."""

    #: People at one long banquet table.
    long_table: int = Field(ge=4, le=60)
    #: Banquet tables side by side; odd, so that the head table has a middle to stand in.
    tables_across: Literal[1, 3, 5]
    #: Sofas of each side beside each other at the head, and down each arm.
    sofa_head: int = Field(ge=1, le=6)
    sofa_arm: int = Field(ge=1, le=20)
    #: The same for the chairs of a U table.
    u_head: int = Field(ge=1, le=6)
    u_arm: int = Field(ge=1, le=20)
    #: Chairs in one row of a rostrum.
    rostrum_row: int = Field(ge=3, le=25)
    #: People of one side standing in a row behind the signing table.
    standing_row: int = Field(ge=1, le=20)
    #: People in one row of a group photograph, rows at most (a larger group stands in longer rows), and rows
    #: that need no steps to stand on.
    photo_row: int = Field(ge=3, le=15)
    photo_rows: int = Field(ge=1, le=12)
    photo_rows_flat: int = Field(ge=1, le=5)


class Choice(Model):
    """One way of doing it where the references disagree."""

    id: Id
    text: Text


class Dispute(Model):
    """What the references disagree about; ``setting`` is the key of the profile that decides it."""

    setting: Line
    choices: tuple[Choice, ...] = Field(min_length=2)


class RuleTopic(Model):
    """A heading under which rules are printed."""

    id: Id
    title: Text


class Rule(Item):
    """A protocol rule as printed behind a seat: number, text, how firm it is."""

    id: Id
    number: RuleNumber
    topic: Id
    title: Text
    text: Text
    strength: Strength
    dispute: Dispute | None = None
    figures: Figures = Field(default_factory=dict)


class PlanWords(Model):
    """Every word of a drawn plan: ``reason_*`` stand behind a seat, ``key_*`` explain a sign."""

    meeting_long_side: Text
    meeting_end: Text
    seen_from_front: Text
    seen_from_door: Text
    guests_long_side: Text
    hosts_long_side: Text
    guests_end: Text
    hosts_end: Text
    reason_principal: Text
    reason_right: Text
    reason_left: Text
    reason_interpreter_right: Text
    reason_interpreter_left: Text
    reason_interpreter_behind: Text
    reason_interpreter_further: Text
    reason_spare: Text
    reason_absent: Text
    convention: Text
    few_hosts: Text
    guests: Text
    hosts: Text
    door: Text
    front: Text
    spare: Text
    mark_guest: Text
    mark_host: Text
    mark_interpreter: Text
    key_principal: Text
    key_interpreter: Text
    row_left_to_right: Text
    row_top_to_bottom: Text


def choices_of(setting: str) -> frozenset[str]:
    """The values that the profile allows for a setting; empty where the setting is unknown or a number."""
    field = Protocol.model_fields.get(setting)
    return frozenset(get_args(field.annotation)) if field else frozenset()


class ProtocolFile(Model):
    """``data/protocol.yml``."""

    profile: Protocol
    sizes: Sizes
    topics: tuple[RuleTopic, ...]
    rules: tuple[Rule, ...]
    words: PlanWords

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for what, ids in (
            ("rule id", [rule.id for rule in self.rules]),
            ("setting", [rule.dispute.setting for rule in self.rules if rule.dispute]),
        ):
            twice = sorted({name for name in ids if ids.count(name) > 1})
            if twice:
                raise ValueError(f"{what} used twice: {', '.join(twice)}")
        for place, rule in enumerate(self.rules, 1):
            if rule.number != f"R{place}":
                raise ValueError(f"{rule.number} stands where R{place} belongs; numbers have no gaps")
        topics = {topic.id for topic in self.topics}
        for rule in self.rules:
            if rule.topic not in topics:
                raise ValueError(f"{rule.number}: no topic is called {rule.topic}")
            if rule.dispute:
                _check_dispute(rule.number, rule.dispute)
        return self

    @cached_property
    def by_number(self) -> dict[str, Rule]:
        """Rules by the number that seats carry, e.g. ``R3``."""
        return {rule.number: rule for rule in self.rules}

    def chosen(self, dispute: Dispute) -> Choice:
        """The choice that the profile makes in a dispute."""
        value = getattr(self.profile, dispute.setting)
        return next(choice for choice in dispute.choices if choice.id == value)

    def alternatives(self, dispute: Dispute) -> tuple[Choice, ...]:
        """What the profile did not choose, in the order written."""
        return tuple(choice for choice in dispute.choices if choice != self.chosen(dispute))


def _check_dispute(number: str, dispute: Dispute) -> None:
    """Raises ValueError where the choices written are not the choices that the profile takes."""
    allowed = choices_of(dispute.setting)
    if not allowed:
        raise ValueError(f"{number}: the profile has no setting {dispute.setting} to choose")
    written = [choice.id for choice in dispute.choices]
    if sorted(written) != sorted(allowed):
        wanted = ", ".join(sorted(allowed))
        raise ValueError(f"{number}: {dispute.setting} needs exactly the choices {wanted}")

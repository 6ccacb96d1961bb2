"""A seat plan of any room: places, furniture, from where it is seen, what decided it.

Frame as in ``seating``: seen from above, the viewer at the foot of the page. ``x`` grows to the viewer's
right, ``y`` away from the viewer; the unit is one chair. In the plan as made the viewer stands at the front
of the room and looks to the door, so whoever faces the door faces up the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field

from playbook.model.base import Id, Model, Text, text
from playbook.model.protocol import ProtocolFile, RuleNumber
from playbook.seating import Attendee, NotSeated, Side, View, fill_text

Kind = Literal["banquet-round", "banquet-long", "sofa", "u-table", "rostrum", "signing"]
PlaceRole = Literal["principal", "second", "member", "interpreter", "assistant"]


class Place(Model):
    """Where somebody sits or stands. ``order`` is the place in rank within the side."""

    #: None where the house still has to name somebody, such as the assistant at a signing.
    attendee: Id | None
    side: Side
    role: PlaceRole
    order: int | None
    #: Both from 1; chairs are counted from the table's first seat towards that sitter's own right.
    table: int
    chair: int
    x: float
    y: float
    #: Where the person looks, as a step of length 1.
    facing: tuple[float, float]
    rules: tuple[RuleNumber, ...]
    reason: Text


class Furniture(Model):
    """A table by its middle; ``number`` where several tables have to be told apart."""

    shape: Literal["round", "rect"]
    x: float
    y: float
    width: float
    height: float
    number: int | None = None


class RoomPlan(Model):
    """A plan as it is printed, with its viewpoint and everything that decided it."""

    kind: Kind
    title: Text
    view: View
    viewpoint: Text
    opposite: Text
    attendees: tuple[Attendee, ...]
    places: tuple[Place, ...]
    furniture: tuple[Furniture, ...]
    not_seated: tuple[NotSeated, ...]
    #: Disputed conventions that shaped this plan, each with its alternatives.
    conventions: tuple[Text, ...]
    #: What the host should look at again.
    notes: tuple[Text, ...]

    def person(self, place: Place) -> Attendee | None:
        """Who has the place; None where nobody is named yet."""
        return next((one for one in self.attendees if one.id == place.attendee), None)

    @property
    def tables(self) -> int:
        """How many tables the plan has."""
        return max((place.table for place in self.places), default=0)

    def at(self, table: int) -> tuple[Place, ...]:
        """The places of a table by their chair numbers."""
        return tuple(sorted((one for one in self.places if one.table == table), key=lambda one: one.chair))

    @property
    def rules(self) -> tuple[RuleNumber, ...]:
        """Numbers of all rules used, in order."""
        used = {number for place in self.places for number in place.rules}
        return tuple(sorted(used, key=lambda number: int(number[1:])))


class Party(Model):
    """Both sides of one occasion, each ranked; the host is whoever invites."""

    guests: tuple[Attendee, ...]
    hosts: tuple[Attendee, ...]
    #: What people speak, by id; nobody is guessed to speak anything.
    languages: dict[Id, frozenset[str]] = Field(default_factory=dict)

    def swapped(self) -> "Party":
        """The same people at a return banquet: the visitors invite (PROTOCOL R13: host of the EVENT).

        Swapped twice it is the same party again.
        """
        return self.model_copy(
            update={
                "guests": tuple(_other_side(one) for one in self.hosts),
                "hosts": tuple(_other_side(one) for one in self.guests),
            }
        )

    def seated(self, side: Side) -> tuple[list[Attendee], list[Attendee]]:
        """Members and interpreters who come, most senior first; interpreters alone count as members.

        Raises ValueError where two have the same rank: a plan must not decide by the order of a file.
        """
        there = [one for one in (self.guests if side == "guest" else self.hosts) if one.seated]
        there.sort(key=lambda one: one.rank)
        members = [one for one in there if not one.interpreter]
        interpreters = [one for one in there if one.interpreter]
        for group in (members, interpreters):
            for one, other in pairwise(group):
                if one.rank == other.rank:
                    raise ValueError(f"{one.id} and {other.id} have the same rank {one.rank}")
        return (members, interpreters) if members else (interpreters, [])

    @property
    def orders(self) -> dict[Id, int]:
        """The place in rank of everybody who comes within the own side, from 1; interpreters come last."""
        found: dict[Id, int] = {}
        sides: tuple[Side, Side] = ("guest", "host")
        for side in sides:
            members, interpreters = self.seated(side)
            found |= {one.id: order for order, one in enumerate((*members, *interpreters), 1)}
        return found


def _other_side(one: Attendee) -> Attendee:
    return one.model_copy(update={"side": "host" if one.side == "guest" else "guest"})


class Wording:
    """The rules and every word of a plan; words are looked up by ``seats-`` and the key."""

    def __init__(self, protocol: ProtocolFile, words: Mapping[str, Text]) -> None:
        self.protocol, self.words = protocol, words

    def say(self, key: str, **values: Text | int | str) -> Text:
        """A word with its blanks filled."""
        return fill_text(self.words[f"seats-{key}"], **values)

    def conventions(self, *numbers: RuleNumber) -> tuple[Text, ...]:
        """What was chosen in the disputes of these rules, with what else is in use."""
        found: list[Text] = []
        for number in numbers:
            dispute = self.protocol.by_number[number].dispute
            if dispute:
                chosen = self.protocol.chosen(dispute).text
                others = [other.text for other in self.protocol.alternatives(dispute)]
                listed = text("; ".join(one.en for one in others), "；".join(one.zh_hans for one in others))
                found.append(
                    fill_text(self.protocol.words.convention, rule=number, chosen=chosen, alternative=listed)
                )
        return tuple(found)


def room_plan(  # noqa: PLR0913 - the one place where a plan is put together
    kind: Kind,
    party: Party,
    places: Sequence[Place],
    furniture: Sequence[Furniture],
    wording: Wording,
    *,
    disputed: Sequence[RuleNumber] = (),
    notes: Sequence[Text] = (),
    left_out: Mapping[Id, Text] | None = None,
) -> RoomPlan:
    """A plan seen from the front of the room; whoever has no place is listed with the reason (R21)."""
    words = wording.protocol.words
    people = (*party.guests, *party.hosts)
    placed = {place.attendee for place in places}
    reasons = left_out or {}
    return RoomPlan(
        kind=kind,
        title=wording.say(f"title-{kind}"),
        view="front",
        viewpoint=words.seen_from_front,
        opposite=words.seen_from_door,
        attendees=people,
        places=tuple(places),
        furniture=tuple(furniture),
        not_seated=tuple(
            NotSeated(
                attendee=one.id,
                reason=reasons.get(one.id) or one.reason_not_seated or wording.say("declined"),
            )
            for one in people
            if one.id not in placed
        ),
        conventions=wording.conventions(*disputed),
        notes=tuple(notes),
    )


def mirrored(plan: RoomPlan) -> RoomPlan:
    """The same room seen from the door: the page turned by half, for whoever sets the room.

    A turn, not a reflection: everybody keeps neighbours and the own left and right. Twice is the same plan.
    """
    return plan.model_copy(
        update={
            "view": "door" if plan.view == "front" else "front",
            "viewpoint": plan.opposite,
            "opposite": plan.viewpoint,
            "places": tuple(_turned(place) for place in plan.places),
            "furniture": tuple(one.model_copy(update={"x": -one.x, "y": -one.y}) for one in plan.furniture),
        }
    )


def _turned(place: Place) -> Place:
    across, up = place.facing
    return place.model_copy(update={"x": -place.x, "y": -place.y, "facing": (-across, -up)})


def check_ids(people: Iterable[Attendee]) -> None:
    """Raises ValueError where somebody is listed twice: there is one chair a person."""
    ids = [one.id for one in people]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"listed twice: {', '.join(twice)}")

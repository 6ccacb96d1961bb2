"""What is to be written on which sign: boards, arrows, place cards, tables, badges, cars.

Only what everybody may read stands on a sign: names, titles on badges, rooms, the two companies.
"""

from collections.abc import Callable, Iterator

from playbook.agenda import Agenda
from playbook.cars import CarPlan
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.base import Line, Model, Text
from playbook.model.company import Room
from playbook.model.playbook import Playbook
from playbook.model.signs import Arrow, Sign, SignKind
from playbook.model.visit import Visit
from playbook.people import Cast, HostPerson
from playbook.phrases import Phrases
from playbook.protocol.flags import FlagPlan, Flags
from playbook.seating import Attendee, SeatPlan
from playbook.seats.occasions import Banquet
from playbook.table import interpreter_of


class Card(Model):
    """One sign. ``names`` are as people write them and are never translated; ``words`` are ours."""

    #: Unique within a visit, e.g. ``place-card-guest-1``.
    id: str
    #: Spellings of one name, or several names.
    names: tuple[Line, ...] = ()
    words: Text | None = None
    above: Text | None = None
    below: Text | None = None
    #: The guests' company, under a name.
    customer: tuple[Line, ...] = ()
    #: Several names of the same weight, instead of spellings of one.
    equal: bool = False
    arrow: Arrow | None = None
    #: The order of flags to be drawn.
    flags: FlagPlan | None = None


class SignSet(Model):
    """All cards of one kind, in the order in which they are laid out."""

    sign: Sign
    cards: tuple[Card, ...]


def make_signs(  # noqa: PLR0913 - each is a different source of truth
    playbook: Playbook,
    visit: Visit,
    cast: Cast,
    facts: FactMap,
    agenda: Agenda,
    seating: SeatPlan,
    banquets: tuple[Banquet, ...],
    flags: Flags | None,
    cars: CarPlan | None,
) -> tuple[SignSet, ...]:
    """The signs of a visit. What is undecided is made: a board too many does no harm, one too few does."""
    maker = _Maker(playbook, visit, cast, facts, agenda, seating, banquets, flags, cars)
    wanted = [one for one in playbook.signs if evaluate(one.applies, facts) is not Truth.NO]
    made = (SignSet(sign=sign, cards=tuple(maker.cards(sign))) for sign in wanted)
    return tuple(one for one in made if one.cards)


def only(signs: tuple[SignSet, ...], wanted: str) -> tuple[SignSet, ...]:
    """The card with this id; else all cards of whoever bears this name, in any spelling."""
    asked = wanted.strip().casefold()
    for fits in (_has_id, _has_name):
        found = (
            one.model_copy(update={"cards": tuple(card for card in one.cards if fits(card, asked))})
            for one in signs
        )
        if kept := tuple(one for one in found if one.cards):
            return kept
    return ()


def _has_id(card: Card, asked: str) -> bool:
    return card.id == asked


def _has_name(card: Card, asked: str) -> bool:
    return any(name.casefold() == asked for name in card.names)


class _Maker:
    """The cards of one visit."""

    def __init__(  # noqa: PLR0913 - see make_signs
        self,
        playbook: Playbook,
        visit: Visit,
        cast: Cast,
        facts: FactMap,
        agenda: Agenda,
        seating: SeatPlan,
        banquets: tuple[Banquet, ...],
        flags: Flags | None,
        cars: CarPlan | None,
    ) -> None:
        self.playbook, self.visit, self.cast, self.facts = playbook, visit, cast, facts
        self.agenda, self.seating, self.banquets, self.flags = agenda, seating, banquets, flags
        self.cars = len(cars.cars) if cars else 0
        self.phrases = Phrases(playbook)
        self.makers: dict[SignKind, Callable[[Sign], Iterator[Card]]] = {
            "name-board": self._name_board,
            "welcome-board": self._welcome_board,
            "direction-signs": self._directions,
            "place-cards": self._place_cards,
            "table-numbers": self._tables,
            "badges": self._badges,
            "car-signs": self._cars,
            "flags-order": self._flags,
        }

    def cards(self, sign: Sign) -> Iterator[Card]:
        """The cards of one kind."""
        return self.makers[sign.id](sign)

    @property
    def _customer(self) -> tuple[str, ...]:
        """The guests' company: as they write it first, unless they read Chinese."""
        own, chinese = self.visit.customer.name, self.visit.customer.chinese
        both = (own, chinese) if self.visit.language == "en" else (chinese or own,)
        return tuple(dict.fromkeys(name for name in both if name))

    def _name_board(self, sign: Sign) -> Iterator[Card]:
        """Names as the guests write them, never in translation only: they would walk past it (OV-098)."""
        guests = self.cast.guests
        names = [one.on_board for one in (guests if len(guests) <= sign.most else guests[:1])]
        yield Card(id="name-board", names=tuple(names), equal=True, customer=self._customer[:1])

    def _welcome_board(self, _: Sign) -> Iterator[Card]:
        yield Card(
            id="welcome-board",
            names=self._customer,
            above=self.phrases.word("sign-welcome"),
            below=self.phrases.word("sign-welcome-below"),
        )

    def _directions(self, sign: Sign) -> Iterator[Card]:
        """Every room of ours in which guests are, in the order in which they go there."""
        rooms = {room.id: room for room in self.playbook.company.rooms if room.kind != "restaurant"}
        used = [rooms[item.room] for item in self.agenda.items if item.room in rooms]
        for room in dict.fromkeys(used):
            yield from self._ways(sign, f"direction-{room.id}", room.name, room)
        for number, place in enumerate(sign.places, 1):
            yield from self._ways(sign, f"direction-place-{number}", place, None)

    def _ways(self, sign: Sign, key: str, words: Text, room: Room | None) -> Iterator[Card]:
        for arrow in sign.arrows:
            yield Card(id=f"{key}-{arrow}", words=words, below=room.floor if room else None, arrow=arrow)

    def _place_cards(self, sign: Sign) -> Iterator[Card]:
        """A card for everybody who has a chair at the talks or at a banquet (OV-136).

        Guests first, each side by rank; who is only at dinner comes last. A card goes along to dinner.
        """
        named = evaluate(sign.with_customer, self.facts) is Truth.YES
        ours = {one.id for one in self.cast.hosts}
        for side in sign.sides:
            for one in self._seated():
                if (one.id in ours) == (side == "host"):
                    yield self._place_card(one, ours=side == "host", named=named)

    def _seated(self) -> Iterator[Attendee]:
        """Whoever has a chair, each once. A return banquet swaps the sides: only ids tell them apart."""
        found: dict[str, Attendee] = {}
        taken = {seat.attendee for seat in self.seating.seats}
        for one in self.seating.attendees:
            if one.id in taken:
                found.setdefault(one.id, one)
        for meal in self.banquets:
            taken = {place.attendee for place in meal.plan.places}
            for one in meal.plan.attendees:
                if one.id in taken:
                    found.setdefault(one.id, one)
        yield from found.values()

    def _place_card(self, one: Attendee, *, ours: bool, named: bool) -> Card:
        names = one.name[:1] if ours and self.visit.language != "en" else one.name
        named = named and not ours
        return Card(id=f"place-card-{one.id}", names=names, customer=self._customer[:1] if named else ())

    def _tables(self, _: Sign) -> Iterator[Card]:
        """Numbers for as many tables as the largest banquet has; a single table needs none."""
        count = max((meal.plan.tables for meal in self.banquets), default=0)
        for number in range(1, count + 1) if count > 1 else ():
            words = self.phrases.word("sign-table", n=str(number))
            yield Card(id=f"table-{number}", words=words)

    def _badges(self, sign: Sign) -> Iterator[Card]:
        if "guest" in sign.sides:
            for guest in self.cast.guests:
                spelt = tuple(dict.fromkeys(one for one in (guest.name, guest.chinese or guest.latin) if one))
                yield Card(
                    id=f"badge-{guest.id}", names=spelt, below=guest.title, customer=self._customer[:1]
                )
        if "host" in sign.sides:
            for host in self._hosts():
                names = tuple(dict.fromkeys(one for one in (host.name, host.latin) if one))
                yield Card(id=f"badge-{host.id}", names=names, below=host.title)

    def _hosts(self) -> tuple[HostPerson, ...]:
        """Everybody of ours whom the guests meet: at the table, in a session, at a meal."""
        called = {"main-host", "secondary-host", *self.visit.companions}
        for item in self.agenda.items:
            called |= {*item.attend, *((item.lead,) if item.lead else ())}
        interpreter = interpreter_of(self.visit, self.cast)
        seated = {one.id for one in self.seating.attendees if one.side == "host"}
        return self.cast.named({*called, *seated, *((interpreter.id,) if interpreter else ())})

    def _cars(self, _: Sign) -> Iterator[Card]:
        """One for every car of the line, numbered where there are several; one where there is no car yet."""
        count = self.cars or 1
        for number in range(1, count + 1):
            words = self.phrases.word("sign-car", n=str(number))
            yield Card(id=f"car-{number}", names=self._customer[:1], above=words if count > 1 else None)

    def _flags(self, _: Sign) -> Iterator[Card]:
        """One for every order of flags, for whoever puts them up."""
        for number, one in enumerate(self.flags.plans if self.flags else (), 1):
            above = self.phrases.word("flags-sign-returned" if one.returned else "flags-sign")
            below = self.phrases.word("flags-sign-viewer")
            yield Card(id=f"flags-{number}", above=above, below=below, flags=one)

"""Seat plans as pictures beside the rules that they show, with nobody's name in them.

The engines that seat a visit draw them, so a changed convention changes its picture.
"""

from collections.abc import Callable

from playbook.cars.model import CarPlan
from playbook.cars.seat import Crew, seat_car
from playbook.cars.share import Load
from playbook.model.base import Text
from playbook.model.company import Vehicle
from playbook.model.protocol import RuleNumber
from playbook.phrases import Phrases
from playbook.protocol.photograph import group_photograph
from playbook.render.cars_svg import car_svg
from playbook.render.photo_svg import photo_svg
from playbook.render.seating_svg import meeting_svg
from playbook.render.seats_svg import room_svg
from playbook.seating import Attendee, Door, Side, seat_meeting
from playbook.seats.banquet import seat_banquet
from playbook.seats.model import Party, RoomPlan, Wording
from playbook.seats.rooms import seat_room
from playbook.site.handbook import Handbook

#: People of each side in a picture; banquets show a full table.
_FEW, _TABLE = 4, 5


def picture(handbook: Handbook, rule: RuleNumber) -> str:
    """The SVG of a rule, with what it shows as its alternative text; empty where words are enough."""
    draw = _DRAWN.get(rule)
    return draw(_Artist(handbook)) if draw else ""


class _Artist:
    """Draws with guests and hosts who are called by their rank alone."""

    def __init__(self, handbook: Handbook) -> None:
        book = handbook.playbook
        self.book, self.protocol = book, book.protocol
        self.language, self.accent = handbook.voice.language, book.company.accent
        self.phrases = Phrases(book)
        self.wording = Wording(book.protocol, book.words)

    def people(self, side: Side, count: int, *, interpreter: bool = False) -> tuple[Attendee, ...]:
        """So many of a side, and an interpreter."""
        found = [self._person(side, rank, f"site-picture-{side}") for rank in range(1, count + 1)]
        if interpreter:
            one = self._person(side, count + 1, "site-picture-interpreter")
            found.append(one.model_copy(update={"interpreter": True}))
        return tuple(found)

    def _person(self, side: Side, rank: int, key: str) -> Attendee:
        said: Text = self.phrases.word(key, n=str(rank))
        name = said.en if self.language == "en" else said.zh_hans
        return Attendee(id=f"{side}-{rank}", name=(name,), title=said, side=side, rank=rank)

    def party(self, count: int) -> Party:
        """Both sides, as many of each."""
        return Party(guests=self.people("guest", count), hosts=self.people("host", count))

    def meeting(self, door: Door) -> str:
        """A meeting table."""
        guests = self.people("guest", _FEW, interpreter=True)
        hosts = self.people("host", _FEW, interpreter=True)
        plan = seat_meeting(guests, hosts, door, self.protocol)
        return meeting_svg(plan, self.protocol.words, self.language, self.accent)

    def room(self, plan: RoomPlan) -> str:
        """Any other room."""
        return room_svg(plan, self.protocol.words, self.book.words, self.language, self.accent)

    def photograph(self) -> str:
        """A group of both sides."""
        plan = group_photograph(self.party(_TABLE), self.wording)
        return photo_svg(plan, self.protocol.words, self.book.words, self.language, self.accent)

    def sedan(self, *, host_drives: bool) -> str:
        """A car with three guests; a hired driver brings one of ours beside him."""
        vehicle = Vehicle(id="sedan", name=self.book.words["site-picture-sedan"], kind="sedan", seats=4)
        guests = list(self.people("guest", 3))
        hosts = [] if host_drives else list(self.people("host", 1))
        profile = self.protocol.profile
        car = seat_car(1, Crew(vehicle, None, host_drives), Load(guests, hosts, []), profile, self.phrases)
        plan = CarPlan(
            cars=(car,), suggested=False, attendees=(*guests, *hosts), not_seated=(), conventions=(),
            notes=(), overbooked=(),
        )  # fmt: skip
        names = {one.id: one.name[0] for one in plan.attendees}
        words = self.protocol.words
        return car_svg(car, plan, names, words, self.book.words, self.language, self.accent)


_DRAWN: dict[RuleNumber, Callable[[_Artist], str]] = {
    "R3": lambda artist: artist.meeting("long-side"),
    "R4": lambda artist: artist.meeting("end"),
    "R5": lambda artist: artist.room(seat_room(artist.party(_FEW), "sofa", artist.wording)),
    "R8": lambda artist: artist.room(seat_room(artist.party(_FEW), "signing", artist.wording)),
    "R9": lambda artist: artist.room(
        seat_room(
            Party(guests=(), hosts=artist.people("host", _TABLE)), "rostrum", artist.wording, domestic=True
        )
    ),
    "R12": lambda artist: artist.photograph(),
    "R17": lambda artist: artist.room(seat_banquet(artist.party(_TABLE), "round", artist.wording)),
    "R19": lambda artist: artist.room(seat_banquet(artist.party(_TABLE), "long", artist.wording)),
    "R22": lambda artist: artist.sedan(host_drives=False),
    "R23": lambda artist: artist.sedan(host_drives=True),
}

"""A room plan as one SVG picture: readable in black and white, with its own words as alternative text."""

from collections.abc import Iterator, Mapping, Sequence

from playbook.model.base import Language, Text
from playbook.model.protocol import PlanWords
from playbook.render.fit import Label, width
from playbook.render.picture import INK, PAPER, SHADE, Picture, Sign, readable_on, spellings
from playbook.render.seating_layout import HEIGHT, Box
from playbook.render.seats_layout import Drawn, Standing, lay_out_room
from playbook.seating import Side
from playbook.seats.model import Place, RoomPlan
from playbook.texts import fill, pick

KEY = 84


def room_svg(  # noqa: PLR0913 - what a picture depends on
    plan: RoomPlan,
    words: PlanWords,
    more: Mapping[str, Text],
    language: Language,
    accent: str,
    most: float = HEIGHT,
) -> str:
    """Draw a banquet or another room as wide as the text of an A4 page and at most ``most`` 0.1 mm high.

    Guests are round, hosts square, the principals filled with ``accent`` and ringed, who is still to be named
    dashed. ``more`` are the interface words. Names are taken as hostile, like those of a meeting table.
    """
    return _Room(plan, words, more, language, accent).draw(most)


def marks(plan: RoomPlan, words: PlanWords, language: Language) -> dict[str, str]:
    """The short sign of everybody who has a place: side and rank, or interpreter."""
    found: dict[str, str] = {}
    letters = {"guest": words.mark_guest, "host": words.mark_host}
    interpreters = [one for one in plan.places if one.role == "interpreter"]
    for one in plan.places:
        if one.attendee is None:
            continue
        if one.role == "interpreter":
            number = str(interpreters.index(one) + 1) if len(interpreters) > 1 else ""
            found[one.attendee] = pick(words.mark_interpreter, language) + number
        else:
            found[one.attendee] = f"{pick(letters[one.side], language)}{one.order}"
    return found


class _Room(Picture):
    def __init__(
        self, plan: RoomPlan, words: PlanWords, more: Mapping[str, Text], language: Language, accent: str
    ) -> None:
        super().__init__(words, language, accent)
        self.plan, self.more = plan, more
        self.names = {
            person.id: spellings(person.name, person.id)
            for person in plan.attendees
        }
        self.marks = marks(plan, words, language)

    def draw(self, most: float) -> str:
        placed = {who: self.names[who] for who in self.marks}
        drawn = lay_out_room(self.plan, placed, most - KEY)
        self.begin(drawn.height + KEY, self._in_words(), None)
        self.room(drawn.room, self.plan.view)
        self._furniture(drawn)
        for one in drawn.places:
            self._standing(one)
        for label in drawn.labels:
            self.label(label)
        self._key(drawn.height + KEY - 24)
        return self.written()

    def word(self, key: str) -> str:
        return self.say(self.more[f"seats-{key}"])

    def _table(self, number: int) -> str:
        if number == 1:
            return self.word("head-table")
        return fill(self.word("table"), {"n": str(number)})

    def _in_words(self) -> str:
        """Title, viewpoint and who is where, as somebody would read the picture out."""
        stop = "." if self.language == "en" else "。"
        parts = [self.say(self.plan.title) + stop, self.say(self.plan.viewpoint), *self._lists()]
        return " ".join(parts) if self.language == "en" else "".join(parts)

    def _lists(self) -> Iterator[str]:
        """Table by table from the first seat, or side by side by rank."""
        if self.plan.kind.startswith("banquet"):
            pattern = self.word("round-table-list")
            for number in range(1, self.plan.tables + 1):
                yield fill(
                    pattern, {"table": self._table(number), "names": self._named(self.plan.at(number))}
                )
            return
        for side, title in self._sides():
            own = [one for one in self.plan.places if one.side == side and one.attendee]
            if own:
                yield fill(self.word("side-list"), {"side": title, "names": self._named(own)})

    def _named(self, places: Sequence[Place]) -> str:
        comma = ", " if self.language == "en" else "、"
        return comma.join(
            f"{self.marks[one.attendee]} {self.names[one.attendee][0]}" for one in places if one.attendee
        )

    def _sides(self) -> tuple[tuple[Side, str], tuple[Side, str]]:
        return ("guest", self.say(self.words.guests)), ("host", self.say(self.words.hosts))

    def _sign(self, place: Place) -> Sign:
        if place.role == "principal":
            return Sign(self.accent, readable_on(self.accent), 4, ring=True)
        if place.attendee is None:
            return Sign(PAPER, INK, 3, dash="9 8")
        return Sign(PAPER if place.side == "guest" else SHADE, INK, 4)

    def _standing(self, one: Standing) -> None:
        sign = self._sign(one.place)
        mark = self.marks.get(one.place.attendee or "", "")
        self.person(one.place.side, (one.x, one.y), one.size, sign, mark)
        if self.plan.kind != "signing" and one.size > 40:
            self.back((one.x, one.y), one.size, *one.back)

    def _furniture(self, drawn: Drawn) -> None:
        for one, box in zip(self.plan.furniture, drawn.furniture, strict=True):
            style = {"fill": "#f4f4f4", "stroke": INK, "stroke-width": "4", "class": "sp-table"}
            x, y = box.x + box.width / 2, box.y + box.height / 2
            if one.shape == "round":
                self.add("circle", cx=x, cy=y, r=box.width / 2, **style)
            else:
                self.add("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=14, **style)
            if one.number:
                self._number(one.number, box, (x, y))

    def _number(self, number: int, box: Box, middle: tuple[float, float]) -> None:
        words = self._table(number)
        size = min(44, (box.width - 16) / width(words, 1))
        self.label(Label(words, middle[0], middle[1] + size * 0.36, size, True, "middle"))

    def _key(self, y: float) -> None:
        """The signs used, explained in one line below the room."""
        x = 10.0
        for place, title in self._signs():
            self.person(place.side, (x + 28, y - 10), 44, self._sign(place), "")
            self.label(Label(title, x + 68, y, 27, False, "start"))
            x += 68 + width(title, 27) + 44

    def _signs(self) -> Iterator[tuple[Place, str]]:
        """One sign of each sort in use."""
        for side, title in self._sides():
            member = next((one for one in self.plan.places if one.side == side and _plain(one)), None)
            if member:
                yield member, title
        for test, key in ((_first, "key-principal"), (_open, "key-assistant")):
            found = next((one for one in self.plan.places if test(one)), None)
            if found:
                yield found, self.word(key)


def _plain(place: Place) -> bool:
    return place.role != "principal" and place.attendee is not None


def _first(place: Place) -> bool:
    return place.role == "principal"


def _open(place: Place) -> bool:
    return place.attendee is None

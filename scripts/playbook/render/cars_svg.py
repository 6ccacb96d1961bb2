"""A car as one SVG picture from above: front, doors, wheel and seats, readable in black and white.

Unit: 0.1 mm as printed. The front is at the top, so that right on the page is right in the car.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from playbook.cars.model import Car, CarPlan, CarSeat
from playbook.model.base import Id, Language, Text
from playbook.model.protocol import PlanWords
from playbook.render.fit import Label, block, clean, whole
from playbook.render.picture import INK, PAPER, QUIET, SHADE, Picture, Sign, readable_on
from playbook.texts import fill, pick

#: The picture and what may be its height; from seat to seat, and the size of a seat.
WIDE, HIGH, STEP, SEAT = 800, 1100, 112, 90
#: Type of the names beside the seats, the largest that fits.
NAME_SIZES = (27, 25, 23)
#: Room above the body for the word and arrow of the front, and below it for a name.
ABOVE, BELOW = 74, 60
#: From the body to a name, past an open door.
GAP = 48
#: Beyond the middles of the seats: bonnet, boot and sides by kind.
_BONNET = {"sedan": 1.85, "off-road": 1.7, "van": 1.4, "coach": 1.2}
_BOOT = {"sedan": 1.25, "off-road": 0.75, "van": 0.7, "coach": 0.7}
_SIDE = {"sedan": 1.5, "off-road": 1.55, "van": 1.55, "coach": 2.1}


def marks(plan: CarPlan, words: PlanWords, language: Language) -> dict[Id, str]:
    """The short sign of every passenger: side and place in rank, or interpreter."""
    letters = {"guest": pick(words.mark_guest, language), "host": pick(words.mark_host, language)}
    found: dict[Id, str] = {}
    counts: dict[str, int] = {}
    interpreters = [one for one in plan.attendees if one.interpreter]
    for one in plan.attendees:
        if one.interpreter:
            number = str(interpreters.index(one) + 1) if len(interpreters) > 1 else ""
            found[one.id] = pick(words.mark_interpreter, language) + number
        else:
            counts[one.side] = counts.get(one.side, 0) + 1
            found[one.id] = f"{letters[one.side]}{counts[one.side]}"
    return found


def car_svg(  # noqa: PLR0913 - what a picture depends on
    car: Car,
    plan: CarPlan,
    names: Mapping[Id, str],
    words: PlanWords,
    more: Mapping[str, Text],
    language: Language,
    accent: str,
) -> str:
    """Draw one car. Guests are round, the host side square, the senior guest filled with ``accent``.

    ``names`` stand beside the seats where all of them fit whole; they are taken as hostile.
    """
    return _Drawn(car, plan, names, words, more, language, accent).draw()


class _Body(NamedTuple):
    """The outline of the car on the page, and how long a step is."""

    left: float
    top: float
    width: float
    height: float
    step: float


class _Drawn(Picture):
    def __init__(  # noqa: PLR0913 - what a picture depends on
        self,
        car: Car,
        plan: CarPlan,
        names: Mapping[Id, str],
        words: PlanWords,
        more: Mapping[str, Text],
        language: Language,
        accent: str,
    ) -> None:
        super().__init__(words, language, accent)
        self.car, self.plan, self.more = car, plan, more
        self.marks = marks(plan, words, language)
        self.names = {who: clean(name) or who for who, name in names.items()}
        self.kind = car.vehicle.kind
        self.low = min([one.y for one in car.seats], default=0.0)
        self.body = self._body()

    def draw(self) -> str:
        height = ABOVE + self.body.height + BELOW
        self.begin(height, self._in_words(), None)
        self.svg.attrib["viewBox"] = f"0 0 {WIDE} {height:.0f}"
        self._front()
        self._outline()
        self._doors()
        self._wheel()
        for one in self.car.seats:
            self._seat(one)
        for label in self._names():
            self.label(label)
        return self.written()

    def word(self, key: str, **values: str) -> str:
        return fill(self.say(self.more[f"cars-{key}"]), values)

    def _body(self) -> _Body:
        long = _BONNET[self.kind] - self.low + _BOOT[self.kind]
        step = min(STEP, (HIGH - ABOVE - BELOW) / long)
        wide = 2 * _SIDE[self.kind] * step
        return _Body((WIDE - wide) / 2, ABOVE, wide, long * step, step)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the car on the page."""
        step = self.body.step
        return WIDE / 2 + x * step, self.body.top + (_BONNET[self.kind] - y) * step

    def _front(self) -> None:
        """The word and an arrow above the car, so that nobody turns the page around."""
        x = WIDE / 2
        self.add("path", d=f"M{x - 26} 62L{x} 36L{x + 26} 62Z", fill=INK)
        self.label(Label(self.word("front"), x, 27, 30, True, "middle"))

    def _outline(self) -> None:
        body, step = self.body, self.body.step
        nose = 0.35 * step if self.kind == "coach" else 0.85 * step
        tail = 0.3 * step if self.kind == "coach" else 0.5 * step
        left, right, top, foot = body.left, body.left + body.width, body.top, body.top + body.height
        outline = (
            f"M{left:.0f} {top + nose:.0f}Q{left:.0f} {top:.0f} {left + nose:.0f} {top:.0f}"
            f"L{right - nose:.0f} {top:.0f}Q{right:.0f} {top:.0f} {right:.0f} {top + nose:.0f}"
            f"L{right:.0f} {foot - tail:.0f}Q{right:.0f} {foot:.0f} {right - tail:.0f} {foot:.0f}"
            f"L{left + tail:.0f} {foot:.0f}Q{left:.0f} {foot:.0f} {left:.0f} {foot - tail:.0f}Z"
        )
        self.add("path", d=outline, fill=PAPER, stroke=QUIET, stroke_width=6)
        edge = _SIDE[self.kind] - 0.22
        (x1, y1), (x2, _) = self._at(-edge, 0.84), self._at(edge, 0.84)
        screen = f"M{x1:.0f} {y1 + 14:.0f}Q{WIDE / 2} {y1 - 34:.0f} {x2:.0f} {y1 + 14:.0f}"
        self.add("path", d=screen, fill="none", stroke=QUIET, stroke_width=5)

    def _doors(self) -> None:
        """Doors that turn stand open, a sliding door beside the body; the senior guest's has an arrow."""
        kerb = -1 if self.car.wheel[0] > 0 else 1
        rows = sorted({one.y for one in self.car.seats if one.spot != "front"}, reverse=True)
        if self.kind == "coach":
            self._hinged(kerb, 0.1)
        else:
            self._hinged(-1, 0.0)
            self._hinged(1, 0.0)
        if self.kind == "van" and rows:
            self._sliding(kerb, rows[0])
        elif self.kind != "coach" and rows:
            self._hinged(-1, rows[0])
            self._hinged(1, rows[0])
        seat = next((one for one in self.car.seats if one.attendee == self.car.first), None)
        if seat and self.car.first:
            front = seat.spot == "front" or self.kind == "coach"
            self._way_in(kerb, -0.3 if front else rows[0] - (0 if self.kind == "van" else 0.3))

    def _hinged(self, side: int, y: float) -> None:
        x, top = self._at(side * _SIDE[self.kind], y + 0.45)
        self.line((x, top), (x, self._at(0, y - 0.5)[1]), 8, PAPER)
        self.line((x, top), (x + side * 38, self._at(0, y - 0.02)[1]), 5)

    def _sliding(self, side: int, y: float) -> None:
        x, top = self._at(side * _SIDE[self.kind], y + 0.5)
        foot = self._at(0, y - 0.4)[1]
        self.line((x, top), (x, foot), 8, PAPER)
        self.line((x + side * 14, foot - 8), (x + side * 14, foot + foot - top - 8), 5)

    def _way_in(self, side: int, y: float) -> None:
        x, middle = self._at(side * _SIDE[self.kind], y)
        near, far = x - side * 2, x + side * 30
        self.add(
            "path", d=f"M{near:.0f} {middle:.0f}L{far:.0f} {middle - 15:.0f}L{far:.0f} {middle + 15:.0f}Z"
        )

    def _wheel(self) -> None:
        """The driver's seat behind the steering wheel."""
        x, y = self._at(*self.car.wheel)
        radius = 0.24 * self.body.step
        self.add(
            "circle", cx=x, cy=y - 0.58 * self.body.step, r=radius, fill="none", stroke=INK, stroke_width=6
        )
        self.person("host", (x, y), self._size(), Sign("#f4f4f4", INK, 3), self.word("mark-driver"))

    def _size(self) -> float:
        return min(SEAT, self.body.step * 0.8)

    def _seat(self, one: CarSeat) -> None:
        person = self.plan.person(one.attendee)
        middle = self._at(one.x, one.y)
        if person is None:
            self.person("guest", middle, self._size(), Sign(PAPER, QUIET, 3, dash="9 8"), "")
            return
        sign = Sign(PAPER if person.side == "guest" else SHADE, INK, 4)
        if person.id == self.car.first:
            sign = Sign(self.accent, readable_on(self.accent), 4, ring=True)
        self.person(person.side, middle, self._size(), sign, self.marks[person.id])

    def _names(self) -> Iterator[Label]:
        """Each name beside its seat, in one spelling; all of them or none. A coach has no room for any."""
        if self.kind == "coach":
            return
        spelt = [(self.names[one.attendee or ""], one.x, one.y) for one in self.car.taken]
        if self.car.driver:
            spelt.append((self.names[self.car.driver.id], *self.car.wheel))
        for size in NAME_SIZES:
            if all(whole((name,), size, self._room(x)) for name, x, _ in spelt):
                for name, x, y in spelt:
                    yield from self._name(name, (x, y), size)
                return

    def _room(self, x: float) -> float:
        return self.body.left - GAP - 8 if x else WIDE - 40

    def _name(self, name: str, seat: tuple[float, float], size: float) -> Iterator[Label]:
        """To the left or right of the car, or below it for whoever sits in the middle of the last row."""
        x, y = seat
        words = block((name,), size, self._room(x))
        if x:
            edge = self.body.left + self.body.width + GAP if x > 0 else self.body.left - GAP
            middle = self._at(x, y)[1]
            yield from words.labels(edge, middle - words.height / 2, "start" if x > 0 else "end")
        elif y == self.low:
            yield from words.labels(WIDE / 2, self.body.top + self.body.height + 6, "middle")

    def _who(self, one: CarSeat) -> str:
        return self.names[one.attendee] if one.attendee else self.word("why-free")

    def _in_words(self) -> str:
        """Car, driver and who sits where, as somebody would read the picture out."""
        comma = "; " if self.language == "en" else "；"
        seats = comma.join(
            self.word("drawn-seat", seat=self.say(one.name), name=self._who(one))
            for one in (self.car.taken if self.kind == "coach" else self.car.seats)
        )
        driver = self.names[self.car.driver.id] if self.car.driver else self.word("driver")
        name = f"{self.word('number', n=str(self.car.number))} ({self.say(self.car.vehicle.name)})"
        return self.word("drawn", car=name, driver=driver, seats=seats or self.word("why-free"))

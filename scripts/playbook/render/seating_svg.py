"""A seat plan as one SVG picture: readable in black and white, with its own words as alternative text."""

from collections.abc import Sequence

from playbook.model.base import Language
from playbook.model.protocol import PlanWords
from playbook.render.fit import Label, width
from playbook.render.picture import INK, PAPER, SHADE, Picture, Sign, readable_on, spellings
from playbook.render.seating_layout import Captions, Chair, Layout, lay_out
from playbook.seating import Seat, SeatPlan, Side
from playbook.texts import fill, pick

KEY = 84


def meeting_svg(  # noqa: PLR0913 - what a drawing depends on, nothing more
    plan: SeatPlan,
    words: PlanWords,
    language: Language,
    accent: str,
    fonts: Sequence[str] | None = None,
    *,
    listed_below: bool = False,
) -> str:
    """Draw a meeting table as wide as the text of an A4 page; at most a page high up to some 40 a side.

    With ``listed_below`` it is never higher: names that do not fit are left to the page below the drawing.

    Guests are round, hosts square, principals filled with ``accent`` (``#rrggbb``) and ringed, spare
    chairs dashed. Everything the picture says is also its ``<title>``, the only text that reaches a
    tagged PDF. Names are taken as hostile: control characters are dropped, the rest is escaped.
    """
    return _Meeting(plan, words, language, accent).draw(fonts, listed_below=listed_below)


def mark(plan: SeatPlan, seat: Seat, words: PlanWords, language: Language) -> str:
    """The short sign on a chair: side and rank, interpreter, or nothing on a spare chair."""
    if seat.role == "interpreter":
        own = [one for one in plan.seats if one.side == seat.side and one.role == "interpreter"]
        number = str(own.index(seat) + 1) if len(own) > 1 and seat in own else ""
        return pick(words.mark_interpreter, language) + number
    side = words.mark_guest if seat.side == "guest" else words.mark_host
    return f"{pick(side, language)}{seat.order}" if seat.order else ""


class _Meeting(Picture):
    def __init__(self, plan: SeatPlan, words: PlanWords, language: Language, accent: str) -> None:
        super().__init__(words, language, accent)
        self.plan = plan
        self.names = {
            person.id: spellings(person.name, person.id)
            for person in plan.attendees
        }

    def draw(self, fonts: Sequence[str] | None, *, listed_below: bool) -> str:
        marks = {seat.attendee: self._mark(seat) for seat in self.plan.seats if seat.attendee}
        layout = lay_out(
            self.plan, Captions(self.names, marks, self.say(self.words.spare)), listed_below=listed_below
        )
        self.begin(layout.height + KEY, self._in_words(), fonts)
        self.room(layout.room, self.plan.view)
        self._table(layout)
        for chair in layout.chairs:
            self._chair(chair)
        for label in layout.labels:
            self.label(label)
        self._key(layout.height + KEY - 24)
        return self.written()

    def _in_words(self) -> str:
        """Title, viewpoint and who sits next to whom, as somebody would read the picture out."""
        across = self.plan.door == "long-side"
        pattern = self.words.row_left_to_right if across else self.words.row_top_to_bottom
        stop, comma = (".", ", ") if self.language == "en" else ("。", "、")
        parts = [self.say(self.plan.title) + stop, self.say(self.plan.viewpoint)]
        for side, title in self._sides():
            row = [seat for seat in self.plan.seats if seat.side == side]
            row.sort(key=lambda seat: (seat.row, seat.x if across else -seat.y))
            named = [f"{self._mark(s)} {self.names[s.attendee][0]}" for s in row if s.attendee]
            if named:
                values = {"side": title, "names": comma.join(named)}
                parts.append(fill(pick(pattern, self.language), values))
        return " ".join(parts) if self.language == "en" else "".join(parts)

    def _sides(self) -> tuple[tuple[Side, str], tuple[Side, str]]:
        return ("guest", self.say(self.words.guests)), ("host", self.say(self.words.hosts))

    def _mark(self, seat: Seat) -> str:
        return mark(self.plan, seat, self.words, self.language)

    def _sign(self, seat: Seat) -> Sign:
        if seat.role == "principal":
            return Sign(self.accent, readable_on(self.accent), 4, ring=True)
        if seat.role == "spare":
            return Sign(PAPER, INK, 3, dash="9 8")
        return Sign(PAPER if seat.side == "guest" else SHADE, INK, 4)

    def _chair(self, chair: Chair) -> None:
        sign = self._sign(chair.seat)
        shown = sign._replace(ring=sign.ring and not chair.listed)
        self.person(chair.seat.side, (chair.x, chair.y), chair.size, shown, self._mark(chair.seat))
        if chair.back and chair.seat.role != "spare":
            self.back((chair.x, chair.y), chair.size, *chair.back)

    def _table(self, layout: Layout) -> None:
        x, y, wide, high = layout.table
        self.add("rect", x=x, y=y, width=wide, height=high, rx=14, fill="#f4f4f4", stroke=INK, stroke_width=4)
        for side, title in self._sides():
            seat = next((one for one in self.plan.seats if one.side == side), None)
            if seat is None:
                continue
            if self.plan.door == "long-side":
                place, room = (x + wide / 2, y + high * (0.3 if seat.y > 0 else 0.7)), wide - 40
            else:
                place, room = (x + wide * (0.75 if seat.x > 0 else 0.25), y + 52), wide / 2 - 24
            size = min(36, room / max(width(each, 1) for _, each in self._sides()))
            self.label(Label(title, place[0], place[1] + size * 0.36, size, True, "middle"))

    def _key(self, y: float) -> None:
        """The signs used, explained in one line below the room."""
        x = 10.0
        for seat, title in self._signs():
            self._chair(Chair(seat, x + 28, y - 10, 44))
            self.label(Label(title, x + 68, y, 27, False, "start"))
            x += 68 + width(title, 27) + 44

    def _signs(self) -> list[tuple[Seat, str]]:
        """One chair for every sign in use; the side's own sign is shown without a rank."""
        shown: list[tuple[Seat, str]] = []
        for side, title in self._sides():
            own = [seat for seat in self.plan.seats if seat.side == side]
            member = next((seat for seat in own if seat.role == "member"), None)
            if member:
                shown.append((_nobody(member), title))
        titles = {
            "principal": self.words.key_principal,
            "interpreter": self.words.key_interpreter,
            "spare": self.words.spare,
        }
        for role, words in titles.items():
            first = next((seat for seat in self.plan.seats if seat.role == role), None)
            if first:
                shown.append((_nobody(first), self.say(words)))
        return shown


def _nobody(seat: Seat) -> Seat:
    """The chair as a bare sign, without rank or person."""
    return seat.model_copy(update={"order": None, "attendee": None})

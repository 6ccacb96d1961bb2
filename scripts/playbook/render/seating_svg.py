"""A seat plan as one SVG picture: readable in black and white, with its own words as alternative text."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from playbook.model.base import Language, Text
from playbook.model.protocol import PlanWords
from playbook.render.fit import Label, clean, width
from playbook.render.seating_layout import WIDTH, Box, Captions, Chair, Layout, lay_out
from playbook.seating import Seat, SeatPlan, Side
from playbook.texts import fill, pick

FONTS: Mapping[Language, tuple[str, ...]] = {
    "en": ("Noto Sans CJK SC", "sans-serif"),
    "zh-Hans": ("Noto Sans CJK SC", "sans-serif"),
    "zh-Hant": ("Noto Sans CJK TC", "sans-serif"),
}
BLACK, INK, QUIET, SHADE, PAPER = "#000000", "#111111", "#444444", "#dddddd", "#ffffff"
KEY = 84


def meeting_svg(
    plan: SeatPlan,
    words: PlanWords,
    language: Language,
    accent: str,
    fonts: Sequence[str] | None = None,
) -> str:
    """Draw a meeting table as wide as the text of an A4 page; at most a page high up to some 40 a side.

    Guests are round, hosts square, principals filled with ``accent`` (``#rrggbb``) and ringed, spare
    chairs dashed. Everything the picture says is also its ``<title>``, the only text that reaches a
    tagged PDF. Names are taken as hostile: control characters are dropped, the rest is escaped.
    """
    return _Picture(plan, words, language, accent).draw(fonts or FONTS[language])


class _Sign(NamedTuple):
    """How a chair is drawn."""

    fill: str
    text: str
    line: float
    dash: str | None = None
    ring: bool = False


class _Picture:
    def __init__(self, plan: SeatPlan, words: PlanWords, language: Language, accent: str) -> None:
        self.plan, self.words, self.language, self.accent = plan, words, language, accent
        self.names = {
            person.id: tuple(name for line in person.name if (name := clean(line))) or (person.id,)
            for person in plan.attendees
        }
        self.svg = ET.Element("svg")

    def draw(self, fonts: Sequence[str]) -> str:
        marks = {seat.attendee: self._mark(seat) for seat in self.plan.seats if seat.attendee}
        layout = lay_out(self.plan, Captions(self.names, marks, self.say(self.words.spare)))
        height = layout.height + KEY
        self.svg.attrib |= {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height:.0f}",
            "width": "100%",
            "role": "img",
            "lang": self.language,
            "class": "seat-plan",
        }
        ET.SubElement(self.svg, "title").text = self._in_words()
        ET.SubElement(self.svg, "style").text = _style(fonts)
        self._room(layout.room)
        self._table(layout)
        for chair in layout.chairs:
            self._chair(chair)
        for label in layout.labels:
            self._label(label)
        self._key(layout.height + KEY - 24)
        return ET.tostring(self.svg, encoding="unicode")

    def say(self, text: Text) -> str:
        return clean(pick(text, self.language))

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
        """The short sign on a chair: side and rank, interpreter, or nothing on a spare chair."""
        if seat.role == "interpreter":
            own = [s for s in self.plan.seats if s.side == seat.side and s.role == "interpreter"]
            number = str(own.index(seat) + 1) if len(own) > 1 and seat in own else ""
            return self.say(self.words.mark_interpreter) + number
        side = self.words.mark_guest if seat.side == "guest" else self.words.mark_host
        return f"{self.say(side)}{seat.order}" if seat.order else ""

    def _sign(self, seat: Seat) -> _Sign:
        if seat.role == "principal":
            return _Sign(self.accent, _readable_on(self.accent), 4, ring=True)
        if seat.role == "spare":
            return _Sign(PAPER, INK, 3, dash="9 8")
        return _Sign(PAPER if seat.side == "guest" else SHADE, INK, 4)

    def _chair(self, chair: Chair) -> None:
        sign = self._sign(chair.seat)
        if sign.ring and not chair.listed:
            self._shape(chair.seat.side, chair.x, chair.y, chair.size + 12, _Sign(PAPER, INK, 4))
        self._shape(chair.seat.side, chair.x, chair.y, chair.size, sign)
        if chair.back and chair.seat.role != "spare":
            self._back(chair, *chair.back)
        if mark := self._mark(chair.seat):
            size = min(chair.size * 0.46, (chair.size - 10) / width(mark, 1))
            self._label(Label(mark, chair.x, chair.y + size * 0.36, size, True, "middle"), sign.text)

    def _back(self, chair: Chair, across: int, down: int) -> None:
        """The back of the chair: a bar away from the table, so that everybody's direction shows."""
        far, half = chair.size / 2 + 13, chair.size * 0.3
        x, y = chair.x + across * far, chair.y + down * far
        self._line((x - down * half, y - across * half), (x + down * half, y + across * half), 8)

    def _shape(self, side: Side, x: float, y: float, size: float, sign: _Sign) -> None:
        style = {"fill": sign.fill, "stroke": INK, "stroke-width": f"{sign.line:g}"}
        if sign.dash:
            style["stroke-dasharray"] = sign.dash
        if side == "guest":
            self._add("circle", cx=x, cy=y, r=size / 2, **style)
        else:
            left, top = x - size / 2, y - size / 2
            self._add("rect", x=left, y=top, width=size, height=size, rx=size * 0.08, **style)

    def _table(self, layout: Layout) -> None:
        x, y, wide, high = layout.table
        self._add(
            "rect", x=x, y=y, width=wide, height=high, rx=14, fill="#f4f4f4", stroke=INK, stroke_width=4
        )
        for side, title in self._sides():
            seat = next((one for one in self.plan.seats if one.side == side), None)
            if seat is None:
                continue
            if self.plan.door == "long-side":
                place, room = (x + wide / 2, y + high * (0.3 if seat.y > 0 else 0.7)), wide - 40
            else:
                place, room = (x + wide * (0.75 if seat.x > 0 else 0.25), y + 52), wide / 2 - 24
            size = min(36, room / max(width(each, 1) for _, each in self._sides()))
            self._label(Label(title, place[0], place[1] + size * 0.36, size, True, "middle"))

    def _room(self, room: Box) -> None:
        """Walls, the door as a gap with its leaf, the front as a thick bar; the view says which is where."""
        x, y, wide, high = room
        self._add("rect", x=x, y=y, width=wide, height=high, fill=PAPER, stroke=QUIET, stroke_width=5)
        door_on_top = self.plan.view == "front"
        self._door(y if door_on_top else y + high, 1 if door_on_top else -1)
        front, inwards = (y + high, -1) if door_on_top else (y, 1)
        self._add("rect", x=WIDTH / 2 - 420, y=front - 11, width=840, height=22, fill=INK)
        said = self.say(self.words.front)
        self._label(Label(said, WIDTH / 2, front + inwards * 44 + 10, 30, False, "middle"))

    def _door(self, wall: float, inwards: int) -> None:
        left, right, leaf = WIDTH / 2 - 55, WIDTH / 2 + 55, wall + inwards * 110
        self._line((left, wall), (right, wall), 9, PAPER)
        self._line((left, wall), (left, leaf), 7)
        swing = f"M{left:.0f} {leaf:.0f}A110 110 0 0 {1 if inwards < 0 else 0} {right:.0f} {wall:.0f}"
        self._add("path", d=swing, fill="none", stroke=QUIET, stroke_width=3, stroke_dasharray="10 8")
        said = self.say(self.words.door)
        self._label(Label(said, right + 24, wall + inwards * 50 + 12, 36, True, "start"))

    def _key(self, y: float) -> None:
        """The signs used, explained in one line below the room."""
        x = 10.0
        for seat, title in self._signs():
            self._chair(Chair(seat, x + 28, y - 10, 44))
            self._label(Label(title, x + 68, y, 27, False, "start"))
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

    def _label(self, label: Label, colour: str = INK) -> None:
        self._add(
            "text",
            text=label.words,
            x=label.x,
            y=label.y,
            font_size=label.size,
            text_anchor=label.anchor,
            fill=colour,
            **{"class": "sp-strong" if label.strong else "sp-plain"},
        )

    def _line(
        self, start: tuple[float, float], end: tuple[float, float], thick: float, colour: str = INK
    ) -> None:
        (x1, y1), (x2, y2) = start, end
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=thick)

    def _add(self, tag: str, /, text: str | None = None, **attributes: float | str) -> None:
        shown = {
            key.replace("_", "-"): value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
            for key, value in attributes.items()
        }
        ET.SubElement(self.svg, tag, shown).text = text


def _nobody(seat: Seat) -> Seat:
    """The chair as a bare sign, without rank or person."""
    return seat.model_copy(update={"order": None, "attendee": None})


def _style(fonts: Sequence[str]) -> str:
    families = ", ".join(name if name.isalpha() or "-" in name else f"'{name}'" for name in fonts)
    return f".seat-plan text {{ font-family: {families}; }} .sp-strong {{ font-weight: 700; }}"


def _readable_on(colour: str) -> str:
    """Black or white, whichever stands out more (WCAG luminance; never below 4.5 : 1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return PAPER if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else BLACK

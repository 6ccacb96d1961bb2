"""What all drawn plans share: walls, door and front, signs for people, words, and how they are styled."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from playbook.model.base import Language, Text
from playbook.model.protocol import PlanWords
from playbook.render.fit import Label, clean, width
from playbook.render.seating_layout import WIDTH, Box
from playbook.seating import Side, View
from playbook.texts import pick
from playbook.writing import drawable

FONTS: Mapping[Language, tuple[str, ...]] = {
    "en": ("Noto Sans CJK SC", "sans-serif"),
    "zh-Hans": ("Noto Sans CJK SC", "sans-serif"),
    "zh-Hant": ("Noto Sans CJK TC", "sans-serif"),
}
#: Smaller type than this (0.1 mm; 3.4 pt) nobody reads.
LEAST = 12
BLACK, INK, QUIET, SHADE, PAPER = "#000000", "#111111", "#444444", "#dddddd", "#ffffff"


class Sign(NamedTuple):
    """How a chair is drawn."""

    fill: str
    text: str
    line: float
    dash: str | None = None
    ring: bool = False


class Picture:
    """One SVG picture as wide as the text of an A4 page, in one language."""

    def __init__(self, words: PlanWords, language: Language, accent: str) -> None:
        self.words, self.language, self.accent = words, language, accent
        self.svg = ET.Element("svg")

    def begin(self, height: float, title: str, fonts: Sequence[str] | None) -> None:
        """Size and alternative text; the ``<title>`` is the only text that reaches a tagged PDF."""
        self.svg.attrib |= {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height:.0f}",
            "width": "100%",
            "role": "img",
            "lang": self.language,
            "class": "seat-plan",
        }
        ET.SubElement(self.svg, "title").text = title
        ET.SubElement(self.svg, "style").text = _style(fonts or FONTS[self.language])

    def written(self) -> str:
        """The picture as text."""
        return ET.tostring(self.svg, encoding="unicode")

    def say(self, text: Text) -> str:
        """A text in the language of the picture, fit for XML."""
        return clean(pick(text, self.language))

    def back(self, middle: tuple[float, float], size: float, across: float, down: float) -> None:
        """The back of a chair: a bar away from the table, so that everybody's direction shows."""
        far, half = size / 2 + 13, size * 0.3
        x, y = middle[0] + across * far, middle[1] + down * far
        self.line((x - down * half, y + across * half), (x + down * half, y - across * half), 8)

    def person(self, side: Side, middle: tuple[float, float], size: float, sign: Sign, mark: str) -> None:
        """The sign of a person with the mark in it, ringed where the sign says so."""
        x, y = middle
        if sign.ring:
            self.shape(side, x, y, size + 12, Sign(PAPER, INK, 4))
        self.shape(side, x, y, size, sign)
        if mark:
            own = min(size * 0.46, (size - 10) / width(mark, 1))
            self.label(Label(mark, x, y + own * 0.36, own, True, "middle"), sign.text)

    def shape(self, side: Side, x: float, y: float, size: float, sign: Sign) -> None:
        """Guests are round, hosts square."""
        style = {"fill": sign.fill, "stroke": INK, "stroke-width": f"{sign.line:g}"}
        if sign.dash:
            style["stroke-dasharray"] = sign.dash
        if side == "guest":
            self.add("circle", cx=x, cy=y, r=size / 2, **style)
        else:
            left, top = x - size / 2, y - size / 2
            self.add("rect", x=left, y=top, width=size, height=size, rx=size * 0.08, **style)

    def room(self, room: Box, view: View) -> None:
        """Walls, the door as a gap with its leaf, the front as a thick bar; the view says which is where."""
        x, y, wide, high = room
        self.add("rect", x=x, y=y, width=wide, height=high, fill=PAPER, stroke=QUIET, stroke_width=5)
        door_on_top = view == "front"
        self._door(y if door_on_top else y + high, 1 if door_on_top else -1)
        front, inwards = (y + high, -1) if door_on_top else (y, 1)
        self.add("rect", x=WIDTH / 2 - 420, y=front - 11, width=840, height=22, fill=INK)
        said = self.say(self.words.front)
        self.label(Label(said, WIDTH / 2, front + inwards * 44 + 10, 30, False, "middle"))

    def _door(self, wall: float, inwards: int) -> None:
        left, right, leaf = WIDTH / 2 - 55, WIDTH / 2 + 55, wall + inwards * 110
        self.line((left, wall), (right, wall), 9, PAPER)
        self.line((left, wall), (left, leaf), 7)
        swing = f"M{left:.0f} {leaf:.0f}A110 110 0 0 {1 if inwards < 0 else 0} {right:.0f} {wall:.0f}"
        self.add("path", d=swing, fill="none", stroke=QUIET, stroke_width=3, stroke_dasharray="10 8")
        said = self.say(self.words.door)
        self.label(Label(said, right + 24, wall + inwards * 50 + 12, 36, True, "start"))

    def label(self, label: Label, colour: str = INK) -> None:
        """A line of words; none where hundreds of people leave no room for a letter that anybody can read."""
        if label.size < LEAST:
            return
        self.add(
            "text",
            text=label.words,
            x=label.x,
            y=label.y,
            font_size=label.size,
            text_anchor=label.anchor,
            fill=colour,
            **{"class": "sp-strong" if label.strong else "sp-plain"},
        )

    def line(
        self, start: tuple[float, float], end: tuple[float, float], thick: float, colour: str = INK
    ) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=thick)

    def add(self, tag: str, /, text: str | None = None, **attributes: float | str) -> None:
        """An element of the picture; numbers with one place after the point."""
        shown = {
            key.replace("_", "-"): value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
            for key, value in attributes.items()
        }
        ET.SubElement(self.svg, tag, shown).text = text


def spellings(names: Sequence[str], otherwise: str) -> tuple[str, ...]:
    """A name in the writings that can be drawn. WeasyPrint draws the text of a picture letter by letter."""
    return tuple(name for one in drawable(names) if (name := clean(one))) or (otherwise,)


def _style(fonts: Sequence[str]) -> str:
    families = ", ".join(name if name.isalpha() or "-" in name else f"'{name}'" for name in fonts)
    return f".seat-plan text {{ font-family: {families}; }} .sp-strong {{ font-weight: 700; }}"


def readable_on(colour: str) -> str:
    """Black or white, whichever stands out more (WCAG luminance; never below 4.5 : 1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return PAPER if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else BLACK

"""How wide words come out in print, and where to break them so that nothing is cut or overlaps.

Widths are upper bounds in thousandths of the type size, taken from the bold Noto Sans CJK that the kits
name: a drawing laid out with them never runs into its neighbour, in regular type even less so.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from playbook.render.glyphs import advance

Anchor = Literal["start", "middle", "end"]
#: From one line to the next, in sizes of the type.
LINE = 1.24

_WIDTHS = {
    letter: width
    for width, letters in {
        227: " ",
        330: "'ijlI|.,:;Ιι",
        390: "!()-[]{}f",
        440: "rt/\\",
        530: "csz?*çεζξςгсэ",
        605: '"#$+0123456789<=>^~aegkvxyFJLY_ΓΥγκντυχГавезктухь–',
        650: "bdhnopquAESTVXZ`ðñøþđΑΕΖΛΞΣΤΧδηθλορσАЕЗТУХбдлопрчя",
        690: "BCKPRÞΒΚΡαβμБВРСЬЭЯийнц",
        770: "DGHNOQU&ÐØßΔΗΘΝΟΠπДИКЛНОПЦЧмъ",
        850: "ΦΨΩφψωЪжы",
        1010: "MWmw%@æÆœŒΜМФфшщюЖЫ",
    }.items()
    for letter in letters
}
#: Broader than any letter of the fonts.
_WIDEST = 1070
_JOINERS = "\u200c\u200d"
#: Controls, marks that turn the text around, halves of pairs, and what is no character at all.
_UNPRINTABLE = ("Cc", "Cf", "Cn", "Cs")
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff"
#: An opening bracket never ends a line, a closing one or a stop never begins it; a few characters in
#: brackets, as companies have them in their names, stay together.
_RUNS = re.compile(
    rf"（[{_CHINESE}]{{1,6}}）|[（《「『【〔]*[{_CHINESE}][）》」』】〕，、。；：！？]*|[^{_CHINESE}]+"
)
#: A name may be broken after these without a hyphen.
_BREAK_AFTER = re.compile(r"(?<=[-·・‧•/])(?=.)")


def clean(words: str) -> str:
    """Words that XML can hold and that cannot turn the text around: no controls, one space between words."""
    return " ".join("".join(letter for letter in words if _printable(letter)).split())


def _printable(letter: str) -> bool:
    return letter.isspace() or letter in _JOINERS or unicodedata.category(letter) not in _UNPRINTABLE


def width(words: str, size: float) -> float:
    """How much room the words need at most, in the unit of ``size``."""
    return sum(_letter(letter) for letter in words) * size / 1000


@lru_cache(maxsize=4000)
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.east_asian_width(letter) in "WF":
        return 1000
    if unicodedata.combining(letter) or letter in _JOINERS:
        return 0
    own = advance(letter)
    if own is not None:
        return own
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS[base] if base in _WIDTHS and base != letter else _WIDEST


def fits(words: str, size: float, room: float) -> bool:
    """Whether the words can be set in ``room`` without breaking a word between its letters."""
    return all(width(piece, size) <= room for piece, _ in _pieces(words, size, room))


def wrap(words: str, size: float, room: float) -> list[str]:
    """Lines no wider than ``room``, broken between words and Chinese characters, else between letters."""
    lines: list[str] = []
    for piece, spaced in _pieces(words, size, room):
        joined = lines[-1] + " " * spaced + piece if lines else piece
        if lines and width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines.extend(_by_letters(piece, size, room))
    return lines


def evenly(words: str, size: float, room: float) -> list[str]:
    """As many lines as ``wrap`` makes, of about one length: for words in the middle of a board."""
    lines = wrap(words, size, room)
    while len(lines) > 1 and fits(words, size, room := room * 0.97):
        narrower = wrap(words, size, room)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _pieces(words: str, size: float, room: float) -> Iterator[tuple[str, bool]]:
    """What may stand on a line of its own, and whether a space belongs before it."""
    for word in words.split(" "):
        spaced = True
        for part in _BREAK_AFTER.split(word):
            for piece in _runs(part) if width(part, size) > room else (part,):
                yield piece, spaced
                spaced = False


def _runs(part: str) -> Iterable[str]:
    """Chinese characters one by one, with the brackets and stops that belong to them; the rest whole."""
    return _RUNS.findall(part)


def _by_letters(piece: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for letter in piece:
        if line and width(line + letter, size) > room:
            yield line
            line = ""
        line += letter
    yield line


class Label(NamedTuple):
    """A line of words at its baseline."""

    words: str
    x: float
    y: float
    size: float
    strong: bool
    anchor: Anchor


class Block(NamedTuple):
    """A name broken into lines (words, size, strong), the first spelling strong."""

    lines: tuple[tuple[str, float, bool], ...]

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return sum(size * LINE for _, size, _ in self.lines)

    def labels(self, x: float, top: float, anchor: Anchor) -> Iterator[Label]:
        """The lines placed below ``top``."""
        for words, size, strong in self.lines:
            yield Label(words, x, top + size, size, strong, anchor)
            top += size * LINE


def _spelt(names: Sequence[str], size: float) -> list[tuple[str, float, bool]]:
    """The spellings of a name with their type: the first strong, the others a little smaller."""
    return [(name, size if at == 0 else size * 0.88, at == 0) for at, name in enumerate(names)]


def block(names: Sequence[str], size: float, room: float) -> Block:
    """All spellings of a name, each on lines of its own within ``room``."""
    spelt = _spelt(names, size)
    return Block(tuple((line, own, strong) for name, own, strong in spelt for line in wrap(name, own, room)))


def whole(names: Sequence[str], size: float, room: float) -> bool:
    """Whether every word of every spelling fits into ``room``."""
    return all(fits(name, own, room) for name, own, _ in _spelt(names, size))


def shortened(words: str, room: int) -> str:
    """Words for a running head, cut to ``room`` half-widths; the whole stands on the page itself."""
    taken = 0
    for at, letter in enumerate(words):
        taken += 2 if _letter(letter) >= 1000 else 1
        if taken > room:
            return words[: at - 1].rstrip() + "…"
    return words

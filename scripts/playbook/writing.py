"""In which writing a name is, as far as print has to know: which font holds it, and whether its letters join.

The Chinese fonts hold Chinese, Japanese and Korean characters and Western European, Greek and Russian
letters. For each other writing a font of the Noto family stands in (`NotoSans<name>`, SIL Open Font License).
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Writing(NamedTuple):
    """Code points, whether letters join with their neighbours or stack, and whether lines run to the left."""

    codes: tuple[range, ...]
    joined: bool = True
    leftwards: bool = False
    #: From one line to the next, in sizes of the type, where letters reach far above or below the line.
    line: float = 1.3


WRITINGS: Mapping[str, Writing] = {
    "Armenian": Writing((range(0x0530, 0x0590),), joined=False),
    "Hebrew": Writing((range(0x0590, 0x0600), range(0xFB1D, 0xFB50)), leftwards=True),
    "Arabic": Writing(
        (
            range(0x0600, 0x0700),
            range(0x0750, 0x0780),
            range(0x08A0, 0x0900),
            range(0xFB50, 0xFE00),
            range(0xFE70, 0xFEFF),
        ),
        leftwards=True,
        line=1.6,
    ),
    "Devanagari": Writing((range(0x0900, 0x0980),)),
    "Bengali": Writing((range(0x0980, 0x0A00),)),
    "Gurmukhi": Writing((range(0x0A00, 0x0A80),)),
    "Gujarati": Writing((range(0x0A80, 0x0B00),)),
    "Tamil": Writing((range(0x0B80, 0x0C00),)),
    "Telugu": Writing((range(0x0C00, 0x0C80),), line=1.4),
    "Kannada": Writing((range(0x0C80, 0x0D00),), line=1.4),
    "Malayalam": Writing((range(0x0D00, 0x0D80),)),
    "Sinhala": Writing((range(0x0D80, 0x0E00),)),
    "Thai": Writing((range(0x0E00, 0x0E80),), line=1.5),
    "Lao": Writing((range(0x0E80, 0x0F00),), line=1.6),
    "Myanmar": Writing((range(0x1000, 0x10A0),), line=1.9),
    "Georgian": Writing((range(0x10A0, 0x1100), range(0x1C90, 0x1CC0)), joined=False),
    "Ethiopic": Writing((range(0x1200, 0x13A0),), joined=False),
    "Khmer": Writing((range(0x1780, 0x1800),), line=1.9),
}
_CHINESE = (range(0x2E80, 0x3040), range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x33480))
#: Ends a name that runs to the left, so that a number or a bracket after it stays after it.
_RIGHTWARDS = "\u200e"


def writing_of(code: int) -> str | None:
    """The name of the writing that a code point belongs to; None for those of the Chinese fonts."""
    if code < WRITINGS["Armenian"].codes[0].start:
        return None
    return next(
        (name for name, one in WRITINGS.items() if any(code in codes for codes in one.codes)), None
    )


def latin_or_chinese(name: str) -> bool:
    """Whether a Chinese driver or host can read it: Latin letters and Chinese characters only."""
    return all(
        unicodedata.name(letter, "").startswith("LATIN") or any(ord(letter) in codes for codes in _CHINESE)
        for letter in name
        if letter.isalpha()
    )


def only_chinese(words: str) -> bool:
    """Whether all letters are Chinese characters: brackets and stops are then as wide as these."""
    letters = [letter for letter in words if letter.isalpha()]
    return bool(letters) and all(any(ord(letter) in codes for codes in _CHINESE) for letter in letters)


def joined(words: str) -> bool:
    """Whether letters join or stack: such words cannot be drawn letter by letter, as pictures draw them."""
    return any(WRITINGS[name].joined for name in _writings(words))


def drawable(spellings: Sequence[str]) -> list[str]:
    """The spellings of one name that a picture can draw."""
    return [one for one in spellings if not joined(one)]


def line(words: str, usual: float) -> float:
    """From one line to the next, in sizes of the type: the usual, or more for tall letters."""
    return max([usual, *(WRITINGS[one].line for one in _writings(words))])


def apart(name: str) -> str:
    """A name that can stand before anything: what follows is not drawn into its direction (UAX #9)."""
    leftwards = any(WRITINGS[one].leftwards for one in _writings(name))
    return name + _RIGHTWARDS if leftwards else name


def bare(name: str) -> str:
    """The name as it was before ``apart``."""
    return name.removesuffix(_RIGHTWARDS)


def _writings(words: str) -> set[str]:
    return {name for letter in words if (name := writing_of(ord(letter)))}

"""Tables the search worker folds with: traditional to simplified, and how characters are read."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pypinyin import Style, pinyin

from playbook.texts import to_simplified

_HAN = re.compile(r"[\u3400-\u9fff]+")


def tables(texts: Iterable[str]) -> dict[str, dict[str, object]]:
    """``simplified`` (character -> character) and ``pinyin`` (character -> readings) for the texts of a site.

    Only readings that occur in these texts are kept, read in context: a table of all readings would find
    words that nobody wrote. Simplified forms are kept for every traditional character, since a query may
    hold what no page does.
    """
    read: dict[str, set[str]] = {}
    seen: set[str] = set()
    for run in {run for text in texts for run in _HAN.findall(text)}:
        simple = fold(run)
        seen |= set(simple)
        for character, reading in zip(simple, _readings(simple), strict=True):
            if reading:
                read.setdefault(character, set()).update(_spellings(reading))
    simplified = {one: two for one, two in all_simplified().items() if two in seen}
    return {
        "simplified": dict(sorted(simplified.items())),
        "pinyin": {character: sorted(found) for character, found in sorted(read.items())},
    }


@cache
def all_simplified() -> dict[str, str]:
    """Every Chinese character that is written differently in simplified text."""
    characters = (chr(code) for code in range(0x3400, 0xA000))
    pairs = ((one, to_simplified(one)) for one in characters)
    return {one: two for one, two in pairs if one != two and len(two) == 1}


def fold(run: str) -> str:
    """A run of Chinese as the worker folds it: character by character."""
    table = all_simplified()
    return "".join(table.get(character, character) for character in run)


def _readings(run: str) -> list[str]:
    return [reading[0] for reading in pinyin(run, style=Style.NORMAL, errors=_unread)]


def _unread(characters: str) -> Any:
    """Characters that pypinyin does not know, each with no reading (its own types know one form only)."""
    return [""] * len(characters)


def _spellings(reading: str) -> set[str]:
    """``lv`` is what input methods want, ``lu`` what a folded ü becomes."""
    return {reading, reading.replace("v", "u")}

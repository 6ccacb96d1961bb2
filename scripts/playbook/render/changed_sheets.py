"""Which sheets of an earlier kit are to be thrown away, and which of the new one to be printed.

Told by the paper itself: a sheet is exchanged when its page would not say the same any more.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from playbook.model.base import Language, Text
from playbook.model.sheet import EDITIONS, Edition
from playbook.plan import VisitPlan
from playbook.render.html import sheet_texts
from playbook.render.view_host import persons
from playbook.render.voice import Voice
from playbook.signs import Card


@dataclass(frozen=True)
class SheetChange:
    """A sheet of an edition.

    ``old_parts`` and ``new_parts`` name pages or cards of a sheet that has many; empty for the whole sheet.
    """

    edition: Edition
    title: Text
    throw: bool
    print: bool
    old_parts: tuple[str, ...] = ()
    new_parts: tuple[str, ...] = ()


def changed_sheets(old: VisitPlan, new: VisitPlan, language: Language, kits: Path) -> tuple[SheetChange, ...]:
    """The sheets to exchange, edition by edition in printing order. Both plans are of the same moment."""
    found: list[SheetChange] = []
    for edition in EDITIONS:
        before = sheet_texts(old, edition, language, kits)
        after = sheet_texts(new, edition, language, kits)
        for sheet in dict.fromkeys([*after, *before]):
            one, other = before.get(sheet), after.get(sheet)
            if one and other:
                parts = _parts(old, new, sheet, language) if one.head == other.head else ((), ())
                if one != other and (any(parts) or not _cards(new, sheet)):
                    found.append(SheetChange(edition, other.title, True, True, *parts))
            elif one:
                found.append(SheetChange(edition, one.title, True, False))
            elif other:
                found.append(SheetChange(edition, other.title, False, True))
    return tuple(found)


def _parts(
    old: VisitPlan, new: VisitPlan, sheet: str, language: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the pages or cards that are in one of the two kits only; other order is no change."""
    before, after = _pages(old, sheet, language), _pages(new, sheet, language)
    gone, come = Counter(key for key, _ in before), Counter(key for key, _ in after)
    return (
        tuple(name for key, name in before if gone[key] > come[key]),
        tuple(name for key, name in after if come[key] > gone[key]),
    )


def _pages(plan: VisitPlan, sheet: str, language: Language) -> list[tuple[Hashable, str]]:
    """What stands on each page or card, and how people call it."""
    if sheet == "persons":
        voice = Voice(plan.playbook, language)
        before = voice.word("persons-title", name="|").split("|")[0]
        return [(repr(page), page["title"].removeprefix(before).strip()) for page in persons(plan, voice)]
    return [(_face(card), _name(card, plan, language)) for card in _cards(plan, sheet)]


def _cards(plan: VisitPlan, sheet: str) -> tuple[Card, ...]:
    return tuple(card for one in plan.signs if one.sign.id == sheet for card in one.cards)


def _face(card: Card) -> Hashable:
    """What is printed on it: the id is a place in a file and may change alone."""
    return card.model_copy(update={"id": ""}).model_dump_json()


def _name(card: Card, plan: VisitPlan, language: Language) -> str:
    voice = Voice(plan.playbook, language)
    return card.names[0] if card.names else voice.say(card.words or card.above) or card.id

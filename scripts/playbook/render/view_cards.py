"""The cards that the hosts carry, as plain strings: conduct, trouble, pause points, follow-up."""

from typing import Any

from playbook.cards import CardLine, Group
from playbook.people import GuestPerson, HostPerson
from playbook.plan import VisitPlan
from playbook.render import view_letters
from playbook.render.columns import columns, lines
from playbook.render.view_host import person_name, row
from playbook.render.voice import Voice
from playbook.table import interpreter_of

View = dict[str, Any]
#: Guests whose names fit on the etiquette card, at most so many and so many characters of them; the list of
#: guests holds them all.
_NAMES, _CHARACTERS = 8, 400
#: Ruled lines for promises, and how many rows of steps leave room for so many.
_BLANKS, _ROWS = 8, 14
#: Type size and room of a line on a trouble card and on the etiquette card, in mm.
_TROUBLE_SIZE, _TROUBLE_ROOM = 2.82, 79.0
_CARD_SIZE, _CARD_ROOM = 3.1, 78.0
#: Lines that the headings of the etiquette card take.
_HEADING, _SMALL_HEADING = 2.0, 1.4
_THANKS = "send-thank-you-letter"


def etiquette(plan: VisitPlan, voice: Voice) -> View:
    """Whom to greet first, what changes for them, how we behave."""
    guests, visit = plan.cast.guests, plan.visit
    names = _fitting([_name(guest, voice) for guest in guests[:_NAMES]])
    more = len(guests) - len(names)
    greet = {"names": names, "more": voice.word("etiquette-more", n=str(more)) if more > 0 else ""}
    conduct = [_group(one, voice) for one in plan.cards.conduct]
    blocks = [
        _block(voice.word("etiquette-order"), **greet),
        *(_block(voice.say(one.title), lines=_lines(one.lines, voice)) for one in plan.cards.types),
        *(_block("" if at else voice.word("etiquette-conduct"), **one) for at, one in enumerate(conduct)),
    ]
    return {
        "language": voice.word("guests-read", language=voice.word(f"language-{visit.language}")),
        "interpreter": _interpreter(plan, voice),
        "level": voice.say(plan.level.title) if plan.level and plan.level.standing == "stated" else "",
        "columns": columns(blocks, [_block_height(block) for block in blocks], 2),
    }


def _block(heading: str = "", **own: Any) -> View:
    """A piece of the card that stays in one column: a heading, names, then a group of lines."""
    return {"heading": heading, "names": [], "more": "", "title": "", "lines": [], **own}


def _block_height(block: View) -> float:
    """In lines, about."""
    said = [one["text"] + one["caution"] for one in block["lines"]]
    said += [one["name"] + one["other"] for one in block["names"]]
    said += [one["title"] + one["mind"] for one in block["names"]]
    heads = _HEADING * bool(block["heading"]) + _SMALL_HEADING * bool(block["title"])
    return heads + sum(lines(one, _CARD_SIZE, _CARD_ROOM) for one in (*said, block["more"]))


def _interpreter(plan: VisitPlan, voice: Voice) -> str:
    own = next((guest for guest in plan.cast.guests if guest.interpreter), None)
    if own:
        return voice.word("etiquette-own", name=own.name)
    found = interpreter_of(plan.visit, plan.cast)
    return voice.word("etiquette-interpreter", name=person_name(found, voice)) if found else ""


def _name(guest: GuestPerson, voice: Voice) -> View:
    other = guest.latin if voice.language == "en" else guest.in_chinese
    return {
        "name": guest.name,
        "other": other if other != guest.name else "",
        "title": voice.say(guest.title),
        "mind": voice.say(guest.diet) if guest.diet else "",
    }


def _fitting(names: list[View]) -> list[View]:
    """As many of the first as fit, one at least."""
    used, shown = 0, 0
    for one in names:
        used += sum(len(said) for said in one.values())
        shown += used <= _CHARACTERS
    return names[: max(1, shown)]


def _group(group: Group, voice: Voice) -> View:
    return {"title": voice.say(group.title), "lines": _lines(group.lines, voice)}


def _lines(lines: tuple[CardLine, ...], voice: Voice) -> list[View]:
    return [
        {
            "text": voice.say(one.text),
            "kind": one.kind,
            "caution": voice.say(one.caution) if one.caution else "",
        }
        for one in lines
    ]


def _person(person: HostPerson | None, voice: Voice) -> View:
    return {
        "named": person is not None,
        "person": person_name(person, voice) if person else voice.word("checklist-no-owner"),
        "phone": (person.phone if person else None) or "",
    }


def trouble(plan: VisitPlan, voice: Voice) -> list[list[View]]:
    """A card for each kind of trouble that this visit can have, in two columns."""
    cards = [
        {
            "title": voice.say(card.title),
            "signs": _lines(card.signs, voice),
            "first": _lines(tuple(one for one in card.first if one.kind != "note"), voice),
            "say": _lines(card.say, voice),
            "role": voice.say(card.role),
            **_person(card.person, voice),
        }
        for card in plan.cards.trouble
    ]
    return columns(cards, [_card_height(card) for card in cards], 2)


def _card_height(card: View) -> float:
    """Lines that a card takes, about: what stands around its words counts as three."""
    words = [card["title"], " ".join(one["text"] for one in card["signs"])]
    words += [one["text"] + one["caution"] for one in card["first"]] + [one["text"] for one in card["say"]]
    return 3 + sum(lines(one, _TROUBLE_SIZE, _TROUBLE_ROOM) for one in words)


def pauses(plan: VisitPlan, voice: Voice) -> list[View]:
    """The four stops, each with its caller."""
    return [
        {
            "title": voice.say(card.title),
            "when": voice.window(card.window) or voice.say(card.due),
            "role": voice.say(card.role),
            "lines": _lines(card.lines, voice),
            "more": voice.word("pauses-more", n=str(card.more)) if card.more else "",
            **_person(card.person, voice),
        }
        for card in plan.cards.pauses
    ]


def follow_up(plan: VisitPlan, voice: Voice) -> View | None:
    """What is to be done after the visit, and room to write promises; None where nothing follows."""
    steps = {step.id: step for step in plan.steps}
    rows = [row(plan, steps[one], voice) for one in plan.cards.follow_up]
    if not rows:
        return None
    thanks = next((one for one in rows if one["id"] == _THANKS), None)
    return {
        "rows": rows,
        "thanks": voice.word("follow-thanks", due=thanks["due"]) if thanks else "",
        "blanks": max(3, _BLANKS - max(0, len(rows) - _ROWS) // 2),
        "letters": view_letters.parts(plan, voice)["thank_you_letter"] if thanks else [],
    }

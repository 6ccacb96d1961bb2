"""The reception level of a visit, stated or suggested with its reason, and what it lets this party spend."""

import re
from typing import Literal

from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.base import Figure, Model, StatementId, Text, as_written, text
from playbook.model.condition import ALWAYS
from playbook.model.playbook import Playbook
from playbook.model.schemes import Belongs, Ceiling, Level, Matter, Per, Scheme
from playbook.people import Cast, GuestPerson, HostPerson
from playbook.phrases import Phrases

#: Who stands in for a rank does not hold it: a deputy or an assistant.
_BELOW = re.compile(r"(deputy|vice|assistant|副|助理)[\s\w-]*$", re.IGNORECASE)

#: What is counted by the piece, whatever the size of the party.
_EACH = ("room", "gift")


class Allowance(Model):
    """One provision of a level for this party; ``allowed`` is the ceiling for all its guests, in words.

    ``limit`` is the same as a number, for one visit, day, meal, room, gift or outing (``per``); None while a
    figure of it is not set.
    """

    matter: Matter
    text: Text
    ceiling: Text | None
    allowed: Text | None
    limit: float | None
    per: Per | None
    #: The ceiling as the scheme has it, to be worked out for another number of guests.
    rule: Ceiling | None
    meal: Literal["lunch", "dinner"] | None
    paid_by: Literal["company", "guest"] | None
    remark: Text | None
    sources: tuple[StatementId, ...]


class Signatory(Model):
    """A role of the level with its holder, None while nobody is named."""

    role: Text
    person: HostPerson | None


class LevelAdvice(Model):
    """The level that a visit has, or the one that its guests point to until somebody states it."""

    scheme: Text
    #: As the visit file writes it: ``three-level/top``.
    key: str
    title: Text
    standing: Literal["stated", "suggested"]
    reason: Text
    receives: tuple[Signatory, ...]
    approval: tuple[Signatory, ...]
    allowances: tuple[Allowance, ...]


def level_advice(
    playbook: Playbook, level: str | None, cast: Cast, facts: FactMap, phrases: Phrases
) -> LevelAdvice | None:
    """None when the procedure of the visit has no scheme of levels and the file states none.

    Source: each scheme's own words on who belongs to a level; the highest level that fits is suggested.
    """
    scheme = _scheme(playbook, level, facts)
    if scheme is None:
        return None
    if level:
        chosen = playbook.levels[level]
        reason = phrases.word("level-stated")
    else:
        chosen, reason = _suggested(scheme, cast, facts, phrases)
    return LevelAdvice(
        scheme=scheme.title,
        key=f"{scheme.id}/{chosen.id}",
        title=chosen.title,
        standing="stated" if level else "suggested",
        reason=reason,
        receives=_holders(playbook, chosen.receives, cast),
        approval=_holders(playbook, chosen.approval, cast),
        allowances=tuple(_allowances(scheme, chosen, len(cast.guests), phrases)),
    )


def _scheme(playbook: Playbook, level: str | None, facts: FactMap) -> Scheme | None:
    if level:
        return next(one for one in playbook.schemes if one.id == level.split("/")[0])
    return next((one for one in playbook.schemes if facts["procedure"] in one.procedures), None)


def _suggested(scheme: Scheme, cast: Cast, facts: FactMap, phrases: Phrases) -> tuple[Level, Text]:
    for level in scheme.levels:
        for belongs in level.who:
            who = phrases.say(belongs.text, phrases.values(level.figures, scheme.figures))
            guest = next((one for one in cast.guests if _holds(one, belongs)), None)
            if guest and evaluate(belongs.applies, facts) is Truth.YES:
                return level, phrases.word("level-by-title", guest=_name(guest), title=guest.title, who=who)
            told = belongs.applies != ALWAYS and not belongs.titles
            if told and evaluate(belongs.applies, facts) is Truth.YES:
                return level, phrases.word("level-by-file", who=who)
    return scheme.levels[-1], phrases.word("level-by-nothing")


def _name(guest: GuestPerson) -> Text:
    return as_written(guest.in_chinese, guest.latin)


def _holds(guest: GuestPerson, belongs: Belongs) -> bool:
    """Whether a title of the guest, in any script, is one of the ranks, and not only a deputy's."""
    said = f"{guest.title.en}\n{guest.title.zh_hans}"
    return any(
        not _BELOW.search(said[: found.start()].rsplit("\n", 1)[-1])
        for rank in belongs.titles
        for found in re.finditer(rf"\b{re.escape(rank)}\b" if rank.isascii() else re.escape(rank), said, re.I)
    )


def _holders(playbook: Playbook, roles: tuple[str, ...], cast: Cast) -> tuple[Signatory, ...]:
    titles = {role.id: role.title for role in playbook.roles}
    return tuple(Signatory(role=titles[role], person=cast.holder(role)) for role in roles)


def _allowances(scheme: Scheme, level: Level, guests: int, phrases: Phrases) -> list[Allowance]:
    return [
        Allowance(
            matter=one.matter,
            text=phrases.say(one.text, phrases.values(scheme.figures, level.figures, one.figures)),
            ceiling=ceiling_words(one.ceiling, phrases) if one.ceiling else None,
            allowed=_allowed(one.ceiling, guests, phrases) if one.ceiling else None,
            limit=spending_limit(one.ceiling, guests) if one.ceiling else None,
            per=one.ceiling.per if one.ceiling else None,
            rule=one.ceiling,
            meal=one.meal,
            paid_by=one.paid_by,
            remark=one.remark,
            sources=one.sources,
        )
        for one in level.provisions
    ]


def ceiling_words(ceiling: Ceiling, phrases: Phrases) -> Text:
    """A ceiling as a rule: the amount, for how many guests, and the supplement."""
    word = "level-ceiling-about" if ceiling.about else "level-ceiling"
    word = word if ceiling.amount.value is not None else "level-ceiling-open"
    per = phrases.word(f"level-per-{ceiling.per}")
    said = phrases.word(word, amount=phrases.figure(ceiling.amount), per=per)
    if ceiling.base_guests:
        said = _joined(said, phrases.word("level-ceiling-base", guests=phrases.figure(ceiling.base_guests)))
    if ceiling.per_extra:
        said = _joined(said, phrases.word("level-ceiling-extra", amount=phrases.figure(ceiling.per_extra)))
    return said


def _joined(first: Text, second: Text) -> Text:
    return text(first.en + second.en, first.zh_hans + second.zh_hans)


def _allowed(ceiling: Ceiling, guests: int, phrases: Phrases) -> Text:
    """The ceiling for this many guests; open while one of its figures is."""
    party = phrases.figure(Figure(value=guests, unit="person"))
    total = spending_limit(ceiling, guests)
    if total is None:
        return phrases.word("level-allowed-open", guests=party)
    amount = phrases.figure(Figure(value=total, unit=ceiling.amount.unit))
    if ceiling.per in _EACH:
        return phrases.word("level-allowed-each", amount=amount, per=phrases.word(f"level-per-{ceiling.per}"))
    return phrases.word("level-allowed", guests=party, amount=amount)


def spending_limit(ceiling: Ceiling, guests: int) -> float | None:
    """What a ceiling allows for so many guests, in its own unit; None while a figure of it is not set.

    Source: the schemes HS, HA and Q0, an amount for a base number of guests and more for each further one.
    Ceilings of a single room or gift do not grow with the party.
    """
    if ceiling.amount.value is None:
        return None
    amount = float(ceiling.amount.value)
    if ceiling.per == "guest":
        return amount * guests
    if ceiling.per in _EACH or ceiling.base_guests is None:
        return amount
    base, extra = ceiling.base_guests.value, ceiling.per_extra and ceiling.per_extra.value
    further = max(0, guests - int(base or 0))
    if further and (base is None or extra is None):
        return None
    return amount + further * float(extra or 0)

"""Which flags are put up, and in which order (PROTOCOL R13 to R16). Never without an explicit decision.

``x`` counts flags from the viewer's left, 0 in the middle; the viewer faces the flags, so the flags' own
right is the viewer's left.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from playbook.model.base import Model, Text
from playbook.model.playbook import Playbook
from playbook.model.protocol import Protocol, RuleNumber
from playbook.model.visit import Visit
from playbook.phrases import Phrases
from playbook.seating import Side
from playbook.seats.model import Wording
from playbook.seats.occasions import Banquet

View = Literal["viewer", "flags"]
#: The points of R14 and of the step that checks the room, as keys of words.
_CHECKS = ("country", "front", "upright", "area", "poles", "one", "clean")
#: How the visit file names a company's flag, and whose it is.
_COMPANIES: dict[str, Side] = {"company": "host", "customer": "guest"}


class Flag(Model):
    """One flag. ``country`` is None for a company's own; ``side`` says whose it is, whoever invites."""

    country: str | None
    side: Side


class Stand(Model):
    """A flag on its pole."""

    flag: Flag
    x: float
    #: On a higher pole than its neighbours.
    higher: bool
    rules: tuple[RuleNumber, ...]
    reason: Text


class FlagPlan(Model):
    """One order of flags and the occasions for which it holds."""

    occasions: tuple[Text, ...]
    #: The visitors invite: the two sides change places (R13).
    returned: bool
    view: View
    stands: tuple[Stand, ...]


class Flags(Model):
    """All that is planned about flags; the plan of a return banquet comes last."""

    plans: tuple[FlagPlan, ...]
    checks: tuple[Text, ...]
    conventions: tuple[Text, ...]
    notes: tuple[Text, ...]


def flag_plans(visit: Visit, playbook: Playbook, banquets: Sequence[Banquet]) -> Flags | None:
    """The flags of a visit; None unless the visit file says ``choices.flags: yes`` (R16)."""
    if not visit.choices.flags:
        return None
    phrases = Phrases(playbook)
    profile = playbook.protocol.profile
    flags = wanted_flags(visit, playbook.company.calendar.country, profile)
    own = [phrases.word("flags-meeting"), *(_meal(one, phrases) for one in banquets if not one.returned)]
    back = [_meal(one, phrases) for one in banquets if one.returned]
    plans = [_plan(flags, own, profile, phrases, returned=False)]
    if back:
        plans.append(_plan(flags, back, profile, phrases, returned=True))
    pair = len(_nationals(flags)) > 1
    return Flags(
        plans=tuple(plans),
        checks=tuple(phrases.word(f"flags-check-{one}") for one in _CHECKS),
        conventions=Wording(playbook.protocol, playbook.words).conventions("R13") if pair else (),
        notes=tuple(_notes(visit, flags, playbook, phrases)),
    )


def wanted_flags(visit: Visit, home: str, profile: Protocol) -> tuple[Flag, ...]:
    """What the visit file names, else the national flags of both sides; each once.

    A foreign national flag brings the host country's with it; what is no national flag is left out (R15).
    """
    named = visit.flags or (visit.customer.country, home)
    if missing_national(visit, home, profile) or set(named) & set(profile.not_national):
        named = (*named, home)
    return tuple(
        Flag(country=None, side=_COMPANIES[one])
        if one in _COMPANIES
        else Flag(country=one, side="host" if one == home else "guest")
        for one in dict.fromkeys(named)
        if one not in profile.not_national
    )


def missing_national(visit: Visit, home: str, profile: Protocol) -> bool:
    """The visit file names a foreign national flag and leaves the host country's out (R15)."""
    own = (*_COMPANIES, *profile.not_national)
    return home not in visit.flags and any(one not in own for one in visit.flags)


def arrange(flags: Sequence[Flag], profile: Protocol, *, returned: bool) -> list[tuple[Flag, float]]:
    """The flags from the viewer's left, each with its place.

    The side that is invited has the senior hand (R13); a national flag beside company flags has the middle,
    and beside a single one the senior hand (R15).
    """
    first: Side = "host" if returned else "guest"
    nationals = sorted(_nationals(flags), key=lambda one: one.side != first)
    companies = sorted((one for one in flags if one.country is None), key=lambda one: one.side != first)
    if len(nationals) == 1 and len(companies) == 1:
        order = [*nationals, *companies]
    else:
        outer = [one for one in companies if one.side == first]
        order = [*outer, *nationals, *(one for one in companies if one.side != first)]
    if profile.flag_senior_place == "flags-left":
        order.reverse()
    return [(flag, place - (len(order) - 1) / 2) for place, flag in enumerate(order)]


def swapped(plan: FlagPlan, profile: Protocol, phrases: Phrases) -> FlagPlan:
    """The same flags where the other side invites (R13). Swapped twice it is the same plan."""
    flags = [one.flag for one in plan.stands]
    return _plan(flags, plan.occasions, profile, phrases, returned=not plan.returned)


def mirrored(plan: FlagPlan) -> FlagPlan:
    """The same flags as whoever stands behind them sees them. Mirrored twice it is the same plan."""
    return plan.model_copy(
        update={
            "view": "flags" if plan.view == "viewer" else "viewer",
            "stands": tuple(one.model_copy(update={"x": -one.x}) for one in plan.stands),
        }
    )


def _nationals(flags: Iterable[Flag]) -> list[Flag]:
    return [one for one in flags if one.country is not None]


def _meal(banquet: Banquet, phrases: Phrases) -> Text:
    return phrases.word("flags-meal", meal=banquet.title, when=f"{banquet.start:%m-%d %H:%M}")


def _plan(
    flags: Sequence[Flag], occasions: Sequence[Text], profile: Protocol, phrases: Phrases, *, returned: bool
) -> FlagPlan:
    placed = arrange(flags, profile, returned=returned)
    mixed = any(one.country is None for one in flags)
    hand = "right" if profile.flag_senior_place == "flags-right" else "left"
    first: Side = "host" if returned else "guest"
    pair = len(_nationals(flags)) > 1

    def stand(flag: Flag, x: float) -> Stand:
        rules: tuple[RuleNumber, ...]
        if flag.country is None:
            rules, key = ("R15",), "reason-company"
        elif pair:
            place = "senior" if flag.side == first else "junior"
            rules, key = ("R13", "R15") if mixed else ("R13",), f"reason-{place}-{hand}"
        else:
            rules, key = (("R15",), "reason-national") if mixed else (("R14",), "reason-single")
        higher = mixed and flag.country is not None
        return Stand(flag=flag, x=x, higher=higher, rules=rules, reason=phrases.word(f"flags-{key}"))

    return FlagPlan(
        occasions=tuple(occasions),
        returned=returned,
        view="viewer",
        stands=tuple(stand(flag, x) for flag, x in placed),
    )


def _notes(visit: Visit, flags: Sequence[Flag], playbook: Playbook, phrases: Phrases) -> Iterator[Text]:
    """What has to be looked at before the flags are put up."""
    home = playbook.company.calendar.country
    if missing_national(visit, home, playbook.protocol.profile):
        yield phrases.word("flags-note-national")
    if {*visit.flags, visit.customer.country} & set(playbook.protocol.profile.not_national):
        yield phrases.word("flags-note-left-out")
    if len(_nationals(flags)) > 2:
        yield phrases.word("flags-note-several")
    if visit.customer.country == home and not visit.flags:
        yield phrases.word("flags-note-domestic")
    if any(one.country is None for one in flags) and _nationals(flags):
        yield phrases.word("flags-note-higher")
    yield phrases.word("flags-note-occasion")

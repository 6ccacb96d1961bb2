"""Speeches and toasts at each banquet: who, when, with the interpreter where (PROTOCOL R6, R32 to R35)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

from playbook.agenda import Agenda
from playbook.model.base import Model, Text
from playbook.model.playbook import Playbook
from playbook.model.protocol import RuleNumber
from playbook.phrases import Phrases
from playbook.seating import Attendee
from playbook.seats.model import RoomPlan, Wording
from playbook.seats.occasions import Banquet

Kind = Literal["host", "guest", "others", "tables"]


class Toast(Model):
    """One speech or toast. ``speaker`` is None where several speak or nobody is named yet."""

    kind: Kind
    speaker: Attendee | None
    #: Roughly, on the host's clock; None where it follows what stands before.
    at: datetime | None
    reason: Text
    rules: tuple[RuleNumber, ...]


class BanquetToasts(Model):
    """The toasts of one banquet in order."""

    title: Text
    start: datetime
    place: Text | None
    #: The visitors invite and speak first (R13, R32).
    returned: bool
    toasts: tuple[Toast, ...]
    #: None where nobody interprets.
    interpreter: Attendee | None
    conventions: tuple[Text, ...]


def toasts(banquets: Sequence[Banquet], agenda: Agenda, playbook: Playbook) -> tuple[BanquetToasts, ...]:
    """The order of toasts of every banquet; a meal in a small working circle has none."""
    working = {item.id for item in agenda.items if item.style == "working"}
    return tuple(_banquet(one, playbook) for one in banquets if one.plan.places and one.item not in working)


def _banquet(banquet: Banquet, playbook: Playbook) -> BanquetToasts:
    return BanquetToasts(
        title=banquet.title,
        start=banquet.start,
        place=banquet.place,
        returned=banquet.returned,
        toasts=tuple(_toasts(banquet, playbook)),
        interpreter=_interpreter(banquet.plan),
        conventions=Wording(playbook.protocol, playbook.words).conventions("R33"),
    )


def _toasts(banquet: Banquet, playbook: Playbook) -> Iterator[Toast]:
    phrases, plan = Phrases(playbook), banquet.plan
    returned = "-returned" if banquet.returned else ""
    yield Toast(
        kind="host",
        speaker=_first(plan, "host"),
        at=_begin(banquet, playbook),
        reason=phrases.word(f"toast-host{returned}"),
        rules=("R32", "R33"),
    )
    yield Toast(
        kind="guest",
        speaker=_first(plan, "guest"),
        at=None,
        reason=phrases.word(f"toast-guest{returned}"),
        rules=("R32",),
    )
    if plan.tables > 1:
        last = str(plan.tables)
        yield Toast(
            kind="tables",
            speaker=_first(plan, "host"),
            at=None,
            reason=phrases.word("toast-tables", last=last),
            rules=("R20", "R34"),
        )
    if len(plan.places) > 2:
        reason = phrases.word("toast-others")
        yield Toast(kind="others", speaker=None, at=None, reason=reason, rules=("R32", "R34"))


def _begin(banquet: Banquet, playbook: Playbook) -> datetime:
    """A little after everybody sits, or before dessert, as the profile says (R33)."""
    figures = playbook.protocol.by_number["R33"].figures
    if playbook.protocol.profile.speeches == "opening":
        return banquet.start + timedelta(minutes=_minutes(figures["settle"].value))
    return banquet.end - timedelta(minutes=_minutes(figures["dessert"].value))


def _minutes(value: object) -> int:
    return value if isinstance(value, int) else 0


def _first(plan: RoomPlan, side: str) -> Attendee | None:
    """The most senior of whoever invites, or of whoever is invited."""
    own = [one for one in plan.places if one.side == side and one.role != "interpreter" and one.attendee]
    first = min(own, key=lambda one: one.order or 0, default=None)
    return plan.person(first) if first else None


def _interpreter(plan: RoomPlan) -> Attendee | None:
    found = next((one for one in plan.places if one.role == "interpreter"), None)
    return plan.person(found) if found else None

"""The photographs of a visit: when, who is in each, who takes them, what may not be in them (OV-195)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from playbook.agenda import AT_TABLE, Agenda, AgendaItem
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.base import Model, Text
from playbook.model.photographs import Shot
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import Cast, GuestPerson, HostPerson
from playbook.seats.occasions import Banquet
from playbook.steps import PlannedStep

Moment = Literal["start", "during", "end", "before-sitting"]
_TAKES, _GROUP = "take-photographs", "group-photograph"
#: Sessions at which both sides are together and can be called to a group photograph.
_TOGETHER = (*AT_TABLE, "farewell")


class When(Model):
    """A moment of the agenda."""

    at: datetime
    moment: Moment
    title: Text
    place: Text | None


class PlannedShot(Model):
    """A photograph of this visit. Without ``times`` the moment is still to be settled."""

    title: Text
    times: tuple[When, ...]
    who: Literal["everybody", "group", "principals", "guests"]
    #: Who leads each side at the first of the times.
    host: HostPerson | None
    guest: GuestPerson
    mind: Text | None


class ShotRule(Model):
    """Consent, secrecy, use; ``open`` while the visit file leaves open whether it applies."""

    text: Text
    kind: str
    open: bool


class PhotoList(Model):
    """All photographs of a visit, and who sees to them."""

    shots: tuple[PlannedShot, ...]
    rules: tuple[ShotRule, ...]
    role: Text
    photographer: HostPerson | None
    #: Who calls everybody to the group photograph.
    caller_role: Text
    caller: HostPerson | None
    group_at: When | None


def photo_list(  # noqa: PLR0913 - each is a different source of truth
    visit: Visit,
    playbook: Playbook,
    cast: Cast,
    agenda: Agenda,
    facts: FactMap,
    steps: Sequence[PlannedStep],
    banquets: Sequence[Banquet],
    group: AgendaItem | None,
) -> PhotoList:
    """The list of one visit; ``group`` is where the group photograph is taken.

    What is undecided is listed: a picture too many does no harm.
    """
    roles = {role.id: role.title for role in playbook.roles}
    known = {step.id: step for step in steps}
    takes, calls = known[_TAKES], known[_GROUP]
    named = cast.holder("photographer")
    moment = _when(group, "before-sitting" if group.kind == "meal" else "start") if group else None
    finder = _Finder(visit, cast, agenda, banquets, moment)
    return PhotoList(
        shots=tuple(
            shot
            for one in playbook.photographs.shots
            if evaluate(one.applies, facts) is not Truth.NO and (shot := finder.shot(one))
        ),
        rules=tuple(
            ShotRule(text=one.text, kind=one.kind, open=truth is Truth.UNKNOWN)
            for one in playbook.photographs.rules
            if (truth := evaluate(one.applies, facts)) is not Truth.NO
        ),
        role=roles["photographer" if named else takes.owner],
        photographer=named or takes.person,
        caller_role=roles[calls.owner],
        caller=calls.person,
        group_at=moment,
    )


def group_occasion(
    agenda: Agenda, cast: Cast, steps: Sequence[PlannedStep], banquets: Sequence[Banquet]
) -> AgendaItem | None:
    """Where the group photograph is taken: the first time that our most senior person is with the guests.

    That is when the leaders of both sides are together (HS-127), at a meal before anybody sits down. Where
    the procedure puts it at the end of the reception it is the last session (RM-077).
    """
    together = [item for item in agenda.items if item.kind in _TOGETHER]
    calls = next(step for step in steps if step.id == _GROUP)
    if calls.status == "included" and calls.window.start is None and together:
        return together[-1]
    meals = {one.item for one in banquets if not one.returned}
    together += [item for item in agenda.items if item.id in meals]
    return min(together, key=lambda one: (_rank(one, cast), one.start), default=None)


def _rank(item: AgendaItem, cast: Cast) -> int:
    return min((one.rank for one in called(item, cast)), default=10_000)


def called(item: AgendaItem, cast: Cast) -> tuple[HostPerson, ...]:
    """Whoever of ours an item of the agenda names, most senior first."""
    return cast.named((*((item.lead,) if item.lead else ()), *item.attend))


def _when(item: AgendaItem, moment: Moment) -> When:
    return When(
        at=item.end if moment == "end" else item.start, moment=moment, title=item.title, place=item.place
    )


class _Finder:
    def __init__(
        self, visit: Visit, cast: Cast, agenda: Agenda, banquets: Sequence[Banquet], group: When | None
    ) -> None:
        self.visit, self.cast, self.agenda, self.group = visit, cast, agenda, group
        self.meals = {one.item for one in banquets}

    def shot(self, shot: Shot) -> PlannedShot | None:
        """The photograph with its times; None where the visit has no such occasion."""
        items = list(self._items(shot))
        if not items and not self._without_session(shot):
            return None
        if shot.which != "each":
            items = items[:1] if shot.which == "first" else items[-1:]
        times = tuple(_when(one, shot.moment) for one in items)
        if "group" in shot.at and self.group:
            times = (self.group,)
        leading = called(items[0], self.cast) if items else ()
        return PlannedShot(
            title=shot.title,
            times=times,
            who=shot.who,
            host=leading[0] if leading else self.cast.holder("main-host"),
            guest=self.cast.guests[0],
            mind=shot.mind,
        )

    def _items(self, shot: Shot) -> Iterator[AgendaItem]:
        for item in self.agenda.items:
            if item.kind in shot.at or ("banquet" in shot.at and item.id in self.meals):
                yield item

    def _without_session(self, shot: Shot) -> bool:
        """What happens although no session is called so."""
        return (
            "group" in shot.at
            or "gifts" in shot.at
            or ("signing" in shot.at and "signing" in self.visit.seating)
        )

"""The template fills what is free: in order, shortened or left out when time is short."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from playbook.agenda.lines import AgendaIssue, AgendaItem, Free, ceil, floor, issue, room_of
from playbook.agenda.route import stop_item
from playbook.agenda.templates import play
from playbook.agenda.ways import Spot, spot_in, spot_of, way
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.agenda import SessionKind, TemplateSession
from playbook.model.company import Room
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit

#: When time is short the later kinds of this list go first.
_KEEP: tuple[SessionKind, ...] = (
    "talks",
    "minutes",
    "welcome",
    "farewell",
    "tour",
    "presentation",
    "film",
    "other",
    "rest",
    "meal",
    "travel",
)
#: Tenths of the play between a session's least and its usual length, tried in this order.
_PLAY = (10, 8, 6, 4, 2, 0)


@dataclass(frozen=True)
class _Gap:
    """Free time, and what stands before and after it; None where the guests come or go."""

    start: datetime
    end: datetime
    before: Spot | None
    after: Spot | None


class Filler:
    """Fills the free time of a presence; ``items`` is what stands already."""

    def __init__(
        self,
        visit: Visit,
        playbook: Playbook,
        facts: FactMap,
        items: Sequence[AgendaItem],
        presence: Sequence[Free],
    ) -> None:
        self.visit, self.playbook, self.facts = visit, playbook, facts
        self.busy = sorted((item for item in items if item.kind != "travel"), key=lambda item: item.start)
        self.presence = presence
        self.travel = playbook.agendas.travel

    def fill(self, wanted: Sequence[TemplateSession]) -> tuple[list[AgendaItem], list[AgendaIssue]]:
        """The sessions placed, and an issue for each that found no time."""
        if not self.presence:
            return [], []
        left = list(wanted)
        dropped: list[TemplateSession] = []
        while (placed := self._shortened(left)) is None:
            dropped.append(max(left, key=lambda one: (self._keep(one), left.index(one))))
            left.remove(dropped[-1])
        for one in reversed(dropped):  # what went first may fit again once a longer one is gone
            again = [other for other in wanted if other in left or other is one]
            if (better := self._shortened(again)) is not None:
                left, placed = again, better
        # a short rest that finds no time is no conflict: coffee is served in the first session
        lost = [one for one in wanted if one not in left and one.kind != "rest"]
        return placed, [self._no_room(one) for one in lost]

    def _keep(self, one: TemplateSession) -> int:
        """Smaller stays longer; a leader who has been asked for is as good as the welcome."""
        leaders = self.playbook.agendas.leaders
        return _KEEP.index("welcome" if leaders and one.id == leaders.slot.id else one.kind)

    def _no_room(self, one: TemplateSession) -> AgendaIssue:
        minutes = str(play(one, 0).seconds // 60)
        return issue(self.playbook, "no-room", title=one.title, minutes=minutes)

    def _shortened(self, wanted: Sequence[TemplateSession]) -> list[AgendaItem] | None:
        """All of ``wanted``, as long as time allows."""
        tries = (self._place(wanted, tenths) for tenths in _PLAY)
        return next((placed for placed in tries if placed is not None), None)

    def _place(self, wanted: Sequence[TemplateSession], tenths: int) -> list[AgendaItem] | None:
        """All of ``wanted`` in order, each ``least`` plus tenths of its play; None when one finds no room."""
        gaps = self._gaps()
        placed: list[AgendaItem] = []
        for one in wanted:
            if one.kind == "farewell":
                length = play(one, tenths)
                start = self.presence[-1].end - length
                if start < self._last_end():
                    return None
                placed.append(self._item(one, self._room(one), start, length))
                gaps = [
                    replace(gap, end=start, after=None) if start < gap.end else gap
                    for gap in gaps
                    if gap.start < start
                ]
        for one in wanted:
            if one.kind != "farewell":
                found = self._in_gaps(one, tenths, gaps)
                if found is None:
                    return None
                placed += found
        return placed

    def _in_gaps(self, one: TemplateSession, tenths: int, gaps: list[_Gap]) -> list[AgendaItem] | None:
        """A session, or every stop of a route, in the first gaps that take it; uses the gaps up."""
        room = self._room(one)
        spot = spot_in(room)
        placed: list[AgendaItem] = []
        for number, part in enumerate(one.stops or (one,)):
            length = play(part, tenths)
            while gaps:
                gap = gaps[0]
                pause = way(gap.before, spot, self.travel) if gap.before else timedelta()
                if placed and gap.start == placed[-1].end:
                    pause = timedelta(minutes=one.walk)
                start = ceil(gap.start + pause)
                end = floor(gap.end - (way(spot, gap.after, self.travel) if gap.after else timedelta()))
                if start + length <= end:
                    break
                gaps.pop(0)
            else:
                return None
            item = self._item(one, room, start, length)
            placed.append(stop_item(item, one, number, self.playbook) if one.stops else item)
            gaps[0] = replace(gap, start=start + length, before=spot)
        return placed

    def _last_end(self) -> datetime:
        """Guests take leave after everything else, the last lunch included."""
        last = self.presence[-1]
        return max([last.start, *(item.end for item in self.busy if item.start < last.end)])

    def _room(self, one: TemplateSession) -> Room | None:
        if one.room is None:
            return None
        wanted = self.visit.meeting.room if one.room == "meeting-room" else None
        return room_of(self.playbook.company, wanted, one.room)

    def _item(
        self, one: TemplateSession, room: Room | None, start: datetime, length: timedelta
    ) -> AgendaItem:
        return AgendaItem(
            id=one.id,
            title=one.title,
            kind=one.kind,
            start=start,
            end=start + length,
            room=room.id if room else None,
            place=room.name if room else None,
            lead=one.lead,
            attend=one.attend,
            note=one.note,
            settle=evaluate(one.applies, self.facts) is Truth.UNKNOWN,
            sources=one.sources,
        )

    def _gaps(self) -> list[_Gap]:
        """Free time of the presence between what stands already."""
        gaps: list[_Gap] = []
        for free in self.presence:
            start, before = free.start, None
            for item in self.busy:
                if item.end <= free.start or item.start >= free.end:
                    continue
                spot = spot_of(self.playbook.company, item)
                if item.start > start:
                    gaps.append(_Gap(start=start, end=item.start, before=before, after=spot))
                if item.end > start:
                    start, before = item.end, spot
            if free.end > start:
                gaps.append(_Gap(start=start, end=free.end, before=before, after=None))
        return gaps

    def open(self, least: timedelta) -> list[Free]:
        """Free time worth showing, with a pause on both sides."""
        pause = timedelta(minutes=self.travel.buffer)
        spans = (
            Free(
                start=ceil(gap.start + (pause if gap.before else timedelta())),
                end=max(floor(gap.end - (pause if gap.after else timedelta())), gap.start),
            )
            for gap in self._gaps()
        )
        return [span for span in spans if span.length >= least]

"""The purpose's template fills what is free: in order, shortened or left out when time is short."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from playbook.agenda_lines import AgendaIssue, AgendaItem, Free, ceil, floor, issue, room_of
from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.agenda import AgendaTemplate, SessionKind, TemplateSession
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


def wanted_sessions(
    visit: Visit, playbook: Playbook, facts: FactMap, given: Sequence[AgendaItem]
) -> list[TemplateSession]:
    """The sessions of the visit's purposes that apply and that no fixed session already covers."""
    templates = {template.id: template for template in playbook.agendas.templates}
    purposes = {purpose.id: purpose for purpose in playbook.purposes}
    chosen = [templates[purposes[one].agenda] for one in (visit.purpose, *visit.other_purposes)]
    left = list(given)
    wanted: list[TemplateSession] = []
    for one in _merge(chosen):
        if evaluate(one.applies, facts) is Truth.NO:
            continue
        covering = next((item for item in left if _covers(item, one, playbook)), None)
        if covering:
            left.remove(covering)
        else:
            wanted.append(one)
    return wanted


def _covers(item: AgendaItem, one: TemplateSession, playbook: Playbook) -> bool:
    """A fixed session stands for one of its kind; 'other' says little, so room or title must agree."""
    if item.kind != one.kind:
        return False
    if one.kind != "other":
        return True
    rooms = {room.id for room in playbook.company.rooms if room.kind == one.room}
    return item.room in rooms or item.title.en == one.title.en or item.title.zh_hans == one.title.zh_hans


def _merge(templates: Sequence[AgendaTemplate]) -> list[TemplateSession]:
    """The first template in its order; what others add goes before its end (minutes, farewell)."""
    first, *others = templates
    have = {one.id for one in first.sessions}
    extra: list[TemplateSession] = []
    for template in others:
        new = [
            one for one in template.sessions if one.id not in have and one.kind not in ("minutes", "farewell")
        ]
        extra += new
        have |= {one.id for one in new}
    tail = [one for one in first.sessions if one.kind in ("minutes", "farewell")]
    return [one for one in first.sessions if one not in tail] + extra + tail


def play(one: TemplateSession, tenths: int) -> timedelta:
    """The length with so many tenths of its play, in full five minutes, never below its least."""
    minutes = one.least + (one.minutes - one.least) * tenths / 10
    return timedelta(minutes=max(round(minutes / 5) * 5, -(-one.least // 5) * 5))


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
        self.buffer = timedelta(minutes=playbook.agendas.travel.buffer)

    def fill(self, wanted: Sequence[TemplateSession]) -> tuple[list[AgendaItem], list[AgendaIssue]]:
        """The sessions placed, and an issue for each that found no time."""
        if not self.presence:
            return [], []
        left = list(wanted)
        dropped: list[TemplateSession] = []
        while (placed := self._shortened(left)) is None:
            dropped.append(max(left, key=lambda one: (_KEEP.index(one.kind), left.index(one))))
            left.remove(dropped[-1])
        for one in reversed(dropped):  # what went first may fit again once a longer one is gone
            again = [other for other in wanted if other in left or other is one]
            if (better := self._shortened(again)) is not None:
                left, placed = again, better
        return placed, [self._no_room(one) for one in wanted if one not in left]

    def _no_room(self, one: TemplateSession) -> AgendaIssue:
        return issue(self.playbook, "no-room", title=one.title, minutes=str(play(one, 0).seconds // 60))

    def _shortened(self, wanted: Sequence[TemplateSession]) -> list[AgendaItem] | None:
        """All of ``wanted``, as long as time allows."""
        tries = (self._place(wanted, tenths) for tenths in _PLAY)
        return next((placed for placed in tries if placed is not None), None)

    def _place(self, wanted: Sequence[TemplateSession], tenths: int) -> list[AgendaItem] | None:
        """All of ``wanted`` in order, each ``least`` plus tenths of its play; None when one finds no room."""
        gaps = self.gaps()
        placed: list[AgendaItem] = []
        for one in wanted:
            if one.kind == "farewell":
                length = play(one, tenths)
                start = self.presence[-1].end - length
                if start < self._last_end():
                    return None
                placed.append(self._item(one, start, length))
                gaps = [Free(start=gap.start, end=min(gap.end, start)) for gap in gaps if gap.start < start]
        index = 0
        for one in wanted:
            if one.kind == "farewell":
                continue
            length = play(one, tenths)
            while index < len(gaps) and gaps[index].length < length:
                index += 1
            if index == len(gaps):
                return None
            gap = gaps[index]
            placed.append(self._item(one, gap.start, length))
            gaps[index] = Free(start=min(gap.start + length + self.buffer, gap.end), end=gap.end)
        return placed

    def _last_end(self) -> datetime:
        """Guests take leave after everything else, the last lunch included."""
        last = self.presence[-1]
        return max([last.start, *(item.end for item in self.busy if item.start < last.end)])

    def _item(self, one: TemplateSession, start: datetime, length: timedelta) -> AgendaItem:
        wanted = self.visit.meeting.room if one.room == "meeting-room" else None
        room = room_of(self.playbook.company, wanted, one.room)
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

    def gaps(self) -> list[Free]:
        """Free time of the presence between what stands already, with a buffer on both sides."""
        gaps: list[Free] = []
        for free in self.presence:
            start = ceil(free.start)
            for item in self.busy:
                if item.end <= free.start or item.start >= free.end:
                    continue
                before = floor(item.start - self.buffer)
                if before > start:
                    gaps.append(Free(start=start, end=before))
                start = max(start, ceil(item.end + self.buffer))
            if floor(free.end) > start:
                gaps.append(Free(start=start, end=floor(free.end)))
        return gaps

"""What a finding is, and what every theme of findings looks at."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from playbook.agenda import Agenda
from playbook.budget import Budget
from playbook.calendars import WorkCalendar
from playbook.cars import CarPlan
from playbook.conditions import FactMap
from playbook.levels import LevelAdvice
from playbook.model.base import Model, Text, as_written
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import Cast, GuestPerson
from playbook.phrases import Phrases
from playbook.seating import SeatPlan
from playbook.steps import PlannedStep
from playbook.texts import strung

Level = Literal["urgent", "look", "note"]
#: Level of urgency -> its place in the list.
ORDER: tuple[Level, ...] = ("urgent", "look", "note")
#: How many names a finding lists; the checklist and the brief hold them all.
_NAMES = 6


class Finding(Model):
    """Something to look at: how urgent, what, what to do, and the rule or source behind it."""

    rule: str
    level: Level
    text: Text
    action: Text
    source: str | None = None


@dataclass(frozen=True)
class Look:
    """The whole plan of a visit, before its findings."""

    visit: Visit
    playbook: Playbook
    cast: Cast
    agenda: Agenda
    seating: SeatPlan
    #: The id of the meeting room.
    room: str | None
    calendar: WorkCalendar
    #: The guests' own; None where they have the same as we.
    theirs: WorkCalendar | None
    facts: FactMap
    steps: tuple[PlannedStep, ...]
    level: LevelAdvice | None
    budget: Budget
    #: None where the guests are not driven.
    cars: CarPlan | None
    #: With a zone, like the windows of the steps.
    now: datetime

    @cached_property
    def phrases(self) -> Phrases:
        """Sentences with their blanks filled."""
        return Phrases(self.playbook)

    def one(
        self, rule: str, level: Level, source: str | None = None, words: str = "", /, **values: Text | str
    ) -> Finding:
        """A finding with the words ``finding-<words>`` and ``action-<words>``, else those of its rule."""
        words = words or rule
        return Finding(
            rule=rule,
            level=level,
            source=source,
            text=self.phrases.word(f"finding-{words}", **values),
            action=self.phrases.word(f"action-{words}", **values),
        )

    def is_late(self, step: str) -> bool:
        """Whether a step of this visit is past its time and not done."""
        return any(one.id == step and one.late and one.status == "included" for one in self.steps)

    def listed(self, names: list[Text]) -> Text:
        """Names in both languages, the first few of many."""
        shown = names[:_NAMES]
        listed = strung(shown, ", ", "、")
        if len(names) > _NAMES:
            more = self.phrases.word("kit-and-more", n=str(len(names) - _NAMES))
            listed = strung([listed, more], " ", "，")
        return listed


def guest_name(guest: GuestPerson) -> Text:
    """A guest as our own papers name one."""
    return as_written(guest.in_chinese, guest.latin)

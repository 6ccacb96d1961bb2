"""What the hosts carry: conduct that fits these guests, cards for trouble, pause points, follow-up.

Selection only; the words are those of ``data/conduct``, ``data/visitor-types``, ``data/contingencies`` and
``data/pause-points.yml``. What the visit file leaves open counts as possible: a card too many does no harm.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Literal

from playbook.conditions import FactMap, Truth, evaluate
from playbook.model.base import Model, Text
from playbook.model.conduct import Contingency, PausePoint, VisitorType
from playbook.model.content import Detail, Figures
from playbook.model.due import Due
from playbook.model.playbook import Playbook
from playbook.people import Cast, HostPerson
from playbook.phrases import Phrases
from playbook.schedule import Window
from playbook.steps import PlannedStep

#: Lines of a pause point: more is read over (the rule of checklists that are read aloud).
MOST_LINES = 9
#: How many of them come from the plan; the rest are the card's own.
_FROM_PLAN = 3

Kind = Literal["do", "avoid", "note", "ask", "open"]


class CardLine(Model):
    """One line of a card; ``open`` is a step that is not done yet."""

    text: Text
    kind: Kind
    caution: Text | None = None


class Group(Model):
    """Lines under a heading."""

    title: Text
    lines: tuple[CardLine, ...]


class TroubleCard(Model):
    """What to do when something goes wrong; ``person`` decides, None while nobody is named."""

    id: str
    title: Text
    signs: tuple[CardLine, ...]
    first: tuple[CardLine, ...]
    say: tuple[CardLine, ...]
    role: Text
    person: HostPerson | None


class Pause(Model):
    """A pause point of this visit with who reads it aloud; ``more`` critical steps found no line."""

    id: str
    title: Text
    role: Text
    person: HostPerson | None
    window: Window
    due: Text
    lines: tuple[CardLine, ...]
    more: int


class HostCards(Model):
    """All cards of a visit; ``follow_up`` are ids of steps in order of time."""

    types: tuple[Group, ...]
    conduct: tuple[Group, ...]
    trouble: tuple[TroubleCard, ...]
    pauses: tuple[Pause, ...]
    follow_up: tuple[str, ...]


def host_cards(
    playbook: Playbook,
    facts: FactMap,
    cast: Cast,
    steps: Sequence[PlannedStep],
    window: Callable[[Due], Window],
) -> HostCards:
    """The cards of a visit. ``window`` tells when something is due in it."""
    maker = _Maker(playbook, facts, cast)
    return HostCards(
        types=tuple(maker.visitor_type(one) for one in playbook.visitor_types if maker.comes(one)),
        conduct=tuple(maker.conduct()),
        trouble=tuple(maker.trouble(one) for one in playbook.contingencies if maker.may_happen(one)),
        pauses=tuple(maker.pauses(steps, window)),
        follow_up=tuple(one.id for one in by_time(steps) if _follows(one)),
    )


def _follows(step: PlannedStep) -> bool:
    return step.phase == "follow-up" and step.status != "not-applicable"


def by_time(steps: Sequence[PlannedStep]) -> list[PlannedStep]:
    """What is due first stands first; what has no moment yet, last."""
    return sorted(steps, key=lambda one: one.window.end.timestamp() if one.window.end else float("inf"))


class _Maker:
    """The cards of one visit."""

    def __init__(self, playbook: Playbook, facts: FactMap, cast: Cast) -> None:
        self.playbook, self.facts, self.cast = playbook, facts, cast
        self.phrases = Phrases(playbook)
        self.titles = {role.id: role.title for role in playbook.roles}

    def comes(self, kind: VisitorType) -> bool:
        """Named in the visit file, or a kind that such a visit brings by itself."""
        named = self.facts["visitor-type"]
        if isinstance(named, frozenset) and kind.id in named:
            return True
        return kind.fits is not None and evaluate(kind.fits, self.facts) is Truth.YES

    def visitor_type(self, kind: VisitorType) -> Group:
        """What changes for a kind of visitor, and what to be careful about."""
        return Group(title=kind.title, lines=tuple(self._lines((*kind.changes, *kind.watch), kind.figures)))

    def conduct(self) -> Iterator[Group]:
        """The rules of conduct that are marked for the card and surely fit, by situation."""
        for situation in self.playbook.situations:
            lines = tuple(
                CardLine(text=self._say(rule.text, rule.figures), kind=rule.kind, caution=rule.caution)
                for rule in situation.rules
                if rule.card is not None and evaluate(rule.card, self.facts) is Truth.YES
            )
            if lines:
                yield Group(title=situation.title, lines=lines)

    def may_happen(self, card: Contingency) -> bool:
        """Trouble that this visit can have."""
        return card.planned and evaluate(card.applies, self.facts) is not Truth.NO

    def trouble(self, card: Contingency) -> TroubleCard:
        """A contingency with the name of who decides."""
        return TroubleCard(
            id=card.id,
            title=card.title,
            signs=tuple(self._lines(card.signs, card.figures)),
            first=tuple(self._lines(card.first, card.figures)),
            say=tuple(self._lines(card.say, card.figures)),
            role=self.titles[card.decides],
            person=self.cast.holder(card.decides),
        )

    def pauses(self, steps: Sequence[PlannedStep], window: Callable[[Due], Window]) -> Iterator[Pause]:
        """Every pause point in order; critical preparation stands on the first one by which it is due."""
        before: datetime | None = None
        first = self.playbook.phases[0].id
        steps = [one for one in by_time(steps) if one.phase == first]
        for point in self.playbook.pauses:
            when = window(point.due)
            yield self._pause(point, when, [one for one in steps if _due(one, before, when.end)])
            before = when.end or before

    def _pause(self, point: PausePoint, when: Window, due: list[PlannedStep]) -> Pause:
        own = list(self._lines(point.lines, point.figures))
        room = max(_FROM_PLAN, MOST_LINES - len(own))
        shown = [CardLine(text=one.title, kind="open") for one in due[:room]]
        return Pause(
            id=point.id,
            title=point.title,
            role=self.titles[point.caller],
            person=self.cast.holder(point.caller),
            window=when,
            due=self.phrases.due(point.due),
            lines=tuple([*shown, *own][:MOST_LINES]),
            more=len(due) - len(shown),
        )

    def _lines(self, details: Sequence[Detail], figures: Figures) -> Iterator[CardLine]:
        for one in details:
            if evaluate(one.applies, self.facts) is not Truth.NO:
                caution = self._say(one.caution, figures) if one.caution else None
                yield CardLine(text=self._say(one.text, figures), kind=one.kind, caution=caution)

    def _say(self, said: Text, figures: Figures) -> Text:
        return self.phrases.say(said, self.phrases.values(figures))


def _due(step: PlannedStep, after: datetime | None, until: datetime | None) -> bool:
    """A critical step, not done, that is due in this stretch of time."""
    end = step.window.end
    if not step.critical or step.done or step.status != "included" or end is None or until is None:
        return False
    return end <= until and (after is None or end > after)

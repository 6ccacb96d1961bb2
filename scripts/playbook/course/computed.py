"""Questions that nobody writes: due times, owners, ceilings and approvals are asked as the data has them.

A changed rule changes its question. Wrong answers are the right ones of other steps or levels, so that none
looks invented. Nothing here is drawn by chance: the same data gives the same questions.
"""

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from playbook.levels import ceiling_words
from playbook.model.base import Text
from playbook.model.content import Step
from playbook.model.due import Due
from playbook.model.playbook import Playbook
from playbook.model.questions import About, Answer, Choose
from playbook.model.schemes import Level, Scheme
from playbook.phrases import Phrases

#: Wrong answers of a question.
_WRONG = 3


def computed_questions(playbook: Playbook) -> tuple[Choose, ...]:
    """Every question that the data answers by itself, steps first, in handbook order."""
    maker = _Maker(playbook)
    return (*maker.dues(), *maker.owners(), *maker.ceilings(), *maker.approvals())


class _Maker:
    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self.phrases = Phrases(playbook)
        self.roles = {role.id: role.title for role in playbook.roles}

    def dues(self) -> Iterator[Choose]:
        """By when a step is to be done; asked where the time is an amount before or after something."""
        timed = [step for step in self.playbook.steps if _timed(step.due)]
        said = {step.id: self.phrases.due(step.due) for step in timed}
        for step in timed:
            near = sorted(timed, key=lambda one: (_apart(step.due, one.due), _mix(step, one)))
            # right as well, in some procedure; what two times say decides, not where they come from
            own = {self.phrases.due(variant.due).en for variant in step.variants if variant.due}
            wrong = [said[one.id] for one in near if said[one.id].en not in own]
            answer = said[step.id]
            yield from self._asked("due", step.id, About(steps=(step.id,)), answer, wrong, step=step.title)

    def owners(self) -> Iterator[Choose]:
        """Who does a critical step."""
        titles = [(role.id, role.title) for role in self.playbook.roles if role.side == "host"]
        owners = {step.owner for step in self.playbook.steps}
        for step in self.playbook.steps:
            if step.critical:
                others = [one for one in titles if one[0] not in (step.owner, *step.support)]
                others.sort(key=lambda one: (one[0] not in owners, crc32(f"{step.id}{one[0]}".encode())))
                about = About(steps=(step.id,), roles=(step.owner,))
                wrong = [title for _, title in others]
                yield from self._asked(
                    "owner", step.id, about, self.roles[step.owner], wrong, step=step.title
                )

    def ceilings(self) -> Iterator[Choose]:
        """What a level may spend, in its scheme's own figures."""
        for scheme, level in self._levels():
            for number, one in enumerate(level.provisions, 1):
                if one.ceiling is None or one.ceiling.amount.value is None:
                    continue
                wrong = [
                    ceiling_words(other.ceiling, self.phrases)
                    for _, its in self._levels((scheme,))
                    for other in its.provisions
                    if other.ceiling and other.ceiling.amount.value is not None
                ]
                matter = self.phrases.word(f"course-matter-{one.meal or one.matter}")
                yield from self._asked(
                    "ceiling", f"{scheme.id}-{level.id}-{number}", About(schemes=(scheme.id,)),
                    ceiling_words(one.ceiling, self.phrases), wrong,
                    scheme=scheme.title, level=level.title, matter=matter,
                )  # fmt: skip

    def approvals(self) -> Iterator[Choose]:
        """Who approves the visit of a level."""
        chains = [one.approval for _, one in self._levels() if one.approval]
        for scheme, level in self._levels():
            if not level.approval:
                continue
            wrong = [self._chain(one) for one in chains]
            about = About(schemes=(scheme.id,), roles=level.approval)
            yield from self._asked(
                "approval", f"{scheme.id}-{level.id}", about, self._chain(level.approval), wrong,
                scheme=scheme.title, level=level.title,
            )  # fmt: skip

    def _levels(self, schemes: Sequence[Scheme] = ()) -> Iterator[tuple[Scheme, Level]]:
        for scheme in schemes or self.playbook.schemes:
            yield from ((scheme, level) for level in scheme.levels)

    def _chain(self, roles: Sequence[str]) -> Text:
        return self.phrases.listed([self.roles[role] for role in roles])

    def _asked(
        self, kind: str, of: str, about: About, right: Text, wrong: Iterable[Text], /, **values: Text
    ) -> Iterator[Choose]:
        """The question, where there are enough different wrong answers."""
        others = _different(right, wrong)[:_WRONG]
        if len(others) < 2:
            return
        yield Choose(
            kind="choose",
            id=f"{kind}-{of}"[:60].rstrip("-"),
            about=about,
            ask=self.phrases.word(f"course-ask-{kind}", **values),
            because=self.phrases.word(f"course-because-{kind}", answer=right, **values),
            answers=(Answer(text=right, right=True), *(Answer(text=one) for one in others)),
        )


def _timed(due: Due) -> bool:
    return due.during is None and due.day_of is None and due.amount is not None


def _apart(one: Due, other: Due) -> int:
    """How far two times are from being confused: counted from another moment, in another unit."""
    return (
        (one.anchor != other.anchor)
        + ((one.before is None) != (other.before is None))
        + (one.unit != other.unit)
    )


def _mix(one: Step, other: Step) -> int:
    """An order that looks drawn and never changes."""
    return crc32(f"{one.id}{other.id}".encode())


def _different(right: Text, wrong: Iterable[Text]) -> list[Text]:
    """The wrong answers that differ from the right one and from each other, in both languages."""
    seen_en, seen_zh = {right.en}, {right.zh_hans}
    found: list[Text] = []
    for one in wrong:
        if one.en not in seen_en and one.zh_hans not in seen_zh:
            seen_en.add(one.en)
            seen_zh.add(one.zh_hans)
            found.append(one)
    return found

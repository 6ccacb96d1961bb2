"""Steps as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.model.base import Item
from playbook.model.condition import Condition
from playbook.model.content import Detail, Step, Variant
from playbook.model.due import Due
from playbook.site.handbook import Handbook, Link
from playbook.site.on_paper import printed_on
from playbook.site.voice import Figures


@dataclass(frozen=True)
class Point:
    """One sentence: ``kind`` is do, avoid, note or ask; ``applies`` its condition in words, or empty."""

    text: str
    kind: str
    applies: str
    sources: tuple[Link, ...]
    remark: str = ""
    caution: str = ""


@dataclass(frozen=True)
class StepRow:
    """A step in a list: what, who, when, and where the rest is said."""

    id: str
    number: str
    title: str
    link: Link
    owner: Link
    due: str
    applies: str
    phase: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class StepView(StepRow):
    """Everything a page says about a step."""

    critical: bool
    support: tuple[Link, ...]
    practice: bool
    points: tuple[Point, ...]
    proof: str
    why: str
    pitfall: str
    forms: tuple[Link, ...]
    sources: tuple[Link, ...]
    #: How other procedures do it: when it applies, what, by when.
    variants: tuple[Point, ...]
    remark: str
    caution: str
    #: Titles of the kit sheets that print it.
    papers: tuple[str, ...]


def step_row(handbook: Handbook, step: Step) -> StepRow:
    """A step as a line of a list."""
    section = handbook.section_of(step.id)
    return StepRow(
        id=step.id,
        number=handbook.playbook.numbers[step.id],
        title=handbook.say(step.title, step.figures, section.figures, due=step.due),
        link=handbook.step_link(step.id),
        owner=handbook.role(step.owner),
        due=handbook.voice.due(step.due),
        applies=applies(handbook, step.applies),
        phase=section.phase,
        roles=(step.owner, *step.support),
    )


def step_view(handbook: Handbook, step: Step) -> StepView:
    """A step with every text filled in and every reference linked."""
    section = handbook.section_of(step.id)
    figures = (step.figures, section.figures)

    def say(text: object) -> str:
        return handbook.say(text, *figures, due=step.due) if text else ""  # type: ignore[arg-type]

    return StepView(
        **vars(step_row(handbook, step)),
        critical=step.critical,
        support=tuple(handbook.role(role) for role in step.support),
        practice=step.due.practice,
        points=points(handbook, step.details, *figures, due=step.due),
        proof=say(step.proof),
        why=say(step.why),
        pitfall=say(step.pitfall),
        forms=tuple(handbook.form(form) for form in step.forms),
        sources=sources(
            handbook, (*step.sources, *(s for part in (*step.details, *step.variants) for s in part.sources))
        ),
        variants=tuple(_variant(handbook, one, *figures) for one in step.variants),
        remark=say(step.remark),
        caution=say(step.caution),
        papers=tuple(handbook.title(one) for one in printed_on(step, section.phase)),
    )


def _variant(handbook: Handbook, variant: Variant, *figures: Figures) -> Point:
    """A variant as a sentence with its own owner and time."""
    said = [handbook.say(variant.text, variant.figures, *figures, due=variant.due)]
    if variant.owner:
        said.append(handbook.word("site-variant-who", role=handbook.role(variant.owner).title))
    if variant.due:
        said.append(handbook.word("site-variant-when", due=handbook.voice.due(variant.due)))
    when = applies(handbook, variant.applies)
    figures = (variant.figures, *figures)
    told = notes(handbook, variant, *figures)
    gap = " " if handbook.voice.language == "en" else ""
    return Point(gap.join(said), "note", when, sources(handbook, variant.sources), *told)


def notes(handbook: Handbook, item: Item, *figures: Figures) -> tuple[str, str]:
    """What is to be said about the source of an item, and what to weigh before acting on it."""
    remark, caution = (handbook.say(one, *figures) if one else "" for one in (item.remark, item.caution))
    return remark, caution


def noted(handbook: Handbook, item: Item, *figures: Figures, of: str = "") -> dict[str, object]:
    """The same for a template; ``of`` says which part of the page is meant."""
    remark, caution = notes(handbook, item, *figures)
    return {"of": of, "remark": remark, "caution": caution}


def points(
    handbook: Handbook, details: Iterable[Detail], *figures: Figures, due: Due | None = None
) -> tuple[Point, ...]:
    """Details as sentences; those of a step may name its due time."""
    return tuple(
        Point(
            handbook.say(detail.text, *figures, due=due),
            detail.kind,
            applies(handbook, detail.applies),
            sources(handbook, detail.sources),
            *notes(handbook, detail, *figures),
        )
        for detail in details
    )


def applies(handbook: Handbook, condition: Condition) -> str:
    """'Applies if …', or nothing for what always applies."""
    words = handbook.voice.condition(condition)
    return handbook.word("site-applies", condition=words) if words else ""


def sources(handbook: Handbook, statements: Iterable[str]) -> tuple[Link, ...]:
    """Statements as links into the source pages, each once, in order."""
    known = handbook.voice.statements
    return tuple(handbook.statement(one) for one in sorted(set(statements)) if one in known)

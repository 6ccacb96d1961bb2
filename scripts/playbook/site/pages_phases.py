"""Pages of steps: by phase, by procedure, and all with a filter."""

from dataclasses import dataclass

from playbook.model.content import Section
from playbook.site.handbook import Handbook, Link
from playbook.site.layout import render
from playbook.site.pages_start import phase_boxes
from playbook.site.steps import Point, StepRow, StepView, points, sources, step_row, step_view
from playbook.site.timeline import in_order_of_time


@dataclass(frozen=True)
class SectionView:
    """A section of a phase page."""

    id: str
    number: str
    title: str
    summary: str
    notes: tuple[Point, ...]
    sources: tuple[Link, ...]
    steps: tuple[StepView, ...]


@dataclass(frozen=True)
class StageView:
    """A stage of a procedure."""

    id: str
    number: int
    title: str
    summary: str
    phase: Link
    steps: tuple[StepRow, ...]


def phase(handbook: Handbook, phase_id: str) -> str:
    """A phase with its sections and steps."""
    book = handbook.playbook
    number = next(at for at, one in enumerate(book.phases, 1) if one.id == phase_id)
    this = book.phases[number - 1]
    own = [section for section in book.sections if section.phase == phase_id]
    return render(
        "phase", handbook,
        summary=handbook.say(this.summary, this.figures),
        sections=[_section(handbook, section, f"{number}.{at}") for at, section in enumerate(own, 1)],
        boxes=phase_boxes(handbook),
        number=number,
        sources=sources(handbook, this.sources),
    )  # fmt: skip


def _section(handbook: Handbook, section: Section, number: str) -> SectionView:
    return SectionView(
        id=section.id,
        number=number,
        title=handbook.title(section.title),
        summary=handbook.say(section.summary, section.figures),
        notes=points(handbook, section.notes, section.figures),
        sources=sources(handbook, section.sources),
        steps=tuple(step_view(handbook, step) for step in section.steps),
    )


def all_steps(handbook: Handbook) -> str:
    """Every step in order of time, with a filter by role and phase."""
    book = handbook.playbook
    views = [step_row(handbook, step) for step in in_order_of_time(book, book.steps)]
    groups = [(handbook.phase(one.id), [v for v in views if v.phase == one.id]) for one in book.phases]
    named = {role for view in views for role in view.roles}
    roles = [(role.id, handbook.title(role.title)) for role in book.roles if role.id in named]
    phases = [(one.id, handbook.title(one.title)) for one in book.phases]
    return render("steps", handbook, groups=groups, roles=roles, phases=phases, count=len(views))


def procedures(handbook: Handbook) -> str:
    """All procedures, each with its stages."""
    rows = [(handbook.procedure(one.id), handbook.say(one.summary)) for one in handbook.playbook.procedures]
    return render("cards", handbook, cards=rows)


def procedure(handbook: Handbook, procedure_id: str) -> str:
    """A procedure: its stages as a diagram, then each with its steps."""
    this = next(one for one in handbook.playbook.procedures if one.id == procedure_id)
    stages = [
        StageView(
            stage.id,
            number,
            handbook.title(stage.title),
            handbook.say(stage.summary, stage.figures) if stage.summary else "",
            handbook.phase(stage.phase),
            tuple(step_row(handbook, handbook.step(step)) for step in stage.steps),
        )
        for number, stage in enumerate(this.stages, 1)
    ]
    return render(
        "procedure", handbook,
        summary=handbook.say(this.summary), scope=handbook.say(this.scope), stages=stages,
        sources=sources(handbook, this.sources),
    )  # fmt: skip

"""The whole content, loaded and linked: what every engine and every page reads."""

from functools import cached_property

from playbook.model.agenda import Agendas
from playbook.model.base import Model, Text
from playbook.model.calendar import CalendarYear
from playbook.model.company import Company
from playbook.model.conduct import Contingency, Difference, Measure, PausePoint, Situation, VisitorType
from playbook.model.content import (
    Phase,
    Principle,
    Procedure,
    Purpose,
    Role,
    Section,
    SourceDocument,
    Step,
    Term,
)
from playbook.model.due import Anchor
from playbook.model.facts import Fact
from playbook.model.forms import Form, Supply
from playbook.model.photographs import PhotoFile
from playbook.model.protocol import ProtocolFile
from playbook.model.reviews import Review
from playbook.model.schemes import Level, Scheme
from playbook.model.signs import Sign
from playbook.model.units import Unit


class Playbook(Model):
    """All content, each list in reading order."""

    company: Company
    phases: tuple[Phase, ...]
    sections: tuple[Section, ...]
    procedures: tuple[Procedure, ...]
    roles: tuple[Role, ...]
    purposes: tuple[Purpose, ...]
    principles: tuple[Principle, ...]
    terms: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    situations: tuple[Situation, ...]
    visitor_types: tuple[VisitorType, ...]
    contingencies: tuple[Contingency, ...]
    pauses: tuple[PausePoint, ...]
    measures: tuple[Measure, ...]
    differences: tuple[Difference, ...]
    forms: tuple[Form, ...]
    supplies: tuple[Supply, ...]
    facts: tuple[Fact, ...]
    anchors: tuple[Anchor, ...]
    units: tuple[Unit, ...]
    calendars: tuple[CalendarYear, ...]
    agendas: Agendas
    protocol: ProtocolFile
    signs: tuple[Sign, ...]
    photographs: PhotoFile
    reviews: tuple[Review, ...]
    sources: tuple[SourceDocument, ...]
    #: Interface words: labels of the kit and the handbook, by key.
    words: dict[str, Text]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in handbook order."""
        return tuple(step for section in self.sections for step in section.steps)

    @cached_property
    def levels(self) -> dict[str, Level]:
        """Every level by the name that facts and visits use, ``<scheme>/<level>``."""
        return {f"{scheme.id}/{level.id}": level for scheme in self.schemes for level in scheme.levels}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Step id -> number as printed in handbook and kit, e.g. ``1.4.3`` (phase, section, step)."""
        numbers: dict[str, str] = {}
        for phase_no, phase in enumerate(self.phases, 1):
            own = [section for section in self.sections if section.phase == phase.id]
            for section_no, section in enumerate(own, 1):
                for step_no, step in enumerate(section.steps, 1):
                    numbers[step.id] = f"{phase_no}.{section_no}.{step_no}"
        return numbers

"""Nothing lies about unused: every step is in a procedure, every form, role, anchor and template is used."""

from collections.abc import Iterator

from pydantic import BaseModel

from playbook import walk
from playbook.checks.references import NOUNS
from playbook.model.agenda import Meal, TemplateSession
from playbook.model.due import Due
from playbook.model.forms import Signature
from playbook.model.playbook import Playbook
from playbook.problems import Problem, problem
from playbook.store import Store


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Items that no other item uses."""
    used = _used(playbook)
    listed: tuple[tuple[str, tuple[BaseModel, ...]], ...] = (
        ("step", playbook.steps),
        ("form", playbook.forms),
        ("role", playbook.roles),
        ("template", playbook.agendas.templates),
        ("phase", playbook.phases),
    )
    for noun, items in listed:
        for item in items:
            name = str(getattr(item, "id", ""))
            if name not in used[noun]:
                yield problem("orphan", store.place(item, "id"), noun=NOUNS[noun], id=name)


def _used(playbook: Playbook) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {
        "step": {step for one in playbook.procedures for stage in one.stages for step in stage.steps},
        "form": {form for step in playbook.steps for form in step.forms},
        "role": {role for step in playbook.steps for role in (step.owner, *step.support)},
        "template": {purpose.agenda for purpose in playbook.purposes},
        "phase": {section.phase for section in playbook.sections},
    }
    for item in walk.content(playbook):
        if isinstance(item, (TemplateSession, Meal)):
            used["role"] |= {item.lead, *item.attend}
        elif isinstance(item, Signature) and item.role:
            used["role"].add(item.role)
        elif isinstance(item, Due):
            used.setdefault("anchor", set()).add(item.anchor)
    for form in playbook.forms:
        used["role"] |= {form.filled_by, form.kept_by}
    return used

"""The functions that pages call: each takes the handbook as its page sees it and returns markdown."""

from collections.abc import Callable

from playbook.site import (
    pages_conduct,
    pages_phases,
    pages_reference,
    pages_roles,
    pages_start,
    pages_training,
)

Page = Callable[..., str]

#: Macro name -> function. A page below ``docs`` calls ``{{ name(...) }}``.
PAGES: dict[str, Page] = {
    "start": pages_start.start,
    "lead": pages_start.lead,
    "flow": pages_start.flow,
    "phase": pages_phases.phase,
    "all_steps": pages_phases.all_steps,
    "procedure": pages_phases.procedure,
    "procedures": pages_phases.procedures,
    "role": pages_roles.role,
    "roles": pages_roles.roles,
    "purpose": pages_roles.purpose,
    "purposes": pages_roles.purposes,
    "agenda": pages_roles.agenda,
    "numbers": pages_roles.numbers,
    "form": pages_reference.form,
    "forms": pages_reference.forms,
    "supplies": pages_reference.supplies,
    "protocol": pages_reference.protocol,
    "schemes": pages_conduct.schemes,
    "scheme": pages_conduct.scheme,
    "situations": pages_conduct.situations,
    "situation": pages_conduct.situation,
    "visitor_types": pages_conduct.visitor_types,
    "contingencies": pages_conduct.contingencies,
    "contingency": pages_conduct.contingency,
    "quality": pages_conduct.quality,
    "differences": pages_conduct.differences,
    "modules": pages_training.modules,
    "module": pages_training.module,
    "paths": pages_training.paths,
    "trainer": pages_training.trainer,
    "due_reviews": pages_start.reviews,
    "principles": pages_reference.principles,
    "glossary": pages_reference.glossary,
    "conditions": pages_reference.conditions,
    "source": pages_reference.source,
    "sources": pages_reference.sources_index,
}

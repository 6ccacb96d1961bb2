"""Every id that an item names exists, and stands where it may."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from playbook import walk
from playbook.loading import did_you_mean
from playbook.model.agenda import Meal, TemplateSession
from playbook.model.base import Figure, Item
from playbook.model.condition import AllOf, AnyOf, Not, Test, facts_of
from playbook.model.content import Procedure, Purpose, Role, Section, Step, Term
from playbook.model.due import Anchor, Due
from playbook.model.forms import Form, Signature
from playbook.model.playbook import Playbook
from playbook.problems import Place, Problem, problem
from playbook.store import Store

NOUNS: dict[str, tuple[str, str]] = {
    "role": ("role", "角色"),
    "person": ("person", "人员"),
    "form": ("form", "表单"),
    "step": ("step", "步骤"),
    "phase": ("phase", "阶段"),
    "anchor": ("anchor", "时间点"),
    "fact": ("fact", "事实"),
    "value": ("value", "取值"),
    "purpose": ("purpose", "来访目的"),
    "template": ("agenda template", "议程模板"),
    "term": ("term", "术语"),
    "statement": ("statement", "来源条目"),
    "procedure": ("procedure", "流程"),
    "room": ("room", "会议室/场所"),
    "vehicle": ("vehicle", "车辆"),
    "supply": ("supply", "物品"),
    "unit": ("unit", "单位"),
}


def unknown(noun: str, value: object, known: Iterable[str], place: Place) -> Problem:
    """There is no such id; with the nearest known one."""
    listed = sorted(known)
    return problem(
        "unknown-id",
        place,
        noun=NOUNS[noun],
        value=value,
        what=did_you_mean(str(value), listed),
        known=", ".join(listed),
    )


class Known:
    """All ids by noun."""

    def __init__(self, playbook: Playbook) -> None:
        self.ids: dict[str, set[str]] = {
            "role": {one.id for one in playbook.roles},
            "form": {one.id for one in playbook.forms},
            "step": {one.id for one in playbook.steps},
            "phase": {one.id for one in playbook.phases},
            "anchor": {one.id for one in playbook.anchors},
            "purpose": {one.id for one in playbook.purposes},
            "template": {one.id for one in playbook.agendas.templates},
            "term": {one.id for one in playbook.terms},
            "procedure": {one.id for one in playbook.procedures},
            "person": {one.id for one in playbook.company.people},
            "unit": {one.id for one in playbook.units},
            "statement": {one.id for source in playbook.sources for one in source.statements},
        }


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Unknown ids, in the order of the content."""
    known = Known(playbook)
    for item in walk.content(playbook):
        for noun, value, path in _named(item):
            if value not in known.ids[noun]:
                yield unknown(noun, value, known.ids[noun], store.place(item, *path))
        yield from _conditions(store, playbook, item)
    yield from _stages(store, playbook)
    yield from _company(store, playbook, known)


def _named(item: BaseModel) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    if isinstance(item, Item):
        for index, statement in enumerate(item.sources):
            yield "statement", statement, ("from", index)
    if isinstance(item, Step):
        yield "role", item.owner, ("owner",)
        yield from (("role", one, ("support", n)) for n, one in enumerate(item.support))
        yield from (("form", one, ("forms", n)) for n, one in enumerate(item.forms))
    elif isinstance(item, Section):
        yield "phase", item.phase, ("phase",)
    elif isinstance(item, Form):
        yield "role", item.filled_by, ("filled_by",)
        yield "role", item.kept_by, ("kept_by",)
    elif isinstance(item, Signature) and item.role:
        yield "role", item.role, ("role",)
    elif isinstance(item, Due):
        key = next(name for name in ("before", "after", "day_of", "during") if getattr(item, name))
        yield "anchor", item.anchor, (key,)
    elif isinstance(item, Figure) and item.unit:
        yield "unit", item.unit, ("unit",)
    elif isinstance(item, Anchor) and item.start and item.end:
        yield "anchor", item.start, ("start",)
        yield "anchor", item.end, ("end",)
    elif isinstance(item, Purpose):
        yield "template", item.agenda, ("agenda",)
    elif isinstance(item, Term):
        yield from (("term", one, ("see", n)) for n, one in enumerate(item.see))
    elif isinstance(item, Role):
        yield from (
            ("phase", one.phase, ("duties", n, "phase")) for n, one in enumerate(item.duties) if one.phase
        )
    elif isinstance(item, (TemplateSession, Meal)):
        yield "role", item.lead, ("lead",)
        yield from (("role", one, ("attend", n)) for n, one in enumerate(item.attend))


def _conditions(store: Store, playbook: Playbook, item: BaseModel) -> Iterator[Problem]:
    condition = getattr(item, "applies", None)
    if not isinstance(condition, (Test, AllOf, AnyOf, Not)):
        return
    facts = {fact.id: fact for fact in playbook.facts}
    open_lists = {
        "purpose": {p.id for p in playbook.purposes},
        "procedure": {p.id for p in playbook.procedures},
    }
    for test in facts_of(condition):
        place = store.place(item, "applies", test.fact)
        fact = facts.get(test.fact)
        if fact is None:
            yield unknown("fact", test.fact, facts, place)
            continue
        allowed = open_lists.get(fact.id) or {value.id for value in fact.values}
        for value in test.values:
            if fact.kind == "flag" and not isinstance(value, bool):
                yield unknown("value", value, ("true", "false"), place)
            elif fact.kind in ("choice", "set") and value not in allowed:
                yield unknown("value", value, allowed, place)


def _stages(store: Store, playbook: Playbook) -> Iterator[Problem]:
    phase_of = {step.id: section.phase for section in playbook.sections for step in section.steps}
    for procedure in playbook.procedures:
        for stage in procedure.stages:
            yield from _stage(store, playbook, procedure, stage.id, phase_of)


def _stage(
    store: Store, playbook: Playbook, procedure: Procedure, stage_id: str, phase_of: dict[str, str]
) -> Iterator[Problem]:
    stage = next(one for one in procedure.stages if one.id == stage_id)
    if stage.phase not in {phase.id for phase in playbook.phases}:
        yield unknown(
            "phase", stage.phase, (phase.id for phase in playbook.phases), store.place(stage, "phase")
        )
    for index, step in enumerate(stage.steps):
        place = store.place(stage, "steps", index)
        if step not in phase_of:
            yield unknown("step", step, phase_of, place)


def _company(store: Store, playbook: Playbook, known: Known) -> Iterator[Problem]:
    company = playbook.company
    for role, person in company.holders.items():
        place = store.place(company, "holders", role)
        if role not in known.ids["role"]:
            yield unknown("role", role, known.ids["role"], place)
        if person not in known.ids["person"]:
            yield unknown("person", person, known.ids["person"], place)
    if company.procedure not in known.ids["procedure"]:
        yield unknown(
            "procedure", company.procedure, known.ids["procedure"], store.place(company, "procedure")
        )

"""Every id that an item names exists, and stands where it may."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from playbook import walk
from playbook.loading import did_you_mean
from playbook.model.agenda import AgendaTemplate, Leaders, Meal, Refreshment, TemplateSession
from playbook.model.base import Figure, Item
from playbook.model.condition import AllOf, AnyOf, Not, Test, facts_of
from playbook.model.conduct import ConductRule, Contingency, Measure, PausePoint
from playbook.model.content import Answer, Purpose, Section, Stage, Step, Term, Variant
from playbook.model.due import Anchor, Due
from playbook.model.forms import Form, Signature
from playbook.model.playbook import Playbook
from playbook.model.reviews import Review
from playbook.model.schemes import Level, Scheme
from playbook.paths import KITS
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
    "level": ("level", "级别"),
    "visitor-type": ("kind of visitor", "来宾类型"),
    "rule": ("protocol rule", "礼宾规则"),
    "conduct": ("rule of conduct", "行为规范"),
    "contingency": ("contingency card", "应急卡"),
    "scheme": ("scheme of levels", "级别体系"),
    "principle": ("principle", "原则"),
    "difference": ("difference", "差异"),
    "measure": ("measure", "管理措施"),
    "pause": ("pause point", "核对节点"),
    "module": ("module", "培训模块"),
    "assessment": ("assessment sheet", "考核表"),
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
    """All ids by noun; facts, and the values that each of them can have."""

    def __init__(self, playbook: Playbook) -> None:
        self.facts = {fact.id: fact for fact in playbook.facts}
        self.values = {fact.id: {value.id for value in fact.values} for fact in playbook.facts}
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
            "rule": {one.number for one in playbook.protocol.rules},
            "statement": {one.id for source in playbook.sources for one in source.statements},
        }


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Unknown ids, in the order of the content."""
    known = Known(playbook)
    for item in walk.content(playbook):
        for noun, value, path in named(item):
            if value not in known.ids[noun]:
                yield unknown(noun, value, known.ids[noun], store.place(item, *path))
        yield from _conditions(store, known, item)
    yield from _company(store, playbook, known)


#: Model -> the fields that name something and the noun they name; a field may hold one id or several.
NAMES: dict[type[BaseModel], tuple[tuple[str, str], ...]] = {
    Step: (("role", "owner"), ("role", "support"), ("form", "forms")),
    Variant: (("role", "owner"),),
    Section: (("phase", "phase"),),
    Stage: (("phase", "phase"), ("step", "steps")),
    Form: (("role", "filled_by"), ("role", "kept_by")),
    Signature: (("role", "role"),),
    Due: (("anchor", "before"), ("anchor", "after"), ("anchor", "day_of"), ("anchor", "during")),
    Figure: (("unit", "unit"),),
    Anchor: (("anchor", "start"), ("anchor", "end")),
    Purpose: (("template", "agenda"),),
    Term: (("term", "see"),),
    Answer: (("phase", "phase"),),
    AgendaTemplate: (("template", "instead_of"),),
    TemplateSession: (("role", "lead"), ("role", "attend")),
    Refreshment: (("role", "lead"), ("role", "attend")),
    Leaders: (("role", "roles"), ("step", "notices"), ("step", "meal_notices")),
    Meal: (("role", "lead"), ("role", "attend")),
    Level: (("role", "receives"), ("role", "approval")),
    Scheme: (("procedure", "procedures"),),
    Contingency: (("role", "decides"),),
    PausePoint: (("role", "caller"),),
    Measure: (("form", "forms"),),
    ConductRule: (("rule", "protocol"),),
    Review: (("role", "owner"),),
}


def named(item: BaseModel) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Every id that an item names itself: noun, id, and the path of the field."""
    if isinstance(item, Item):
        for index, statement in enumerate(item.sources):
            yield "statement", statement, ("from", index)
    for noun, field in NAMES.get(type(item), ()):
        value = getattr(item, field)
        if isinstance(value, tuple):
            yield from ((noun, one, (field, index)) for index, one in enumerate(value))
        elif value:
            yield noun, value, (field,)


def _conditions(store: Store, known: Known, item: BaseModel) -> Iterator[Problem]:
    for field in ("applies", "card", "fits"):
        condition = getattr(item, field, None)
        if isinstance(condition, (Test, AllOf, AnyOf, Not)):
            for test in facts_of(condition):
                yield from _mistakes(known, test, partial(store.place, item, field, test.fact))


def _mistakes(known: Known, test: Test, place: Callable[[], Place]) -> Iterator[Problem]:
    """``place`` looks into the file again, so it is asked only where something is wrong."""
    fact = known.facts.get(test.fact)
    if fact is None:
        yield unknown("fact", test.fact, known.facts, place())
        return
    allowed = known.values[fact.id]
    if test.range and fact.kind != "number":
        yield problem("range-misplaced", place(), id=fact.id)
    for value in test.values:
        if fact.kind == "flag" and not isinstance(value, bool):
            yield unknown("value", value, ("true", "false"), place())
        elif fact.kind in ("choice", "set") and value not in allowed:
            yield unknown("value", value, allowed, place())


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
    if company.currency not in known.ids["unit"]:
        place = store.place(company, "currency")
        yield unknown("unit", company.currency, known.ids["unit"], place)
    for index, one in enumerate(company.places):
        if one.map and not _is_picture(KITS / one.map):
            yield problem("map-missing", store.place(company, "places", index, "map"), name=one.map)


def _is_picture(file: Path) -> bool:
    """A file inside ``kits/`` that begins as its ending says; another would stop the print half way."""
    if not file.resolve().is_relative_to(KITS.resolve()) or not file.is_file():
        return False
    begins = file.read_bytes()[:4000]
    if file.suffix == ".svg":
        return b"<svg" in begins
    return begins.startswith(b"\x89PNG\r\n" if file.suffix == ".png" else b"\xff\xd8")

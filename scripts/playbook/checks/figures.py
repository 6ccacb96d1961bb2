"""Each figure of a statement occurs in the data of an item that carries it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from playbook import walk
from playbook.model.base import Figure, Item
from playbook.model.due import Due, Span
from playbook.model.playbook import Playbook
from playbook.problems import Problem, problem
from playbook.store import Store

#: Positions in the source's own numbering; the order of the data carries them.
_ORDINALS = frozenset({"phase", "of", "part", "stage", "table", "step", "options", "section"})
#: Keys of a figure that say in words what it counts; texts and units carry them.
_WORDS = frozenset({"currency", "per", "unit"})


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Figures that were lost on the way from statement to item."""
    held = _held(playbook)
    carried = {s for item in walk.items(playbook) for s in item.sources}
    for source in playbook.sources:
        if not source.complete:
            continue
        for index, statement in enumerate(source.statements):
            if statement.id not in carried:
                continue
            for name, value in statement.figures.items():
                if name not in _ORDINALS | _WORDS and not _among(value, held[statement.id]):
                    place = store.place(source, "statements", index)
                    yield problem("figure-lost", place, id=statement.id, name=name, value=value)


def _among(value: Any, held: set[Any]) -> bool:
    if isinstance(value, dict):
        numbers = [one for key, one in value.items() if key not in _WORDS]
        return all(one in held for one in numbers if one is not None)
    if isinstance(value, list):
        return all(one in held for one in value)
    return value in held


def _held(playbook: Playbook) -> dict[str, set[Any]]:
    """Statement id -> every figure in the data of the items that name it.

    A detail or a field shares the figures of the step, section or form around it.
    """
    held: dict[str, set[Any]] = defaultdict(set)
    for name in Playbook.model_fields:
        if name in ("sources", "company", "words", "units", "calendars"):
            continue
        value = getattr(playbook, name)
        for top in value if isinstance(value, tuple) else (value,):
            if isinstance(top, BaseModel):
                _collect(top, frozenset(), held)
    return held


def _collect(value: BaseModel, around: frozenset[Any], held: dict[str, set[Any]]) -> None:
    own = around | _figures(value)
    if isinstance(value, Item):
        for statement in value.sources:
            held[statement] |= own
    for name in type(value).model_fields:
        part = getattr(value, name)
        for one in part if isinstance(part, tuple) else (part,):
            if isinstance(one, BaseModel):
                _collect(one, own, held)


def _figures(value: BaseModel) -> frozenset[Any]:
    parts = [getattr(value, name) for name in type(value).model_fields]
    if ceiling := getattr(value, "ceiling", None):
        parts += [getattr(ceiling, name) for name in type(ceiling).model_fields]
    figures = [*getattr(value, "figures", {}).values(), *(part for part in parts if isinstance(part, Figure))]
    found: set[Any] = {
        figure.value for figure in figures if isinstance(figure, Figure) and not figure.practice
    }
    due = getattr(value, "due", None)
    if isinstance(due, Due) and isinstance(due.amount, Span) and not due.practice:
        found |= {due.amount.min, due.amount.max}
    for name in ("fixed", "per_person", "minutes", "least"):
        number = getattr(value, name, None)
        if isinstance(number, (int, float)):
            found.add(number)
    return frozenset(found)

"""JSON Schemas from the models, so that editors complete and check data and visit files while one types."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from playbook.model.base import Text
from playbook.model.sheet import Sheet
from playbook.model.visit import Visit
from playbook.output import write_text
from playbook.store import COURSE, NOUNS, Noun

#: What one file of a folder of many is called.
_SINGULAR = {
    "sections": "section", "procedures": "procedure", "schemes": "scheme", "situations": "situation",
    "visitor_types": "visitor-type", "contingencies": "contingency", "measures": "measure",
    "differences": "difference", "forms": "form", "calendars": "calendar", "sources": "source",
    "modules": "training-module", "banks": "questions", "role_plays": "role-play", "cases": "case",
    "exercises": "exercise",
    "rules": "course", "assessments": "assessment", "paths": "learning-path",
}  # fmt: skip
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema, for every kind of file that people write."""
    found = {
        _SINGULAR.get(noun.attribute, noun.attribute): _of_noun(noun)
        for noun in (*NOUNS, *COURSE)
    }
    found["visit"] = _of_model(Visit)
    found["sheet"] = _of_model(Sheet)
    found["words"] = _of_listed("words", Text, by_key=True)
    return {f"{name}.schema.json": _lean(schema) for name, schema in sorted(found.items())}


def texts() -> Iterator[tuple[str, str]]:
    """File name and content of every schema as it lies in ``data/schema/``."""
    for name, schema in schemas().items():
        yield name, json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> int:
    """Write all schemas; how many. Raises Refused when the folder cannot be written."""
    written = 0
    for name, content in texts():
        write_text(folder / name, content)
        written += 1
    return written


def _of_noun(noun: Noun) -> dict[str, Any]:
    return _of_model(noun.model) if noun.key is None else _of_listed(noun.key, noun.model)


def _of_model(model: type[BaseModel]) -> dict[str, Any]:
    return {"$schema": _DRAFT, **model.model_json_schema(by_alias=True)}


def _of_listed(key: str, model: type[BaseModel], *, by_key: bool = False) -> dict[str, Any]:
    """A file that holds one list (or one mapping) under one key."""
    inner = model.model_json_schema(by_alias=True)
    parts = inner.pop("$defs", {})
    whole = {"type": "object", "additionalProperties": inner} if by_key else {"type": "array", "items": inner}
    return {
        "$schema": _DRAFT, "type": "object", "properties": {key: whole}, "required": [key],
        "additionalProperties": False, "$defs": parts,
    }  # fmt: skip


def _lean(schema: Any) -> Any:
    """Without the titles that pydantic makes up from names and the defaults that say nothing."""
    if isinstance(schema, list):
        return [_lean(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    lean: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            lean[key] = {name: _lean(one) for name, one in value.items()}
        elif not (key == "title" and isinstance(value, str)) and not (key == "default" and value is None):
            lean[key] = _lean(value)
    return lean

"""Plain data -> model, every mistake at once, each at its line and in words that a salesperson understands."""

import difflib
import types
import typing
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from playbook.model.base import Mistake
from playbook.problems import Problem, problem
from playbook.yamlio import Data, Document, Path_

M = TypeVar("M", bound=BaseModel)

_WANTED: dict[str, tuple[str, str]] = {
    "string": ("a text", "文字"),
    "int": ("a whole number", "整数"),
    "float": ("a number", "数字"),
    "bool": ("true or false", "true 或 false"),
    "list": ("a list (lines that begin with `- `)", "列表（每行以 `- ` 开头）"),
    "tuple": ("a list (lines that begin with `- `)", "列表（每行以 `- ` 开头）"),
    "dict": ("a block of `key: value` lines", "若干行 `键: 值`"),
    "model": ("a block of `key: value` lines", "若干行 `键: 值`"),
}
_PATTERNS: dict[str, tuple[str, str]] = {
    "([01]": ("write a time of day as \"09:30\"", "时间请写成 \"09:30\""),
    "^#": ("write a colour as \"#1f4e79\"", "颜色请写成 \"#1f4e79\""),
    "^[A-Z]{2}$": ("write a country as its two letters, such as DE or CN", "国家请写两位字母代码，例如 DE、CN"),
    "\\d{3}": ("write a statement as OV-001", "条目编号请写成 OV-001"),
}


def load(document: Document, model: type[M], data: Data = None, at: Path_ = ()) -> M | None:
    """The model of a document (or of a part of it), or None with the mistakes added to the document."""
    raw = document.data if data is None and not at else data
    if not isinstance(raw, dict):
        wanted = _WANTED["model"]
        document.problems.append(
            problem("wrong-type", document.place(at), wanted=wanted, found=_found(raw), what=("", ""))
        )
        return None
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        seen: set[tuple[Path_, str]] = set()
        for detail in error.errors(include_url=False):
            if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
                continue  # pydantic counts only the entries without mistakes
            one = _translate(detail, raw, model, document, at)
            if (one.place.path, one.rule) not in seen:
                seen.add((one.place.path, one.rule))
                document.problems.append(one)
        return None


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, str]:
    """'did you mean …? ' in both languages, or nothing when no word is near."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return (f"did you mean `{near[0]}`? ", f"是不是想写 `{near[0]}`？") if near else ("", "")


def _translate(detail: ErrorDetails, raw: Data, model: type[BaseModel], document: Document, at: Path_) -> Problem:
    path = _data_path(detail["loc"], raw)
    place = document.place((*at, *path))
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        known = sorted(_keys_at(model, path[:-1]))
        return problem("unknown-key", place, key=path[-1], what=_keys_hint(str(path[-1]), known))
    if kind == "missing":
        key = str(detail["loc"][-1])
        return problem("missing-key", document.place((*at, *path, key)), key=key, what=("", ""))
    if kind in ("value_error", "assertion_error"):
        error = context.get("error")
        said = (error.en, error.zh) if isinstance(error, Mistake) else (str(error), str(error))
        return problem("bad-value", place, reason=said)
    return _value_problem(kind, value, context, place)


def _value_problem(kind: str, value: Any, context: dict[str, Any], place: Any) -> Problem:
    if kind in ("literal_error", "enum"):
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        near = did_you_mean(str(value), allowed.split(", "))
        return problem("not-allowed", place, value=value, allowed=allowed, what=tuple(f" {one}".rstrip() for one in near))
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        hint = next((said for start, said in _PATTERNS.items() if start in pattern), None)
        return problem("bad-form", place, value=value, what=hint) if hint else problem("bad-id", place, value=value)
    if kind == "too_short" or kind == "string_too_short":
        return problem("too-few", place, limit=context.get("min_length", 1))
    if kind == "too_long":
        return problem("too-many", place, limit=context["max_length"])
    if kind == "string_too_long":
        return problem("too-long", place, limit=context["max_length"])
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        sign = {"greater_than_equal": "≥", "less_than_equal": "≤", "greater_than": ">", "less_than": "<"}[kind]
        return problem("out-of-range", place, value=value, limit=f"{sign} {next(iter(context.values()))}")
    wanted = next((said for start, said in _WANTED.items() if kind.startswith(start)), None)
    if wanted:
        quotes = isinstance(value, (int, float)) and kind.startswith("string")
        what = ("put it in quotation marks", "请加引号") if quotes else ("", "")
        return problem("wrong-type", place, wanted=wanted, found=_found(value), what=what)
    return problem("bad-value", place, reason=(kind, kind))


def _found(value: Any) -> tuple[str, str]:
    if value is None:
        return ("nothing", "空")
    if isinstance(value, dict):
        return ("a block of `key: value` lines", "若干行 `键: 值`")
    if isinstance(value, (list, tuple)):
        return ("a list", "列表")
    shown = " ".join(str(value).split())
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return (f"`{shown}`", f"`{shown}`")


def _keys_hint(key: str, known: list[str]) -> tuple[str, str]:
    near = did_you_mean(key, known)
    if near[0]:
        return near[0].strip(), near[1]
    return f"possible here: {', '.join(known)}", f"可用的键：{'、'.join(known)}"


def _data_path(loc: tuple[int | str, ...], raw: Data) -> Path_:
    """The part of a pydantic location that exists in the data: tags of unions are left out."""
    path: list[int | str] = []
    here: Any = raw
    for part in loc:
        if isinstance(here, dict) and part in here:
            here = here[part]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def _keys_at(model: type[BaseModel], path: Path_) -> set[str]:
    """The keys that models allow at a path of the data."""
    here: list[Any] = [model]
    for part in path:
        here = [inner for one in here for inner in _step_into(one, part)]
    found: set[str] = set()
    for one in here:
        for inner in _unwrap(one):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found |= {field.alias or name for name, field in inner.model_fields.items()}
    return found


def _step_into(annotation: Any, part: int | str) -> list[Any]:
    found: list[Any] = []
    for inner in _unwrap(annotation):
        origin, args = typing.get_origin(inner), typing.get_args(inner)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found += [
                field.annotation for name, field in inner.model_fields.items() if part in (field.alias, name)
            ]
        elif origin in (tuple, list) and isinstance(part, int):
            found.append(args[0])
        elif origin is dict:
            found.append(args[1])
    return found


def _unwrap(annotation: Any) -> list[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _unwrap(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return [inner for arg in typing.get_args(annotation) for inner in _unwrap(arg)]
    return [annotation]

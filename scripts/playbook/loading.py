"""Plain data -> model: every mistake at once, at its line, in words that a salesperson understands."""

import difflib
import types
import typing
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from playbook.model.base import Mistake
from playbook.model.meant import meant_clock
from playbook.problems import Place, Problem, problem
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
_CLOCK = (
    "write a time of day as 09:30, on the 24-hour clock",
    "时间请按 24 小时制写成 09:30",
)
_PATTERNS: dict[str, tuple[str, str]] = {
    "([01]": _CLOCK,
    "^#": ('write a colour as "#1f4e79"', '颜色请写成 "#1f4e79"'),
    "^[A-Z]{2}$": (
        "write a country as its two letters, such as DE or CN",
        "国家请写两位字母代码，例如 DE、CN",
    ),
    "\\d{3}": ("write a statement as OV-001", "条目编号请写成 OV-001"),
}


def load(document: Document, model: type[M], data: Data = None, at: Path_ = ()) -> M | None:
    """The model of a document (or of a part of it), or None with the mistakes added to the document."""
    raw = document.data if data is None and not at else data
    if not isinstance(raw, dict):
        wanted, what = _WANTED["model"], _needed(model)
        document.problems.append(
            problem("wrong-type", document.place(at), wanted=wanted, found=_found(raw), what=what)
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


def did_you_mean(word: str, known: Iterable[str], near_enough: float = 0.6) -> tuple[str, str]:
    """'did you mean …? ' in both languages, or nothing when no word is near."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=near_enough)
    return (f"did you mean `{near[0]}`? ", f"是不是想写 `{near[0]}`？") if near else ("", "")


#: Names that a refusal lists, and among how many it looks for near ones.
_LISTED, _COMPARED = 40, 500


def likeliest(word: str, known: Sequence[str]) -> str:
    """What can stand instead of a word: all of it, or of a long list the nearest and the first."""
    if len(known) <= _LISTED:
        return ", ".join(known) or "-"
    near = difflib.get_close_matches(word, known[:_COMPARED], n=_LISTED // 2)
    listed = list(dict.fromkeys([*near, *known]))[:_LISTED]
    return f"{', '.join(listed)}, …"


def _translate(
    detail: ErrorDetails, raw: Data, model: type[BaseModel], document: Document, at: Path_
) -> Problem:
    path = _data_path(detail["loc"], raw)
    place = document.place((*at, *path))
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        known = sorted(_keys_at(model, path[:-1]))
        return problem("unknown-key", place, key=path[-1], what=_keys_hint(path[-1], value, known))
    if kind == "missing":
        key = str(detail["loc"][-1])
        # A key with nothing after it is there to be filled in.
        rule = "empty-value" if path and path[-1] == key else "missing-key"
        return problem(
            rule, document.place((*at, *path, key)[: len((*at, *path)) + 1]), key=key, what=("", "")
        )
    if kind in ("value_error", "assertion_error"):
        error = context.get("error")
        said = (error.en, error.zh) if isinstance(error, Mistake) else (str(error), str(error))
        return problem("bad-value", place, reason=said)
    if value == "" or kind == "string_too_short" or (value is None and kind.startswith("string")):
        return problem("empty-value", place, key=path[-1] if path else "")
    if kind.startswith(("model", "dict")):
        what = _needed(*_models_at(model, path))
        return problem("wrong-type", place, wanted=_WANTED["model"], found=_found(value), what=what)
    return _value_problem(kind, value, context, place)


def _value_problem(kind: str, value: Any, context: dict[str, Any], place: Place) -> Problem:
    if kind in ("literal_error", "enum"):
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        near = did_you_mean(str(value), allowed.split(", "))
        what = (f" {near[0]}".rstrip(), near[1])
        return problem("not-allowed", place, value=_shown(value), allowed=allowed, what=what)
    if kind == "string_pattern_mismatch":
        hint = next((said for part, said in _PATTERNS.items() if part in str(context["pattern"])), None)
        if hint is _CLOCK and (meant := meant_clock(value)):
            hint = (f"write this time of day as {meant}", f"这个时间请写成 {meant}")
        return problem("bad-form" if hint else "bad-id", place, value=value, what=hint or ("", ""))
    if kind in _SIZES:
        rule, key = _SIZES["string_too_long" if kind == "too_long" and isinstance(value, str) else kind]
        return problem(rule, place, limit=context[key])
    if kind in _LIMITS:
        english, chinese = _LIMITS[kind]
        limit = next(iter(context.values()))
        return problem(
            "out-of-range", place, value=value, limit=(f"{english} {limit}", f"{chinese} {limit} ")
        )
    return _type_problem(kind, value, place)


def _type_problem(kind: str, value: Any, place: Place) -> Problem:
    wanted = next((said for start, said in _WANTED.items() if kind.startswith(start)), None)
    if wanted is None:
        return problem("bad-value", place, reason=("this cannot stand here", "这里不能这样填写"))
    what = ("", "")
    if kind.startswith("string") and isinstance(value, (int, float)):
        what = ("put it in quotation marks", "请加引号")
    elif wanted == _WANTED["list"] and isinstance(value, str) and not set(value) & set(",:[]{}#"):
        what = (f"write `[{value}]`", f"请写成 `[{value}]`")
    return problem("wrong-type", place, wanted=wanted, found=_found(value), what=what)


_SIZES = {
    "too_short": ("too-few", "min_length"),
    "too_long": ("too-many", "max_length"),
    "string_too_long": ("too-long", "max_length"),
}
_LIMITS = {
    "greater_than_equal": ("of at least", "不小于"),
    "less_than_equal": ("of at most", "不大于"),
    "greater_than": ("larger than", "大于"),
    "less_than": ("smaller than", "小于"),
}


def _needed(*models: type[BaseModel]) -> tuple[str, str]:
    """The keys to write where something else stands, the needed ones first."""
    for model in models:
        fields = [(info.alias or name, info.is_required()) for name, info in model.model_fields.items()]
        needed = [name for name, required in fields if required] or [name for name, _ in fields]
        return f"write below it: {', '.join(needed)}", f"请在下面分行填写：{'、'.join(needed)}"
    return "", ""


def _found(value: Any) -> tuple[str, str]:
    if value is None:
        return ("nothing", "空")
    if isinstance(value, dict):
        return ("a block of `key: value` lines", "若干行 `键: 值`")
    if isinstance(value, (list, tuple)):
        return ("a list", "列表")
    shown = " ".join(_shown(value).split())
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return (f"`{shown}`", f" `{shown}`")


def _shown(value: Any) -> str:
    """A value as it is written in the file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _keys_hint(key: int | str, value: Any, known: list[str]) -> tuple[str, str]:
    if value is None and "zh-Hans" in known:
        return (
            "put text that contains a comma in quotation marks, inside { }",
            "在 { } 里，文字中含有半角逗号时请加引号",
        )
    near = did_you_mean(str(key), known, near_enough=0.7)  # keys are short words
    if near[0]:
        return near[0].strip(), near[1]
    return f"possible here: {', '.join(known)}", f"可以写：{'、'.join(known)}"


def _data_path(loc: tuple[int | str, ...], raw: Data) -> Path_:
    """The part of a pydantic location that exists in the data: tags of unions are left out."""
    path: list[int | str] = []
    here: Any = raw
    for part in loc:
        there = here if isinstance(here, dict) else dict(enumerate(here)) if isinstance(here, list) else {}
        if part in there:
            here = there[part]
            path.append(part)
    return tuple(path)


def _keys_at(model: type[BaseModel], path: Path_) -> set[str]:
    """The keys that models allow at a path of the data."""
    return {
        field.alias or name for one in _models_at(model, path) for name, field in one.model_fields.items()
    }


def _models_at(model: type[BaseModel], path: Path_) -> list[type[BaseModel]]:
    """The models that may stand at a path of the data."""
    here: list[Any] = [model]
    for part in path:
        here = [inner for one in here for inner in _step_into(one, part)]
    found = [inner for one in here for inner in _unwrap(one)]
    return [inner for inner in found if isinstance(inner, type) and issubclass(inner, BaseModel)]


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

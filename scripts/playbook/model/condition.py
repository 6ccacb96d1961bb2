"""Conditions as data: a mapping is all of, a list is any of, ``not`` negates."""

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from playbook.model.base import Mistake, Model

Scalar = bool | int | str


class Range(Model):
    """Bounds of a number, both inclusive."""

    at_least: int | None = None
    at_most: int | None = None


class Test(Model):
    """One fact compared: equal to one of ``values``, or inside ``range``."""

    __test__ = False  # not a pytest class

    fact: str
    values: tuple[Scalar, ...] = ()
    range: Range | None = None


class AllOf(Model):
    """True when every part is true; with no parts, always true."""

    parts: tuple["Condition", ...] = ()


class AnyOf(Model):
    """True when one part is true."""

    parts: tuple["Condition", ...]


class Not(Model):
    """The contrary of ``part``."""

    part: "Condition"


Condition = Test | AllOf | AnyOf | Not

ALWAYS = AllOf()


def parse_condition(raw: object) -> Condition:
    """The condition written in a data file.

    Raises Mistake with a sentence for the author when the shape is not one of the four.
    """
    if isinstance(raw, (Test, AllOf, AnyOf, Not)):
        return raw
    if isinstance(raw, list):
        if not raw:
            raise Mistake(
                "an empty list never applies; leave `applies` out if it always does",
                "空列表永远不成立；如果总是适用，请不要写 `applies`",
            )
        return AnyOf(parts=tuple(parse_condition(part) for part in raw))
    if isinstance(raw, dict):
        parts = tuple(_entry(str(key), value) for key, value in raw.items())
        return parts[0] if len(parts) == 1 else AllOf(parts=parts)
    raise Mistake("write `fact: value`, or a list of such lines", "请写成 `事实: 值`，或这样的列表")


def _entry(key: str, value: object) -> Condition:
    if key == "not":
        return Not(part=parse_condition(value))
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            raise Mistake(f"`{key}` takes a list of conditions", f"`{key}` 后面要写条件列表")
        parts = tuple(parse_condition(part) for part in value)
        return AllOf(parts=parts) if key == "all" else AnyOf(parts=parts)
    if isinstance(value, dict):
        return Test(fact=key, range=Range.model_validate(value))
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(one, (bool, int, str)) for one in values):
        raise Mistake(
            f"`{key}` takes a value, a list of values, or at_least/at_most",
            f"`{key}` 后面要写一个值、一组值，或 at_least/at_most",
        )
    return Test(fact=key, values=tuple(values))


#: How a model declares a condition field; the JSON Schema shows the written form.
Applies = Annotated[
    Condition,
    BeforeValidator(parse_condition),
    WithJsonSchema({"type": ["object", "array"]}),
]


def facts_of(condition: Condition) -> tuple[Test, ...]:
    """Every comparison inside a condition, in written order."""
    if isinstance(condition, Test):
        return (condition,)
    inner: tuple[Any, ...] = (condition.part,) if isinstance(condition, Not) else condition.parts
    return tuple(test for part in inner for test in facts_of(part))

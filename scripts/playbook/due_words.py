"""Amounts with their units, and due times in words."""

from collections.abc import Mapping

from playbook.model.base import Language, text
from playbook.model.due import Anchor, Due, Span
from playbook.model.due import Unit as DueUnit
from playbook.model.units import Unit
from playbook.texts import LOCALES, fill, pick, to_traditional

_UNIT_IDS: Mapping[DueUnit, str] = {
    "minutes": "minute", "hours": "hour", "days": "day",
    "working_days": "working-day", "weeks": "week", "months": "month",
}  # fmt: skip
#: Grammar around an amount and an anchor's title, not content.
_PHRASES = {
    "before": text("{amount} before {anchor}", "{anchor}前 {amount}"),
    "shortly-before": text("in the last {amount} before {anchor}", "{anchor}前 {amount}内"),
    "any-time-before": text("before {anchor}", "{anchor}前"),
    "after": text("within {amount} after {anchor}", "{anchor}后 {amount}内"),
    "between-after": text("{amount} after {anchor}", "{anchor}后 {amount}"),
    "any-time-after": text("after {anchor}", "{anchor}后"),
    "straight-after": text("straight after {anchor}", "{anchor}后立即"),
    "day-of": text("on the day of {anchor}", "{anchor}当天"),
    "during": text("during {anchor}", "{anchor}期间"),
    "by-time": text("{due}, by {time}", "{due} {time} 前"),
}
_UNSET = text("to be set by the company", "由公司自定")
_DAYS = ("days", "working_days", "weeks", "months")


def amount(
    value: float | str | Span | None, unit: str | None, language: Language, units: Mapping[str, Unit]
) -> str:
    """'2 working days', '2 个工作日', '1–3 days'; None is 'to be set by the company'.

    Raises KeyError for a unit that ``data/units.yml`` lacks; checks find those first.
    """
    if value is None:
        return pick(_UNSET, language)
    number = _number(value, language)
    if unit is None:
        return number
    return fill(_form(units[unit], value, language), {"n": number})


def due_words(
    due: Due, anchors: Mapping[str, Anchor], units: Mapping[str, Unit], language: Language
) -> str:
    """'2 working days before arrival, by 17:00', '到达前 2 个工作日 17:00 前'.

    Both mappings go by id. Raises KeyError for an unknown anchor; checks find those first.
    """
    values = {"anchor": pick(anchors[due.anchor].title, language)}
    if due.amount and due.unit:
        values["amount"] = amount(_counted(due), _UNIT_IDS[due.unit], language, units)
    words = fill(pick(_PHRASES[_phrase(due)], language), values)
    if due.at:
        words = fill(pick(_PHRASES["by-time"], language), {"due": words, "time": due.at})
    return words


def _phrase(due: Due) -> str:
    """The key of the phrase that fits."""
    if due.during or due.day_of:
        return "during" if due.during else "day-of"
    span = due.amount
    if span is None or span.max == 0:
        if due.before:
            return "any-time-before"
        if due.unit in _DAYS:
            return "day-of"
        return "any-time-after" if due.at else "straight-after"
    if due.before:
        return "shortly-before" if span.min == 0 else "before"
    return "between-after" if 0 < span.min < span.max else "after"


def _counted(due: Due) -> Span | int:
    """The amount to show: from nothing to N reads as N."""
    span = due.amount
    assert span is not None  # noqa: S101  the caller looked
    return span if 0 < span.min < span.max else span.max


def _number(value: float | str | Span, language: Language) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  keeps `playbook check` quick

    if isinstance(value, str):
        return value
    if isinstance(value, Span):
        parts = sorted({value.min, value.max})
        return "–".join(_number(part, language) for part in parts)
    return str(format_decimal(value, locale=LOCALES[language]))


def _form(unit: Unit, value: float | str | Span, language: Language) -> str:
    if language == "en":
        last = value.max if isinstance(value, Span) else value
        return unit.en.one if last in (1, "1") else unit.en.other
    if language == "zh-Hans":
        return unit.zh_hans
    return unit.zh_hant or to_traditional(unit.zh_hans)



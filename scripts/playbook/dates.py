"""Days, moments and windows as people write them."""

from collections.abc import Mapping
from datetime import date, datetime, time

from playbook.model.base import Language
from playbook.schedule import Window
from playbook.texts import LOCALES, fill, to_traditional

_DAY: Mapping[Language, str] = {"en": "EEE d MMM", "zh-Hans": "M月d日（EEE）", "zh-Hant": "M月d日（EEE）"}
_DAY_YEAR: Mapping[Language, str] = {
    "en": "EEE d MMM y", "zh-Hans": "y年M月d日（EEE）", "zh-Hant": "y年M月d日（EEE）",
}
#: Grammar around a date, not content: a deadline to the minute, a deadline by day, from one to another.
_BY = {"en": "by {when}", "zh-Hans": "{when}前"}
_BY_DAY = {"en": "by {when}", "zh-Hans": "{when}下班前"}
_FROM_TO = {"en": "{start} – {end}", "zh-Hans": "{start}至{end}"}


def format_day(day: date, language: Language, *, year: bool = False) -> str:
    """'Mon 12 Oct' or '10月12日（周一）'; with ``year`` where the reader could doubt it."""
    from babel.dates import format_date  # noqa: PLC0415  keeps `playbook check` quick

    return str(format_date(day, (_DAY_YEAR if year else _DAY)[language], locale=LOCALES[language]))


def format_time(clock: datetime | time, language: Language) -> str:  # noqa: ARG001  the same in all so far
    """'09:40': flights, trains and Chinese offices all run on 24 hours."""
    return f"{clock:%H:%M}"


def format_moment(moment: datetime, language: Language, *, year: bool = False) -> str:
    """'Mon 12 Oct, 09:40' or '10月12日（周一） 09:40', on the clock that the moment carries."""
    gap = ", " if language == "en" else " "
    return f"{format_day(moment, language, year=year)}{gap}{format_time(moment, language)}"


def format_window(window: Window, language: Language, *, year: bool = False) -> str:
    """A deadline, a moment or a stretch of time; empty when the anchor is not known.

    A deadline by day means the end of the office day.
    """
    if window.end is None:
        return ""

    def one(moment: datetime) -> str:
        if window.precise:
            return format_moment(moment, language, year=year)
        return format_day(moment, language, year=year)

    if window.start is None:
        return _phrase(_BY if window.precise else _BY_DAY, language, when=one(window.end))
    first, last = one(window.start), one(window.end)
    if first == last:
        return first
    if window.start.date() == window.end.date():
        return f"{first}–{format_time(window.end, language)}"
    return _phrase(_FROM_TO, language, start=first, end=last)


def _phrase(forms: Mapping[str, str], language: Language, **values: str) -> str:
    pattern = to_traditional(forms["zh-Hans"]) if language == "zh-Hant" else forms[language]
    return fill(pattern, values)

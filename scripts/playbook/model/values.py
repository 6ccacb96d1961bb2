"""Values as people write them in a visit file: yes and no, days, moments, free words."""

import re
from datetime import date, datetime
from typing import Annotated, Self

from pydantic import (
    BeforeValidator, Discriminator, Field, StringConstraints, Tag, WithJsonSchema, model_validator,
)

from playbook.model.base import Line, Mistake, Model, Text, text

YES = {"yes", "y", "true", "是", "要", "需要"}
NO = {"no", "n", "false", "否", "不", "不要", "不需要"}
_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_MOMENT = re.compile(r"^(\d{4}-\d{1,2}-\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?$")


def parse_flag(raw: object) -> object:
    """Yes or no in English or Chinese; anything else is left for the model to refuse."""
    if isinstance(raw, str):
        word = raw.strip().lower()
        if word in YES or word in NO:
            return word in YES
    if not isinstance(raw, bool):
        raise Mistake("write yes or no", "请填 yes 或 no（是 / 否）")
    return raw


def parse_day(raw: object) -> date:
    """A calendar day written 2026-10-12. Raises Mistake naming a day that does not exist."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    match = _DAY.match(raw.strip()) if isinstance(raw, str) else None
    if not match:
        raise Mistake("write a date as 2026-10-12", "日期请写成 2026-10-12")
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError as error:
        raise Mistake(f"{match[0]} does not exist in the calendar", f"日历上没有 {match[0]} 这一天") from error


def parse_moment(raw: object) -> datetime:
    """A day and a time, 2026-10-12 09:40, with an optional zone as +02:00."""
    if isinstance(raw, datetime):
        return raw
    match = _MOMENT.match(raw.strip()) if isinstance(raw, str) else None
    if not match:
        raise Mistake("write a date and a time as 2026-10-12 09:40", "日期和时间请写成 2026-10-12 09:40")
    day, hour, minute, zone = match.groups()
    if int(hour) > 23 or int(minute) > 59:
        raise Mistake(f"{hour}:{minute} is not a time of day", f"{hour}:{minute} 不是有效的时间")
    text = f"{parse_day(day).isoformat()}T{int(hour):02}:{minute}"
    return datetime.fromisoformat(text + (zone or ""))


def parse_zoned(raw: object) -> datetime:
    """A moment elsewhere in the world: the zone is needed because the host's clock says nothing there."""
    moment = parse_moment(raw)
    if moment.tzinfo is None:
        raise Mistake(
            "this time is in another country: add its zone, as 2026-10-15 18:30+02:00",
            "这是国外时间，请加时区，例如 2026-10-15 18:30+02:00",
        )
    return moment


def parse_local(raw: object) -> datetime:
    """A moment at the host's place: written without a zone, the company's clock is meant."""
    moment = parse_moment(raw)
    if moment.tzinfo is not None:
        raise Mistake(
            "this time is at the company's place: write it without a zone", "这是公司当地时间，请不要写时区"
        )
    return moment


Flag = Annotated[bool, BeforeValidator(parse_flag), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Day = Annotated[date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "format": "date"})]
Local = Annotated[datetime, BeforeValidator(parse_local), WithJsonSchema({"type": "string"})]
Zoned = Annotated[datetime, BeforeValidator(parse_zoned), WithJsonSchema({"type": "string"})]


class SomeText(Model):
    """Free words in one language or several; at least one."""

    en: Line | None = None
    zh_hans: Line | None = Field(default=None, alias="zh-Hans")
    zh_hant: Line | None = Field(default=None, alias="zh-Hant")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not (self.en or self.zh_hans or self.zh_hant):
            raise Mistake("write the text in at least one language", "请至少写一种语言")
        return self


def parse_words(raw: object) -> object:
    """A plain string stands for itself in every language."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return str(raw)
    return raw


#: A line of a form or a name that a person types; numbers (a telephone) are taken as typed.
Typed = Annotated[str, BeforeValidator(parse_words), StringConstraints(min_length=1, max_length=200)]
Words = Annotated[
    Annotated[Typed, Tag("<text>")] | Annotated[SomeText, Tag("<languages>")],
    Discriminator(lambda raw: "<languages>" if isinstance(raw, (dict, SomeText)) else "<text>"),
]


def as_text(words: Words | Text) -> Text:
    """Words of a visit file as a text in both languages, each falling back on the other."""
    if isinstance(words, Text):
        return words
    if isinstance(words, str):
        return text(words, words)
    chinese = words.zh_hans or words.zh_hant or words.en or ""
    filled = text(words.en or chinese, chinese)
    return filled.model_copy(update={"zh_hant": words.zh_hant}) if words.zh_hant else filled

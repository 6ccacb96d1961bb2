"""Values as people write them in a visit file: yes and no, days, moments, free words."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from playbook.model.base import Line, Mistake, Model, Text, text
from playbook.model.meant import meant_day, meant_moment

YES = {"yes", "y", "true", "是", "要", "需要"}
NO = {"no", "n", "false", "否", "不", "不要", "不需要"}
_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$", re.ASCII)
_MOMENT = re.compile(
    r"^(\d{4}-\d{1,2}-\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?$", re.ASCII
)

#: A number with thousands, a currency before it or after it.
_AMOUNT = re.compile(r"^[^\d.,-]{0,5}(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)[^\d.,]{0,5}$")
_CENT, _MOST_MONEY = Decimal("0.01"), Decimal(100_000_000)


class Part(Model):
    """A block of a visit file. A key with nothing after it counts as left out."""

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, raw: Any) -> Any:
        if isinstance(raw, dict):
            return {
                key: value for key, value in raw.items() if value is not None or key not in cls.model_fields
            }
        return raw


def parse_flag(raw: object) -> object:
    """Yes or no in English or Chinese; anything else is refused."""
    if isinstance(raw, str):
        word = raw.strip().lower()
        if word in YES or word in NO:
            return word in YES
    if not isinstance(raw, bool):
        shown = f"`{str(raw)[:40]}`"
        raise Mistake(f"{shown} is neither yes nor no", f"请填 yes 或 no（是 / 否），不能填 {shown}")
    return raw


def parse_day(raw: object) -> date:
    """A calendar day written 2026-10-12. Raises Mistake naming a day that does not exist."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    match = _DAY.match(raw.strip()) if isinstance(raw, str) else None
    if not match:
        meant = meant_day(raw)
        if meant:
            raise Mistake(f"write this date as {meant}", f"这个日期请写成 {meant}")
        raise Mistake(
            "write a date as year-month-day, such as 2026-10-12", "日期请按年-月-日填写，例如 2026-10-12"
        )
    return _existing(*match.groups())


def _existing(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        shown = f"{year}-{month}-{day}"
        raise Mistake(f"{shown} does not exist in the calendar", f"日历上没有 {shown} 这一天") from error


def parse_moment(raw: object) -> datetime:
    """A day and a time, 2026-10-12 09:40, with an optional zone as +02:00."""
    if isinstance(raw, datetime):
        return raw
    match = _MOMENT.match(raw.strip()) if isinstance(raw, str) else None
    if not match:
        raise _no_moment(raw)
    day, hour, minute, zone = match.groups()
    if int(hour) > 23 or int(minute) > 59:
        raise Mistake(
            f"{hour}:{minute} is not a time of day; the day runs from 00:00 to 23:59",
            f"{hour}:{minute} 不是有效的时间，一天从 00:00 到 23:59",
        )
    text = f"{parse_day(day).isoformat()}T{int(hour):02}:{minute}"
    try:
        return datetime.fromisoformat(text + (zone or ""))
    except ValueError as error:
        raise Mistake(
            f"{zone} is not a time zone; write it as +02:00", f"{zone} 不是有效的时区，请写成 +02:00"
        ) from error


def _no_moment(raw: object) -> Mistake:
    meant, day = meant_moment(raw), meant_day(raw)
    if meant:
        return Mistake(f"write this time as {meant}", f"这个时间请写成 {meant}")
    if day:
        return Mistake(f"write date and time, such as {day} 09:40", f"请写日期和时间，例如 {day} 09:40")
    return Mistake(
        "write date and time as year-month-day hour:minute, such as 2026-10-12 09:40",
        "请按 年-月-日 时:分 填写，例如 2026-10-12 09:40",
    )


def parse_zoned(raw: object) -> datetime:
    """A moment elsewhere in the world: the zone is needed because the host's clock says nothing there."""
    moment = parse_moment(raw)
    if moment.tzinfo is None:
        shown = f"{moment:%Y-%m-%d %H:%M}"
        raise Mistake(
            f"this time is in another country: add its zone, as {shown}+02:00",
            f"这是国外时间，请加时区，例如 {shown}+02:00",
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


def parse_money(raw: object) -> Decimal:
    """An amount of money, exact. Raises Mistake with the number to write instead where one is meant."""
    if isinstance(raw, Decimal):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _money(Decimal(str(raw)))
    meant = (
        _AMOUNT.match("".join(unicodedata.normalize("NFKC", raw).split())) if isinstance(raw, str) else None
    )
    if meant:
        number = meant[1].replace(",", "")
        raise Mistake(
            f"write this amount as {number}: digits only, in the company's currency",
            f"这个金额请写成 {number}：只写数字，币种按公司文件",
        )
    raise Mistake("an amount is a number, such as 1200 or 280.50", "金额请填数字，例如 1200 或 280.50")


def _money(amount: Decimal) -> Decimal:
    if amount < 0:
        raise Mistake("an amount cannot be negative", "金额不能是负数")
    if amount > _MOST_MONEY:
        raise Mistake("this amount is too large for a visit", "金额过大，请检查是否多写了位数")
    if amount != amount.quantize(_CENT):
        raise Mistake("an amount has at most two places after the point", "金额最多保留两位小数")
    return amount


_DAY_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}$"}
_LOCAL_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}[T ]+\d{1,2}:\d{2}$"}
_ZONED_SCHEMA = {
    "type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}[T ]+\d{1,2}:\d{2}\s*(Z|[+-]\d{2}:?\d{2})$",
}  # fmt: skip
Flag = Annotated[
    bool, BeforeValidator(parse_flag), WithJsonSchema({"enum": ["yes", "no", True, False, "是", "否"]})
]
Day = Annotated[date, BeforeValidator(parse_day), WithJsonSchema(_DAY_SCHEMA)]
#: What costs or cost: exact, not negative, in the company's currency.
Money = Annotated[Decimal, BeforeValidator(parse_money), WithJsonSchema({"type": "number", "minimum": 0})]
Local = Annotated[datetime, BeforeValidator(parse_local), WithJsonSchema(_LOCAL_SCHEMA)]
Zoned = Annotated[datetime, BeforeValidator(parse_zoned), WithJsonSchema(_ZONED_SCHEMA)]


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


def parse_name(raw: object) -> object:
    """A name has letters: a number is a slip, most often a telephone in the wrong line."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        raise Mistake(f"a name is expected here, not the number {raw}", f"这里应填名称，不是数字 {raw}")
    if isinstance(raw, str) and raw.strip() and not any(sign.isalpha() for sign in raw):
        raise Mistake(
            f"`{raw.strip()[:40]}` has no letters: write the name",
            f"`{raw.strip()[:40]}` 不是名称，请填写名称",
        )
    return raw


_LINE = StringConstraints(min_length=1, max_length=200)
#: A line of a form; numbers (a telephone) are taken as typed.
Typed = Annotated[
    str,
    BeforeValidator(parse_words),
    _LINE,
    WithJsonSchema({"type": ["string", "number"], "minLength": 1, "maxLength": 200}),
]
#: What a person or an organisation is called.
Name = Annotated[str, BeforeValidator(parse_name), _LINE]
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

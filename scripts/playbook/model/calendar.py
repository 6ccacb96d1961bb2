"""Official calendars: a year's public holidays and the weekend days that are worked instead."""

from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator

from playbook.model.base import Line, Mistake, Model, Text
from playbook.model.company import Country
from playbook.model.values import Day


class Holiday(Model):
    """Days off in a row, ``first`` to ``last`` inclusive, and the days worked to make up for them."""

    name: Text
    first: Day
    last: Day
    make_up: tuple[Day, ...] = ()

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.last < self.first:
            raise Mistake("`last` is before `first`", "`last` 早于 `first`")
        if self.last - self.first > timedelta(days=60):
            raise Mistake(
                "no public holiday lasts over sixty days; check `first` and `last`",
                "没有超过六十天的假期，请检查 `first` 和 `last`",
            )
        return self

    @property
    def days(self) -> tuple[date, ...]:
        """Every day off."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


class CalendarYear(Model):
    """``data/calendars/<country>-<year>.yml``: what the authority published for one year.

    ``weekend`` holds ISO weekdays (Monday is 1).
    """

    country: Country
    year: int = Field(ge=1, le=9999)
    source: Line
    weekend: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(default=(6, 7), max_length=6)
    holidays: tuple[Holiday, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        off = [day for holiday in self.holidays for day in holiday.days]
        worked = [day for holiday in self.holidays for day in holiday.make_up]
        twice = sorted({day for day in off if off.count(day) > 1} | (set(off) & set(worked)))
        if twice:
            raise Mistake(f"{twice[0]} is listed twice", f"{twice[0]} 重复列出")
        # A New Year break may begin in the last days of the year before.
        stray = [day for day in off + worked if abs(day.year - self.year) > 1]
        if stray:
            raise Mistake(f"{stray[0]} does not belong to {self.year}", f"{stray[0]} 不属于 {self.year} 年")
        plain = [day for day in worked if day.isoweekday() not in self.weekend]
        if plain:
            raise Mistake(
                f"{plain[0]} is a working day anyway, so it makes up for nothing",
                f"{plain[0]} 本来就是工作日，不是调休上班日",
            )
        return self

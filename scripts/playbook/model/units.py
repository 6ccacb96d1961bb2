"""Words for amounts: ``data/units.yml``."""

from typing import Self

from pydantic import Field, model_validator

from playbook.model.base import Id, Line, Mistake, Model


class Plural(Model):
    """The English forms around ``{n}``, e.g. '{n} day' and '{n} days'."""

    one: Line
    other: Line


class Unit(Model):
    """How an amount of a unit reads; Chinese has one form."""

    id: Id
    en: Plural
    zh_hans: Line = Field(alias="zh-Hans")
    zh_hant: Line | None = Field(default=None, alias="zh-Hant")

    @model_validator(mode="after")
    def _has_number(self) -> Self:
        forms = (self.en.one, self.en.other, self.zh_hans, self.zh_hant or "{n}")
        if any("{n}" not in form for form in forms):
            raise Mistake("every form needs {n}, the place of the number", "每种写法都要有 {n}，即数字的位置")
        return self

"""Which photographs a visit calls for, and what may not be in them."""

from typing import Literal

from pydantic import Field, model_validator

from playbook.model.agenda import SessionKind
from playbook.model.base import Id, Mistake, Model, Order, Text
from playbook.model.condition import ALWAYS, Applies
from playbook.model.content import Detail

#: A kind of session, or something that the agenda does not name as one.
Occasion = SessionKind | Literal["banquet", "group", "signing", "gifts"]


class Shot(Model):
    """One photograph: at which sessions it is taken, who is in it, what to mind."""

    id: Id
    order: Order
    title: Text
    at: tuple[Occasion, ...] = Field(min_length=1)
    #: Of several sessions: each, or only one of them.
    which: Literal["each", "first", "last"] = "each"
    moment: Literal["start", "during", "end"] = "during"
    who: Literal["everybody", "group", "principals", "guests"]
    mind: Text | None = None
    applies: Applies = ALWAYS


class PhotoFile(Model):
    """``data/photographs.yml``."""

    #: Times of one shot that are written out; the rest is counted.
    times: int = Field(ge=1, le=12)
    shots: tuple[Shot, ...] = Field(min_length=1)
    #: Consent, secrecy, and what happens to the pictures.
    rules: tuple[Detail, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> "PhotoFile":
        ids = [one.id for one in self.shots]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise Mistake(f"photograph listed twice: {', '.join(twice)}", f"照片重复列出：{'、'.join(twice)}")
        return self

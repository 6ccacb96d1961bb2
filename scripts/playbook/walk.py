"""Ways through the content that checks and pages share."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from playbook.model.base import Item, Text
from playbook.model.playbook import Playbook


def models(value: Any) -> Iterator[BaseModel]:
    """Every model inside a value, outermost first."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from models(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from models(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from models(one)


def content(playbook: Playbook) -> Iterator[BaseModel]:
    """Every model of the playbook's own content: the sources and the company's particulars left out."""
    for name in Playbook.model_fields:
        if name not in ("sources", "company", "words", "units", "calendars"):
            yield from models(getattr(playbook, name))


def items(playbook: Playbook) -> Iterator[Item]:
    """Every item that can carry statements."""
    for one in content(playbook):
        if isinstance(one, Item):
            yield one


def texts(value: Any) -> Iterator[Text]:
    """Every text inside a value."""
    for one in models(value):
        if isinstance(one, Text):
            yield one

"""Figures in braces have a value, every language uses the same ones, and none is typed into a text."""

import re
from collections.abc import Callable, Iterator

from pydantic import BaseModel

from playbook.model.base import Text
from playbook.model.due import Due
from playbook.model.playbook import Playbook
from playbook.problems import Problem, problem
from playbook.store import Store
from playbook.words import placeholders

#: Placeholders that the company file answers, allowed in every text.
COMPANY = frozenset({"company", "preferred_route", "avoided_route"})
_DIGITS = re.compile(r"\d+")
#: Words of a name that hold a digit and are no figure.
_NAMES = re.compile(r"A4|A6|MP4|PDF/UA-1")


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Unknown, uneven and typed figures."""
    for name in Playbook.model_fields:
        if name in ("company", "sources", "words", "units", "calendars", "protocol", "facts"):
            continue
        for top in (
            getattr(playbook, name)
            if isinstance(getattr(playbook, name), tuple)
            else (getattr(playbook, name),)
        ):
            yield from inside(store, top, COMPANY)


def _own(value: BaseModel) -> frozenset[str]:
    due = {"due"} if isinstance(getattr(value, "due", None), Due) else set()
    return frozenset(getattr(value, "figures", {})) | due


def inside(
    store: Store,
    value: BaseModel,
    allowed: frozenset[str],
    more: Callable[[BaseModel], frozenset[str]] = _own,
) -> Iterator[Problem]:
    """The same for one item; ``more`` says which names a part of it brings along."""
    allowed = allowed | more(value)
    for name, info in type(value).model_fields.items():
        part = getattr(value, name)
        for one in part if isinstance(part, tuple) else (part,):
            if isinstance(one, Text):
                yield from _text(store, one, allowed)
            elif isinstance(one, BaseModel) and info.alias != "from" and name != "applies":
                yield from inside(store, one, allowed, more)


def _text(store: Store, text: Text, allowed: frozenset[str]) -> Iterator[Problem]:
    english, chinese = placeholders(text.en), placeholders(text.zh_hans)
    for name in sorted((english | chinese) - allowed):
        known = ", ".join(sorted(allowed))
        yield problem("placeholder-unknown", store.place(text), name=name, known=known)
    if english != chinese:
        what = ", ".join(sorted(english ^ chinese))
        yield problem("placeholder-uneven", store.place(text), what=what, braces="{…}")
    for language, raw in (("en", text.en), ("zh-Hans", text.zh_hans)):
        found = _DIGITS.findall(_NAMES.sub("", raw))
        if found:
            yield problem("figure-typed", store.place(text, language), digits=", ".join(found))

"""What ``playbook new`` asks, and what an answer means.

Every answer is held at once against the very rules that check a visit file, so that a mistake reads the
same here and there.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from playbook.model.base import LANGUAGES, Language, Text, text
from playbook.model.playbook import Playbook
from playbook.model.values import parse_moment
from playbook.problems import Place, Problem, problem
from playbook.texts import pick
from playbook.visit_ids import country_code
from playbook.visit_text import write_visit
from playbook.visits import find_problems
from playbook.yamlio import Document, Path_, parse

#: Question -> what was answered, as typed; ``guest`` holds one entry a guest.
Answers = dict[str, Any]
Options = tuple[tuple[str, Text], ...]

_CHINESE_HOME = {"CN": "zh-Hans", "SG": "zh-Hans", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant"}
_MANY = re.compile(r"[;；]")


@dataclass(frozen=True)
class Question:
    """One thing to know; ``path`` is where the answer stands in the visit file."""

    name: str
    path: Path_
    ask: Text
    options: Callable[[Playbook], Options] = lambda _: ()
    default: Callable[[Answers, Playbook], str | None] = lambda _answers, _playbook: None
    many: bool = False


def _languages(_: Playbook) -> Options:
    names = {"en": text("English", "英文"), "zh-Hans": text("simplified Chinese", "简体中文")}
    return tuple((one, names.get(one, text("traditional Chinese", "繁体中文"))) for one in LANGUAGES)


_RELATIONS: Options = (("new", text("new to us", "新客户")), ("known", text("known to us", "老客户")))
_WAYS: Options = (
    ("air", text("by air", "飞机")), ("rail", text("by train", "火车")), ("road", text("by road", "汽车")),
)  # fmt: skip

QUESTIONS: tuple[Question, ...] = (
    Question("customer", ("customer", "name"), text("Customer (organisation)", "客户（单位名称）")),
    Question("country", ("customer", "country"), text(
        "Country (name or two letters)",
        "国家或地区（名称或两位代码）",
    )),
    Question(
        "relation", ("customer", "relation"), text("Is the customer new or known", "新客户还是老客户"),
        options=lambda _: _RELATIONS,
    ),
    Question(
        "purpose", ("purpose",), text("Why are they coming", "来访目的"),
        options=lambda playbook: tuple((one.id, one.title) for one in playbook.purposes),
    ),
    Question(
        "guest-language", ("language",), text("In which language do the guests read", "客人使用的语言"),
        options=_languages,
        default=lambda answers, _: _CHINESE_HOME.get(str(answers.get("country")), "en"),
    ),
    Question(
        "guest", ("guests",),
        text(
            "Guest: name; title (the principal guest first; add ; and the name in Latin letters if needed)",
            "客人：姓名; 职务（主宾在前；必要时再写 ; 和拉丁字母姓名）",
        ),
        many=True,
    ),
    Question(
        "arrives", ("arrives", "at"),
        text(
            "Arrival, our clock (landing, train, or reaching us), such as {day} 09:40",
            "到达时间（当地时间），例如 {day} 09:40",
        ),
    ),
    Question(
        "arrives-by", ("arrives", "by"), text("How do they arrive", "到达方式"), options=lambda _: _WAYS,
        default=lambda _answers, _playbook: "air",
    ),
    Question(
        "leaves", ("leaves", "at"),
        text("Departure, our clock, such as {day} 16:20", "离开时间（当地时间），例如 {day} 16:20"),
    ),
    Question(
        "leaves-by", ("leaves", "by"), text("How do they leave", "离开方式"), options=lambda _: _WAYS,
        default=lambda answers, _: answers.get("arrives-by") or "air",
    ),
    Question(
        "main-host", ("team", "main-host"), text("Main host", "主接待业务员"),
        options=lambda playbook: tuple(
            (one.id, text(one.latin, one.name)) for one in playbook.company.people
        ),
        default=lambda _, playbook: playbook.company.holders.get("main-host"),
    ),
    Question(
        "visit", ("visit",), text(
            "Name of the visit (small letters, digits, hyphens)",
            "访问编号（小写字母、数字、连字符）",
        ),
        default=lambda answers, _: visit_id(answers),
    ),
)  # fmt: skip


def visit_id(answers: Answers) -> str:
    """An id from the customer's name and the month of arrival, Chinese names in pinyin."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  only `new` needs it

    spelled = " ".join(lazy_pinyin(str(answers.get("customer") or "")))
    words = re.findall(r"[a-z0-9]+", spelled.lower())[:4] or ["visit"]
    return f"{'-'.join(words)[:40].strip('-')}-{_arrival(answers):%Y-%m}"


def understood(question: Question, raw: str, playbook: Playbook) -> str:
    """The answer as the file has it: the number or the words of an option become its id."""
    said = raw.strip()
    options = question.options(playbook)
    if said.isdigit() and 0 < int(said) <= len(options):
        return options[int(said) - 1][0]
    for key, title in options:
        if said.casefold() in {key.casefold(), title.en.casefold(), title.zh_hans, pick(title, "zh-Hant")}:
            return key
    return country_code(said) if question.name == "country" else said


def mistakes(question: Question, answers: Answers, playbook: Playbook, place: Place) -> list[Problem]:
    """What is wrong with the answer to one question, given the earlier ones."""
    document = Document(place.file)
    parse(visit_text(answers, playbook, "en"), document)
    found = find_problems(document, playbook)
    if question.many and any(one.rule in ("missing-key", "empty-value") for one in found):
        return [problem("guest-form", place, value=answers[question.name][-1])]
    start = len(question.path)
    own = [one for one in found if one.place.path[:start] == question.path or not one.place.path]
    return [Problem(one.severity, one.rule, place, one.message, one.hint) for one in own]


def visit_text(answers: Answers, playbook: Playbook, language: Language, schema: str = "") -> str:
    """The visit file. What is not answered yet is filled with something harmless."""
    arrives = _arrival(answers)
    usual = {
        "visit": "visit", "customer": "X", "country": playbook.company.calendar.country, "relation": "known",
        "purpose": playbook.purposes[0].id, "guest-language": "zh-Hans",
        "arrives": f"{arrives:%Y-%m-%d %H:%M}",
        "arrives-by": "air", "leaves": f"{arrives + timedelta(hours=1):%Y-%m-%d %H:%M}", "leaves-by": "air",
        "main-host": playbook.company.people[0].id,
    }  # fmt: skip
    guests = [_guest(one) for one in answers.get("guest") or ["X; X"]]
    said = {**usual, **{key: value for key, value in answers.items() if value}}
    return write_visit(said, guests, playbook, language, schema)


def missing(question: Question) -> Problem:
    """No answer, and nobody there to ask."""
    return problem("answer-missing", Place(f"--{question.name}", 0, 0), name=f"--{question.name}")


def _arrival(answers: Answers) -> datetime:
    try:
        return parse_moment(answers.get("arrives"))
    except ValueError:
        return datetime(2026, 1, 5, 9)  # noqa: DTZ001  the host's clock, as in a visit file


def _guest(raw: str) -> Mapping[str, str]:
    """``name; title; name in Latin letters``; a part that is not there is left out."""
    parts = [part.strip() for part in _MANY.split(raw)]
    return {key: part for key, part in zip(("name", "title", "latin"), parts, strict=False) if part}

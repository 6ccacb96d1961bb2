"""Words in three languages: choice, lists, dates, amounts, due times, placeholders."""

import re
import subprocess
import sys
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from playbook.model.base import LANGUAGES, Language, Text, as_written, text
from playbook.model.due import Due, Span
from playbook.model.playbook import Playbook
from playbook.model.units import Unit
from playbook.model.values import SomeText
from playbook.schedule import Window
from playbook.store import load_playbook
from playbook.words import (
    UnknownPlaceholderError,
    amount,
    compose,
    due_words,
    fill,
    format_day,
    format_moment,
    format_time,
    format_window,
    join,
    pick,
    placeholders,
    spaced,
    strung,
    words_of,
)

DATA = Path(__file__).parent.parent / "data"
SHANGHAI = ZoneInfo("Asia/Shanghai")


@cache
def shipped() -> Playbook:
    return load_playbook(DATA)


def in_all(function: Any) -> list[str]:
    return [function(language) for language in LANGUAGES]


def some(**words: str) -> SomeText:
    return SomeText.model_validate({name.replace("_", "-"): value for name, value in words.items()})


# --- choice of language ---------------------------------------------------------------------------


def test_traditional_characters_are_derived() -> None:
    room = text("meeting room", "会议室")
    assert in_all(lambda one: pick(room, one)) == ["meeting room", "会议室", "會議室"]


def test_conversion_knows_phrases() -> None:
    dry = text("clean the back of the dry cup", "里面干净，后面公里")
    assert pick(dry, "zh-Hant") == "裡面乾淨，後面公里"


def test_written_traditional_wins() -> None:
    own = Text.model_validate({"en": "taxi", "zh-Hans": "出租车", "zh-Hant": "計程車"})
    assert pick(own, "zh-Hant") == "計程車"


def test_a_name_keeps_its_characters_in_a_converted_sentence() -> None:
    said = text("{who} waits at {place}.", "{who}在{place}等候，范围不变。")
    filled = compose(said, {"who": as_written("孙范例", "Sun Fanli"), "place": text("the gate", "门口")})
    assert in_all(lambda one: pick(filled, one)) == [
        "Sun Fanli waits at the gate.",
        "孙范例在门口等候，范围不变。",
        "孙范例在門口等候，範圍不變。",
    ]
    both = strung([as_written("于里"), text("the others", "其余的人")], " and ", "、")
    again = compose(text("{all} meet.", "{all}见面。"), {"all": both})
    assert in_all(lambda one: pick(again, one)) == [
        "于里 and the others meet.", "于里、其余的人见面。", "于里、其餘的人見面。",
    ]  # fmt: skip


def test_a_sentence_written_out_in_traditional_characters_is_filled_as_it_is() -> None:
    own = Text.model_validate({"en": "{who} drives", "zh-Hans": "{who}开出租车", "zh-Hant": "{who}開計程車"})
    filled = compose(own, {"who": as_written("范里")})
    assert pick(filled, "zh-Hant") == "范里開計程車"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("注明“未查到”。", "註明「未查到」。"),
        ("他说：“请按‘紧急’处理。”", "他說：「請按『緊急』處理。」"),
        ("接站牌上写有“Muster AG”。", "接站牌上寫有「Muster AG」。"),
        ("Müller’s 泵", "Müller’s 泵"),
        ("ask for “the report” first", "ask for “the report” first"),
    ],
)
def test_chinese_quotation_marks_follow_the_script(simplified: str, traditional: str) -> None:
    assert pick(text("-", simplified), "zh-Hant") == traditional
    assert words_of(some(zh_Hant=traditional), "zh-Hans") == simplified


@pytest.mark.parametrize(
    ("value", "en", "hans", "hant"),
    [
        ("as typed 里", "as typed 里", "as typed 里", "as typed 里"),
        (some(en="Director"), "Director", "Director", "Director"),
        (some(zh_Hans="经理"), "经理", "经理", "經理"),
        (some(zh_Hant="經理"), "经理", "经理", "經理"),
        (some(en="Director", zh_Hant="總監"), "Director", "总监", "總監"),
        (text("Director", "总监"), "Director", "总监", "總監"),
    ],
)
def test_words_fall_back_on_what_was_written(value: Any, en: str, hans: str, hant: str) -> None:
    assert in_all(lambda one: words_of(value, one)) == [en, hans, hant]


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    code = (
        "import sys, playbook.words, playbook.conditions, playbook.schedule\n"
        "sys.exit(', '.join({'babel', 'opencc', 'holidays'} & set(sys.modules)) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


# --- lists and spaces -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "en", "hans"),
    [
        ([], "", ""),
        (["Anna"], "Anna", "Anna"),
        (["Anna", "Ben"], "Anna and Ben", "Anna 和 Ben"),
        (["Anna", "Ben", "王五"], "Anna, Ben and 王五", "Anna、Ben 和王五"),
        (["{x}", "{0}", "a"], "{x}, {0} and a", "{x}、{0}和 a"),
    ],
)
def test_joins_lists(items: list[str], en: str, hans: str) -> None:
    assert join(items, "en") == en
    assert join(items, "zh-Hans") == hans


def test_joins_alternatives() -> None:
    assert in_all(lambda one: join(["1", "2", "3"], one, "or")) == ["1, 2 or 3", "1、2 或 3", "1、2 或 3"]


@pytest.mark.parametrize(
    ("raw", "set_in_print"),
    [
        ("PDF文件", "PDF 文件"),
        ("不超过1MB的附件", "不超过 1MB 的附件"),
        ("占80%左右", "占 80% 左右"),
        ("（A4）纸，3份", "（A4）纸，3 份"),
        ("no Chinese, 3 times", "no Chinese, 3 times"),
    ],
)
def test_spaces_between_chinese_and_latin(raw: str, set_in_print: str) -> None:
    assert spaced(raw) == set_in_print
    assert spaced(set_in_print) == set_in_print


# --- placeholders ---------------------------------------------------------------------------------


def test_fills_with_a_space_only_where_it_belongs() -> None:
    assert fill("附件不超过{limit}的", {"limit": "1 MB"}) == "附件不超过 1 MB 的"
    assert fill("于{day}到达", {"day": "10月12日（周一）"}) == "于 10月12日（周一）到达"
    assert fill("up to {limit}.", {"limit": "1 MB"}) == "up to 1 MB."


def test_values_are_not_filled_again() -> None:
    assert fill("{a}{b}", {"a": "{b}", "b": "x"}) == "{b}x"


@pytest.mark.parametrize("name", ["limt", "", "Limit", "limit "])
def test_refuses_a_placeholder_without_value(name: str) -> None:
    with pytest.raises(UnknownPlaceholderError) as caught:
        fill(f"up to {{{name}}}", {"limit": "1 MB", "due": "x"})
    assert caught.value.name == name
    assert str(caught.value) == f"{{{name}}} has no value; known here: due, limit"
    assert isinstance(caught.value, KeyError)


def test_finds_placeholders_in_every_language() -> None:
    own = Text.model_validate({"en": "{a} and {b}", "zh-Hans": "{a}", "zh-Hant": "{c}"})
    assert placeholders(own) == {"a", "b", "c"}
    assert placeholders("no more than {limit}") == {"limit"}
    assert placeholders("none") == set()


plain = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]))


@given(st.lists(st.tuples(plain, st.sampled_from(["a", "b"]))), plain, st.tuples(plain, plain))
def test_filling_loses_nothing(parts: list[tuple[str, str]], end: str, two: tuple[str, str]) -> None:
    values = dict(zip("ab", two, strict=True))
    pattern = "".join(f"{words}{{{name}}}" for words, name in parts) + end
    wanted = "".join(words + values[name] for words, name in parts) + end
    filled = fill(pattern, values)
    assert filled.replace(" ", "") == wanted.replace(" ", "")
    assert placeholders(pattern) == {name for _, name in parts}
    assert len(filled) <= len(wanted) + 2 * len(parts)


# --- dates ----------------------------------------------------------------------------------------

MONDAY = datetime(2026, 10, 12, 9, 40, tzinfo=SHANGHAI)


def test_days() -> None:
    assert in_all(lambda one: format_day(date(2026, 9, 1), one)) == [
        "Tue 1 Sep",
        "9月1日（周二）",
        "9月1日（週二）",
    ]
    assert in_all(lambda one: format_day(date(2026, 10, 12), one, year=True)) == [
        "Mon 12 Oct 2026",
        "2026年10月12日（周一）",
        "2026年10月12日（週一）",
    ]


def test_moments_stay_on_their_own_clock() -> None:
    assert in_all(lambda one: format_moment(MONDAY, one)) == [
        "Mon 12 Oct, 09:40",
        "10月12日（周一） 09:40",
        "10月12日（週一） 09:40",
    ]


def test_times_run_on_24_hours() -> None:
    assert in_all(lambda one: format_time(time(18, 5), one)) == ["18:05"] * 3
    assert format_time(MONDAY, "en") == "09:40"


def moment(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "end", "precise", "en", "hans"),
    [
        (None, "2026-10-09 17:00", True, "by Fri 9 Oct, 17:00", "10月9日（周五） 17:00 前"),
        (None, "2026-10-09 17:30", False, "by Fri 9 Oct", "10月9日（周五）下班前"),
        ("2026-10-12 11:30", "2026-10-12 11:30", True, "Mon 12 Oct, 11:30", "10月12日（周一） 11:30"),
        ("2026-10-12 08:30", "2026-10-12 17:30", False, "Mon 12 Oct", "10月12日（周一）"),
        (
            "2026-10-12 10:00",
            "2026-10-12 12:00",
            True,
            "Mon 12 Oct, 10:00–12:00",
            "10月12日（周一） 10:00–12:00",
        ),
        (
            "2026-10-12 10:00",
            "2026-10-14 09:00",
            True,
            "Mon 12 Oct, 10:00 – Wed 14 Oct, 09:00",
            "10月12日（周一） 10:00 至 10月14日（周三） 09:00",
        ),
        (
            "2026-10-12 08:30",
            "2026-10-14 17:30",
            False,
            "Mon 12 Oct – Wed 14 Oct",
            "10月12日（周一）至 10月14日（周三）",
        ),
    ],
)
def test_windows(start: str | None, end: str, precise: bool, en: str, hans: str) -> None:
    own = Window(start=moment(start) if start else None, end=moment(end), precise=precise)
    assert format_window(own, "en") == en
    assert format_window(own, "zh-Hans") == hans


def test_window_with_year_and_in_traditional_characters() -> None:
    own = Window(end=moment("2026-10-09 17:30"))
    assert format_window(own, "en", year=True) == "by Fri 9 Oct 2026"
    assert format_window(own, "zh-Hant") == "10月9日（週五）下班前"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_window_is_empty(language: Language) -> None:
    assert format_window(Window(missing="arrival"), language) == ""


# --- amounts and due times ------------------------------------------------------------------------


def units() -> dict[str, Unit]:
    return {unit.id: unit for unit in shipped().units}


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2, "working-day", ["2 working days", "2 个工作日", "2 個工作日"]),
        (1, "working-day", ["1 working day", "1 个工作日", "1 個工作日"]),
        (Span(min=1, max=3), "day", ["1–3 days", "1–3 天", "1–3 天"]),
        (Span(min=1, max=1), "day", ["1 day", "1 天", "1 天"]),
        (2, "week", ["2 weeks", "2 周", "2 週"]),
        (1.5, "hour", ["1.5 hours", "1.5 小时", "1.5 小時"]),
        (1, "megabyte", ["1 MB", "1 MB", "1 MB"]),
        (3000, "cny", ["CNY 3,000", "3,000 元", "3,000 元"]),
        (80, "percent", ["80%", "80%", "80%"]),
        ("4–6", "topic", ["4–6 topics", "4–6 个议题", "4–6 個議題"]),
        ("1", "copy", ["1 copy", "1 份", "1 份"]),
        (12, None, ["12", "12", "12"]),
        (None, "person", ["to be set by the company", "由公司自定", "由公司自定"]),
        (None, None, ["to be set by the company", "由公司自定", "由公司自定"]),
    ],
)
def test_amounts(value: Any, unit: str | None, words: list[str]) -> None:
    assert in_all(lambda one: amount(value, unit, one, units())) == words


def test_every_form_of_a_unit_shows_the_number() -> None:
    with pytest.raises(ValidationError, match="the place of the number"):
        Unit.model_validate({"id": "day", "en": {"one": "a day", "other": "{n} days"}, "zh-Hans": "{n} 天"})


@pytest.mark.parametrize(
    ("due", "en", "hans"),
    [
        (
            {"before": "arrival", "working_days": 2, "at": "17:00"},
            "2 working days before arrival, by 17:00",
            "到达前 2 个工作日 17:00 前",
        ),
        ({"before": "arrival", "weeks": 1}, "1 week before arrival", "到达前 1 周"),
        ({"before": "arrival"}, "before arrival", "到达前"),
        ({"before": "arrival", "at": "12:00"}, "before arrival, by 12:00", "到达前 12:00 前"),
        (
            {"before": "meeting-start", "minutes": 10},
            "10 minutes before the start of the meeting",
            "会谈开始前 10 分钟",
        ),
        (
            {"before": "dinner", "hours": {"min": 0, "max": 2}},
            "in the last 2 hours before dinner",
            "晚餐前 2 小时内",
        ),
        ({"before": "dinner", "hours": 0}, "before dinner", "晚餐前"),
        ({"after": "departure", "hours": 24}, "within 24 hours after departure", "客人离开后 24 小时内"),
        (
            {"after": "departure", "working_days": {"min": 1, "max": 3}},
            "1–3 working days after departure",
            "客人离开后 1–3 个工作日",
        ),
        (
            {"after": "departure", "days": {"min": 0, "max": 3}},
            "within 3 days after departure",
            "客人离开后 3 天内",
        ),
        ({"after": "departure", "days": 0}, "on the day of departure", "客人离开当天"),
        ({"after": "meeting-end"}, "straight after the end of the meeting", "会谈结束后立即"),
        (
            {"after": "confirmed", "at": "12:00"},
            "after confirmation of the visit, by 12:00",
            "来访确认后 12:00 前",
        ),
        ({"day_of": "arrival"}, "on the day of arrival", "到达当天"),
        ({"day_of": "arrival", "at": "12:00"}, "on the day of arrival, by 12:00", "到达当天 12:00 前"),
        ({"during": "visit"}, "during the visit", "来访期间"),
    ],
)
def test_due_times(due: dict[str, Any], en: str, hans: str) -> None:
    anchors = {anchor.id: anchor for anchor in shipped().anchors}
    assert due_words(Due(**due), anchors, units(), "en") == en
    assert due_words(Due(**due), anchors, units(), "zh-Hans") == hans


def test_every_due_time_of_the_playbook_can_be_said() -> None:
    anchors = {anchor.id: anchor for anchor in shipped().anchors}
    for step in shipped().steps:
        for language in LANGUAGES:
            words = due_words(step.due, anchors, units(), language)
            assert words == spaced(words)
            assert not re.search(r"[{}]|  |^\s|\s$", words)

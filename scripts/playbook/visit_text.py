"""The text of a new visit file: what was answered, and the rest as comments to open when needed."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from playbook.model.base import Language, Text, text
from playbook.model.playbook import Playbook
from playbook.texts import pick
from playbook.yamlio import parse_scalar

#: Comments; the key is the place where they stand.
_SAY: dict[str, Text] = {
    "head": text(
        "A visit. `playbook check FILE` looks for mistakes, `playbook kit FILE` prints the kit.",
        "来访文件。`playbook check 文件` 检查，`playbook kit 文件` 打印接待资料。",
    ),
    "open": text(
        "Lines that begin with # are switched off: remove the # and fill in what you know.",
        "以 # 开头的行不起作用：知道的内容请去掉 # 后填写。",
    ),
    "country": text("two letters", "两位字母代码"),
    "relation": text("new or known", "new（新客户）或 known（老客户）"),
    "important": text("a key customer", "是否重要客户"),
    "language": text(
        "what the guests read: en, zh-Hans or zh-Hant",
        "客人使用的语言：en、zh-Hans 或 zh-Hant",
    ),
    "guests": text("the first is the principal guest", "第一位是主宾"),
    "chinese": text("the name in Chinese", "中文名"),
    "by": text("air, rail or road", "air（飞机）、rail（火车）或 road（汽车）"),
    "at": text("landing, train arrival or reaching us, our clock", "落地、到站或到达公司的时间（当地时间）"),
    "off": text(
        "take-off, train departure or leaving us, our clock",
        "起飞、开车或离开公司的时间（当地时间）",
    ),
    "place": text(
        "an id of `places` in data/company.yml, or words",
        "data/company.yml 中 `places` 的编号，或直接写地点",
    ),
    "home": text("when they are home, on their own clock", "客人到家的时间，按客人当地时间加时区"),
    "confirmed": text("the day on which the visit was settled", "来访确定的日期"),
    "visa_received": text("the day on which the guests got their visas", "客人拿到签证的日期"),
    "needs": text("what is left out is printed as a question to settle", "没写的会作为待确认事项打印出来"),
    "team": text(
        "ids of `people` in data/company.yml; other roles as there",
        "data/company.yml 中 `people` 的编号；其他角色按公司文件",
    ),
    "topics": text("what the talks are about", "会谈议题"),
    "vehicle": text("an id of `vehicles` in data/company.yml", "data/company.yml 中 `vehicles` 的编号"),
    "budget": text(
        "in all, `each` time or `per_person`, in the company's currency; `actual:` afterwards",
        "合计数、每次 each 或每人每次 per_person，按公司文件的币种；事后填 actual",
    ),
    "done": text("steps that are done already", "已经完成的步骤"),
    "objectives": text("what we want from the visit", "我方希望达到的目标"),
}  # fmt: skip
_FLAGS = (
    "invitation_letter", "entry_documents", "pick_up", "see_off", "hotel", "interpreter", "other_suppliers",
)  # fmt: skip
_CHOICES = ("top_leader", "gifts", "flags", "welcome_board", "tasks_expected", "company_video")
#: Text that YAML reads as it stands: no sign at the ends that means something, no ``: `` and no `` #``.
_PLAIN = re.compile(r"^[^\W_](?:(?:[^\n:#\"'{}\[\],&*!|>%@`]|:(?=\S))*[^\s:#\"'{}\[\],&*!|>%@`])?$")
_COMMENT_AT = 32


def scalar(value: str) -> str:
    """A text as YAML reads it back: plain where that is safe, else in quotation marks."""
    if _PLAIN.fullmatch(value) and parse_scalar(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)


def write_visit(
    said: Mapping[str, Any],
    guests: Iterable[Mapping[str, str]],
    playbook: Playbook,
    language: Language,
    schema: str,
) -> str:
    """The file as text; ``said`` holds an answer for every question but the guests."""
    return "\n".join([*_Writer(playbook, language).lines(said, guests, schema), ""])


class _Writer:
    def __init__(self, playbook: Playbook, language: Language) -> None:
        self.company, self.language = playbook.company, language

    def lines(self, said: Mapping[str, Any], guests: Iterable[Mapping[str, str]], schema: str) -> list[str]:
        value = {key: scalar(str(one)) for key, one in said.items()}
        second = self.company.holders.get("secondary-host", self.company.people[0].id)
        return [
            *([f"# yaml-language-server: $schema={schema}"] if schema else []),
            f"# {self._say('head')}", f"# {self._say('open')}",
            f"visit: {value['visit']}", "",
            *self._customer(value), "",
            *self._why(value), "",
            *self._who(value, guests), "",
            *self._when(value), "",
            *self._needs(), "",
            "team:" + self._note("team", 5),
            f"  main-host: {value['main-host']}",
            f"  # secondary-host: {second}", "",
            *self._more(),
        ]  # fmt: skip

    def _say(self, key: str) -> str:
        return pick(_SAY[key], self.language)

    def _note(self, key: str, used: int) -> str:
        return " " * max(1, _COMMENT_AT - used) + "# " + self._say(key)

    def _line(self, line: str, note: str) -> str:
        return line + self._note(note, len(line))

    def _customer(self, value: Mapping[str, str]) -> list[str]:
        return [
            "customer:",
            f"  name: {value['customer']}",
            self._line("  # chinese: 样例公司", "chinese"),
            self._line(f"  country: {value['country']}", "country"),
            self._line(f"  relation: {value['relation']}", "relation"),
            self._line("  # important: yes", "important"),
        ]

    def _why(self, value: Mapping[str, str]) -> list[str]:
        return [
            f"purpose: {value['purpose']}",
            self._line("# objectives:", "objectives"),
            "#   - {en: Agree a trial order., zh-Hans: 商定试订单。}",
        ]

    def _who(self, value: Mapping[str, str], guests: Iterable[Mapping[str, str]]) -> list[str]:
        lines = [
            self._line(f"language: {value['guest-language']}", "language"),
            self._line("guests:", "guests"),
        ]
        for guest in guests:
            first, *rest = [f"{key}: {scalar(part)}" for key, part in guest.items()] or ["name:"]
            lines += [f"  - {first}", *(f"    {one}" for one in rest)]
        return [*lines, "    # diet: {en: vegetarian, zh-Hans: 素食}"]

    def _when(self, value: Mapping[str, str]) -> list[str]:
        day = value["leaves"].strip('"')[:10]
        hub = next((one.id for one in self.company.places if one.kind in ("airport", "station")), "-")
        return [
            self._line("# confirmed: 2026-01-05", "confirmed"),
            self._line("# visa_received: 2026-01-05", "visa_received"),
            "arrives:",
            self._line(f"  at: {value['arrives']}", "at"),
            self._line(f"  by: {value['arrives-by']}", "by"),
            "  # number: XX 0000",
            self._line(f"  # place: {hub}", "place"),
            "leaves:",
            self._line(f"  at: {value['leaves']}", "off"),
            self._line(f"  by: {value['leaves-by']}", "by"),
            "  # number: XX 0000",
            f"  # place: {hub}",
            self._line(f"  # home: {day} 22:50+02:00", "home"),
        ]

    def _needs(self) -> list[str]:
        return [
            self._line("needs:", "needs"), *(f"  # {one}: yes" for one in _FLAGS),
            "choices:", *(f"  # {one}: no" for one in _CHOICES),
        ]  # fmt: skip

    def _more(self) -> list[str]:
        rooms = [one.id for one in self.company.rooms if one.kind == "meeting-room"]
        meeting = ["meeting:", *(f"  # room: {one}" for one in rooms[:1])]
        vehicles = [self._line(f"# vehicle: {one.id}", "vehicle") for one in self.company.vehicles[:1]]
        return [
            *meeting,
            self._line("  # topics:", "topics"),
            "  #   - {en: Trial order, zh-Hans: 试订单}",
            *vehicles,
            self._line("# budget:", "budget"),
            "#   planned: {lunch: {per_person: 50}, dinner: {each: 900}, car: 400}",
            self._line("# done: [clarify-purpose]", "done"),
        ]

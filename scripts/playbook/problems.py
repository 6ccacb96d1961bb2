"""What is wrong, where, and what to write instead: one type for every mistake of a user."""

import errno
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from playbook.messages import GUESSES, VISIT_MESSAGES
from playbook.messages_content import CONTENT_MESSAGES

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file; lines and columns count from 1. Line 0 means the file (or the option) as a whole."""

    file: str
    line: int = 1
    column: int = 1
    path: tuple[str | int, ...] = ()

    @property
    def dotted(self) -> str:
        """The path as people read it: ``guests[2].name``."""
        shown = ""
        for part in self.path:
            shown += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if shown else part)
        return shown


@dataclass(frozen=True)
class Problem:
    """One mistake; ``message`` and ``hint`` hold every authored language."""

    severity: Severity
    rule: str
    place: Place
    message: dict[str, str]
    hint: dict[str, str]

    def line(self, language: str) -> str:
        """``file:line:column: error: message (path) [rule]`` and the hint on a line of its own."""
        lang = "zh-Hans" if language.startswith("zh") else "en"
        word = _SEVERITY[self.severity][lang]
        where = self.place.file
        if self.place.line:
            where += f":{self.place.line}:{self.place.column}"
        shown = f"{where}: {word}: {self.message[lang]}"
        if self.hint[lang]:
            shown += f"\n    → {self.hint[lang]}"
        return shown

    def plain(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "severity": self.severity,
            "rule": self.rule,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "path": self.place.dotted,
            "message": self.message,
            "hint": self.hint,
        }


class Refused(Exception):  # noqa: N818 - it is not an error of the program
    """A user's mistakes stop the work; the command line prints them and ends with exit code 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = ordered(problems)
        super().__init__(f"{len(self.problems)} problems")

    def __reduce__(self) -> tuple[type["Refused"], tuple[list[Problem]]]:
        """As it goes from one process to another."""
        return Refused, (self.problems,)


_SEVERITY = {
    "error": {"en": "error", "zh-Hans": "错误"},
    "warning": {"en": "warning", "zh-Hans": "提醒"},
}
_MESSAGES = VISIT_MESSAGES | CONTENT_MESSAGES
_BRACES = re.compile(r"\{([a-z_]+)\}")


def problem(rule: str, place: Place, severity: Severity = "error", **params: object) -> Problem:
    """A problem from the catalogue of messages.

    Values are shown as typed but cut to 80 characters and without line breaks: a file may hold anything.
    A value may be a pair (English, Chinese).
    """
    if "guess" in params:
        params = {**params, "guess": GUESSES[str(params["guess"])]}
    english, chinese, english_hint, chinese_hint = _MESSAGES[rule]
    return Problem(
        severity,
        rule,
        place,
        {"en": _fill(english, params, 0), "zh-Hans": _fill(chinese, params, 1)},
        {"en": _fill(english_hint, params, 0), "zh-Hans": _fill(chinese_hint, params, 1)},
    )


def _fill(template: str, params: dict[str, object], which: int) -> str:
    def value(match: re.Match[str]) -> str:
        raw = params[match[1]]
        if isinstance(raw, tuple):
            return str(raw[which])
        shown = " ".join(str(raw).split())
        return (
            shown if len(shown) <= 80 or ("\n" not in str(raw) and match[1] in _WHOLE) else shown[:77] + "…"
        )

    return _BRACES.sub(value, template)


#: Parameters made by the program, never cut.
_WHOLE = {"known", "allowed", "reason", "what", "questions"}


_REASONS = {
    errno.EACCES: ("no permission", "没有权限"),
    errno.EPERM: ("no permission", "没有权限"),
    errno.EROFS: ("it can only be read", "只读，不能写入"),
    errno.ENOSPC: ("the disk is full", "磁盘已满"),
    errno.ENAMETOOLONG: ("the name is too long", "文件名太长"),
    errno.ENOTDIR: ("a part of the path is not a folder", "路径中有一段不是文件夹"),
    errno.EEXIST: ("a file of that name is in the way", "有同名文件"),
    errno.EIO: ("the disk does not answer", "磁盘没有响应"),
}


def why(error: OSError) -> tuple[str, str]:
    """Why the system refused, in both languages; in its own words where we have none."""
    own = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, (own, own))


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line, column; a mistake reported twice is shown once."""
    unique = {(p.place.file, p.place.line, p.place.column, p.rule, p.message["en"]): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON list."""
    return json.dumps([one.plain() for one in ordered(problems)], ensure_ascii=False, indent=2)

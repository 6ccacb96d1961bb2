"""What the machine has of what the playbook needs, and what to do about the rest."""

import ctypes
import ctypes.util
import platform
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from playbook.cache import user_cache
from playbook.model.base import Language, Text, text
from playbook.texts import fill, pick

_PROJECT = "reception-playbook"
_FONTS = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")
_FONT_FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts",
)  # fmt: skip
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_WORDS: dict[str, Text] = {
    "ok": text("ok", "正常"),
    "missing": text("MISSING", "缺少"),
    "optional": text("not there", "未安装"),
    "good": text("Everything needed is here.", "所需的都已齐全。"),
    "bad": text(
        "{count} needed and missing. `make` installs what it can.",
        "缺少 {count} 项；运行 `make` 可以自动安装大部分。",
    ),
    "python": text("make PYTHON=python3.11 (or newer)", "运行 make PYTHON=python3.11（或更新版本）"),
    "libraries": text("make", "运行 make"),
    "apt": text("apt-get install {package}, or: make", "运行 apt-get install {package}，或 make"),
    "browser": text(
        "only the tests need it: make test, or apt-get install chromium",
        "只有测试需要：make test，或 apt-get install chromium",
    ),
    "kept": text("the next kit begins it", "制作下一份接待材料时自动建立"),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """One thing that is needed or useful; ``version`` is None when it is not there."""

    name: str
    version: str | None
    advice: Text
    needed: bool = True


def examine() -> tuple[Found, ...]:
    """Everything looked for, in the order of importance."""
    return (
        Found("Python", _python(), _WORDS["python"]),
        *_libraries(),
        Found("Pango", _pango(), _apt("libpango-1.0-0")),
        Found("PangoFT2", _loads("libpangoft2-1.0.so.0", "pangoft2-1.0"), _apt("libpangoft2-1.0-0")),
        Found("HarfBuzz subset", _harfbuzz(), _apt("libharfbuzz-subset0")),
        *(Found(f"Font {name}", _font(name), _apt("fonts-noto-cjk")) for name in _FONTS),
        Found("Time zones", _time_zones(), _apt("tzdata")),
        Found("Chromium", _browser(), _WORDS["browser"], needed=False),
        Found("Sheets kept (cache)", _kept(), _WORDS["kept"], needed=False),
    )


def lines(found: Sequence[Found], language: Language) -> Iterator[str]:
    """The findings for people."""
    for one in found:
        key = "ok" if one.version else "missing" if one.needed else "optional"
        rest = one.version or f"→ {pick(one.advice, language)}"
        yield f"{_wide(pick(_WORDS[key], language), 10)}{_wide(one.name, 30)}{rest}"
    lacking = sum(one.needed and one.version is None for one in found)
    yield fill(pick(_WORDS["bad" if lacking else "good"], language), {"count": str(lacking)})


def _wide(words: str, columns: int) -> str:
    """Padded to columns of the terminal, where a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(letter) in "FW" else 1 for letter in words)
    return words + " " * max(1, columns - taken)


def as_plain(found: Sequence[Found]) -> list[dict[str, Any]]:
    """The findings for ``--json``."""
    return [
        {
            "name": one.name,
            "version": one.version,
            "needed": one.needed,
            "advice": None if one.version else {"en": one.advice.en, "zh-Hans": one.advice.zh_hans},
        }
        for one in found
    ]


def _apt(package: str) -> Text:
    advice = _WORDS["apt"]
    return text(fill(advice.en, {"package": package}), fill(advice.zh_hans, {"package": package}))


def _python() -> str | None:
    return platform.python_version() if sys.version_info >= (3, 11) else None


def _libraries() -> Iterator[Found]:
    """The libraries that the project itself names, those for development left out."""
    for line in metadata.requires(_PROJECT) or ():
        name = re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]
        if "extra ==" not in line:
            yield Found(name, _version(name), _WORDS["libraries"])


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _library(*names: str) -> ctypes.CDLL | None:
    for name in names:
        for file in (name, ctypes.util.find_library(name)):
            try:
                return ctypes.CDLL(file) if file else None
            except OSError:
                continue
    return None


def _loads(*names: str) -> str | None:
    library = _library(*names)
    return str(library._name) if library else None


def _asked(library: ctypes.CDLL | None, function: str) -> str | None:
    """What a C function without arguments says about its version."""
    if library is None:
        return None
    call = getattr(library, function)
    call.restype = ctypes.c_char_p
    said: bytes = call()
    return said.decode("ascii", "replace")


def _pango() -> str | None:
    return _asked(_library("libpango-1.0.so.0", "pango-1.0"), "pango_version_string")


def _harfbuzz() -> str | None:
    if _library("libharfbuzz-subset.so.0", "harfbuzz-subset") is None:
        return None
    return _asked(_library("libharfbuzz.so.0", "harfbuzz"), "hb_version_string")


def _font(name: str) -> str | None:
    for folder in (Path(one).expanduser() for one in _FONT_FOLDERS):
        found = next(folder.rglob(name), None) if folder.is_dir() else None
        if found:
            return str(found)
    return None


def _time_zones() -> str | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    try:
        return ZoneInfo("Asia/Shanghai").key
    except ZoneInfoNotFoundError:
        return None


def _kept() -> str | None:
    """How much of rendered sheets is kept, and where: the folder may be deleted at any time."""
    found = user_cache("sheets")
    size = found.size() if found else 0
    return f"{size / 1e6:.1f} MB, {found.folder}" if found and size else None


def _browser() -> str | None:
    command = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if command is None:
        return None
    try:
        said = subprocess.run(  # noqa: S603 - the browser that was found
            [command, "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return said.stdout.strip() or command

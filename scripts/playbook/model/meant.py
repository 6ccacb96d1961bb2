"""Dates and times as people write them elsewhere, turned into the one way of writing, for the hint."""

import re
import unicodedata
from datetime import date, datetime, timedelta

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_CLOCK = re.compile(
    r"(上午|下午|晚上|中午)?\s*(\d{1,2})\s*[:.点时]\s*(\d{2})?\s*(?:分)?(?::\d{2})?\s*([ap])?\.?m?\.?", re.I
)
#: Day 0 of the numbers in which a spreadsheet stores dates.
_SHEET = datetime(1899, 12, 30)  # noqa: DTZ001  a day, not a moment
_SHEET_DAYS = range(36_526, 73_051)  # 2000 to 2099


def meant_day(raw: object) -> str | None:
    """2026-10-12 for 2026/10/12, 2026年10月12日 or a spreadsheet's 46307; None when it is anybody's guess."""
    if isinstance(raw, datetime):
        return f"{raw:%Y-%m-%d}"
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return f"{_SHEET + timedelta(days=int(raw)):%Y-%m-%d}" if int(raw) in _SHEET_DAYS else None
    said = _folded(raw)
    match = _DAY.search(said)
    parts = [int(part) for part in match.groups()] if match else _year_last(said)
    try:
        return date(*parts).isoformat() if parts else None
    except ValueError:
        return None


def _year_last(said: str) -> list[int]:
    """Year, month, day of 12.10.2026 or 28/09/2026; nothing where month and day could be either."""
    match = _YEAR_LAST.search(said)
    if not match:
        return []
    first, sign, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if sign == "." or first > 12:
        return [year, second, first]
    return [year, first, second] if second > 12 else []


def meant_moment(raw: object) -> str | None:
    """2026-10-12 21:40 for 2026/10/12 9:40 PM and its like; None when day or time cannot be told."""
    day = meant_day(raw)
    if day is None:
        return None
    if isinstance(raw, (int, float)):
        minutes = round(raw % 1 * 1440)
        return f"{day} {minutes // 60:02}:{minutes % 60:02}" if minutes and minutes < 1440 else None
    return _at(day, _YEAR_LAST.sub(" ", _DAY.sub(" ", _folded(raw), count=1), count=1))


def meant_clock(raw: object) -> str | None:
    """18:30 for 6:30 PM; None when it is no time of day."""
    said = _folded(raw).strip()
    found = _at("", said) if _CLOCK.fullmatch(said) else None
    return found.strip() if found else None


def _at(day: str, said: str) -> str | None:
    """The day with the time of day that is said after it."""
    match = _CLOCK.search(said)
    if not match:
        return None
    part, hour, minute, half = match.groups()
    hours = int(hour)
    if (part in ("下午", "晚上") or (half or "").lower() == "p") and hours < 12:
        hours += 12
    elif (half or "").lower() == "a" and hours == 12:
        hours = 0
    return f"{day} {hours:02}:{minute or '00'}" if hours < 24 and int(minute or 0) < 60 else None


def _folded(raw: object) -> str:
    """Full-width digits and signs as half-width ones."""
    return unicodedata.normalize("NFKC", raw) if isinstance(raw, str) else ""

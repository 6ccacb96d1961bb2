"""A visit file -> a checked Visit: what the file says, held against the playbook and against itself.

The checks read the data of the file, not the model, so that one mistake does not hide another: each looks at
the parts that are sound.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from playbook import yamlio
from playbook.agenda import MAX_DAYS
from playbook.loading import likeliest, load
from playbook.model.playbook import Playbook
from playbook.model.values import as_text, parse_day, parse_local, parse_zoned
from playbook.model.visit import Guest, Session, Visit
from playbook.people import spelled
from playbook.problems import Problem, Refused, problem
from playbook.visit_ids import unknown_ids
from playbook.writing import joined
from playbook.yamlio import Document

M = TypeVar("M", bound=BaseModel)

#: Letters from here on are not Latin ones (Latin Extended ends below).
_LATIN_LIMIT = 0x0250


def load_visit(path: Path, playbook: Playbook) -> Visit:
    """The visit of a file. Raises Refused with every mistake found, in the order of the file."""
    return checked(yamlio.read(path), playbook)


def checked(document: Document, playbook: Playbook) -> Visit:
    """The visit of a document that was read. Raises Refused with every mistake found."""
    visit = _check(document, playbook)
    if document.problems or visit is None:
        raise Refused(document.problems)
    return visit


def find_problems(document: Document, playbook: Playbook) -> list[Problem]:
    """Every mistake of a document that was read, none when it is a sound visit."""
    _check(document, playbook)
    return document.problems


def _check(document: Document, playbook: Playbook) -> Visit | None:
    if not document.complete:
        return None
    visit = load(document, Visit)
    if isinstance(document.data, dict):
        unknown = list(unknown_ids(document, playbook))
        # "There is no such id" says more than "this cannot be an id".
        named = {one.place.path for one in unknown}
        document.problems[:] = [
            one
            for one in document.problems
            if one.rule not in ("bad-id", "bad-form") or one.place.path not in named
        ]
        document.problems += unknown
        parts = _Parts.of(document.data, ZoneInfo(playbook.company.time_zone))
        for rule in (_stay, _days, _sessions, _ranks, _latin, _declined, _host):
            document.problems += rule(parts, document)
    return visit


@dataclass
class _Parts:
    """The parts of a visit file that are sound by themselves; lists keep their place in the file."""

    raw: dict[str, Any]
    zone: ZoneInfo
    arrives: datetime | None = None
    leaves: datetime | None = None
    home: datetime | None = None
    sessions: list[tuple[int, Session]] = field(default_factory=list)
    guests: list[tuple[int, Guest]] = field(default_factory=list)

    @classmethod
    def of(cls, raw: dict[str, Any], zone: ZoneInfo) -> "_Parts":
        return cls(
            raw=raw,
            zone=zone,
            arrives=_moment(raw, "arrives", "at"),
            leaves=_moment(raw, "leaves", "at"),
            home=_moment(raw, "leaves", "home"),
            sessions=list(_sound(raw.get("sessions"), Session)),
            guests=list(_sound(raw.get("guests"), Guest)),
        )

    def day(self, key: str) -> date | None:
        try:
            return parse_day(self.raw.get(key))
        except ValueError:
            return None


def _moment(raw: dict[str, Any], block: str, key: str) -> datetime | None:
    part = raw.get(block)
    if not isinstance(part, dict):
        return None
    try:
        return (parse_zoned if key == "home" else parse_local)(part.get(key))
    except ValueError:
        return None


def _sound(raw: Any, model: type[M]) -> Iterator[tuple[int, M]]:
    for number, one in enumerate(raw if isinstance(raw, list) else ()):
        try:
            yield number, model.model_validate(one)
        except ValidationError:
            continue


def _stay(parts: _Parts, document: Document) -> Iterable[Problem]:
    arrives, leaves = parts.arrives, parts.leaves
    if arrives is None or leaves is None:
        return
    place = document.place(("leaves", "at"))
    days = (leaves.date() - arrives.date()).days + 1
    if leaves <= arrives:
        yield problem("leaves-early", place, arrives=_shown(arrives), leaves=_shown(leaves))
    elif days > MAX_DAYS:
        yield problem("stay-long", place, days=days, limit=MAX_DAYS)
    if parts.home and parts.home <= leaves.replace(tzinfo=parts.zone):
        home = parts.home.isoformat(" ", "minutes")
        place = document.place(("leaves", "home"))
        yield problem("home-early", place, home=home, leaves=f"{_shown(leaves)} {parts.zone.key}")


def _days(parts: _Parts, document: Document) -> Iterable[Problem]:
    for key in ("confirmed", "visa_received"):
        day = parts.day(key)
        if day and parts.arrives and day > parts.arrives.date():
            arrives = parts.arrives.date().isoformat()
            yield problem("day-late", document.place((key,)), key=key, day=day.isoformat(), arrives=arrives)


def _sessions(parts: _Parts, document: Document) -> Iterable[Problem]:
    arrives, leaves = parts.arrives, parts.leaves
    for number, one in parts.sessions:
        if arrives and leaves and leaves > arrives and (one.start < arrives or one.end > leaves):
            yield problem(
                "session-outside",
                document.place(("sessions", number, "start")),
                title=_title(one),
                start=_shown(one.start),
                end=_shown(one.end),
                arrives=_shown(arrives),
                leaves=_shown(leaves),
            )
    last: Session | None = None
    for number, one in sorted(parts.sessions, key=lambda pair: pair[1].start):
        if last and one.start < last.end:
            yield problem(
                "sessions-overlap",
                document.place(("sessions", number, "start")),
                first=_title(last),
                second=_title(one),
                end=_shown(last.end),
                start=_shown(one.start),
            )
        if last is None or one.end > last.end:
            last = one


def _ranks(parts: _Parts, document: Document) -> Iterable[Problem]:
    """Guests need one order: all ranked and no two alike, or none ranked."""
    listed = parts.raw.get("guests")
    raw = listed if isinstance(listed, list) else []
    if not any(isinstance(one, dict) and one.get("rank") is not None for one in raw):
        return
    first: dict[int, str] = {}
    for number, guest in enumerate(raw):
        if not isinstance(guest, dict):
            continue
        rank, name = guest.get("rank"), str(guest.get("name") or f"guests[{number + 1}]")
        if rank is None:
            yield problem("rank-partial", document.place(("guests", number)), name=name)
        elif isinstance(rank, int) and rank in first:
            place = document.place(("guests", number, "rank"))
            yield problem("rank-tie", place, first=first[rank], second=name, rank=rank)
        elif isinstance(rank, int):
            first[rank] = name


def _latin(parts: _Parts, document: Document) -> Iterable[Problem]:
    """Guests who read no Chinese need a name that they and a driver can read; so do plans of seats."""
    chinese = parts.raw.get("language", "en") != "en"
    for number, guest in parts.guests:
        foreign = any(ord(letter) >= _LATIN_LIMIT and letter.isalpha() for letter in guest.name)
        needed = joined(guest.name) if chinese else foreign
        if guest.latin and joined(guest.latin):
            yield problem("latin-missing", document.place(("guests", number, "latin")), name=guest.latin)
        elif needed and not guest.latin:
            yield problem("latin-missing", document.place(("guests", number, "name")), name=guest.name)
    team = parts.raw.get("team")
    for role, member in team.items() if isinstance(team, dict) else ():
        name = member.get("name") if isinstance(member, dict) else None
        if isinstance(name, str) and joined(name) and not member.get("latin"):
            yield problem("latin-missing", document.place(("team", role, "name")), name=name)


def _declined(parts: _Parts, document: Document) -> Iterable[Problem]:
    """Whoever declines a meal is one of the guests, by any of the names in the file."""
    known = {spelled(name) for _, one in parts.guests for name in (one.name, one.latin, one.chinese) if name}
    raw = parts.raw.get("meals")
    meals: dict[str, Any] = raw if isinstance(raw, dict) else {}
    for which in ("lunch", "dinner"):
        meal = meals.get(which)
        listed = meal.get("declined") if isinstance(meal, dict) else None
        for number, name in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(name, str) and name.strip() and spelled(name) not in known:
                place = document.place(("meals", which, "declined", number))
                names = [one.name for _, one in parts.guests]
                yield problem("guest-unknown", place, name=name, known=likeliest(name, names))


def _host(parts: _Parts, document: Document) -> Iterable[Problem]:
    team = parts.raw.get("team")
    if isinstance(team, dict) and not {"main-host", "salesperson"} & set(team):
        yield problem("missing-key", document.place(("team",)), key="main-host", what=("", ""))


def _title(session: Session) -> tuple[str, str]:
    title = as_text(session.title)
    return title.en, title.zh_hans


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"

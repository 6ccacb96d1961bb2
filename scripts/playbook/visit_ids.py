"""Ids that a visit file names: each exists in the playbook or in the company file."""

from collections.abc import Iterator
from typing import Any

from playbook.checks.references import NOUNS
from playbook.loading import did_you_mean
from playbook.model.playbook import Playbook
from playbook.people import spelled
from playbook.problems import Problem, problem
from playbook.yamlio import Document, Path_

#: An id as written, what it should name, and where it stands.
Named = tuple[str, str, Path_]

_COMMA = (
    "one entry, one id: separate them with the half-width comma `,`. ",
    "多个编号之间请用半角逗号 `,` 分开。",
)
_NONE = ("none so far", "目前没有")
_EXAMPLE = "{name: …, title: …}"


def unknown_ids(document: Document, playbook: Playbook) -> Iterator[Problem]:
    """What does not exist, with the nearest thing that does."""
    known = _known(playbook)
    raw = document.data if isinstance(document.data, dict) else {}
    for noun, value, path in named(raw):
        if value in known[noun]:
            continue
        place = document.place(path)
        near = did_you_mean(value, known[noun])
        if "，" in value or "、" in value:
            near = _COMMA
        if noun in ("person", "holder"):
            near = _person(value, playbook) or near
            yield problem("unknown-person", place, value=value, what=near, example=_EXAMPLE)
        elif noun == "step":
            yield problem("unknown-step", place, value=value, what=near)
        elif noun == "country":
            yield problem("country-unknown", place, value=value, what=_country(value, known[noun]))
        else:
            listed: object = ", ".join(sorted(known[noun])) or _NONE
            yield problem("unknown-id", place, noun=NOUNS[noun], value=value, what=near, known=listed)


#: What people write for countries whose code or name is another.
_COUNTRIES = {"UK": "GB", "EN": "GB", "KO": "KR", "JA": "JP", "USA": "US", "Korea": "KR", "England": "GB"}


def country_code(said: str) -> str:
    """The two letters of a country that was written as a name; anything else as it was."""
    if len(said) <= 2 and said.isascii():
        return said.upper()
    from babel import Locale  # noqa: PLC0415  names of countries, 0.06 s

    for locale in ("en", "zh_Hans", "zh_Hant"):
        for code, name in Locale.parse(locale).territories.items():
            if len(str(code)) == 2 and name.casefold() == said.casefold():
                return str(code)
    return _COUNTRIES.get(said, said)


def _country(value: str, known: set[str]) -> tuple[str, str]:
    code = _COUNTRIES.get(value) or country_code(value)
    if code not in known:
        return "", ""
    return f"did you mean `{code}`? ", f"是不是想写 `{code}`？"


def named(raw: dict[str, Any]) -> Iterator[Named]:
    """Every id in the data of a visit file. What is no text is left to the model to refuse."""
    country = _at(raw, "customer", "country")
    if isinstance(country, str) and country.strip():
        short = len(country.strip()) == 2
        yield "country", country.strip().upper() if short else country.strip(), ("customer", "country")
    single: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("purpose", ("purpose",)),
        ("procedure", ("procedure",)),
        ("level", ("level",)),
        ("vehicle", ("vehicle",)),
        ("room", ("meeting", "room")),
        ("person", ("interpreter",)),
    )
    for noun, path in single:
        yield from _one(noun, _at(raw, *path), path)
    lists: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("purpose", ("other_purposes",)),
        ("visitor-type", ("visitor_types",)),
        ("step", ("done",)),
        ("holder", ("companions",)),
        ("holder", ("meeting", "hosts")),
        ("holder", ("meals", "lunch", "attend")),
        ("holder", ("meals", "dinner", "attend")),
    )
    for noun, path in lists:
        yield from _each(noun, _at(raw, *path), path)
    yield from _team(raw.get("team"))
    yield from _cars(raw.get("vehicles"))
    supplies = raw.get("supplies")
    for key in supplies if isinstance(supplies, dict) else ():
        yield "supply", key, ("supplies", key)
    sessions = raw.get("sessions")
    for number, session in enumerate(sessions if isinstance(sessions, list) else ()):
        yield from _one("holder", _at(session, "lead"), ("sessions", number, "lead"))
        yield from _each("holder", _at(session, "attend"), ("sessions", number, "attend"))


def _team(team: Any) -> Iterator[Named]:
    for role, holder in team.items() if isinstance(team, dict) else ():
        yield "role", role, ("team", role)
        yield from _one("person", holder, ("team", role))


def _cars(cars: Any) -> Iterator[Named]:
    for number, car in enumerate(cars if isinstance(cars, list) else ()):
        yield from _one("vehicle", car, ("vehicles", number))
        for noun, key in (("vehicle", "vehicle"), ("holder", "driver")):
            yield from _one(noun, _at(car, key), ("vehicles", number, key))


def _one(noun: str, value: Any, path: Path_) -> Iterator[Named]:
    if isinstance(value, str) and value.strip():
        yield noun, value.strip(), path


def _each(noun: str, listed: Any, path: Path_) -> Iterator[Named]:
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        yield from _one(noun, one, (*path, number))


def _at(raw: Any, *path: str) -> Any:
    for key in path:
        raw = raw.get(key) if isinstance(raw, dict) else None
    return raw


def _known(playbook: Playbook) -> dict[str, set[str]]:
    company = playbook.company
    people = {one.id for one in company.people}
    roles = {one.id for one in playbook.roles}
    return {
        "purpose": {one.id for one in playbook.purposes},
        "procedure": {one.id for one in playbook.procedures},
        "level": set(playbook.levels),
        "visitor-type": {one.id for one in playbook.visitor_types},
        "step": {one.id for one in playbook.steps},
        "role": roles,
        "person": people,
        "holder": people | roles,
        "room": {one.id for one in company.rooms},
        "vehicle": {one.id for one in company.vehicles},
        "supply": {one.id for one in playbook.supplies},
        "country": countries(),
    }


def countries() -> set[str]:
    """The codes of countries and regions."""
    from babel import Locale  # noqa: PLC0415  names of countries, 0.06 s

    codes = {str(code) for code in Locale.parse("en").territories}
    return {code for code in codes if len(code) == 2} - _NO_COUNTRIES


#: Codes that stand for more than one country, or for none.
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "ZZ"}


def _person(value: str, playbook: Playbook) -> tuple[str, str] | None:
    """The person whose name was written instead of the id."""
    wanted = spelled(value)
    for one in playbook.company.people:
        if wanted in (spelled(one.name), spelled(one.latin)):
            return f"did you mean `{one.id}`? ", f"是不是想写 `{one.id}`？"
    return None

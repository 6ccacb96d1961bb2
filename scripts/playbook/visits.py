"""A visit file -> a checked Visit: what the file says, held against the playbook and against itself."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from playbook import yamlio
from playbook.agenda import MAX_DAYS
from playbook.checks.references import Known, unknown
from playbook.loading import load
from playbook.model.playbook import Playbook
from playbook.model.values import as_text
from playbook.model.visit import Session, Visit
from playbook.problems import Problem, Refused, problem
from playbook.yamlio import Document, Path_

#: Letters from here on are not Latin ones (Latin Extended ends below).
_LATIN_LIMIT = 0x0250


def load_visit(path: Path, playbook: Playbook) -> Visit:
    """The visit of a file. Raises Refused with every mistake found, in the order of the file."""
    document = yamlio.read(path)
    if document.problems:
        raise Refused(document.problems)
    visit = load(document, Visit)
    if visit is None:
        document.problems += list(_loose_ids(document, playbook))
        raise Refused(document.problems)
    document.problems += list(check_visit(visit, playbook, document))
    if document.problems:
        raise Refused(document.problems)
    return visit


def check_visit(visit: Visit, playbook: Playbook, document: Document) -> Iterator[Problem]:
    """What is wrong with a visit that loads."""
    yield from _ids(visit, playbook, document)
    yield from _stay(visit, document)
    yield from _sessions(visit, document)
    yield from _guests(visit, document)
    if not {"main-host", "salesperson"} & set(visit.team):
        yield problem("missing-key", document.place(("team", "main-host")), key="main-host", what=("", ""))


def _loose_ids(document: Document, playbook: Playbook) -> Iterator[Problem]:
    """Unknown ids of a file that does not load, so that all mistakes come at once."""
    raw = document.data
    if not isinstance(raw, dict):
        return
    known = Known(playbook)
    named: list[tuple[str, object, Path_]] = [("purpose", raw.get("purpose"), ("purpose",))]
    team = raw.get("team")
    if isinstance(team, dict):
        named += [("role", role, ("team", role)) for role in team]
    for noun, value, path in named:
        if isinstance(value, str) and value not in known.ids[noun]:
            yield unknown(noun, value, known.ids[noun], document.place(path))


def _ids(visit: Visit, playbook: Playbook, document: Document) -> Iterator[Problem]:
    known = Known(playbook)
    known.ids["holder"] = known.ids["role"] | known.ids["person"]
    for noun, value, path in _named(visit):
        if value not in known.ids[noun]:
            shown = "role" if noun == "holder" else noun
            yield unknown(shown, value, known.ids[noun], document.place(path))
    company = playbook.company
    rooms = {room.id for room in company.rooms}
    if visit.meeting.room and visit.meeting.room not in rooms:
        yield unknown("room", visit.meeting.room, rooms, document.place(("meeting", "room")))
    vehicles = {vehicle.id for vehicle in company.vehicles}
    if visit.vehicle and visit.vehicle not in vehicles:
        yield unknown("vehicle", visit.vehicle, vehicles, document.place(("vehicle",)))
    supplies = {supply.id for supply in playbook.supplies}
    for supply in visit.supplies:
        if supply not in supplies:
            yield unknown("supply", supply, supplies, document.place(("supplies", supply)))


def _named(visit: Visit) -> Iterator[tuple[str, str, Path_]]:
    yield "purpose", visit.purpose, ("purpose",)
    yield from (("purpose", one, ("other_purposes", n)) for n, one in enumerate(visit.other_purposes))
    yield from (("step", one, ("done", n)) for n, one in enumerate(visit.done))
    if visit.procedure:
        yield "procedure", visit.procedure, ("procedure",)
    for role, holder in visit.team.items():
        yield "role", role, ("team", role)
        if isinstance(holder, str):
            yield "person", holder, ("team", role)
    if isinstance(visit.interpreter, str):
        yield "person", visit.interpreter, ("interpreter",)
    for base, listed in _holders(visit):
        yield from (("holder", one, (*base, n)) for n, one in enumerate(listed))
    yield from (("holder", one.lead, ("sessions", n, "lead")) for n, one in enumerate(visit.sessions) if one.lead)


def _holders(visit: Visit) -> Iterable[tuple[Path_, tuple[str, ...]]]:
    yield ("meeting", "hosts"), visit.meeting.hosts
    yield ("companions",), visit.companions
    yield ("meals", "lunch", "attend"), visit.meals.lunch.attend
    yield ("meals", "dinner", "attend"), visit.meals.dinner.attend
    for number, session in enumerate(visit.sessions):
        yield ("sessions", number, "attend"), session.attend


def _stay(visit: Visit, document: Document) -> Iterator[Problem]:
    arrives, leaves = visit.arrives.at, visit.leaves.at
    place = document.place(("leaves", "at"))
    if leaves <= arrives:
        yield problem("leaves-early", place, arrives=f"{arrives:%Y-%m-%d %H:%M}", leaves=f"{leaves:%Y-%m-%d %H:%M}")
    elif (leaves.date() - arrives.date()).days >= MAX_DAYS:
        yield problem("stay-long", place, days=(leaves.date() - arrives.date()).days + 1, limit=MAX_DAYS)


def _sessions(visit: Visit, document: Document) -> Iterator[Problem]:
    arrives, leaves = visit.arrives.at, visit.leaves.at
    for number, one in enumerate(visit.sessions):
        if leaves > arrives and (one.start < arrives or one.end > leaves):
            yield problem(
                "session-outside", document.place(("sessions", number, "start")), title=_title(one),
                start=f"{one.start:%Y-%m-%d %H:%M}", end=f"{one.end:%H:%M}",
                arrives=f"{arrives:%Y-%m-%d %H:%M}", leaves=f"{leaves:%Y-%m-%d %H:%M}",
            )
    numbered = sorted(enumerate(visit.sessions), key=lambda pair: pair[1].start)
    for (_, first), (number, second) in pairwise(numbered):
        if second.start < first.end:
            yield problem(
                "sessions-overlap", document.place(("sessions", number, "start")), first=_title(first),
                second=_title(second), end=f"{first.end:%m-%d %H:%M}", start=f"{second.start:%m-%d %H:%M}",
            )


def _title(session: Session) -> tuple[str, str]:
    title = as_text(session.title)
    return title.en, title.zh_hans


def _guests(visit: Visit, document: Document) -> Iterator[Problem]:
    ranked: dict[int, str] = {}
    some = any(guest.rank is not None for guest in visit.guests)
    for number, guest in enumerate(visit.guests):
        if some and guest.rank is None:
            yield problem("rank-partial", document.place(("guests", number)), name=guest.name)
        elif guest.rank is not None:
            if guest.rank in ranked:
                yield problem(
                    "rank-tie", document.place(("guests", number, "rank")), first=ranked[guest.rank],
                    second=guest.name, rank=guest.rank,
                )
            ranked.setdefault(guest.rank, guest.name)
        if not guest.latin and any(ord(letter) >= _LATIN_LIMIT and letter.isalpha() for letter in guest.name):
            if visit.language == "en":
                yield problem("latin-missing", document.place(("guests", number)), name=guest.name)



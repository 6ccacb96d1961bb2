"""Our own people: too few, too many, in two places, without the guests' language."""

import re
from collections.abc import Iterator
from itertools import combinations

from playbook.agenda import AgendaItem
from playbook.findings.look import Finding, Level, Look, guest_name
from playbook.model.base import Text
from playbook.people import GuestPerson, HostPerson

#: ``en``, ``zh-Hans``: a language written in a way that can be compared.
_CODE = re.compile(r"^[a-z]{2}(-[a-z]+)?$")
_LEADERS = ("company-leaders", "chairman", "general-manager")


def find(look: Look) -> Iterator[Finding]:
    """Findings about the host side."""
    yield from _numbers(look)
    yield from _roles(look)
    yield from _language(look)
    yield from _leaders(look)
    yield from _two_places(look)


def _called(look: Look, item: AgendaItem) -> tuple[HostPerson, ...]:
    return look.cast.named((*((item.lead,) if item.lead else ()), *item.attend))


def _numbers(look: Look) -> Iterator[Finding]:
    """Too few at the table (PROTOCOL R6); at a meal more than the procedure allows (Q5-022, Q0-035)."""
    for note in look.seating.notes:
        action = look.phrases.word("action-few-hosts")
        yield Finding(rule="few-hosts", level="look", text=note, action=action, source="R6")
    procedure = next(one for one in look.playbook.procedures if one.id == look.facts["procedure"])
    rule = procedure.companions
    most = rule.most(len(look.cast.guests)) if rule else None
    if rule is None or most is None:
        return
    interpreter = look.cast.holders.get("interpreter")
    meals = [item for item in look.agenda.items if item.kind == "meal"]
    hosts = [[one for one in _called(look, item) if one.id != interpreter] for item in meals]
    crowd, meal = max(zip(map(len, hosts), meals, strict=True), key=lambda pair: pair[0], default=(0, None))
    if meal and crowd > most:
        yield look.one(
            "many-hosts",
            "look",
            ", ".join(rule.sources),
            meal=meal.title,
            hosts=str(crowd),
            guests=str(len(look.cast.guests)),
            most=str(most),
        )


def _roles(look: Look) -> Iterator[Finding]:
    owners = {step.owner for step in look.steps if step.status != "not-applicable"}
    missing = [
        role.title for role in look.playbook.roles if role.id in owners and role.id not in look.cast.holders
    ]
    if missing:
        yield look.one("no-holder", "look", roles=look.phrases.listed(missing))
    main, second = look.cast.holder("main-host"), look.cast.holder("secondary-host")
    if main and main == second:
        yield look.one("one-for-two", "look", name=_name(main))
    if main and look.facts["interpreter"] and look.cast.holder("interpreter") == main:
        yield look.one("host-interprets", "look", "R6", name=_name(main))


def _name(host: HostPerson) -> str:
    return host.latin or host.name


def _language(look: Look) -> Iterator[Finding]:
    if look.facts["interpreter"] and "interpreter" not in look.cast.holders:
        yield look.one("interpreter-open", "look")
    if any(one.interpreter for one in look.cast.guests):
        return
    table = [look.cast.person(one.id) for one in look.seating.attendees if one.side == "host"]
    spoken = _codes(tuple(word for one in table if one for word in one.languages))
    interpreter = look.cast.holder("interpreter")
    if interpreter is None and look.visit.language == "en" and "en" not in spoken:
        yield look.one("no-language", "urgent")
        return
    if interpreter and not interpreter.languages:
        return
    spoken |= _codes(interpreter.languages) if interpreter else set()
    mute = [guest for guest in look.cast.guests if _apart(guest, spoken)]
    if mute and spoken:
        level: Level = "urgent" if mute[0].order == 1 else "look"
        yield look.one("no-common-language", level, "R21", names=look.listed([guest_name(g) for g in mute]))


def _apart(guest: GuestPerson, spoken: set[str]) -> bool:
    """Whether a guest's languages are all written as codes, and nobody of ours speaks one of them."""
    known = _codes(guest.languages)
    return len(known) == len(guest.languages) > 0 and not known & spoken


def _codes(languages: tuple[str, ...]) -> set[str]:
    return {one.casefold()[:2] for one in languages if _CODE.match(one.casefold())}


def _leaders(look: Look) -> Iterator[Finding]:
    """A leader is promised and has no slot; the stated level asks for somebody who is nowhere called."""
    seen = {one.id for one in look.seating.attendees if one.side == "host"}
    seen |= {host.id for item in look.agenda.items for host in _called(look, item)}
    if look.facts["top-leader"] and not {one.id for one in look.cast.named(_LEADERS)} & seen:
        yield look.one("leader-no-slot", "look")
    if look.level is None or look.level.standing == "suggested":
        if look.level:
            yield look.one(
                "level-open",
                "look",
                title=look.level.title,
                reason=look.level.reason,
                file_key=look.level.key,
            )
        return
    wanted = look.level.receives
    holders = {one.person.id for one in wanted if one.person}
    if holders and not holders & seen:
        roles = look.phrases.listed([one.role for one in wanted])
        yield look.one("level-host", "look", level=look.level.title, roles=roles)


def _two_places(look: Look) -> Iterator[Finding]:
    """Somebody of ours, or a room, that two sessions want at one time."""
    items = [item for item in look.agenda.items if item.kind != "travel"]
    for one, other in combinations(items, 2):
        if not (one.start < other.end and other.start < one.end):
            continue
        values: dict[str, Text | str] = {
            "first": one.title,
            "second": other.title,
            "when": f"{other.start:%m-%d %H:%M}",
        }
        for host in _called(look, one):
            if host in _called(look, other):
                yield look.one("two-places", "urgent", name=_name(host), **values)
        if one.room and one.room == other.room:
            room = next(room for room in look.playbook.company.rooms if room.id == one.room)
            yield look.one("room-twice", "urgent", room=room.name, **values)

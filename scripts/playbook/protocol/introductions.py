"""Who is introduced to whom, who offers the hand, how names are said (PROTOCOL R28, R29; OV-156 to 160)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from playbook.agenda import AT_TABLE, Agenda, AgendaItem
from playbook.model.base import Language, Line, Model, Text, as_written
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import Cast, GuestPerson, HostPerson
from playbook.phrases import Phrases
from playbook.seating import Side
from playbook.seats.model import Wording
from playbook.table import hosts_at, interpreter_of
from playbook.texts import pick


class Introduced(Model):
    """Somebody who is presented to the other side."""

    id: str
    #: The sentence to be spoken, in the language of those who listen.
    said: str
    #: The name as the listener's language writes it, then every other spelling: help to pronounce it.
    name: Line
    spellings: tuple[Line, ...]
    title: Text


class Round(Model):
    """One side presented to the other, by rank."""

    side: Side
    #: The language in which the sentences are spoken.
    language: Language
    people: tuple[Introduced, ...]
    #: How many more come after those named one by one.
    more: int
    #: Why this round may be left out.
    skip: Text | None


class Joining(Model):
    """Somebody of ours who comes only later, and has to be introduced then."""

    person: HostPerson
    title: Text
    start: datetime


class Introductions(Model):
    """The whole opening: where, by whom, in which order."""

    title: Text | None
    start: datetime | None
    place: Text | None
    introducer: HostPerson | None
    rounds: tuple[Round, ...]
    joining: tuple[Joining, ...]
    #: Who leads each side, for the handshake (R29).
    first_host: HostPerson | None
    first_guest: GuestPerson
    interpreter: HostPerson | None
    conventions: tuple[Text, ...]


def introductions(visit: Visit, playbook: Playbook, cast: Cast, agenda: Agenda) -> Introductions:
    """The introductions at the first session of a visit, and of whoever joins later."""
    opening = agenda.first("welcome") or agenda.first(*AT_TABLE)
    hosts = _present(visit, cast, agenda, opening)
    maker = _Maker(visit, playbook)
    hosts_first = playbook.protocol.profile.introduced_first == "hosts"
    rounds = (maker.hosts(hosts), maker.guests(cast.guests))
    return Introductions(
        title=opening.title if opening else None,
        start=opening.start if opening else None,
        place=opening.place if opening else None,
        introducer=cast.holder("main-host"),
        rounds=rounds if hosts_first else rounds[::-1],
        joining=tuple(_joining(cast, agenda, opening, hosts)),
        first_host=hosts[0] if hosts else None,
        first_guest=cast.guests[0],
        interpreter=interpreter_of(visit, cast),
        conventions=Wording(playbook.protocol, playbook.words).conventions("R28"),
    )


def _present(visit: Visit, cast: Cast, agenda: Agenda, opening: AgendaItem | None) -> tuple[HostPerson, ...]:
    """Whoever of ours is called to the opening, most senior first; the main host always."""
    interpreter = interpreter_of(visit, cast)
    called = [interpreter.id] if interpreter else []
    if opening is None or visit.meeting.hosts:
        called += [one.id for one in hosts_at(visit, cast, agenda, AT_TABLE)]
    else:
        called += ["main-host", "secondary-host", *([opening.lead] if opening.lead else []), *opening.attend]
    return cast.named(called)


def _joining(
    cast: Cast, agenda: Agenda, opening: AgendaItem | None, there: Sequence[HostPerson]
) -> Iterator[Joining]:
    """Everybody of ours with the first session after the opening, in order of time, then of rank."""
    known = {one.id for one in there}
    for item in agenda.items:
        if opening is None or item.start < opening.start:
            continue
        for person in cast.named((*((item.lead,) if item.lead else ()), *item.attend)):
            if person.id not in known:
                known.add(person.id)
                yield Joining(person=person, title=item.title, start=item.start)


class _Maker:
    """The sentences of one visit."""

    def __init__(self, visit: Visit, playbook: Playbook) -> None:
        self.visit, self.playbook, self.phrases = visit, playbook, Phrases(playbook)
        self.most = playbook.protocol.profile.introduced_singly
        self.own = playbook.company.short_name

    def hosts(self, hosts: Sequence[HostPerson]) -> Round:
        """Ours to the guests, in the language that the guests read."""
        language = self.visit.language
        people = [self._host(one, language) for one in hosts]
        return self._round("host", language, people, None)

    def guests(self, guests: Sequence[GuestPerson]) -> Round:
        """The guests to our leaders, in Chinese (OV-159); a single guest needs no introduction (OV-160)."""
        language: Language = "zh-Hant" if self.visit.language == "zh-Hant" else "zh-Hans"
        people = [self._guest(one, language) for one in guests]
        skip = self.phrases.word("intro-single") if len(guests) == 1 else None
        return self._round("guest", language, people, skip)

    def _round(self, side: Side, language: Language, people: list[Introduced], skip: Text | None) -> Round:
        shown = tuple(people[: self.most])
        return Round(side=side, language=language, people=shown, more=len(people) - len(shown), skip=skip)

    def _host(self, one: HostPerson, language: Language) -> Introduced:
        name = (one.latin or one.name) if language == "en" else one.name
        said = self.phrases.word("intro-say-host", name=name, title=one.title, company=self.own)
        return self._introduced(one.id, said, language, (name, one.name, one.latin), one.title)

    def _guest(self, one: GuestPerson, language: Language) -> Introduced:
        name = one.in_chinese
        theirs = self.visit.customer
        customer = as_written(theirs.chinese or theirs.name, theirs.name)
        said = self.phrases.word("intro-say-guest", name=name, title=one.title, company=customer)
        return self._introduced(one.id, said, language, (name, one.name, one.latin), one.title)

    @staticmethod
    def _introduced(
        who: str, said: Text, language: Language, names: Sequence[str | None], title: Text
    ) -> Introduced:
        spelt = list(dict.fromkeys(one for one in names if one))
        return Introduced(
            id=who, said=pick(said, language), name=spelt[0], spellings=tuple(spelt[1:]), title=title
        )

"""What the letters say, as blocks that a Word document and a printed page set in their own ways.

Guests read them: they are made of what guests may know, and say nothing that the visit file does not; the
rest is a blank. What each has to hold: OV-069, OV-070 (letter for the visa), OV-214 to OV-220 (thanks).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from playbook.agenda import place_of
from playbook.model.base import Language, Text, as_written
from playbook.people import GuestPerson, HostPerson
from playbook.plan import VisitPlan
from playbook.render.docx import Cell, Piece
from playbook.render.voice import Voice
from playbook.texts import LOCALES
from playbook.words import fill

_BLANK = re.compile(r"(\[[^\[\]]*\]|【[^【】]*】)")
#: Rows to write in where the visit file names no topic, and in a table of what is open.
_ROWS = 3
#: More guests than these are thanked together, and together get a copy.
_NAMED = 5
#: More guests than these stand on a list of their own behind the letter for the visa.
_ON_THE_LETTER = 6


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the legal name in both scripts, and how to reach the company."""

    names: tuple[str, ...]
    reach: tuple[str, ...]


@dataclass(frozen=True)
class Title:
    """The head of a letter or of its annex; ``annex`` begins a page."""

    said: str
    annex: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading inside."""

    said: str


@dataclass(frozen=True)
class Says:
    """A paragraph."""

    line: list[Piece]
    right: bool = False
    small: bool = False


@dataclass(frozen=True)
class Table:
    """A ruled table, widths in cm; with ``head`` the first row names the columns."""

    rows: list[list[Cell]]
    widths: tuple[float, ...]
    head: bool = False


@dataclass(frozen=True)
class Signature:
    """Lines of one block to sign above, such as an address; at the right for the company's seal."""

    lines: Cell
    right: bool = False


Block = Letterhead | Title | Heading | Says | Table | Signature


class Letter(NamedTuple):
    """One letter in one language, from top to bottom."""

    id: Literal["invitation", "thank-you"]
    language: Language
    title: str
    blocks: tuple[Block, ...]


def thank_you_letter(plan: VisitPlan) -> Letter:
    """The letter of the day after, in the guests' language (OV-214 to OV-220)."""
    say, first = _Words(plan, plan.visit.language), plan.cast.guests[0]
    topics = [say.voice.say(one) for one in plan.visit.meeting.topics]
    blocks: list[Block] = [
        say.letterhead(),
        Says(say.word("letter-date"), right=True),
        Says(say.word("letter-to", names=say.guest(first))),
        Title(say.plain("thanks-title")),
        Says(say.word("letter-dear", name=say.name(first), title=first.title)),
        Says(say.thanks()),
        Says(say.word("thanks-personal")),
        Heading(say.plain("thanks-agreed-head")),
        say.table("thanks", ("topic", "agreed", "who"), topics),
        Heading(say.plain("thanks-open-head")),
        say.table("thanks", ("open", "stands", "until"), []),
    ]
    for part in ("news", "further"):
        blocks += [Heading(say.plain(f"thanks-{part}-head")), Says(say.word(f"thanks-{part}"))]
    blocks += [
        Says(say.word("thanks-questions")),
        Says(say.word("letter-regards")),
        say.signature(plan.cast.holder("main-host")),
        Says(say.ticks("thanks-enclosed"), small=True),
    ]
    others = [say.name(one) for one in plan.cast.guests[1:]]
    copies = [say.plain("thanks-copy-all")] if len(others) > _NAMED else others
    if copies := copies + say.colleagues():
        blocks.append(Says(say.word("thanks-copy", names=say.voice.listed(copies)), small=True))
    return Letter("thank-you", say.language, say.plain("thanks-title"), tuple(blocks))


def invitation_letters(plan: VisitPlan) -> tuple[Letter, ...]:
    """The letter that guests show at the consulate (OV-069, OV-070): in their language, and in Chinese."""
    own = plan.visit.language
    languages: tuple[Language, ...] = ("en", "zh-Hans") if own == "en" else (own,)
    return tuple(_invitation(plan, one) for one in languages)


def _invitation(plan: VisitPlan, language: Language) -> Letter:
    say, company = _Words(plan, language), plan.playbook.company
    customer = plan.visit.customer
    name = customer.name if language == "en" else customer.chinese or customer.name
    guests = plan.cast.guests
    many = len(guests) > _ON_THE_LETTER
    opening = say.word(
        "invitation-opening-list" if many else "invitation-opening",
        company=company.legal_name,
        customer=name,
        n=str(len(guests)),
        first=say.guest(guests[0]),
    )
    rows: list[list[Cell]] = [
        [[say.plain(f"invitation-{key}-label")], one] for key, one in _particulars(say).items()
    ]
    blocks: list[Block] = [
        say.letterhead(),
        Title(say.plain("invitation-title")),
        Says(say.word("invitation-to")),
        Says(say.word("letter-date"), right=True),
        Says(opening),
        *([] if many else [say.travellers()]),
        Table(rows, (4.5, 11.5)),
        Says(say.word("invitation-request")),
        Signature(
            (say.voice.say(company.legal_name), say.word("invitation-signs"), say.word("invitation-seal")),
            right=True,
        ),
    ]
    if many:
        annex = say.voice.word("invitation-annex", n=str(len(guests)))
        blocks += [Title(annex, annex=True), say.travellers(numbered=True)]
    return Letter("invitation", language, say.plain("invitation-title"), tuple(blocks))


def _particulars(say: "_Words") -> dict[str, Cell]:
    """What the embassy asks for about the stay and those who invite."""
    plan, company = say.plan, say.plan.playbook.company
    host = plan.cast.holder("main-host")
    return {
        "purpose": [say.word("invitation-purpose", purposes=say.purposes())],
        "relation": [say.word("invitation-relation")],
        "stay": [say.stay("invitation-stay", one_day="invitation-stay-day")],
        "entries": [say.word("invitation-entries")],
        "places": [say.voice.say(company.address), say.word("invitation-places")],
        "hotel": say.hotel(),
        "costs": say.costs(),
        "inviter": [say.voice.say(company.legal_name), *say.reached(company)],
        "contact": [say.host(host), *say.reached(host)] if host else [say.word("invitation-blank")],
    }


class _Words:
    """The words of one letter in one language, with their blanks, and the people as its readers name them."""

    def __init__(self, plan: VisitPlan, language: Language) -> None:
        self.plan, self.language = plan, language
        self.voice = Voice(plan.playbook, language)

    def plain(self, key: str) -> str:
        return self.voice.word(key)

    def word(self, key: str, **values: Text | str) -> list[Piece]:
        """A sentence, its blanks apart: values of the visit are never taken for one."""
        said = {name: self.voice.say(value) for name, value in values.items()}
        parts = _BLANK.split(self.voice.say(self.plan.playbook.words[key]))
        return [self._piece(part, said, bool(at % 2)) for at, part in enumerate(parts) if part]

    def _piece(self, part: str, said: dict[str, str], blank: bool) -> Piece:
        """A blank that holds a value is one to check before the letter goes out."""
        values = [said[name] for name in re.findall(r"\{(\w+)\}", part)] if blank else []
        return Piece(fill(part, said), blank, " ".join(values) if values else None)

    def ticks(self, key: str) -> list[Piece]:
        """A sentence whose blanks are boxes to tick where it is printed."""
        return [one._replace(printed=f"☐ {one.text[1:-1]}") if one.blank else one for one in self.word(key)]

    def name(self, guest: GuestPerson) -> str:
        return guest.latin if self.language == "en" else guest.in_chinese

    def guest(self, guest: GuestPerson) -> str:
        return self.voice.word("letter-person", name=self.name(guest), title=guest.title)

    def host(self, person: HostPerson) -> str:
        name = (person.latin or person.name) if self.language == "en" else person.name
        return self.voice.word("letter-person", name=name, title=person.title)

    def colleagues(self) -> list[str]:
        """Our people of the minutes, without the one who signs."""
        signs = self.plan.cast.holder("main-host")
        found = next((one for one in self.plan.forms if one.form.id == "minutes"), None)
        names = found.values.get("party-b", ()) if found else ()
        own = as_written(signs.name, signs.latin) if signs else None
        return [self.voice.say(one) for one in names if isinstance(one, Text) and one != own]

    def thanks(self) -> list[Piece]:
        """For which days, and to whom else."""
        others = [self.name(one) for one in self.plan.cast.guests[1:]]
        said = self.stay("thanks-days", one_day="thanks-one-day")
        if not others:
            return said
        many = len(others) > _NAMED
        too = self.word("thanks-all" if many else "thanks-others", names=self.voice.listed(others))
        return [*said, Piece(" " if self.language == "en" else ""), *too]

    def stay(self, key: str, one_day: str) -> list[Piece]:
        """First and last day, with the year."""
        visit = self.plan.visit
        first, last = (self._day(end.at) for end in (visit.arrives, visit.leaves))
        company = self.plan.playbook.company.legal_name
        values: dict[str, Text | str] = {"first": first, "last": last, "company": company}
        return self.word(one_day if first == last else key, **values)

    def _day(self, moment: datetime) -> str:
        from babel.dates import format_date  # noqa: PLC0415 - keeps `playbook check` quick

        pattern = "d MMMM y" if self.language == "en" else "y年M月d日"
        return str(format_date(moment.date(), pattern, locale=LOCALES[self.language]))

    def purposes(self) -> str:
        """Why they come, in words that may lie before a stranger: no embassy reads 'complaint'."""
        words, titles = self.plan.playbook.words, {one.id: one.title for one in self.plan.playbook.purposes}
        wanted = (self.plan.visit.purpose, *self.plan.visit.other_purposes)
        return self.voice.listed(
            [self.voice.say(words.get(f"invitation-purpose-{one}", titles[one])) for one in wanted]
        )

    def hotel(self) -> list[list[Piece]]:
        """Where they sleep, as far as it is known; nobody needs a bed for a single day."""
        place = place_of(self.plan.playbook.company, self.plan.visit.hotel)
        said = place.name if place else self.plan.visit.hotel
        if said is None:
            return [self.word("invitation-hotel")]
        known = [self.voice.say(said)]
        if place:
            known += [one for one in (self.voice.say(place.address), place.phone or "") if one]
        return [[Piece(known[0])], *([[Piece(" · ".join(known[1:]))]] if known[1:] else [])]

    def costs(self) -> list[list[Piece]]:
        """Who pays for what: a house rule for the bed, else a blank."""
        payer = self.plan.playbook.company.settings.hotel_paid_by
        return [
            self.word(f"invitation-costs-{one}", payer=self.plan.playbook.words[f"invitation-payer-{payer}"])
            for one in ("travel", "hotel", "stay", "insurance")
        ]

    def reach(self, who: Any) -> list[str]:
        """Telephone and e-mail of a person or of the company, as far as they are known."""
        known = (("phone", who.phone), ("email", who.email))
        return [self.voice.word(f"letter-{key}", **{key: value}) for key, value in known if value]

    def reached(self, who: Any) -> list[str]:
        """The same on one line, or no line."""
        found = self.reach(who)
        return [" · ".join(found)] if found else []

    def letterhead(self) -> Letterhead:
        company = self.plan.playbook.company
        names = (self.voice.say(company.legal_name), company.legal_name.en, company.legal_name.zh_hans)
        reach = (self.voice.say(company.address), *self.reach(company), company.website)
        return Letterhead(tuple(dict.fromkeys(names))[:2], reach)

    def signature(self, person: HostPerson | None) -> Signature:
        own = [self.host(person), *self.reached(person)] if person else []
        company = self.voice.say(self.plan.playbook.company.legal_name)
        return Signature((self.word("letter-signature"), *own, company))

    def table(self, part: str, columns: tuple[str, str, str], known: Sequence[str]) -> Table:
        """A table with a head; what is known stands in the first column, the rest is blank."""
        first, second, third = ([self.word(f"{part}-{key}")] for key in columns)
        rows: list[list[Cell]] = [[[self.plain(f"{part}-column-{key}")] for key in columns]]
        rows += [[[one], second, third] for one in known] or [[first, second, third]] * _ROWS
        return Table(rows, (5, 7, 4), head=True)

    def travellers(self, *, numbered: bool = False) -> Table:
        """Each guest with what the consulate asks for; passports are never in a visit file."""
        keys = ("name", "title", "sex", "born", "nationality", "passport")
        blank: Cell = [self.word("invitation-blank")]
        rows: list[list[Cell]] = [[[self.plain(f"invitation-column-{key}")] for key in keys]]
        for number, guest in enumerate(self.plan.cast.guests, 1):
            check = self.word("invitation-name", name=guest.latin)
            name = [piece._replace(printed="") if piece.blank else piece for piece in check]
            place = [Piece(f"{number}. ")] if numbered else []
            rows.append([[[*place, *name]], [self.voice.say(guest.title)], *[blank] * 4])
        return Table(rows, (4, 3.4, 1.4, 2.4, 2.2, 2.6), head=True)

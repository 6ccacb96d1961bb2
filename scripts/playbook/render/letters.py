"""Papers to type in: the minutes that both sides sign, the thank-you letter, the letter for the visa.

Guests read all three: they are made of what guests may know, and say nothing that the visit file does not;
the rest is a blank in brackets. What each has to hold: OV-069, OV-070, OV-180 to OV-190, OV-214 to OV-220.
"""

import re
from datetime import datetime
from typing import Any

from playbook.agenda import place_of
from playbook.model.base import Language, Text, text
from playbook.people import GuestPerson, HostPerson
from playbook.plan import VisitPlan
from playbook.render.docx import Cell, Paper, Piece
from playbook.render.view_forms import forms
from playbook.render.voice import Voice
from playbook.texts import LOCALES
from playbook.words import fill

_BLANK = re.compile(r"(\[[^\[\]]*\]|【[^【】]*】)")
#: Rows to write in where the visit file names no topic.
_ROWS = 3
#: More guests than these are thanked together; each of them stands in the copy list.
_NAMED = 5


def minutes(plan: VisitPlan) -> bytes:
    """The form of the minutes in the languages of both sides, filled as on the kit's page."""
    voice = guest_voice(plan)
    form: dict[str, Any] = forms(plan, voice, "guest")["minutes"]
    paper = _paper(plan, voice, _both(form["title"], " "))
    paper.title(_both(form["title"], " "))
    fields = [field for field in form["fields"] if field["id"] != "topics"]
    topics = next(field for field in form["fields"] if field["id"] == "topics")
    rows: list[list[Cell]] = [
        [_sides(field["label"]), list(field["given"]) or [""] * (field["lines"] or 1)] for field in fields
    ]
    paper.table(rows, (4.5, 11.5))
    for at, label in enumerate(form["labels"]["topic"]):
        named = f" · {topics['given'][at]}" if at < len(topics["given"]) else ""
        paper.head(f"{_both(label, ' ')}{named}")
        paper.table([[_sides(form["labels"]["details"]), [""] * topics["lines"]]], (4.5, 11.5))
    date = _both(form["labels"]["date"], " ")
    signs: list[Cell] = [
        [*_sides(one["label"]), "", "", *([date] if one["dated"] else [])] for one in form["signatures"]
    ]
    if signs:
        paper.space()
        paper.table([signs], [16 / len(signs)] * len(signs))
    return paper.content()


def thank_you(plan: VisitPlan) -> bytes:
    """The letter of the day after, in the guests' language (OV-214 to OV-220)."""
    letter = _Letter(plan, plan.visit.language, "thanks-title")
    paper, first = letter.paper, plan.cast.guests[0]
    letter.letterhead()
    paper.line(letter.word("letter-date"), right=True)
    paper.line(letter.word("letter-to", names=letter.guest(first)))
    paper.title(letter.plain("thanks-title"))
    paper.line(letter.word("letter-dear", name=letter.name(first), title=first.title))
    paper.line(letter.thanks())
    paper.line(letter.word("thanks-personal"))
    topics = [letter.voice.say(one) for one in plan.visit.meeting.topics]
    paper.head(letter.plain("thanks-agreed-head"))
    letter.rows("thanks", ("topic", "agreed", "who"), topics)
    paper.head(letter.plain("thanks-open-head"))
    letter.rows("thanks", ("open", "stands", "until"), [])
    for part in ("news", "further"):
        paper.head(letter.plain(f"thanks-{part}-head"))
        paper.line(letter.word(f"thanks-{part}"))
    paper.line(letter.word("thanks-questions"))
    paper.line(letter.word("letter-regards"))
    letter.signature(plan.cast.holder("main-host"))
    paper.line(letter.word("thanks-enclosed"), small=True)
    copies = [letter.name(one) for one in plan.cast.guests[1:]] + letter.colleagues()
    if copies:
        paper.line(letter.word("thanks-copy", names=letter.voice.listed(copies)), small=True)
    return paper.content()


def invitation(plan: VisitPlan) -> bytes:
    """The letter that guests show at the consulate (OV-069, OV-070): in their language, and in Chinese."""
    own = plan.visit.language
    letter = _Letter(plan, own, "invitation-title")
    languages: tuple[Language, ...] = ("en", "zh-Hans") if own == "en" else (own,)
    for at, language in enumerate(languages):
        if at:
            letter.paper.new_page()
        _invite(letter.spoken(language))
    return letter.paper.content()


def _invite(letter: "_Letter") -> None:
    plan, paper, company = letter.plan, letter.paper, letter.plan.playbook.company
    letter.letterhead()
    paper.title(letter.plain("invitation-title"))
    paper.line(letter.word("invitation-to"))
    paper.line(letter.word("letter-date"), right=True)
    customer = plan.visit.customer
    name = customer.name if letter.language == "en" else customer.chinese or customer.name
    paper.line(letter.word("invitation-opening", company=company.legal_name, customer=name))
    letter.travellers()
    purposes = {one.id: one.title for one in plan.playbook.purposes}
    why = letter.voice.listed(
        [letter.voice.say(purposes[one]) for one in (plan.visit.purpose, *plan.visit.other_purposes)]
    )
    hotel = place_of(company, plan.visit.hotel)
    said = letter.voice.say(hotel.name if hotel else plan.visit.hotel)
    host = plan.cast.holder("main-host")
    cells: dict[str, Cell] = {
        "purpose": [letter.word("invitation-purpose", purposes=why)],
        "relation": [letter.word("invitation-relation")],
        "stay": [letter.stay("invitation-stay", one_day="invitation-stay-day")],
        "entries": [letter.word("invitation-entries")],
        "places": [letter.word("invitation-places", address=company.address)],
        "hotel": [said or letter.word("invitation-hotel")],
        "costs": [letter.word("invitation-costs")],
        "inviter": [letter.voice.say(company.legal_name), *letter.reach(company)],
        "contact": [letter.host(host), *letter.reach(host)] if host else [letter.word("invitation-blank")],
    }
    rows: list[list[Cell]] = [[[letter.plain(f"invitation-{key}-label")], one] for key, one in cells.items()]
    paper.table(rows, (4.5, 11.5))
    paper.space()
    paper.line(letter.word("invitation-request"))
    paper.line(letter.voice.say(company.legal_name), right=True)
    for key in ("signs", "seal"):
        paper.line(letter.word(f"invitation-{key}"), right=True)


class _Letter:
    """One letter in one language: its words with blanks, and the people as its readers name them."""

    def __init__(self, plan: VisitPlan, language: Language, title: str, paper: Paper | None = None) -> None:
        self.plan, self.language = plan, language
        self.voice = Voice(plan.playbook, language)
        self._title = title
        self.paper = paper or _paper(plan, self.voice, self.plain(title))

    def spoken(self, language: Language) -> "_Letter":
        """The same paper, going on in another language."""
        return _Letter(self.plan, language, self._title, self.paper)

    def plain(self, key: str) -> str:
        return self.voice.word(key)

    def word(self, key: str, **values: Text | str) -> list[Piece]:
        """A sentence, its blanks apart: values of the visit are never taken for one."""
        said = {name: self.voice.say(value) for name, value in values.items()}
        parts = _BLANK.split(self.voice.say(self.plan.playbook.words[key]))
        return [Piece(fill(part, said), bool(at % 2)) for at, part in enumerate(parts) if part]

    def name(self, guest: GuestPerson) -> str:
        return guest.latin if self.language == "en" else guest.chinese or guest.name

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
        own = text(signs.latin or signs.name, signs.name) if signs else None
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

    def reach(self, who: Any) -> list[str]:
        """Telephone and e-mail of a person or of the company, as far as they are known."""
        known = (("phone", who.phone), ("email", who.email))
        return [self.voice.word(f"letter-{key}", **{key: value}) for key, value in known if value]

    def letterhead(self) -> None:
        company = self.plan.playbook.company
        self.paper.line(self.voice.say(company.legal_name), bold=True)
        line = [self.voice.say(company.address), *self.reach(company), company.website]
        self.paper.line(" · ".join(line), small=True)

    def signature(self, person: HostPerson | None) -> None:
        own = [self.host(person), *self.reach(person)] if person else []
        company = self.voice.say(self.plan.playbook.company.legal_name)
        self.paper.space()
        self.paper.lines([self.word("letter-signature"), *own, company])

    def rows(self, part: str, columns: tuple[str, str, str], known: list[str]) -> None:
        """A table with a head; what is known stands in the first column, the rest is blank."""
        first, second, third = ([self.word(f"{part}-{key}")] for key in columns)
        rows: list[list[Cell]] = [[[self.plain(f"{part}-column-{key}")] for key in columns]]
        rows += [[[one], second, third] for one in known] or [[first, second, third]] * _ROWS
        self.paper.table(rows, (5, 7, 4), head=True)

    def travellers(self) -> None:
        """Each guest with what the consulate asks for; passports are never in a visit file."""
        keys = ("name", "title", "sex", "born", "nationality", "passport")
        blank: Cell = [self.word("invitation-blank")]
        rows: list[list[Cell]] = [[[self.plain(f"invitation-column-{key}")] for key in keys]]
        for guest in self.plan.cast.guests:
            name = self.word("invitation-name", name=guest.latin)
            rows.append([[name], [self.voice.say(guest.title)], *[blank] * 4])
        self.paper.table(rows, (4, 3.4, 1.4, 2.4, 2.2, 2.6), head=True)
        self.paper.space()


def guest_voice(plan: VisitPlan) -> Voice:
    """The guests' own language, with Chinese beside English."""
    own = plan.visit.language
    return Voice(plan.playbook, own, "zh-Hans" if own == "en" else None)


def _paper(plan: VisitPlan, voice: Voice, title: str) -> Paper:
    author = voice.say(plan.playbook.company.name)
    paper = Paper(title, author, voice.language, plan.now)
    before, between, after = voice.word("letter-page").split("|")
    paper.footer(before, between, after)
    return paper


def _both(said: dict[str, str], between: str) -> str:
    return between.join(_sides(said))


def _sides(said: dict[str, str]) -> list[str]:
    """Both languages of a label, one below the other."""
    return [one for one in (said["a"], said["b"]) if one]

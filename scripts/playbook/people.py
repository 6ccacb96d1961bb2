"""Who is who in a visit: guests in order of rank, hosts by role."""

from collections.abc import Iterable

from playbook.model.base import Id, Model, Text
from playbook.model.company import Company
from playbook.model.values import Words, as_text
from playbook.model.visit import Guest, Member, Visit
from playbook.writing import apart, bare, latin_or_chinese

#: The sources' salesperson and main host are normally one person; naming one names the other.
TWINS = {"salesperson": "main-host", "main-host": "salesperson"}


class HostPerson(Model):
    """Someone of the host side; ``rank`` orders seats and introductions, smaller is more senior."""

    id: Id
    name: str
    latin: str | None
    title: Text
    rank: int
    phone: str | None
    email: str | None
    languages: tuple[str, ...]


class GuestPerson(Model):
    """A guest with the place in the order of rank, from 1."""

    id: Id
    order: int
    name: str
    latin: str
    chinese: str | None
    title: Text
    interpreter: bool
    diet: Words | None
    note: Words | None
    languages: tuple[str, ...]

    @property
    def in_chinese(self) -> str:
        """As somebody who speaks Chinese can say the name."""
        return self.chinese or (self.name if latin_or_chinese(self.name) else self.latin)

    @property
    def on_board(self) -> str:
        """As the guest looks for the name, and whoever holds it up can read it too."""
        return self.name if latin_or_chinese(self.name) else f"{self.name} · {self.latin}"


class Cast(Model):
    """Everybody of a visit."""

    guests: tuple[GuestPerson, ...]
    hosts: tuple[HostPerson, ...]
    #: Role -> id of the person who holds it in this visit.
    holders: dict[Id, Id]

    def holder(self, role: str) -> HostPerson | None:
        """Who holds a role, or None when nobody is named."""
        return self.person(self.holders.get(role, ""))

    def person(self, who: str) -> HostPerson | None:
        """A host by id."""
        return next((person for person in self.hosts if person.id == who), None)

    def named(self, who: Iterable[str]) -> tuple[HostPerson, ...]:
        """The people behind role ids and person ids, each once, most senior first."""
        found = {p.id: p for one in who if (p := self.holder(one) or self.person(one)) is not None}
        return tuple(sorted(found.values(), key=lambda person: (person.rank, person.id)))


def cast_of(visit: Visit, company: Company) -> Cast:
    """Guests and hosts of a visit; the visit's own team comes before the company's holders."""
    hosts: dict[str, HostPerson] = {}
    for person in company.people:
        hosts[person.id] = HostPerson.model_validate(
            {key: value for key, value in dict(person).items() if key in HostPerson.model_fields}
        )
    holders: dict[str, str] = dict(company.holders)
    for role, holder in visit.team.items():
        if isinstance(holder, Member):
            hosts[role] = _member(role, holder)
            holders[role] = role
        else:
            holders[role] = holder
    if isinstance(visit.interpreter, Member):
        hosts["interpreter"] = _member("interpreter", visit.interpreter)
        holders["interpreter"] = "interpreter"
    elif visit.interpreter:
        holders["interpreter"] = visit.interpreter
    for role, twin in TWINS.items():
        if role not in visit.team and twin in visit.team:
            holders[role] = holders[twin]
    return Cast(guests=ranked(visit.guests), hosts=tuple(hosts.values()), holders=holders)


def _member(role: str, member: Member) -> HostPerson:
    return HostPerson(
        id=role,
        name=member.name,
        latin=member.latin,
        title=as_text(member.title),
        rank=member.rank or 50,
        phone=member.phone,
        email=member.email,
        languages=member.languages,
    )


def spelled(name: str) -> str:
    """A name without case and spaces, to find it again."""
    return "".join(bare(name).casefold().split())


def ranked(guests: tuple[Guest, ...]) -> tuple[GuestPerson, ...]:
    """Guests by their rank, or in the order of the file; ids stay tied to the place in the file."""
    numbered = list(enumerate(guests, 1))
    numbered.sort(key=lambda pair: (pair[1].rank if pair[1].rank is not None else 0, pair[0]))
    return tuple(
        GuestPerson(
            id=f"guest-{number}",
            order=order,
            name=apart(guest.name),
            latin=guest.latin or guest.name,
            chinese=guest.chinese,
            title=as_text(guest.title),
            interpreter=guest.interpreter,
            diet=guest.diet,
            note=guest.note,
            languages=guest.languages,
        )
        for order, (number, guest) in enumerate(numbered, 1)
    )

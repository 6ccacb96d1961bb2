"""What a visit will cost money for, counted by its agenda: meals, nights, gifts, outings, days by car."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from playbook.agenda import Agenda, AgendaItem, is_dinner
from playbook.conditions import FactMap
from playbook.levels import Allowance
from playbook.model.base import StatementId, Text
from playbook.model.budget import BudgetBlock, CostKind
from playbook.model.company import Company
from playbook.model.visit import Visit
from playbook.people import Cast
from playbook.phrases import Phrases
from playbook.seats.occasions import declined
from playbook.table import interpreter_of


@dataclass(frozen=True)
class Spending:
    """One kind of cost of a visit, before any figure."""

    kind: CostKind
    #: How often; None while nobody has said how many.
    count: int | None
    #: Persons, counted anew each time: whom an amount per person is paid for.
    people: int
    basis: Text
    paid_by: Literal["company", "guest"] = "company"
    #: Meals only: the guests who come to each.
    guests: tuple[int, ...] = ()
    sources: tuple[StatementId, ...] = ()


@dataclass(frozen=True)
class Counting:
    """What the counting looks at."""

    visit: Visit
    company: Company
    cast: Cast
    agenda: Agenda
    facts: FactMap
    allowances: Sequence[Allowance]
    phrases: Phrases

    @property
    def block(self) -> BudgetBlock:
        """The budget of the visit file, or an empty one."""
        return self.visit.budget or BudgetBlock()

    @property
    def nights(self) -> int:
        """Nights of the stay."""
        return (self.visit.leaves.at.date() - self.visit.arrives.at.date()).days

    def spendings(self) -> Iterator[Spending]:
        """Every kind of cost that this visit has, or for which the visit file gives a figure."""
        for found in (self._meal("lunch"), self._meal("dinner"), self._room(), self._gift(), self._outing()):
            if found:
                yield found
        if self.facts["pick-up"] or self.facts["see-off"] or self._figured("car"):
            days = self.nights + 1
            basis = self.phrases.word("budget-basis-car", days=str(days))
            yield Spending("car", days, days * len(self.cast.guests), basis)

    def _figured(self, kind: CostKind) -> bool:
        return bool(self.block.planned.of(kind) or self.block.actual.of(kind))

    def _granted(self, matter: str) -> bool:
        return any(one.matter == matter for one in self.allowances)

    def _meal(self, kind: Literal["lunch", "dinner"]) -> Spending | None:
        """Guests who come and our people who sit down with them; the ceilings count guests only (HS-031)."""
        meals = [i for i in self.agenda.items if i.kind == "meal" and is_dinner(i) == (kind == "dinner")]
        if not meals and not self._figured(kind):
            return None
        plan = self.visit.meals.dinner if kind == "dinner" else self.visit.meals.lunch
        coming = {one.id: self._coming(one) for one in meals}
        meals = [one for one in meals if coming[one.id]]
        guests = [coming[one.id] for one in meals]
        hosts = sum(map(self._hosts, meals))
        invited = plan.given_by == "guests"
        basis = self.phrases.word(
            "budget-basis-invited" if invited else "budget-basis-meal" if meals else "budget-basis-none",
            guests=str(sum(guests)),
            hosts=str(hosts),
        )
        payer: Literal["company", "guest"] = "guest" if invited else "company"
        return Spending(kind, len(meals), sum(guests) + hosts, basis, payer, tuple(guests))

    def _coming(self, item: AgendaItem) -> int:
        return len(self.cast.guests) - len(declined(item, self.visit, self.cast))

    def _hosts(self, item: AgendaItem) -> int:
        """Who is called, and the interpreter, as on the seat plan."""
        called = {one.id for one in self.cast.named((item.lead or "main-host", *item.attend))}
        interpreter = interpreter_of(self.visit, self.cast)
        return len(called | ({interpreter.id} if interpreter else set()))

    def _room(self) -> Spending | None:
        """The scheme says who pays for the lodging, else the company's own setting does (OV-084)."""
        wanted = self.nights > 0 and self.facts["hotel"] is not False
        if not wanted and not self._figured("room"):
            return None
        guests = len(self.cast.guests)
        rooms = guests if self.block.rooms is None else self.block.rooms
        word = "budget-basis-rooms" if self.block.rooms is None else "budget-basis-rooms-given"
        basis = self.phrases.word(word, rooms=str(rooms), nights=str(self.nights))
        said = next((one for one in self.allowances if one.matter == "lodging" and one.paid_by), None)
        payer = said.paid_by if said and said.paid_by else self.company.settings.hotel_paid_by
        sources = said.sources if said else ()
        return Spending("room", rooms * self.nights, guests * self.nights, basis, payer, sources=sources)

    def _gift(self) -> Spending | None:
        """One for each guest where gifts are settled; an open question where the scheme speaks of them."""
        guests, given = len(self.cast.guests), self.block.gifts
        wanted = self.facts["gifts"]
        settled = bool(wanted or given or self._figured("gift"))
        if not settled and (wanted is False or not self._granted("gifts")):
            return None
        count = given if given is not None else guests if settled else None
        word = "given" if given is not None else "gift" if settled else "open"
        return Spending("gift", count, guests, self.phrases.word(f"budget-basis-{word}"))

    def _outing(self) -> Spending | None:
        """The sources leave outings to how the cooperation stands (HS-056), so nobody can count them."""
        given, figured = self.block.outings, self._figured("outing")
        if not given and not figured and (given == 0 or not self._granted("outings")):
            return None
        count = given if given is not None else 1 if figured else None
        word = "given" if given is not None else "outing" if figured else "open"
        people = len(self.cast.guests) * (count or 0)
        return Spending("outing", count, people, self.phrases.word(f"budget-basis-{word}"))

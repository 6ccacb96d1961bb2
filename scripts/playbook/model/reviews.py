"""Who looks after which pages of the handbook, and when they were last read through."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from playbook.model.base import Id, Model
from playbook.model.values import Day

#: ``all``, a folder of the handbook, or one page in it.
PageName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$", max_length=120)]


class Review(Model):
    """Pages with one owner; the entry that names a page most closely holds for it."""

    pages: PageName
    owner: Id
    reviewed: Day
    #: Months until the next review.
    every: Annotated[int, Field(ge=1, le=60)]

    @property
    def due(self) -> date:
        """The day by which the pages are to be read through again; the last day of a shorter month."""
        months = self.reviewed.month - 1 + self.every
        year, month = self.reviewed.year + months // 12, months % 12 + 1
        after = date(year + month // 12, month % 12 + 1, 1)
        last = date.fromordinal(after.toordinal() - 1).day
        return date(year, month, min(self.reviewed.day, last))


def review_of(page: str, reviews: tuple[Review, ...]) -> Review | None:
    """The entry that holds for a page, such as ``roles/driver``; None where not even ``all`` is given."""
    folder = page.split("/", maxsplit=1)[0]
    named = {one.pages: one for one in reviews}
    return named.get(page) or named.get(folder) or named.get("all")

"""A kit sheet: a folder in ``kits/`` with metadata, a template and a style."""

from typing import Literal

from playbook.model.base import Id, Model, Order, Text
from playbook.model.condition import ALWAYS, Applies

Edition = Literal["host", "guest"]
Part = Literal["level", "further_forms"]


class Sheet(Model):
    """``kits/<sheet>/sheet.yml``: who gets it, when it is included, in which order."""

    id: Id
    title: Text
    editions: tuple[Edition, ...]
    order: Order
    applies: Applies = ALWAYS
    #: Parts of the plan without which the sheet has nothing to print.
    needs: tuple[Part, ...] = ()
    #: Begin on a new page.
    page: bool = True

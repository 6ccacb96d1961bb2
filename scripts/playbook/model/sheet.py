"""A kit sheet: a folder in ``kits/`` with metadata, a template and a style."""

from typing import Literal, get_args

from playbook.model.base import Id, Model, Order, Text
from playbook.model.condition import ALWAYS, Applies

#: ``changes`` is made only against an earlier kit, and never by itself.
#: ``letters`` goes out by itself: a letter for the visa weeks before the visit, thanks the day after.
Edition = Literal["host", "guest", "letters", "driver", "kitchen", "desk", "signs", "changes"]
EDITIONS: tuple[Edition, ...] = tuple(one for one in get_args(Edition) if one != "changes")
#: What a kit is when nothing else is asked for.
PACKS: tuple[Edition, ...] = ("host", "guest")
Part = Literal[
    "level",
    "budget",
    "petty_cash",
    "further_forms",
    "follow_up",
    "banquets",
    "other_seating",
    "drives",
    "vehicles",
    "kitchen",
    "desk",
    "name_board",
    "welcome_board",
    "direction_signs",
    "place_cards",
    "table_numbers",
    "badges",
    "car_signs",
    "flags",
    "flags_order",
    "timeline",
    "run_sheet",
    "who_is_who",
    "menu_note",
    "feedback",
    "invitation_letter",
    "thank_you_letter",
]


class Sheet(Model):
    """``kits/<sheet>/sheet.yml``: who gets it, when it is included, in which order."""

    id: Id
    title: Text
    editions: tuple[Edition, ...]
    order: Order
    applies: Applies = ALWAYS
    #: The form that this sheet prints under a name and in a shape of its own.
    form: Id | None = None
    #: Parts of the plan without which the sheet has nothing to print.
    needs: tuple[Part, ...] = ()
    #: Begin on a new page.
    page: bool = True

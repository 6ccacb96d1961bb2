"""Visits made up for tests: one plain, complete visit, and whatever a test changes in it."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from functools import cache
from typing import Any

from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.paths import DATA
from playbook.plan import VisitPlan, make_plan
from playbook.store import load_playbook

#: 2026-10-12 is a Monday; Saturday 10 October is a make-up working day, 1 to 7 October are holidays.
NOW = datetime(2026, 10, 1, 9, 0)  # noqa: DTZ001 - the host's clock, as `--now` is read

#: A visit that the checks accept and no finding complains about.
PLAIN: dict[str, Any] = {
    "visit": "made-up",
    "customer": {"name": "Muster Armaturen AG", "country": "CH", "relation": "known", "important": "no"},
    "purpose": "relationship",
    "guests": [{"name": "Max Muster", "title": "Director"}],
    "confirmed": "2026-09-14",
    "visa_received": "2026-09-28",
    "arrives": {"at": "2026-10-12 09:30", "by": "road"},
    "leaves": {"at": "2026-10-12 16:30", "by": "road"},
    "needs": {
        "invitation_letter": "no",
        "entry_documents": "no",
        "pick_up": "no",
        "hotel": "no",
        "interpreter": "no",
        "other_suppliers": "no",
    },
    "choices": {
        "top_leader": "no",
        "gifts": "no",
        "flags": "no",
        "welcome_board": "no",
        "tasks_expected": "no",
        "company_video": "no",
    },
    "team": {"main-host": "zhou-tongli", "secondary-host": "wu-xianli"},
}


@cache
def playbook() -> Playbook:
    """The shipped content."""
    return load_playbook(DATA)


def data(**changes: Any) -> dict[str, Any]:
    """The plain visit with parts replaced; a mapping changes single keys, None takes a key away."""
    made = deepcopy(PLAIN)
    _change(made, changes)
    return made


def _change(into: dict[str, Any], changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            into.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _change(into[key], value)
        else:
            into[key] = deepcopy(value)


def visit(**changes: Any) -> Visit:
    """The plain visit with parts replaced, as a model."""
    return Visit.model_validate(data(**changes))


def plan(book: Playbook | None = None, now: datetime = NOW, **changes: Any) -> VisitPlan:
    """The plan of the plain visit with parts replaced."""
    return make_plan(book or playbook(), visit(**changes), now)

"""The agenda engine: what is fixed stays, guests rest and eat in time, the template fills what is left.

Pure: takes the visit, the facts and the data. Nothing is hidden: what finds no time is an issue with a fix.
"""

from playbook.agenda.build import build_agenda
from playbook.agenda.lines import (
    AT_TABLE,
    EVENING,
    Agenda,
    AgendaIssue,
    AgendaItem,
    Free,
    at_clock,
    is_dinner,
    place_of,
    room_of,
)
from playbook.agenda.stay import MAX_DAYS

__all__ = [
    "AT_TABLE",
    "EVENING",
    "MAX_DAYS",
    "Agenda",
    "AgendaIssue",
    "AgendaItem",
    "Free",
    "at_clock",
    "build_agenda",
    "is_dinner",
    "place_of",
    "room_of",
]

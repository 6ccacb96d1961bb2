"""Visits made up for tests: one plain, complete visit, and whatever a test changes in it."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.sheet import Edition
from playbook.model.visit import Visit
from playbook.paths import DATA, KITS
from playbook.plan import VisitPlan, make_plan
from playbook.render.html import edition_paper
from playbook.render.press import Press
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


def printed(made: VisitPlan, edition: Edition, language: Language = "en", kits: Path = KITS) -> bytes:
    """The PDF of an edition, by the way of the command."""
    paper = edition_paper(made, edition, language, kits)
    assert paper is not None
    return Press(kits)([paper], made.now)[0]


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


ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def crowded() -> dict[str, Any]:
    """Changes that make the plain visit as full as a file can be: 60 guests, long names, nothing settled."""
    return {
        "customer": {
            "name": f"{ENDLESS} für Angewandte Musterarmaturen und Beispielpumpen AG & Co. KGaA",
            "chinese": "样例省示范市特殊阀门及自来水厂成套水泵设备研究设计制造安装国际贸易" * 2 + "有限公司",
            "relation": "new",
            "important": "yes",
            "background": "Met at a fair. " * 13,
            "address": f"{ENDLESS}strasse 1, 8000 Musterstadt",
        },
        "other_purposes": ["project-negotiation", "complaint", "goods-inspection"],
        "objectives": [
            {"en": f"Objective {n}: {'agree ' * 20}", "zh-Hans": f"目标{n}：{'达成一致' * 15}"}
            for n in range(12)
        ],
        "guests": [_long_guest(n) for n in range(60)],
        "arrives": {"at": "2026-10-12 07:40", "by": "air", "place": f"{ENDLESS} Airport"},
        "leaves": {"at": "2026-10-14 19:00", "by": "air"},
        "needs": dict.fromkeys(PLAIN["needs"]),
        "choices": dict.fromkeys(PLAIN["choices"]),
        "meeting": {
            "topics": [
                {"en": f"Topic {n}: {ENDLESS}", "zh-Hans": f"议题{n}：{'阀门渗漏' * 12}"}
                for n in range(1, 26)
            ]
        },
        "sessions": [
            {
                "title": ENDLESS,
                "start": "2026-10-13 14:00",
                "end": "2026-10-13 15:00",
                "room": f"Hall {ENDLESS}",
            }
        ],
        "remarks": [f"Remark {n}: {'mind this ' * 15}" for n in range(25)],
        "hotel": f"Hotel {ENDLESS}",
        "confirmed": None,
        "visa_received": None,
    }


def _long_guest(number: int) -> dict[str, Any]:
    first = number == 0
    name = ENDLESS if first else "Maximilian Konstantin von Muster-Beispielhausen zu Hohenmuster"
    return {
        "name": f"{name} {chr(65 + number // 26)}{chr(65 + number % 26)}",
        "chinese": "马克西米利安·康斯坦丁·冯·样例豪森·楚·示范" * (3 if first else 1),
        "title": {
            "en": "Executive Vice President for Procurement, Quality and Supplier Development",
            "zh-Hans": "负责采购、质量保证及供应商开发的执行副总裁",
        },
        "diet": {"en": "vegetarian, no nuts, no shellfish", "zh-Hans": "素食，不吃坚果和贝类"},
    }

"""A small world of our own for hand-written days, and how tests read an agenda."""

from functools import cache
from typing import Any

from playbook.agenda import Agenda, AgendaItem
from playbook.model.agenda import Agendas
from playbook.model.company import Hours, Place
from playbook.model.playbook import Playbook
from tests.kit.making import plan, playbook

# What the days were worked out with:
# office 08:30 to 17:30, no session before 09:00, 10 minutes between sessions
# air: 60 minutes to the car, 150 before take-off; rail: 20 and 45; the airport is 50 minutes away
HOURS = Hours(start="08:30", end="17:30", lunch="12:00", dinner="18:30")


def say(words: str) -> dict[str, str]:
    return {"en": words, "zh-Hans": f"「{words}」"}


def block(
    name: str, kind: str, minutes: int, least: int, room: str = "meeting-room", **more: Any
) -> dict[str, Any]:
    return {
        "id": name, "title": say(name), "kind": kind, "minutes": minutes, "least": least, "room": room,
        "lead": "main-host", **more,
    }  # fmt: skip


def meal(name: str, which: str, minutes: int, style: str, **more: Any) -> dict[str, Any]:
    room = "restaurant" if style == "banquet" else "canteen"
    return {
        "id": name, "title": say(name), "meal": which, "at": "12:00", "minutes": minutes, "style": style,
        "room": room, "lead": "main-host", **more,
    }  # fmt: skip


TEMPLATES = {
    "relationship": [
        block("opening", "welcome", 15, 10),
        block("showroom", "tour", 40, 20, "showroom"),
        block("talks", "talks", 60, 30),
        block("minutes", "minutes", 30, 15),
        block("farewell", "farewell", 10, 5, "lobby"),
    ],
    "goods-inspection": [
        block("opening", "welcome", 15, 10),
        block("inspection", "other", 60, 30, "workshop"),
        block("talks", "talks", 60, 30),
        block("review", "talks", 40, 20),
        block("minutes", "minutes", 30, 15),
        block("farewell", "farewell", 10, 5, "lobby"),
    ],
    "complaint": [block("long-talks", "talks", 600, 240), block("farewell", "farewell", 10, 5, "lobby")],
    "factory-inspection": [
        block("odd-film", "film", 23, 12, "multimedia-room", applies={"company-video": True}),
        block("talks", "talks", 38, 22),
    ],
    "project-negotiation": [block("talks", "talks", 60, 30)],
}


@cache
def world() -> Playbook:
    """The shipped playbook with the small world's agenda data, hours and airport."""
    agendas = Agendas.model_validate(
        {
            "travel": {
                "after_arrival": {"air": 60, "rail": 20, "road": 0},
                "before_departure": {"air": 150, "rail": 45, "road": 0},
                "buffer": 10,
                "earliest": "09:00",
            },
            "meals": [
                meal("noon-banquet", "lunch", 90, "banquet", applies={"stay": "same-day"}),
                meal("working-lunch", "lunch", 60, "working", applies={"stay": "overnight"}),
                meal(
                    "evening-banquet", "dinner", 120, "banquet", days="first", applies={"stay": "overnight"}
                ),
                meal("simple-dinner", "dinner", 90, "working", days="later", applies={"stay": "overnight"}),
            ],
            "templates": [
                {"id": name, "title": say(name), "sessions": sessions} for name, sessions in TEMPLATES.items()
            ],
        }
    )
    shipped = playbook()
    airport = Place.model_validate(
        {"id": "airport", "kind": "airport", "name": say("Airport"), "minutes": 50}
    )
    rooms = tuple(room.model_copy(update={"building": None, "minutes": 0}) for room in shipped.company.rooms)
    company = shipped.company.model_copy(
        update={"hours": HOURS, "places": (*shipped.company.places, airport), "rooms": rooms}
    )
    return shipped.model_copy(update={"agendas": agendas, "company": company})


def day(words: str) -> str:
    """``12 09:30`` in October 2026; ``12`` is a Monday."""
    return f"2026-10-{words}"


def made(arrives: str, leaves: str, *, by: str = "road", out: str | None = None, **more: Any) -> Agenda:
    ends: dict[str, Any] = {
        "arrives": {"at": day(arrives), "by": by, "place": "airport"},
        "leaves": {"at": day(leaves), "by": out or by, "place": "airport"},
    }
    return plan(world(), **ends, **more).agenda


def lines(agenda: Agenda) -> list[str]:
    """``12 09:30-09:45 opening`` for everything but travel."""
    return [line(item) for item in agenda.items if item.kind != "travel"]


def line(item: AgendaItem) -> str:
    return f"{item.start:%d %H:%M}-{item.end:%H:%M} {item.title.en}"


def issues(agenda: Agenda) -> list[str]:
    return [one.rule for one in agenda.issues]


def meals(agenda: Agenda) -> list[str]:
    """``12 12:00-13:00 lunch`` for every meal."""
    return [line(item) for item in agenda.items if item.kind == "meal"]


def playbook_place(which: str) -> Any:
    return next(place.name for place in world().company.places if place.id == which)

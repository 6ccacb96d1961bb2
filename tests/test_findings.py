"""Each finding speaks up when it should and is silent otherwise."""

from typing import Any

import pytest

from playbook.findings import Finding
from playbook.model.playbook import Playbook
from tests.kit.making import plan, playbook

AIR = {"at": "2026-10-12 07:00", "by": "air", "number": "XX 1", "place": "nanjing-lukou"}
RAIL = {"at": "2026-10-13 18:00", "by": "rail", "number": "G1", "place": "nanjing-south"}
#: As far as the files say, these two speak Chinese only.
CHINESE = {"main-host": "zheng-tili", "secondary-host": "chu-teli"}
RIDE = {"companions": ["main-host"]}


def road(arrives: str, leaves: str) -> dict[str, Any]:
    return {"arrives": {"at": arrives}, "leaves": {"at": leaves}}


def found(book: Playbook | None = None, **changes: Any) -> dict[str, Finding]:
    return {one.rule: one for one in plan(book, **changes).findings}


def guests(count: int, **more: Any) -> list[dict[str, Any]]:
    return [
        {"name": f"Guest {chr(65 + n // 26)}{chr(65 + n % 26)}", "title": "Guest", **more}
        for n in range(count)
    ]


def company(**changes: Any) -> Playbook:
    return playbook().model_copy(update={"company": playbook().company.model_copy(update=changes)})


def test_the_plain_visit_has_no_finding() -> None:
    assert found() == {}


@pytest.mark.parametrize(
    ("rule", "level", "changes", "words"),
    [
        ("arrives-open", "look", {"arrives": {"at": "2026-10-12 07:00", "by": "air"}, "leaves": RAIL}, ""),
        ("leaves-open", "look", {"leaves": {"at": "2026-10-12 19:00", "by": "rail", "number": "G1"}}, ""),
        ("vehicle-open", "look", {"needs": {"pick_up": "yes"}}, ""),
        (
            "vehicle-small",
            "urgent",
            {"needs": {"pick_up": "yes"}, "vehicle": "sedan", "guests": guests(4), **RIDE},
            "Sedan takes 4 passengers, and 5 are to be driven",
        ),
        (
            "room-small",
            "urgent",
            {"guests": guests(9), "meeting": {"room": "conference-room-2"}},
            "Conference Room 2 has 10 seats, and 12 people sit down",
        ),
        (
            "no-language",
            "urgent",
            {"team": CHINESE, "meeting": {"hosts": ["secondary-host"]}},
            "",
        ),
        ("few-hosts", "look", {"meeting": {"hosts": ["main-host"]}}, "R6"),
        ("hotel-open", "look", {"needs": {"hotel": "yes"}}, ""),
        ("interpreter-open", "look", {"needs": {"interpreter": "yes"}}, ""),
        ("diets", "note", {"guests": guests(2, diet="vegetarian")}, "Guest AA"),
        (
            "provisional",
            "note",
            road("2027-10-12 09:30", "2027-10-12 16:30"),
            "2027",
        ),
        (
            "holiday",
            "urgent",
            road("2026-10-01 09:30", "2026-10-01 16:30"),
            "National Day",
        ),
        ("agenda-only-free-days", "urgent", road("2026-10-11 09:30", "2026-10-11 16:30"), ""),
        ("agenda-free-day", "look", road("2026-10-16 09:30", "2026-10-19 16:30"), "2026-10-17"),
        ("agenda-no-time", "urgent", {"arrives": AIR, "leaves": {**RAIL, "at": "2026-10-12 09:00"}}, ""),
        ("agenda-no-room", "look", {"leaves": {"at": "2026-10-12 10:20"}}, ""),
    ],
)  # fmt: skip
def test_a_finding_speaks_up(rule: str, level: str, changes: dict[str, Any], words: str) -> None:
    one = found(**changes)[rule]
    assert one.level == level
    assert words in f"{one.text.en} {one.source}"
    for said in (one.text, one.action):
        assert said.en
        assert any(ord(letter) > 0x2E80 for letter in said.zh_hans)
        assert "{" not in said.en + said.zh_hans


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("arrives-open", {"arrives": AIR, "leaves": RAIL}),
        ("hotel-open", {"needs": {"hotel": "yes"}, "hotel": "A small hotel at the lake"}),
        ("hotel-open", {"needs": {"hotel": None}}),
        ("interpreter-open", {"needs": {"interpreter": "yes"}, "interpreter": "zhu-yili"}),
        ("leaves-open", {"arrives": AIR, "leaves": RAIL}),
        ("vehicle-open", {"needs": {"pick_up": "yes"}, "vehicle": "sedan"}),
        ("vehicle-small", {"needs": {"pick_up": "yes"}, "vehicle": "sedan", "guests": guests(4)}),
        ("vehicle-small", {"needs": {"pick_up": "no"}, "vehicle": "sedan", "guests": guests(9)}),
        ("room-small", {"guests": guests(9), "meeting": {"room": "conference-room-1"}}),
        # nobody of ours speaks English, but somebody interprets, or the guests read Chinese
        ("no-language", {"team": CHINESE, "interpreter": "zhu-yili"}),
        ("no-language", {"team": CHINESE, "interpreter": {"name": "Ina Muster", "title": "Interpreter"}}),
        (
            "no-language",
            {
                "team": CHINESE,
                "guests": [*guests(1), {"name": "Ida Muster", "title": "Interpreter", "interpreter": "yes"}],
                "meeting": {"hosts": ["secondary-host"]},
            },
        ),
        ("no-language", {"team": CHINESE, "language": "zh-Hant"}),
        # a make-up Saturday is worked
        ("holiday", road("2026-10-10 09:30", "2026-10-10 16:30")),
        ("provisional", road("2026-12-31 09:30", "2026-12-31 16:30")),
    ],
)  # fmt: skip
def test_a_finding_stays_silent(rule: str, changes: dict[str, Any]) -> None:
    assert rule not in found(**changes)


def test_a_stay_over_new_year_is_provisional_for_the_year_that_is_not_official() -> None:
    one = found(arrives={"at": "2026-12-30 09:30"}, leaves={"at": "2027-01-05 16:30"})["provisional"]
    assert "2027" in one.text.en
    assert "2026" not in one.text.en


def test_roles_without_a_holder_are_named_once() -> None:
    holders = {
        role: who
        for role, who in playbook().company.holders.items()
        if role not in ("deputy-gm", "administration-office")
    }
    one = found(company(holders=holders))["no-holder"]
    titles = {role.id: role.title.en for role in playbook().roles}
    assert titles["deputy-gm"] in one.text.en
    assert titles["administration-office"] in one.text.en
    assert "holders" in one.action.en
    assert "no-holder" not in found()


def test_a_crowd_with_diets_is_counted_rather_than_listed() -> None:
    crowd = [
        {
            "name": f"{'Long ' * 30}Name {chr(65 + n // 26)}{chr(65 + n % 26)}",
            "title": "Guest",
            "diet": "halal",
        }
        for n in range(60)
    ]
    one = found(guests=crowd)["diets"]
    assert one.text.en.count("Name ") == 6
    assert "and 54 more" in one.text.en
    assert "54" in one.text.zh_hans


def test_urgent_findings_come_first() -> None:
    levels = [
        one.level
        for one in plan(
            guests=guests(9, diet="halal"),
            needs={"pick_up": "yes"},
            vehicle="sedan",
            arrives={"at": "2026-10-12 07:00", "by": "air"},
        ).findings
    ]
    assert levels == ["urgent", "look", "note"]

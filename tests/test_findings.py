"""Each finding speaks up when it should and is silent otherwise."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


CHECKED = ["research-customer", "find-true-intention"]
CANTEEN = {"lunch": {"place": "canteen"}}
ALONE = {"lunch": {"attend": ["secondary-host"]}, "dinner": {"attend": ["secondary-host"]}}
LEADER: dict[str, Any] = {
    "choices": {"top_leader": "yes"},
    "meals": {"lunch": {"attend": ["company-leaders"]}},
}
NIGHT: dict[str, Any] = {"leaves": {"at": "2026-10-13 16:30"}}
CROWD = {"lunch": {"attend": ["secondary-host", "department-manager"]}}


def parallel(room: str) -> list[dict[str, Any]]:
    return [
        {"title": "Tour", "start": f"2026-10-12 {at}", "end": "2026-10-12 11:45", "room": where}
        for at, where in (("10:30", "workshop"), ("11:00", room))
    ]


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
        ("place-small", "urgent", {"guests": guests(31), "meals": CANTEEN}, "24 seats"),
        ("vehicle-open", "look", {"needs": {"pick_up": "yes"}, "guests": guests(19)}, "Sedan and Coach"),
        (
            "fleet-small",
            "urgent",
            {"needs": {"pick_up": "yes"}, "guests": guests(33)},
            "take 32 passengers, and 33 are to be driven. Without a seat: Guest BG.",
        ),
        (
            "driver-twice",
            "urgent",
            {"needs": {"pick_up": "yes"}, "vehicles": ["sedan", "van"]},
            "Jiang Changli would have to drive several cars at once",
        ),
        ("no-common-language", "urgent", {"guests": guests(1, languages=["fr", "it"])}, "Guest AA"),
        ("one-for-two", "look", {"team": {"secondary-host": "zhou-tongli"}}, "Zhou Tongli"),
        (
            "host-interprets",
            "look",
            {"needs": {"interpreter": "yes"}, "interpreter": "zhou-tongli"},
            "Zhou Tongli",
        ),
        ("gift-rules", "look", {"choices": {"gifts": "yes"}, "visitor_types": ["official"]}, "HW-069"),
        (
            "menu",
            "look",
            {"guests": guests(2, diet="halal only"), "meals": {"lunch": {"place": "fanli-restaurant"}}},
            "halal food, which Guest AA, Guest AB need",
        ),
        (
            "menu",
            "look",
            {"guests": guests(1, diet="清真"), "meals": {"lunch": {"place": "fanli-restaurant"}}},
            "Fanli Restaurant",
        ),
        ("competitor", "look", {"customer": {"relation": "new"}}, "OV-044"),
        # the talks take all the time there is
        (
            "leader-no-slot",
            "look",
            {"choices": {"top_leader": "yes"}, "meals": ALONE, "leaves": {"at": "2026-10-12 10:20"}},
            "",
        ),
        ("level-host", "look", {"level": "three-level/top", "meals": ALONE}, "General manager and Chairman"),
        ("many-hosts", "look", {"procedure": "customer-classes", "meals": CROWD}, "3 of ours for 1 guests"),
        ("many-hosts", "look", {"procedure": "proposal", "guests": guests(10), "meals": CROWD}, "has 2"),
        ("two-places", "urgent", {"sessions": parallel("showroom")}, "Zhou Tongli is wanted in two places"),
        ("room-twice", "urgent", {"sessions": parallel("workshop")}, "Assembly Workshop is taken twice"),
        ("no-lunch", "look", {"leaves": {"at": "2026-10-12 12:45"}}, "until 12:45 on 10-12"),
        ("no-dinner", "note", {"leaves": {"at": "2026-10-12 21:00"}}, "the evening of 10-12"),
        ("no-dinner", "note", {**NIGHT, "arrives": {"at": "2026-10-12 20:40"}}, "the evening of 10-12"),
        ("no-bed", "look", {**NIGHT, "needs": {"hotel": None}}, "1 nights"),
        ("hotel-unknown", "note", {**NIGHT, "needs": {"pick_up": "yes"}}, ""),
        ("documents-unmarked", "look", {"visitor_types": ["competitor"]}, "OV-119"),
        # Swiss National Day is no holiday of ours
        ("guest-holiday", "note", road("2026-07-31 09:30", "2026-08-03 16:30"), "08-01 (National Day)"),
        (
            "agenda-no-rest",
            "look",
            {
                "arrives": AIR,
                "leaves": RAIL,
                "sessions": [{"title": "Tour", "start": "2026-10-12 09:30", "end": "2026-10-12 10:30"}],
            },
            "",
        ),
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
        ("no-common-language", {"guests": guests(1, languages=["fr", "en"])}),
        ("no-common-language", {"guests": guests(1, languages=["French"])}),
        ("no-common-language", {"guests": guests(1, languages=["es"]), "interpreter": "zhu-yili"}),
        ("no-common-language", {"guests": guests(1, languages=["zh-Hans"])}),
        ("place-small", {"guests": guests(20), "meals": CANTEEN}),
        ("gift-rules", {"choices": {"gifts": "yes"}, "visitor_types": ["technical"]}),
        (
            "menu",
            {"guests": guests(1, diet="vegetarian"), "meals": {"lunch": {"place": "fanli-restaurant"}}},
        ),
        ("competitor", {"customer": {"relation": "new"}, "done": CHECKED}),
        ("leader-no-slot", LEADER),
        ("level-host", {"level": "three-level/top", "meals": {"lunch": {"attend": ["chairman"]}}}),
        ("many-hosts", {"meals": CROWD}),
        ("many-hosts", {"procedure": "customer-classes", "guests": guests(11), "meals": CROWD}),
        ("two-places", {"sessions": parallel("showroom")[:1]}),
        ("no-lunch", {"arrives": {"at": "2026-10-12 13:30"}}),
        ("no-lunch", {"leaves": {"at": "2026-10-12 13:30"}}),
        ("no-lunch", {"leaves": {"at": "2026-10-12 12:15"}}),
        ("no-dinner", {"leaves": {"at": "2026-10-12 18:45"}}),
        ("no-dinner", {**NIGHT, "arrives": {"at": "2026-10-12 22:40"}}),
        ("no-dinner", NIGHT),
        ("no-lunch", {"procedure": "online-reception", "leaves": {"at": "2026-10-12 14:30"}}),
        ("no-bed", {**NIGHT, "needs": {"hotel": None}, "hotel": "shili-hotel"}),
        ("no-bed", {"needs": {"hotel": None}}),
        ("hotel-unknown", NIGHT),
        ("documents-unmarked", {"visitor_types": ["competitor"], "done": ["discuss-material"]}),
        ("documents-unmarked", {"visitor_types": ["known"]}),
        ("guest-holiday", {**road("2026-07-31 09:30", "2026-08-03 16:30"), "customer": {"country": "CN"}}),
        ("slides-unapproved", {"purpose": "factory-inspection"}),
        # a make-up Saturday is worked
        ("holiday", road("2026-10-10 09:30", "2026-10-10 16:30")),
        ("provisional", road("2026-12-31 09:30", "2026-12-31 16:30")),
    ],
)  # fmt: skip
def test_a_finding_stays_silent(rule: str, changes: dict[str, Any]) -> None:
    assert rule not in found(**changes)


CAR: dict[str, Any] = {"needs": {"pick_up": "yes"}, "arrives": AIR, "leaves": RAIL}
VISA: dict[str, Any] = {"customer": {"country": "DE"}, "needs": {"invitation_letter": "yes"}}


@pytest.mark.parametrize(
    ("changes", "in_time", "late", "words"),
    [
        # two working days before Monday 12 October is Friday 9: Saturday 10 is a make-up working day
        (LEADER, "2026-10-09 17:00", "2026-10-10 09:00", "2 working days before the guests' arrival"),
        (CAR, "2026-10-09 17:00", "2026-10-10 09:00", "2 working days before arrival"),
        # three working days after Monday 14 September
        (VISA, "2026-09-17 17:00", "2026-09-18 09:00", "within 3 working days after confirmation"),
    ],
)
def test_a_notice_is_missed_once_its_time_has_passed(
    changes: dict[str, Any], in_time: str, late: str, words: str
) -> None:
    early, passed = (plan(now=datetime.fromisoformat(now), **changes) for now in (in_time, late))
    assert "notice-late" not in {one.rule for one in early.findings}
    [one] = [one for one in passed.findings if one.rule == "notice-late"]
    assert one.level == "urgent"
    assert words in one.text.en
    assert one.source


def test_a_notice_is_not_missed_when_done_and_not_told_when_the_guests_are_here() -> None:
    now = datetime.fromisoformat("2026-10-10 09:00")
    done = plan(now=now, done=["notify-gm-office"], **LEADER)
    over = plan(now=datetime.fromisoformat("2026-10-13 09:00"), **LEADER)
    car = plan(now=now, vehicle="sedan", **CAR)
    for one in (done, over, car):
        assert "notice-late" not in {one.rule for one in one.findings}


def test_slides_that_nobody_has_approved_are_not_shown() -> None:
    settings = playbook().company.settings.model_copy(update={"approved_slides": False})
    one = found(company(settings=settings), purpose="factory-inspection")["slides-unapproved"]
    assert one.source == "OV-165"
    assert "Presentation of the company" in one.text.en
    assert "slides-unapproved" not in found(company(settings=settings), purpose="relationship")


def test_unmarked_papers_are_found_when_their_time_has_passed() -> None:
    in_time, late = (
        {one.rule for one in plan(now=datetime.fromisoformat(now)).findings}
        for now in ("2026-10-09 17:00", "2026-10-12 08:00")
    )
    assert "documents-unmarked" not in in_time
    assert "documents-unmarked" in late


def test_a_step_that_asks_the_guests_names_their_holidays() -> None:
    """1 August is Swiss National Day and no holiday here."""
    stay = {"confirmed": "2026-07-30", **road("2026-08-07 09:30", "2026-08-07 16:30")}
    noted = {step.id: step.holiday for step in plan(**stay).steps if step.holiday}
    assert noted
    assert all("08-01" in said.en and "08-01" in said.zh_hans for said in noted.values())
    asking = {one.id for one in playbook().steps if any(detail.kind == "ask" for detail in one.details)}
    assert set(noted) <= asking
    assert not [step.id for step in plan(customer={"country": "CN"}, **stay).steps if step.holiday]


def test_every_late_word_names_a_step_of_the_playbook() -> None:
    steps = {step.id for step in playbook().steps}
    named = [key.split("-late-")[1] for key in playbook().words if key.startswith("finding-late-")]
    assert set(named) <= steps
    assert len(named) >= 5
    assert all(f"action-late-{step}" in playbook().words for step in named)


@given(st.integers(min_value=1, max_value=500))
def test_companions_are_at_least_one_and_never_more_than_their_share(guests: int) -> None:
    rules = {one.id: one.companions for one in playbook().procedures}
    share, bands = rules["proposal"], rules["customer-classes"]
    assert share
    assert bands
    most = share.most(guests)
    assert most is not None
    assert most >= 1
    assert guests < 5 or most * 5 <= guests < (most + 1) * 5
    assert bands.most(guests) == (1 if guests <= 5 else 2 if guests <= 10 else None)


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
    assert levels == sorted(levels, key=("urgent", "look", "note").index)
    assert set(levels) == {"urgent", "look", "note"}

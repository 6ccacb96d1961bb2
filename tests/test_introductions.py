"""Introductions, handshakes and toasts by hand from R28, R29, R32 to R35, OV-156 to OV-160."""

from typing import Any

import pytest

from playbook.model.playbook import Playbook
from playbook.protocol.introductions import Introductions
from playbook.protocol.toasts import BanquetToasts
from tests.kit.making import plan, playbook
from tests.seating_people import protocol

GUESTS = [
    {"name": "Max Muster", "title": {"en": "Director", "zh-Hans": "董事"}, "chinese": "马克斯"},
    {"name": "Zoe Façade", "title": {"en": "Engineer", "zh-Hans": "工程师"}},
]


def with_profile(**settings: Any) -> Playbook:
    shipped = playbook()
    profile = shipped.protocol.profile.model_copy(update=dict(protocol(**settings).profile))
    return shipped.model_copy(update={"protocol": shipped.protocol.model_copy(update={"profile": profile})})


def opening(book: Playbook | None = None, **changes: Any) -> Introductions:
    return plan(book, guests=GUESTS, **changes).ceremony.introductions


def banquet(book: Playbook | None = None, **changes: Any) -> BanquetToasts:
    (made,) = plan(book, guests=GUESTS, **changes).ceremony.toasts
    return made


# --- introductions ---


def test_our_people_are_introduced_first_by_rank_in_the_guests_language() -> None:
    made = opening()
    first, second = made.rounds
    assert [one.side for one in made.rounds] == ["host", "guest"]
    assert [one.said for one in first.people] == [
        "This is Li Juli, Foreign Trade Department Manager.",
        "This is Zhou Tongli, Senior Sales Representative.",
        "This is Wu Xianli, Sales Representative.",
    ]
    assert first.people[0].spellings == ("李举例",)
    # the guests in Chinese, because our leaders are listening (OV-159)
    assert [one.said for one in second.people] == [
        "这位是 Muster Armaturen AG 的董事马克斯。",
        "这位是 Muster Armaturen AG 的工程师 Zoe Façade。",
    ]
    assert [one.spellings for one in second.people] == [("Max Muster",), ()]
    assert [one.en[:3] for one in made.conventions] == ["R28"]
    assert made.introducer == plan().cast.holder("main-host")


def test_a_title_and_a_name_in_letters_do_not_run_together_in_chinese() -> None:
    made = plan(guests=[{"name": "Øyvind Mønster", "title": "Buyer"}, *GUESTS]).ceremony.introductions
    said = next(one for one in made.rounds if one.side == "guest").people[0].said
    assert said == "这位是 Muster Armaturen AG 的 Buyer Øyvind Mønster。"


def test_the_other_convention_introduces_the_guests_first() -> None:
    assert [one.side for one in opening(with_profile(introduced_first="guests")).rounds] == ["guest", "host"]


def test_chinese_guests_hear_chinese() -> None:
    first = opening(language="zh-Hans").rounds[0]
    assert first.people[0].said == "这位是示例机械外贸部经理李举例。"


def test_traditional_readers_are_spoken_to_in_their_own_script() -> None:
    first = opening(language="zh-Hant").rounds[0]
    assert first.people[0].said == "這位是示例機械外貿部經理李举例。"


def test_a_single_guest_needs_no_round() -> None:
    assert opening().rounds[1].skip is None
    alone = plan().ceremony.introductions.rounds[1]
    assert alone.skip is not None
    assert "OV-160" in alone.skip.en


def test_a_long_list_is_introduced_by_its_first_few() -> None:
    many = [{"name": f"Guest {n}", "title": "Engineer"} for n in range(30)]
    made = plan(guests=many).ceremony.introductions.rounds[1]
    assert (len(made.people), made.more) == (10, 20)
    assert made.people[0].name == "Guest 0"


def test_who_comes_later_is_introduced_then() -> None:
    made = opening()
    assert [(one.person.id, one.title.en) for one in made.joining][:1] == [("sun-fanli", "Lunch banquet")]
    assert not {one.person.id for one in made.joining} & {one.id for one in made.rounds[0].people}


def test_the_most_senior_of_each_side_lead_the_handshakes() -> None:
    made = opening()
    assert made.first_host is not None
    assert (made.first_host.id, made.first_guest.id) == ("li-juli", "guest-1")


def test_the_interpreter_is_introduced_with_us() -> None:
    made = opening(needs={"interpreter": "yes"}, meeting={"hosts": ["department-manager"]})
    assert "wu-xianli" in {one.id for one in made.rounds[0].people}


# --- toasts ---


def test_the_host_speaks_first_and_the_principal_guest_answers() -> None:
    made = banquet()
    assert [(one.kind, one.speaker.id if one.speaker else None) for one in made.toasts] == [
        ("host", "sun-fanli"),
        ("guest", "guest-1"),
        ("others", None),
    ]
    assert [f"{one.at:%H:%M}" if one.at else "" for one in made.toasts] == ["12:10", "", ""]
    assert [one.en[:3] for one in made.conventions] == ["R33"]


def test_at_a_return_banquet_the_guests_speak_first() -> None:
    made = banquet(meals={"lunch": {"given_by": "guests"}})
    assert made.returned
    assert [one.speaker.id for one in made.toasts if one.speaker] == ["guest-1", "sun-fanli"]
    assert "thanks for the reception" in made.toasts[0].reason.en


def test_the_western_moment_is_before_dessert() -> None:
    first = banquet(with_profile(speeches="before-dessert")).toasts[0]
    assert first.at is not None
    assert f"{first.at:%H:%M}" == "13:00", "half an hour before the end of the lunch"


def test_the_interpreter_is_named_where_there_is_one() -> None:
    assert banquet().interpreter is None
    named = banquet(needs={"interpreter": "yes"}).interpreter
    assert named is not None
    assert named.id == "wu-xianli"


def test_with_several_tables_the_host_goes_round() -> None:
    many = [{"name": f"Guest {n}", "title": "Engineer"} for n in range(30)]
    (made,) = plan(guests=many).ceremony.toasts
    assert [one.kind for one in made.toasts] == ["host", "guest", "tables", "others"]


def test_a_dinner_in_a_small_circle_has_no_speeches() -> None:
    made = plan(guests=GUESTS, leaves={"at": "2026-10-14 16:30", "by": "road"})
    assert [one.item for one in made.banquets] == ["dinner-1012", "dinner-1013"]
    assert [one.start.day for one in made.ceremony.toasts] == [12]


@pytest.mark.parametrize("number", ["R32", "R33", "R34", "R35"])
def test_the_rules_of_toasts_are_in_the_handbook(number: str) -> None:
    assert playbook().protocol.by_number[number].topic == "toasts"

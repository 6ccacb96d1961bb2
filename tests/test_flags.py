"""Flags by hand from R13 to R16: none without a decision, who has which hand, what swaps, what is refused."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.findings import Finding
from playbook.model.protocol import Protocol
from playbook.phrases import Phrases
from playbook.plan import VisitPlan
from playbook.problems import Refused
from playbook.protocol.flags import Flag, FlagPlan, Flags, Stand, arrange, mirrored, swapped
from tests.given import visit as file
from tests.kit.making import plan, playbook
from tests.seating_people import protocol

OURS, THEIRS = Flag(country="CN", side="host"), Flag(country="CH", side="guest")
COMPANY, CUSTOMER = Flag(country=None, side="host"), Flag(country=None, side="guest")


def flags(**changes: Any) -> Flags:
    made = plan(choices={"flags": "yes"}, **changes).ceremony.flags
    assert made is not None
    return made


def order(made: FlagPlan) -> list[str]:
    """From the viewer's left."""
    names = {COMPANY: "company", CUSTOMER: "customer"}
    return [one.flag.country or names[one.flag] for one in sorted(made.stands, key=lambda one: one.x)]


def findings(made: VisitPlan) -> list[Finding]:
    return [one for one in made.findings if one.rule.startswith("flags")]


@pytest.mark.parametrize("answer", ["no", None])
def test_no_flags_without_an_explicit_decision(answer: str | None) -> None:
    made = plan(choices={"flags": answer})
    assert made.ceremony.flags is None
    assert "flags-order" not in {one.sign.id for one in made.signs}


def test_the_guests_flag_has_the_flags_own_right_which_is_the_viewers_left() -> None:
    (made,) = flags().plans
    assert order(made) == ["CH", "CN"]
    assert [one.x for one in made.stands] == [-0.5, 0.5]
    assert [one.rules for one in made.stands] == [("R13",), ("R13",)]
    assert "the flags' own right" in made.stands[0].reason.en


def test_a_return_banquet_swaps_them_because_the_host_of_the_event_counts() -> None:
    ours, theirs = flags(meals={"lunch": {"given_by": "guests"}}).plans
    assert (ours.returned, order(ours)) == (False, ["CH", "CN"])
    assert (theirs.returned, order(theirs)) == (True, ["CN", "CH"])
    assert [one.en for one in ours.occasions] == ["Meeting"]
    assert [one.en for one in theirs.occasions] == ["Lunch banquet (10-12 12:00)"]


def test_our_own_banquets_have_the_order_of_the_meeting() -> None:
    (made,) = flags().plans
    assert len(made.occasions) == 2


def test_the_other_convention_mirrors_the_order() -> None:
    own = protocol(flag_senior_place="flags-left").profile
    assert [one.country for one, _ in arrange([OURS, THEIRS], own, returned=False)] == ["CN", "CH"]
    assert [one.en[:3] for one in flags().conventions] == ["R13"]


@pytest.mark.parametrize(
    ("wanted", "left_to_right", "higher"),
    [
        (["CH", "CN", "company", "customer"], ["customer", "CH", "CN", "company"], ["CH", "CN"]),
        (["cn", "company", "customer"], ["customer", "CN", "company"], ["CN"]),
        (["CN", "company"], ["CN", "company"], ["CN"]),
        (["company", "customer"], ["customer", "company"], []),
        (["CN"], ["CN"], []),
    ],
)
def test_a_national_flag_beside_company_flags_is_central_or_first_and_higher(
    wanted: list[str], left_to_right: list[str], higher: list[str]
) -> None:
    (made,) = flags(flags=wanted).plans
    assert order(made) == left_to_right
    assert [one.flag.country for one in made.stands if one.higher] == higher


def test_a_foreign_flag_brings_ours_and_an_urgent_finding() -> None:
    made = plan(choices={"flags": "yes"}, flags=["CH"])
    assert made.ceremony.flags is not None
    assert order(made.ceremony.flags.plans[0]) == ["CH", "CN"]
    assert any("R15" in one.en and "added" in one.en for one in made.ceremony.flags.notes)
    assert [(one.rule, one.level, one.source) for one in findings(made)] == [
        ("flags-national", "urgent", "R15")
    ]
    assert findings(plan(choices={"flags": "yes"})) == []


def test_flags_named_and_not_decided_are_not_planned_and_said() -> None:
    made = plan(flags=["CH", "CN"])
    assert made.ceremony.flags is None
    assert [one.rule for one in findings(made)] == ["flags-undecided"]


def test_guests_from_our_own_country_share_one_flag() -> None:
    made = flags(customer={"country": "CN"})
    assert order(made.plans[0]) == ["CN"]
    assert any("own country" in one.en for one in made.notes)


@pytest.mark.parametrize(("country", "named"), [("HK", []), ("TW", ["TW"])])
def test_what_is_no_national_flag_is_left_out_and_said(country: str, named: list[str]) -> None:
    made = flags(customer={"country": country}, flags=named)
    assert order(made.plans[0]) == ["CN"]
    assert any("left out" in one.en for one in made.notes)
    assert not any("foreign" in one.en for one in made.notes)


def test_more_than_two_national_flags_are_left_to_be_settled() -> None:
    made = flags(flags=["CH", "DE", "CN"])
    assert order(made.plans[0]) == ["CH", "DE", "CN"]
    assert any("to be settled" in one.en for one in made.notes)


def test_the_check_list_has_every_point_of_r14() -> None:
    said = " ".join(one.en for one in flags().checks)
    for point in ("front faces", "upside down", "about equal", "proportions", "equally high", "One flag on"):
        assert point in said


def test_the_sign_for_whoever_puts_them_up() -> None:
    made = plan(choices={"flags": "yes"}, meals={"lunch": {"given_by": "guests"}})
    cards = next(one.cards for one in made.signs if one.sign.id == "flags-order")
    assert [one.id for one in cards] == ["flags-1", "flags-2"]
    assert [order(one.flags) for one in cards if one.flags] == [["CH", "CN"], ["CN", "CH"]]


def test_a_flag_that_is_none_is_refused_in_the_file() -> None:
    with pytest.raises(Refused) as refused:
        file(SMALL_WITH + "flags: [Switzerland, 'F1']\n")
    said = [(one.place.line, one.message["en"]) for one in refused.value.problems]
    assert [line for line, _ in said] == [8, 8]
    assert "`Switzerland` is no flag" in said[0][1]
    assert file(SMALL_WITH + "flags: [de, company]\n").flags == ("DE", "company")


SMALL_WITH = """\
visit: muster-2026-10
customer: {name: Muster Pumpen GmbH, country: DE, relation: new}
purpose: factory-inspection
guests: [{name: Max Muster, title: Managing Director}]
arrives: {at: 2026-10-12 09:40, by: air}
leaves: {at: 2026-10-14 16:20, by: air}
team: {main-host: zhou-tongli}
"""


@cache
def all_four() -> tuple[Stand, ...]:
    return flags(flags=["CH", "CN", "company", "customer"]).plans[0].stands


@settings(max_examples=25, deadline=None)
@given(
    wanted=st.sets(st.sampled_from([OURS, THEIRS, COMPANY, CUSTOMER]), min_size=1),
    place=st.sampled_from(["flags-right", "flags-left"]),
    returned=st.booleans(),
)
def test_swapped_twice_and_mirrored_twice_are_the_same(wanted: set[Flag], place: str, returned: bool) -> None:
    profile = Protocol.model_validate({"flag_senior_place": place})
    phrases = Phrases(playbook())
    start = FlagPlan(occasions=(), returned=not returned, view="viewer", stands=())
    stands = all_four()
    some = start.model_copy(update={"stands": tuple(one for one in stands if one.flag in wanted)})
    made = swapped(some, profile, phrases)
    assert made.returned == returned
    again = swapped(swapped(made, profile, phrases), profile, phrases)
    assert again == made
    assert mirrored(mirrored(made)) == made
    assert order(mirrored(made)) == order(made)[::-1]
    assert {one.flag for one in made.stands} == wanted
    if {OURS, THEIRS} <= wanted:
        x = {one.flag: one.x for one in made.stands}
        guest_left = x[THEIRS] < x[OURS]
        assert guest_left == ((place == "flags-right") != returned)

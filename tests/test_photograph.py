"""The group photograph by hand from R9, R10, R12, what holds for every group, and the list of photographs."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.model.photographs import PhotoFile
from playbook.model.protocol import ProtocolFile
from playbook.protocol.photo_list import PhotoList, PlannedShot
from playbook.protocol.photograph import PhotoPlan, group_photograph, mirrored, row_sizes
from playbook.seats.model import Party, Wording
from tests.kit.making import plan, playbook
from tests.seating_people import protocol, side


def wording(row: int = 9, rows: int = 12, **profile: Any) -> Wording:
    """The shipped words and rules, with a profile and a length of rows of its own."""
    rules = protocol(**profile)
    sizes = rules.sizes.model_copy(update={"photo_row": row, "photo_rows": rows})
    return Wording(rules.model_copy(update={"sizes": sizes}), playbook().words)


def group(guests: int, hosts: int, *, row: int = 9, domestic: bool = False, **profile: Any) -> PhotoPlan:
    party = Party(guests=tuple(side("guest", guests)), hosts=tuple(side("host", hosts)))
    return group_photograph(party, wording(row, **profile), domestic=domestic)


def in_picture(made: PhotoPlan) -> list[str]:
    """Row by row from the front, as on the photograph from left to right."""
    return [" ".join(one.attendee for one in row) for row in made.rows]


def x_of(made: PhotoPlan, who: str) -> float:
    return next(one.x for one in made.spots if one.attendee == who)


# --- with guests, R12 ---


@pytest.mark.parametrize(
    ("guests", "hosts", "picture"),
    [
        # the host's right is the photographer's left
        (1, 1, "g1 h1"),
        (2, 3, "h2 g1 h1 g2 h3"),
        (4, 5, "h4 g3 h2 g1 h1 g2 h3 g4 h5"),
        (5, 2, "g4 h2 g1 h1 g2 g3 g5"),
        (2, 4, "h4 h2 g1 h1 g2 h3"),
        (1, 4, "h3 g1 h1 h2 h4"),
        (6, 3, "h2 g5 g3 g1 h1 g2 g4 g6 h3"),
        (3, 0, "g2 g1 g3"),
    ],
)
def test_host_in_the_middle_sides_alternating_ends_held_by_hosts(
    guests: int, hosts: int, picture: str
) -> None:
    made = group(guests, hosts)
    assert in_picture(made) == [picture]
    assert made.rules == ("R12",)


def test_several_rows_keep_the_seniors_in_front_and_hosts_at_both_ends() -> None:
    made = group(10, 6)
    assert in_picture(made) == ["h3 g4 h2 g1 h1 g2 g3 g5 h4", "h5 g9 g7 g6 g8 g10 h6"]
    front, back = made.rows
    assert made.rules == ("R1", "R12")
    assert {one.rules for one in back} == {("R1", "R12")}
    assert {one.y for one in front} == {0}
    assert {one.y for one in back} == {-1}


def test_one_guest_among_many_hosts_stands_in_front() -> None:
    made = group(1, 20, row=7)
    spot = next(one for one in made.spots if one.side == "guest")
    assert (spot.row, spot.role, x_of(made, "g1") > x_of(made, "h1")) == (1, "principal", True)


def test_rows_are_about_equal_and_the_front_row_odd_where_it_can_be() -> None:
    assert [row_sizes(people, 9) for people in (1, 9, 10, 16, 18, 20)] == [
        [1], [9], [5, 5], [9, 7], [9, 9], [7, 7, 6],
    ]  # fmt: skip


def test_a_large_group_stands_in_longer_rows_instead_of_more() -> None:
    party = Party(guests=tuple(side("guest", 60)), hosts=tuple(side("host", 6)))
    made = group_photograph(party, wording(9, rows=5))
    assert [len(row) for row in made.rows] == [13, 13, 13, 13, 14]


def test_only_host_and_principal_guest_are_marked_as_such() -> None:
    roles = {one.attendee: one.role for one in group(3, 3).spots}
    assert [who for who, role in roles.items() if role == "principal"] == ["h1", "g1"]
    alone = {one.attendee: one.role for one in group(3, 0).spots}
    assert [who for who, role in alone.items() if role == "principal"] == ["g1"]


def test_who_does_not_come_is_listed_and_not_placed() -> None:
    guests = side("guest", 2)
    guests[1] = guests[1].model_copy(update={"seated": False})
    made = group_photograph(Party(guests=tuple(guests), hosts=tuple(side("host", 1))), wording())
    assert in_picture(made) == ["g1 h1"]
    assert [one.attendee for one in made.absent] == ["g2"]


def test_interpreters_stand_last_of_their_side() -> None:
    party = Party(guests=tuple(side("guest", 2)), hosts=tuple(side("host", 3, interpreter=True)))
    made = group_photograph(party, wording())
    assert in_picture(made) == ["hi h2 g1 h1 g2 h3"]
    assert {one.attendee: one.role for one in made.spots}["hi"] == "interpreter"


def test_notes_say_what_is_missing_and_when_steps_are_needed() -> None:
    assert [one.en[:4] for one in group(2, 0).notes] == ["R12:"]
    assert group(2, 2).notes == ()
    assert ["3 rows" in one.en for one in group(10, 10, row=7).notes] == [True]


# --- domestic, R9 and R10 ---


@pytest.mark.parametrize(
    ("setting", "picture"),
    [
        # number 2 (g1) at number 1's own left: the photographer's right
        ("shared-centre", "h2 h1 g1 g2"),
        ("left-centre", "g2 g1 h1 h2"),
        ("exact-centre", "h2 h1 g1 g2"),
    ],
)
def test_guests_from_our_own_country_by_the_rostrum_even(setting: str, picture: str) -> None:
    made = group(2, 2, domestic=True, rostrum_even=setting)
    assert in_picture(made) == [picture]
    assert made.rules == ("R10", "R12")
    assert [one.en[:3] for one in made.conventions] == ["R10", "R12"]
    assert sorted(one.number for one in made.spots) == [1, 2, 3, 4]


def test_guests_from_our_own_country_by_the_rostrum_odd() -> None:
    made = group(2, 3, domestic=True)
    assert in_picture(made) == ["h3 h2 h1 g1 g2"]
    assert made.rules == ("R9", "R12")


def test_the_company_may_photograph_them_like_all_guests() -> None:
    made = group(2, 3, domestic=True, domestic_photograph="with-guests")
    assert in_picture(made) == ["h2 g1 h1 g2 h3"]
    assert [one.en[:3] for one in made.conventions] == ["R12"]


# --- what always holds ---

NUMBERS = {
    "guests": st.integers(0, 25),
    "hosts": st.integers(0, 25),
    "row": st.integers(3, 15),
    "domestic": st.booleans(),
    "even": st.sampled_from(["shared-centre", "left-centre", "exact-centre"]),
}


@settings(max_examples=40, deadline=None)
@given(**NUMBERS)
def test_everybody_stands_once_and_the_mirror_of_the_mirror_is_the_plan(
    guests: int, hosts: int, row: int, domestic: bool, even: str
) -> None:
    made = group(guests, hosts, row=row, domestic=domestic, rostrum_even=even)
    wanted = [f"g{n + 1}" for n in range(guests)] + [f"h{n + 1}" for n in range(hosts)]
    assert sorted(one.attendee for one in made.spots) == sorted(wanted)
    assert len({(one.x, one.y) for one in made.spots}) == guests + hosts
    assert all(len(one) <= max(row, -(-len(made.spots) // 12)) for one in made.rows)
    for one in made.rows:
        assert [spot.number for spot in one] == list(range(1, len(one) + 1))
        assert [spot.x for spot in one] == sorted((spot.x for spot in one), reverse=True)
    assert mirrored(mirrored(made)) == made
    assert mirrored(made).view == "photographer"
    assert in_picture(mirrored(made)) == in_picture(made)
    assert all(one.rules for one in made.spots)


@settings(max_examples=40, deadline=None)
@given(guests=st.integers(1, 25), hosts=st.integers(1, 25), row=st.integers(3, 15))
def test_with_guests_the_principal_guest_is_at_the_hosts_right_and_hosts_close_the_front_row(
    guests: int, hosts: int, row: int
) -> None:
    made = group(guests, hosts, row=row, senior_hand="left")
    assert x_of(made, "g1") - x_of(made, "h1") == 1
    assert abs(x_of(made, "h1")) <= 0.5, "in the middle, or sharing it with the principal guest"
    front = made.rows[0]
    if hosts >= 3 and len(front) > 3:
        assert [front[0].side, front[-1].side] == ["host", "host"]
    for which in ("guest", "host"):
        rows = [one.row for one in sorted(made.spots, key=lambda one: one.order) if one.side == which]
        assert rows == sorted(rows), "nobody stands in front of a more senior one of the own side"


# --- the list ---


def shots(made: PhotoList) -> dict[str, PlannedShot]:
    return {one.title.en: one for one in made.shots}


def listed(**changes: Any) -> PhotoList:
    return plan(**changes).ceremony.photo_list


def test_the_list_follows_the_agenda() -> None:
    made = plan()
    found = shots(made.ceremony.photo_list)
    opening = made.agenda.first("welcome")
    assert opening is not None
    assert [one.at for one in found["Arrival: the handshake at the door"].times] == [opening.start]
    talks = [one.start for one in made.agenda.items if one.kind in ("presentation", "talks")]
    assert [one.at for one in found["Both sides at the table"].times] == talks
    assert "Handing over the gift" not in found
    assert "At the welcome board" not in found
    assert "Signing ceremony" not in found


def test_what_is_undecided_is_listed_without_a_time() -> None:
    found = shots(listed(choices={"gifts": None}, seating=["signing"]))
    assert found["Handing over the gift"].times == ()
    assert found["Signing ceremony"].times == ()


def test_the_group_photograph_is_taken_when_our_most_senior_person_is_there() -> None:
    made = plan()  # the deputy general manager comes to the lunch banquet
    when = made.ceremony.photo_list.group_at
    assert when is not None
    assert (f"{when.at:%H:%M}", when.moment) == ("12:00", "before-sitting")
    assert "sun-fanli" in {one.attendee for one in made.ceremony.photograph.spots}


def test_at_a_return_banquet_the_guests_decide_and_the_talks_have_the_photograph() -> None:
    made = plan(meals={"lunch": {"given_by": "guests"}}).ceremony
    assert made.photo_list.group_at is not None
    assert made.photo_list.group_at.moment == "start"
    assert "sun-fanli" not in {one.attendee for one in made.photograph.spots}


def test_a_procedure_may_put_it_at_the_end_of_the_reception() -> None:
    made = plan(procedure="departments")
    when = made.ceremony.photo_list.group_at
    last = [one for one in made.agenda.items if one.kind in ("talks", "minutes", "farewell")][-1]
    assert when is not None
    assert when.at == last.start
    assert made.ceremony.photo_list.caller is not None
    assert made.ceremony.photo_list.caller.id == "zhou-tongli", "the salesperson invites (RM-077)"


def test_who_takes_them() -> None:
    assert listed().photographer == plan().cast.holder("secondary-host")
    team = {"main-host": "zhou-tongli", "photographer": {"name": "照例", "title": "摄影"}}
    named = listed(team=team).photographer
    assert named is not None
    assert named.name == "照例"


@pytest.mark.parametrize(
    ("kind", "words"), [("competitor", "may be competitors"), ("official", "Official guests")]
)
def test_rules_for_special_guests_only_for_them(kind: str, words: str) -> None:
    assert not any(words in one.text.en for one in listed().rules)
    assert any(words in one.text.en for one in listed(visitor_types=[kind]).rules)


def test_a_photograph_listed_twice_is_refused() -> None:
    shot = {
        "id": "door",
        "order": 1,
        "title": {"en": "Door", "zh-Hans": "门口"},
        "at": ["welcome"],
        "who": "guests",
    }
    rules = [{"text": {"en": "Ask first.", "zh-Hans": "先问。"}}]
    with pytest.raises(ValueError, match="listed twice: door"):
        PhotoFile.model_validate({"times": 1, "shots": [shot, shot], "rules": rules})


def test_the_profile_seats_the_front_row() -> None:
    assert not group(2, 2).front_seated
    assert group(2, 2, photo_front_row="seated").front_seated
    assert isinstance(wording().protocol, ProtocolFile)

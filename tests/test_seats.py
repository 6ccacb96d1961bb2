"""Seats away from the meeting table: cases by hand from R5, R8 to R10, R17 to R21; what always holds."""

from itertools import pairwise
from math import atan2, cos, isclose, pi, sin
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.model.base import text
from playbook.model.protocol import ProtocolFile
from playbook.seating import Attendee, Side
from playbook.seats.banquet import Shape, seat_banquet
from playbook.seats.model import Party, Place, RoomPlan, Wording, mirrored
from playbook.seats.ring import Ring, fill_ring
from playbook.seats.rooms import Shape as RoomShape
from playbook.seats.rooms import seat_room
from playbook.seats.split import Company, split, table_grid, table_sizes
from tests.kit.making import playbook
from tests.seating_people import person, protocol, side


def wording(most: int = 10, **profile: Any) -> Wording:
    """The shipped words and rules, with a profile and a largest round table of its own."""
    rules = protocol(**profile)
    figures = {"most": rules.by_number["R20"].figures["most"].model_copy(update={"value": most})}
    changed = tuple(
        one.model_copy(update={"figures": figures}) if one.number == "R20" else one for one in rules.rules
    )
    return Wording(
        ProtocolFile.model_validate(
            {**{name: getattr(rules, name) for name in ProtocolFile.model_fields}, "rules": changed}
        ),
        playbook().words,
    )


def party(guests: int, hosts: int, interpreter: Side | None = None) -> Party:
    return Party(
        guests=tuple(side("guest", guests, interpreter == "guest")),
        hosts=tuple(side("host", hosts, interpreter == "host")),
    )


def around(plan: RoomPlan, table: int = 1) -> str:
    """Who sits at a table, from the first chair towards that sitter's right."""
    return " ".join(one.attendee or "_" for one in plan.at(table))


def place_of(plan: RoomPlan, who: str) -> Place:
    return next(one for one in plan.places if one.attendee == who)


def seen_from_door(plan: RoomPlan) -> dict[str, tuple[float, float]]:
    return {one.attendee or one.role: (one.x, one.y) for one in mirrored(plan).places}


def banquet(
    guests: int, hosts: int, interpreter: Side | None = None, shape: Shape = "round", **profile: Any
) -> RoomPlan:
    return seat_banquet(party(guests, hosts, interpreter), shape, wording(**profile))


# Round table, R17 and R18


def test_eight_at_a_round_table_alternate_without_a_fault() -> None:
    plan = banquet(4, 4)
    assert around(plan) == "h1 g1 h3 g4 h2 g3 h4 g2"
    host = place_of(plan, "h1")
    assert (round(host.x, 3), host.y < 0) == (0, True), "far from the door, seen from the front"
    assert isclose(host.facing[1], 1), "faces the door"
    assert place_of(plan, "g1").x > 0, "the host's right is the viewer's right, both look to the door"
    assert isclose(place_of(plan, "h2").y, -host.y)


def test_ten_at_a_round_table_have_no_more_hosts_together_than_the_second_host_forces() -> None:
    assert around(banquet(5, 5)) == "h1 g1 g5 h5 g4 h2 g3 h4 h3 g2"
    assert around(banquet(6, 4)) == "h1 g1 g5 h4 g4 h2 g3 h3 g6 g2"


def test_the_interpreter_sits_at_the_principal_guests_right() -> None:
    assert around(banquet(3, 3, "host")) == "h1 g1 hi h2 g3 h3 g2"
    assert around(banquet(3, 2, "host")) == "h1 g1 hi h2 g3 g2"
    assert around(banquet(2, 1, "guest")) == "h1 g1 gi g2"


def test_two_interpreters_serve_the_two_senior_guests() -> None:
    plan = seat_banquet(
        Party(guests=tuple(side("guest", 4, True)), hosts=tuple(side("host", 3, True))), "round", wording()
    )
    assert around(plan) == "h1 g1 hi g4 h2 g3 gi h3 g2"


def test_one_host_and_no_host() -> None:
    assert around(banquet(4, 1, "host")) == "h1 g1 hi g4 g3 g2"
    alone = banquet(3, 0)
    assert around(alone) == "g1 g2 g3"
    assert [one.en for one in alone.notes] == [
        "R17: nobody of the host side is named for this meal.",
        "R20: 3 people at table 1, an odd number. Ask one more, or leave it.",
    ]


def test_the_variants_of_the_round_table() -> None:
    left = banquet(4, 4, banquet_order="guest-on-left")
    assert around(left) == "h1 g2 h4 g3 h2 g4 h3 g1"
    assert place_of(left, "g1").x < 0
    assert place_of(left, "g1").reason.en == "Guest No. 1: at the host's left"

    faces = banquet(4, 4, banquet_order="guest-faces-door")
    assert around(faces) == around(banquet(4, 4)), "everybody keeps the neighbours"
    guest, host = place_of(faces, "g1"), place_of(faces, "h1")
    assert isclose(guest.facing[1], 1)
    assert guest.reason.en == "Principal guest: faces the door, at the host's right"
    assert host.reason.en == "Host: at the principal guest's left"
    assert host.x < 0, "the guest's left is the viewer's left"

    named = banquet(6, 4, banquet_order="named-hosts-round")
    assert around(named) == "h1 g1 h3 g6 g4 h2 g3 g5 h4 g2"
    assert place_of(named, "h3").reason.en == "Third host: between the two hosts, on the host's right"
    assert place_of(named, "h4").rules == ("R18",)


def test_what_was_chosen_is_printed_with_what_else_is_in_use() -> None:
    said = [one.en for one in banquet(4, 4, banquet_order="guest-on-left").conventions]
    assert said == [
        "R18, our convention: the principal guest sits at the host's left. Also in use: "
        "the host faces the door, the second host sits opposite, guests at the hands of both; "
        "a third and a fourth host are named as well, going round the table, as in the north; "
        "the principal guest has the seat that faces the door, the host the one at the guest's left."
    ]
    assert banquet(0, 4).conventions == ()


# Long table, R19


def test_a_long_table_with_the_hosts_in_the_middle() -> None:
    plan = banquet(4, 4, shape="long")
    assert around(plan) == "h1 g1 h3 g4 h2 g2 h4 g3"
    assert isclose(place_of(plan, "h1").x, place_of(plan, "h2").x)
    assert place_of(plan, "g2").reason.en == "Guest No. 2: at the second host's right"
    assert place_of(plan, "g3").reason.zh_hans == "客方第 3 位，主人左手边"
    assert place_of(plan, "h1").reason.en == "Host: middle of the long side, facing the door"
    assert [one.en for one in plan.conventions] == [
        "R19, our convention: the two hosts sit in the middle of the long sides, facing each other. "
        "Also in use: the two hosts sit at the two ends of the table."
    ]


def test_a_long_table_with_the_hosts_at_its_ends() -> None:
    plan = banquet(4, 4, shape="long", long_table_hosts="ends")
    assert around(plan) == "h1 g1 h3 g4 h2 g2 h4 g3"
    host, second = place_of(plan, "h1"), place_of(plan, "h2")
    assert (host.x, second.x) == (0, 0)
    assert (host.facing, second.facing) == ((0, 1), (0, -1))
    assert place_of(plan, "g1").x > 0 > place_of(plan, "g3").x
    assert place_of(plan, "g2").x < 0, "the second host's right is the viewer's left"


# Several tables, R20


def test_guests_fill_the_tables_by_rank_and_every_table_has_its_host() -> None:
    plan = banquet(22, 5, "host")
    assert [len(plan.at(table)) for table in (1, 2, 3)] == [10, 10, 8]
    assert around(plan, 1).split()[:3] == ["h1", "g1", "hi"]
    assert "h2" in around(plan, 1).split()
    assert (around(plan, 2).split()[0], around(plan, 3).split()[0]) == ("h3", "h4")
    ranks = [
        sorted(int(one.attendee[1:]) for one in plan.at(table) if one.side == "guest" and one.attendee)
        for table in (1, 2, 3)
    ]
    assert [one for table in ranks for one in table] == list(range(1, 23))
    assert place_of(plan, "h3").reason.en == "Host of table 2: faces the door"


def test_a_table_without_a_host_is_reported() -> None:
    plan = banquet(28, 2)
    assert [one.zh_hans for one in plan.notes] == ["R20：3 号桌没有主方人员，请再安排人员作陪。"]
    assert around(plan, 3).startswith("g19 ")


def test_few_tables_even_numbers_and_a_full_head_table() -> None:
    assert table_sizes(0, 10) == []
    assert table_sizes(7, 10) == [7]
    assert table_sizes(12, 10) == [6, 6]
    assert table_sizes(21, 10) == [8, 7, 6]
    assert table_sizes(27, 9) == [9, 9, 9]


def test_nearer_to_the_head_table_is_senior_then_right_over_left() -> None:
    assert table_grid(1, 3) == [(0, 0)]
    assert table_grid(2, 3) == [(0.5, 0), (-0.5, 0)]
    assert table_grid(6, 3) == [(0, 0), (1, 0), (-1, 0), (0, 1), (1, 1), (-1, 1)]
    assert table_grid(3, 1) == [(0, 0), (0, 1), (0, 2)]


def test_hosts_of_other_tables_can_face_the_head_table() -> None:
    plan = banquet(22, 6, table_hosts_face="head-table")
    to_the_left, to_the_right = place_of(plan, "h3"), place_of(plan, "h4")
    assert isclose(to_the_left.facing[0], -1), "table 2 stands on the right of the head table"
    assert isclose(to_the_right.facing[0], 1)
    assert place_of(plan, "h3").reason.en == "Host of table 2: faces the head table"
    assert any(one.en.startswith("R20, our convention") for one in plan.conventions)


# Who is not there, languages, return banquet


def test_who_declines_has_no_chair_and_is_named() -> None:
    away = person("guest", 1, seated=False)
    plan = seat_banquet(
        Party(guests=(away, *side("guest", 3)[1:]), hosts=tuple(side("host", 2))), "round", wording()
    )
    assert around(plan) == "h1 g2 h2 g3"
    assert [(one.attendee, one.reason.en) for one in plan.not_seated] == [("g1", "Does not come")]


def test_a_guest_among_people_without_a_common_language_is_noted() -> None:
    speaks = {
        "g1": frozenset({"es"}),
        "g2": frozenset({"en"}),
        "h1": frozenset({"zh", "en"}),
        "h2": frozenset({"zh"}),
    }
    people = party(2, 2).model_copy(update={"languages": speaks})
    notes = [one.en for one in seat_banquet(people, "round", wording()).notes]
    assert notes == ["R21: at table 1 no neighbour is known to share a language with g1."]
    helped = party(2, 2, "host").model_copy(update={"languages": {**speaks, "hi": frozenset({"es", "zh"})}})
    assert not [one for one in seat_banquet(helped, "round", wording()).notes if "R21" in one.en]
    unknown = party(2, 2).model_copy(update={"languages": {"g1": frozenset({"es"})}})
    assert not [one for one in seat_banquet(unknown, "round", wording()).notes if "R21" in one.en]


def test_at_a_return_banquet_the_visitors_have_the_host_places() -> None:
    plan = seat_banquet(party(4, 4).swapped(), "round", wording())
    assert around(plan) == "g1 h1 g3 h4 g2 h3 g4 h2"
    assert place_of(plan, "g1").side == "host"


# Sofas and U table, R5


def test_on_sofas_the_guests_are_on_the_left_on_entering() -> None:
    plan = seat_room(party(5, 3, "host"), "sofa", wording())
    door = seen_from_door(plan)
    assert door["g1"][0] < 0 < door["h1"][0]
    assert door["g1"][1] == door["h1"][1] > door["g3"][1], "the head is far from the door"
    assert door["hi"][1] > door["h1"][1], "behind the host"
    assert all(door[f"g{rank}"][0] < 0 < door[f"h{min(rank, 3)}"][0] for rank in range(1, 6))
    assert [door[f"g{rank}"][1] for rank in (3, 4, 5)] == sorted(
        (door[f"g{r}"][1] for r in (3, 4, 5)), reverse=True
    )
    recorder = next(one for one in plan.places if one.attendee is None)
    assert (recorder.side, recorder.rules, recorder.reason.en) == (
        "host", ("R5",), "Recorder: behind the host; to be named",
    )  # fmt: skip


def test_at_a_u_table_the_house_decides_the_senior_hand() -> None:
    right = seat_room(party(3, 3), "u-table", wording())
    assert place_of(right, "g1").x > 0 > place_of(right, "h1").x
    assert place_of(right, "g3").facing == (-1, 0)
    left = seat_room(party(3, 3), "u-table", wording(senior_hand="left"))
    assert place_of(left, "g1").x < 0 < place_of(left, "h1").x
    assert place_of(left, "g1").reason.en == "Principal guest: at the host's left"
    assert left.conventions[0].en.startswith("R1, our convention: the left hand is senior")


# Rostrum, R9 and R10


def row(plan: RoomPlan) -> str:
    """As the sitters have it from their own left to their own right."""
    front = [one for one in plan.places if one.y == 0]
    return " ".join(one.attendee or "" for one in sorted(front, key=lambda one: one.x))


def test_a_domestic_rostrum_puts_number_two_on_the_left() -> None:
    only = Party(guests=(), hosts=tuple(side("host", 5)))
    assert row(seat_room(only, "rostrum", wording(), domestic=True)) == "h4 h2 h1 h3 h5"
    assert row(seat_room(only, "rostrum", wording())) == "h5 h3 h1 h2 h4"


@pytest.mark.parametrize(
    ("even", "seats", "x"),
    [
        ("shared-centre", "h4 h2 h1 h3", [-1.8, -0.6, 0.6, 1.8]),
        ("left-centre", "h3 h1 h2 h4", [-1.8, -0.6, 0.6, 1.8]),
        ("exact-centre", "h4 h2 h1 h3", [-2.4, -1.2, 0, 1.2]),
    ],
)
def test_the_three_ways_of_an_even_rostrum(even: str, seats: str, x: list[float]) -> None:
    only = Party(guests=(), hosts=tuple(side("host", 4)))
    plan = seat_room(only, "rostrum", wording(rostrum_even=even), domestic=True)
    assert row(plan) == seats
    assert sorted(one.x for one in plan.places) == x
    assert {one.rules for one in plan.places} == {("R10",)}
    assert len(plan.conventions) == 1


def test_both_sides_on_a_rostrum_in_turn_and_interpreters_beside_it() -> None:
    plan = seat_room(party(2, 3, "guest"), "rostrum", wording())
    assert [one.attendee for one in sorted(plan.places, key=lambda one: one.chair)] == [
        "h1",
        "g1",
        "h2",
        "g2",
        "h3",
    ]
    assert row(plan) == "h3 h2 h1 g1 g2"
    assert [(one.attendee, one.reason.en) for one in plan.not_seated] == [
        ("gi", "Interprets from beside the rostrum, not seated by rank")
    ]
    other = seat_room(party(2, 3), "rostrum", wording(rostrum_begins="guest"))
    assert other.places[0].attendee == "g1"


# Signing, R8


def test_at_a_signing_the_guest_is_at_the_hosts_right_with_everybody_behind_the_own_signer() -> None:
    plan = seat_room(party(3, 2), "signing", wording())
    host, guest = place_of(plan, "h1"), place_of(plan, "g1")
    assert host.x < 0 < guest.x, "both face the door: own left is the viewer's left"
    assert (host.y, guest.y) == (0, 0)
    assert all(place_of(plan, who).y < 0 < place_of(plan, who).x for who in ("g2", "g3"))
    assert place_of(plan, "h2").x < 0
    assistants = [one for one in plan.places if one.role == "assistant"]
    assert [(one.side, one.attendee, abs(one.x) > abs(host.x)) for one in assistants] == [
        ("host", None, True), ("guest", None, True),
    ]  # fmt: skip
    assert {one.rules for one in plan.places} == {("R8",)}


# What holds for all

ROOMS = get_args(RoomShape)
SHAPES = get_args(Shape)
unhurried = settings(deadline=None, max_examples=60)


@st.composite
def parties(draw: st.DrawFn, guests: int = 60, hosts: int = 20) -> Party:
    def people(which: Side, most: int) -> tuple[Attendee, ...]:
        ranks = draw(st.lists(st.integers(0, 500), unique=True, max_size=most))
        return tuple(
            person(
                which, rank, label=f"{which[0]}-{at}",
                interpreter=draw(st.integers(0, 7)) == 0, seated=draw(st.integers(0, 9)) > 0,
            )
            for at, rank in enumerate(ranks)
        )  # fmt: skip

    return Party(guests=people("guest", guests), hosts=people("host", hosts))


profiles = st.builds(
    wording,
    most=st.integers(4, 12),
    senior_hand=st.sampled_from(["right", "left"]),
    banquet_order=st.sampled_from(
        ["alternating-hosts", "named-hosts-round", "guest-faces-door", "guest-on-left"]
    ),
    long_table_hosts=st.sampled_from(["middle", "ends"]),
    table_hosts_face=st.sampled_from(["door", "head-table"]),
    rostrum_even=st.sampled_from(["shared-centre", "left-centre", "exact-centre"]),
)


def plans(people: Party, words: Wording) -> list[RoomPlan]:
    made = [seat_banquet(people, shape, words) for shape in SHAPES]
    return made + [seat_room(people, shape, words, domestic=at % 2 == 0) for at, shape in enumerate(ROOMS)]


@unhurried
@given(parties(), profiles)
def test_everybody_has_one_place_or_is_listed_with_a_reason(people: Party, words: Wording) -> None:
    everybody = sorted(one.id for one in (*people.guests, *people.hosts))
    absent = {one.id for one in (*people.guests, *people.hosts) if not one.seated}
    for plan in plans(people, words):
        placed = [one.attendee for one in plan.places if one.attendee]
        missing = [one.attendee for one in plan.not_seated]
        assert sorted([*placed, *missing]) == everybody
        assert absent <= set(missing)
        if plan.kind != "rostrum":
            assert absent == set(missing)
        spots = {(one.x, one.y) for one in plan.places}
        assert len(spots) == len(plan.places)
        for one in plan.places:
            for other in plan.places:
                apart = (one.x - other.x) ** 2 + (one.y - other.y) ** 2
                assert one is other or apart > 0.7, f"{one.attendee} on {other.attendee} in {plan.kind}"
        assert all(one.rules and one.reason.en and one.reason.zh_hans for one in plan.places)


@unhurried
@given(parties(), profiles)
def test_the_mirror_is_the_page_turned_and_turning_twice_is_nothing(people: Party, words: Wording) -> None:
    for plan in plans(people, words):
        turned = mirrored(plan)
        assert mirrored(turned) == plan
        assert (turned.view, turned.viewpoint, turned.opposite) == ("door", plan.opposite, plan.viewpoint)
        for one, other in zip(plan.places, turned.places, strict=True):
            assert (other.x, other.y) == (-one.x, -one.y)
            assert (other.attendee, other.chair, other.table) == (one.attendee, one.chair, one.table)
        assert {(one.x, one.y) for one in turned.furniture} == {(-one.x, -one.y) for one in plan.furniture}


@unhurried
@given(parties(), profiles, st.sampled_from(SHAPES))
def test_a_return_banquet_swaps_the_sides_and_swapping_twice_is_nothing(
    people: Party, words: Wording, shape: Shape
) -> None:
    assert people.swapped().swapped() == people
    plan, back = seat_banquet(people, shape, words), seat_banquet(people.swapped(), shape, words)
    assert {one.attendee: one.side for one in back.places} == {
        one.attendee: "host" if one.side == "guest" else "guest" for one in plan.places
    }
    assert sorted(one.attendee for one in back.not_seated) == sorted(one.attendee for one in plan.not_seated)


@unhurried
@given(parties(), profiles)
def test_the_principal_guest_sits_where_the_rule_says(people: Party, words: Wording) -> None:
    hosts, guests = people.seated("host")[0], people.seated("guest")[0]
    if not hosts or not guests:
        return
    first, host = guests[0].id, hosts[0].id
    left = words.protocol.profile.banquet_order == "guest-on-left"
    for plan in plans(people, words):
        guest_at, host_at = place_of(plan, first), place_of(plan, host)
        if plan.kind == "rostrum":
            assert (host_at.chair, host_at.role, guest_at.chair) == (1, "principal", 2)
            continue
        assert guest_at.role == host_at.role == "principal"
        if plan.kind.startswith("banquet"):
            size = len(plan.at(1))
            step = -1 if left and plan.kind == "banquet-round" else 1
            assert (guest_at.table, host_at.table, host_at.chair) == (1, 1, 1)
            assert guest_at.chair == step % size + 1
            door_is_for = guest_at if words.protocol.profile.banquet_order == "guest-faces-door" else host_at
            if plan.kind == "banquet-round":
                assert isclose(door_is_for.facing[1], 1)
        elif plan.kind in ("sofa", "signing"):
            assert guest_at.x > host_at.x
            assert guest_at.y == host_at.y
            assert guest_at.facing == host_at.facing == (0, 1)


@unhurried
@given(parties(), profiles, st.sampled_from(SHAPES))
def test_chairs_run_to_the_sitters_own_right(people: Party, words: Wording, shape: Shape) -> None:
    plan = seat_banquet(people, shape, words)
    for number in range(1, plan.tables + 1):
        own = plan.at(number)
        assert [one.chair for one in own] == list(range(1, len(own) + 1))
        middle = plan.furniture[number - 1]
        if shape == "round":
            angles = [atan2(one.y - middle.y, one.x - middle.x) for one in own]
            for one, other in pairwise(angles):
                turn = (other - one) % (2 * pi)
                assert isclose(turn, 2 * pi / len(own), abs_tol=0.01)
            assert all(
                isclose(one.facing[0], -cos(a), abs_tol=0.01)
                and isclose(one.facing[1], -sin(a), abs_tol=0.01)
                for one, a in zip(own, angles, strict=True)
            )


@unhurried
@given(st.integers(0, 60), st.integers(0, 30), st.integers(0, 3), st.integers(4, 14))
def test_tables_are_no_larger_than_the_rule_and_no_more_than_needed(
    guests: int, hosts: int, interpreters: int, most: int
) -> None:
    people = party(guests, hosts)
    extra = tuple(person("host", 900 + n, interpreter=True, label=f"i{n}") for n in range(interpreters))
    people = people.model_copy(update={"hosts": (*people.hosts, *extra)})
    tables = split(people, most)
    total = guests + hosts + interpreters
    assert sum(one.size for one in tables) == total
    assert len(tables) == -(-total // most)
    sizes = [one.size for one in tables]
    assert all(0 < size <= most for size in sizes)
    assert sizes == sorted(sizes, reverse=True)
    if most % 2 == 0:
        assert sum(size % 2 for size in sizes) == total % 2
    ids = [one.id for table in tables for one in (*table.hosts, *table.guests, *table.interpreters)]
    assert sorted(ids) == sorted(one.id for one in (*people.guests, *people.hosts))
    if hosts >= len(tables) and hosts:
        assert all(one.hosts for one in tables)
    filled = [one.rank for table in tables for one in table.guests]
    assert filled == sorted(filled), "a nearer table is senior"


def _together(sides: list[str]) -> int:
    return sum(one == other == "host" for one, other in zip(sides, sides[1:] + sides[:1], strict=True))


@unhurried
@given(st.integers(1, 12), st.integers(0, 12), st.data())
def test_no_change_of_two_people_brings_fewer_hosts_together(
    guests: int, hosts: int, data: st.DataObject
) -> None:
    """R21: among the chairs that no rule names, swapping a host with a guest never helps."""
    size = guests + hosts
    ring = Ring(joined=(True,) * size, opposite=size // 2, hand=data.draw(st.sampled_from([1, -1])))
    taken = fill_ring(Company(list(side("host", hosts)), list(side("guest", guests)), []), ring)
    sides: list[str] = [one.person.side for one in taken]
    free = [at for at, one in enumerate(taken) if "R21" in one.rules]
    for one in free:
        for other in free:
            if sides[one] != sides[other] and size > 2:
                swapped = list(sides)
                swapped[one], swapped[other] = sides[other], sides[one]
                assert _together(swapped) >= _together(sides)


@pytest.mark.parametrize(
    ("guests", "said"),
    [
        ([person("guest", 1), person("guest", 1, label="gx")], "same rank 1"),
        ([person("guest", 1), person("guest", 2, label="g1")], "listed twice: g1"),
    ],
)
def test_what_a_plan_cannot_decide_is_refused(guests: list[Attendee], said: str) -> None:
    people = Party(guests=tuple(guests), hosts=tuple(side("host", 2)))
    with pytest.raises(ValueError, match=said):
        seat_banquet(people, "round", wording())
    with pytest.raises(ValueError, match=said):
        seat_room(people, "sofa", wording())


def test_a_reason_given_for_staying_away_is_the_one_printed() -> None:
    flight = text("lands too late", "航班太晚")
    late = person("guest", 1, seated=False).model_copy(update={"reason_not_seated": flight})
    plan = seat_room(Party(guests=(late,), hosts=tuple(side("host", 2))), "sofa", wording())
    assert [one.reason for one in plan.not_seated] == [flight]
    assert [one.en for one in plan.notes] == ["No guest takes part."]

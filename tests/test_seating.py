"""Seats against cases written by hand from rules R1, R3, R4, R6 and R7, and what holds for all tables."""

from collections.abc import Sequence
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from playbook.model.base import text
from playbook.model.protocol import ProtocolFile
from playbook.seating import Attendee, Door, Seat, SeatPlan, mirror, seat_meeting
from playbook.texts import placeholders
from tests.seating_people import person, protocol, shipped, side


def drawn(plan: SeatPlan) -> list[str]:
    """The table as text: top line first, ``.`` for a place without a chair, ``_`` for a spare chair."""
    at = {(seat.x, seat.y): seat.attendee or "_" for seat in plan.seats}
    columns = range(min(x for x, _ in at), max(x for x, _ in at) + 1)
    lines = range(max(y for _, y in at), min(y for _, y in at) - 1, -1)
    return [" ".join(at.get((x, y), ".") for x in columns) for y in lines]


def seat_of(plan: SeatPlan, who: str) -> Seat:
    return next(seat for seat in plan.seats if seat.attendee == who)


def test_long_side_to_the_door_guests_face_it_and_interpreters_face_each_other() -> None:
    plan = seat_meeting(side("guest", 3, True), side("host", 4, True), "long-side", protocol())
    assert drawn(mirror(plan)) == [
        "g3 g2 g1 gi .",
        ". . . . .",
        "h4 h2 h1 hi h3",
    ]
    assert drawn(plan) == ["h3 hi h1 h2 h4", ". . . . .", ". gi g1 g2 g3"]


def test_end_to_the_door_guests_are_on_the_right_on_entering() -> None:
    plan = seat_meeting(side("guest", 3, True), side("host", 4, True), "end", protocol())
    assert drawn(mirror(plan)) == ["h4 . g3", "h2 . g2", "h1 . g1", "hi . gi", "h3 . ."]
    assert drawn(plan) == [". . h3", "gi . hi", "g1 . h1", "g2 . h2", "g3 . h4"]


def test_without_interpreters_ranks_alternate_right_then_left() -> None:
    plan = seat_meeting(side("guest", 5), side("host", 2), "long-side", protocol())
    assert drawn(mirror(plan)) == ["g4 g2 g1 g3 g5", ". . . . .", ". . h1 h2 ."]
    assert [seat_of(plan, f"g{rank}").column for rank in range(1, 6)] == [0, 1, -1, 2, -2]


def test_only_the_hosts_bring_an_interpreter() -> None:
    plan = seat_meeting(side("guest", 3), side("host", 3, True), "long-side", protocol())
    assert drawn(mirror(plan)) == ["g2 g1 g3 .", ". . . .", "h2 h1 hi h3"]


def test_only_the_guests_bring_an_interpreter() -> None:
    plan = seat_meeting(side("guest", 2, True), side("host", 3), "end", protocol())
    assert drawn(mirror(plan)) == ["h3 . g2", "h1 . g1", "h2 . gi"]


def test_interpreters_behind_their_principals() -> None:
    behind = protocol(interpreter_at_table="behind")
    plan = seat_meeting(side("guest", 3, True), side("host", 3, True), "long-side", behind)
    assert drawn(mirror(plan)) == [". gi .", "g2 g1 g3", ". . .", "h3 h1 h2", ". hi ."]
    end = seat_meeting(side("guest", 3, True), side("host", 3, True), "end", behind)
    assert drawn(mirror(end)) == [". h3 . g2 .", "hi h1 . g1 gi", ". h2 . g3 ."]


def test_a_second_interpreter_sits_behind_the_first() -> None:
    hosts = [*side("host", 2, True), person("host", 9, interpreter=True, label="hj")]
    plan = seat_meeting(side("guest", 2), hosts, "long-side", protocol())
    assert drawn(mirror(plan)) == ["g2 g1 .", ". . .", "h2 h1 hi", ". . hj"]


def test_left_hand_senior_turns_the_order_but_not_the_interpreters() -> None:
    plan = seat_meeting(
        side("guest", 3, True), side("host", 3, True), "long-side", protocol(senior_hand="left")
    )
    assert drawn(mirror(plan)) == [". g2 g1 gi g3", ". . . . .", "h3 h2 h1 hi ."]


def test_spare_chairs_are_the_next_places_on_each_side() -> None:
    plan = seat_meeting(side("guest", 2), side("host", 1), "long-side", protocol(spare_chairs=1))
    assert drawn(mirror(plan)) == ["g2 g1 _", ". . .", ". h1 _"]
    assert {seat.rules for seat in plan.seats if seat.attendee is None} == {("R7",)}


def test_the_principal_is_the_most_senior_who_does_not_interpret() -> None:
    guests = [person("guest", 1, interpreter=True, label="gi"), person("guest", 5), person("guest", 3)]
    plan = seat_meeting(guests, side("host", 1), "end", protocol())
    assert drawn(mirror(plan)) == [". . g5", "h1 . g3", ". . gi"]
    assert seat_of(plan, "g3").role == "principal"
    assert seat_of(plan, "gi").role == "interpreter"
    assert [seat_of(plan, who).order for who in ("g3", "g5", "gi")] == [1, 2, None]


def test_a_side_of_interpreters_only_is_seated_by_rank() -> None:
    guests = [person("guest", 2, interpreter=True), person("guest", 1, interpreter=True)]
    plan = seat_meeting(guests, side("host", 1, True), "long-side", protocol())
    assert drawn(mirror(plan)) == ["g2 g1 .", ". . .", ". h1 hi"]
    assert seat_of(plan, "g1").role == "principal"


@pytest.mark.parametrize("door", ["long-side", "end"])
def test_an_empty_side_and_an_empty_room(door: Door) -> None:
    plan = seat_meeting(side("guest", 3), [], door, protocol(spare_chairs=2))
    assert {seat.side for seat in plan.seats} == {"guest"}
    assert plan.table_length == 5
    empty = seat_meeting([], [], door, protocol(spare_chairs=2))
    assert empty.seats == ()
    assert empty.table_length == 1


def test_every_chair_names_its_rules_and_its_reason() -> None:
    plan = seat_meeting(side("guest", 2, True), side("host", 2), "long-side", protocol())
    said = {seat.attendee: (seat.rules, seat.reason.en, seat.reason.zh_hans) for seat in plan.seats}
    assert said == {
        "g1": (
            ("R3",),
            "Principal: the middle of the table; the guests face the door",
            "主谈人，居中就座；客方面向门",
        ),
        "g2": (
            ("R1", "R3"),
            "No. 2 in rank: chair 1 on the principal's right",
            "职务第 2 位，主谈人右手第 1 座",
        ),
        "gi": (("R6",), "Interpreter: at the principal's left hand", "翻译，主谈人左手边"),
        "h1": (
            ("R3",),
            "Principal: the middle of the table; the hosts have the door behind them",
            "主谈人，居中就座；主方背对门",
        ),
        "h2": (
            ("R1", "R3"),
            "No. 2 in rank: chair 1 on the principal's right",
            "职务第 2 位，主谈人右手第 1 座",
        ),
    }
    assert plan.rules == ("R1", "R2", "R3", "R6")
    end = seat_meeting(side("guest", 1), side("host", 1), "end", protocol())
    assert [seat.reason.en for seat in end.seats] == [
        "Principal: the middle of the table; on entering the guests are on the right",
        "Principal: the middle of the table; on entering the hosts are on the left",
    ]
    assert end.rules == ("R2", "R4")


def test_conventions_are_named_only_where_they_decide_something() -> None:
    alone = seat_meeting(side("guest", 1), side("host", 1), "end", protocol())
    assert alone.conventions == ()
    both = seat_meeting(
        side("guest", 2, True), side("host", 2), "end", protocol(interpreter_at_table="behind")
    )
    assert [one.en for one in both.conventions] == [
        "R1, our convention: the right hand is senior, as with foreign and business guests. "
        "Also in use: the left hand is senior, as on a domestic government rostrum.",
        "R6, our convention: interpreters sit in a second row behind their principals. "
        "Also in use: interpreters sit at the table beside their principals.",
    ]


def test_who_is_not_seated_is_named_with_the_reason() -> None:
    flight = text("arrives later", "稍后到达")
    late = person("guest", 1, seated=False).model_copy(update={"reason_not_seated": flight})
    away = person("host", 3, seated=False)
    plan = seat_meeting([late, person("guest", 2)], [*side("host", 2), away], "end", protocol())
    assert [(one.attendee, one.reason.en) for one in plan.not_seated] == [
        ("g1", "arrives later"),
        ("h3", "Does not take part in this meeting"),
    ]
    assert seat_of(plan, "g2").role == "principal"


def test_fewer_than_two_hosts_is_noted() -> None:
    short = seat_meeting(side("guest", 2), side("host", 1), "end", protocol())
    assert [one.en for one in short.notes] == [
        "R6: fewer than 2 people of the host side are at the table. Ask somebody to join."
    ]
    assert seat_meeting(side("guest", 2), side("host", 2), "end", protocol()).notes == ()


@pytest.mark.parametrize(
    ("guests", "hosts", "said"),
    [
        ([person("guest", 1), person("guest", 1, label="gx")], [], "same rank 1"),
        ([person("guest", 1)], [person("host", 1, label="g1")], "listed twice: g1"),
        ([person("host", 1)], [], "wrong side: h1"),
        ([], [person("guest", 1)], "wrong side: g1"),
    ],
)
def test_what_a_plan_cannot_decide_is_refused(
    guests: list[Attendee], hosts: list[Attendee], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        seat_meeting(guests, hosts, "long-side", protocol())


def test_ranks_that_decide_no_chair_may_be_equal() -> None:
    guests = [person("guest", 1), person("guest", 1, seated=False, label="gx"),
              person("guest", 1, interpreter=True, label="gi")]  # fmt: skip
    plan = seat_meeting(guests, side("host", 2), "end", protocol())
    assert seat_of(plan, "g1").role == "principal"


# What holds for every table


@st.composite
def parties(draw: st.DrawFn, which: Literal["guest", "host"]) -> list[Attendee]:
    ranks = draw(st.lists(st.integers(-5, 500), unique=True, max_size=60))
    return [
        person(
            which,
            rank,
            label=f"{which[0]}-{at}",
            interpreter=draw(st.integers(0, 5)) == 0,
            seated=draw(st.integers(0, 8)) > 0,
        )
        for at, rank in enumerate(ranks)
    ]


protocols = st.builds(
    protocol,
    senior_hand=st.sampled_from(["right", "left"]),
    interpreter_at_table=st.sampled_from(["beside", "behind"]),
    spare_chairs=st.integers(0, 3),
)
tables = st.tuples(parties("guest"), parties("host"), st.sampled_from(["long-side", "end"]), protocols)
unhurried = settings(deadline=None)
Table = tuple[list[Attendee], list[Attendee], Door, ProtocolFile]


def by_place(plan: SeatPlan) -> dict[tuple[int, int], Seat]:
    return {(seat.x, seat.y): seat for seat in plan.seats}


def facing(plan: SeatPlan, seat: Seat) -> tuple[int, int]:
    """The direction in which somebody looks who sits at the table and looks across it."""
    if plan.door == "long-side":
        return (0, -1 if seat.y > 0 else 1)
    return (-1 if seat.x > 0 else 1, 0)


@unhurried
@given(tables)
def test_everybody_who_takes_part_has_one_chair(table: Table) -> None:
    guests, hosts, _, _ = table
    plan = seat_meeting(*table)
    seated = sorted(seat.attendee for seat in plan.seats if seat.attendee)
    assert seated == sorted(one.id for one in (*guests, *hosts) if one.seated)
    assert sorted(one.attendee for one in plan.not_seated) == sorted(
        one.id for one in (*guests, *hosts) if not one.seated
    )
    assert len(by_place(plan)) == len(plan.seats)


@unhurried
@given(tables)
def test_principals_sit_in_the_middle_opposite_each_other(table: Table) -> None:
    guests, hosts, door, _ = table
    plan = seat_meeting(*table)
    for people in (guests, hosts):
        there = [one for one in people if one.seated]
        speakers = [one for one in there if not one.interpreter] or there
        if speakers:
            principal = seat_of(plan, min(speakers, key=lambda one: one.rank).id)
            assert (principal.role, principal.column, principal.row, principal.order) == (
                "principal",
                0,
                0,
                1,
            )
            assert (principal.x if door == "long-side" else principal.y) == 0
    assert sum(seat.role == "principal" for seat in plan.seats) == len({seat.side for seat in plan.seats})


@unhurried
@given(tables)
def test_right_and_left_are_the_sitters_own_from_either_viewpoint(table: Table) -> None:
    straight = seat_meeting(*table)
    for plan in (straight, mirror(straight)):
        places = by_place(plan)
        for seat in plan.seats:
            across, up = facing(plan, seat)
            neighbour = places.get((seat.x + up, seat.y - across))
            if neighbour:
                assert (neighbour.side, neighbour.row, neighbour.column) == (
                    seat.side,
                    seat.row,
                    seat.column + 1,
                )


@unhurried
@given(tables)
def test_ranks_alternate_outwards_and_leave_no_gap(table: Table) -> None:
    plan = seat_meeting(*table)
    senior = 1 if table[3].profile.senior_hand == "right" else -1
    for which in ("guest", "host"):
        own = [seat for seat in plan.seats if seat.side == which]
        ranked = sorted((seat for seat in own if seat.order), key=lambda seat: seat.order or 0)
        assert [seat.order for seat in ranked] == list(range(1, len(ranked) + 1))
        outward = [(abs(seat.column), seat.column * senior < 0) for seat in ranked]
        assert outward == sorted(outward)
        ranks = {person.id: person.rank for person in plan.attendees}
        in_rank = [ranks[seat.attendee] for seat in ranked if seat.attendee]
        assert in_rank == sorted(in_rank)
        columns = sorted(seat.column for seat in own if seat.row == 0)
        assert columns == list(range(min(columns, default=0), max(columns, default=-1) + 1))


@unhurried
@given(tables)
def test_guests_face_the_door_or_are_on_the_right_on_entering(table: Table) -> None:
    plan = mirror(seat_meeting(*table))
    for seat in plan.seats:
        if plan.door == "long-side":
            towards_the_door = facing(plan, seat) == (0, -1)
            assert towards_the_door == (seat.side == "guest")
        else:
            assert (seat.x > 0) == (seat.side == "guest")


@unhurried
@given(tables)
def test_interpreters_at_the_table_face_each_other(table: Table) -> None:
    plan = seat_meeting(*table)
    at_table = [seat for seat in plan.seats if seat.role == "interpreter" and seat.row == 0]
    beside = table[3].profile.interpreter_at_table == "beside"
    assert len(at_table) == (beside and len({s.side for s in plan.seats if s.role == "interpreter"}))
    for seat in at_table:
        assert seat.column == (1 if seat.side == "host" else -1)
    if len(at_table) == 2:
        one, other = at_table
        assert (one.x, one.y) in ((other.x, -other.y), (-other.x, other.y))


@unhurried
@given(tables)
def test_mirror_turns_the_page_and_nothing_else(table: Table) -> None:
    plan = seat_meeting(*table)
    turned = mirror(plan)
    assert mirror(turned) == plan
    assert (plan.view, turned.view) == ("front", "door")
    assert (turned.viewpoint, turned.opposite) == (plan.opposite, plan.viewpoint)
    for seat, other in zip(plan.seats, turned.seats, strict=True):
        assert (other.x, other.y) == (-seat.x, -seat.y)
        assert other.model_copy(update={"x": seat.x, "y": seat.y}) == seat


@unhurried
@given(tables)
def test_the_table_is_as_long_as_its_farthest_chair(table: Table) -> None:
    plan = seat_meeting(*table)
    farthest = max((abs(seat.column) for seat in plan.seats if seat.row == 0), default=0)
    assert plan.table_length == 2 * farthest + 1


# The rules as data


def test_all_rules_are_there_in_order() -> None:
    assert [rule.number for rule in shipped().rules] == [f"R{number}" for number in range(1, 36)]
    strengths = {rule.number: rule.strength for rule in shipped().rules}
    assert [strengths[n] for n in ("R1", "R3", "R4", "R5", "R6", "R13", "R14", "R15", "R17")] == [
        "C", "B", "B", "B", "B/C", "A/B", "A", "A", "C",
    ]  # fmt: skip


def test_every_dispute_names_what_was_not_chosen() -> None:
    disputed = [rule for rule in shipped().rules if rule.dispute]
    assert [rule.number for rule in disputed] == [
        "R1", "R6", "R10", "R12", "R13", "R18", "R19", "R20", "R22", "R25", "R28", "R33",
    ]  # fmt: skip
    for rule in disputed:
        assert rule.dispute is not None
        chosen, others = shipped().chosen(rule.dispute), shipped().alternatives(rule.dispute)
        assert others
        assert {chosen, *others} == set(rule.dispute.choices)


def test_rules_fill_their_placeholders_and_no_line_break_splits_chinese() -> None:
    for rule in shipped().rules:
        assert placeholders(rule.text) == set(rule.figures)
        assert " " not in rule.text.zh_hans
        assert not any(letter.isdigit() for letter in rule.text.en + rule.text.zh_hans)


def changed(path: Sequence[str | int], value: Any) -> dict[str, Any]:
    data: dict[str, Any] = shipped().model_dump(mode="json")
    inner: Any = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("rules", 2, "number"), "R9", "R9 stands where R3 belongs"),
        (("rules", 2, "id"), "senior-hand", "rule id used twice: senior-hand"),
        (("rules", 2, "topic"), "ships", "no topic is called ships"),
        (("rules", 0, "dispute", "setting"), "flavour", "no setting flavour"),
        (("rules", 0, "dispute", "setting"), "spare_chairs", "no setting spare_chairs"),
        (
            ("rules", 0, "dispute", "setting"),
            "interpreter_at_table",
            "setting used twice: interpreter_at_table",
        ),
        (("rules", 0, "dispute", "choices", 1, "id"), "middle", "needs exactly the choices left, right"),
        (("profile", "senior_hand"), "middle", "'right' or 'left'"),
    ],
)
def test_slips_in_the_rules_are_refused(path: Sequence[str | int], value: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        ProtocolFile.model_validate(changed(path, value))

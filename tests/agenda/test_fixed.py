"""What the visit file fixes, and several purposes."""

from typing import Any

import pytest

from playbook.agenda import AgendaItem
from tests.agenda.world import day, issues, line, lines, made


def test_fixed_sessions_are_kept_to_the_minute_and_the_rest_goes_around() -> None:
    own = [
        {
            "title": "Trial run",
            "start": day("12 10:03"),
            "end": day("12 10:58"),
            "kind": "rest",
            "room": "workshop",
            "lead": "production",
            "attend": ["main-host"],
        },
    ]
    agenda = made("12 09:30", "12 16:30", sessions=own)
    fixed = next(item for item in agenda.items if item.origin == "given")
    assert line(fixed) == "12 10:03-10:58 Trial run"
    assert (fixed.room, fixed.lead, fixed.attend) == ("workshop", "production", ("main-host",))
    assert lines(agenda)[:3] == [
        "12 09:30-09:45 opening",
        "12 10:03-10:58 Trial run",
        "12 11:10-11:50 showroom",
    ]


def test_a_fixed_session_stands_for_one_of_its_kind() -> None:
    own = {"title": "Price talks", "start": day("12 14:00"), "end": day("12 15:00"), "kind": "talks"}
    ids = [item.id for item in made("12 09:00", "12 17:00", purpose="goods-inspection", sessions=[own]).items]
    assert "talks" not in ids
    assert {"review", "inspection", "session-1"} <= set(ids)


@pytest.mark.parametrize(
    ("session", "covered"),
    [
        ({"title": "Bank"}, False),
        ({"title": "Bank", "room": "showroom"}, False),
        ({"title": "Check of the pumps", "room": "workshop"}, True),
        ({"title": "inspection"}, True),
        ({"title": {"zh-Hans": "「inspection」"}}, True),
    ],
)
def test_a_session_without_kind_does_not_push_out_the_inspection(
    session: dict[str, Any], covered: bool
) -> None:
    own = {"start": day("12 14:00"), "end": day("12 15:00"), **session}
    agenda = made("12 09:00", "12 17:00", purpose="goods-inspection", sessions=[own])
    assert ("inspection" in [item.id for item in agenda.items]) is not covered


def test_a_session_before_the_guests_are_here_is_a_conflict() -> None:
    own = {"title": "Early talks", "start": day("12 09:00"), "end": day("12 10:00"), "kind": "talks"}
    agenda = made("12 08:30", "12 19:00", by="air", sessions=[own])
    assert issues(agenda) == ["outside-hours"]
    assert "Early talks" in agenda.issues[0].text.en
    assert "10-12 09:00–10:00" in agenda.issues[0].text.zh_hans


def test_a_session_after_hours_is_what_the_file_wants_and_farewell_follows_it() -> None:
    own = {"title": "Signing", "start": day("12 17:45"), "end": day("12 18:15"), "kind": "minutes"}
    agenda = made("12 09:30", "12 21:00", sessions=[own])
    assert issues(agenda) == []
    assert lines(agenda)[-2:] == ["12 17:45-18:15 Signing", "12 18:20-18:30 farewell"]


def test_farewell_without_time_after_the_last_session_is_reported_not_moved_forward() -> None:
    own = {"title": "Signing", "start": day("12 15:30"), "end": day("12 16:30"), "kind": "minutes"}
    agenda = made("12 09:30", "12 16:30", sessions=[own])
    assert "farewell" not in [item.id for item in agenda.items]
    assert [one.text.en for one in agenda.issues] == ["No time is left for: farewell (at least 5 minutes)."]


def test_other_purposes_add_what_is_new_before_the_end() -> None:
    agenda = made("12 09:00", "12 17:30", purpose="relationship", other_purposes=["goods-inspection"])
    ids = [item.id for item in agenda.items if item.origin == "template"]
    assert ids == ["opening", "showroom", "talks", "inspection", "review", "minutes", "farewell"]


def test_conditions_of_a_session_count() -> None:
    def film(video: str | None) -> AgendaItem | None:
        agenda = made("12 09:00", "12 17:00", purpose="factory-inspection", choices={"company_video": video})
        return next((item for item in agenda.items if item.id == "odd-film"), None)

    assert film("no") is None
    wanted = film("yes")
    assert wanted is not None
    assert not wanted.settle


def test_rooms_follow_the_meeting_room_asked_for() -> None:
    agenda = made("12 09:30", "12 16:30", meeting={"room": "conference-room-2"})
    rooms = {item.id: item.room for item in agenda.items if item.origin == "template"}
    assert rooms["talks"] == rooms["minutes"] == "conference-room-2"
    assert rooms["showroom"] == "showroom"

"""Papers with one error: the error is the one named, and everything else is as it was."""

from datetime import timedelta

import pytest

from playbook.course.broken import Broken, broken_paper
from playbook.courses import broken_papers
from playbook.model.playbook import Playbook
from playbook.model.training import Course
from playbook.paths import VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.seats.model import RoomPlan
from playbook.visits import load_visit


@pytest.fixture(scope="module")
def plan(playbook: Playbook) -> VisitPlan:
    visit = load_visit(VISITS / "example-inspection.yml", playbook)
    return make_plan(playbook, visit, visit.arrives.at - timedelta(days=14))


@pytest.fixture(scope="module")
def papers(playbook: Playbook, course: Course) -> dict[str, Broken]:
    return broken_papers(playbook, course)


def sitting(room: RoomPlan) -> dict[int, str | None]:
    return {place.chair: place.attendee for place in room.places if place.table == 1}


def test_every_exercise_has_its_paper_and_names_the_people(papers: dict[str, Broken]) -> None:
    assert len(papers) >= 10
    said = papers["banquet-hands"]
    assert said.wrong.en == "Erika Beispiel and Jörg Müster have changed places."
    assert said.rules == ("R17",)
    assert "Zhu Yili" in papers["seat-plan-interpreter"].wrong.en
    assert "15:" in papers["agenda-overlap"].right.en


def test_exactly_two_people_have_changed_chairs(plan: VisitPlan) -> None:
    broken = broken_paper(plan, "banquet-hands").room
    assert broken
    right = sitting(plan.banquets[0].plan)
    moved = {chair for chair, who in sitting(broken).items() if right[chair] != who}
    assert len(moved) == 2
    assert sorted(filter(None, sitting(broken).values())) == sorted(filter(None, right.values()))


def test_a_turned_table_keeps_neighbours_and_changes_only_sides(plan: VisitPlan) -> None:
    broken = broken_paper(plan, "meeting-turned").meeting
    assert broken
    assert broken.view == plan.seating.view
    for seat, was in zip(broken.seats, plan.seating.seats, strict=True):
        assert (seat.attendee, seat.column, seat.x, seat.y) == (was.attendee, was.column, -was.x, -was.y)


def test_the_agenda_has_one_clash_of_one_person(plan: VisitPlan) -> None:
    items = broken_paper(plan, "agenda-overlap").agenda
    clashes = [
        (one.title.en, other.title.en)
        for at, one in enumerate(items)
        for other in items[at + 1 :]
        if one.lead == other.lead and other.start < one.end
    ]
    assert len(clashes) == 1
    assert len({one.start.date() for one in items}) == 1


def test_a_forgotten_supplement_is_that_of_the_third_guest(papers: dict[str, Broken]) -> None:
    """Three guests, ceilings for two: lunch is 500 and 300 for one more, three times."""
    broken = papers["budget-supplement"]
    lunch = next(one for one in broken.costs if one.title.en == "Lunch")
    assert lunch.limit == 1500
    assert broken.guests == 3
    assert "2,400" in broken.wrong.en
    over = papers["budget-over"]
    assert [one.planned > one.limit for one in over.costs].count(True) == 1

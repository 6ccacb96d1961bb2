"""Forms with their chain of signatures, and the notice for the room: what stands on them."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from playbook.paths import KITS, ROOT, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.render.html import edition_html, sheet_texts
from playbook.render.view_forms import forms
from playbook.render.view_room import room
from playbook.render.voice import Voice
from playbook.visits import load_visit
from tests.kit.making import plan, playbook

DOCUMENTS = ROOT / "tests" / "visits"


def made(path: Path) -> VisitPlan:
    visit = load_visit(path, playbook())
    return make_plan(playbook(), visit, datetime(2026, 9, 17, 9, 0))  # noqa: DTZ001 - the host's clock


@pytest.fixture(scope="module")
def inspection() -> VisitPlan:
    return made(VISITS / "example-inspection.yml")


def form(which: VisitPlan, name: str, language: Any = "en") -> dict[str, Any]:
    return forms(which, Voice(which.playbook, language), "host")[name]


def chain(which: VisitPlan, name: str, language: Any = "en") -> list[tuple[str, str, str]]:
    signatures = form(which, name, language)["signatures"]
    return [(one["number"], one["label"]["a"], one["name"]) for one in signatures]


def test_those_who_sign_stand_in_order_with_their_names(inspection: VisitPlan) -> None:
    assert chain(inspection, "vehicle_request") == [
        ("1", "Department manager", "Li Juli"),
        ("2", "Deputy general manager", "Sun Fanli"),
    ]
    assert chain(inspection, "background_survey", "zh-Hans") == [
        ("1", "部门经理", "李举例"),
        ("2", "副总", "孙范例"),
    ]


def test_papers_that_guests_sign_have_neither_order_nor_names(inspection: VisitPlan) -> None:
    assert [(number, name) for number, _, name in chain(inspection, "minutes")] == [("", ""), ("", "")]


@pytest.mark.parametrize(
    ("document", "name", "expected"),
    [
        ("q7", "reception_approval", ["Chairman"]),
        ("q5", "reception_proposal", ["General manager"]),
        ("rm", "reception_request", ["Seen by the department manager", "Received by the department"]),
        ("p1", "visit_approval", ["Reviewed, head of administration", "Approved, senior management"]),
        ("p1-c", "visit_approval", ["Reviewed, head of administration"]),
    ],
)
def test_each_procedure_prints_its_request_with_the_chain_of_its_level(
    document: str, name: str, expected: list[str]
) -> None:
    """Level C of the site visits ends with administration (P1-043)."""
    which = made(DOCUMENTS / f"{document}.yml")
    shown = form(which, name)
    assert shown["applies"]
    labels = [one["label"]["a"] for one in shown["signatures"]]
    assert len(labels) == len(expected)
    assert all(label.startswith(start) for label, start in zip(labels, expected, strict=True))
    html = sheet_texts(which, "host", "en", KITS)["further-forms"].body
    assert shown["title"]["a"] in html
    assert all(label in html for label in labels)


def test_entries_of_other_procedures_are_not_printed(inspection: VisitPlan) -> None:
    """The course and the outcome of an inspection are asked of franchisees only (Q3-111, Q3-112)."""
    assert "course" not in [one["id"] for one in form(inspection, "communication_record")["fields"]]
    franchise = made(DOCUMENTS / "q3.yml")
    assert "course" in [one["id"] for one in form(franchise, "communication_record")["fields"]]


def test_talk_record_and_feedback_are_in_every_pack_and_only_once(inspection: VisitPlan) -> None:
    for which in (inspection, made(DOCUMENTS / "q2.yml")):
        sheets = sheet_texts(which, "host", "en", KITS)
        whole = "".join(one.body for one in sheets.values())
        assert whole.count("<h1>Communication record") == 1
        assert whole.count("<h1>Visit feedback form") == 1
        assert "Not needed for this visit" not in sheets["feedback"].body
        order = list(sheets)
        after = [order.index(one) for one in ("checklist", "run-sheet", "talk-record", "feedback")]
        assert after == sorted(after)


def test_the_room_notice_says_how_many_come_and_what_the_board_says(inspection: VisitPlan) -> None:
    shown = room(inspection, Voice(playbook(), "en"))
    assert (shown["guests"], shown["people"]) == ("3", "9")
    decided = {one["label"]: (one["value"], one["detail"]) for one in shown["decisions"]}
    assert decided["Gifts"] == ("yes", "for 3 guests")
    value, wording = decided["Banner or welcome board"]
    assert value == "yes"
    assert wording == "Welcome / Beispiel Pumpen GmbH 样例泵业有限公司 / We are glad that you are here"


def test_the_brief_asks_each_open_question_once_and_names_every_step_that_waits_for_it() -> None:
    open_visit = plan(needs={"pick_up": None})
    html = edition_html(open_visit, "host", "en", KITS)
    brief = html.partition('<section class="sheet brief">')[2].partition("</section>")[0]
    question = "Do the guests want to be picked up?"
    assert brief.count(question) == 1
    line = brief.partition(question)[0].rpartition("<p")[2]
    waiting = {one.number for one in open_visit.steps if question in {asked.en for asked in one.questions}}
    assert len(waiting) > 1
    assert all(f"{number}," in line or f"{number}<" in line for number in waiting)

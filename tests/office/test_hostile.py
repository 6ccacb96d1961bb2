"""Whatever stands in a visit file stands in the office files as it was typed: never run, never lost."""

import re
from functools import cache
from itertools import pairwise

from icalendar import Calendar

from playbook.model.visit import Visit
from playbook.plan import VisitPlan, make_plan
from playbook.render.files import office_files
from tests.kit.making import NOW, playbook
from tests.kit.nasty import NASTY, everywhere, nasty
from tests.office.reading import all_text, cells, events, paragraphs

#: However they are written.
PAGE_FIELDS = {("PAGE", ""), ("NUMPAGES", ""), ("", "PAGE"), ("", "NUMPAGES")}


@cache
def made() -> tuple[VisitPlan, dict[str, bytes]]:
    visit = everywhere()
    visit["needs"]["invitation_letter"] = "yes"
    hostile = make_plan(playbook(), Visit.model_validate(visit), NOW)
    return hostile, office_files(hostile, "en")


def file(ending: str) -> bytes:
    return made()[1][f"made-up-{ending}"]


def test_names_and_topics_stand_in_the_papers_as_they_were_typed() -> None:
    said = paragraphs(file("minutes.docx"))
    for guest in everywhere()["guests"]:
        latin = guest.get("latin", guest["name"])
        assert f"{latin} {guest.get('chinese', '')}".strip() in said
    topics = [one for one in said if one.startswith("Topic ")]
    assert [one.split(" · Topic ", 1)[1] for one in topics] == list(NASTY)
    for paper in ("thank-you.docx", "invitation.docx"):
        text = "\n".join(paragraphs(file(paper)))
        if paper == "invitation.docx":
            assert all(guest.get("latin", guest["name"]) in text for guest in everywhere()["guests"])


def test_workbooks_hold_no_formula_but_their_own_and_every_word() -> None:
    for book in ("run-sheet.xlsx", "budget.xlsx"):
        formulas = [formula for formula, _ in cells(file(book)).values() if formula]
        assert all(one.startswith(("ROUND(MOD(", "IF(", "SUM(")) for one in formulas)
    said = "\n".join(value for _, value in cells(file("run-sheet.xlsx")).values())
    assert f"={nasty(25)}" in said  # where dinner is
    costs = [value for _, value in cells(file("budget.xlsx")).values()]
    assert all(f"={one}" in costs for one in NASTY)
    for book in ("run-sheet.xlsx", "budget.xlsx"):
        assert "<hyperlink" not in all_text(file(book))


def test_documents_hold_no_field_but_the_page_number_and_load_nothing() -> None:
    for paper in ("minutes.docx", "thank-you.docx", "invitation.docx"):
        told = all_text(file(paper))
        assert set(re.findall(r'<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"', told)) <= PAGE_FIELDS
        assert 'TargetMode="External"' not in told


def test_calendars_hold_every_word_in_its_own_property() -> None:
    hostile, files = made()
    for name, content in files.items():
        if name.endswith(".ics"):
            assert {one.name for one in Calendar.from_ical(content).subcomponents} == {"VTIMEZONE", "VEVENT"}
            lines = content.decode("utf-8").replace("\r\n ", "").split("\r\n")
            assert not [one for one in lines if one.startswith(("ATTENDEE", "ATTACH", "URL"))]
    session = events(file("agenda.ics"))["made-up.agenda.session-1"]
    assert str(session["summary"]).startswith(f"+Session {nasty(11)} · =Customer {nasty(0)}")
    assert str(session["location"]) == f"Room {nasty(15)}"
    assert nasty(13) in str(events(file("agenda.ics"))["made-up.agenda.arrival"]["description"])
    assert hostile.agenda.items


def test_no_name_of_a_file_comes_from_the_words_of_a_visit() -> None:
    names = list(made()[1])
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./") for name in names)
    assert all(".." not in name and not name.startswith("/") for name in names)
    assert all(one != other for one, other in pairwise(sorted(names)))

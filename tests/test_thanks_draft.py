"""The thank-you letter is drafted on the follow-up sheet, in the guests' language with its blanks."""

from datetime import datetime

from playbook.paths import KITS, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.render.html import sheet_texts
from playbook.render.view_cards import follow_up
from playbook.render.voice import Voice
from playbook.visits import load_visit
from tests.kit.making import playbook


def inspection() -> VisitPlan:
    visit = load_visit(VISITS / "example-inspection.yml", playbook())
    return make_plan(playbook(), visit, datetime(2026, 9, 17, 9, 0))  # noqa: DTZ001 - the host's clock


def test_the_thank_you_letter_is_drafted_in_the_guests_language() -> None:
    made = inspection()
    shown = follow_up(made, Voice(playbook(), "zh-Hans"))
    assert shown is not None
    [letter] = shown["letters"]
    assert letter["language"] == "en"
    html = sheet_texts(made, "host", "zh-Hans", KITS)["follow-up"].body
    for said in (
        "Dear Erika Beispiel,",
        "Our thanks go to Jörg Müster and Zoë Façade as well.",
        "Quality plan for the new line",
        "One or two sentences of your own",
        "gap-line",
    ):
        assert said in html


def test_where_nobody_writes_there_is_no_draft() -> None:
    made = inspection()
    others = tuple(one for one in made.cards.follow_up if one != "send-thank-you-letter")
    silent = made.model_copy(update={"cards": made.cards.model_copy(update={"follow_up": others})})
    shown = follow_up(silent, Voice(playbook(), "en"))
    assert shown is not None
    assert shown["letters"] == []

"""The hosts' cards: what is on them for which visit, and that they stay short."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.cards import MOST_LINES, HostCards
from playbook.model.base import Language
from playbook.paths import KITS
from playbook.plan import VisitPlan
from playbook.render.html import edition_html
from playbook.render.pdf import pdf
from tests.kit.making import crowded, plan, playbook
from tests.kit.reading import Paper, bare, read

AIR = {"at": "2026-10-12 07:00", "by": "air", "number": "XX 1", "place": "nanjing-lukou"}
RAIL = {"at": "2026-10-13 18:00", "by": "rail", "number": "G1", "place": "nanjing-south"}
SHEETS = ("etiquette", "contingencies", "pause-points", "follow-up")
#: Trouble that any visit can have, and nothing about people who come unannounced.
ALWAYS = {
    *("equipment-fails", "guest-early", "guest-late", "guest-cancels", "no-answer-on-the-spot"),
    *("restricted-request", "emergency", "medical", "host-away", "reception-risk"),
}


def cards(**changes: Any) -> HostCards:
    return plan(**changes).cards


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, set()),
        ({"arrives": AIR, "leaves": RAIL}, {"flight-late"}),
        ({"needs": {"interpreter": "yes"}}, {"interpreter-missing"}),
        ({"needs": {"pick_up": "yes"}}, {"vehicle-trouble"}),
        # not settled yet: the card may be needed
        ({"needs": {"pick_up": None, "interpreter": None}}, {"vehicle-trouble", "interpreter-missing"}),
    ],
)
def test_the_trouble_cards_fit_the_visit(changes: dict[str, Any], more: set[str]) -> None:
    assert {card.id for card in cards(**changes).trouble} == ALWAYS | more


def test_a_trouble_card_names_who_decides_with_the_telephone() -> None:
    found = {card.id: card for card in cards().trouble}
    person = found["restricted-request"].person
    assert person
    assert (person.name, person.phone) == ("钱样例", "+86 25 0000 0002")
    assert all(card.first and card.signs and card.say for card in found.values())


@pytest.mark.parametrize(
    ("changes", "types"),
    [
        ({}, ["Known customer"]),
        ({"customer": {"relation": "new"}}, ["First-time visitor"]),
        ({"purpose": "complaint"}, ["Known customer", "Visitor with a complaint"]),
        ({"visitor_types": ["official"]}, ["Known customer", "Official visitor"]),
    ],
)
def test_the_etiquette_card_tells_what_changes_for_these_guests(
    changes: dict[str, Any], types: list[str]
) -> None:
    assert [group.title.en for group in cards(**changes).types] == types


def said(found: HostCards) -> str:
    return " ".join(line.text.en for group in found.conduct for line in group.lines)


def test_rules_of_conduct_follow_language_origin_and_gifts() -> None:
    foreign = said(cards(choices={"gifts": "yes"}))
    own = said(cards(customer={"country": "CN"}, language="zh-Hans"))
    assert "customs of both sides" in foreign
    assert "rules that apply to gifts" in foreign
    assert "how to read a character" not in foreign
    assert "customs of both sides" not in own
    assert "rules that apply to gifts" not in own
    assert "how to read a character" in own


def test_pause_points_stand_at_their_times_with_their_callers() -> None:
    # Monday 12 October: the working day before is the make-up Saturday; the meeting starts at 09:35
    made = plan(arrives={"at": "2026-10-12 09:30"})
    found = made.cards.pauses
    start = min(item.start for item in made.agenda.items if item.kind == "welcome")
    assert [one.id for one in found] == [
        *("day-before", "half-hour-before", "before-sitting-down", "before-departure"),
    ]
    ends = [f"{one.window.end:%m-%d %H:%M}" for one in found[:3]]
    assert ends[0] == "10-10 16:00"
    assert ends[1:] == [f"10-12 {minutes_before(start, n)}" for n in (30, 5)]
    assert [one.person and one.person.id for one in found] == [
        *("zhou-tongli", "wu-xianli", "zhou-tongli", "zhou-tongli"),
    ]


def minutes_before(moment: datetime, minutes: int) -> str:
    total = moment.hour * 60 + moment.minute - minutes
    return f"{total // 60:02}:{total % 60:02}"


def test_what_is_critical_and_not_done_stands_first_and_goes_when_done() -> None:
    changes: dict[str, Any] = {"choices": {"top_leader": "yes"}}
    asked = "Ask the general manager's office in writing for a top leader"
    before = cards(**changes).pauses[0].lines
    after = cards(**changes, done=["notify-gm-office"]).pauses[0].lines
    assert asked in [one.text.en for one in before if one.kind == "open"]
    assert asked not in [one.text.en for one in after]
    kinds = [one.kind for one in before]
    assert kinds == sorted(kinds, key=lambda kind: kind != "open")


@given(
    st.fixed_dictionaries(
        {key: st.sampled_from(["yes", "no", None]) for key in ("pick_up", "hotel", "interpreter")}
    ),
    st.sampled_from([None, "plan-by-purpose", "notify-gm-office"]),
    st.sampled_from(["complaint", "factory-inspection", "relationship"]),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_pause_point_has_nine_lines_at_most_and_hides_nothing(
    needs: dict[str, str | None], done: str | None, purpose: str
) -> None:
    made = plan(needs=needs, purpose=purpose, done=[done] if done else [], arrives=AIR, leaves=RAIL)
    for one in made.cards.pauses:
        assert 1 <= len(one.lines) <= MOST_LINES
        assert any(line.kind == "ask" for line in one.lines)
    day_before = made.cards.pauses[0]
    until = day_before.window.end
    assert until
    waiting = [
        one
        for one in made.steps
        if one.critical
        and one.phase == "preparation"
        and one.status == "included"
        and not one.done
        and one.window.end
        and one.window.end <= until
    ]
    assert sum(line.kind == "open" for line in day_before.lines) + day_before.more == len(waiting)


def test_the_follow_up_holds_every_step_after_the_visit_in_order_of_time() -> None:
    made = plan()
    steps = {step.id: step for step in made.steps}
    wanted = {s.id for s in made.steps if s.phase == "follow-up" and s.status != "not-applicable"}
    assert set(made.cards.follow_up) == wanted
    ends = [end for one in made.cards.follow_up if (end := steps[one].window.end)]
    assert ends == sorted(ends)
    assert "send-thank-you-letter" in wanted


@pytest.fixture
def kits(tmp_path: Path) -> Path:
    """A kit of these cards alone."""
    for name in ("_shared", *SHEETS):
        (tmp_path / name).symlink_to(KITS / name)
    return tmp_path


def paper(made: VisitPlan, language: Language, kits: Path) -> Paper:
    file = kits / "host.pdf"
    file.write_bytes(pdf(edition_html(made, "host", language, kits), made.now, kits))
    return read(file)


def test_the_cards_are_short_on_paper_and_leave_nothing_out(kits: Path) -> None:
    made = plan(
        customer={"relation": "new"},
        needs={"pick_up": "yes", "interpreter": "yes", "hotel": "yes"},
        arrives=AIR,
        leaves=RAIL,
    )
    found = paper(made, "en", kits)
    # etiquette, pause points, two pages of trouble, follow-up, the draft of the thank-you letter
    assert len(found.pages) == 6
    for card in made.cards.trouble:
        assert bare(card.title.en) in found.text
    for pause in made.cards.pauses:
        assert bare(pause.title.en) in found.text
    assert bare("The thank-you letter is due: by Wed 14 Oct") in found.text


def test_the_last_page_of_trouble_fills_both_columns(kits: Path) -> None:
    found = paper(plan(), "zh-Hans", kits)
    page = next(mark.page for mark in found.outline if "意外情况" in mark.title) + 1
    assert "由谁决定" in found.pages[page], "the cards go on there"
    sheet, begins = found.reader.pages[page], []

    def note(said: str, moved: Any, placed: Any, *_: Any) -> None:
        if "由谁决定" in said:
            begins.append(moved[0] * placed[4] + moved[4])

    sheet.extract_text(visitor_text=note)
    middle = float(sheet.mediabox.width) / 2
    assert {place > middle for place in begins} == {False, True}


def test_sixty_guests_with_long_names_stay_on_one_etiquette_card(kits: Path) -> None:
    found = paper(plan(**crowded()), "zh-Hans", kits)
    titles = [title for title, _ in found.sheets()]
    assert titles[:2] == ["接待礼仪卡", "关键节点核对卡"]
    assert [mark.page for mark in found.outline if mark.level == 0][:2] == [0, 1]
    assert "另有58位" in found.text


def test_every_sheet_has_its_own_folder() -> None:
    assert all((KITS / name / "sheet.yml").exists() for name in SHEETS)
    assert len(playbook().pauses) == 4

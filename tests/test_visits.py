"""Visit files held against the playbook and against themselves; the example visits; new ones."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.model.meant import meant_clock, meant_day, meant_moment
from playbook.paths import VISITS
from playbook.problems import Refused
from playbook.visit_questions import visit_text
from playbook.visit_text import scalar
from playbook.visits import load_visit
from playbook.yamlio import Document, parse
from tests.given import SMALL, real, visit

EXAMPLES = sorted(VISITS.glob("*.yml"))


def refusals(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        visit(text)
    return [one.rule for one in refused.value.problems]


def test_a_visit_needs_few_lines_and_has_sensible_defaults() -> None:
    small = visit()
    assert small.language == "en"
    assert small.needs.hotel is None
    assert small.sessions == ()


def test_times_are_the_hosts_clock() -> None:
    assert visit().arrives.at.tzinfo is None
    assert visit().arrives.at.isoformat() == "2026-10-12T09:40:00"


def test_days_and_hours_may_be_typed_without_zeros() -> None:
    assert (
        visit(SMALL.replace("2026-10-12 09:40", "2026-10-9 9:40")).arrives.at.isoformat()
        == "2026-10-09T09:40:00"
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_sound_commented_and_names_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert load_visit(path, real()).visit == path.stem
    assert text.startswith("# yaml-language-server: $schema=../../data/schema/visit.schema.json\n")
    assert "fictional" in text.splitlines()[1].lower() + text.splitlines()[2].lower()
    assert len(re.findall(r"\S +# ", text)) >= 5


def test_the_examples_differ_in_what_matters() -> None:
    loaded = {path.stem: load_visit(path, real()) for path in EXAMPLES}
    assert set(loaded) == {"example-inspection", "example-complaint", "example-goods-inspection"}
    inspection, complaint = loaded["example-inspection"], loaded["example-complaint"]
    goods = loaded["example-goods-inspection"]
    assert (inspection.customer.relation, inspection.purpose) == ("new", "factory-inspection")
    assert (inspection.leaves.at.date() - inspection.arrives.at.date()).days == 2
    assert (complaint.purpose, complaint.arrives.at.date()) == ("complaint", complaint.leaves.at.date())
    assert (goods.customer.relation, goods.purpose) == ("known", "goods-inspection")
    assert {one.language for one in loaded.values()} == {"en", "zh-Hant"}


def test_ranks_alone_decide_when_all_guests_have_one() -> None:
    ranked = SMALL.replace(
        "    title: Managing Director\n",
        "    title: Engineer\n    rank: 2\n  - name: Erika Beispiel\n    title: Director\n    rank: 1\n",
    )
    assert [guest.rank for guest in visit(ranked).guests] == [2, 1]


def test_one_broken_guest_does_not_hide_that_two_others_tie() -> None:
    guests = "".join(f"  - name: Guest {letter}\n    title: x\n    rank: 3\n" for letter in "AB")
    broken = SMALL.replace("    title: Managing Director\n", "    rank: 1\n" + guests)
    assert refusals(broken) == ["missing-key", "rank-tie"]


def test_a_broken_arrival_does_not_hide_that_sessions_overlap() -> None:
    sessions = """\
sessions:
  - {title: Talks, start: 2026-10-13 09:00, end: 2026-10-13 11:00}
  - {title: Film, start: 2026-10-13 10:00, end: 2026-10-13 10:30}
"""
    assert refusals(SMALL.replace("09:40", "morning") + sessions) == ["bad-value", "sessions-overlap"]


def test_sessions_that_touch_do_not_overlap() -> None:
    sessions = """\
sessions:
  - {title: Talks, start: 2026-10-13 09:00, end: 2026-10-13 11:00}
  - {title: Film, start: 2026-10-13 11:00, end: 2026-10-13 11:30}
"""
    assert len(visit(SMALL + sessions).sessions) == 2


def test_a_session_may_fill_the_stay_to_the_minute() -> None:
    sessions = "sessions:\n  - {title: All, start: 2026-10-12 09:40, end: 2026-10-14 16:20}\n"
    assert len(visit(SMALL + sessions).sessions) == 1


def test_the_longest_stay_is_thirty_one_days() -> None:
    assert visit(SMALL.replace("2026-10-14 16:20", "2026-11-11 16:20"))
    assert refusals(SMALL.replace("2026-10-14 16:20", "2026-11-12 16:20")) == ["stay-long"]


def test_home_is_compared_across_time_zones() -> None:
    """16:20 in China is 10:20 in summer in Central Europe."""
    home = "  by: air\n  home: 2026-10-14 {clock}+02:00\nteam"
    assert visit(SMALL.replace("  by: air\nteam", home.format(clock="10:21")))
    assert refusals(SMALL.replace("  by: air\nteam", home.format(clock="10:20"))) == ["home-early"]


def test_somebody_outside_the_company_file_may_receive() -> None:
    own = SMALL.replace("main-host: zhou-tongli", "main-host: {name: 吴例外, title: 经理}")
    assert visit(own).team["main-host"]


def test_a_name_in_another_script_is_fine_for_chinese_readers() -> None:
    chinese = SMALL.replace("name: Max Muster", "name: 何樣本") + "language: zh-Hant\n"
    assert visit(chinese).guests[0].name == "何樣本"
    assert refusals(SMALL.replace("name: Max Muster", "name: 何樣本")) == ["latin-missing"]


def test_accents_are_latin_letters() -> None:
    assert visit(SMALL.replace("name: Max Muster", "name: Łukasz Příklad-Ñandú"))


# -- dates as people write them ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026/10/12", "2026-10-12"),
        ("2026.10.12", "2026-10-12"),
        ("2026年10月12日", "2026-10-12"),
        ("２０２６－１０－１２", "2026-10-12"),
        ("12.10.2026", "2026-10-12"),
        ("28/09/2026", "2026-09-28"),
        ("09/28/2026", "2026-09-28"),
        ("09/10/2026", None),
        (46307, "2026-10-12"),
        (46307.4, "2026-10-12"),
        (20261012, None),
        ("2026/13/40", None),
        ("next Monday", None),
        (None, None),
        (True, None),
    ],
)
def test_a_day_written_otherwise_is_suggested_rightly(typed: object, meant: str | None) -> None:
    assert meant_day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026/10/12 9:40", "2026-10-12 09:40"),
        ("2026-10-12 9:40 PM", "2026-10-12 21:40"),
        ("2026-10-12 12:10 am", "2026-10-12 00:10"),
        ("2026-10-12 12:10 pm", "2026-10-12 12:10"),
        ("2026年10月12日 下午2:05", "2026-10-12 14:05"),
        ("2026年10月12日上午9点", "2026-10-12 09:00"),
        ("12.10.2026 9.40", "2026-10-12 09:40"),
        (46307.25, "2026-10-12 06:00"),
        (46307.0, None),
        ("2026-10-12", None),
        ("2026-10-12 25:00", None),
    ],
)
def test_a_time_written_otherwise_is_suggested_rightly(typed: object, meant: str | None) -> None:
    assert meant_moment(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9:30", "09:30"), ("6:30 PM", "18:30"), ("18.30", "18:30"), ("noon", None), ("9:3", None)],
)
def test_a_clock_written_otherwise_is_suggested_rightly(typed: str, meant: str | None) -> None:
    assert meant_clock(typed) == meant


# -- new visit files --------------------------------------------------------------------------------

ANSWERS = {
    "customer": "Muster: Werke #1",
    "country": "CH",
    "relation": "new",
    "purpose": "complaint",
    "guest-language": "en",
    "guest": ["Max Muster; CEO", "张三；经理；Zhang San"],
    "arrives": "2026-11-30 09:40",
    "arrives-by": "rail",
    "leaves": "2026-12-01 18:00",
    "leaves-by": "road",
    "main-host": "wu-xianli",
    "visit": "muster-2026-11",
}


def test_a_new_visit_says_what_was_answered() -> None:
    made = visit(visit_text(ANSWERS, real(), "en"))
    assert (made.visit, made.customer.name, made.customer.country) == (
        "muster-2026-11",
        "Muster: Werke #1",
        "CH",
    )
    assert [(guest.name, guest.title, guest.latin) for guest in made.guests] == [
        ("Max Muster", "CEO", None),
        ("张三", "经理", "Zhang San"),
    ]
    assert (made.arrives.by, made.leaves.by, made.team["main-host"]) == ("rail", "road", "wu-xianli")
    assert made.needs.hotel is None


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_every_line_that_is_switched_off_can_be_switched_on(language: str) -> None:
    text = visit_text(ANSWERS, real(), language)  # type: ignore[arg-type]
    on = re.sub(r"(?m)^(\s*)# ((?:  )?(?:[a-z_-]+: |[a-z_]+:\s|- \{))", r"\1\2", text)
    assert on.count("\n  # ") == 0
    made = visit(on)
    assert made.needs.hotel is True
    assert made.choices.flags is False
    assert made.meeting.topics
    assert made.vehicle
    assert made.budget is not None
    assert made.budget.planned.lunch is not None
    assert made.done


@given(st.text(max_size=80))
def test_any_text_survives_being_written(text: str) -> None:
    document = Document("file.yml")
    parse(f"key: {scalar(text)}\n", document)
    if not document.problems:
        assert document.data == {"key": text}
    else:
        assert {one.rule for one in document.problems} <= {"yaml-control"}

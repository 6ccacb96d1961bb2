"""The plan: three parts that add up, statuses and times worked out by hand, what is late, what is done."""

import json
from collections import defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.listing import as_lines, as_plain
from playbook.paths import ROOT, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.steps import PlannedStep
from playbook.visits import load_visit
from tests.given import SMALL, real, visit

CHINA = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 9, 30, 9, 0, tzinfo=CHINA)
EXAMPLES = sorted(VISITS.glob("*.yml"))


def plan_of(text: str = SMALL, now: datetime = NOW) -> VisitPlan:
    return make_plan(real(), visit(text), now)


def example(name: str, now: datetime = NOW) -> VisitPlan:
    return make_plan(real(), load_visit(VISITS / f"{name}.yml", real()), now)


def step(plan: VisitPlan, name: str) -> PlannedStep:
    return next(one for one in plan.steps if one.id == name)


def ids(plan: VisitPlan, *statuses: str) -> list[str]:
    return [one.id for one in plan.steps if one.status in statuses]


# -- the three parts --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_three_parts_add_up_to_all_steps_and_none_stands_twice(path: object) -> None:
    plan = example(path.stem)  # type: ignore[attr-defined]
    parts = [
        one.id for status in ("included", "to-settle", "not-applicable") for one in plan.with_status(status)
    ]
    assert sorted(parts) == sorted(one.id for one in real().steps)
    assert len(parts) == len(set(parts)) == len(real().steps)


def test_every_step_of_the_overseas_procedure_is_asked_for_by_an_example() -> None:
    asked = {name for path in EXAMPLES for name in ids(example(path.stem), "included", "to-settle")}
    overseas = next(one for one in real().procedures if one.id == "overseas")
    assert {step for stage in overseas.stages for step in stage.steps} - asked == set()


def live_by_document() -> dict[str, set[str]]:
    """Source document -> the steps that its visits ask for; OV and ES share the overseas procedure."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in [*EXAMPLES, *sorted((ROOT / "tests" / "visits").glob("*.yml"))]:
        plan = make_plan(real(), load_visit(path, real()), datetime(2026, 9, 1, 9, tzinfo=CHINA))
        document = "OV" if path in EXAMPLES else path.stem.split("-")[0].upper()
        found[document] |= set(ids(plan, "included", "to-settle"))
    found["ES"] |= found["OV"]
    return found


def test_every_document_has_visits_that_ask_for_all_its_steps() -> None:
    live = live_by_document()
    for source in real().sources:
        fed = {
            step.id
            for step in real().steps
            for part in (step, *step.details, *step.variants)
            if any(one.startswith(f"{source.document}-") for one in part.sources)
        }
        assert fed - live[source.document] == set(), source.document


def test_every_step_of_the_playbook_is_asked_for_by_some_visit() -> None:
    asked = set().union(*live_by_document().values())
    assert {one.id for one in real().steps} - asked == set()


_FLAG = st.sampled_from(["yes", "no", None])


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        dict.fromkeys(
            ("invitation_letter", "pick_up", "see_off", "hotel", "interpreter", "other_suppliers"), _FLAG
        )
    ),
    st.fixed_dictionaries(dict.fromkeys(("top_leader", "gifts", "tasks_expected", "company_video"), _FLAG)),
    st.sampled_from(["DE", "CN"]),
    st.sampled_from(["new", "known"]),
    st.sampled_from(
        ["factory-inspection", "project-negotiation", "goods-inspection", "complaint", "relationship"]
    ),
    st.sampled_from(["air", "rail", "road"]),
    st.booleans(),
)
def test_the_parts_add_up_whatever_the_visit_says(
    needs: dict[str, str | None], choices: dict[str, str | None], country: str, relation: str, purpose: str,
    way: str, same_day: bool,
) -> None:  # fmt: skip
    text = SMALL.replace("country: DE", f"country: {country}").replace(
        "relation: new", f"relation: {relation}"
    )
    text = text.replace("factory-inspection", purpose).replace("by: air", f"by: {way}")
    if same_day:
        text = text.replace("2026-10-14 16:20", "2026-10-12 18:20")
    for block, values in (("needs", needs), ("choices", choices)):
        text += f"{block}:\n" + "".join(f"  {key}: {value or ''}\n" for key, value in values.items())
    plan = plan_of(text)
    assert [one.id for one in plan.steps] == [one.id for one in real().steps]
    for one in plan.steps:
        assert (one.reason is not None) == (one.status != "included"), one.id
        assert bool(one.questions) == (one.status == "to-settle"), one.id


# -- statuses by hand -------------------------------------------------------------------------------


def test_a_new_customer_is_researched_and_a_known_one_is_not() -> None:
    assert step(plan_of(), "research-customer").status == "included"
    known = step(plan_of(SMALL.replace("relation: new", "relation: known")), "research-customer")
    assert known.status == "not-applicable"
    assert known.reason is not None
    assert (known.reason.en, known.reason.zh_hans) == ("The customer is not new to us.", "客户不是新客户。")


def test_what_nobody_said_is_asked_and_not_dropped() -> None:
    booking = step(plan_of(), "book-hotel")
    assert booking.status == "to-settle"
    assert booking.keys == ("needs.hotel",)
    assert [one.en for one in booking.questions] == ["Should we book the hotel?"]
    assert step(plan_of(SMALL + "needs: {hotel: yes}\n"), "book-hotel").status == "included"
    assert step(plan_of(SMALL + "needs: {hotel: no}\n"), "book-hotel").status == "not-applicable"


def test_a_car_for_the_way_back_is_asked_for_where_the_guests_come_by_themselves() -> None:
    requests = {"file-vehicle-request", "arrange-vehicles"}

    def asked(needs: str) -> set[str]:
        return set(ids(plan_of(SMALL + f"needs: {{{needs}}}\n"), "included"))

    back = asked("pick_up: no, see_off: yes")
    assert requests <= back
    assert "check-pick-up-details" not in back
    assert not requests & asked("pick_up: no")
    assert requests <= asked("pick_up: yes, see_off: no")


def test_the_complaint_example_by_hand() -> None:
    plan = example("example-complaint")
    assert {
        "hear-complaint-first",
        "host-noon-banquet",
        "present-gifts-before-leaving",
        "get-arrival-details",
    } <= set(ids(plan, "included"))
    assert {"keep-lunch-simple", "present-gifts", "research-customer", "send-invitation-letter"} <= set(
        ids(plan, "not-applicable")
    )
    assert ids(plan, "to-settle") == []


def test_the_goods_inspection_example_by_hand() -> None:
    plan = example("example-goods-inspection")
    assert {
        "slides-instead-of-film",
        "confirm-top-leaders",
        "hand-over-to-next-supplier",
        "support-entry-documents",
    } <= set(ids(plan, "included"))
    assert {"show-film", "research-customer", "hear-complaint-first"} <= set(ids(plan, "not-applicable"))
    assert ids(plan, "to-settle") == ["issue-task-notices"]


# -- who and when -----------------------------------------------------------------------------------


def test_the_owner_is_a_person_where_somebody_holds_the_role() -> None:
    own = plan_of(SMALL.replace("main-host: zhou-tongli", "main-host: wu-xianli"))
    research = step(own, "research-customer")
    assert research.owner == "salesperson"
    assert research.person is not None
    assert research.person.id == "wu-xianli"


def test_working_days_know_the_make_up_saturday() -> None:
    """Two or three working days before Monday 12 October 2026: Sat 10, Fri 9 and Thu 8 are worked."""
    due = step(plan_of(), "confirm-itinerary")
    assert due.window.end == datetime(2026, 10, 8, 17, 30, tzinfo=CHINA)
    assert due.window.provisional is False


def test_working_days_know_the_make_up_sunday() -> None:
    """Three working days before Monday 21 September 2026: Sun 20 is worked, Sat 19 is not."""
    due = step(example("example-goods-inspection"), "confirm-itinerary")
    assert due.window.end == datetime(2026, 9, 17, 17, 30, tzinfo=CHINA)


def test_what_hangs_on_an_unknown_day_says_so() -> None:
    due = step(plan_of(), "plan-by-purpose").window
    assert (due.start, due.end, due.missing) == (None, None, "confirmed")


def test_late_means_past_and_not_done() -> None:
    text = SMALL + "confirmed: 2026-09-14\n"
    assert step(plan_of(text), "plan-by-purpose").late is True
    assert step(plan_of(text, datetime(2026, 9, 15, 17, 30, tzinfo=CHINA)), "plan-by-purpose").late is False
    assert step(plan_of(text, datetime(2026, 9, 15, 17, 31, tzinfo=CHINA)), "plan-by-purpose").late is True
    done = plan_of(text + "done: [plan-by-purpose]\n")
    assert (step(done, "plan-by-purpose").late, step(done, "plan-by-purpose").done) == (False, True)


def test_what_does_not_apply_is_never_late() -> None:
    plan = plan_of(now=datetime(2027, 1, 1, tzinfo=CHINA))
    assert not any(one.late for one in plan.with_status("not-applicable"))
    assert any(one.late for one in plan.with_status("included"))


def test_now_without_a_zone_is_the_hosts_clock() -> None:
    naive = plan_of(now=datetime(2026, 9, 30, 9, 0))  # noqa: DTZ001
    assert naive == plan_of()
    elsewhere = plan_of(now=datetime(2026, 9, 30, 3, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    assert elsewhere.now == naive.now


def test_the_same_input_gives_the_same_plan() -> None:
    assert as_plain(plan_of()) == as_plain(plan_of())


# -- as JSON and as lines ---------------------------------------------------------------------------


def test_the_listing_holds_every_step_with_all_that_was_promised() -> None:
    plain = json.loads(json.dumps(as_plain(example("example-inspection"))))
    assert plain["visit"] == "example-inspection"
    assert plain["now"] == "2026-09-30T09:00:00+08:00"
    assert plain["totals"]["included"] + plain["totals"]["to-settle"] + plain["totals"][
        "not-applicable"
    ] == len(real().steps)
    first = plain["steps"][0]
    assert set(first) >= {"id", "number", "status", "reason", "owner", "due", "sources", "done", "critical"}
    assert (first["id"], first["number"]) == ("invite-customer", "1.1.1")
    assert first["owner"] == {"role": "salesperson", "person": "zhou-tongli", "name": "周通例"}
    assert set(first["due"]) == {"words", "start", "end", "missing", "late", "provisional"}
    assert first["sources"][0].startswith("OV-")
    assert {"start", "end", "title", "lead"} <= set(plain["agenda"][0])
    assert {"rule", "level", "text", "action"} <= set(plain["findings"][0])


def test_reasons_stand_in_both_languages() -> None:
    for one in as_plain(example("example-complaint"))["steps"]:
        if one["status"] != "included":
            assert one["reason"]["en"]
            assert one["reason"]["zh-Hans"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Does not apply (", "→ The customer is not new to us.", "Salesperson: Zhou Tongli"]),
        ("zh-Hans", ["不适用（", "→ 客户不是新客户。", "业务员: 周通例"]),
        ("zh-Hant", ["不適用（", "→ 客戶不是新客戶。", "業務員: 周通例"]),
    ],
)
def test_lines_for_the_terminal(language: str, expected: list[str]) -> None:
    lines = "\n".join(as_lines(example("example-complaint"), language))  # type: ignore[arg-type]
    for one in real().steps:
        assert f" {real().numbers[one.id]} " in lines
    for part in expected:
        assert part in lines

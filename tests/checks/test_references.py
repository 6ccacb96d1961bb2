"""Every id that the content names exists; each kind of reference is broken once."""

import pytest

from playbook.paths import DATA
from tests.checks.breaking import Break, real_problems, told

TRAVEL = "steps/travel.yml"


def test_the_real_content_is_in_order() -> None:
    assert told(real_problems()) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (TRAVEL, "owner: salesperson", "owner: salesman", "there is no role `salesman`"),
        (TRAVEL, "forms: [vehicle-request]", "forms: [vehicle-wish]", "there is no form `vehicle-wish`"),
        (TRAVEL, "phase: preparation", "phase: before", "there is no phase `before`"),
        (TRAVEL, "before: arrival", "before: landing", "there is no anchor `landing`"),
        (TRAVEL, "unit: working-day", "unit: workday", "there is no unit `workday`"),
        (TRAVEL, "applies: {pick-up: true}", "applies: {pickup: true}", "there is no fact `pickup`"),
        (TRAVEL, "applies: {pick-up: true}", "applies: {pick-up: maybe}", "there is no value `maybe`"),
        (TRAVEL, "applies: {pick-up: true}", "applies: {stay: weekend}", "there is no value `weekend`"),
        (
            TRAVEL,
            "applies: {pick-up: true}",
            "applies: {not: {any: [{purpose: fun}]}}",
            "there is no value `fun`",
        ),
        (
            "steps/petty-cash.yml",
            "from: [OV-139, ES-093]",
            "from: [OV-999]",
            "there is no statement `OV-999`",
        ),
        ("conduct/gifts.yml", "card: {gifts: true}", "card: {gift: true}", "there is no fact `gift`"),
        ("visitor-types/known.yml", "{relation: known}", "{relation: old}", "there is no value `old`"),
        ("pause-points.yml", "caller: main-host", "caller: main-guest", "there is no role `main-guest`"),
        ("procedures/overseas.yml", "- steer-route", "- steer-ruote", "there is no step `steer-ruote`"),
        ("procedures/overseas.yml", "phase: preparation", "phase: before", "there is no phase `before`"),
        (
            "purposes.yml",
            "agenda: complaint",
            "agenda: complaints",
            "there is no agenda template `complaints`",
        ),
        ("agendas.yml", "lead: production", "lead: factory", "there is no role `factory`"),
        ("agendas.yml", "attend: [department-manager", "attend: [boss", "there is no role `boss`"),
        ("forms/minutes.yml", "kept_by: ", "kept_by: nobody # ", "there is no role `nobody`"),
        ("anchors.yml", "start: visit-start", "start: vist-start", "there is no anchor `vist-start`"),
        ("company.yml", "finance: chu-teli", "finance: chu", "there is no person `chu`"),
        ("company.yml", "finance: chu-teli", "treasurer: chu-teli", "there is no role `treasurer`"),
        ("company.yml", "currency: cny", "currency: rmb", "there is no unit `rmb`"),
        ("company.yml", "procedure: overseas", "procedure: domestic", "there is no procedure `domestic`"),
    ],
)
def test_an_id_that_does_not_exist_is_found_where_it_stands(
    broken: Break, file: str, old: str, new: str, said: str
) -> None:
    found = [one for one in broken(file, old, new) if one.rule == "unknown-id"]
    assert {one.message["en"] for one in found} == {said}
    place = found[0].place
    text = (DATA / file).read_text("utf-8")
    assert place.file == f"data/{file}"
    assert place.line == text[: text.index(old)].count("\n") + 1


def test_the_nearest_id_is_offered(broken: Break) -> None:
    [found] = broken(TRAVEL, "owner: salesperson", "owner: salesman")
    assert found.hint["en"].startswith("did you mean `salesperson`? known: administration-office, ")
    assert found.hint["zh-Hans"].startswith("是不是想写 `salesperson`？可用：administration-office, ")

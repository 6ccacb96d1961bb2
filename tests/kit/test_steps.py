"""Every step of the playbook reaches paper, each in the part where it belongs, none twice."""

import re
from typing import Any

from playbook.model.base import Language
from playbook.words import pick
from tests.kit.conftest import EXAMPLES, Make, Planned, each_example
from tests.kit.making import playbook
from tests.kit.reading import Paper, bare


def label(key: str, language: Language) -> str:
    return pick(playbook().words[key], language)


def row(number: str, title: str, language: Language) -> str:
    """A pattern for number and title; between them may stand "late" and "critical"."""
    marks = [bare(label(key, language)) for key in ("checklist-late-mark", "checklist-critical-mark")]
    return rf"{re.escape(number)}(?:{'|'.join(marks)})*{re.escape(bare(title))}"


def printed(number: str, title: str, part: str, language: Language) -> int:
    """How often a step stands in a part."""
    return len(re.findall(row(number, title, language), part))


def parts(paper: Paper, language: Language) -> dict[str, str]:
    """The three parts of a host pack: what to do, what to settle, what does not apply."""
    checklist = paper.sheet(label("checklist-title", language))
    head = bare(label("brief-settle", language) + label("checklist-settle-how", language))
    done, _, settle = checklist.partition(head)
    return {
        "included": done,
        "to-settle": settle,
        "not-applicable": paper.sheet(label("skipped-title", language)).partition(
            bare(label("skipped-part", language))
        )[0],
    }


@each_example("zh-Hans", "en")
def test_every_step_stands_in_its_own_part_once(
    name: str, language: Language, example: Make, planned: Planned
) -> None:
    found = parts(example(name, language).host, language)
    steps = {step["number"]: step for step in planned(name)}
    assert sorted(steps) == sorted(playbook().numbers.values())
    for number, step in steps.items():
        counts = {
            status: printed(number, step["title"][language], part, language) for status, part in found.items()
        }
        expected = {status: int(status == step["status"]) for status in found}
        assert counts == expected, (number, step["title"][language])


@each_example("zh-Hans")
def test_the_three_parts_add_up_to_the_playbook(name: str, language: Language, example: Make) -> None:
    """Counted on paper alone: a number with its title, in exactly one of the parts, for every step."""
    found = parts(example(name, language).host, language)
    text = "".join(found.values())
    for step in playbook().steps:
        number = playbook().numbers[step.id]
        # a title may hold figures that the visit fills in: its words before the first one are enough
        start = pick(step.title, language).partition("{")[0]
        assert printed(number, start, text, language) == 1, number


def test_every_step_of_the_overseas_procedure_is_to_do_in_some_example(example: Make) -> None:
    """Including those to be settled; a step that every example skips would never be tried on paper."""
    language: Language = "zh-Hans"
    overseas = next(one for one in playbook().procedures if one.id == "overseas")
    wanted = {step for stage in overseas.stages for step in stage.steps}
    papers = [parts(example(name, language).host, language) for name in EXAMPLES]
    missing = []
    for step in (one for one in playbook().steps if one.id in wanted):
        number, start = playbook().numbers[step.id], pick(step.title, language).partition("{")[0]
        live = [part["included"] + part["to-settle"] for part in papers]
        if not any(printed(number, start, one, language) for one in live):
            missing.append(f"{number} {start}")
    assert missing == []


@each_example("zh-Hans", "en")
def test_the_brief_counts_what_the_parts_hold(name: str, language: Language, example: Make) -> None:
    paper = example(name, language).host
    found = parts(paper, language)
    titles = {playbook().numbers[s.id]: pick(s.title, language).partition("{")[0] for s in playbook().steps}
    counts = {
        status: sum(printed(number, title, part, language) for number, title in titles.items())
        for status, part in found.items()
    }
    said = label("brief-counts", language).format(
        included=counts["included"],
        settle=counts["to-settle"],
        skipped=counts["not-applicable"],
        all=len(titles),
    )
    assert bare(said) in paper.pages[0]


@each_example("zh-Hans", "en")
def test_what_does_not_apply_has_its_reason_beside_it(
    name: str, language: Language, example: Make, planned: Planned
) -> None:
    part = parts(example(name, language).host, language)["not-applicable"]
    skipped = [step for step in planned(name) if step["status"] == "not-applicable"]
    assert skipped
    elsewhere = label("step-other-procedure", language).partition("{")[0]
    for step in skipped:
        if step["reason"][language].startswith(elsewhere):  # said once, above the list of such steps
            assert bare(step["number"] + step["title"][language]) in part
            assert bare(step["reason"][language]) in part
        else:
            assert bare(step["number"] + step["title"][language] + step["reason"][language]) in part


@each_example("zh-Hans")
def test_late_steps_come_first_and_carry_their_mark(
    name: str, language: Language, example: Make, planned: Planned
) -> None:
    part = parts(example(name, language).host, language)["included"]
    steps = [step for step in planned(name) if step["status"] == "included"]
    late = [step for step in steps if step["due"]["late"]]
    in_time = [step for step in steps if not step["due"]["late"]]
    mark = bare(label("checklist-late-mark", language))

    def place(step: dict[str, Any]) -> int:
        found = re.search(row(step["number"], step["title"][language], language), part)
        assert found
        return found.start()

    assert all(re.search(rf"{re.escape(s['number'])}{mark}", part) for s in late)
    assert part.count(mark) >= len(late)
    if late:
        assert max(map(place, late)) < min(map(place, in_time))
        ends = [step["due"]["end"] for step in sorted(late, key=place)]
        assert ends == sorted(ends)


@each_example("zh-Hans")
def test_every_owner_has_a_page_with_his_steps(
    name: str, language: Language, example: Make, planned: Planned
) -> None:
    sheets = example(name, language).host.sheets()
    live = [step for step in planned(name) if step["status"] != "not-applicable"]
    owners = {step["owner"]["name"] for step in live}
    assert None not in owners
    for owner in owners:
        pages = [text for head, text in sheets if bare(head) == bare(f"{owner}的任务单")]
        assert len(pages) == 1
        for step in live:
            expected = int(step["owner"]["name"] == owner)
            assert printed(step["number"], step["title"][language], pages[0], language) == expected

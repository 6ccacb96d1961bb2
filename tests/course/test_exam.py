"""An exam: drawn by a seed, marked by its key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.course.exam import Exam, ExamQuestion, make_exam, path_modules
from playbook.model.playbook import Playbook
from playbook.model.questions import Choose, FindMistake, Say, Sort
from playbook.model.training import Course

SEEDS = st.integers(min_value=0, max_value=2**32)


def marked_right(one: ExamQuestion) -> bool:
    """Whether the key leads to what the bank says is right."""
    by_letter = {line.letter: line.text for line in one.lines}
    match one.question:
        case Choose():
            return by_letter[one.key] == next(a.text for a in one.question.answers if a.right)
        case Sort():
            return tuple(by_letter[letter] for letter in one.key) == one.question.lines
        case FindMistake():
            return by_letter[one.key] == next(line.text for line in one.question.lines if line.instead)
        case Say():
            return not one.key and not one.lines


def ids(exam: Exam) -> list[str]:
    return [one.question.id for one in exam.questions]


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_every_paper_is_full_and_its_key_is_right(seed: int, playbook: Playbook, course: Course) -> None:
    exam = make_exam(playbook, course, seed)
    rules = course.rules.exam
    assert len(exam.questions) == rules.questions
    assert len(set(ids(exam))) == rules.questions
    assert [one.number for one in exam.questions] == list(range(1, rules.questions + 1))
    assert sum(one.module is None for one in exam.questions) == rules.computed
    assert all(marked_right(one) for one in exam.questions)
    assert exam.points == sum(rules.points[one.question.kind] for one in exam.questions)
    assert exam.passing * 100 >= exam.points * rules.pass_percent > (exam.passing - 1) * 100
    for one in exam.questions:
        if isinstance(one.question, Sort):
            assert one.key != "".join(sorted(one.key)), "an order that stands there already asks nothing"


def test_the_same_seed_gives_the_same_paper_and_another_one_another(
    playbook: Playbook, course: Course
) -> None:
    first = make_exam(playbook, course, 7)
    assert make_exam(playbook, course, 7) == first
    others = [make_exam(playbook, course, seed) for seed in (8, 9, 10)]
    assert all(set(ids(one)) != set(ids(first)) for one in others)


def test_all_modules_and_all_kinds_are_asked(playbook: Playbook, course: Course) -> None:
    exam = make_exam(playbook, course, 1)
    assert {one.module for one in exam.questions} == {one.id for one in course.modules} | {None}
    assert {one.question.kind for one in exam.questions} == {"choose", "order", "mistake", "say"}


@pytest.mark.parametrize("role", ["salesperson", "driver", "reception-desk", "chairman"])
def test_a_role_is_asked_about_its_own_path(role: str, playbook: Playbook, course: Course) -> None:
    exam = make_exam(playbook, course, 3, role)
    learned = set(path_modules(course, role))
    assert learned
    assert {one.module for one in exam.questions} - {None} <= learned
    assert len(exam.questions) <= course.rules.exam.questions
    own = {one.id for one in playbook.steps if one.owner == role}
    if own:
        computed = [one.question for one in exam.questions if one.module is None]
        assert any(own & set(one.about.steps) for one in computed)


def test_what_is_critical_for_a_role_comes_before_the_rest(playbook: Playbook, course: Course) -> None:
    """Whatever the seed, the driver's or the host's critical steps are not left to chance."""
    critical = {one.id for one in playbook.steps if one.critical and one.owner == "salesperson"}
    for seed in range(5):
        exam = make_exam(playbook, course, seed, "salesperson")
        asked = {step for one in exam.questions for step in one.question.about.steps}
        assert len(critical & asked) >= len(critical) // 2


def test_a_role_without_a_path_is_refused(playbook: Playbook, course: Course) -> None:
    with pytest.raises(KeyError):
        make_exam(playbook, course, 1, "principal-guest")

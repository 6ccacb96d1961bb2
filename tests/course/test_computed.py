"""Questions that the data answers by itself."""

from playbook.course.computed import computed_questions
from playbook.model.content import Step
from playbook.model.due import Due
from playbook.model.playbook import Playbook
from playbook.model.questions import Choose


def right(question: Choose) -> tuple[str, str]:
    (answer,) = [one.text for one in question.answers if one.right]
    return answer.en, answer.zh_hans


def asked(playbook: Playbook) -> dict[str, Choose]:
    return {one.id: one for one in computed_questions(playbook)}


def with_step(playbook: Playbook, changed: Step) -> Playbook:
    sections = tuple(
        section.model_copy(
            update={"steps": tuple(changed if one.id == changed.id else one for one in section.steps)}
        )
        for section in playbook.sections
    )
    parts = {name: getattr(playbook, name) for name in Playbook.model_fields}
    return Playbook.model_validate(parts | {"sections": sections})


def test_the_right_answers_are_those_of_the_handbook(playbook: Playbook) -> None:
    questions = asked(playbook)
    # written down by hand from the source documents
    assert right(questions["due-file-vehicle-request"])[1] == "到达前 2 个工作日"
    assert right(questions["owner-approve-reception"]) == ("General manager", "总经理")
    assert right(questions["owner-meet-guests"]) == ("Main host", "主接待业务员")
    assert right(questions["ceiling-three-level-senior-4"])[0] == (
        "At most CNY 700 a meal, for up to 2 people, and CNY 300 for each further guest"
    )


def test_every_kind_is_asked_and_no_two_answers_say_the_same(playbook: Playbook) -> None:
    questions = computed_questions(playbook)
    assert {one.id.split("-")[0] for one in questions} == {"due", "owner", "ceiling", "approval"}
    assert len({one.id for one in questions}) == len(questions) > 100
    for one in questions:
        assert 3 <= len(one.answers) <= 4, one.id
        assert sum(answer.right for answer in one.answers) == 1
        for language in ("en", "zh_hans"):
            said = [getattr(answer.text, language) for answer in one.answers]
            assert len(set(said)) == len(said), one.id


def test_every_critical_step_asks_for_its_owner(playbook: Playbook) -> None:
    questions = asked(playbook)
    for step in playbook.steps:
        assert (f"owner-{step.id}" in questions) == step.critical


def test_a_changed_due_time_changes_its_question(playbook: Playbook) -> None:
    step = next(one for one in playbook.steps if one.id == "file-vehicle-request")
    later = step.model_copy(update={"due": Due(before="arrival", working_days=3)})
    before, after = asked(playbook), asked(with_step(playbook, later))
    assert right(after["due-file-vehicle-request"])[1] != right(before["due-file-vehicle-request"])[1]
    assert "3 个工作日" in right(after["due-file-vehicle-request"])[1]
    assert "3 个工作日" in after["due-file-vehicle-request"].because.zh_hans


def test_a_time_that_is_right_in_another_procedure_is_no_wrong_answer(playbook: Playbook) -> None:
    questions = asked(playbook)
    for step in playbook.steps:
        own = [one.due for one in step.variants if one.due]
        question = questions.get(f"due-{step.id}")
        if not own or not question:
            continue
        allowed = asked(with_step(playbook, step.model_copy(update={"due": own[0], "variants": ()})))
        other = allowed.get(f"due-{step.id}")
        if other:
            wrong = {one.text.en for one in question.answers if not one.right}
            assert right(other)[0] not in wrong, step.id

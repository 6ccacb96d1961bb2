"""The course in the handbook: the self-check agrees with the key, keeps its result, and works by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from playbook.checks import sound_course
from playbook.course.exam import make_exam
from playbook.model.questions import Choose, FindMistake, Sort
from playbook.paths import DATA
from playbook.texts import pick
from tests.site.conftest import Visitor

Visitors = Callable[..., Visitor]


def form(quiz: str) -> str:
    return f'form[data-quiz="{quiz}"]'


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_self_check_calls_right_what_the_key_calls_right(language: str, visitors: Visitors) -> None:
    """For every question of a printed exam: the answer of its key, given on the page, is right."""
    playbook, course = sound_course(DATA)
    exam = make_exam(playbook, course, 7)
    one = visitors(f"quiz-{language}")
    asked = [each for each in exam.questions if each.module and each.question.kind != "say"][::3]
    assert {each.question.kind for each in asked} >= {"choose", "order"}
    for each in asked:
        page = one.open(f"{language}/modules/{each.module}.html")
        quiz = page.locator(form(each.question.id))
        by_letter = {line.letter: pick(line.text, language) for line in each.lines}  # type: ignore[arg-type]
        if isinstance(each.question, Sort):
            for place, letter in enumerate(each.key, 1):
                row = quiz.locator("li", has_text=by_letter[letter].split("{")[0][:12]).first
                row.locator("select").select_option(str(place))
        elif isinstance(each.question, (Choose, FindMistake)):
            quiz.locator("li", has_text=by_letter[each.key].split("{")[0][:12]).first.locator("input").check()
        quiz.locator("button[type=submit]").click()
        assert quiz.get_attribute("data-result") == "right", each.question.id
    assert one.errors == []
    assert one.outside == []


@pytest.mark.parametrize("disk", [False, True], ids=["http", "file"])
def test_a_result_stays_on_the_device_until_it_is_cleared(disk: bool, visitors: Visitors) -> None:
    one = visitors(f"result-{disk}", disk=disk)
    page = one.open("en/modules/etiquette.html")
    quiz = page.locator("form[data-kind=choose]").first
    name = quiz.get_attribute("data-quiz")
    key = quiz.get_attribute("data-key")
    assert name
    wrong = quiz.locator(f'input:not([value="{key}"])').first
    quiz.locator("button[type=submit]").click()
    expect(quiz.locator(".hb-quiz-result")).to_have_text("Answer first.")
    wrong.check()
    quiz.locator("button[type=submit]").click()
    expect(quiz.locator(".hb-quiz-result")).to_have_text("Not right.")
    expect(quiz.locator(".hb-quiz-answer")).to_be_visible()
    page = one.open("en/modules/etiquette.html")
    quiz = page.locator(form(name))
    expect(quiz.locator(".hb-quiz-result")).to_have_text("Not right.")
    page.locator("[data-quiz-clear]").click()
    expect(quiz.locator(".hb-quiz-result")).to_have_text("")
    page = one.open("en/modules/etiquette.html")
    assert page.locator("form[data-result]").count() == 0
    assert one.outside == []


def test_whoever_has_answered_everything_is_told_how_many_were_right(visitor: Visitor) -> None:
    page = visitor.open("en/modules/etiquette.html")
    marked = page.locator('form[data-quiz]:not([data-kind="say"])')
    done = page.locator("[data-quiz-done]")
    for at in range(marked.count()):
        expect(done).to_be_hidden()
        quiz = marked.nth(at)
        key = str(quiz.get_attribute("data-key"))
        if quiz.get_attribute("data-kind") == "order":
            for place, letter in enumerate(key, 1):
                quiz.locator(f"select[name={letter}]").select_option(str(place))
        else:  # the first one is answered wrongly
            given = f'input:not([value="{key}"])' if at == 0 else f'input[value="{key}"]'
            quiz.locator(given).first.check()
        quiz.locator("button[type=submit]").click()
    expect(done).to_have_text(f"All questions answered. Right: {marked.count() - 1} of {marked.count()}.")
    page.locator("[data-quiz-clear]").click()
    expect(done).to_be_hidden()


def test_the_self_check_can_be_done_with_the_keyboard_alone(visitors: Visitors) -> None:
    one = visitors("quiz-keys")
    page = one.open("zh-Hans/modules/etiquette.html")
    quiz = page.locator("form[data-kind=choose]").first
    key = quiz.get_attribute("data-key")
    quiz.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range("ABCDE".index(key or "A")):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(quiz.locator("[role=status]")).to_have_text("答对了。")


def test_a_trainer_finds_how_to_run_it_and_what_to_print(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    page.goto(page.locator("a", has_text="For trainers").first.evaluate("one => one.href"))
    text = page.locator("article").inner_text()
    for wanted in ("Half a day", "One day", "One week", "playbook course"):
        assert wanted in text
    assert page.locator("#plans").is_visible()


def test_every_page_says_who_looks_after_it_and_what_is_overdue_is_marked(visitor: Visitor) -> None:
    page = visitor.open("en/phases/meeting.html")
    expect(page.locator(".hb-reviewed")).to_contain_text("Looked after by: Reception officer")
    page.clock.set_fixed_time("2030-01-01T08:00:00")
    page = visitor.open("en/reviews.html")
    rows = page.locator("[data-review-due]")
    assert rows.count() > 5
    assert page.locator(".hb-overdue:visible").count() == rows.count()

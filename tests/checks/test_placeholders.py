"""Figures stand in data, once, and every language shows the same ones."""

from playbook.checks import placeholders
from playbook.paths import DATA
from playbook.store import open_store
from tests.checks.breaking import Break

SUMMARY_EN = "en: The host pays on the spot and never has to look for money."
SUMMARY_ZH = "zh-Hans: 该付钱的时候当场付，不让客人等，也不让自己为难。"
FILE = "steps/petty-cash.yml"


def test_the_real_content_is_in_order() -> None:
    store = open_store(DATA)
    assert store.playbook is not None
    assert list(placeholders.check(store, store.playbook)) == []


def test_a_typed_figure_is_found_in_each_language(broken: Break) -> None:
    found = broken(
        FILE, SUMMARY_EN, "en: The host has 500.", FILE, SUMMARY_ZH, "zh-Hans: 备好 500 元和 20 元。"
    )
    assert [(one.rule, one.place.line, one.message["en"]) for one in found] == [
        ("figure-typed", 10, "a figure is typed into the text: 500"),
        ("figure-typed", 11, "a figure is typed into the text: 500, 20"),
    ]


def test_names_that_hold_a_digit_are_no_figures(broken: Break) -> None:
    assert broken(FILE, SUMMARY_EN, "en: Print the slip on A4 paper.") == []


def test_braces_without_a_figure_are_found(broken: Break) -> None:
    [found] = broken(FILE, SUMMARY_EN, "en: Take {sum} along.", FILE, SUMMARY_ZH, "zh-Hans: 带上{sum}。")
    assert (found.rule, found.message["en"]) == (
        "placeholder-unknown",
        "`sum` in braces has no figure behind it",
    )
    assert "company" in found.hint["en"]


def test_the_company_s_words_may_stand_anywhere(broken: Break) -> None:
    assert (
        broken(
            FILE,
            SUMMARY_EN,
            "en: At {company} the host pays.",
            FILE,
            SUMMARY_ZH,
            "zh-Hans: 在{company}由接待人付款。",
        )
        == []
    )


def test_languages_that_show_different_figures_are_found(broken: Break) -> None:
    [found] = broken(FILE, SUMMARY_EN, "en: At {company} the host pays.")
    assert found.rule == "placeholder-uneven"
    assert found.message["en"] == "the languages do not use the same figures: company"


def test_a_step_may_show_its_due_time_and_a_section_may_not(broken: Break) -> None:
    step_en = "en: Draw a petty-cash advance from finance"
    step_zh = "zh-Hans: 到财务部预支备用金"
    assert broken(FILE, step_en, "en: Draw cash {due}", FILE, step_zh, "zh-Hans: 预支备用金（{due}）") == []
    found = broken(FILE, SUMMARY_EN, "en: Pay {due}.", FILE, SUMMARY_ZH, "zh-Hans: 付款（{due}）。")
    assert [one.rule for one in found] == ["placeholder-unknown"]

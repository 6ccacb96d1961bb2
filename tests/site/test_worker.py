"""The search worker by itself, in a browser, on an index small enough to know the answers by heart."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from playbook.site.finish import WORKER
from tests.site.conftest import serving

DOCS = [
    {"location": "a.html", "title": "Meals", "text": "<p>Lunch with the guest.</p>"},
    {
        "location": "a.html#order",
        "title": "Order the banquet",
        "text": "Ask for the diet. E-mail &amp; call.",
    },
    {"location": "a.html#pay", "title": "Pay", "text": "Petty cash is drawn early. 备用金提前领取。"},
    {"location": "b.html", "title": "会谈纪要", "text": "双方签字。"},
    {"location": "b.html#sign", "title": "签字", "text": "會談紀要一式两份，绿色封面。<b>A&lt;B</b>"},
    {"location": "d.html", "title": "结账", "text": "由主人付款。"},
    {"location": "e.html", "title": "司机", "text": "提前到达接站地点。"},
    {"location": "c.html", "title": "Sources", "text": "Lunch. Banquet.", "boost": 0.1},
]
TABLES = {
    "simplified": {"會": "会", "談": "谈", "紀": "纪", "備": "备", "雙": "双"},
    "pinyin": {"会": ["hui"], "谈": ["tan"], "纪": ["ji"], "要": ["yao"], "备": ["bei"], "用": ["yong"],
               "金": ["jin"], "绿": ["lu", "lv"], "色": ["se"], "签": ["qian"], "字": ["zi"],
               "结": ["jie"], "账": ["zhang"], "接": ["jie"], "站": ["zhan"]},
    "synonyms": [["Petty cash", "备用金", "float"], ["Minutes", "会谈纪要", "record of talks"]],
}  # fmt: skip
Ask = Callable[[str], list[list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks the worker as it lies in a built handbook: in its folder, with the texts in theirs."""
    site = tmp_path_factory.mktemp("worker")
    worker = site / "assets/javascripts/workers/search.js"
    worker.parent.mkdir(parents=True)
    worker.write_bytes(WORKER.read_bytes())
    texts = {"config": {"handbook": TABLES}, "docs": DOCS}
    (site / "search").mkdir()
    (site / "search/texts.js").write_text(f"self.handbookTexts = {json.dumps(texts)}", encoding="utf-8")
    (site / "index.html").write_text("<!DOCTYPE html><title>Worker</title>", encoding="utf-8")
    with serving(site) as address:
        page: Page = browser.new_page()
        page.goto(f"{address}/index.html")
        page.evaluate(
            """address => new Promise(ready => {
              const worker = new Worker(address);
              window.ask = query => new Promise(answer => {
                worker.onmessage = event => answer(event.data);
                worker.postMessage({type: 2, data: query});
              });
              worker.onmessage = event => ready(event.data.type);
              worker.postMessage({type: 0, data: {config: {}, docs: []}});
            })""",
            "assets/javascripts/workers/search.js",
        )
        yield from _asking(page)


def _asking(page: Page) -> Iterator[Ask]:
    def answer(query: str) -> list[list[dict[str, Any]]]:
        found: dict[str, Any] = page.evaluate("query => window.ask(query)", query)
        assert found["type"] == 3
        items: list[list[dict[str, Any]]] = found["data"]["items"]
        return items

    yield answer
    page.close()


def places(groups: list[list[dict[str, Any]]]) -> list[list[str]]:
    return [[item["location"] for item in group] for group in groups]


@pytest.mark.parametrize("typed", [
    "banquet", "BANQUET", "ｂａｎｑｕｅｔ", "banqu", "quet", "  banquet ", "banquets", "bánquet",
])  # fmt: skip
def test_spelling_does_not_matter(ask: Ask, typed: str) -> None:
    assert places(ask(typed)) == [["a.html", "a.html#order"], ["c.html"]]


@pytest.mark.parametrize("typed", [
    "会谈纪要", "會談紀要", "会談纪要", "谈纪", "纪", "huitanjiyao", "huitanji", "tanjiyao",
    "hui tan ji yao", "huìtán", "record of talks", "minutes",
])  # fmt: skip
def test_chinese_is_found_in_either_script_by_parts_sound_and_other_names(ask: Ask, typed: str) -> None:
    assert "b.html#sign" in places(ask(typed))[0]


@pytest.mark.parametrize("typed", ["lvse", "luse", "lüse"])
def test_u_with_dots_can_be_typed_in_three_ways(ask: Ask, typed: str) -> None:
    assert places(ask(typed)) == [["b.html", "b.html#sign"]]


def test_sounds_that_are_typed_in_full_come_before_those_that_want_more_letters(ask: Ask) -> None:
    assert places(ask("jiezhan")) == [["e.html"], ["d.html"]]
    assert places(ask("jiezhang")) == [["d.html"]]


@pytest.mark.parametrize("typed", ["email", "e-mail", "E-Mails"])
def test_hyphens_and_endings_do_not_matter(ask: Ask, typed: str) -> None:
    assert places(ask(typed)) == [["a.html", "a.html#order"]]


def test_all_words_are_needed_but_may_stand_in_different_sections(ask: Ask) -> None:
    assert places(ask("lunch diet")) == [["a.html", "a.html#order"]]


def test_a_word_that_stands_nowhere_is_said_to_be_missing(ask: Ask) -> None:
    groups = ask("lunch zzzq")
    assert places(groups) == places(ask("lunch"))
    assert groups[0][0]["terms"] == {"Lunch": True, "zzzq": False}


def test_letters_and_characters_may_stand_together(ask: Ask) -> None:
    assert places(ask("cash备用金")) == [["a.html", "a.html#pay"]]


def test_a_title_beats_a_mention_and_sources_come_last(ask: Ask) -> None:
    assert places(ask("lunch"))[-1] == ["c.html"]
    first = ask("banquet")[0]
    assert max(first, key=lambda item: item["score"])["location"] == "a.html#order"


def test_the_first_page_holds_the_best_score_of_all(ask: Ask) -> None:
    """The theme opens the best score on Enter, wherever it stands."""
    groups = ask("banquet")
    best = [max(item["score"] for item in group) for group in groups]
    assert best == sorted(best, reverse=True)
    assert len(set(best)) == len(best)


def test_a_synonym_finds_what_uses_the_proper_word(ask: Ask) -> None:
    assert places(ask("float")) == [["a.html", "a.html#pay"]]


def test_a_long_term_that_stands_nowhere_is_taken_apart(ask: Ask) -> None:
    assert "b.html#sign" in places(ask("双方会谈的纪要"))[0]


@pytest.mark.parametrize("typed", ["", " ", "，。", "zzxq", "火箭", "()", "*", "\\", "[a-"])
def test_nothing_is_found_for_nothing(ask: Ask, typed: str) -> None:
    assert ask(typed) == []


def test_what_is_shown_is_escaped_and_marked(ask: Ask) -> None:
    group = ask("封面")[0]
    text = next(item["text"] for item in group if item["location"] == "b.html#sign")
    assert "<mark data-md-highlight>封面</mark>" in text
    assert "A&lt;B" in text
    assert "<b>" not in text


def test_the_landing_page_is_told_the_words_as_they_stand_there(ask: Ask) -> None:
    item = next(one for one in ask("huitan")[0] if one["location"] == "b.html#sign")
    assert item["terms"] == {"會談": True}

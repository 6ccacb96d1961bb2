"""One thing has one name: what the glossary says is not written otherwise in a text."""

import pytest

from playbook.checks import house_words
from playbook.paths import DATA
from playbook.store import open_store
from tests.checks.breaking import Break

EN = "en: The host pays on the spot and never has to look for money."
ZH = "zh-Hans: 该付钱的时候当场付，不让客人等，也不让自己为难。"
FILE = "steps/petty-cash.yml"


def test_the_real_content_keeps_to_its_glossary() -> None:
    store = open_store(DATA)
    assert store.playbook is not None
    assert list(house_words.check(store, store.playbook)) == []


@pytest.mark.parametrize("wrong", ["The translator pays.", "Translators pay.", "Ask a TRANSLATOR to pay."])
def test_another_english_word_is_found_in_any_form(broken: Break, wrong: str) -> None:
    [found] = broken(FILE, EN, f"en: {wrong}")
    assert (found.rule, found.place.line) == ("house-word", 10)
    assert "write “Interpreter”" in found.hint["en"]


def test_another_chinese_word_is_found(broken: Break) -> None:
    [found] = broken(FILE, ZH, "zh-Hans: 由译员付款。")
    assert (found.rule, found.place.line) == ("house-word", 11)
    assert "请写“翻译”" in found.hint["zh-Hans"]


def test_part_of_a_longer_english_word_is_no_other_name(broken: Break) -> None:
    assert broken(FILE, EN, "en: The boardrooming is fine.") == []

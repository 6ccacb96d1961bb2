"""One thing has one name: texts use the glossary's term, not another word for it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from playbook import walk
from playbook.model.base import Text
from playbook.model.content import Term
from playbook.model.playbook import Playbook
from playbook.problems import Problem, problem
from playbook.store import Store

_HAN = re.compile(r"[\u3400-\u9fff]")


def check(store: Store, playbook: Playbook) -> Iterator[Problem]:
    """Words that a term names under ``instead_of`` and that a text uses all the same."""
    yield from other_words(store, playbook.terms, _texts(playbook))


def other_words(store: Store, terms: Sequence[Term], texts: Iterable[Text]) -> Iterator[Problem]:
    """The same for texts that stand outside the playbook itself."""
    english = {_pattern(word): term for term in terms for word in term.instead_of if not _han(word)}
    chinese = {_pattern(word): term for term in terms for word in term.instead_of if _han(word)}
    for text in texts:
        for pattern, term in english.items():
            if found := pattern.search(text.en):
                yield _other(store, text, "en", found[0], term)
        for pattern, term in chinese.items():
            if found := pattern.search(text.zh_hans):
                yield _other(store, text, "zh-Hans", found[0], term)


def _texts(playbook: Playbook) -> Iterator[Text]:
    """What readers read; only the glossary itself may say what else a thing is called."""
    glossary = {id(text) for text in walk.texts(playbook.terms)}
    yield from walk.texts(tuple(playbook.words.values()))
    yield from (one for one in walk.content(playbook) if isinstance(one, Text) and id(one) not in glossary)


def _other(store: Store, text: Text, language: str, word: str, term: Term) -> Problem:
    title = term.title.en if language == "en" else term.title.zh_hans
    return problem("house-word", store.place(text, language), word=word, term=title)


def _han(word: str) -> bool:
    return bool(_HAN.search(word))


def _pattern(word: str) -> re.Pattern[str]:
    """English as a whole word, in any number and case; Chinese has no word ends."""
    return re.compile(re.escape(word) if _han(word) else rf"\b{re.escape(word)}s?\b", re.IGNORECASE)

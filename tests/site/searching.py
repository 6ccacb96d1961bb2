"""Typing into the real search box, and reading what it lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

BOX = ".md-search__input"
#: Notes what the page asks of its search worker, so that a test knows when the last answer is there.
EAR = """
window.heard = {asked: 0, answered: 0, last: null};
const listening = Kind => class extends Kind {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', event => { if (event.data.type === 3) heard.answered += 1; });
  }
  postMessage(message, ...more) {
    if (message.type === 2) { heard.asked += 1; heard.last = message.data; }
    return super.postMessage(message, ...more);
  }
};
let worker = listening(window.Worker);
Object.defineProperty(window, 'Worker', {get: () => worker, set: Kind => { worker = listening(Kind); }});
"""
_PAGE_OF = re.compile(r"/((?:en|zh-Hans|zh-Hant)/.+\.html)$")

#: The last thing typed has its answer: the list does not change any more.
ANSWERED = f"""() =>
  heard.answered === heard.asked && heard.last === document.querySelector('{BOX}').value"""
#: The list grows when its end comes into view; going up and down brings the rest.
_UNROLLED = """() => {
  const wrap = document.querySelector('.md-search__scrollwrap');
  const many = document.querySelector('.md-search-result__meta').textContent.match(/[0-9]+/);
  const all = !many || document.querySelectorAll('.md-search-result__item').length >= Number(many[0]);
  wrap.scrollTop = wrap.scrollTop > 0 ? 0 : wrap.scrollHeight;
  return all;
}"""


@dataclass(frozen=True)
class Query:
    """What is typed, and the words that a page must show to be owed (by default what is typed)."""

    typed: str
    shown: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return self.shown or tuple(self.typed.split())


def read_as(*pairs: tuple[str, str]) -> tuple[Query, ...]:
    """Queries that are typed one way and stand on the page in another."""
    return tuple(Query(typed, tuple(shown.split())) for typed, shown in pairs)


def plain(*typed: str) -> tuple[Query, ...]:
    return tuple(Query(one) for one in typed)


def owed(query: Query, pages: dict[str, dict[str, Any]], language: str) -> set[str]:
    """The pages whose visible text holds every word, less the page of all steps, which repeats others."""
    return {
        name
        for name, page in pages.items()
        if name.startswith(f"{language}/")
        and not name.endswith("/steps.html")
        and all(word.casefold() in page["text"].casefold() for word in query.words)
    }


def open_box(page: Page) -> None:
    """Open the search with nothing in it."""
    page.evaluate(f"document.querySelector('{BOX}').focus()")
    page.locator(BOX).fill("")


def search(page: Page, typed: str, *, at_once: bool = False) -> set[str]:
    """Type key by key, or let it arrive at once as a phone's keyboard does; returns all pages listed."""
    open_box(page)
    if at_once:
        page.keyboard.insert_text(typed)
    else:
        page.keyboard.type(typed)
    return listed(page)


def listed(page: Page) -> set[str]:
    """Wait for the answer to what stands in the box, unroll the list, and return the pages in it."""
    page.wait_for_function(ANSWERED)
    page.wait_for_function(_UNROLLED)
    links = page.eval_on_selector_all(".md-search-result__link", "links => links.map(a => a.href)")
    return set(_pages(links))


def _pages(links: list[str]) -> Iterator[str]:
    for link in links:
        found = _PAGE_OF.search(unquote(urlsplit(link).path))
        assert found, link
        yield found[1]

"""The handbook as one printed book, and a pocket edition: the same page functions, without a site.

What only works on a screen is left out: filters, ticks, the page of all steps. The pages of the sources and
the course have books of their own (the site, and ``playbook course``), which the book says.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Literal

import jinja2
import markdown  # type: ignore[import-untyped]
import yaml

from playbook import words
from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.training import Course
from playbook.paths import KITS, ROOT
from playbook.render.html import rendered
from playbook.site.handbook import Handbook
from playbook.site.navigation import Group, Stub, tree
from playbook.site.pages import PAGES
from playbook.site.voice import Voice

Format = Literal["book", "pocket"]
#: Pages that say on paper only what other pages say, or work on a screen only.
_SCREEN_ONLY = {"index.md", "steps.md", "phases/index.md", "trainer.md", "paths.md"}
_FOLDERS_LEFT_OUT = ("sources/", "modules/")
#: The pocket edition: how to behave, what to do when something goes wrong, whom to call.
_POCKET = ("numbers.md", "situations/", "contingencies/")
_HREF = re.compile(r'href="([^"#:]*)(?:#([^"]*))?"')
_ID = re.compile(r'(<[^>]*\s)id="([^"]+)"')
_SCREEN = re.compile(
    r'<(label class="hb-tick"|form|button|div class="hb-progress"|ol class="hb-track").*?'
    r"</(label|form|button|div|ol)>",
    re.S,
)
_BOX = re.compile(r'<input type="checkbox"[^>]*>')


@dataclass(frozen=True)
class Chapter:
    """A page of the handbook in the book; ``level`` is its depth in the contents."""

    id: str
    title: str
    level: int
    html: str


def book_html(playbook: Playbook, course: Course, language: Language, form: Format, now: datetime) -> str:
    """The HTML of the book. Raises Refused when a template is wrong."""
    voice = Voice(playbook, language, course)
    chapters = list(_chapters(voice, form))
    known = {one.id for one in chapters if one.html}
    own = playbook.company
    data = {
        "language": language,
        "form": form,
        "title": voice.word("book-pocket" if form == "pocket" else "site-name"),
        "company": {"name": words.pick(own.name, language), "accent": own.accent},
        "made": words.format_day(now.date(), language, year=True),
        "labels": {key: voice.word(key) for key in ("book-contents", "book-left-out", "kit-page-words")},
        "chapters": [Chapter(one.id, one.title, one.level, _linked(one.html, known)) for one in chapters],
        "style": (KITS / "_book" / "style.css").read_text(encoding="utf-8"),
    }
    return rendered("_book/book.html.j2", data, KITS)


def _chapters(voice: Voice, form: Format) -> Iterator[Chapter]:
    """The pages in reading order; a heading of the navigation is a chapter without text."""
    yield from _inside(tree(voice), voice, form, 1)


def _inside(
    pages: tuple["str | Stub | Group", ...], voice: Voice, form: Format, level: int
) -> Iterator[Chapter]:
    for page in pages:
        if isinstance(page, Group):
            inner = list(_inside(page.pages, voice, form, level + 1))
            if inner:
                yield Chapter(f"part-{inner[0].id}", page.title, level, "")
                yield from inner
        elif isinstance(page, Stub):
            if _wanted(page.path, form):
                yield _chapter(page.path, page.title, page.text, voice, level)
        elif _wanted(page, form):
            text = (ROOT / "docs" / page).read_text(encoding="utf-8")
            title = voice.word(str(yaml.safe_load(text.split("---\n")[1])["words"]))
            yield _chapter(page, title, text, voice, level)


def _wanted(path: str, form: Format) -> bool:
    if path in _SCREEN_ONLY or path.startswith(_FOLDERS_LEFT_OUT):
        return False
    return form == "book" or (path.startswith(_POCKET) and not path.endswith("/index.md"))


def _chapter(path: str, title: str, text: str, voice: Voice, level: int) -> Chapter:
    handbook = Handbook(voice.playbook, voice, path)
    environment = _environment()
    body = environment.from_string(text.split("---\n", 2)[2])
    source = body.render({name: partial(page, handbook) for name, page in PAGES.items()})
    html = markdown.markdown(source, extensions=["attr_list"])
    name = _name(path)
    html = _SCREEN.sub("", html)
    html = _BOX.sub('<span class="tick"></span>', html)
    html = _ID.sub(rf'\1id="{name}--\2"', html)
    return Chapter(name, title, level, _HREF.sub(partial(_absolute, path), html))


def _absolute(path: str, link: re.Match[str]) -> str:
    """A link from a page to another as the place of that page in the book."""
    target, anchor = link[1], link[2]
    page = (
        _name(posixpath.normpath(posixpath.join(posixpath.dirname(path), target))) if target else _name(path)
    )
    return f'href="#{page}--{anchor}"' if anchor else f'href="#{page}"'


def _name(path: str) -> str:
    return re.sub(r"\.(md|html)$", "", path).replace("/", "-")


def _linked(html: str, known: set[str]) -> str:
    """Links that lead out of the book become plain words."""

    def kept(link: re.Match[str]) -> str:
        page = link[1].split("--")[0]
        return link[0] if page in known else "<span>" + link[2] + "</span>"

    return re.sub(r'<a href="#([^"]+)"[^>]*>(.*?)</a>', kept, html, flags=re.S)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(undefined=jinja2.StrictUndefined)  # noqa: S701 - the pages escape what they print

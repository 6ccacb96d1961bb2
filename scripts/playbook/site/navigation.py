"""Every page of the handbook in reading order, and the pages made from one item each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from playbook.site.handbook import Handbook
from playbook.site.voice import Voice


@dataclass(frozen=True)
class Stub:
    """A page made from one item: a call and its front matter."""

    path: str
    title: str
    kicker: str
    call: str
    boost: float = 1.0

    @property
    def text(self) -> str:
        """The page as mkdocs reads it."""
        meta = {"kicker": self.kicker, "search": {"boost": self.boost}}
        front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)
        return f"---\n{front}---\n{{{{ {self.call} }}}}\n"


@dataclass(frozen=True)
class Group:
    """A heading of the navigation with what stands below it: thin pages and stubs."""

    title: str
    pages: tuple["str | Stub | Group", ...]


#: The navigation: thin pages by path, stubs, groups of both.
Tree = tuple["str | Stub | Group", ...]


def tree(voice: Voice) -> tuple["str | Group", ...]:
    """The navigation: thin pages by their path below ``docs``, stubs from the data."""
    book = voice.playbook
    word = voice.word

    def stubs(folder: str, call: str, kicker: str) -> Iterator[Stub]:
        for item in getattr(voice.course if folder == "modules" else book, folder):
            title = Handbook(book, voice, "index.md").title(item.title)
            yield Stub(f"{folder}/{item.id}.md", title, word(kicker), f'{call}("{item.id}")')

    phases = tuple(
        Stub(stub.path, f"{number} {stub.title}", word("site-phase"), stub.call, 1.5)
        for number, stub in enumerate(stubs("phases", "phase", "site-phase"), 1)
    )
    sources = (
        Stub(f"sources/{one.document.lower()}.md", Handbook(book, voice, "index.md").title(one.title),
             word("site-source"), f'source("{one.document}")', 0.1)
        for one in book.sources
    )  # fmt: skip
    return (
        "index.md",
        Group(word("site-phases"), ("phases/index.md", *phases, "steps.md")),
        Group(word("site-people"), (
            Group(word("site-roles"), ("roles/index.md", *stubs("roles", "role", "site-role"))),
            Group(word("site-purposes"), (
                "purposes/index.md", *stubs("purposes", "purpose", "site-purpose"), "agenda.md",
            )),
            "numbers.md",
        )),
        Group(word("site-papers"), (
            Group(word("site-forms"), ("forms/index.md", *stubs("forms", "form", "site-form"))),
            "supplies.md",
        )),
        Group(word("site-behaviour"), (
            Group(word("site-situations"), (
                "situations/index.md", *stubs("situations", "situation", "site-situation"),
            )),
            "protocol.md",
            Group(word("site-contingencies"), (
                "contingencies/index.md", *stubs("contingencies", "contingency", "site-contingency"),
            )),
            "visitor-types.md",
            Group(word("site-schemes"), ("schemes/index.md", *stubs("schemes", "scheme", "site-scheme"))),
        )),
        Group(word("site-learn"), (
            "principles.md",
            Group(word("site-course"), (
                "modules/index.md", *stubs("modules", "module", "site-module"), "paths.md",
            )),
            "trainer.md", "training.md", "quality.md",
        )),
        Group(word("site-look-up"), (
            "glossary.md",
            Group(word("site-procedures"), (
                "procedures/index.md", *stubs("procedures", "procedure", "site-procedure"),
            )),
            "conditions.md",
            "differences.md",
            "reviews.md",
            Group(word("site-sources"), ("sources/index.md", *sources)),
        )),
    )  # fmt: skip


def all_pages(pages: Tree) -> Iterator[str]:
    """The path of every page, in reading order."""
    for page in pages:
        if isinstance(page, Group):
            yield from all_pages(page.pages)
        else:
            yield page.path if isinstance(page, Stub) else page


def all_stubs(pages: tuple["str | Stub | Group", ...]) -> Iterator[Stub]:
    """The stubs of a navigation tree."""
    for page in pages:
        if isinstance(page, Stub):
            yield page
        elif isinstance(page, Group):
            yield from all_stubs(page.pages)


def as_config(pages: tuple["str | Stub | Group", ...], voice: Voice, docs: Path) -> list[object]:
    """The tree as ``nav`` of mkdocs; a thin page names the word of its title in its front matter."""
    nav: list[object] = []
    for page in pages:
        if isinstance(page, Group):
            nav.append({page.title: as_config(page.pages, voice, docs)})
        elif isinstance(page, Stub):
            nav.append({page.title: page.path})
        else:
            nav.append({voice.word(_title_word(docs / page)): page})
    return nav


def _title_word(file: Path) -> str:
    front = file.read_text(encoding="utf-8").split("---\n")[1]
    return str(yaml.safe_load(front)["words"])

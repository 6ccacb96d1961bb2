"""A printed paper as tests read it back: text, bookmarks and tags, without the program that made it."""

import json
import subprocess
import unicodedata
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject

#: Marks around words that run to the left, which poppler adds.
_TURNS = dict.fromkeys(range(0x202A, 0x202F))


def bare(said: str) -> str:
    """Text without the line breaks, spaces and widths that layout adds or changes."""
    return "".join(unicodedata.normalize("NFKC", said).split())


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline; pages count from 0."""

    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Paper:
    """One PDF: the text of its pages (see ``bare``), its outline and what it says about itself."""

    path: str
    pages: tuple[str, ...]
    outline: tuple[Bookmark, ...]
    sizes: tuple[tuple[int, int], ...]
    about: dict[str, str]

    @property
    def text(self) -> str:
        return "".join(self.pages)

    @property
    def content(self) -> bytes:
        return Path(self.path).read_bytes()

    @property
    def reader(self) -> pypdf.PdfReader:
        return _reader(self.path)

    @property
    def root(self) -> Any:
        """The document's own dictionary."""
        return self.reader.root_object

    def sheets(self) -> list[tuple[str, str]]:
        """Title and text of every part that begins with a bookmark of the first level, in order."""
        heads = [mark for mark in self.outline if mark.level == 0]
        ends = [*(mark.page for mark in heads[1:]), len(self.pages)]
        return [
            (head.title, "".join(self.pages[head.page : end])) for head, end in zip(heads, ends, strict=True)
        ]

    def sheet(self, title: str) -> str:
        """The text of the part with this title."""
        return next(text for head, text in self.sheets() if bare(head).startswith(bare(title)))

    def pages_of(self, title: str) -> int:
        """How many pages the part with this title takes."""
        heads = [mark for mark in self.outline if mark.level == 0]
        ends = [*(mark.page for mark in heads[1:]), len(self.pages)]
        number = next(n for n, mark in enumerate(heads) if bare(mark.title).startswith(bare(title)))
        return ends[number] - heads[number].page


@cache
def _reader(path: str) -> pypdf.PdfReader:
    """One reader a file: it keeps the objects that it has parsed, and parsing them is what takes long."""
    return pypdf.PdfReader(path)


def read(path: Path) -> Paper:
    """Read a PDF, once: the result is kept beside it, since reading takes seconds."""
    kept = path.with_suffix(".json")
    if kept.exists() and kept.stat().st_mtime >= path.stat().st_mtime:
        said = json.loads(kept.read_text(encoding="utf-8"))
        return Paper(
            said["path"],
            tuple(said["pages"]),
            tuple(Bookmark(**one) for one in said["outline"]),
            tuple((width, height) for width, height in said["sizes"]),
            said["about"],
        )
    reader = pypdf.PdfReader(path)
    paper = Paper(
        str(path),
        tuple(map(bare, _pages(path))),
        tuple(_outline(reader, reader.outline, 0)),
        tuple((round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages),
        {key: str(value) for key, value in (reader.metadata or {}).items()},
    )
    kept.write_text(json.dumps(asdict(paper), ensure_ascii=False), encoding="utf-8")
    return paper


def _pages(path: Path) -> list[str]:
    """The text of each page in the order of the drawing, by poppler: pypdf takes forty times as long."""
    told = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    *pages, _ = told.stdout.decode("utf-8").translate(_TURNS).split("\f")
    return pages


def _outline(reader: pypdf.PdfReader, entries: list[Any], level: int) -> list[Bookmark]:
    found: list[Bookmark] = []
    for entry in entries:
        if isinstance(entry, list):
            found += _outline(reader, entry, level + 1)
        else:
            page = reader.get_destination_page_number(entry)
            assert page is not None
            found.append(Bookmark(level, str(entry.title), page))
    return found


def tags(paper: Paper) -> list[Any]:
    """All structure elements of a tagged PDF in reading order."""
    found: list[Any] = []
    waiting: list[Any] = [paper.root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                waiting.append(node["/K"])
    return found

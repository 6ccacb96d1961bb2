"""Parts -> one PDF: tagged, with bookmarks, fonts, and head and foot on its pages.

Head, foot and page numbers are a document of their own, laid over the pages at the end: they hang on how many
pages the other sheets have and on the time of making, and the sheets do not. They are marked as artifacts, so
that they are not read aloud between two lines of a table. The same document brings the fonts: it prints a
letter in each, and is told which other letters the parts need.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pydyf  # type: ignore[import-untyped]

from playbook.render.parts import CATALOG, PAGES, REFERENCE, FontUse, Frame, Mark, Part, kinds, part_of, reach
from playbook.render.pdf import RendererWarning, fixed_time, laid_out

_VERSION = "1.7"
_CALL = b"/Artifact <</Type /Pagination>> BDC /Head Do /Number Do EMC"


def join(parts: Sequence[Part], furniture: str, now: datetime, kits: Path) -> bytes:
    """The PDF of an edition, PDF/UA-1, byte for byte the same for the same input and ``now``.

    ``furniture`` is HTML: head and foot of each kind of page that has a frame, the number of each such page,
    then a page with a letter in each of the fonts. It also says title, author and language.
    """
    needed = fonts_of(parts)
    made: list[bytes] = []

    def finish(document: Any, pdf: Any) -> None:
        _check_fonts(needed, dict.values(document.fonts))
        around = part_of(document, pdf)
        del around.pages[-1]
        reach(around, pdf, {PAGES, CATALOG})
        document.metadata.include_in_pdf(pdf, "ua", 1, conformance=None, compress=True)
        joined = _Joined(around, kinds(part.frames for part in parts))
        for part in parts:
            joined.add(part)
        made.append(joined.written(pdf))
        del pdf.objects[CATALOG + 1 :]  # WeasyPrint goes on to write what is left

    with fixed_time(now), laid_out(furniture, kits) as document:
        document.fonts = _Needed(needed)
        document.write_pdf(finisher=finish, pdf_version=_VERSION)
    return made[0]


def specimens(parts: Sequence[Part]) -> list[dict[str, str]]:
    """Family, weight and style of each font that the parts need, with a letter that is in it."""
    styles = ("normal", "oblique", "italic")
    return [
        {
            "family": use.family,
            "weight": str(use.weight),
            "style": styles[use.style],
            "letter": next(said for said in use.letters.values() if len(said) == 1 and said.isprintable()),
        }
        for use in fonts_of(parts).values()
    ]


def fonts_of(parts: Sequence[Part]) -> dict[str, FontUse]:
    """What all parts together need of each font."""
    found: dict[str, FontUse] = {}
    for part in parts:
        for name, use in part.fonts.items():
            whole = found.setdefault(name, FontUse(use.family, use.weight, use.style))
            whole.letters = use.letters | whole.letters
            whole.widths = use.widths | whole.widths
    return found


class _Needed(dict[Any, Any]):
    """Fonts that also hold what the parts need of them."""

    def __init__(self, needed: Mapping[str, FontUse]) -> None:
        super().__init__()
        self.needed = needed

    def __setitem__(self, key: Any, font: Any) -> None:
        if use := self.needed.get(font.hash):
            font.to_unicode |= use.letters
            font.widths |= use.widths
        super().__setitem__(key, font)


def _check_fonts(needed: Mapping[str, FontUse], found: Iterable[Any]) -> None:
    known = {font.hash for font in found}
    if gone := [f"{use.family} {use.weight}" for name, use in needed.items() if name not in known]:
        raise RendererWarning(f"fonts of the sheets that are not found again: {', '.join(gone)}")


def _moved(said: str, numbers: Mapping[int, int]) -> str:
    """PDF text with the new numbers of what it refers to."""
    return REFERENCE.sub(lambda found: f"{numbers[int(found[1])]} 0 R" if found[1] else found[0], said)


def _all_moved(said: Mapping[str, str], numbers: Mapping[int, int]) -> dict[str, str]:
    return {key: _moved(value, numbers) for key, value in said.items()}


def _dictionary(entries: Mapping[str, str]) -> str:
    return f"<<{''.join(f'/{key} {value}' for key, value in entries.items())}>>"


class _Said(pydyf.Object):  # type: ignore[misc]
    """An object in PDF's own words, which may be told later."""

    def __init__(self, content: bytes | None = None) -> None:
        super().__init__()
        self.said, self.content = "", content

    @property
    def data(self) -> bytes:
        """As written."""
        said = self.said.encode("ascii")
        return said if self.content is None else b"\n".join((said, b"stream", self.content, b"endstream"))

    @property
    def compressible(self) -> bool:
        """Streams stand by themselves."""
        return self.content is None


class _Joined:
    """A PDF that grows part by part."""

    def __init__(self, around: Part, kinds: Sequence[Frame]) -> None:
        self.pdf = pydyf.PDF()
        self.root, self.top, self.parents, self.call = _Said(), _Said(), _Said(), _Said(_CALL)
        for one in (self.root, self.top, self.parents, self.call):
            self.pdf.add_object(one)
        self.call.said = f"<</Length {len(_CALL)}>>"
        drawn, self.fonts = self._around(around)
        self.heads, self.numbers = dict(zip(kinds, drawn, strict=False)), drawn[len(kinds) :]
        self.tags: list[str] = []
        self.keys: list[str] = []
        self.names: dict[str, str] = {}
        self.marks: list[Mark] = []

    def _around(self, around: Part) -> tuple[list[str], int]:
        """Each page of the furniture as a drawing that pages call; and the fonts of all pages."""
        shared = _dictionary(around.resources)
        drawn = [int(page["Contents"].split()[0]) for _, page in around.pages]
        for number, (_, page) in zip(drawn, around.pages, strict=True):
            head, content = around.streams[number]
            form = f"<</Type /XObject/Subtype /Form/BBox {page['MediaBox']}/Resources {shared}{head[2:]}"
            around.streams[number] = form, content
        numbers = self._taken(around, {})
        return [f"{numbers[number]} 0 R" for number in drawn], numbers[around.font_list]

    def _taken(self, part: Part, given: Mapping[int, int]) -> dict[int, int]:
        """The objects of a part are added. Their new numbers by the old ones, some of which are given."""
        made = {number: _Said() for number in part.objects}
        made |= {number: _Said(content) for number, (_, content) in part.streams.items()}
        for one in made.values():
            self.pdf.add_object(one)
        numbers = {**given, **{number: one.number for number, one in made.items()}}
        words = part.objects | {number: head for number, (head, _) in part.streams.items()}
        for number, said in words.items():
            made[number].said = _moved(said, numbers)
        for number, key in part.links.items():
            made[number].said = f"{made[number].said[:-2]}/StructParent {len(self.keys) + key}>>"
        return numbers

    def add(self, part: Part) -> None:
        """Append the pages of a part, with their tags and bookmarks."""
        before = self.pdf.pages["Count"]
        pages = [_Said() for _ in part.pages]
        for one in pages:
            self.pdf.add_page(one)
        numbers = {number: one.number for (number, _), one in zip(part.pages, pages, strict=True)}
        numbers |= {PAGES: PAGES, CATALOG: CATALOG, part.top: self.top.number, part.font_list: self.fonts}
        numbers = self._taken(part, numbers)
        shared = _all_moved(part.resources, numbers)
        for (_, entries), frame, one in zip(part.pages, part.frames, pages, strict=True):
            one.said = self._page(_all_moved(entries, numbers), shared, frame)
        self.marks += _later(part.marks, before)
        self.tags += (_moved(one, numbers) for one in part.tags)
        self.keys += [_moved(one, numbers) for one in part.parents]
        self.names = _all_moved(part.names, numbers) | self.names

    def _page(self, page: dict[str, str], shared: dict[str, str], frame: Frame | None) -> str:
        """A page, with head and foot where it has any."""
        if frame:
            drawn = f"/Head {self.heads[frame]}/Number {self.numbers.pop(0)}"
            shared = shared | {"XObject": f"{shared['XObject'][:-2]}{drawn}>>"}
            page["Contents"] = f"[{page['Contents']} {self.call.number} 0 R]"
        page["StructParents"] = str(len(self.keys) + int(page["StructParents"]))
        return _dictionary(page | {"Resources": _dictionary(shared)})

    def written(self, model: Any) -> bytes:
        """The file. What it says about itself is taken from ``model``, a file of the same document."""
        from weasyprint.pdf.anchors import add_outlines  # type: ignore[import-untyped]  # noqa: PLC0415

        self._write_tags()
        metadata = model.objects[int(model.catalog["Metadata"].split()[0])]
        self.pdf.add_object(metadata)
        self.pdf.catalog["Metadata"] = metadata.reference
        self.pdf.catalog["Lang"] = model.catalog["Lang"]
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        self.pdf.info.update(model.info)
        if self.names:
            listed = [said for name in sorted(self.names) for said in (pydyf.String(name), self.names[name])]
            places = pydyf.Dictionary({"Names": pydyf.Array(listed)})
            self.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": places})
        add_outlines(self.pdf, self.marks)
        file = io.BytesIO()
        self.pdf.write(file, version=_VERSION, compress=True)
        return file.getvalue()

    def _write_tags(self) -> None:
        """The tree of tags, and for each key what it stands for."""
        root, top = self.root.reference.decode(), self.top.reference.decode()
        tags, keys = " ".join(self.tags), " ".join(f"{key} {tags}" for key, tags in enumerate(self.keys))
        self.top.said = f"<</Type /StructElem/S /Document/K [{tags}]/P {root}>>"
        self.parents.said = f"<</Nums [{keys}]>>"
        parents = self.parents.reference.decode()
        self.root.said = f"<</Type /StructTreeRoot/K [{top}]/ParentTree {parents}>>"
        self.pdf.catalog["StructTreeRoot"] = self.root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _later(marks: Sequence[Mark], pages: int) -> list[Mark]:
    """Bookmarks so many pages further on."""
    return [
        (title, (page + pages, x, y), _later(below, pages), state)
        for title, (page, x, y), below, state in marks
    ]

"""HTML of one sheet -> its pages, drawn, as a part of the PDF that ``join`` makes of many.

Sheets are rendered apart: on all cores, and not again while they stay the same (see ``cache``). A part holds
what WeasyPrint would write for the sheet alone, in PDF's own words, but no fonts: embedding them once for a
whole edition and not once a sheet saves 250 KB and a quarter of a second each. Nothing in a part hangs on
other sheets, on the time of making or on the process that made it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from playbook.render.pdf import laid_out

#: Numbers that every file of pydyf begins with: the tree of pages and the catalogue.
PAGES, CATALOG = 1, 2
#: WeasyPrint's pixels in points.
SCALE = 0.75
#: A reference; or a string in brackets, which may hold what only looks like one.
REFERENCE = re.compile(r"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R\b", re.DOTALL)


@dataclass
class FontUse:
    """A font, and what pages take from it: glyph -> the letters it stands for, glyph -> its width."""

    family: str
    weight: int
    style: int
    letters: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)


#: A bookmark as WeasyPrint tells it: title; page from 0, x and y in points; those below it; open or closed.
Mark = tuple[str, tuple[int, float, float], list[Any], str]


class Frame(NamedTuple):
    """The size of a page, then where its text stands: its left edge, its width, and what is above and below.

    In CSS pixels.
    """

    page_width: float
    page_height: float
    left: float
    width: float
    top: float
    bottom: float


def kinds(frames: Iterable[Sequence[Frame | None]]) -> list[Frame]:
    """Those of all pages that differ, in the order in which they come first."""
    return list(dict.fromkeys(one for own in frames for one in own if one))


@dataclass
class Part:
    """Rendered pages as PDF objects by number; joining gives them other numbers."""

    #: The number and the entries of each page.
    pages: list[tuple[int, dict[str, str]]]
    #: Where each page has head and foot; None for one whose style leaves no room for them.
    frames: list[Frame | None]
    #: The entries of the one dictionary that all pages draw with.
    resources: dict[str, str]
    #: Everything that pages and tags refer to.
    objects: dict[int, str] = field(default_factory=dict)
    #: Those of them that are streams: dictionary, compressed content.
    streams: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    #: The uppermost tag, which is not among the objects, and the tags below it in reading order.
    top: int = 0
    tags: list[str] = field(default_factory=list)
    #: The tags of what stands on a page, and of a link: keys count from 0, pages first.
    parents: list[str] = field(default_factory=list)
    #: The keys of links by their numbers.
    links: dict[int, int] = field(default_factory=dict)
    #: Places that links lead to.
    names: dict[str, str] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    #: By the name that the pages call a font.
    fonts: dict[str, FontUse] = field(default_factory=dict)

    @property
    def font_list(self) -> int:
        """The dictionary of fonts, which is not among the objects of a sheet."""
        return int(self.resources["Font"].split()[0])


def render_part(html: str, kits: Path) -> Part:
    """The HTML of a sheet as a part, the same for the same HTML.

    Raises RendererWarning when a template or style is wrong, or asks for something outside ``kits/``.
    """
    made: list[Part] = []

    def keep(document: Any, pdf: Any) -> None:
        part = part_of(document, pdf)
        _read_tags(part, pdf, hashlib.sha256(html.encode()).hexdigest()[:8])
        reach(part, pdf, {PAGES, CATALOG, part.top, part.font_list})
        part.marks = document.make_bookmark_tree(SCALE, transform_pages=True)
        part.fonts = _fonts_used(dict.values(document.fonts))
        made.append(part)
        del pdf.objects[CATALOG + 1 :]  # WeasyPrint goes on to write what is left

    with laid_out(html, kits) as document:
        document.fonts = _Unwritten()
        document.write_pdf(finisher=keep, pdf_tags=True)
    return made[0]


class _Unwritten(dict[Any, Any]):
    """Fonts that drawing finds and embedding does not."""

    def values(self) -> Any:
        """None of them."""
        return ()


def part_of(document: Any, pdf: Any) -> Part:
    """The pages of a document that was drawn into a file of pydyf. See ``reach`` for the rest."""
    numbers = pdf.pages["Kids"][::3]
    pages = [(number, _entries(pdf.objects[number])) for number in numbers]
    resources = {page.pop("Resources") for _, page in pages}
    (shared,) = (pdf.objects[int(one.split()[0])] for one in resources)
    for _, page in pages:
        content = pdf.objects[int(page["Contents"].split()[0])].stream
        # what is drawn after it begins from the page's own state
        content.insert(0, b"q")
        content.append(b"Q")
    return Part(pages, [_frame(page) for page in document.pages], _entries(shared))


def _frame(page: Any) -> Frame | None:
    """Templates give every page an empty box at the foot, and its style may take it away."""
    box = page._page_box
    if all(getattr(child, "at_keyword", "") != "@bottom-right" for child in box.children):
        return None
    margins = (box.margin_left, box.margin_top, box.margin_bottom)
    left, top, bottom = (round(one, 2) for one in margins)
    return Frame(round(page.width, 2), round(page.height, 2), left, round(box.width, 2), top, bottom)


def reach(part: Part, pdf: Any, stop: set[int]) -> None:
    """Take along all objects that the pages and tags refer to, directly or not, but those to stop at."""
    seen = stop | {number for number, _ in part.pages}
    starts: Iterable[str] = (
        *(said for _, page in part.pages for said in page.values()),
        *part.resources.values(),
        *part.tags,
        *part.parents,
        *part.names.values(),
    )
    waiting = [number for said in starts for number in referred(said)]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        thing = pdf.objects[number]
        if (key := _take_key(thing)) is not None:
            part.links[number] = key
        said = thing.data
        if hasattr(thing, "stream"):
            head, _, content = said.partition(b"\nstream\n")
            part.streams[number] = head.decode("ascii"), content.removesuffix(b"\nendstream")
        else:
            head = said
            part.objects[number] = head.decode("ascii")
        waiting += referred(head.decode("ascii"))


def referred(said: str) -> Iterator[int]:
    """The numbers of the objects that PDF text refers to."""
    return (int(found) for found in REFERENCE.findall(said) if found)


def _take_key(thing: Any) -> int | None:
    """The key of a link to its tags: it counts within the file and is given anew."""
    return thing.pop("StructParent", None) if isinstance(thing, dict) else None


def _entries(dictionary: Any) -> dict[str, str]:
    """A dictionary of pydyf with each value in PDF's words."""
    import pydyf  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with WeasyPrint

    return {
        key: pydyf.Dictionary({key: value}).data[len(key) + 4 : -2].decode("ascii")
        for key, value in dictionary.items()
    }


def _read_tags(part: Part, pdf: Any, salt: str) -> None:
    """The tree of tags. ``salt`` makes the ids of table headings differ from those of other parts."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    part.top = _number(root["K"][0])
    part.tags = [one.decode("ascii") for one in pdf.objects[part.top]["K"]]
    numbered = pdf.objects[_number(root["ParentTree"])]["Nums"]
    listed = [one if isinstance(one, bytes) else one.data for one in numbered[1::2]]
    part.parents = [one.decode("ascii") for one in listed]
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("S") == "/TH" and "ID" in thing:
            thing["ID"].string = f"{salt}-{thing['ID'].string}"
    named = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    part.names = {
        name.string: place.data.decode("ascii") for name, place in zip(named[::2], named[1::2], strict=True)
    }


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _fonts_used(fonts: Any) -> dict[str, FontUse]:
    """What WeasyPrint's fonts were used for; several may be of one file, which is written once."""
    found: dict[str, FontUse] = {}
    for font in fonts:
        use = found.setdefault(font.hash, FontUse(font.family, font.weight, font.style))
        use.letters |= font.to_unicode
        use.widths |= font.widths
    return found

"""Every character of a visit can be printed: checked against the fonts' own tables before printing.

The Chinese fonts hold Western European, Greek and Russian letters but not the Polish, Czech or Turkish ones.
DejaVu Sans, which comes with every Debian that can draw text, stands in for those, and the Noto fonts for
other writings. What none of them holds is asked for in Latin letters.
"""

from functools import lru_cache
from itertools import chain
from math import ceil
from pathlib import Path
from struct import iter_unpack, unpack_from

from playbook.problems import Place, Refused, problem
from playbook.writing import WRITINGS, writing_of
from playbook.yamlio import Document, Path_, read

#: What the styles name and the papers cannot do without, with the package that brings it.
FONTS = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")
#: For headings of our own words only, so that what it lacks does no harm.
HEADINGS = ("NotoSerifCJK-Bold.ttc",)
PACKAGE = "fonts-noto-cjk"
#: What stands in for letters that those lack, as far as scripts go that are set letter by letter.
STAND_INS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_STAND_IN_RANGES = (
    range(0x0100, 0x0530),
    range(0x1D00, 0x2000),
    range(0x2010, 0x2028),
    range(0x2030, 0x2C00),
)
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
)
#: Not drawn, so no font has to hold them. Names of Persia and India need the joiners.
_UNSEEN = {"\n", "\t", "\u00a0", "\u200b", "\u200c", "\u200d", "\u2060", "\u3000"}


def check_glyphs(*sources: Path) -> None:
    """Raises Refused naming the entry, the person and the characters that the fonts lack.

    Also raises Refused with the package to install when the fonts themselves are missing.
    """
    printable()
    found = [
        problem(
            "glyph-missing",
            document.place(path),
            characters=_shown(missing),
            owner=_owner(document, path, said),
        )
        for document in map(read, sources)
        for path, said in _strings(document)
        if (missing := sorted({letter for letter in said if not _prints(letter)}))
    ]
    if found:
        raise Refused(found)


def _shown(letters: list[str]) -> str:
    return ", ".join(
        f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}"
        for letter in letters[:8]
    )


def _owner(document: Document, path: Path_, said: str) -> str:
    """The entry as people find it, whose it is, and its text without what cannot be seen."""
    whose = ""
    here = document.data
    for part in path[:-1]:
        here = here[part]  # type: ignore[index]
        if isinstance(here, dict) and isinstance(here.get("name"), str) and here["name"] != said:
            whose = f", {here['name']}"
    text = "".join(letter if letter.isprintable() else "·" for letter in said)
    return f"{document.place(path).dotted} ({text[:60]}{whose})"


def _strings(document: Document) -> list[tuple[Path_, str]]:
    found: list[tuple[Path_, str]] = []

    def walk_data(value: object, path: Path_) -> None:
        if isinstance(value, str):
            found.append((path, value))
        elif isinstance(value, dict):
            for key, inner in value.items():
                walk_data(inner, (*path, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                walk_data(inner, (*path, index))

    walk_data(document.data, ())
    return found


def font_files() -> list[Path]:
    """The files of all fonts that the styles name, as far as they are there."""
    others = [name for writing in WRITINGS for name in _files_of(writing)]
    return [file for name in (*FONTS, *HEADINGS, *STAND_INS, *others) if (file := _find(name))]


@lru_cache(maxsize=1)
def printable() -> frozenset[int]:
    """Code points that can be set in regular and in bold. Raises Refused when the fonts are missing."""
    files = {name: _find(name) for name in (*FONTS, *HEADINGS)}
    lacking = [name for name, file in files.items() if file is None]
    if lacking:
        raise Refused(
            [problem("library-missing", Place(PACKAGE, 0, 0), reason=", ".join(lacking), allowed=PACKAGE)]
        )
    own = frozenset.intersection(*(_letters(file) for name in FONTS if (file := files[name])))
    others = {code for code in _held(STAND_INS) if any(code in one for one in _STAND_IN_RANGES)}
    return own | others


def _files_of(writing: str) -> tuple[str, str]:
    return f"NotoSans{writing}-Regular.ttf", f"NotoSans{writing}-Bold.ttf"


@lru_cache
def _of_writing(writing: str) -> frozenset[int]:
    """Code points of a writing that can be set; none where its font is missing."""
    return frozenset(code for code in _held(_files_of(writing)) if writing_of(code) == writing)


def _prints(letter: str) -> bool:
    code = ord(letter)
    writing = writing_of(code)
    return (
        code in printable()
        or letter in _UNSEEN
        or (writing is not None and code in _of_writing(writing))
    )


@lru_cache
def advance(letter: str) -> int | None:
    """Width of a letter in its bold stand-in font, in thousandths of the size; None for other letters."""
    writing = writing_of(ord(letter))
    file = _find(_files_of(writing)[1]) if writing else None
    if file is None:
        return None
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - 0.1 s

    with TTFont(str(file), lazy=True) as font:
        glyph = font.getBestCmap().get(ord(letter))
        return ceil(font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm) if glyph else None


def _held(names: tuple[str, ...]) -> frozenset[int]:
    """What all of these files hold; nothing where one is missing."""
    files = [_find(name) for name in names]
    return frozenset.intersection(*(_letters(file) if file else frozenset() for file in files))


def _letters(file: Path) -> frozenset[int]:
    """What a font file holds; the regional faces of one file differ in shapes, not in what they hold."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - 0.1 s

    with TTFont(str(file), fontNumber=0, lazy=True) as font:
        ranges = _ranges(font.reader["cmap"])
        return frozenset(chain.from_iterable(ranges) if ranges else font.getBestCmap())


def _ranges(table: bytes) -> list[range]:
    """Code points by the table of ranges that a font of more than 65,536 letters has; else none.

    The library would also name each of 30,000 glyphs, which takes fifteen times as long. Source: OpenType,
    cmap, format 12.
    """
    (count,) = unpack_from(">2xH", table)
    for _, _, offset in iter_unpack(">HHL", table[4 : 4 + 8 * count]):
        if unpack_from(">H", table, offset) == (12,):
            (groups,) = unpack_from(">L", table, offset + 12)
            listed = iter_unpack(">LLL", table[offset + 16 : offset + 16 + 12 * groups])
            return [range(first, last + 1) for first, last, _ in listed]
    return []


def _find(name: str) -> Path | None:
    for folder in _FOLDERS:
        found = sorted(Path(folder).expanduser().rglob(name)) if Path(folder).expanduser().is_dir() else []
        if found:
            return found[0]
    return None

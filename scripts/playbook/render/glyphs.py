"""Every character of a visit can be printed: checked against the fonts' own tables before printing.

The Chinese fonts hold Western European, Greek and Russian letters but not the Polish, Czech or Turkish ones.
DejaVu Sans, which comes with every Debian that can draw text, stands in for those. Scripts that need shaping
or run from right to left are refused: a name in Arabic is asked for in Latin letters.
"""

from functools import lru_cache
from pathlib import Path

from playbook.problems import Place, Refused, problem
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
#: Not drawn, so no font has to hold them.
_UNSEEN = {"\n", "\t", "\u00a0", "\u200b", "\u200d", "\u2060", "\u3000"}


def check_glyphs(*sources: Path) -> None:
    """Raises Refused naming the entry, the person and the characters that the fonts lack.

    Also raises Refused with the package to install when the fonts themselves are missing.
    """
    known = printable()
    found = [
        problem(
            "glyph-missing",
            document.place(path),
            characters=_shown(missing),
            owner=_owner(document, path, said),
        )
        for document in map(read, sources)
        for path, said in _strings(document)
        if (
            missing := sorted(
                {letter for letter in said if ord(letter) not in known and letter not in _UNSEEN}
            )
        )
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
    return [file for name in (*FONTS, *HEADINGS, *STAND_INS) if (file := _find(name))]


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
    others = [_letters(file) for name in STAND_INS if (file := _find(name))]
    if len(others) < len(STAND_INS):
        return own
    return own | {
        code for code in frozenset.intersection(*others) if any(code in one for one in _STAND_IN_RANGES)
    }


def _letters(file: Path) -> frozenset[int]:
    """What a font file holds; the regional faces of one file differ in shapes, not in what they hold."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - 0.1 s

    with TTFont(str(file), fontNumber=0, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _find(name: str) -> Path | None:
    for folder in _FOLDERS:
        found = sorted(Path(folder).expanduser().rglob(name)) if Path(folder).expanduser().is_dir() else []
        if found:
            return found[0]
    return None

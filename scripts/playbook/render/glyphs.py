"""Every character of a visit can be printed: checked against the fonts' own tables before printing."""

from functools import lru_cache
from pathlib import Path

from playbook.problems import Refused, problem
from playbook.yamlio import Document, Path_, read

#: The families that the kit's styles name, with the file each comes from.
FONTS = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")
#: Not drawn, so no font has to hold them.
_UNSEEN = {"\n", "\t", "\u00a0", "\u200b", "\u200d", "\u2060", "\u3000"}


def check_glyphs(source: Path) -> None:
    """Raises Refused naming the owner and the characters that the fonts lack."""
    known = printable()
    if not known:
        return
    document = read(source)
    found = [
        problem("glyph-missing", document.place(path), characters=_shown(missing), owner=said)
        for path, said in _strings(document)
        if (missing := sorted({letter for letter in said if ord(letter) not in known and letter not in _UNSEEN}))
    ]
    if found:
        raise Refused(found)


def _shown(letters: list[str]) -> str:
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)


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


@lru_cache(maxsize=1)
def printable() -> frozenset[int]:
    """Code points that every named font holds; empty when no font is installed where we look."""
    from fontTools.ttLib import TTCollection  # noqa: PLC0415 - 0.1 s

    tables: list[set[int]] = []
    for name in FONTS:
        file = _find(name)
        if file is None:
            continue
        with TTCollection(str(file), lazy=True) as collection:
            tables.append(set().union(*(set(font.getBestCmap()) for font in collection.fonts)))
    return frozenset(set.intersection(*tables)) if tables else frozenset()


def _find(name: str) -> Path | None:
    for folder in _FOLDERS:
        found = sorted(Path(folder).expanduser().rglob(name)) if Path(folder).expanduser().is_dir() else []
        if found:
            return found[0]
    return None

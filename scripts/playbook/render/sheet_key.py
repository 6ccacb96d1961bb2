"""By which name a rendered sheet is kept: a kit made again after a small change renders only what changed.

A sheet is found by everything that its pages hang on: HTML with styles, fonts, libraries, and the modules
that render.
"""

import hashlib
from importlib import metadata
from pathlib import Path
from typing import Any

from playbook.render import parts, pdf
from playbook.render.glyphs import font_files
from playbook.render.pdf import load_weasyprint

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "pyphen")


def key(html: str, surroundings: str) -> str:
    """The name of a sheet: other input, other name."""
    return hashlib.sha256(f"{surroundings}\n{html}".encode()).hexdigest()


def surroundings(kits: Path) -> str:
    """What pages hang on besides their HTML, at this moment. Files count by name, size and time.

    Raises Refused where the renderer is not installed.
    """
    load_weasyprint()
    from weasyprint.text.ffi import harfbuzz, pango  # type: ignore[import-untyped]  # noqa: PLC0415

    own = [hashlib.sha256(Path(module.__file__ or "").read_bytes()).hexdigest() for module in (parts, pdf)]
    native = [f"pango {pango.pango_version()}", f"harfbuzz {_harfbuzz(harfbuzz)}"]
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return "\n".join([*own, *native, *versions, *_told(font_files()), *_told(_pictures(kits))])


def _harfbuzz(library: Any) -> list[int]:
    """Its version, which it only compares."""
    found = [0, 0, 0]
    for place in range(3):
        while library.hb_version_atleast(*found[:place], found[place] + 1, *[0] * (2 - place)):
            found[place] += 1
    return found


def _pictures(kits: Path) -> list[Path]:
    """Files in ``kits/`` that a sheet could load; templates and styles are in its HTML."""
    written = {".j2", ".yml", ".css", ".pdf"}
    return sorted(
        path
        for folder in kits.iterdir()
        if (folder.is_dir() and (folder / "sheet.yml").exists()) or folder.name == "_shared"
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in written
    )


def _told(files: list[Path]) -> list[str]:
    return [f"{file} {found.st_size} {found.st_mtime_ns}" for file in files if (found := file.stat())]

"""Rendered sheets kept on disk: a kit made again after a small change renders only what changed.

A sheet is found by everything that its pages hang on: HTML with styles, fonts, libraries, and the modules
that render. What visits say is customer data: the folder lies in the user's own cache, nobody else can read
it, and it is bounded in size and age. Whatever goes wrong here costs time and never a kit.
"""

import contextlib
import hashlib
import os
import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from playbook.render import parts, pdf
from playbook.render.glyphs import font_files

#: What is older than this, or more than this, is deleted; the sheets of a kit take half a megabyte.
DAYS, BYTES = 30, 200_000_000
_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "pyphen")
_SUFFIX = ".part"


@dataclass(frozen=True)
class Cache:
    """Packed sheets by key in a folder, which is made when it is missing."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """What is kept; None when there is nothing, or something else than was written."""
        path = self.folder / f"{key}{_SUFFIX}"
        try:
            said = path.read_bytes()
            digest, packed = said[:32], said[32:]
            if hashlib.sha256(packed).digest() != digest:
                return None
            os.utime(path)
        except OSError:
            return None
        return packed

    def put(self, key: str, packed: bytes) -> None:
        """Keep a sheet, for the user alone; nothing happens where that is not possible."""
        with contextlib.suppress(OSError):
            if not self._own():
                return
            beside = self.folder / f".{key}.{os.getpid()}"
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(hashlib.sha256(packed).digest() + packed)
            beside.replace(self.folder / f"{key}{_SUFFIX}")

    def _own(self) -> bool:
        """Whether the folder is there and shut to others."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = self.folder.stat()
        if found.st_mode & 0o077:
            self.folder.chmod(0o700)
        return not hasattr(os, "getuid") or found.st_uid == os.getuid()

    def size(self) -> int:
        """Bytes on disk."""
        with contextlib.suppress(OSError):
            return sum(path.stat().st_size for path in self.folder.iterdir())
        return 0

    def prune(self, *, days: float = DAYS, size: int = BYTES) -> None:
        """Delete what was not used for so many days, then the longest unused until the rest fits."""
        with contextlib.suppress(OSError):
            kept = 0
            files = [(path.stat(), path) for path in self.folder.iterdir()]
            for found, path in sorted(files, key=lambda one: one[0].st_mtime, reverse=True):
                kept += found.st_size
                if kept > size or found.st_mtime < time.time() - days * 86_400:
                    path.unlink(missing_ok=True)


def user_cache() -> Cache | None:
    """That of the user who runs this; None for one without a home folder."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        root = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return Cache(root / "reception-playbook" / "sheets")


def key(html: str, surroundings: str) -> str:
    """The name of a sheet: other input, other name."""
    return hashlib.sha256(f"{surroundings}\n{html}".encode()).hexdigest()


def surroundings(kits: Path) -> str:
    """What pages hang on besides their HTML, at this moment. Files count by name, size and time."""
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

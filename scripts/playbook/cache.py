"""Results kept on disk, in the cache of the user alone, and bounded in size and age.

Whatever goes wrong here costs time and never a result.
"""

import contextlib
import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

#: What is older than this, or more than this, is deleted; the sheets of a kit take half a megabyte.
DAYS, BYTES = 30, 200_000_000
_SUFFIX = ".part"


@dataclass(frozen=True)
class Cache:
    """Bytes by key in a folder, which is made when it is missing."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """What is kept; None when there is nothing, or something else than was written."""
        path = self.folder / f"{key}{_SUFFIX}"
        try:
            if not _mine(path.stat()):
                return None
            said = path.read_bytes()
            digest, packed = said[:32], said[32:]
            if hashlib.sha256(packed).digest() != digest:
                return None
            os.utime(path)
        except OSError:
            return None
        return packed

    def put(self, key: str, packed: bytes) -> None:
        """Keep it, for the user alone; nothing happens where that is not possible."""
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
        return _mine(found)

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


def _mine(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def user_cache(name: str) -> Cache | None:
    """A folder of that of the user who runs this; None for one without a home folder."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        root = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return Cache(root / "reception-playbook" / name)

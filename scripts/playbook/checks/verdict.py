"""What was found sound is not read and checked again until a file of it, or the program, changes.

Kept is what the files say as plain data, under a name that hangs on every byte of them. Whoever asks gets
the same playbook a second sooner, which is half the time that a small command takes.
"""

import hashlib
import marshal
import sys
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from playbook import yamlio
from playbook.cache import Cache, user_cache
from playbook.yamlio import Data, Document

_PACKAGE = Path(__file__).parent.parent
#: Verdicts of a few states of the content are kept, one is 2 MB.
_BYTES = 20_000_000


@dataclass
class Files:
    """The files of ``data/`` as far as somebody reads them; ``known`` says what was in them the last time."""

    known: dict[str, Data] = field(default_factory=dict)
    seen: dict[str, Data] = field(default_factory=dict)

    def read(self, path: Path, shown: str) -> Document:
        """A file, from what is known or else from the disk."""
        if shown in self.known:
            return Document(shown, self.known[shown], complete=True, empty=False)
        document = yamlio.read(path, shown)
        self.seen[shown] = document.data
        return document


class Verdict:
    """That all of ``data`` is sound, as ``kind`` of reader needs it: said once, remembered on disk."""

    def __init__(self, data: Path, kind: str) -> None:
        self.data, self.kind = data, kind
        self.cache: Cache | None = user_cache("content")
        self.key = _key(data, kind) if self.cache else ""

    def files(self) -> Files:
        """What the files say if all was sound, else nothing yet."""
        packed = self.cache.get(self.key) if self.cache else None
        return Files(marshal.loads(packed)) if packed else Files()  # noqa: S302 - own bytes, by their digest

    def sound(self, files: Files) -> None:
        """Nothing is wrong with what was read; kept unless a file changed while it was."""
        if self.cache and not files.known and _key(self.data, self.kind) == self.key:
            self.cache.put(self.key, marshal.dumps(files.seen))
            self.cache.prune(size=_BYTES)


def _key(data: Path, kind: str) -> str:
    """Changes with every byte of the content, and with the program that reads it."""
    code = (
        (path.relative_to(_PACKAGE), found.st_size, found.st_mtime_ns)
        for path in sorted(_PACKAGE.rglob("*.py"))
        if (found := path.stat())
    )
    said = hashlib.sha256(repr((kind, sys.version, metadata.version("pydantic"), *code)).encode())
    for path in sorted(data.rglob("*.yml")):
        content = path.read_bytes()
        said.update(f"\n{data.name}/{path.relative_to(data)} {len(content)}\n".encode())
        said.update(content)
    return said.hexdigest()

"""Writing files whole: what is interrupted or refused leaves nothing half-written behind."""

import contextlib
import os
from pathlib import Path

from playbook.problems import Place, Refused, problem, why


def write_text(path: Path, content: str) -> None:
    """Write UTF-8 text with line feeds; see write_bytes."""
    write_bytes(path, content.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place, then rename it; the folder is made when it is missing.

    Raises Refused when that is not possible.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refused([problem("out-unwritable", Place(str(path), 0, 0), reason=why(error))]) from error

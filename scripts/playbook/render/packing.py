"""A part as bytes and back: between processes and on disk. Plain JSON: what is read back can only be data."""

import base64
import json
import zlib
from typing import Any

from playbook.render.parts import FontUse, Frame, Part


def pack(part: Part) -> bytes:
    """The same bytes for the same part."""
    said = dict(vars(part))
    said["fonts"] = {name: vars(use) for name, use in part.fonts.items()}
    said["streams"] = {
        number: (head, base64.b64encode(content).decode("ascii"))
        for number, (head, content) in part.streams.items()
    }
    return zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(packed: bytes) -> Part:
    """What was packed."""
    said: dict[str, Any] = json.loads(zlib.decompress(packed))
    said["objects"] = _numbered(said["objects"])
    said["frames"] = [one and Frame(*one) for one in said["frames"]]
    said["links"] = _numbered(said["links"])
    said["streams"] = {
        number: (head, base64.b64decode(content))
        for number, (head, content) in _numbered(said["streams"]).items()
    }
    said["fonts"] = {name: _font(use) for name, use in said["fonts"].items()}
    return Part(**said)


def _font(said: dict[str, Any]) -> FontUse:
    return FontUse(**said | {"letters": _numbered(said["letters"]), "widths": _numbered(said["widths"])})


def _numbered(said: dict[str, Any]) -> dict[int, Any]:
    """JSON has no numbers as keys."""
    return {int(number): value for number, value in said.items()}

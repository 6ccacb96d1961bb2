"""The playbook of a build: read once, again only when a file of ``data`` changed."""

from functools import lru_cache
from pathlib import Path

from playbook.checks import sound_playbook
from playbook.model.playbook import Playbook


def playbook_of(data: Path) -> Playbook:
    """The playbook in ``data``. Raises Refused with every mistake of the data."""
    return _load(data, max(file.stat().st_mtime_ns for file in data.rglob("*.yml")))


@lru_cache(maxsize=2)
def _load(data: Path, newest: int) -> Playbook:  # noqa: ARG001 - part of the key
    return sound_playbook(data)

"""The content of a build: read once, again only when a file of ``data`` changed."""

from functools import lru_cache
from pathlib import Path

from playbook.checks import sound_course
from playbook.model.playbook import Playbook
from playbook.model.training import Course


def content_of(data: Path) -> tuple[Playbook, Course]:
    """The playbook in ``data`` and its course. Raises Refused with every mistake of the data."""
    return _load(data, max(file.stat().st_mtime_ns for file in data.rglob("*.yml")))


@lru_cache(maxsize=2)
def _load(data: Path, newest: int) -> tuple[Playbook, Course]:  # noqa: ARG001 - part of the key
    return sound_course(data)

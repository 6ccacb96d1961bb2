"""One YAML file -> plain data and a place (line, column) for every path in it.

Built on the event stream, not on a loader: no object is ever constructed from a tag, depth and size are
bounded without recursion, and every mistake of a file is found in one pass. Scalars follow YAML 1.2, because
under 1.1 ``14:00`` is 840, ``on:`` is True and ``no`` is False.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from playbook.problems import Place, Problem, problem

Data = dict[str, Any] | list[Any] | str | int | float | bool | None
Path_ = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
_INT = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"^[-+]?(0|[1-9][0-9]*)\.[0-9]+$")
_WORDS = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]")


@dataclass
class Document:
    """A file as read: plain data, where each path stands, and what is wrong so far."""

    file: str
    data: Data = None
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path_) -> Place:
        """Where ``path`` stands; for a key that is not there, where its nearest parent stands."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.marks:
                line, column = self.marks[path[:length]]
                return Place(self.file, line, column, path)
        return Place(self.file, 1, 1, path)


def read(path: Path, shown: str | None = None) -> Document:
    """Read and parse a file; what went wrong is in ``problems``, never raised."""
    document = Document(shown or str(path))
    text = _text(path, document)
    if text is not None:
        parse(text, document)
    return document


def _text(path: Path, document: Document) -> str | None:
    start = Place(document.file, 1, 1, ())
    try:
        if path.is_dir():
            document.problems.append(problem("file-directory", start))
            return None
        if not path.exists():
            document.problems.append(problem("file-missing", start))
            return None
        if not path.is_file():
            document.problems.append(problem("file-special", start))
            return None
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        document.problems.append(problem("file-unreadable", start, reason=reason))
        return None
    if len(raw) > MAX_BYTES:
        size = path.stat().st_size / 1_000_000
        document.problems.append(problem("file-large", start, size=f"{size:.0f}", limit=MAX_BYTES // 1_000_000))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        document.problems.append(problem("file-encoding", Place(document.file, line, column, ())))
        return None


def parse(text: str, document: Document) -> None:
    """Fill ``document`` from YAML text."""
    for match in _BIDI.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        document.problems.append(
            problem("yaml-control", Place(document.file, line, column, ()), code=f"U+{ord(match[0]):04X}")
        )
    if document.problems:
        return
    builder = _Builder(document)
    try:
        for event in _events(text):
            if not builder.take(event):
                return
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(document.file, mark.line + 1, mark.column + 1, ()) if mark else document.place(())
        document.problems.append(problem("yaml-syntax", place, reason=error.problem or "", **_guess(text, place.line)))
        return
    except yaml.YAMLError as error:
        document.problems.append(problem("yaml-syntax", document.place(()), reason=str(error), **_guess(text, 1)))
        return
    if builder.empty:
        document.problems.append(problem("file-empty", Place(document.file, 1, 1, ())))


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


def _guess(text: str, line: int) -> dict[str, str]:
    """What most often causes a syntax error at this line, for the hint."""
    lines = text.splitlines()
    near = lines[max(0, line - 2) : line]
    if any("\t" in one for one in near):
        return {"guess": "tab"}
    if any(re.search(r"：", one) for one in near):
        return {"guess": "wide-colon"}
    if any(re.search(r":[^\s].*:\s|:\s.*:\s", one) for one in near):
        return {"guess": "colon"}
    if any(one.count('"') % 2 or one.count("'") % 2 for one in near):
        return {"guess": "quote"}
    return {"guess": "indent"}


class _Builder:
    """Turns events into plain data; a frame per open collection, no recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.empty = True
        self._frames: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False stops reading because the rest would only confuse."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                return self._refuse("yaml-documents", event)
        elif isinstance(event, yaml.AliasEvent):
            return self._refuse("yaml-alias", event)
        elif isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._frames.pop()
        return True

    def _refuse(self, rule: str, event: yaml.Event, **params: object) -> bool:
        mark = event.start_mark
        path = self._frames[-1].path if self._frames else ()
        self.document.problems.append(
            problem(rule, Place(self.document.file, mark.line + 1, mark.column + 1, path), **params)
        )
        return False

    def _checked(self, event: Any) -> bool:
        if event.anchor:
            return self._refuse("yaml-alias", event)
        if event.tag and event.tag != "!":
            return self._refuse("yaml-tag", event, tag=event.tag)
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> bool:
        if not self._checked(event):
            return False
        plain = event.implicit[0] and not event.style  # libyaml says "", the Python parser None
        frame = self._frames[-1] if self._frames else None
        if isinstance(frame, _Frame) and frame.wants_key:
            return self._key(frame, event)
        self._put(_plain(event.value) if plain else event.value, event)
        return True

    def _key(self, frame: "_Frame", event: yaml.ScalarEvent) -> bool:
        key = event.value
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        path = (*frame.path, key)
        if key in frame.seen:
            self.document.problems.append(
                problem("yaml-duplicate", Place(self.document.file, *mark, path), key=key, first=frame.seen[key])
            )
        frame.seen.setdefault(key, mark[0])
        frame.key = key
        self.document.marks[path] = mark
        return True

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        if not self._checked(event):
            return False
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.wants_key:
            return self._refuse("yaml-key", event)
        if len(self._frames) >= MAX_DEPTH:
            return self._refuse("yaml-deep", event, limit=MAX_DEPTH)
        new: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(new, event)
        self._frames.append(_Frame(path, new))
        return True

    def _put(self, value: Data, event: yaml.Event) -> Path_:
        self.empty = self.empty and value is None
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        if not self._frames:
            self.document.data = value
            self.document.marks[()] = mark
            return ()
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            path: Path_ = (*frame.path, len(frame.value))
            frame.value.append(value)
            self.document.marks[path] = mark
            return path
        key = frame.key or ""
        frame.value[key] = value
        frame.key = None
        return (*frame.path, key)


@dataclass
class _Frame:
    path: Path_
    value: dict[str, Any] | list[Any]
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


def _plain(value: str) -> Data:
    if value in _WORDS:
        return _WORDS[value]
    if _INT.match(value) and len(value) < 19:
        return int(value)
    if _FLOAT.match(value):
        return float(value)
    return value

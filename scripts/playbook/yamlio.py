"""One YAML file -> plain data and a place (line, column) for every path in it.

Built on the event stream, not on a loader: no object is ever constructed from a tag, depth and size are
bounded without recursion, and every mistake of a file is found in one pass. Scalars follow YAML 1.2, because
under 1.1 ``14:00`` is 840, ``on:`` is True and ``no`` is False.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from playbook.problems import Place, Problem, problem, why
from playbook.yaml_mistakes import control_characters, misread, reason, syntax_guess, tab_lines

Data = dict[str, Any] | list[Any] | str | int | float | bool | None
Path_ = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
#: Lines whose colon is mended in one file.
MAX_MENDED = 20
#: A file with more mistakes is of another kind; the rest of them would help nobody.
MAX_PROBLEMS = 50
#: A leading plus is left alone: it belongs to a telephone number.
_INT = re.compile(r"^-?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"^-?(0|[1-9][0-9]*)\.[0-9]+$")
#: A letter with accents or kana marks of their own, and Korean syllables taken apart.
_APART = re.compile(r"\w[\u0300-\u036f\u3099\u309a]+|[\u1100-\u11ff]+")
_WORDS = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}


@dataclass
class Document:
    """A file as read: plain data, where each path stands, and what is wrong so far."""

    file: str
    data: Data = None
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: The file was read to its end, so that what it says can be held against a model.
    complete: bool = False
    empty: bool = True
    #: Lines that YAML took as the rest of a text above them.
    folded: list[int] = field(default_factory=list)

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
    start = Place(document.file, 0, 0)
    try:
        rule = _not_a_file(path)
        if rule:
            document.problems.append(problem(rule, start))
            return None
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        document.problems.append(problem("file-unreadable", start, reason=why(error)))
        return None
    if len(raw) > MAX_BYTES:
        size = path.stat().st_size / 1_000_000
        document.problems.append(
            problem("file-large", start, size=f"{size:.0f}", limit=MAX_BYTES // 1_000_000)
        )
        return None
    return _decoded(raw, document)


def _not_a_file(path: Path) -> str | None:
    if path.is_dir():
        return "file-directory"
    if not path.exists():
        return "file-missing"
    return None if path.is_file() else "file-special"


def _decoded(raw: bytes, document: Document) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        # The line so far is sound UTF-8; columns count characters, as editors do.
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        rule = "file-utf16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "file-encoding"
        document.problems.append(problem(rule, Place(document.file, line, column)))
        return None


def parse(text: str, document: Document) -> None:
    """Fill ``document`` from YAML text.

    A line whose colon YAML does not see (full-width, or no space after it) is reported and then read as it
    was meant, so that it does not hide the mistakes after it.
    """
    found = [
        problem("yaml-control", Place(document.file, line, column), code=code)
        for line, column, code in control_characters(text)
    ]
    document.problems += found
    if found:
        return
    lines = text.splitlines()
    stumble = _build(text, document)
    for _ in range(MAX_MENDED):
        bad = misread(lines, stumble, document.folded)
        if bad is None:
            break
        line, column, repaired, rule = bad
        lines[line - 1] = repaired
        kept = [one for one in document.problems if one.rule in ("yaml-wide-colon", "yaml-colon-space")]
        document.problems[:] = [*kept, problem(rule, Place(document.file, line, column))]
        stumble = _build("\n".join(lines), document)
    if document.complete and document.empty:
        document.problems.append(problem("file-empty", Place(document.file, 0, 0)))
        document.complete = False


def _build(text: str, document: Document) -> int | None:
    """Read the text; the line where YAML gave up, or None."""
    document.data, document.complete, document.empty = None, False, True
    document.marks.clear()
    document.folded.clear()
    builder = _Builder(document)
    try:
        for event in _events(text):
            if not builder.take(event) or len(document.problems) > MAX_PROBLEMS:
                return None
    except yaml.MarkedYAMLError as error:
        return _syntax(error, text, document)
    except yaml.YAMLError:
        document.problems.append(
            problem("yaml-syntax", document.place(()), reason=reason(""), guess=syntax_guess(text, 1, ""))
        )
        return 1
    document.complete = builder.sound
    return None


def _syntax(error: yaml.MarkedYAMLError, text: str, document: Document) -> int:
    said = f"{error.context or ''} {error.problem or ''}"
    # What is opened and never closed is found at the end of the file, but made where it began.
    began = error.context_mark and ("quoted" in (error.context or "") or "flow" in (error.context or ""))
    mark = error.context_mark if began or not error.problem_mark else error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    last = error.problem_mark.line + 1 if error.problem_mark else line
    tabs = [one for one in tab_lines(text) if one <= last]
    if tabs and any(word in said for word in ("token", "expected", "tab")):
        document.problems += [problem("yaml-tab", Place(document.file, one, 1)) for one in tab_lines(text)]
        return last
    guess = syntax_guess(text, line, said)
    document.problems.append(
        problem("yaml-syntax", Place(document.file, line, column), reason=reason(said), guess=guess)
    )
    return last


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


class _Builder:
    """Turns events into plain data; a frame per open collection, no recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        #: Nothing was refused that changes what the file says.
        self.sound = True
        self._frames: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False stops reading because the rest would only confuse."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                return self._refuse("yaml-documents", event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._frames.pop()
        return True

    def _refuse(self, rule: str, event: yaml.Event, **params: str | int) -> bool:
        self.sound = False
        path = self._frames[-1].path if self._frames else ()
        self.document.problems.append(
            problem(rule, Place(self.document.file, *_start(event), path), "error", **params)
        )
        return False

    def _check(self, event: Any) -> None:
        if event.anchor:
            self._refuse_alias(event)
        if event.tag and event.tag != "!":
            self._refuse("yaml-tag", event, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _refuse_alias(self, event: yaml.Event) -> None:
        """Once a line: a file full of them is one mistake, not thousands."""
        line = _start(event)[0]
        last = self.document.problems[-1:]
        if not any(one.rule == "yaml-alias" and one.place.line == line for one in last):
            self._refuse("yaml-alias", event)

    def _scalar(self, event: yaml.ScalarEvent) -> bool:
        self._check(event)
        plain = event.implicit[0] and not event.style  # libyaml says "", the Python parser None
        frame = self._frames[-1] if self._frames else None
        if isinstance(frame, _Frame) and frame.wants_key:
            return self._key(frame, event)
        first, last = _start(event)[0], event.end_mark.line + 1 if event.end_mark else 0
        if plain and last > first:
            self.document.folded += range(first + 1, last + 1)
        self._check_signs(event)
        said = _composed(event.value)
        self._put(parse_scalar(said) if plain else said, event)
        return True

    def _check_signs(self, event: yaml.ScalarEvent) -> None:
        r"""Escapes such as "\u202e" bring back what may not stand in the text."""
        for _, _, code in control_characters(event.value):
            place = Place(self.document.file, *_start(event))
            self.document.problems.append(problem("yaml-control", place, code=code))

    def _key(self, frame: "_Frame", event: yaml.ScalarEvent) -> bool:
        key = event.value
        mark = _start(event)
        path = (*frame.path, key)
        if key in frame.seen:
            self.document.problems.append(
                problem(
                    "yaml-duplicate", Place(self.document.file, *mark, path), key=key, first=frame.seen[key]
                )
            )
        frame.seen.setdefault(key, mark[0])
        frame.key = key
        self.document.marks[path] = mark
        return True

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        self._check(event)
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
        self.document.empty = self.document.empty and value is None
        mark = _start(event)
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


def _start(event: yaml.Event) -> tuple[int, int]:
    """Line and column where an event begins."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


@dataclass
class _Frame:
    path: Path_
    value: dict[str, Any] | list[Any]
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


def _composed(said: str) -> str:
    """Letters and accents that a machine stores apart as one sign: a loose accent is set beside its letter.

    Nothing else changes: full composition would exchange variants of Chinese and Japanese characters.
    """
    return _APART.sub(lambda found: unicodedata.normalize("NFC", found[0]), said)


def parse_scalar(value: str) -> Data:
    """What an unquoted word means under YAML 1.2's core schema, less hexadecimals and infinities."""
    if value in _WORDS:
        return _WORDS[value]
    if _INT.match(value) and len(value) < 19:
        return int(value)
    if _FLOAT.match(value):
        return float(value)
    return value

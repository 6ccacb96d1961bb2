"""Calendars, documents and workbooks read back, without the modules that made them."""

import io
import re
import zipfile
from datetime import datetime
from functools import cache
from typing import Any
from xml.etree import ElementTree as Tree

from icalendar import Calendar

from playbook.paths import ROOT, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.visits import load_visit
from tests.kit.making import playbook

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOW = datetime(2026, 9, 17, 9, 0)  # noqa: DTZ001 - the host's clock, as `--now` is read
LEVELLED = ROOT / "tests" / "visits" / "hs.yml"


@cache
def example(name: str = "example-inspection", now: datetime = NOW) -> VisitPlan:
    """The plan of an example visit."""
    return make_plan(playbook(), load_visit(VISITS / f"{name}.yml", playbook()), now)


@cache
def levelled() -> VisitPlan:
    """The plan of a visit whose file states its level: three guests, top level of the three."""
    return make_plan(playbook(), load_visit(LEVELLED, playbook()), NOW)


def events(content: bytes) -> dict[str, Any]:
    """The events of a calendar by the key in front of the ``@`` of their UID."""
    return {str(one["uid"]).split("@")[0]: one for one in Calendar.from_ical(content).walk("VEVENT")}


def part(container: bytes, name: str) -> Tree.Element:
    """One XML part of an office file."""
    with zipfile.ZipFile(io.BytesIO(container)) as bundle:
        return Tree.fromstring(bundle.read(name))  # noqa: S314 - made a moment ago


def all_text(container: bytes) -> str:
    """Every part of an office file as it stands in the container, properties included."""
    with zipfile.ZipFile(io.BytesIO(container)) as bundle:
        names = [name for name in bundle.namelist() if name.endswith((".xml", ".rels"))]
        return "\n".join(bundle.read(name).decode("utf-8") for name in names)


def runs(document: bytes) -> list[tuple[str, bool]]:
    """The pieces of a Word document in order, each with whether it is highlighted."""
    return [
        (
            "".join(text.text or "" for text in run.iter(f"{WORD}t")),
            run.find(f".//{WORD}highlight") is not None,
        )
        for run in part(document, "word/document.xml").iter(f"{WORD}r")
    ]


def paragraphs(document: bytes) -> list[str]:
    """The paragraphs of a Word document, those of tables too."""
    found = part(document, "word/document.xml").iter(f"{WORD}p")
    return ["".join(text.text or "" for text in one.iter(f"{WORD}t")) for one in found]


def cells(workbook: bytes) -> dict[str, tuple[str, str]]:
    """The filled cells of the only sheet: name -> (formula or nothing, value as a reader sees it)."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as bundle:
        shared = bundle.read("xl/sharedStrings.xml")
    texts = [
        "".join(text.text or "" for text in one.iter(f"{SHEET}t"))
        for one in Tree.fromstring(shared)  # noqa: S314 - made a moment ago
    ]
    found = {}
    for one in part(workbook, "xl/worksheets/sheet1.xml").iter(f"{SHEET}c"):
        formula, value = one.findtext(f"{SHEET}f") or "", one.findtext(f"{SHEET}v") or ""
        said = texts[int(value)] if one.get("t") == "s" else value
        if said or formula:
            found[one.get("r", "")] = (formula, said)
    return found


def rows(workbook: bytes) -> dict[int, dict[str, str]]:
    """The values of the sheet: row -> column -> value."""
    found: dict[int, dict[str, str]] = {}
    for name, (_, value) in cells(workbook).items():
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()  # type: ignore[union-attr]
        found.setdefault(int(row), {})[column] = value
    return found

"""One Excel workbook with one sheet, written from top to bottom, ready to print on A4 across.

Every text is written as text, so that nothing in a visit file becomes a formula or a link. Formulas are
stored with their results: the preview on a telephone does not calculate.
"""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from math import ceil
from typing import Any

from playbook.model.base import Language
from playbook.plan import VisitPlan
from playbook.render.voice import Voice
from playbook.zipped import undated

_FONTS: Mapping[Language, str] = {
    "en": "Arial",
    "zh-Hans": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
}
_DAYS: Mapping[Language, str] = {
    "en": "[$-809]ddd d mmm",
    "zh-Hans": '[$-804]m"月"d"日" aaa',
    "zh-Hant": '[$-404]m"月"d"日" aaa',
}
#: Excel's own limits: characters of a cell, points of a row.
_MOST, _HIGHEST = 32_767, 409
_GREY = "#E4E4E4"
#: Looks of cells. Blanks to fill in stand in a thick frame, which a black and white print keeps.
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {},
    "head": {"bold": True, "text_wrap": True, "border": 1, "bg_color": _GREY, "valign": "vcenter"},
    "text": {"text_wrap": True, "border": 1, "valign": "top"},
    "what": {"text_wrap": True, "border": 1, "valign": "top", "bold": True},
    "clock": {"border": 1, "valign": "top", "num_format": "hh:mm", "align": "center"},
    "day": {"border": 1, "valign": "top", "align": "left"},
    "count": {"border": 1, "valign": "top", "num_format": "0", "align": "center"},
    "money": {"border": 1, "valign": "top", "num_format": "#,##0.00"},
    "fill": {"border": 2, "valign": "top", "num_format": "#,##0.00"},
    "fill-count": {"border": 2, "valign": "top", "num_format": "0", "align": "center"},
    "check": {"border": 1, "valign": "top", "bold": True, "align": "center"},
    "sum": {"border": 1, "top": 2, "bold": True, "num_format": "#,##0.00"},
}


class Book:
    """The sheet and where writing goes on: ``row`` counts from 0, as the library does."""

    def __init__(self, plan: VisitPlan, voice: Voice, title: str) -> None:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - 0.1 s

        self.voice, self.row = voice, 0
        self._widths: tuple[float, ...] = ()
        self._lines = 1
        self._into = io.BytesIO()
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._into, plain)
        self._formats: dict[tuple[str, bool], Any] = {}
        made = plan.now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        author = voice.say(plan.playbook.company.name)
        self._book.set_properties({"title": title, "author": author, "created": made})
        self._sheet = self._book.add_worksheet(title[:31])
        self._paper(plan)
        self._head(plan, title)

    def content(self) -> bytes:
        """The file; the same input gives the same bytes."""
        self._book.close()
        return undated(self._into.getvalue())

    def note(self, said: str) -> None:
        """A line above the table."""
        self.text(0, said, "note")
        self.row += 1

    def columns(self, heads: Sequence[str], widths: Sequence[float]) -> None:
        """The heads, widths in characters; they are repeated on every page and stay in sight."""
        self.row += 1
        self._widths = tuple(widths)
        for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
            self._sheet.set_column(at, at, width)
            self.text(at, head, "head")
        self._sheet.repeat_rows(self.row)
        self.end_row()
        self._sheet.freeze_panes(self.row, 0)

    def end_row(self) -> None:
        """Go on below. A row is as high as its longest text: not every program works that out itself."""
        self._sheet.set_row(self.row, min(14 * self._lines + 3, _HIGHEST))
        self.row, self._lines = self.row + 1, 1

    def text(self, column: int, said: str, look: str = "text", *, grey: bool = False) -> None:
        """A text, whatever it looks like; what no cell of Excel can hold is cut."""
        said = said if len(said) <= _MOST else f"{said[: _MOST - 1]}…"
        self._sheet.write_string(self.row, column, said, self._format(look, grey))
        if self._widths:
            room = self._widths[column]
            self._lines = max(self._lines, sum(max(1, ceil(_wide(one) / room)) for one in said.split("\n")))

    def number(self, column: int, value: float | None, look: str) -> None:
        """A number, or an empty cell."""
        if value is None:
            self._sheet.write_blank(self.row, column, None, self._format(look, False))
        else:
            self._sheet.write_number(self.row, column, value, self._format(look, False))

    def moment(self, column: int, value: datetime | time, look: str, *, grey: bool = False) -> None:
        """A day or a time of day, as Excel knows them."""
        self._sheet.write_datetime(self.row, column, value, self._format(look, grey))

    def formula(self, column: int, said: str, result: float | str, look: str, *, grey: bool = False) -> None:
        """A formula with the result that it has now."""
        self._sheet.write_formula(self.row, column, said, self._format(look, grey), result)

    def _format(self, look: str, grey: bool) -> Any:
        if (look, grey) not in self._formats:
            made = {"font_name": _FONTS[self.voice.language], "font_size": 10, **_LOOKS[look]}
            if look == "day":
                made["num_format"] = _DAYS[self.voice.language]
            if grey:
                made["bg_color"] = _GREY
            self._formats[look, grey] = self._book.add_format(made)
        return self._formats[look, grey]

    def _paper(self, plan: VisitPlan) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L{plan.visit.visit}&R&P / &N")

    def _head(self, plan: VisitPlan, title: str) -> None:
        voice, customer = self.voice, plan.visit.customer
        name = customer.name if voice.language == "en" else customer.chinese or customer.name
        self.text(0, f"{title} · {name}", "title")
        self.row += 1
        first, last = (voice.day(end.at)["a"] for end in (plan.visit.arrives, plan.visit.leaves))
        stay = first if first == last else voice.word("kit-stay", first=first, last=last)
        self.note(f"{stay} · {voice.word('kit-made', now=voice.say(plan.now))}")


def _wide(said: str) -> int:
    """How many Latin characters wide a text is."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in said)

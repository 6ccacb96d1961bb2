"""Papers to type in, as Word documents: A4, fonts named for Latin and for Chinese, blanks marked.

A blank stands in brackets and is highlighted, so that it is seen on screen and on paper alike.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from playbook.model.base import Language
from playbook.zipped import undated

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_LATIN = "Times New Roman"
#: Body and heading faces that Word and WPS have, by script; English papers may hold Chinese names.
_CHINESE: dict[Language, tuple[str, str]] = {
    "en": ("SimSun", "SimHei"),
    "zh-Hans": ("SimSun", "SimHei"),
    "zh-Hant": ("PMingLiU", "Microsoft JhengHei"),
}
_LOCALES: dict[Language, str] = {"en": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}


class Piece(NamedTuple):
    """Some words of a line; a blank is to be filled in or checked by whoever sends the paper.

    ``printed`` is what stands in its place on a page that nobody types into; None for a line to write on.
    """

    text: str
    blank: bool = False
    printed: str | None = None


Line = Sequence[Piece] | str
#: The paragraphs of a cell.
Cell = Sequence[Line]


class Paper:
    """One document, filled from top to bottom."""

    def __init__(self, title: str, author: str, language: Language, now: datetime) -> None:
        from docx import Document  # noqa: PLC0415 - loads lxml and a template, 0.2 s

        self.language = language
        self._document = Document()
        self._about(title, author, now)
        self._page()
        for style in ("Normal", "Title", "Heading 1", "Heading 2", "Footer"):
            self._style(style)

    def title(self, said: str) -> None:
        """The head of the paper, or of its next part."""
        self._document.add_paragraph(said, style="Title")

    def head(self, said: str) -> None:
        """A heading inside."""
        self._document.add_paragraph(said, style="Heading 1")

    def line(self, said: Line, *, right: bool = False, small: bool = False, bold: bool = False) -> None:
        """A paragraph."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        paragraph = self._document.add_paragraph()
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._write(paragraph, said, small=small, bold=bold)

    def lines(self, block: Cell, *, right: bool = False) -> None:
        """Lines of one block, such as an address, with no space between them."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        for at, one in enumerate(block):
            paragraph = self._document.add_paragraph()
            if right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if at < len(block) - 1:
                paragraph.paragraph_format.space_after = 0
            self._write(paragraph, one)

    def space(self, lines: int = 1) -> None:
        """Empty lines to write on or to sign."""
        for _ in range(lines):
            self._document.add_paragraph()

    def new_page(self) -> None:
        """What follows begins a page."""
        from docx.enum.text import WD_BREAK  # noqa: PLC0415

        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def table(self, rows: Sequence[Sequence[Cell]], widths: Sequence[float], *, head: bool = False) -> None:
        """A ruled table, widths in cm; with ``head`` the first row is repeated on every page."""
        from docx.shared import Cm  # noqa: PLC0415

        table = self._document.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for at, cells in enumerate(rows):
            row = table.rows[at]
            _property(row._tr.get_or_add_trPr(), "cantSplit")
            if head and not at:
                _property(row._tr.get_or_add_trPr(), "tblHeader")
            for cell, lines, width in zip(row.cells, cells, widths, strict=True):
                cell.width = Cm(width)
                self._cell(cell, lines, bold=head and not at)

    def footer(self, before: str, between: str, after: str) -> None:
        """Page number and number of pages, with the words around them."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for said, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            if said:
                self._write(paragraph, said, small=True)
            if field:
                _field(paragraph, field)

    def content(self) -> bytes:
        """The file; the same input gives the same bytes."""
        into = io.BytesIO()
        self._document.save(into)
        return undated(into.getvalue())

    # -- inside -------------------------------------------------------------------------------------

    def _cell(self, cell: "_Cell", lines: Cell, *, bold: bool) -> None:
        from docx.shared import Pt  # noqa: PLC0415

        for at, one in enumerate(lines):
            paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
            self._write(paragraph, one, bold=bold)

    def _write(self, paragraph: "Paragraph", said: Line, *, bold: bool = False, small: bool = False) -> None:
        from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415
        from docx.shared import Pt  # noqa: PLC0415

        for piece in [Piece(said)] if isinstance(said, str) else said:
            run = paragraph.add_run(piece.text)
            run.bold = bold or None
            if small:
                run.font.size = Pt(9)
            if piece.blank:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if self.language != "en":
                # Quotation marks and dashes take the Chinese face, as wide as a character.
                _fonts(run._r.get_or_add_rPr(), {"hint": "eastAsia"})

    def _about(self, title: str, author: str, now: datetime) -> None:
        made = now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        core = self._document.core_properties
        core.title, core.author, core.last_modified_by = title[:255], author[:255], author[:255]
        core.created = core.modified = made
        core.comments, core.language, core.revision = "", self.language, 1

    def _page(self) -> None:
        from docx.shared import Cm  # noqa: PLC0415

        page = self._document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.5)
        page.top_margin, page.bottom_margin = Cm(1.6), Cm(1.6)

    def _style(self, name: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        style: Any = self._document.styles[name]
        body, heads = _CHINESE[self.language]
        properties = style.element.get_or_add_rPr()
        _fonts(properties, {
            "ascii": _LATIN, "hAnsi": _LATIN, "cs": _LATIN,
            "eastAsia": heads if name.startswith(("Title", "Heading")) else body,
        })  # fmt: skip
        _languages(properties, self.language)
        style.font.color.rgb = RGBColor(0, 0, 0)
        size, before, after = {
            "Title": (16, 0, 8), "Heading 1": (12, 8, 4), "Heading 2": (11, 8, 3), "Footer": (9, 0, 0),
        }.get(name, (10.5, 0, 5))  # fmt: skip
        style.font.size, style.font.bold = Pt(size), name.startswith(("Title", "Heading"))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name == "Title":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _without_border(style)


def _fonts(properties: Any, faces: dict[str, str]) -> None:
    """Faces by name. Those of the theme are taken out, because they would win."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    fonts = properties.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name, face in faces.items():
        fonts.set(qn(f"w:{name}"), face)


def _languages(properties: Any, language: Language) -> None:
    """The languages of the proofing tools; the Chinese one also chooses the regional shapes."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    made = OxmlElement("w:lang")
    made.set(qn("w:val"), "en-GB")
    made.set(qn("w:eastAsia"), _LOCALES[language])
    properties.append(made)


def _without_border(style: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _property(properties: Any, name: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    properties.append(OxmlElement(f"w:{name}"))


def _field(paragraph: "Paragraph", code: str) -> None:
    """A number that the program works out: PAGE, NUMPAGES."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run: Any = OxmlElement("w:r")
    text: Any = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)

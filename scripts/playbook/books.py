"""The handbook as PDF: one book, or a pocket edition."""

from datetime import datetime
from pathlib import Path

from playbook.checks import sound_course
from playbook.model.base import Language
from playbook.output import write_bytes
from playbook.paths import KITS
from playbook.render.pdf import pdf
from playbook.site.book import Format, book_html


def write_book(data: Path, language: Language, form: Format, now: datetime, out: Path) -> Path:
    """Write the book of a language into ``out``; its path. Raises Refused before anything is written."""
    playbook, course = sound_course(data)
    made = pdf(book_html(playbook, course, language, form, now), now, KITS)
    path = out / f"handbook-{language}{'-pocket' if form == 'pocket' else ''}.pdf"
    write_bytes(path, made)
    return path

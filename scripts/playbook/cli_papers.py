"""The commands that print what no visit needs: the course, and the handbook as a book."""

from datetime import datetime
from pathlib import Path

import click

from playbook.paths import BOOKS_OUT, DATA
from playbook.terminal import NOW, explained, language_option, spoken

OUT = click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=BOOKS_OUT, show_default="build/print",
    help="Folder for the PDFs.",
)  # fmt: skip


@click.command()
@click.option("--role", help="Only what this role learns, such as salesperson; everybody's without it.")
@language_option("Language of the papers and of the messages.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True,
    help="Which exam: the same number gives the same questions again.",
)  # fmt: skip
@OUT
@explained
def course(role: str | None, language: str | None, seed: int, out: Path) -> None:
    """Print the course: booklet, trainer's guide, exam with key, sign-off sheets, certificate."""
    from playbook.courses import write_course  # noqa: PLC0415 - keeps --help quick

    for written in write_course(DATA, role, spoken(language), seed, out):
        click.echo(written)


@click.command()
@click.option("--pocket", is_flag=True, help="The A6 edition: etiquette, trouble, numbers to call.")
@language_option("Language of the book and of the messages.")
@OUT
@NOW
@explained
def book(pocket: bool, language: str | None, out: Path, now: datetime | None) -> None:
    """Print the whole handbook as one PDF, or its pocket edition."""
    from playbook.books import write_book  # noqa: PLC0415

    now = now or datetime.now().astimezone()
    click.echo(write_book(DATA, spoken(language), "pocket" if pocket else "book", now, out))

"""What the commands share: options, the language of messages, and how mistakes are printed."""

import functools
import locale
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from playbook.model.base import LANGUAGES, Language
from playbook.model.values import parse_moment
from playbook.problems import Place, Problem, Refused, as_json, ordered, problem

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

_LANGUAGE = click.Choice(LANGUAGES)
VISIT = click.argument("visit", type=click.Path(path_type=Path))


def language_option(words: str) -> Callable[[F], F]:
    """``--language``, read before all others because their mistakes are told in it."""
    return click.option("--language", type=_LANGUAGE, is_eager=True, help=words)


def json_option(words: str) -> Callable[[F], F]:
    """``--json``."""
    return click.option("--json", "as_json_", is_flag=True, is_eager=True, help=words)


def spoken(language: object) -> Language:
    """The language of messages: the one asked for, else the terminal's."""
    asked = next((one for one in LANGUAGES if one == language), None)
    if asked:
        return asked
    name = locale.getlocale()[0] or ""
    return "zh-Hans" if name.lower().startswith(("zh", "chinese")) else "en"


class _Moment(click.ParamType[datetime]):
    """``2026-10-12T09:00``, on the host's clock unless a zone is written."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return parse_moment(value)
        except ValueError:
            text = problem("now-bad", Place("--now"), value=value)
            said = "zh-Hans" if spoken(ctx.params.get("language") if ctx else None) != "en" else "en"
            self.fail(f"{text.message[said]}; {text.hint[said]}", param, ctx)


NOW = click.option("--now", type=_Moment(), help="Make it as if it were this time (the company's clock).")

NO_CACHE = click.option(
    "--no-cache", is_flag=True,
    help="Render every sheet anew and keep none; `doctor` tells where rendered sheets are kept.",
)  # fmt: skip


def explained(command: Callable[P, R]) -> Callable[P, R]:
    """Print a user's mistakes and leave with exit code 1; a bug keeps its traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Refused as refused:
            print_problems(refused.problems, _asked(kwargs), json=bool(kwargs.get("as_json_")))
            sys.exit(1)

    return run


def _asked(options: dict[str, Any]) -> Language:
    return spoken(options.get("language"))


def print_problems(problems: Iterable[Problem], language: Language, *, json: bool = False) -> None:
    """Each problem with its place and hint, and how many there are; or all as JSON."""
    listed = ordered(problems)
    if json:
        click.echo(as_json(listed))
        return
    for one in listed:
        click.echo(one.line(language), err=True)
    count = len(listed)
    click.echo(f"{count} to correct" if language == "en" else f"共 {count} 处需要修改", err=True)


def with_progress(many: Iterable[T], count: int, lines: Callable[[T], Iterable[str]]) -> Iterator[T]:
    """Pass on ``many`` with a bar for whoever watches, or with the lines of each for a file or a pipe."""
    if sys.stdout.isatty():
        with click.progressbar(many, length=count, show_pos=True) as bar:
            yield from bar
        return
    for one in many:
        for line in lines(one):
            click.echo(line)
        yield one

"""The command line. A user's mistake is printed as problems and ends with exit code 1, wrong usage with 2."""

import functools
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from playbook.model.base import LANGUAGES
from playbook.model.values import parse_moment
from playbook.paths import DATA, KITS_OUT, SCHEMAS, SITE_OUT
from playbook.problems import Place, Problem, Refused, as_json, ordered, problem

P = ParamSpec("P")
R = TypeVar("R")

LANGUAGE = click.Choice(LANGUAGES)
VISIT = click.argument("visit", type=click.Path(path_type=Path))


class _Moment(click.ParamType):
    """``2026-10-12T09:00``, on the host's clock unless a zone is written."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return parse_moment(value)
        except ValueError:
            text = problem("now-bad", Place("--now"), value=value)
            self.fail(f"{text.message['en']}; {text.hint['en']}", param, ctx)


NOW = click.option("--now", type=_Moment(), help="Make the kit as if it were this time (host's clock).")


def explained(command: Callable[P, R]) -> Callable[P, R]:
    """Print a user's mistakes and leave with exit code 1; a bug keeps its traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Refused as refused:
            language = str(kwargs.get("language") or _default_language())
            _print(refused.problems, language, bool(kwargs.get("as_json_")))
            sys.exit(1)

    return run


def _default_language() -> str:
    """The language of messages when none is asked for: the terminal's."""
    import locale  # noqa: PLC0415 - only on the way out

    name = locale.getlocale()[0] or ""
    return "zh-Hans" if name.lower().startswith(("zh", "chinese")) else "en"


def _print(problems: list[Problem], language: str, json: bool) -> None:
    if json:
        click.echo(as_json(problems))
        return
    for one in ordered(problems):
        click.echo(one.line(language), err=True)
    count = len(ordered(problems))
    said = f"共 {count} 处需要修改" if language.startswith("zh") else f"{count} to correct"
    click.echo(said, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reception-playbook")
def main() -> None:
    """Reception playbook: the handbook, and a printable kit for every visit."""


@main.command()
@click.argument("visits", nargs=-1, type=click.Path(path_type=Path))
@click.option("--language", type=LANGUAGE, help="Language of the messages.")
@click.option("--json", "as_json_", is_flag=True, help="Print the problems as JSON.")
@explained
def check(visits: tuple[Path, ...], language: str | None, as_json_: bool) -> None:
    """Check the content of the playbook, and the VISITS named."""
    from playbook.checks import check as check_store  # noqa: PLC0415 - keeps --help quick
    from playbook.store import open_store  # noqa: PLC0415
    from playbook.visits import load_visit  # noqa: PLC0415

    store = open_store(DATA)
    problems = check_store(store)
    if store.playbook is not None:
        for visit in visits:
            try:
                load_visit(visit, store.playbook)
            except Refused as refused:
                problems += refused.problems
    if problems:
        raise Refused(problems)
    if as_json_:
        click.echo("[]")
        return
    chinese = (language or _default_language()).startswith("zh")
    steps = len(store.playbook.steps) if store.playbook else 0
    click.echo(
        f"没有发现问题：{steps} 个步骤，{len(visits)} 个访问文件"
        if chinese
        else f"nothing to correct: {steps} steps, {len(visits)} visit files"
    )


@main.command()
@VISIT
@click.option("--language", type=LANGUAGE, help="Language of the messages and of the listing.")
@click.option("--json", "as_json_", is_flag=True, help="Print the plan (or the problems) as JSON.")
@NOW
@explained
def plan(visit: Path, language: str | None, as_json_: bool, now: datetime | None) -> None:
    """Print the plan behind a kit: every step with status, owner, due time and sources."""
    from playbook.listing import as_lines, as_plain  # noqa: PLC0415
    from playbook.plan import make_plan  # noqa: PLC0415
    from playbook.store import load_playbook  # noqa: PLC0415
    from playbook.visits import load_visit  # noqa: PLC0415

    playbook = load_playbook(DATA)
    made = make_plan(playbook, load_visit(visit, playbook), now or datetime.now().astimezone())
    if as_json_:
        import json  # noqa: PLC0415

        click.echo(json.dumps(as_plain(made), ensure_ascii=False, indent=2))
        return
    for line in as_lines(made, language or playbook.company.language):
        click.echo(line)


@main.command()
@VISIT
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=KITS_OUT, show_default="kits/out",
    help="Folder for the PDFs.",
)
@click.option("--language", type=LANGUAGE, help="Language of the host pack and of the messages.")
@NOW
@explained
def kit(visit: Path, out: Path, language: str | None, now: datetime | None) -> None:
    """Make the reception kit of VISIT: a host pack and a guest pack as PDF."""
    from playbook.kits import make_kit  # noqa: PLC0415
    from playbook.store import load_playbook  # noqa: PLC0415
    from playbook.visits import load_visit  # noqa: PLC0415

    playbook = load_playbook(DATA)
    chosen = language or playbook.company.language
    loaded = load_visit(visit, playbook)
    for written in make_kit(playbook, loaded, now or datetime.now().astimezone(), chosen, out, visit):
        click.echo(written)


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=SCHEMAS, show_default="data/schema",
    help="Folder for the schemas.",
)
@explained
def schema(out: Path) -> None:
    """Write the JSON Schemas that editors use to complete and check data and visit files."""
    from playbook.schemas import write_schemas  # noqa: PLC0415

    click.echo(f"{write_schemas(out)} schemas in {out}")


if __name__ == "__main__":
    main()

__all__ = ["SITE_OUT", "main"]

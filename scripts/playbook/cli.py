"""The command line. A user's mistake is printed as problems and ends with exit code 1, wrong usage with 2."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from playbook.cli_papers import book, course
from playbook.model.sheet import EDITIONS, PACKS, Edition
from playbook.paths import DATA, KITS_OUT, SCHEMAS, SITE_OUT
from playbook.problems import Refused
from playbook.terminal import (
    NO_CACHE,
    NOW,
    VISIT,
    explained,
    json_option,
    language_option,
    print_problems,
    spoken,
    with_progress,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reception-playbook")
def main() -> None:
    """Reception playbook: the handbook, and a printable kit for every visit."""


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@language_option("Language of the questions, the messages and the comments in the file.")
@click.option("--customer", help="The visiting organisation.")
@click.option("--country", help="Its country: two letters, or the name in English or Chinese.")
@click.option("--relation", help="new or known.")
@click.option("--purpose", help="factory-inspection, project-negotiation, goods-inspection, ...")
@click.option("--guest-language", help="What the guests read: en, zh-Hans or zh-Hant.")
@click.option(
    "--guest", multiple=True,
    help="'Name; Title' or 'Name; Title; Name in Latin letters', once for each guest, principal guest first.",
)  # fmt: skip
@click.option("--arrives", help="When they arrive, as '2026-10-12 09:40', the company's clock.")
@click.option("--arrives-by", help="air, rail or road.")
@click.option("--leaves", help="When they leave, as '2026-10-14 16:20', the company's clock.")
@click.option("--leaves-by", help="air, rail or road.")
@click.option("--main-host", help="Who receives them: an id of `people` in data/company.yml.")
@click.option("--visit", help="The id of the visit; made from customer and month when left out.")
@click.option("--force", is_flag=True, help="Overwrite FILE when it exists.")
@explained
def new(file: Path | None, language: str | None, force: bool, **given: Any) -> None:
    """Write a new visit file: asks what no option answers. Without FILE it goes to visits/."""
    from playbook.checks import sound_playbook  # noqa: PLC0415
    from playbook.new_visit import Interview, refuse_existing, say, shown, target, write_new  # noqa: PLC0415

    tongue = spoken(language)
    playbook = sound_playbook(DATA)
    if file is not None and not file.is_dir():
        refuse_existing(file, force=force)
    patient = sys.stdin.isatty()

    interview = Interview(playbook, tongue, _asking(patient), click.echo, patient=patient)
    options = {key.replace("_", "-"): list(one) if key == "guest" else one for key, one in given.items()}
    answers = interview.hold(options)
    path = target(file, answers)
    refuse_existing(path, force=force)
    write_new(path, answers, playbook, tongue)
    click.echo(say("written", tongue, file=shown(path)))
    click.echo(say("next", tongue, file=shown(path)))


def _asking(patient: bool) -> Callable[[str, str | None], str | None]:
    """Asks on the terminal; a pipe is read without asking, and at its end nobody answers any more."""

    def ask(words: str, usual: str | None) -> str | None:
        if patient:
            return str(click.prompt(words, default=usual, show_default=bool(usual), type=str))
        line = sys.stdin.readline()
        return (line.strip() or usual) if line else None

    return ask


@main.command()
@click.argument("visits", nargs=-1, type=click.Path(path_type=Path))
@language_option("Language of the messages.")
@json_option("Print the problems as JSON.")
@explained
def check(visits: tuple[Path, ...], language: str | None, as_json_: bool) -> None:
    """Check the content of the playbook, and the VISITS named."""
    from playbook.checks import check as check_store  # noqa: PLC0415 - keeps --help quick
    from playbook.store import add_course, open_store  # noqa: PLC0415
    from playbook.visits import load_visit  # noqa: PLC0415

    store = open_store(DATA)
    add_course(store, DATA)
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
    steps = len(store.playbook.steps) if store.playbook else 0
    click.echo(
        f"nothing to correct: {steps} steps, {len(visits)} visit files"
        if spoken(language) == "en"
        else f"没有发现问题：{steps} 个步骤，{len(visits)} 个来访文件"
    )


@main.command()
@VISIT
@language_option("Language of the messages and of the listing.")
@json_option("Print the plan (or the problems) as JSON.")
@NOW
@explained
def plan(visit: Path, language: str | None, as_json_: bool, now: datetime | None) -> None:
    """Print the plan behind a kit: every step with status, owner, due time and sources."""
    from playbook.checks import sound_playbook  # noqa: PLC0415
    from playbook.listing import as_json, as_lines  # noqa: PLC0415
    from playbook.plan import make_plan  # noqa: PLC0415
    from playbook.visits import load_visit  # noqa: PLC0415

    playbook = sound_playbook(DATA)
    made = make_plan(playbook, load_visit(visit, playbook), now or datetime.now().astimezone())
    if as_json_:
        click.echo(as_json(made))
        return
    for line in as_lines(made, spoken(language or playbook.company.language)):
        click.echo(line)


@main.command()
@VISIT
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=KITS_OUT, show_default="kits/out",
    help="Folder for the kit.",
)  # fmt: skip
@language_option("Language of the host pack and of the messages.")
@click.option(
    "--edition", "editions", multiple=True, type=click.Choice(EDITIONS),
    help="Only this edition; may be repeated. Without it: host and guest.",
)  # fmt: skip
@click.option(
    "--all", "everything", is_flag=True,
    help="Every edition, and calendars, papers to type in, workbooks and the plan, in a folder of the visit.",
)  # fmt: skip
@click.option("--zip", "one_file", is_flag=True, help="One zip file, of everything unless told otherwise.")
@click.option("--card", help="Reprint one sign or card alone: its id, or a name for all cards that bear it.")
@click.option(
    "--since", type=click.Path(path_type=Path),
    help="An earlier file of this visit: also print what has changed for whom, and which sheets to exchange.",
)  # fmt: skip
@NO_CACHE
@NOW
@explained
def kit(  # noqa: PLR0913 - an option each
    visit: Path,
    out: Path,
    language: str | None,
    editions: tuple[Edition, ...],
    everything: bool,
    one_file: bool,
    card: str | None,
    since: Path | None,
    no_cache: bool,
    now: datetime | None,
) -> None:
    """Make the reception kit of VISIT: a host pack and a guest pack as PDF."""
    from playbook.render.workers import make_ready  # noqa: PLC0415

    if card and since:
        raise click.UsageError("--since goes with a whole kit, not with --card")
    make_ready()
    from playbook.checks import sound_playbook  # noqa: PLC0415
    from playbook.kits import Wanted, make_kit  # noqa: PLC0415
    from playbook.visits import load_visit  # noqa: PLC0415

    playbook = sound_playbook(DATA)
    chosen = spoken(language or playbook.company.language)
    loaded = load_visit(visit, playbook)
    office = everything or (one_file and not editions and not card)
    chosen_editions = EDITIONS if office else editions or PACKS
    wanted = Wanted(chosen_editions, card, office and not card, one_file, since, kept=not no_cache)
    for written in make_kit(playbook, loaded, now or datetime.now().astimezone(), chosen, out, visit, wanted):
        click.echo(written)


@main.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path, file_okay=False))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=KITS_OUT, show_default="kits/out",
    help="Folder for the kits.",
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help="Kits made at a time; one for each core.")
@click.option("--all", "everything", is_flag=True, help="All that `kit --all` makes, a folder a visit.")
@language_option("Language of the host packs and of the messages.")
@NO_CACHE
@NOW
@click.pass_context
@explained
def batch(  # noqa: PLR0913 - an option each
    context: click.Context,
    folder: Path,
    out: Path,
    jobs: int | None,
    everything: bool,
    language: str | None,
    no_cache: bool,
    now: datetime | None,
) -> None:
    """Make the kits of all visit files (*.yml) of FOLDER; a bad file does not stop the others."""
    from playbook.batch import Order, make_kits, visit_files  # noqa: PLC0415
    from playbook.checks import sound_playbook  # noqa: PLC0415
    from playbook.kits import Wanted  # noqa: PLC0415

    files = visit_files(folder)
    chosen = spoken(language or sound_playbook(DATA).company.language)
    wanted = Wanted(EDITIONS if everything else PACKS, office=everything, kept=not no_cache)
    order = Order(out, chosen, now or datetime.now().astimezone(), wanted)
    made_one_by_one = make_kits(files, order, jobs)
    outcomes = list(with_progress(made_one_by_one, len(files), lambda one: map(str, one.written)))
    made = sum(one.made for one in outcomes)
    for one in outcomes:
        click.echo(one.trace, err=True, nl=False)
    problems = [found for one in outcomes for found in one.problems]
    if problems:
        print_problems(problems, spoken(language))
    refused = len(files) - made
    said = f"{made} made, {refused} refused", f"做好 {made} 份，退回 {refused} 份"
    click.echo(said[0] if spoken(language) == "en" else said[1])
    context.exit(1 if refused else 0)


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=SITE_OUT, show_default="site",
    help="Folder for the handbook; replaced as a whole when the build succeeds.",
)  # fmt: skip
@click.option(
    "--offline", type=click.Path(path_type=Path, dir_okay=False),
    help="Also pack the handbook into this zip, to be opened without a network.",
)  # fmt: skip
@language_option("Language of the messages.")
@explained
def site(out: Path, offline: Path | None, language: str | None) -> None:
    """Build the handbook: a searchable site, one folder a language."""
    from playbook.site.build import SiteError, build  # noqa: PLC0415
    from playbook.site.offline import pack  # noqa: PLC0415

    try:
        built = build(out, progress=click.echo)
    except SiteError as error:
        click.echo(error, err=True)
        sys.exit(1)
    pages = sum(one.pages for one in built)
    click.echo(f"{pages} pages in {out}" if spoken(language) == "en" else f"{out} 中共 {pages} 页")
    if offline:
        click.echo(pack(out, offline))


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=SCHEMAS, show_default="data/schema",
    help="Folder for the schemas.",
)  # fmt: skip
@language_option("Language of the messages.")
@explained
def schema(out: Path, language: str | None) -> None:
    """Write the JSON Schemas that editors use to complete and check data and visit files."""
    from playbook.schemas import write_schemas  # noqa: PLC0415

    count = write_schemas(out)
    click.echo(
        f"{count} schemas in {out}" if spoken(language) == "en" else f"{out} 中写好 {count} 个模式文件"
    )


@main.command()
@language_option("Language of the answers.")
@json_option("Print the answers as JSON.")
@click.pass_context
def doctor(context: click.Context, language: str | None, as_json_: bool) -> None:
    """Say what this machine has, what is missing, and what to do about it."""
    from playbook.doctor import as_plain, examine, lines  # noqa: PLC0415

    found = examine()
    if as_json_:
        import json  # noqa: PLC0415

        click.echo(json.dumps(as_plain(found), ensure_ascii=False, indent=2))
    else:
        for line in lines(found, spoken(language)):
            click.echo(line)
    context.exit(1 if any(one.needed and one.version is None for one in found) else 0)


main.add_command(course)
main.add_command(book)

if __name__ == "__main__":
    main()

__all__ = ["main", "print_problems"]

"""The documentation says what is there: commands run, options are listed, files exist."""

import re
import shlex
from pathlib import Path

import click
import pytest

from playbook.cli import main
from playbook.paths import ROOT, VISITS
from playbook.visits import load_visit
from tests.given import real, run

README = ROOT / "README.md"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def text(name: str = "README.md") -> str:
    return (ROOT / name).read_text("utf-8")


def shell_lines() -> list[str]:
    """Every command line of the README's shell blocks, continued lines joined, comments cut."""
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```", text())
    joined = "\n".join(blocks).replace("\\\n", " ")
    return [line.split("  #")[0].strip() for line in joined.splitlines() if line.strip()]


def own_commands() -> list[list[str]]:
    """The arguments of every `playbook` call of the README."""
    calls = [shlex.split(line) for line in shell_lines()]
    return [call[1:] for call in calls if Path(call[0]).name == "playbook"]


def test_the_readme_shows_commands() -> None:
    assert {call[0] for call in own_commands()} >= {"new", "check", "kit"}
    assert {"make", "make test"} <= set(shell_lines())


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", text("Makefile")))
    for name in DOCUMENTS:
        named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text(name), re.MULTILINE))
        assert named - targets == set(), name


def test_every_command_line_of_the_readme_is_understood() -> None:
    """Parsed by the command itself: an unknown command or option, or a missing argument, would raise."""
    for call in own_commands():
        command = main.commands[call[0]]
        with command.make_context(call[0], call[1:], resilient_parsing=False):
            pass


def test_the_first_own_visit_of_the_readme_works_step_by_step(tmp_path: Path) -> None:
    steps = [call for call in own_commands() if any("visits/mine.yml" in part for part in call)]
    assert [call[0] for call in steps] == ["new", "check", "kit"]
    for call in steps:
        own = [part.replace("visits/mine.yml", str(tmp_path / "mine.yml")) for part in call]
        if call[0] == "new":
            answers = (
                "Muster AG\nCH\nnew\ncomplaint\n\nMax Muster; CEO\n\n2026-10-12 09:40\n\n2026-10-14 16:20\n"
            )
            said = run(*own, stdin=answers)
        elif call[0] == "kit":
            said = run(*own, "--out", tmp_path / "out")
        else:
            said = run(*own)
        assert said.returncode == 0, said.stderr
    written = sorted(file.name for file in (tmp_path / "out").glob("*.pdf"))
    assert [name.rsplit("-", 1)[-1] for name in written] == ["guest.pdf", "host.pdf"]


def options() -> list[tuple[str, str]]:
    return [
        (name, option)
        for name, command in sorted(main.commands.items())
        for one in command.params
        if isinstance(one, click.Option)
        for option in one.opts
        if option.startswith("--")
    ]


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_in_the_table_of_its_command(command: str, option: str) -> None:
    rows = re.findall(rf"(?m)^\| `playbook {command}\b.*$", text())
    assert len(rows) == 1, f"README needs one row for `playbook {command}`"
    assert re.search(rf"`{option}\b", rows[0]), f"{option} is not documented"


def test_no_option_is_documented_that_does_not_exist() -> None:
    known = {option for _, option in options()} | {"--help", "--version"}
    for row in re.findall(r"(?m)^\| `playbook .*$", text()):
        assert set(re.findall(r"--[a-z-]+", row)) - known == set()


def test_every_option_explains_itself() -> None:
    for name, command in main.commands.items():
        assert command.help, name
        for one in command.params:
            if isinstance(one, click.Option):
                assert one.help, f"{name} {one.opts[0]}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_and_link_leads_somewhere(name: str) -> None:
    made = ("site/", "kits/out/", "build/", ".venv/", "visits/")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text(name))
    paths = re.findall(r"`([a-z.][\w./-]*/[\w./-]*)`", text(name))
    for path in [*links, *paths]:
        if not path.startswith(("http://", "https://", *made)):
            assert (ROOT / path).exists(), f"{name}: {path}"


def test_the_pictures_are_described() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text())
    assert [path for _, path in pictures] == ["docs/assets/readme-kit.png", "docs/assets/readme-handbook.png"]
    assert all(len(words) > 20 for words, _ in pictures)


def test_the_readme_is_short() -> None:
    assert len(text().splitlines()) <= 130


def test_every_example_visit_is_named() -> None:
    for path in VISITS.glob("*.yml"):
        assert load_visit(path, real()).visit in text()


def test_no_machine_is_named_anywhere() -> None:
    for name in DOCUMENTS:
        assert not re.search(r"/(home|work|tmp|root|Users)/", text(name)), name

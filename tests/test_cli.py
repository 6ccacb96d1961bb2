"""The installed command as a person uses it: what it says, what it writes, and how it ends."""

import json
import os
import pty
import re
import select
from pathlib import Path

import pytest
from click.testing import CliRunner

from playbook import doctor
from playbook.cli import main
from playbook.paths import DATA, ROOT, SCHEMAS, VISITS
from playbook.schemas import texts
from tests.given import COMMAND, SMALL, real, run

EXAMPLE = VISITS / "example-complaint.yml"
COMMANDS = ("new", "check", "plan", "kit", "batch", "course", "book", "site", "schema", "doctor")
NEW = (
    "new", "--customer", "样例贸易公司", "--country", "德国", "--relation", "新客户", "--purpose", "投诉",
    "--guest", "Max Muster; CEO", "--arrives", "2026-11-30 09:40", "--leaves", "2026-12-01 18:00",
)  # fmt: skip


def test_help_names_every_command() -> None:
    said = run("--help")
    assert said.returncode == 0
    assert set(re.findall(r"(?m)^  ([a-z]+) ", said.stdout)) == set(COMMANDS)


def test_the_version_is_told() -> None:
    assert re.search(r"\d+\.\d+", run("--version").stdout)


@pytest.mark.parametrize(
    "wrong",
    [
        ["kitt"],
        ["kit"],
        ["check", "--nothing"],
        ["check", "--language", "fr"],
        ["plan", EXAMPLE, "--now", "soon"],
        ["schema", "--out", __file__],
    ],
)
def test_wrong_usage_ends_with_two_and_no_traceback(wrong: list[str]) -> None:
    said = run(*wrong)
    assert (said.returncode, said.stdout) == (2, "")
    assert "Usage: playbook" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_wrong_time_is_told_in_the_language_asked_for() -> None:
    said = run("plan", EXAMPLE, "--now", "soon", "--language", "zh-Hans")
    assert said.returncode == 2
    assert "`soon` 不是有效的时间; 请写成 --now 2026-10-12T09:00（公司当地时间）" in said.stderr


# -- check ------------------------------------------------------------------------------------------


def test_check_is_content_with_what_is_shipped() -> None:
    examples = sorted(VISITS.glob("*.yml"))
    said = run("check", *examples, "--language", "en")
    assert (said.returncode, said.stderr) == (0, "")
    steps = len(real().steps)
    assert said.stdout == f"nothing to correct: {steps} steps, 3 visit files\n"
    assert run("check", "--language", "zh-Hans").stdout == f"没有发现问题：{steps} 个步骤，0 个来访文件\n"


def test_check_speaks_the_terminals_language_by_default(tmp_path: Path) -> None:
    said = run("check", tmp_path / "none.yml")
    assert said.returncode == 1
    assert "error: there is no such file" in said.stderr


def test_problems_as_json(tmp_path: Path) -> None:
    file = tmp_path / "visit.yml"
    file.write_text(SMALL.replace("relation: new", "relation: old"), "utf-8")
    said = run("check", file, "--json")
    assert said.returncode == 1
    [found] = json.loads(said.stdout)
    assert (found["rule"], found["line"], found["column"], found["path"]) == (
        "not-allowed",
        5,
        3,
        "customer.relation",
    )
    assert set(found["message"]) == {"en", "zh-Hans"}
    assert json.loads(run("check", EXAMPLE, "--json").stdout) == []


# -- plan -------------------------------------------------------------------------------------------


def test_a_plan_as_json_and_as_lines() -> None:
    now = ("--now", "2026-10-09T12:00")
    plain = json.loads(run("plan", EXAMPLE, "--json", *now).stdout)
    assert (plain["visit"], len(plain["steps"]), plain["now"]) == (
        "example-complaint",
        len(real().steps),
        "2026-10-09T12:00:00+08:00",
    )
    lines = run("plan", EXAMPLE, "--language", "en", *now).stdout.splitlines()
    assert lines[0] == "example-complaint: plan as of Fri 9 Oct 2026, 12:00"
    total = re.match(
        r"(\d+) to do \+ (\d+) to be settled \+ (\d+) that do not apply = (\d+) steps; ", lines[-1]
    )
    assert total
    first, second, third, whole = (int(part) for part in total.groups())
    assert first + second + third == whole == len(real().steps)


def test_the_listing_is_in_the_companys_language_unless_asked() -> None:
    assert run("plan", EXAMPLE, "--now", "2026-10-09T12:00").stdout.startswith(
        "example-complaint：2026年10月9日"
    )


# -- new --------------------------------------------------------------------------------------------


def test_options_alone_write_a_visit_that_checks_and_plans(tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    said = run(*NEW, file, "--language", "zh-Hans")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"已写好 {file}。\n")
    text = file.read_text("utf-8")
    assert "\nvisit: yang-li-mao-yi-2026-11\n" in text
    assert "  country: DE" in text
    assert "  relation: new" in text
    assert "purpose: complaint" in text
    assert "# 客人使用的语言" in text
    assert run("check", file).returncode == 0
    assert json.loads(run("plan", file, "--json").stdout)["visit"] == "yang-li-mao-yi-2026-11"


def test_comments_follow_the_language(tmp_path: Path) -> None:
    for language, words in (("en", "what the guests read"), ("zh-Hant", "客人使用的語言")):
        file = tmp_path / f"{language}.yml"
        assert run(*NEW, file, "--language", language).returncode == 0
        assert words in file.read_text("utf-8")


def test_nothing_is_overwritten_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    file.write_text("my work", "utf-8")
    said = run(*NEW, file, "--language", "en")
    assert said.returncode == 1
    assert said.stderr.startswith(f"{file}: error: there is a file of this name already\n")
    assert file.read_text("utf-8") == "my work"
    assert run(*NEW, file, "--force").returncode == 0
    assert file.read_text("utf-8").startswith("# yaml-language-server")


def test_a_folder_gets_a_file_named_after_the_visit(tmp_path: Path) -> None:
    assert run(*NEW, tmp_path, "--visit", "my-visit").returncode == 0
    assert [file.name for file in tmp_path.iterdir()] == ["my-visit.yml"]


def test_all_mistakes_in_options_come_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    said = run(
        "new", file, "--customer", "123", "--country", "Atlantis", "--relation", "old",
        "--purpose", "tourism", "--guest", "Max Muster", "--arrives", "2026/10/12 9:40 PM",
        "--main-host", "nobody", "--visit", "My Visit", "--language", "en",
    )  # fmt: skip
    assert said.returncode == 1
    for part in (
        "--customer: error: `123` has no letters: write the name",
        "--country: error: `Atlantis` is not a country code",
        "--relation: error: `old` is not one of the possible values",
        "--purpose: error: there is no purpose `tourism`",
        "--guest: error: `Max Muster` does not give name and title",
        "--arrives: error: write this time as 2026-10-12 21:40",
        "--main-host: error: there is no person `nobody` in the company file",
        "--visit: error: `My Visit` cannot be an id",
    ):
        assert part in said.stderr
    assert said.stderr.splitlines()[-1] == "8 to correct"
    assert not file.exists()


def test_without_a_terminal_what_is_missing_is_named(tmp_path: Path) -> None:
    said = run("new", tmp_path / "mine.yml", "--customer", "Muster", "--language", "en")
    assert said.returncode == 1
    missing = re.findall(r"(?m)^(--[a-z-]+): error: `\1` is needed$", said.stderr)
    assert sorted(missing) == ["--arrives", "--country", "--guest", "--leaves", "--purpose", "--relation"]
    assert list(tmp_path.iterdir()) == []


def test_answers_may_come_from_a_pipe(tmp_path: Path) -> None:
    who = "Muster AG\nSwitzerland\n1\n2\n\nMax Muster; CEO\n\n"
    when = "2026-10-12 09:40\n\n2026-10-14 16:20\n\n"
    answers = who + when + "\nmy-visit\n"
    file = tmp_path / "mine.yml"
    said = run("new", file, "--language", "en", stdin=answers)
    assert (said.returncode, said.stderr) == (0, "")
    text = file.read_text("utf-8")
    for line in (
        "visit: my-visit",
        "  country: CH",
        "purpose: project-negotiation",
        "  main-host: zhou-tongli",
    ):
        assert f"\n{line}" in text


def conversation(answers: list[str], *arguments: str) -> tuple[str, int]:
    """What stands on a real terminal after these answers were typed, and the exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(COMMAND, [str(COMMAND), *arguments])  # noqa: S606 - the installed command
    shown, waiting = "", list(answers)
    while True:
        readable, _, _ = select.select([terminal], [], [], 30)
        try:
            part = os.read(terminal, 65536) if readable else b""
        except OSError:
            part = b""
        if not part:
            break
        shown += part.decode("utf-8", "replace")
        if waiting and shown.endswith(": "):
            os.write(terminal, waiting.pop(0).encode() + b"\n")
    return shown.replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_on_a_terminal_a_wrong_answer_is_explained_and_asked_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    shown, code = conversation(
        [
            "样例贸易", "德国", "1", "投诉", "", "张三", "Max Muster；总裁", "", "2026/10/12 9:40 PM",
            "2026-10-12 21:40", "2", "2026-10-11 08:00", "2026-10-13 08:00", "", "", "",
        ],
        "new", str(file), "--language", "zh-Hans",
    )  # fmt: skip
    assert code == 0
    assert "新建来访文件，共 12 个问题" in shown
    assert "   4  complaint             投诉" in shown
    for complaint in (
        "`张三` 没有写明姓名和职务",
        "这个时间请写成 2026-10-12 21:40",
        "离开时间（2026-10-11 08:00）早于到达时间",
    ):
        assert complaint in shown
    assert f"已写好 {file}。" in shown
    assert run("check", file).returncode == 0


def test_a_folder_that_cannot_be_made_is_a_plain_refusal(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    said = run(*NEW, blocked / "below" / "mine.yml", "--language", "en")
    assert said.returncode == 1
    assert "error: cannot write there (a part of the path is not a folder)" in said.stderr
    assert "Traceback" not in said.stderr
    chinese = run(*NEW, blocked / "below" / "mine.yml", "--language", "zh-Hans")
    assert "错误: 无法写入（路径中有一段不是文件夹）\n    → 请用 --out 换一个文件夹" in chinese.stderr


# -- schema -----------------------------------------------------------------------------------------


def test_the_committed_schemas_are_those_of_the_models() -> None:
    """When this fails, run `playbook schema` and commit what it writes."""
    assert {file.name for file in SCHEMAS.glob("*.json")} == {name for name, _ in texts()}, (
        "run `playbook schema`"
    )
    for name, content in texts():
        assert (SCHEMAS / name).read_text("utf-8") == content, f"{name} is stale: run `playbook schema`"


def test_schemas_are_written_where_one_wants_them(tmp_path: Path) -> None:
    said = run("schema", "--out", tmp_path / "new" / "folder", "--language", "en")
    assert said.returncode == 0
    written = {file.name for file in (tmp_path / "new" / "folder").iterdir()}
    assert written == {file.name for file in SCHEMAS.glob("*.json")}


def test_every_file_that_people_write_names_a_schema_that_is_there() -> None:
    files = [*DATA.rglob("*.yml"), *VISITS.glob("*.yml")]
    assert len(files) > 40
    for file in files:
        first = file.read_text("utf-8").splitlines()[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, f"{file.relative_to(ROOT)} does not name its schema"
        assert (file.parent / match[1]).resolve().is_file(), file


# -- doctor -----------------------------------------------------------------------------------------


def test_the_doctor_finds_this_machine_in_order() -> None:
    said = run("doctor", "--language", "en")
    assert said.returncode == 0, said.stdout
    for name in (
        "Python",
        "weasyprint",
        "mkdocs",
        "Pango",
        "HarfBuzz subset",
        "Font NotoSansCJK-Regular.ttc",
        "Chromium",
    ):
        assert re.search(rf"(?m)^ok +{re.escape(name)} ", said.stdout), name
    assert "Everything needed is here." in said.stdout
    assert run("doctor", "--language", "zh-Hans").stdout.splitlines()[-1] == "所需的都已齐全。"
    assert all(one["version"] for one in json.loads(run("doctor", "--json").stdout) if one["needed"])


def test_the_doctor_says_what_is_missing_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_FONT_FOLDERS", ("/nowhere",))
    monkeypatch.setattr(doctor, "_BROWSERS", ("no-such-browser",))
    said = CliRunner().invoke(main, ["doctor", "--language", "en"])
    assert said.exit_code == 1
    assert re.search(
        r"(?m)^MISSING +Font NotoSansCJK-Bold.ttc +→ apt-get install fonts-noto-cjk, or: make$", said.output
    )
    assert re.search(r"(?m)^not there +Chromium +→ only the tests need it", said.output)
    assert said.output.splitlines()[-1] == "2 needed and missing. `make` installs what it can."

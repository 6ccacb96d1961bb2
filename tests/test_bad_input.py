"""Every kind of faulty visit file, with the words that a salesperson gets, in English and Chinese."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playbook.paths import ROOT
from playbook.problems import Refused
from playbook.visits import load_visit
from tests.given import COMMAND, SMALL, real, run

BAD = sorted((Path(__file__).parent / "bad").glob("*.yml"))


def told(path: Path, language: str) -> str:
    """All that is said about a file, under its bare name."""
    with pytest.raises(Refused) as refused:
        load_visit(path, real())
    return "\n".join(one.line(language) for one in refused.value.problems).replace(f"{path.parent}/", "")


def expected(path: Path) -> list[str]:
    """The words in English and in Chinese; `{roles}` stands for the names of all roles, in order."""
    playbook = real()
    nouns = {
        "roles": [one.id for one in playbook.roles],
        "supplies": [one.id for one in playbook.supplies],
        "procedures": [one.id for one in playbook.procedures],
        "purposes": [one.id for one in playbook.purposes],
    }
    words = path.with_suffix(".expected").read_text("utf-8").strip()
    for noun, ids in nouns.items():
        words = words.replace(f"{{{noun}}}", ", ".join(sorted(ids)))
    return words.split("\n\n")


def test_each_faulty_file_has_its_expected_words() -> None:
    assert len(BAD) >= 35
    assert {one.with_suffix("") for one in BAD} == {
        one.with_suffix("") for one in BAD[0].parent.glob("*.expected")
    }


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_words_are_as_expected(path: Path) -> None:
    english, chinese = expected(path)
    assert told(path, "en") == english
    assert told(path, "zh-Hans") == chinese
    assert told(path, "zh-Hant") == chinese


def test_the_small_visit_behind_the_faulty_ones_is_sound(tmp_path: Path) -> None:
    file = tmp_path / "small.yml"
    file.write_text(SMALL, "utf-8")
    assert load_visit(file, real()).visit == "muster-2026-10"


def test_chinese_messages_hold_no_english_sentence() -> None:
    for path in BAD:
        for line in told(path, "zh-Hans").splitlines():
            bare = line.split("错误: ")[-1]
            assert any("\u4e00" <= sign <= "\u9fff" for sign in bare), line


# -- files that cannot be committed -----------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "visit.yml"


def test_an_empty_file(file: Path) -> None:
    file.touch()
    assert told(file, "en") == (
        "visit.yml: error: the file is empty\n"
        "    → start with `playbook new`, or copy an example from kits/visits/"
    )
    assert told(file, "zh-Hans") == (
        "visit.yml: 错误: 文件是空的\n    → 请用 `playbook new` 新建，或复制 kits/visits/ 里的示例"
    )


def test_a_file_that_is_not_there(file: Path) -> None:
    assert told(file, "en") == (
        "visit.yml: error: there is no such file\n"
        "    → check the name and the folder; `playbook new` writes a new visit file"
    )
    assert told(file, "zh-Hans").startswith("visit.yml: 错误: 找不到这个文件\n")


def test_a_folder(file: Path) -> None:
    file.mkdir()
    assert told(file, "en") == (
        "visit.yml: error: this is a folder, not a file\n    → name one file inside it"
    )
    assert told(file, "zh-Hans") == "visit.yml: 错误: 这是文件夹，不是文件\n    → 请写出其中的一个文件"


def test_a_pipe_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert told(file, "en") == "visit.yml: error: this is not an ordinary file\n    → name a .yml file"


def test_fifty_megabytes_are_not_read(file: Path) -> None:
    with file.open("wb") as stream:
        stream.write(b"visit: ")
        stream.truncate(50_000_000)
    assert told(file, "en") == (
        "visit.yml: error: the file is far too large (50 MB); a visit file has a few KB\n"
        "    → this is probably another kind of file; the limit is 1 MB"
    )
    assert told(file, "zh-Hans") == (
        "visit.yml: 错误: 文件太大（50 MB），来访文件一般只有几 KB\n    → 可能选错了文件；上限为 1 MB"
    )


def test_fifty_real_megabytes_are_refused_as_fast_as_a_small_file(file: Path) -> None:
    file.write_bytes(b"# a line of nothing but comment, over and over again\n" * 1_000_000)
    assert "too large (53 MB)" in told(file, "en")


def test_another_encoding_names_the_spot(file: Path) -> None:
    file.write_bytes("visit: muster\ncustomer: 样例\n".encode("gb18030"))
    assert told(file, "en") == (
        "visit.yml:2:11: error: the file is not in UTF-8 here\n"
        "    → save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)"
    )
    assert told(file, "zh-Hans") == (
        "visit.yml:2:11: 错误: 文件从这里起不是 UTF-8 编码\n"
        "    → 请另存为 UTF-8 编码（记事本：另存为 → 编码 → UTF-8）"
    )


def test_the_column_counts_characters_before_the_spot(file: Path) -> None:
    file.write_bytes("# 样例 J".encode() + b"\xf6rg\n")
    assert told(file, "en").startswith("visit.yml:1:7: error: the file is not in UTF-8 here")


def test_the_encoding_of_old_spreadsheets(file: Path) -> None:
    file.write_bytes(SMALL.encode("utf-16"))
    assert told(file, "en").startswith("visit.yml:1:1: error: the file is in UTF-16, not in UTF-8\n")


def test_a_mark_at_the_start_of_a_file_is_no_mistake(file: Path) -> None:
    file.write_bytes(SMALL.encode("utf-8-sig"))
    assert load_visit(file, real()).visit == "muster-2026-10"


def test_a_file_that_may_not_be_read(file: Path, tmp_path: Path) -> None:
    """As an ordinary user, because to root every file is open."""
    file.write_text(SMALL, "utf-8")
    file.chmod(0)
    for folder in (tmp_path, *tmp_path.parents):
        if folder != Path("/") and folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o055)
    code = (
        "import os, sys; from pathlib import Path; from playbook.store import load_playbook;"
        "from playbook.paths import DATA; from playbook.visits import load_visit;"
        "from playbook.problems import Refused; content = load_playbook(DATA);"
        "os.getuid() or (os.setgid(65534), os.setuid(65534))\n"
        "try: load_visit(Path(sys.argv[1]), content)\n"
        "except Refused as refused: print(refused.problems[0].line(sys.argv[2]))\n"
    )
    for language, expected in (
        (
            "en",
            "the file cannot be read (no permission)\n"
            "    → check who may read it, or copy it to a folder of your own",
        ),
        ("zh-Hans", "文件无法读取（没有权限）\n    → 请检查文件权限，或复制到自己的文件夹后再试"),
    ):
        said = subprocess.run(
            [sys.executable, "-c", code, str(file), language],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert said.stdout.strip().endswith(expected)


# -- through the command ----------------------------------------------------------------------------


def test_all_mistakes_of_all_files_come_at_once_and_end_with_one() -> None:
    files = [path for path in BAD if path.stem in ("leaves-early", "rank-tie", "syntax-tab")]
    said = run("check", *files, "--language", "en")
    assert said.returncode == 1
    assert said.stdout == ""
    assert "Traceback" not in said.stderr
    assert [
        line.split("/")[-1].split(":")[0] for line in said.stderr.splitlines() if ": error: " in line
    ] == [
        "leaves-early.yml",
        "rank-tie.yml",
        "syntax-tab.yml",
        "syntax-tab.yml",
    ]
    assert said.stderr.splitlines()[-1] == "4 to correct"


def test_a_faulty_visit_gives_no_kit_and_no_plan(tmp_path: Path) -> None:
    bad = BAD[0].parent / "leaves-early.yml"
    for command in (["kit", bad, "--out", tmp_path / "out"], ["plan", bad]):
        said = run(*command, "--language", "zh-Hans")
        assert (said.returncode, said.stdout) == (1, "")
        assert "离开时间（2026-10-11 16:20）早于到达时间（2026-10-12 09:40）" in said.stderr
    assert not (tmp_path / "out").exists()


def test_the_command_is_installed() -> None:
    assert COMMAND.is_file()

"""`playbook kit --all` and `--zip`: what lies in the folder, and what a second run does to it."""

import io
import json
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document

from playbook import checks, kits
from playbook.cli import main
from playbook.kits import Wanted, make_kit
from playbook.model.base import Language
from playbook.model.sheet import Edition
from playbook.paths import VISITS
from playbook.plan import VisitPlan
from playbook.render.files import office_files
from playbook.render.html import Paper
from playbook.visits import load_visit
from tests.given import SMALL
from tests.kit.making import playbook
from tests.office.reading import NOW, example

FILE = VISITS / "example-inspection.yml"
VISIT = "example-inspection"
TINY = "muster-2026-10"


@pytest.fixture(autouse=True)
def no_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are not about PDFs, which take seconds: a stand-in for each."""
    monkeypatch.setattr(kits, "edition_paper", stand_in)
    monkeypatch.setattr(kits, "press", lambda *_: lambda papers, _: [x.titles[0].encode() for x in papers])
    monkeypatch.setattr(kits, "office_files", remembered)
    monkeypatch.setattr(checks, "sound_playbook", lambda _: playbook())


def stand_in(plan: VisitPlan, edition: Edition, *_: Any) -> Paper:
    return Paper((f"{plan.visit.visit} {edition}",), (), {})


MADE: dict[tuple[str, str, str], dict[str, bytes]] = {}


def remembered(made: VisitPlan, language: Language) -> dict[str, bytes]:
    """The real files, made once for each moment; that they come out alike is tested one by one."""
    key = (made.visit.visit, made.now.isoformat(), language)
    if key not in MADE:
        MADE[key] = office_files(made, language)
    return dict(MADE[key])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A visit file with little in it: these tests make its kit many times."""
    file = tmp_path_factory.mktemp("visit") / "visit.yml"
    file.write_text(SMALL, "utf-8")
    return file


def make(file: Path, out: Path, later: int = 0, **wanted: Any) -> list[Path]:
    visit = load_visit(file, playbook())
    now = NOW + timedelta(minutes=later)
    return list(make_kit(playbook(), visit, now, "en", out, file, Wanted(**{"office": True, **wanted})))


def test_the_folder_holds_every_kind_of_file_named_after_the_visit(tmp_path: Path) -> None:
    said = CliRunner().invoke(
        main, ["kit", str(FILE), "--all", "--out", str(tmp_path), "--now", "2026-09-17T09:00"]
    )
    assert said.exit_code == 0, said.output
    folder = tmp_path / VISIT
    names = {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}
    assert {f"{folder / name}" for name in names} == set(said.output.split())
    editions = ("host", "guest", "letters", "driver", "kitchen", "desk", "signs")
    assert {f"{VISIT}-{one}.pdf" for one in editions} <= names
    papers = (
        "minutes.docx",
        "thank-you.docx",
        "invitation.docx",
        "run-sheet.xlsx",
        "budget.xlsx",
        "plan.json",
    )
    assert {f"{VISIT}-{one}" for one in (*papers, "agenda.ics", "guest-agenda.ics")} <= names
    assert f"calendars/{VISIT}-zhou-tongli.ics" in names
    assert all(re.fullmatch(rf"(calendars/)?{VISIT}-[a-z-]+\.(pdf|ics|docx|xlsx|json)", one) for one in names)


def test_the_zip_holds_the_same_files_in_a_folder(tmp_path: Path, small: Path) -> None:
    make(small, tmp_path / "folder")
    [path] = make(small, tmp_path / "zip", one_file=True)
    first = path.read_bytes()
    assert [one.read_bytes() for one in make(small, tmp_path / "zip", one_file=True)] == [first]
    assert path == tmp_path / "zip" / f"{TINY}.zip"
    assert [one.name for one in (tmp_path / "zip").iterdir()] == [path.name]
    with zipfile.ZipFile(path) as bundle:
        packed = {name: bundle.read(name) for name in bundle.namelist()}
        assert {one.date_time for one in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    folder = tmp_path / "folder"
    assert packed == {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def test_the_zip_alone_means_everything_and_an_edition_alone_stays_alone(tmp_path: Path, small: Path) -> None:
    for options, count in (([], 15), (["--edition", "desk"], 1)):
        out = tmp_path / str(count)
        said = CliRunner().invoke(main, ["kit", str(small), "--zip", *options, "--out", str(out)])
        assert said.exit_code == 0, said.output
        with zipfile.ZipFile(out / f"{TINY}.zip") as bundle:
            assert len(bundle.namelist()) >= count
            assert (len(bundle.namelist()) == 1) is (count == 1)


def test_the_plan_is_what_the_command_prints() -> None:
    printed = CliRunner().invoke(main, ["plan", str(FILE), "--json", "--now", "2026-09-17T09:00"]).stdout
    assert office_files(example(), "zh-Hans")[f"{VISIT}-plan.json"].decode("utf-8") == printed
    assert json.loads(printed)["visit"] == VISIT


def test_a_paper_that_somebody_has_typed_into_is_kept_and_the_new_one_put_beside_it(
    tmp_path: Path, small: Path
) -> None:
    make(small, tmp_path)
    paper = tmp_path / TINY / f"{TINY}-minutes.docx"
    document = Document(io.BytesIO(paper.read_bytes()))
    document.add_paragraph("typed in by hand")
    document.core_properties.modified += timedelta(hours=1)  # as every office program does when it saves
    document.save(str(paper))
    typed = paper.read_bytes()
    again = make(small, tmp_path, later=5)
    assert paper.read_bytes() == typed
    assert paper.with_name(f"{TINY}-minutes-2.docx") in again
    assert paper.with_name(f"{TINY}-budget.xlsx") in again
    assert make(small, tmp_path, later=5) == again  # the copy was not typed into, so it is replaced


def test_what_is_not_one_of_our_documents_is_left_alone(tmp_path: Path, small: Path) -> None:
    (tmp_path / TINY).mkdir()
    paper = tmp_path / TINY / f"{TINY}-minutes.docx"
    paper.write_bytes(b"not a document")
    make(small, tmp_path)
    assert paper.read_bytes() == b"not a document"


def test_the_calendar_of_somebody_without_tasks_goes_and_other_files_stay(
    tmp_path: Path, small: Path
) -> None:
    make(small, tmp_path)
    calendars = tmp_path / TINY / "calendars"
    (calendars / f"{TINY}-nobody.ics").write_text("old", "utf-8")
    (tmp_path / TINY / "notes.txt").write_text("mine", "utf-8")
    make(small, tmp_path)
    assert not (calendars / f"{TINY}-nobody.ics").exists()
    assert (tmp_path / TINY / "notes.txt").exists()

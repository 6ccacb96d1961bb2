"""The papers of a course as the command prints them, read back; and as HTML where only words matter."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from playbook.course.pack import Pack, make_pack
from playbook.courses import broken_papers
from playbook.model.playbook import Playbook
from playbook.model.questions import Choose, FindMistake, Say
from playbook.model.training import Course
from playbook.paths import KITS
from playbook.render.course import PAPERS, course_html
from playbook.render.voice import Voice
from tests.given import run

NAMES = ("booklet", "guide", "exam", "answer-key", "sign-off", "certificate")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """A driver's course: a short path, so that printing is quick."""
    out = tmp_path_factory.mktemp("course")
    said = run("course", "--role", "driver", "--language", "en", "--seed", 3, "--out", out)
    assert said.returncode == 0, said.stderr
    files = [Path(line) for line in said.stdout.splitlines()]
    assert [file.name for file in files] == [f"course-driver-{name}.pdf" for name in NAMES]
    return {name: PdfReader(file) for name, file in zip(NAMES, files, strict=True)}


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_each_paper_is_tagged_and_says_what_it_is(printed: dict[str, PdfReader]) -> None:
    for name, words in {
        "booklet": "Trainee booklet", "guide": "Trainer's guide", "exam": "Paper no. 3",
        "answer-key": "not for trainees", "sign-off": "In the first month", "certificate": "Certificate",
    }.items():  # fmt: skip
        reader = printed[name]
        assert words in text_of(reader), name
        assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
        assert str(reader.root_object["/Lang"]) == "en"
    assert len(printed["certificate"].pages) == 1


def test_the_driver_learns_the_modules_of_the_path_and_no_others(printed: dict[str, PdfReader]) -> None:
    booklet = text_of(printed["booklet"])
    for title in ("Seating and protocol", "Travel and lodging"):
        assert title in booklet
    assert "Talks and minutes" not in booklet
    assert "Administration office" in text_of(printed["sign-off"])


@pytest.fixture(scope="module")
def pack(playbook: Playbook, course: Course) -> Pack:
    return make_pack(playbook, course, 7, None, broken_papers(playbook, course))


@pytest.fixture(scope="module")
def pages(pack: Pack) -> dict[str, str]:
    return dict(zip(PAPERS, course_html(pack, "en", KITS), strict=True))


def said(pack: Pack, text: object) -> str:
    from markupsafe import escape  # noqa: PLC0415 - as the template writes it

    return str(escape(Voice(pack.playbook, "en").say(text)))  # type: ignore[arg-type]


def test_trainees_get_no_answers_and_the_key_has_them_all(pack: Pack, pages: dict[str, str]) -> None:
    for one in pack.exam.questions:
        question = one.question
        if "{" in question.because.en:
            continue
        assert said(pack, question.because) in pages["answer-key"]
        assert said(pack, question.because) not in pages["exam"]
        if isinstance(question, FindMistake):
            instead = next(line.instead for line in question.lines if line.instead)
            assert "{" in instead.en or said(pack, instead) in pages["answer-key"]
            assert said(pack, instead) not in pages["exam"]
        if isinstance(question, Say):
            assert said(pack, question.model) not in pages["exam"]
        if isinstance(question, Choose):
            for answer in question.answers:
                assert "{" in answer.text.en or said(pack, answer.text) in pages["exam"]


def test_the_guide_holds_what_the_booklet_must_not(pack: Pack, pages: dict[str, str]) -> None:
    for case in pack.cases:
        for one in case.questions:
            if "{" not in one.answer.en:
                assert said(pack, one.answer) in pages["guide"]
                assert said(pack, one.answer) not in pages["booklet"]
    for exercise in pack.exercises:
        wrong = pack.broken[exercise.id].wrong
        assert said(pack, wrong) in pages["guide"]
        assert said(pack, wrong) not in pages["booklet"]
    for play in pack.role_plays:
        for player in play.players:
            briefs = [said(pack, line) for line in player.brief if "{" not in line.en]
            assert all(brief not in pages["booklet"] for brief in briefs)


def test_the_same_seed_gives_the_same_papers_and_another_another_exam(
    pack: Pack, pages: dict[str, str], playbook: Playbook, course: Course
) -> None:
    again = make_pack(playbook, course, 7, None, pack.broken)
    assert dict(zip(PAPERS, course_html(again, "en", KITS), strict=True)) == pages
    other = make_pack(playbook, course, 8, None, pack.broken)
    changed = dict(zip(PAPERS, course_html(other, "en", KITS), strict=True))
    assert {name for name in PAPERS if changed[name] != pages[name]} == {"exam", "answer-key"}


def test_every_role_of_the_host_side_has_a_course(playbook: Playbook, course: Course) -> None:
    papers = broken_papers(playbook, course)
    for role in playbook.roles:
        if role.side == "host":
            made = make_pack(playbook, course, 1, role.id, papers)
            assert made.modules
            assert len(made.exam.questions) >= 10, role.id
            assert len(made.paths) == 1


def test_a_misspelt_role_is_told_with_the_nearest(tmp_path: Path) -> None:
    answer = run("course", "--role", "drivr", "--language", "en", "--out", tmp_path / "no")
    assert answer.returncode == 1
    assert "did you mean `driver`?" in answer.stderr
    assert not (tmp_path / "no").exists()

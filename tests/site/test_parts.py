"""Parts of the build by themselves, from colour to packing, and what a failed build leaves."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.checks import sound_course
from playbook.paths import DATA
from playbook.problems import Refused
from playbook.site import colour
from playbook.site.build import SiteError, build
from playbook.site.folding import tables
from playbook.site.handbook import Handbook
from playbook.site.layout import heading
from playbook.site.links import broken_links
from playbook.site.navigation import all_pages, tree
from playbook.site.offline import pack
from playbook.site.pages import PAGES
from playbook.site.stage import Job, stage
from playbook.site.voice import Voice

CHANNEL = st.integers(0, 255)


@given(st.tuples(CHANNEL, CHANNEL, CHANNEL), st.sampled_from([colour.PAPER, colour.NIGHT]))
def test_any_company_colour_becomes_readable(chosen: colour.Rgb, ground: colour.Rgb) -> None:
    text = colour.readable(chosen, ground)
    assert colour.contrast(text, ground) >= 4.5
    assert colour.contrast(text, colour.tint(text, ground)) >= 4.5
    assert colour.parse(colour.show(text)) == text


def test_contrast_as_the_norm_counts_it() -> None:
    assert colour.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert colour.contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_a_readable_colour_stays_what_the_company_chose() -> None:
    assert colour.readable(colour.parse("#1f4e5f"), colour.PAPER) == colour.parse("#1f4e5f")


def test_folding_knows_scripts_and_readings() -> None:
    found = tables(["会谈纪要", "會談紀要", "银行行长", "绿", "no Chinese"])
    assert found["simplified"]["會"] == "会"
    assert "会" not in found["simplified"]
    assert found["pinyin"]["行"] == ["hang"]
    assert found["pinyin"]["绿"] == ["lu", "lv"]
    assert "飛" not in found["simplified"]  # 飞 stands in none of these texts


def test_markdown_in_a_title_stays_text() -> None:
    assert heading("A_b* [c](d) #1 <i> {x}") == r"A\_b\* \[c\]\(d\) \#1 &lt;i&gt; \{x\}"


def write(folder: Path, **pages: str) -> None:
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")


def test_broken_links_are_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        a='<a href="b.html#here">1</a><a href="b.html#gone">2</a><a href="c.html">3</a><img src="x.png">',
        b='<p id="here"></p><a href="#here"></a><a href="https://example.com/x">4</a><a href="tel:1">5</a>',
        d='<i id="twice"></i><b id="twice"></b>',
    )
    assert broken_links(tmp_path) == [
        "a.html: b.html#gone leads to no anchor",
        "a.html: c.html leads to no file",
        "a.html: x.png leads to no file",
        "d.html: #twice occurs twice",
    ]


def test_staging_again_writes_only_what_changed(tmp_path: Path) -> None:
    playbook, course = sound_course(DATA)
    job = Job(DATA, "zh-Hant", ("zh-Hant",), tmp_path, tmp_path / "site")
    stage(playbook, course, job)
    files = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}
    stale = tmp_path / "docs/roles/no-longer.md"
    stale.write_text("old", encoding="utf-8")
    changed = tmp_path / "docs/roles/salesperson.md"
    changed.write_text("other", encoding="utf-8")
    stage(playbook, course, job)
    assert not stale.exists()
    now = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}
    assert now.keys() == files.keys()
    assert [file for file in now if now[file] != files[file]] == [changed]


def test_a_zip_of_the_same_pages_is_the_same_file_and_holds_all(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text("first", encoding="utf-8")
    (site / "en/页.html").write_text("二", encoding="utf-8")
    one = pack(site, tmp_path / "out/one.zip").read_bytes()
    os.utime(site / "index.html", (1, 1))
    assert pack(site, tmp_path / "out/two.zip").read_bytes() == one
    with zipfile.ZipFile(tmp_path / "out/one.zip") as bundle:
        assert bundle.namelist() == ["handbook/en/页.html", "handbook/index.html"]
        assert bundle.read("handbook/en/页.html").decode() == "二"
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["one.zip", "two.zip"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def old_site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the old one", encoding="utf-8")
    return site


def left(tmp_path: Path) -> list[str]:
    return sorted(file.name for file in tmp_path.iterdir() if file.name != "data")


def test_a_mistake_in_the_data_leaves_the_old_site(tmp_path: Path, data: Path) -> None:
    site = old_site(tmp_path)
    company = data / "company.yml"
    wrong = company.read_text(encoding="utf-8").replace("accent:", "acccent:")
    company.write_text(wrong, encoding="utf-8")
    with pytest.raises(Refused):
        build(site, ("en",), lambda _: None, data=data)
    assert (site / "index.html").read_text(encoding="utf-8") == "the old one"
    assert left(tmp_path) == ["site"]


def test_a_page_that_cannot_be_made_is_named_and_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Handbook) -> str:
        raise KeyError("nobody knows")

    monkeypatch.setitem(PAGES, "glossary", fails)
    site = old_site(tmp_path)
    with pytest.raises(SiteError, match=r"glossary\.md[\s\S]*nobody knows"):
        build(site, ("en",), lambda _: None)
    assert (site / "index.html").read_text(encoding="utf-8") == "the old one"
    assert left(tmp_path) == ["site"]


def test_one_language_can_be_built_alone(tmp_path: Path) -> None:
    said: list[str] = []
    built = build(tmp_path / "site", ("zh-Hant",), said.append)
    assert sorted(one.name for one in (tmp_path / "site").iterdir()) == ["index.html", "zh-Hant"]
    assert [one.language for one in built] == ["zh-Hant"]
    assert any("1/1 zh-Hant" in line for line in said)


def test_the_offline_zip_holds_the_whole_site(site: Path) -> None:
    with zipfile.ZipFile(site.with_name("handbook.zip")) as opened:
        inside = {name.removeprefix("handbook/"): opened.read(name) for name in opened.namelist()}
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    assert inside.keys() == files.keys()
    assert all(inside[name] == file.read_bytes() for name, file in files.items())


def test_every_review_names_pages_that_exist() -> None:
    playbook, course = sound_course(DATA)
    pages = {path.removesuffix(".md") for path in all_pages(tree(Voice(playbook, "en", course)))}
    folders = {page.split("/")[0] for page in pages}
    assert {one.pages for one in playbook.reviews} <= {"all"} | pages | folders

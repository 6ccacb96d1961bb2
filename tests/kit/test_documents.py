"""For each source document a visit whose paper holds its steps, the forms they ask for and its level.

Only the sheets that hold them are printed; the example kits show every sheet.
"""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from playbook.paths import KITS, ROOT
from playbook.plan import make_plan
from playbook.render.html import edition_html
from playbook.render.pdf import pdf
from playbook.visits import load_visit
from playbook.words import pick
from tests.kit.making import playbook
from tests.kit.reading import bare, read
from tests.kit.test_steps import label, parts, printed

VISITS = sorted((ROOT / "tests" / "visits").glob("*.yml"))
NOW = datetime.fromisoformat("2026-09-17T09:00+08:00")


SHEETS = ("_shared", "checklist", "skipped", "level", "further-forms")


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheets") / "kits"
    for sheet in SHEETS:
        shutil.copytree(KITS / sheet, folder / sheet)
    return folder


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_the_paper_of_a_document_holds_all_its_steps(path: Path, kits: Path, tmp_path: Path) -> None:
    plan = make_plan(playbook(), load_visit(path, playbook()), NOW)
    file = tmp_path / "host.pdf"
    file.write_bytes(pdf(edition_html(plan, "host", "zh-Hans", kits), NOW, kits))
    paper = read(file)
    found = parts(paper, "zh-Hans")
    live = found["included"] + found["to-settle"]
    assert plan.with_status("included")
    for step in plan.steps:
        wanted = int(step.status != "not-applicable")
        assert printed(step.number, pick(step.title, "zh-Hans"), live, "zh-Hans") == wanted, step.id
    for step in plan.steps:
        said = [step.caution, *(one.caution for one in step.details if one.status != "not-applicable")]
        for caution in said if step.status != "not-applicable" else ():
            assert caution is None or bare(pick(caution, "zh-Hans")) in live, step.id
    asked = {form for step in plan.steps if step.status != "not-applicable" for form in step.forms}
    if any(line.kind == "gift" and line.count for line in plan.budget.lines):
        asked.add("gift-and-drinks-slip")  # wherever gifts are given, somebody signs for them
    for form in plan.forms:
        title = pick(form.form.title, "zh-Hans")
        headed = any(bare(title) in bare(mark.title) for mark in paper.outline)
        assert headed == (form.applies and form.form.id in asked), form.form.id
    if plan.level:
        assert bare(pick(plan.level.title, "zh-Hans")) in paper.sheet(label("level-title", "zh-Hans"))

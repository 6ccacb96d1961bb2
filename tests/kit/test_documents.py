"""For each source document a visit whose host pack holds, as steps to do, what its plan says."""

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
from tests.kit.reading import read
from tests.kit.test_steps import parts, printed

VISITS = sorted((ROOT / "tests" / "visits").glob("*.yml"))
NOW = datetime.fromisoformat("2026-09-17T09:00+08:00")


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_the_host_pack_of_a_document_holds_all_its_steps(path: Path, tmp_path: Path) -> None:
    plan = make_plan(playbook(), load_visit(path, playbook()), NOW)
    paper = tmp_path / "host.pdf"
    paper.write_bytes(pdf(edition_html(plan, "host", "zh-Hans", KITS), NOW, KITS))
    found = parts(read(paper), "zh-Hans")
    live = found["included"] + found["to-settle"]
    assert plan.with_status("included")
    for step in plan.steps:
        wanted = int(step.status != "not-applicable")
        assert printed(step.number, pick(step.title, "zh-Hans"), live, "zh-Hans") == wanted, step.id

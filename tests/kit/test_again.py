"""The same visit at the same time gives the same bytes; at another time other steps are late."""

from datetime import datetime
from pathlib import Path

import pytest

from playbook.paths import KITS, VISITS
from playbook.plan import make_plan
from playbook.render.html import edition_html
from playbook.visits import load_visit
from tests.kit.conftest import NOW, Make
from tests.kit.making import playbook
from tests.kit.reading import bare

NAME = "example-complaint"
pytestmark = pytest.mark.xdist_group(f"kit-{NAME}")


def test_two_processes_write_the_same_bytes_and_a_time_may_name_its_zone(example: Make) -> None:
    """03:00 two hours east of Greenwich is 09:00 on the host's clock; the second takes none of the first."""
    first, second = example(NAME), example(NAME, "zh-Hans", "2026-09-17T03:00+02:00", "--no-cache")
    assert first.host.path != second.host.path
    assert first.host.content == second.host.content
    assert first.guest.content == second.guest.content


def test_another_time_changes_what_is_late() -> None:
    """After the visit everything not done is late; long before it, nothing is."""
    visit = load_visit(VISITS / f"{NAME}.yml", playbook())
    early, late = (
        bare(edition_html(make_plan(playbook(), visit, datetime.fromisoformat(now)), "host", "zh-Hans", KITS))
        for now in (NOW, "2026-10-13T09:00")
    )
    assert bare("没有逾期事项") in early
    assert bare("没有逾期事项") not in late
    assert late.count(bare("逾期")) > early.count(bare("逾期")) + 20
    assert bare("截至 2026年9月17日（周四） 09:00") in early
    assert bare("截至 2026年10月13日（周二） 09:00") in late


def test_the_command_tells_what_it_wrote(example: Make) -> None:
    kit = example(NAME)
    assert [Path(line).name for line in kit.said.splitlines()] == [f"{NAME}-host.pdf", f"{NAME}-guest.pdf"]
    assert all(Path(line).exists() for line in kit.said.splitlines())

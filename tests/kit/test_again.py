"""The same visit at the same time gives the same bytes; at another time other steps are late."""

import re
from pathlib import Path

import pytest

from tests.kit.conftest import Make
from tests.kit.reading import bare

NAME = "example-complaint"
pytestmark = pytest.mark.xdist_group(f"kit-{NAME}")


def test_two_processes_write_the_same_bytes_and_a_time_may_name_its_zone(example: Make) -> None:
    """03:00 two hours east of Greenwich is 09:00 on the host's clock."""
    first, second = example(NAME), example(NAME, now="2026-09-17T03:00+02:00")
    assert first.host.path != second.host.path
    assert first.host.content == second.host.content
    assert first.guest.content == second.guest.content


def test_another_time_changes_what_is_late(example: Make) -> None:
    """After the visit everything not done is late; long before it, nothing is."""
    early, late = example(NAME).host, example(NAME, now="2026-10-13T09:00").host
    mark = bare("逾期")
    assert bare("没有逾期事项") in early.pages[0]
    assert bare("没有逾期事项") not in late.pages[0]
    assert len(re.findall(mark, late.text)) > len(re.findall(mark, early.text)) + 20
    assert bare("截至 2026年9月17日（周四） 09:00") in early.pages[0]
    assert bare("截至 2026年10月13日（周二） 09:00") in late.pages[0]


def test_the_command_tells_what_it_wrote(example: Make) -> None:
    kit = example(NAME)
    assert [Path(line).name for line in kit.said.splitlines()] == [f"{NAME}-host.pdf", f"{NAME}-guest.pdf"]
    assert all(Path(line).exists() for line in kit.said.splitlines())

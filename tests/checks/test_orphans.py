"""Nothing lies about unused."""

import pytest

from playbook.checks import orphans
from playbook.paths import DATA
from playbook.store import open_store
from tests.checks.breaking import Break


def test_the_real_content_is_in_order() -> None:
    store = open_store(DATA)
    assert store.playbook is not None
    assert list(orphans.check(store, store.playbook)) == []


EXTRA_PHASE = """\
  - {id: extra, order: 90, title: {en: Extra, zh-Hans: 额外}, summary: {en: None., zh-Hans: 无。}}
"""


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("procedures/overseas.yml", "      - steer-route\n", "", "step `steer-route`"),
        ("phases.yml", "phases:\n", f"phases:\n{EXTRA_PHASE}", "phase `extra`"),
        ("purposes.yml", "agenda: complaint\n", "agenda: relationship\n", "agenda template `complaint`"),
        ("forms/vehicle-request.yml", "id: vehicle-request\n", "id: old-request\n", "form `old-request`"),
    ],
)
def test_what_nothing_uses_is_found(broken: Break, file: str, old: str, new: str, said: str) -> None:
    found = [one for one in broken(file, old, new) if one.rule == "orphan"]
    assert [one.message["en"] for one in found] == [f"{said} is not used anywhere"]


def test_a_role_that_nobody_needs_is_found(broken: Break) -> None:
    role = (
        "roles:\n  - id: porter\n    order: 990\n    title: {en: Porter, zh-Hans: 门卫}\n"
        "    what: {en: None., zh-Hans: 无。}\n    why: {en: None., zh-Hans: 无。}\n"
        "    when: {en: None., zh-Hans: 无。}\n    duties: []\n"
    )
    assert [(one.rule, one.message["en"]) for one in broken("roles.yml", "roles:\n", role)] == [
        ("orphan", "role `porter` is not used anywhere")
    ]

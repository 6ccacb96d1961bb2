"""Each statement of a complete document is carried, or set aside with a reason, and never both."""

from playbook.checks import coverage
from playbook.paths import DATA
from playbook.store import open_store
from tests.checks.breaking import Break

OV = "sources/OV.yml"
NEW = '  - {id: OV-900, at: "end", kind: rule, says: "A statement that nobody carries."}\n'
REASON = "reason: {en: Belongs to another company., zh-Hans: 属于另一家公司。}"


def test_every_statement_of_the_real_source_is_carried_or_set_aside() -> None:
    store = open_store(DATA)
    assert store.playbook is not None
    assert list(coverage.check(store, store.playbook)) == []
    [source] = [one for one in store.playbook.sources if one.document == "OV"]
    assert source.complete
    assert len(source.statements) == 237
    assert len(coverage.carried(store.playbook) | {one.id for one in source.set_aside}) >= 237


def test_a_statement_that_nobody_carries_is_found(broken: Break) -> None:
    found = broken(OV, "statements:\n", "statements:\n" + NEW)
    assert [(one.rule, one.message["en"], one.place.file) for one in found] == [
        ("coverage", "statement OV-900 is neither carried nor set aside", "data/sources/OV.yml")
    ]


def test_set_aside_with_a_reason_is_enough(broken: Break) -> None:
    aside = f"set_aside:\n  - {{id: OV-900, {REASON}}}\nstatements:\n"
    assert broken(OV, "statements:\n", aside + NEW) == []


def test_carried_and_set_aside_at_once_is_found(broken: Break) -> None:
    aside = f"set_aside:\n  - {{id: OV-139, {REASON}}}\nstatements:\n"
    [found] = broken(OV, "statements:\n", aside)
    assert found.rule == "coverage-twice"
    assert found.message["en"] == "statement OV-139 is carried and set aside at once"


def test_setting_aside_what_the_document_does_not_have_is_found(broken: Break) -> None:
    aside = f"set_aside:\n  - {{id: OV-901, {REASON}}}\nstatements:\n"
    [found] = broken(OV, "statements:\n", aside)
    assert (found.rule, found.place.file) == ("coverage-aside", "data/sources/OV.yml")


def test_a_document_not_yet_complete_is_left_in_peace(broken: Break) -> None:
    assert broken(OV, "statements:\n", "statements:\n" + NEW, OV, "complete: true", "complete: false") == []

"""A figure of a statement lives on in an item that carries the statement."""

import json
import shutil
from pathlib import Path
from typing import Any

from playbook import yamlio
from playbook.checks import check, figures
from playbook.checks.coverage import carried
from playbook.paths import DATA
from playbook.store import open_store
from tests.checks.breaking import Break


def test_the_real_content_is_in_order() -> None:
    store = open_store(DATA)
    assert store.playbook is not None
    assert list(figures.check(store, store.playbook)) == []


def watched() -> set[tuple[str, str]]:
    """Statement and name of every figure that the rule looks after."""
    store = open_store(DATA)
    assert store.playbook is not None
    named = carried(store.playbook)
    return {
        (statement.id, name)
        for source in store.playbook.sources
        if source.complete
        for statement in source.statements
        if statement.id in named
        for name in statement.figures
        if name not in figures._ORDINALS | figures._WORDS
    }


def test_the_rule_has_figures_to_watch() -> None:
    assert len(watched()) >= 40
    assert {("OV-085", "days_before"), ("OV-137", "minutes_before"), ("OV-223", "max_size_mb")} <= watched()


def test_every_watched_figure_is_missed_when_no_item_holds_it(tmp_path: Path) -> None:
    """Not vacuous: each figure of the source, changed to an odd one, is reported, and nothing else is."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    for file in (data / "sources").glob("*.yml"):
        document = yamlio.read(file)
        assert isinstance(document.data, dict)
        statements: Any = document.data["statements"]
        for statement in statements:
            for name in statement.get("figures", {}):
                statement["figures"][name] = 987_654
        file.write_text(json.dumps(document.data, ensure_ascii=False), "utf-8")
    found = [one for one in check(open_store(data)) if one.rule == "figure-lost"]
    words = {
        tuple(one.message["en"].split(" = ")[0].removeprefix("statement ").split(" gives ")) for one in found
    }
    assert words == watched()


def test_a_figure_that_changed_on_the_way_is_found(broken: Break) -> None:
    found = broken("steps/internal-follow-up.yml", "working_days: 2", "working_days: 3")
    assert {one.rule for one in found} == {"figure-lost"}
    [own] = [one for one in found if one.place.file == "data/sources/OV.yml"]
    assert own.message["en"].startswith("statement OV-213 gives working_days = 2, but no item")


def test_positions_in_the_source_are_not_figures(broken: Break) -> None:
    assert broken("sources/OV.yml", "  - id: OV-139\n", "  - id: OV-139\n    figures: {phase: 987}\n") == []

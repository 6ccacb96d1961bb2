"""Imports point one way, and what is slow to load is loaded only where it is needed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from playbook.paths import ROOT

PACKAGE = ROOT / "scripts" / "playbook"

#: From the bottom up; a module imports from its own layer or from one below, never from above.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("messages", "messages_content", "paths", "py.typed"),
    ("problems",),
    ("model", "yaml_mistakes", "output", "zipped", "cache", "writing"),
    ("yamlio",),
    ("loading", "texts", "calendars", "condition_words", "conditions"),
    ("store", "schedule", "due_words", "dates", "seating", "visit_facts", "people"),
    ("words", "walk", "about"),
    ("checks", "phrases"),
    ("agenda",),
    (
        "forms",
        "findings",
        "cards",
        "cars",
        "budget",
        "levels",
        "steps",
        "seats",
        "table",
        "drives",
        "notices",
        "signs",
        "protocol",
        "visit_ids",
    ),
    ("plan", "visits", "visit_text"),
    ("changes", "changes_model", "changes_parts", "changes_people", "changes_seats", "course"),
    ("listing", "schemas", "doctor", "visit_questions", "render", "site"),
    ("change_sheet",),
    ("kits", "courses", "books", "new_visit", "terminal"),
    ("batch", "cli_papers"),
    ("cli",),
)
LAYER = {name: level for level, names in enumerate(LAYERS) for name in names}
#: What only output needs. Everything else starts without it.
HEAVY = (
    *("weasyprint", "mkdocs", "opencc", "babel", "holidays", "pypinyin", "fontTools", "jinja2"),
    *("icalendar", "docx", "xlsxwriter"),
)


def modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts]


def part_of(path: Path) -> str:
    """The module of the package, or the folder that it lies in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of the package that a file imports, wherever in the file; for types alone does not count."""
    found: set[str] = set()
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            names = (
                [f"{node.module}.{one.name}" for one in node.names]
                if node.module == "playbook"
                else [node.module or ""]
            )
        elif isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("playbook.")}
    return found


def test_every_part_has_its_layer() -> None:
    parts = {part_of(path) for path in modules()} - {"__init__"}
    assert parts - set(LAYER) == set(), "name the layer of a new module"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    own = part_of(path)
    above = {one for one in imported(path) if one != own and LAYER.get(one, 0) > LAYER[own]}
    assert above == set()


def test_no_two_modules_import_each_other() -> None:
    edges: dict[str, set[str]] = {}
    for path in modules():
        edges.setdefault(part_of(path), set()).update(imported(path) - {part_of(path)})
    done: set[str] = set()

    def walk(part: str, way: tuple[str, ...]) -> None:
        assert part not in way, " -> ".join((*way, part))
        if part not in done:
            for other in sorted(edges.get(part, ())):
                walk(other, (*way, part))
            done.add(part)

    for part in sorted(edges):
        walk(part, ())


PURE = (
    "budget",
    "cards",
    "cars",
    "plan",
    "agenda",
    "seating",
    "seats",
    "findings",
    "forms",
    "schedule",
    "conditions",
    "people",
    "table",
    "changes",
    "about",
    "protocol",
)


@pytest.mark.parametrize("part", PURE)
def test_an_engine_knows_no_clock_no_file_and_no_template(part: str) -> None:
    files = [PACKAGE / f"{part}.py", *(PACKAGE / part).glob("*.py")]
    tree = ast.parse("\n".join(file.read_text("utf-8") for file in files if file.exists()))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert attributes & {"now", "today", "utcnow", "read_text", "read_bytes"} <= {"now"}
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert called & {"open", "datetime.now", "date.today", "datetime.today"} == set()
    brought = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    brought |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert brought & {"os", "pathlib", "time", "jinja2", "subprocess", "random"} == set()


def loaded_by(code: str) -> set[str]:
    said = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*(name.split('.')[0] for name in sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(said.stdout.split()) & set(HEAVY)


def test_checking_the_content_loads_nothing_heavy() -> None:
    command = (
        "from playbook.cli import main\ntry: main(['check'])\nexcept SystemExit as end: assert not end.code"
    )
    assert loaded_by(command) == set()


def test_help_loads_nothing_heavy_and_no_models_of_content() -> None:
    assert loaded_by("import playbook.cli") == set()


def test_heavy_libraries_would_be_noticed() -> None:
    assert loaded_by("import babel.dates") == {"babel"}

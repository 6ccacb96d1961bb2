"""The way from a bare machine to a working copy: lock file, Makefile, scripts/setup.sh, .ci/run.

The set-up script runs for real, on a machine made of stand-ins for apt, dpkg, sudo, venv and pip that write
down what they were asked to do: nothing is installed and no network is needed.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
TARGETS = {"help", "setup", "kit", "site", "serve", "check", "test", "bench", "lock", "offline"}
TARGETS |= {"schema", "clean"}
NEEDED = [
    "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-cjk", "fonts-noto-core",
    "tzdata",
]  # fmt: skip
FOR_TESTS = ["chromium", "libatomic1", "poppler-utils"]


def locked() -> dict[str, str]:
    """Name and version of every library in the lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", LOCK, re.MULTILINE))


# --- the lock ---


def test_every_library_has_one_exact_version_and_hashes() -> None:
    text = "\n".join(line for line in LOCK.splitlines() if not line.lstrip().startswith("#"))
    hashes = r"( \\\n    --hash=sha256:[0-9a-f]{64})+"
    rest = re.sub(rf"^[a-z0-9-]+==[0-9][0-9a-z.]*{hashes}$", "", text, flags=re.MULTILINE)
    assert rest.strip() == ""
    assert len(locked()) > 50


def test_lock_names_no_index_no_host_and_no_place_on_a_disk() -> None:
    other = r"://|--(?!hash=sha256:)\S*|\w+\.(?:com|org|net|io)\b| @ |(?<![\w.])/\w+"
    assert re.findall(other, LOCK) == []


def test_lock_holds_every_direct_dependency_in_a_version_that_is_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = sum(project["optional-dependencies"].values(), project["dependencies"])
    versions = locked()
    wanted = {canonicalize_name(line.name): line.specifier for line in map(Requirement, direct)}
    assert set(wanted) <= set(versions)
    assert [name for name, allowed in wanted.items() if not allowed.contains(versions[name])] == []


def test_every_locked_library_is_installed_and_runs_on_the_python_of_debian_12() -> None:
    installed = {name: metadata.distribution(name) for name in locked()}
    assert {name: one.version for name, one in installed.items()} == locked()
    allowed = {name: str(one.metadata.json.get("requires_python", "")) for name, one in installed.items()}
    assert [name for name, python in allowed.items() if not SpecifierSet(python).contains("3.11.2")] == []


# --- a machine of stand-ins ---

STAND_INS = {
    "python3": """
        pretend="import sys; sys.version_info = $VERSION; exec(sys.argv[1])"
        [ "$1" = -c ] && exec "$REAL_PYTHON" -c "$pretend" "$2"
        echo "python3 $*" >>"$ASKED"
        mkdir -p "$3/bin"
        cp "$STAND_INS/venv-python" "$3/bin/python"
    """,
    "venv-python": """
        [ "$1" = -c ] && exit 0
        echo "venv $*" >>"$ASKED"
        if [ -e "$STAND_INS/pip-fails" ]; then echo 'no such version'; exit 1; fi
        case $* in *--editable*) cp /bin/true .venv/bin/playbook ;; esac
    """,
    "dpkg-query": """
        while read -r name; do
            case " $* " in *" $name "*) printf 'installed:%s ' "$name" ;; esac
        done <"$STAND_INS/installed"
    """,
    "apt-get": """
        echo "apt-get $*" >>"$ASKED"
        [ "$1" = update ] || for name; do echo "$name" >>"$STAND_INS/installed"; done
    """,
    "id": 'echo "$FAKE_UID"',
    "sudo": """
        [ -e "$STAND_INS/may-sudo" ] || exit 1
        shift
        [ "$1" = true ] || echo "sudo $*" >>"$ASKED"
        "$@"
    """,
}


class Machine:
    """A copy of the set-up files on a machine whose package tools are stand-ins."""

    def __init__(self, folder: Path, *, packages: list[str]) -> None:
        self.project = folder / "a project"
        self.tools = folder / "tools"
        self.log = folder / "log"
        self.version = "(3, 11, 2)"
        self.uid = "0"
        self.tools.mkdir(parents=True)
        for name, body in STAND_INS.items():
            (self.tools / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
            (self.tools / name).chmod(0o755)
        (self.tools / "installed").write_text("".join(f"{name}\n" for name in packages), encoding="utf-8")
        for name in ("Makefile", "scripts/setup.sh", ".ci/run", "pyproject.toml", "requirements.lock"):
            (self.project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.project / name)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project; the log then holds only what this run asked of the machine."""
        self.log.write_text("", encoding="utf-8")
        environment = {
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "ASKED": str(self.log),
            "STAND_INS": str(self.tools),
            "REAL_PYTHON": sys.executable,
            "VERSION": self.version,
            "FAKE_UID": self.uid,
        }
        return subprocess.run(
            command, cwd=self.project, env=environment, capture_output=True, text=True, check=False
        )

    def setup(self, *options: str) -> subprocess.CompletedProcess[str]:
        return self.run("scripts/setup.sh", *options)

    def asked(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()

    def write(self, name: str, text: str) -> None:
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine that has the Debian packages and nothing else."""
    return Machine(tmp_path, packages=[*NEEDED, *FOR_TESTS])


@pytest.fixture
def bare(tmp_path: Path) -> Machine:
    """A machine without the Debian packages."""
    return Machine(tmp_path, packages=[])


def rebuilt(machine: Machine) -> bool:
    return any(line.startswith("python3 -m venv") for line in machine.asked())


# --- setting up ---


def test_bare_machine_gets_packages_then_the_environment(bare: Machine) -> None:
    done = bare.setup()
    assert done.returncode == 0, done.stderr
    update, install, venv, libraries, project, check = bare.asked()
    assert update == "apt-get update"
    assert install.startswith("apt-get install --yes --no-install-recommends ")
    assert install.split()[-len(NEEDED) :] == NEEDED
    assert venv == "python3 -m venv .venv"
    assert {"--require-hashes", "--no-deps", "requirements.lock"} < set(libraries.split())
    assert {"--no-deps", "--editable"} < set(project.split())
    assert check == "venv -m pip check"
    assert len(done.stdout.splitlines()) == 3


def test_second_run_installs_nothing(bare: Machine) -> None:
    bare.setup()
    again = bare.setup()
    assert (again.returncode, again.stdout.split(maxsplit=1)[1]) == (0, "nothing to install\n")
    assert bare.asked() == []


def test_apt_is_left_alone_when_all_packages_are_there(machine: Machine) -> None:
    assert machine.setup("--test").returncode == 0
    assert not [line for line in machine.asked() if "apt-get" in line]


def test_the_browser_is_installed_for_the_tests_only(bare: Machine) -> None:
    bare.setup()
    assert "chromium" not in " ".join(bare.asked())
    bare.setup("--test")
    assert bare.asked()[-1].split()[-len(FOR_TESTS) :] == FOR_TESTS
    assert len(bare.asked()) == 2


def test_without_rights_one_message_names_what_is_missing(bare: Machine) -> None:
    bare.uid = "1000"
    refused = bare.setup("--test")
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    for package in [*NEEDED, *FOR_TESTS]:
        assert package in refused.stderr
    assert bare.asked() == []
    assert not (bare.project / ".venv").exists()


def test_sudo_without_a_password_is_used(bare: Machine) -> None:
    bare.uid = "1000"
    (bare.tools / "may-sudo").touch()
    assert bare.setup().returncode == 0
    assert "sudo apt-get update" in bare.asked()


def test_an_old_python_is_told_in_one_line(machine: Machine) -> None:
    machine.version = "(3, 9, 2)"
    refused = machine.setup()
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "3.11 or newer" in refused.stderr
    assert "3.9" in refused.stderr
    assert machine.asked() == []


@pytest.mark.parametrize("change", ["lock", "python", "interpreter gone", "command gone", "folder moved"])
def test_an_environment_that_no_longer_fits_is_made_anew(machine: Machine, change: str) -> None:
    machine.setup()
    if change == "lock":
        machine.write("requirements.lock", LOCK + "# changed\n")
    elif change == "python":
        machine.version = "(3, 13, 5)"
    elif change == "interpreter gone":
        (machine.project / ".venv/bin/python").unlink()
    elif change == "command gone":
        (machine.project / ".venv/bin/playbook").unlink()
    else:
        machine.project = machine.project.rename(machine.project.with_name("elsewhere"))
    assert machine.setup().returncode == 0
    assert rebuilt(machine)
    machine.setup()
    assert machine.asked() == []


def test_new_project_metadata_installs_the_project_only(machine: Machine) -> None:
    machine.setup()
    machine.write("pyproject.toml", "# changed\n")
    machine.setup()
    assert [line.split()[3] for line in machine.asked()] == ["install", "check"]
    assert not rebuilt(machine)


def test_a_failing_step_shows_why_and_the_next_run_starts_over(machine: Machine) -> None:
    (machine.tools / "pip-fails").touch()
    failed = machine.setup()
    assert failed.returncode == 1
    assert "no such version" in failed.stderr
    (machine.tools / "pip-fails").unlink()
    assert machine.setup().returncode == 0
    assert rebuilt(machine)


def test_an_unknown_option_is_refused(machine: Machine) -> None:
    assert machine.setup("--tset").returncode == 1
    assert machine.asked() == []


# --- make and .ci/run ---


def test_help_lists_the_targets_and_every_one_exists(machine: Machine) -> None:
    listed = re.findall(r"^make (\S+) +\S", machine.run("make", "help").stdout, re.MULTILINE)
    assert set(listed) - {"set"} == TARGETS
    for target in TARGETS:
        tried = machine.run("make", "--dry-run", target, "VISIT=some.yml")
        assert tried.returncode == 0, tried.stderr


def test_kit_without_a_visit_asks_for_one(machine: Machine) -> None:
    machine.setup()
    refused = machine.run("make", "kit")
    assert refused.returncode != 0
    assert "make kit VISIT=" in refused.stderr


def test_make_ends_with_where_things_are(machine: Machine) -> None:
    machine.setup()
    machine.write("kits/visits/one.yml", "")
    writes = "mkdir -p kits/out && touch kits/out/one-host.pdf"
    machine.write(".venv/bin/playbook", f'#!/bin/sh\n[ "$1" != kit ] || {{ {writes}; }}\n')
    done = machine.run("make")
    assert done.returncode == 0, done.stderr
    for place in (f"file://{machine.project}/site/index.html", "kits/out/one-host.pdf", "make serve"):
        assert place in done.stdout


def test_one_failing_check_does_not_hide_the_others(machine: Machine) -> None:
    machine.setup("--test")
    for name, code in {"ruff": 1, "mypy": 0, "playbook": 1, "pytest": 0}.items():
        machine.write(f".venv/bin/{name}", f'#!/bin/sh\necho "{name} ran"\nexit {code}\n')
    done = machine.run("make", "test")
    assert done.returncode != 0
    for name in ("ruff", "mypy", "playbook", "pytest"):
        assert f"{name} ran" in done.stdout


@pytest.mark.parametrize("code", [0, 2])
def test_ci_runs_make_test_and_passes_its_exit_code_on(machine: Machine, code: int) -> None:
    tool = machine.tools / "make"
    tool.write_text(f'#!/bin/sh\necho "make $*, $PWD"\nexit {code}\n', encoding="utf-8")
    tool.chmod(0o755)
    done = machine.run("bash", ".ci/run")
    assert (done.returncode, done.stdout) == (code, f"make test, {machine.project}\n")
    assert os.access(ROOT / ".ci/run", os.X_OK)

#!/bin/sh
# Installs what is missing, and only that: Debian packages, then .venv from requirements.lock.
#   scripts/setup.sh          what the handbook and the kits need
#   scripts/setup.sh --test   and what the tests need
# PYTHON names the interpreter to use (python3).
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."

PYTHON=${PYTHON:-python3}
LOG=build/setup.log
STAMP=.venv/lock.stamp              # what the environment was made from: written last
PROJECT_STAMP=.venv/project.stamp   # the same for the project's own metadata
PACKAGES='libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk fonts-noto-core tzdata'
TEST_PACKAGES='chromium libatomic1 poppler-utils'   # a browser, what its driver needs, and a reader of PDF
installed=0

say() { printf 'set-up    %s\n' "$*"; }
fail() { printf 'set-up    %s\n' "$*" >&2; exit 1; }

# step TEXT COMMAND...: one line a step; what the command said is shown only when it fails
step() {
    text=$1
    shift
    installed=1
    mkdir -p "$(dirname "$LOG")"
    printf 'set-up    %s ... ' "$text"
    began=$(date +%s)
    if "$@" >"$LOG" 2>&1; then
        printf 'done in %s s\n' "$(($(date +%s) - began))"
    else
        printf 'failed\n'
        cat "$LOG" >&2
        fail "Could not finish: $text. The lines above say why."
    fi
}

check_python() {
    command -v "$PYTHON" >/dev/null || fail "$PYTHON is not installed; Python 3.11 or newer is needed."
    answer=$("$PYTHON" -c 'import sys, importlib.util as find
print("%d.%d" % sys.version_info[:2], "new" if sys.version_info >= (3, 11) else "old",
      "venv" if find.find_spec("ensurepip") else "no-venv")')
    version=${answer%% *}
    case $answer in
        *old*) fail "Python 3.11 or newer is needed, and $PYTHON is $version. Name another: make PYTHON=python3.11" ;;
        *no-venv) PACKAGES="python3-venv $PACKAGES" ;;
    esac
}

missing_packages() {
    # shellcheck disable=SC2016,SC2086  # dpkg-query's own fields; a list of names
    there=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' $PACKAGES 2>/dev/null) " || true
    for package in $PACKAGES; do
        case $there in
            *" installed:$package "*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

apt_install() {
    $as_root apt-get update || echo 'The package lists could not be renewed; going on with those at hand.'
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@"
}

install_debian_packages() {
    if ! command -v dpkg-query >/dev/null; then
        [ -f "$STAMP" ] || say "This is not Debian. Install what stands for these packages yourself: $PACKAGES"
        return 0
    fi
    missing=$(missing_packages)
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        fail "These Debian packages are missing; an administrator can install them:" \
            "apt-get install --no-install-recommends $missing"
    fi
    # shellcheck disable=SC2086  # a list of names
    step "Debian packages: $missing" apt_install $missing
}

wanted() { printf '%s %s %s\n' "$(sha256sum <requirements.lock)" "$version" "$PWD"; }
wanted_project() { sha256sum <pyproject.toml; }

# in_force STAMP TEXT: the stamp holds this text
in_force() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

venv_works() { .venv/bin/python -c 'import pip' && [ -x .venv/bin/playbook ]; } 2>/dev/null

make_venv() {
    rm -rf .venv
    "$PYTHON" -m venv .venv
    .venv/bin/python -m pip install --disable-pip-version-check --no-input --progress-bar off \
        --no-deps --require-hashes --only-binary :all: -r requirements.lock
}

install_project() {
    .venv/bin/python -m pip install --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation --editable .
    .venv/bin/python -m pip check
}

install_python_packages() {
    if ! in_force "$STAMP" "$(wanted)" || ! venv_works; then
        count=$(grep -c '^[a-z0-9].*==' requirements.lock)
        step "Python environment .venv: $count packages, a minute or two" make_venv
    elif in_force "$PROJECT_STAMP" "$(wanted_project)"; then
        return 0
    fi
    step 'the command .venv/bin/playbook' install_project
    wanted_project >"$PROJECT_STAMP"
    wanted >"$STAMP"
}

case ${1:-} in
    '') ;;
    --test) PACKAGES="$PACKAGES $TEST_PACKAGES" ;;
    *) fail "Unknown option $1; the only one is --test." ;;
esac
check_python
install_debian_packages
install_python_packages
[ "$installed" = 1 ] || say 'nothing to install'

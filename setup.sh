#!/bin/sh
# Set up everything that Banxin needs, once: native libraries, a Python environment in .venv, the package.
# Runs again at once when nothing changed. Environment: PYTHON names the Python to use.
set -eu
cd "$(dirname "$0")"

VENV=.venv
OLDEST="3, 11"

say() { printf '%s\n' "banxin: $*"; }
fail() { printf '%s\n' "banxin: $*" >&2; exit 1; }

# What the environment was made from; when this text is the same, there is nothing to do.
fingerprint() { { pwd; cat pyproject.toml setup.sh; } | cksum; }

is_current() {
    [ -x "$VENV/bin/banxin" ] || return 1
    [ "$(cat "$VENV/set-up-from" 2>/dev/null)" = "$(fingerprint)" ] || return 1
    "$VENV/bin/python" -c 'import banxin' 2>/dev/null
}

# --- system packages -------------------------------------------------------------------------------

can_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null 2>&1 || return 1
    sudo -n true 2>/dev/null || [ -t 0 ]
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

refresh_lists() {
    [ -n "${LISTS_FRESH:-}" ] && return 0
    LISTS_FRESH=yes
    as_root apt-get update -qq </dev/null >/dev/null || say "apt-get update failed; trying with the lists there are"
}

# apt_install PACKAGE...: true when all of them are installed afterwards.
apt_install() {
    can_install || return 1
    refresh_lists
    say "installing $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
        </dev/null >/dev/null
}

# --- Python ------------------------------------------------------------------------------------------

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        found=$(command -v "$name" 2>/dev/null) || continue
        "$found" -c "import sys; sys.exit(sys.version_info < ($OLDEST))" 2>/dev/null || continue
        printf '%s' "$found"
        return 0
    done
    return 1
}

require_python() {
    PY=$(find_python) && return 0
    apt_install python3 python3-venv || true
    PY=$(find_python) || fail "Python 3.11 or newer is needed. Debian 12, Ubuntu 24.04 or newer:
    sudo apt install python3 python3-venv
  macOS:  brew install python@3.12
  Then run this again, or name the interpreter: make book PYTHON=/path/to/python3.12"
}

has_venv() { "$PY" -c 'import venv, ensurepip' 2>/dev/null; }

require_venv() {
    has_venv && return 0
    version=$("$PY" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    apt_install "python$version-venv" || apt_install python3-venv || true
    has_venv || fail "the venv module of $PY is missing. Debian, Ubuntu:
    sudo apt install python$version-venv"
}

# --- native libraries --------------------------------------------------------------------------------

# loads LINUX_NAME MACOS_NAME: true when the system's loader finds the library.
loads() {
    "$PY" - "$@" 2>/dev/null <<'END'
import ctypes, ctypes.util, sys
def found(name):
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
brew = [f"{root}/lib/{sys.argv[2]}" for root in ("/opt/homebrew", "/usr/local")]
sys.exit(not any(map(found, [*sys.argv[1:], *brew])))
END
}

require_pango() {
    if loads libpango-1.0.so.0 libpango-1.0.dylib && loads libpangoft2-1.0.so.0 libpangoft2-1.0.dylib; then
        return 0
    fi
    apt_install libpango-1.0-0 libpangoft2-1.0-0 && return 0
    fail "Pango is needed to make a PDF, and this script may not install it here.
  Debian, Ubuntu:  sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 default-jre-headless
  Fedora:          sudo dnf install pango harfbuzz java-latest-openjdk-headless
  Arch:            sudo pacman -S pango harfbuzz jre-openjdk-headless
  macOS:           brew install pango && brew install --cask temurin
  Then run this again."
}

want_subset() {
    loads libharfbuzz-subset.so.0 libharfbuzz-subset.0.dylib && return 0
    apt_install libharfbuzz-subset0 && return 0
    say "HarfBuzz-subset is missing: PDFs are right, but each takes some ten seconds more.
  Debian, Ubuntu:  sudo apt install libharfbuzz-subset0"
}

want_java() {
    java -version >/dev/null 2>&1 && return 0
    apt_install default-jre-headless && return 0
    say "Java is missing: EPUBs are made, but EPUBCheck cannot check them.
  Debian, Ubuntu:  sudo apt install default-jre-headless      macOS:  brew install --cask temurin"
}

# --- environment -------------------------------------------------------------------------------------

make_environment() {
    if ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
        say "making the Python environment in $VENV"
        "$PY" -m venv --clear "$VENV"
    fi
    say "installing Banxin and its parts into $VENV (a minute or two the first time)"
    "$VENV/bin/python" -m pip install -qq --disable-pip-version-check --editable '.[dev]' ||
        fail "pip could not install the parts named in pyproject.toml; see its words above"
    fingerprint >"$VENV/set-up-from"
}

is_current && exit 0
require_python
require_venv
require_pango
want_subset
want_java
make_environment
say "ready: $("$VENV/bin/banxin" --version | head -n 1)"

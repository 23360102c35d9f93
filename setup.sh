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

# --- what is there ------------------------------------------------------------------------------------

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        found=$(command -v "$name" 2>/dev/null) || continue
        "$found" -c "import sys; sys.exit(sys.version_info < ($OLDEST))" 2>/dev/null || continue
        printf '%s' "$found"
        return 0
    done
    return 1
}

has_venv() { "$PY" -c 'import venv, ensurepip' 2>/dev/null; }

# loads LINUX_NAME MACOS_NAME: true when the system's loader finds the library.
loads() {
    [ -n "$PY" ] || return 1
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

has_pango() { loads libpango-1.0.so.0 libpango-1.0.dylib && loads libpangoft2-1.0.so.0 libpangoft2-1.0.dylib; }
has_subset() { loads libharfbuzz-subset.so.0 libharfbuzz-subset.0.dylib; }
has_java() { java -version >/dev/null 2>&1; }

# need|want WORDS PACKAGE...: what is missing, in words and as packages of Debian and Ubuntu.
need() { LACKED="$LACKED
  - $1"; shift; NEEDED="$NEEDED $*"; }
want() { WISHED="$WISHED
  - $1"; shift; WANTED="$WANTED $*"; }

look() {
    LACKED='' NEEDED='' WISHED='' WANTED=''
    PY=$(find_python) || PY=''
    if [ -z "$PY" ]; then
        need "Python 3.11 or newer${PYTHON:+ (PYTHON names $PYTHON)}" python3 python3-venv
    elif ! has_venv; then
        version=$("$PY" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        need "the venv module of $PY" "python$version-venv"
    fi
    has_pango || need "Pango, which makes the PDF" libpango-1.0-0 libpangoft2-1.0-0
    has_subset || want "HarfBuzz-subset: PDFs are right without it, but each takes some ten seconds more" libharfbuzz-subset0
    has_java || want "Java: EPUBs are made without it, but EPUBCheck cannot check them" default-jre-headless
}

# --- installing, or saying what to install ------------------------------------------------------------

can_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null 2>&1 || return 1
    sudo -n true 2>/dev/null || [ -t 0 ]
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# apt_install PACKAGE...: true when apt says that all of them are installed.
apt_install() {
    say "installing $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
        </dev/null >/dev/null
}

# Together, or where that fails one by one: a package that a system does not have must not keep back the others.
install_missing() {
    as_root apt-get update -qq </dev/null >/dev/null || say "apt-get update failed; trying with the lists there are"
    # shellcheck disable=SC2086  # lists of packages
    apt_install $NEEDED $WANTED && return 0
    for package in $NEEDED $WANTED; do apt_install "$package" || true; done
}

# install_command: what an administrator types for what is missing, on the system that this one looks like.
install_command() {
    if command -v apt-get >/dev/null 2>&1; then
        printf '%s' "    sudo apt install$NEEDED$WANTED"
        return
    fi
    printf '%s' "  Debian 12, Ubuntu 24.04 or newer:
    sudo apt install$NEEDED$WANTED
  Fedora:
    sudo dnf install python3 pango harfbuzz java-latest-openjdk-headless
  Arch:
    sudo pacman -S python pango harfbuzz jre-openjdk-headless
  macOS:
    brew install python@3.12 pango && brew install --cask temurin"
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
    # pip compiles what it installs, but not what stays where it is: without this the first run would do it, and
    # every run where Python may not write beside the source
    "$VENV/bin/python" -m compileall -q build/banxin || true
    loaded='import banxin.cli, banxin.job.building, banxin.job.printing, banxin.job.printing_epub'
    env -u PYTHONDONTWRITEBYTECODE "$VENV/bin/python" -c "$loaded" >/dev/null 2>&1 || true
    fingerprint >"$VENV/set-up-from"
}

is_current && exit 0
look
if [ -n "$NEEDED$WANTED" ] && can_install; then
    install_missing
    look
fi
[ -z "$NEEDED" ] || fail "missing on this machine, and this script may not or cannot install it:$LACKED$WISHED
To install it:
$(install_command)
Then run this again. A Python elsewhere can be named: make book PYTHON=/path/to/python3.12"
[ -z "$WANTED" ] || say "missing, though not needed to go on:$WISHED
To install it:
$(install_command)"
make_environment
say "ready: $("$VENV/bin/banxin" --version | head -n 1)"

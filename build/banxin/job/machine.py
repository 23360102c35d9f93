"""What a build depends on beside the publication: Banxin, Python, packages, libraries, the environment."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from banxin.version import __version__
from banxin.world.shipped import SHIPPED

FONT_LISTER = "fc-list"
_MAPS = Path("/proc/self/maps")
_PROGRAMS = (FONT_LISTER, "java", "epubcheck", "calibre-debug")
_DISTRIBUTIONS = (".dist-info", ".egg-info", ".egg-link", ".pth")
_VARIABLES = (
    "SOURCE_DATE_EPOCH", "BANXIN_", "HOME", "TZ", "LANG", "LC_", "XDG_", "FONTCONFIG_", "FC_",
    "PANGO", "HB_", "GLIB", "LD_", "DYLD_", "PYTHON", "WEASYPRINT", "JAVA", "CALIBRE",
)  # fmt: skip
"""Beginnings of the names of variables that Banxin, its libraries and the programs it calls look at."""
_SETTING = ("pango", "harfbuzz", "fontconfig", "freetype", "fribidi", "/libglib-", "/libcairo")
_SECONDS = 20.0


_TOLD: Final[ContextVar[dict[tuple[str, ...], str] | None]] = ContextVar("_TOLD", default=None)
"""The stamps that were made since a job began, by the variables they go with; None outside of jobs."""


@contextmanager
def stamped_once() -> Iterator[None]:
    """Within it the machine is looked at once: a job is that of the Banxin that was there when it began."""
    known = _TOLD.get()
    before = _TOLD.set({} if known is None else known)
    try:
        yield
    finally:
        _TOLD.reset(before)


def machine_stamp(environment: Mapping[str, str]) -> str:
    """A digest of everything that setting depends on and that can be told without loading it."""
    known = _TOLD.get()
    if known is None:
        return _machine_stamp(environment)
    key = (environment.get("PATH", ""), *_variables(environment))
    if key not in known:
        known[key] = _machine_stamp(environment)
    return known[key]


def _machine_stamp(environment: Mapping[str, str]) -> str:
    parts = [
        __version__,
        sys.version,
        sys.prefix,
        platform.machine(),
        *_variables(environment),
        *_distributions(),
        *_programs(environment),
        *_shipped_files(),
    ]
    return _digest(parts)


def libraries_in_use() -> tuple[tuple[str, str], ...] | None:
    """The native libraries that this process has loaded, each with its stamp; None where nobody tells."""
    try:
        lines = _MAPS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    paths = {line.split(maxsplit=5)[-1] for line in lines if ".so" in line}
    return stamps(sorted(path for path in paths if path.startswith("/")))


def setting_libraries() -> str:
    """A digest of those that shape and measure type; that of none where nobody tells.

    Those that Pillow brings for itself set none, and are loaded at one time or another.
    """
    loaded = [(path, mark) for path, mark in libraries_in_use() or () if "/pillow.libs/" not in path]
    return _digest(f"{path} {mark}" for path, mark in loaded if any(name in path for name in _SETTING))


def stamps(paths: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each path with the size, the time and the number of the file there, links followed."""
    return tuple((path, stamp(path)) for path in paths)


def stamp(path: str | Path) -> str:
    """What a file is known by without being read; empty where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def installed_faces_stamp(environment: Mapping[str, str]) -> str:
    """A digest of what fontconfig lists: for publications that look for installed faces."""
    try:
        done = subprocess.run(
            [FONT_LISTER], capture_output=True, timeout=_SECONDS, check=False, env=dict(environment)
        )
    except (OSError, subprocess.TimeoutExpired):
        return "none"
    lines = sorted(done.stdout.splitlines())
    files = {line.split(b": ", maxsplit=1)[0].decode(errors="surrogateescape") for line in lines}
    return _digest([*(line.decode(errors="surrogateescape") for line in lines), *map(stamp, sorted(files))])


def _variables(environment: Mapping[str, str]) -> Iterator[str]:
    return (f"{name}={value}" for name, value in sorted(environment.items()) if name.startswith(_VARIABLES))


def _distributions() -> Iterator[str]:
    """The names of installed distributions, which tell their versions, in the order of search."""
    for folder in filter(os.path.isabs, sys.path):
        try:
            names = sorted(name for name in os.listdir(folder) if name.endswith(_DISTRIBUTIONS))
        except OSError:
            names = []
        if names:
            yield from (folder, *names)


def _programs(environment: Mapping[str, str]) -> Iterator[str]:
    """Where the programs are that Banxin may call, and what is known of them."""
    for name in _PROGRAMS:
        found = shutil.which(name, path=environment.get("PATH"))
        yield f"{name} {os.path.realpath(found)} {stamp(found)}" if found else name


def _shipped_files() -> Iterator[str]:
    """Every file that Banxin brings, with its size and time: a checkout changes without a new version."""
    for folder in SHIPPED:
        for place, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                status = os.stat(f"{place}/{name}")
                yield f"{place}/{name} {status.st_size} {status.st_mtime_ns}"


def _digest(parts: Iterable[str]) -> str:
    data = "\0".join(parts).encode(errors="surrogateescape")
    return hashlib.sha256(data).hexdigest()

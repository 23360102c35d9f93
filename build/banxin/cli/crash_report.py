"""Our own mistakes: the traceback goes into a report file, the user sees one sentence and its path."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from banxin.cli.options import NO_FOLDER, PUBLICATION, has_current_folder
from banxin.job.limits import LEAST_SPACE, address_space
from banxin.version import __version__
from banxin.wording import Message, reason_of

_MACHINE_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EMFILE, errno.ENFILE}


def outside_reason(fault: BaseException) -> str:
    """What on this machine stands in the way, in one sentence; empty when the mistake is ours."""
    if _is_out_of_memory(fault):
        return Message("There is not enough memory on this machine, or its limit (ulimit -v) is too low.")
    if isinstance(fault, OSError) and "cannot load library" in str(fault):
        return Message(
            "A native library is missing, so no PDF can be made. `banxin doctor` names the command to run."
        )
    if isinstance(fault, ImportError) and hasattr(fault, "breaches"):
        return Message(
            "WeasyPrint is not as Banxin knows it. `banxin doctor` says what differs and what to do."
        )
    if isinstance(fault, ModuleNotFoundError) and not (fault.name or "").startswith("banxin"):
        return Message(
            "The Python package {name} is missing. Install Banxin again: pip install banxin.", name=fault.name
        )
    if isinstance(fault, FileNotFoundError) and not has_current_folder():
        return NO_FOLDER
    if isinstance(fault, PermissionError):
        return Message("Permission denied: {filename}", filename=fault.filename or fault)
    if isinstance(fault, OSError) and fault.errno in _MACHINE_FULL:
        return Message(
            "{reason}: {filename}",
            reason=reason_of(fault),
            filename=fault.filename or Message("the output folder"),
        )
    return ""


def _is_out_of_memory(fault: BaseException) -> bool:
    """Whether memory ran out, be it told as such or as a library that could not be opened."""
    if isinstance(fault, MemoryError) or (isinstance(fault, OSError) and fault.errno == errno.ENOMEM):
        return True
    no_reason = isinstance(fault, (ImportError, OSError, SystemError)) and not getattr(fault, "errno", None)
    space = address_space()
    return no_reason and space is not None and space < LEAST_SPACE << 20


def write_report(fault: BaseException, arguments: Sequence[str]) -> Path | None:
    """Write the report beside the publication, else into the temporary folder; None when neither works."""
    text = _report(fault, arguments)
    publication = PUBLICATION.get()
    cache = [publication / ".banxin"] if publication and not (publication / ".banxin").is_symlink() else []
    for folder in (*cache, Path(tempfile.gettempdir())):
        try:
            return _write(folder, text)
        except OSError:
            continue
    return None


def _write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="banxin-fault-", suffix=".txt", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    return Path(name)


def _report(fault: BaseException, arguments: Sequence[str]) -> str:
    lines = [
        Message(
            "Banxin {version} · Python {version_2} · {platform}",
            version=__version__,
            version_2=sys.version.split()[0],
            platform=platform.platform(),
        ),
        f"Command: banxin {' '.join(arguments)}",
        "",
        "".join(traceback.format_exception(fault)),
    ]
    return "\n".join(lines)

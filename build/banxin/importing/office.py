"""Files of other word processors, made .docx by LibreOffice where that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path, PurePosixPath

from banxin.importing.copy.remarks import Remarks
from banxin.wording import Message

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 180
_ENDINGS = {b"{\\rt": ".rtf", b"PK\x03\x04": ".odt"}


def converted(data: bytes, name: str, remarks: Remarks) -> bytes:
    """The file as .docx; raises UnreadableError where LibreOffice is missing, fails or takes too long."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise remarks.refusal(
            "import.kind",
            Message(
                "{name} can be read with LibreOffice, which is not installed.", name=PurePosixPath(name).name
            ),
            remedy=Message("Install LibreOffice, or save the file as .docx in Word or WPS."),
        )
    with tempfile.TemporaryDirectory(prefix="banxin-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        source = folder / f"source{_ENDINGS.get(data[:4], '.doc')}"
        source.write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"),
            str(source),
        ]  # fmt: skip
        _run(command, folder, remarks)
        made = folder / "out" / "source.docx"
        if not made.is_file():
            raise remarks.refusal("import.broken", Message("LibreOffice cannot open the file."))
        with made.open("rb") as stream:
            return stream.read()


def _run(command: list[str], folder: Path, remarks: Remarks) -> None:
    """Run the program; its whole group ends with the time that it has."""
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise remarks.refusal("import.too-large", Message("LibreOffice took too long.")) from None

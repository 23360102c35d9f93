"""Files of a layout: read as UTF-8, never from outside its folder, never without a limit."""

from __future__ import annotations

from pathlib import Path

from banxin.findings import Finding, SourceText, finding

LIMIT = 512 * 1024
"""Bytes in one template, stylesheet or layout.yaml."""


def read_text(file: Path, name: str, folder: Path) -> tuple[SourceText | None, tuple[Finding, ...]]:
    """The text of `file`, which must lie in `folder` once links are followed; `name` is for findings."""
    whole = SourceText(name, "").whole()
    if not file.resolve().is_relative_to(folder.resolve()):
        return None, (finding("file.outside", f"{file.name} leads out of the layout's folder", whole),)
    try:
        with file.open("rb") as stream:
            raw = stream.read(LIMIT + 1)
    except OSError as fault:
        return None, (finding("file.unreadable", f"{file.name} cannot be read: {fault.strerror}", whole),)
    if len(raw) > LIMIT:
        message = f"{file.name} is larger than {LIMIT // 1024} KB"
        return None, (finding("file.unreadable", message, whole),)
    return _decoded(raw, name)


def _decoded(raw: bytes, name: str) -> tuple[SourceText | None, tuple[Finding, ...]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8", "replace")
        place = SourceText(name, before).place_at(len(before))
        return None, (finding("file.encoding", "the file is not UTF-8", place, remedy="Save it as UTF-8."),)
    return SourceText(name, text.replace("\r\n", "\n").replace("\r", "\n")), ()

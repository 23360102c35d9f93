"""The bytes of a finished file: the same for the same content."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import ObjectStreamMode


def saved(opened: pikepdf.Pdf, version: str = "1.7", *, packed: bool = True) -> bytes:
    """A file of a version of PDF; objects are `packed` into streams where that version knows them (1.5)."""
    out = io.BytesIO()
    opened.save(
        out,
        force_version=version,
        object_stream_mode=ObjectStreamMode.generate if packed else ObjectStreamMode.disable,
        compress_streams=True,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()

"""Files that go with a PDF: the manuscripts that it was made of (ISO 19005-3, 6.8; ISO 32000-2, 14.13)."""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from banxin.press.finishing.identity import pdf_date
from banxin.press.finishing.ticket import AttachedFile, JobTicket


def attach(file: pikepdf.Pdf, ticket: JobTicket) -> None:
    """Attach the files of a ticket to the document as its source; viewers list them by their paths."""
    if not ticket.attached:
        return
    named: list[Any] = []
    for one in sorted(ticket.attached, key=lambda one: one.path):
        named += (String(one.path), file.make_indirect(_specification(file, one, ticket)))
    names = file.Root.get("/Names")
    if names is None:
        file.Root.Names = names = Dictionary()
    names.EmbeddedFiles = Dictionary(Names=Array(named))
    file.Root.AF = Array(named[1::2])


def _specification(file: pikepdf.Pdf, one: AttachedFile, ticket: JobTicket) -> Dictionary:
    """The file with its size, date and MD5 sum: a reader can tell whether it is whole."""
    moment = String(pdf_date(ticket.moment))
    content = file.make_stream(
        one.data,
        Type=Name.EmbeddedFile,
        Subtype=Name("/" + one.media_type),
        Params=Dictionary(
            Size=len(one.data),
            CreationDate=moment,
            ModDate=moment,
            CheckSum=String(hashlib.md5(one.data, usedforsecurity=False).digest()),
        ),
    )
    return Dictionary(
        Type=Name.Filespec,
        F=String(one.path),
        UF=String(one.path),
        AFRelationship=Name.Source,
        Desc=String(f"{ticket.title}: {one.path}"),
        EF=Dictionary(F=content, UF=content),
    )

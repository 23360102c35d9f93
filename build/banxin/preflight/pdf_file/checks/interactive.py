"""What paper has no use for: annotations, scripts, attached files, passwords."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.preflight.text.pdf.painted import Box
from banxin.wording import Message

_UNSEEN = {"/Link", "/Popup"}
_FOR_PRINT = {"/PrinterMark", "/TrapNet"}
_HIDDEN = 0b10  # flag Hidden
_FAULTS = (pikepdf.PdfError, TypeError, ValueError, LookupError, AttributeError, RuntimeError)
_MOST_NODES = 5000


def annotations_of(page: ReadPage) -> Iterator[pikepdf.Dictionary]:
    """The annotations of a page, as many as are looked at."""
    written = page.obj.get("/Annots")
    for one in [*written][:_MOST_NODES] if isinstance(written, pikepdf.Array) else ():
        if isinstance(one, pikepdf.Dictionary):
            yield one


def annotation_faults(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """Annotations within the trimmed page; for those who listen, ones without words."""
    for one in annotations_of(page):
        kind, box = str(one.get("/Subtype")), _rectangle(one)
        if kind not in _FOR_PRINT and box is not None and not box.meet(page.bleed).empty:
            yield FileFault(
                "pdf.annotation",
                Message("There is an annotation on the page ({kind}).", kind=kind.removeprefix("/")),
                page.spot(box.meet(page.media)),
                kind,
                remedy=Message("Take notes, links and form fields out of a file for print."),
            )
        if (
            rules.tags
            and kind not in _UNSEEN
            and not _flag(one)
            and not str(one.get("/Contents", "")).strip()
        ):
            yield FileFault(
                "pdf.no-alt",
                Message(
                    "An annotation has no words for those who cannot see it ({kind}).",
                    kind=kind.removeprefix("/"),
                ),
                page.spot(box.meet(page.media)) if box is not None else page.whole,
                kind,
            )
        if _script(one.get("/A")) or "/AA" in one:
            yield _of_script(page)
    if "/AA" in page.obj:
        yield _of_script(page)


def _rectangle(annotation: Any) -> Box | None:
    try:
        left, bottom, right, top = map(float, annotation.Rect)
    except _FAULTS:
        return None
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _flag(annotation: Any) -> bool:
    try:
        return bool(int(annotation.get("/F", 0)) & _HIDDEN)
    except _FAULTS:
        return False


def _script(action: Any) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in ("/JavaScript", "/Launch")


def _of_script(page: ReadPage | None = None) -> FileFault:
    return FileFault(
        "pdf.script",
        Message("The file holds actions that run in a reader (JavaScript or programs)."),
        page.whole if page else None,
        remedy=Message("Save it without actions."),
    )


def file_faults(file: pikepdf.Pdf) -> Iterator[FileFault]:
    """Password, scripts, attachments, forms that programs make up."""
    if file.is_encrypted:
        yield FileFault(
            "pdf.encrypted",
            Message("The file is encrypted: a press may not open it."),
            remedy=Message("Save it without a password and without restrictions."),
        )
    root = file.Root
    names = root.get("/Names")
    named = names if isinstance(names, pikepdf.Dictionary) else pikepdf.Dictionary()
    if _script(root.get("/OpenAction")) or "/JavaScript" in named or "/AA" in root:
        yield _of_script()
    if "/EmbeddedFiles" in named or _has_associated(root):
        yield FileFault("pdf.attachment", Message("Other files are attached to the file."))
    if "/XFA" in (root.get("/AcroForm") or pikepdf.Dictionary()):
        yield FileFault("pdf.foreign", Message("The page is a form that programs make up (XFA)."), key="xfa")


def _has_associated(root: Any) -> bool:
    found = root.get("/AF")
    return isinstance(found, pikepdf.Array) and len(found) > 0

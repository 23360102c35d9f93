"""Links and forms, which no press prints: PDF/X allows none on the page (ISO 15930-7, 6.17, 6.18)."""

from __future__ import annotations

from typing import Any

import pikepdf


def without_annotations(file: pikepdf.Pdf) -> None:
    """Take annotations off all pages, with what leads to them; bookmarks stay."""
    gone = False
    for page in file.pages:
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
            gone = True
    for name in ("/AcroForm", "/OpenAction", "/AA"):
        if name in file.Root:
            del file.Root[name]
    tree = file.Root.get("/StructTreeRoot")
    if gone and tree is not None:
        _forget_objects(tree)


def _forget_objects(tree: Any) -> None:
    """Take references to annotations (OBJR) out of the structure tree and its parent tree."""
    pending, seen = [tree], set()
    while pending:
        element = pending.pop()
        if element.objgen != (0, 0):
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        kids = element.get("/K")
        if kids is None:
            continue
        if isinstance(kids, pikepdf.Array):
            kept = [kid for kid in kids if not _is_reference(kid)]
            if len(kept) != len(kids):
                element.K = pikepdf.Array(kept)
            pending += (kid for kid in kept if isinstance(kid, pikepdf.Dictionary))
        elif _is_reference(kids):
            del element["/K"]
        elif isinstance(kids, pikepdf.Dictionary):
            pending.append(kids)
    parents = tree.get("/ParentTree")
    if parents is not None and "/Nums" in parents:
        pairs = list(parents.Nums)
        pages: list[Any] = []
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            if isinstance(value, pikepdf.Array):  # a page has a list; an annotation one element alone
                pages += (key, value)
        parents.Nums = pikepdf.Array(pages)


def _is_reference(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"

"""What a PDF says of its pages: their numbers as they are printed, and how far their bleed reaches."""

from __future__ import annotations

from typing import Any

import pydyf

from banxin.engine import figures, folios_of

_STYLES = {"decimal": "/D", "roman": "/r", "upper-roman": "/R"}
_PT_PER_PX = 0.75


def page_facts(document: Any, pdf: Any, first: int = 1) -> None:
    """Finish the PDF of `document`: page labels (ISO 32000-1, 12.4.2) and bleed boxes (14.11.2).

    `first` is the number of its first page where its sheets do not count pages.
    """
    counted = tuple((first + number, "decimal") for number in range(len(document.pages)))
    labels = _labels(folios_of(document) or counted)
    if labels is not None:
        pdf.catalog["PageLabels"] = labels
    for page, entry in zip(document.pages, _pages(pdf), strict=False):
        _bleed_box(page, entry)


def _pages(pdf: Any) -> list[Any]:
    return [found for found in pdf.objects if isinstance(found, dict) and found.get("Type") == "/Page"]


def _bleed_box(page: Any, entry: Any) -> None:
    """The whole bleed; WeasyPrint takes 10 pt of it at most."""
    bleed = {side: width * _PT_PER_PX for side, width in page.bleed.items()}
    if max(bleed.values()) > 10:
        left, top, right, bottom = entry["TrimBox"]
        entry["BleedBox"] = pydyf.Array(
            [left - bleed["left"], top - bleed["top"], right + bleed["right"], bottom + bleed["bottom"]]
        )


def _labels(folios: tuple[tuple[int, str], ...]) -> Any:
    """A number tree with an entry where the count or the figures change; None where pages are 1, 2, 3 …"""
    tree = pydyf.Array()
    before: tuple[int, str] | None = None
    for index, (number, numbering) in enumerate(folios):
        style = _STYLES.get(numbering)
        if style is None:
            label = {"P": pydyf.String(figures(number, numbering))}
        elif before == (number - 1, numbering):
            before = (number, numbering)
            continue
        else:
            label = {"S": style, "St": number}
        before = (number, numbering)
        tree.extend((index, pydyf.Dictionary(label)))
    if not tree or folios == tuple((index + 1, "decimal") for index in range(len(folios))):
        return None
    return pydyf.Dictionary({"Nums": tree})

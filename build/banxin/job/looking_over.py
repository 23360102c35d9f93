"""A drawn PDF read as its reader sees it: what does so is loaded with this module, and not before."""

from __future__ import annotations

from typing import Any

from banxin.layouts import Layout
from banxin.manuscript.publication import Publication
from banxin.preflight.finished_pdf import read_print
from banxin.preflight.text.print_check import PrintedSheet, WordsRead


def look_over(layout: Layout, plates: bool, publication: Publication, drawn: tuple[Any, ...]) -> WordsRead:
    """Damage, words that are lost, doubled or hidden; where pages begin; with `plates`, what those lack.

    `drawn` has the fields of a `PrintedSheet`, in their order.
    """
    return read_print(publication, layout, PrintedSheet(*drawn), plates=plates)

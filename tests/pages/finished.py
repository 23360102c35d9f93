"""Finished pages read back from a file, as preflight reads them after a build."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from banxin.manuscript.publication import Publication
from banxin.preflight.pages.judged import Judged, PageGrid, read_issue
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from banxin.preflight.text.sight import unread
from banxin.sheets.labels import labels_for


def judged_file(path: Path, publication: Publication, grid: PageGrid) -> Judged:
    """The pages of `publication` in the PDF at `path`."""
    with pikepdf.open(path) as file:
        pages = [*read_pages(opened_pages(file))]
        hidden = [one for page in pages for one in unread(page)]
        return read_issue(pages, publication, grid, labels_for(publication.masthead.lang), hidden)

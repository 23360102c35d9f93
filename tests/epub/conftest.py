"""A reader edition of the publication with every block, set once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from banxin.job.print_pages import PrintPages
from banxin.layouts import Layout, Templates, layout_roots, open_layout, settle_options
from banxin.manuscript.publication import Edition
from banxin.sheets.epub.copy import EpubCopy
from banxin.sheets.epub.cover import jpeg
from banxin.sheets.epub.edition import READER, epub_copy
from banxin.sheets.page_starts import PageStart
from banxin.typecase import open_typecase

from .copies import MODIFIED
from .publications import publication

COVER = jpeg(Image.new("RGB", (1600, 2560), "#b3121b"))

STARTS = (
    PageStart("ii"),
    PageStart("3", "note"),
    PageStart("4", "渡口", 6, 17),
    PageStart("5", "yi"),
    PageStart("6"),
)
"""A page without text, one that begins in the middle of a paragraph, and a last one that is empty."""


@pytest.fixture(scope="session")
def base() -> Layout:
    layout, findings = open_layout("base", layout_roots(None))
    assert layout is not None, findings
    return layout


@pytest.fixture(scope="session")
def typecase(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return open_typecase(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session")
def set_copy(base: Layout, typecase: Any) -> Callable[..., EpubCopy]:
    """Sets a publication with the base layout; `templates` stands in for the layout's own."""

    def make(
        paper: Any, starts: tuple[PageStart, ...] = (), templates: Any = None, form: Edition = READER
    ) -> EpubCopy:
        values, _ = settle_options(base, {}, {})
        given = templates or Templates(base, values, {"edition": "reader"})
        find = PrintPages(paper, lambda: starts) if starts else None
        return epub_copy(paper, base, given, values, typecase, MODIFIED, COVER, find, form)

    return make


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return publication(tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="session")
def every_copy(paper: Any, set_copy: Callable[..., EpubCopy]) -> EpubCopy:
    """Every block, with the pages of a print edition."""
    return set_copy(paper, STARTS)


@pytest.fixture(scope="session")
def every_epub(every_copy: EpubCopy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from banxin.press.epub import pack

    path = tmp_path_factory.mktemp("epub") / "every.epub"
    path.write_bytes(pack(every_copy))
    return path

"""Highlights made in one edition and found again in the corrected one, as reading systems reckon.

Both count documents, whatever ids these have (findings/highlights-count-chapters), so that only words
are corrected here; stories in another order are tried in tests/epub/test_annotations.py. Words are not
found to the letter where a page of the print edition begins in front of them in the same paragraph, in
one of the editions.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from .conftest import Open
from .library import Finished, finished
from .package import Package
from .reading_system import SYSTEMS

pytestmark = [pytest.mark.readers, pytest.mark.slow]

MARKED = {
    "chunshui": (
        "青禾镇的干渠长二十一公里",
        "水在渠里的",
        "离闸远的先放",
        "闸房的钟比标准时间",
    ),
    "shuizhang": ("水账要让种田的人看得懂", "水面齐到红线", "第一轮放水安排"),
    "kanzha": ("闸房在渠首", "值班的本子一页三行", "六点交班"),
    "tianyeshi": ("他把一根尺子立在水里",),
}
"""Words of articles by their file: of paragraphs, a pull quote, lists, heads, notes, boxes, tables, verse."""


@pytest.fixture(scope="module")
def corrected(
    library: Callable[[str], Finished], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Finished, Finished]:
    """The specimen, and it with longer words in its first story and another title."""
    first = library("book zh-Hans")
    root = tmp_path_factory.mktemp("corrected") / "again"
    shutil.copytree(first.root, root, ignore=shutil.ignore_patterns("out", ".banxin"))
    story = root / "units/chunshui.md"
    text = story.read_text("utf-8")
    story.write_text(text.replace("闸门升起来的时候，", "闸门升起来的时候，" + "更正在先，" * 60, 1), "utf-8")
    manifest = root / "manifest.yaml"
    written = manifest.read_text("utf-8").replace("春水上渠|一镇人商量怎么分", "春水入田|一镇人商量怎么分")
    manifest.write_text(written, "utf-8")
    return first, finished(root)


def test_the_correction_moves_pages_and_no_name(corrected: tuple[Finished, Finished]) -> None:
    first, again = (Package(one.epub) for one in corrected)
    assert [first.behind(target) for _, target in first.pages()] != [
        again.behind(target) for _, target in again.pages()
    ]
    assert first.spine == again.spine
    assert first.opf.findtext(".//{*}identifier") == again.opf.findtext(".//{*}identifier")


@pytest.mark.parametrize("system", SYSTEMS)
def test_highlights_are_where_they_were(
    corrected: tuple[Finished, Finished], open_book: Open, system: str
) -> None:
    first, again = corrected
    editions = Package(first.epub), Package(again.epub)
    kept: dict[str, str] = {}
    with open_book(system, first.epub) as reader:
        for file, marked in MARKED.items():
            reader.ask("go", f"{file}.xhtml")
            whole = [
                one for one in marked if not any(_parted(book, f"{file}.xhtml", one) for book in editions)
            ]
            kept |= {words: reader.ask("cfi", words) for words in whole}
    assert all(kept.values()), kept
    assert len(kept) > 7
    with open_book(system, again.epub) as reader:
        found = {words: reader.ask("resolve", cfi)["text"] for words, cfi in kept.items()}
    assert found == {words: words for words in kept}


def _parted(book: Package, href: str, words: str) -> bool:
    """Whether a page begins within the block that holds the words."""
    blocks = [block for block in book.find(href, "//h:p|//h:li|//h:td") if words in "".join(block.itertext())]
    return any(block.find(".//*[@role='doc-pagebreak']") is not None for block in blocks)

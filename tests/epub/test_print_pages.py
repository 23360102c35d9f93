"""The list of pages of an e-book against the pages of the PDF that it follows."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from banxin.job import build
from banxin.preflight.text.normal import shapes

NS = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}
_WORDS = re.compile("[0-9\u3400-\u9fff]")
_TEXT = "船工把篙子插在岸边的泥里，等着第{}班渡船。雾散得慢，对岸的桑树只看得见一半。有人说去年早了{}天。"
_MANIFEST = """\
banxin: 1
publication: {{title: 江边报}}
issue: {{number: 3, date: 2026-10-05, page: 5}}
layout: {layout}
{more}contents:
  - unit: wen0.md
  - section: 两岸
    contents:
      - unit: wen1.md
      - unit: wen2.md
  - unit: guanggao.md
"""
_TABLE = "\n".join(
    ["表：渡船", "", "| 班次 | 船工 |", "|---|---|", *(f"| 第{n}班 | 船工{n}号 |" for n in range(60))]
)


@dataclass(frozen=True)
class Twins:
    """A publication with the PDF and the e-book made of it."""

    root: Path
    pdf: bytes
    epub: bytes
    files: dict[str, etree._Element]

    def pages(self) -> list[tuple[str, str]]:
        """Label and target of each entry of the list of pages."""
        links = self.files["contents.xhtml"].iterfind(".//h:nav[@e:type='page-list']//h:a", NS)
        return [(str(link.text), str(link.get("href"))) for link in links]

    def mark(self, href: str) -> etree._Element:
        name, _, ident = href.partition("#")
        (mark,) = self.files[name].iterfind(f".//h:span[@id='{ident}']", NS)
        return mark

    def around(self, href: str) -> tuple[str, str]:
        """The Han characters and figures of the document before and behind a break."""
        mark = self.mark(href)
        text = "text()[not(ancestor::*[local-name()='rt' or local-name()='head'])]"
        before, behind = (mark.xpath(f"{axis}::{text}") for axis in ("preceding", "following"))
        return words("".join(before)), words("".join(behind))


def words(text: str) -> str:
    return "".join(_WORDS.findall(shapes(text)))


def lay_out(root: Path, layout: str, lengths: tuple[int, ...], more: str) -> Path:
    for story, length in enumerate(lengths):
        blocks = [_TEXT.format(story * 1000 + at * 7, at) for at in range(length)]
        if layout == "book":  # what may stand elsewhere than it is read, over the heads of some pages
            for at in range(length - 1, 0, -2):
                blocks.insert(at, f"::: pull\n引文第{at}条，只有这一行。\n:::")
            blocks.insert(3, _TABLE)
        text = "\n\n".join(blocks).replace("桑树", "{桑|sāng}树", 3)
        (root / f"wen{story}.md").write_text(f"---\nheadline: 第{story}条船\n---\n{text}\n", "utf-8")
    (root / "guanggao.md").write_text("---\nkind: 广告\nheadline: 渡口茶馆\n---\n二楼临江，有座。\n", "utf-8")
    (root / "manifest.yaml").write_text(_MANIFEST.format(layout=layout, more=more), "utf-8")
    return root


@pytest.fixture(
    scope="module",
    params=[("book", (24, 20, 16), ""), ("tabloid", (150, 90, 60), "sheet: {jumps: true}\n")],
    ids=["book", "tabloid"],
)
def twins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twins:
    root = lay_out(tmp_path_factory.mktemp("twins"), *request.param)
    made = {output.format: output.path.read_bytes() for output in build(root).outputs}
    with zipfile.ZipFile(io.BytesIO(made["epub"])) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        files = {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}
    return Twins(root, made["pdf"], made["epub"], files)


def folios(twins: Twins) -> list[str]:
    """The number of each printed page; the front matter of a book is numbered in roman figures."""
    file = pypdfium2.PdfDocument(twins.pdf)
    return [file.get_page_label(number) for number in range(len(file))]


def test_every_page_is_in_the_list_once(twins: Twins) -> None:
    pages = twins.pages()
    assert sorted(label for label, _ in pages) == sorted(folios(twins))
    marks = [mark for tree in twins.files.values() for mark in tree.iterfind(".//*[@role='doc-pagebreak']")]
    assert sorted(mark.get("id") for mark in marks) == sorted(href.partition("#")[2] for _, href in pages)
    assert [mark.get("aria-label") for mark in marks] != []


def test_a_page_begins_with_the_words_behind_its_break(twins: Twins) -> None:
    pages = pypdfium2.PdfDocument(twins.pdf)
    stories = [(label, href) for label, href in twins.pages() if href.startswith("wen")]
    for label, href in stories:
        printed = words(pages[folios(twins).index(label)].get_textpage().get_text_bounded())
        before, behind = twins.around(href)
        assert not printed or behind[:8] in printed, (label, href)
        assert len(before) < 8 or before[-8:] + behind[:8] not in printed, (label, href)
    within = [href for _, href in stories if twins.mark(href).getparent().tag.endswith("}p")]
    assert within, stories


def test_the_e_book_alone_has_the_same_bytes(twins: Twins, tmp_path: Path) -> None:
    (only,) = build(twins.root, editions=["reader"], out=tmp_path).outputs
    assert only.path.read_bytes() == twins.epub


def test_jumps_of_print_are_gone(twins: Twins) -> None:
    printed = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(twins.pdf))
    read = "".join("".join(tree.itertext()) for tree in twins.files.values())
    jumps = "jumps: true" in (twins.root / "manifest.yaml").read_text("utf-8")
    assert ("下转" in printed) == ("上接" in printed) == jumps
    assert "下转" not in read
    assert "上接" not in read

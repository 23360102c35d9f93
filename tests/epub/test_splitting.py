"""Long documents in parts: nothing lost, links and pages found, notes with their calls."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from banxin.layouts import Layout
from banxin.preflight.text.epub_check import epub_findings
from banxin.press.epub import EpubCopy, pack
from banxin.sheets.epub import splitting
from banxin.sheets.epub.copy import EpubDocument
from banxin.sheets.epub.splitting import split_documents

from .conftest import STARTS

HEAD = (
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"'
    ' xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>题</title></head>\n"
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that are long at 500 bytes."""
    monkeypatch.setattr(splitting, "LIMIT", 500)
    monkeypatch.setattr(splitting, "_MOST", 300)


def document(body: str, href: str = "a.xhtml") -> EpubDocument:
    article = f'<article class="unit" id="a" aria-labelledby="h">{body}</article>'
    xhtml = f'{HEAD}<body class="article">{article}</body></html>'
    return EpubDocument(href.removesuffix(".xhtml"), href, "题", xhtml.encode())


def texts(documents: Any) -> str:
    bodies = [etree.fromstring(one.xhtml).find("{*}body") for one in documents]
    return "".join("".join("".join(body.itertext()).split()) for body in bodies)


def broken_links(documents: Any) -> list[str]:
    ids = {one.href: set(re.findall(r'\sid="([^"]*)"', one.xhtml.decode())) for one in documents}
    broken = []
    for one in documents:
        for href in re.findall(r'\shref="([^":]*)"', one.xhtml.decode()):
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(path) if path else one.href
            if target.endswith(".xhtml") and (target not in ids or (anchor and anchor not in ids[target])):
                broken.append(f"{one.href}: {href}")
    return broken


def paragraphs(number: int, start: int = 0) -> str:
    return "".join(f'<p id="p{n}">第{n}段话，写得不长也不短。</p>\n' for n in range(start, start + number))


def test_short_documents_are_left_alone() -> None:
    short = document("<h1>题</h1>" + paragraphs(3))
    assert split_documents([short]).documents == (short,)


def test_parts_begin_at_crossheads(small: None) -> None:
    body = '<header><h1 id="h">题</h1></header><div class="legs" id="a--legs">' + "".join(
        f"<h2>节{n}</h2>{paragraphs(4, n * 4)}" for n in range(4)
    )
    whole = document(body + "</div>")
    split = split_documents([whole])
    assert [one.href for one in split.documents] == ["a.xhtml", *(f"a.{n}.xhtml" for n in (2, 3, 4))]
    assert all(len(one.xhtml) < 1000 for one in split.documents)
    third = split.documents[2].xhtml.decode()
    assert re.search(
        r'<article class="unit continued" aria-label="题"><div class="legs continued"><h2>', third
    )
    assert "<title>题（3）</title>" in third
    assert texts(split.documents) == texts([whole])


def test_without_crossheads_they_begin_at_paragraphs_and_never_behind_a_heading(small: None) -> None:
    whole = document("<div>" + paragraphs(9) + "<h3>小节</h3>" + paragraphs(9, 9) + "</div>")
    split = split_documents([whole])
    assert len(split.documents) > 2
    assert texts(split.documents) == texts([whole])
    for one in split.documents[1:]:
        assert re.search(rb"continued|<div><(p|h3)", one.xhtml)
    assert not any(re.search(rb"</h3>\s*</div>", one.xhtml) for one in split.documents)


def test_what_cannot_be_parted_stays_whole(small: None) -> None:
    long = "<p>" + "长" * 900 + "</p>"
    split = split_documents([document(f"<p>前。</p>{long}<p>后。</p>")])
    assert texts(split.documents) == "前。" + "长" * 900 + "后。"
    table = "<table><tbody>" + "<tr><td>格</td></tr>" * 60 + "</tbody></table>"
    assert len(split_documents([document(table)]).documents) == 1


def test_notes_go_with_their_calls_and_links_follow(small: None) -> None:
    call = '<p>{0}甲<a epub:type="noteref" id="c{0}" href="#n{0}">{0}</a>{1}。</p>\n'
    note = '<aside epub:type="footnote" class="note"><p id="n{0}">注{0}。<a href="#c{0}">↩</a></p></aside>\n'
    notes = "".join(note.format(n) for n in range(6))
    calls = "".join(call.format(n, "乙" * 16) for n in range(6))
    body = f'<div class="legs">{calls}<div class="notes" id="a--notes">{notes}</div></div>'
    other = EpubDocument(
        "b", "b.xhtml", "乙", (HEAD + '<body><p><a href="a.xhtml#c5">五</a></p></body></html>').encode()
    )
    split = split_documents([document(body), other])
    assert len(split.documents) > 3
    assert broken_links(split.documents) == []
    for one in split.documents[:-1]:
        called = re.findall(r'epub:type="noteref" id="c(\d)"', one.xhtml.decode())
        assert re.findall(r'id="n(\d)"', one.xhtml.decode()) == called
        assert 'href="a.' not in one.xhtml.decode()
        assert not re.search(r'class="notes[^"]*"[^>]*>\s*</div>', one.xhtml.decode())
    assert split.target("a.xhtml#c5") != "a.xhtml#c5"
    assert split.target("a.xhtml#c5").encode() in split.documents[-1].xhtml
    assert split.target("a.xhtml") == "a.xhtml"


def test_notes_of_one_element_called_from_several_parts_are_linked_across(small: None) -> None:
    calls = "".join(f'<p>{"丙" * 60}<a id="c{n}" href="#n{n}">{n}</a></p>' for n in range(8))
    notes = "".join(f'<li id="n{n}">注。<a href="#c{n}">↩</a></li>' for n in range(8))
    split = split_documents([document(f'{calls}<aside epub:type="footnote"><ol>{notes}</ol></aside>')])
    assert len(split.documents) > 1
    assert broken_links(split.documents) == []


def test_a_whole_book_in_parts(
    monkeypatch: pytest.MonkeyPatch,
    paper: Any,
    base: Layout,
    set_copy: Callable[..., EpubCopy],
    every_copy: EpubCopy,
) -> None:
    monkeypatch.setattr(splitting, "LIMIT", 1500)
    monkeypatch.setattr(splitting, "_MOST", 1300)
    copy = set_copy(paper, STARTS)
    assert len(copy.documents) > len(every_copy.documents)
    data = pack(copy)  # entries of the contents and of the list of pages lead somewhere
    assert broken_links(copy.documents) == []
    assert [page.label for page in copy.page_list] == [page.label for page in every_copy.page_list]
    losses = [found for found in epub_findings(paper, base, data) if found.severity == "error"]
    assert losses == []

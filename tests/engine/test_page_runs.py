"""Pages set in several processes: the same file as from one, and what is set elsewhere is taken in."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from weasyprint import HTML

from banxin.engine import Session, composing
from banxin.engine.pages import openings, page_runs
from banxin.engine.pages.set_run import PageOfRun, RunOfPages, RunSetter
from banxin.job import beside
from banxin.job.child import can_fork
from banxin.job.setting_beside import Setters
from banxin.world import DISK

pytestmark = pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
HERE = os.getpid()
PAPER = """
  @page { size: 60mm 50mm; margin: 8mm 6mm 12mm 9mm; @bottom-center { content: counter(page) } }
  @page :left { margin: 8mm 9mm 12mm 6mm; @bottom-left { content: counter(page) "/" counter(pages) } }
  @page :blank { @bottom-center { content: none } }
  html { font: 10px/16px serif } body, p, h1 { margin: 0 } p { text-indent: 2em }
  h1 { font-size: 14px; bookmark-level: 1; string-set: head content() }
  section { break-before: right }
"""
_WORDS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"


def text(number: int, length: int = 90) -> str:
    start = number * 7 % len(_WORDS)
    return ((_WORDS[start:] + "，" + _WORDS[:start] + "“" + _WORDS[:9] + "”。") * 9)[: length + number % 40]


def chapter(number: int, inner: str = "", name: str = "section") -> str:
    paragraphs = "".join(f"<p>{text(number * 5 + nth)}" for nth in range(2))
    return f"<{name} id=c{number}><h1>第{number}章</h1>{paragraphs}{inner}</{name}>"


def more(number: int) -> str:
    """Two paragraphs more: a chapter that they make longer goes on to pages that a shorter one has not."""
    return "".join(f"<p>{text(number * 5 + nth)}" for nth in (2, 3))


def book(
    inner: Callable[[int], str] = lambda number: "", count: int = 9, front: str = "", name: str = "section"
) -> str:
    return front + "".join(chapter(number, inner(number), name) for number in range(count))


CONTENTS = "<nav>" + "".join(f"<a href='#c{number}'>第{number}章</a><br>" for number in range(9)) + "</nav>"
COUNTED = "nav { break-after: page } a::after { content: ' ' target-counter(attr(href), page) }"
NOTE = "<p>天地玄黄<span class=note>宇宙洪荒日月盈昃</span>辰宿列张"
NOTES = ".note { float: footnote } @page { @footnote { border-top: 1px solid; max-height: 60px } }"
HEADS = "@page { @top-center { content: string(head) '　' string(part) } } b { string-set: part content() }"
ROMAN = ".front { --banxin-numbering: roman } .body { --banxin-restart: 1 body }"
PICTURE = (
    "<img alt=方 src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
    "<path d='M0 0h40v20z'/></svg>\">"
)
# What is set, with which sheet, and whether pages can be taken in.
# ruff: noqa: E501  (a case a line)
CASES: dict[str, tuple[str, str, bool]] = {
    "right": (book(), "", True),
    "left": (book(), "section { break-before: left }", True),
    "any side": (book(), "section { break-before: page }", True),
    "verso": (book(), "section { break-before: verso }", True),
    "contents": (book(front=CONTENTS), COUNTED, True),
    "contents behind": (book() + CONTENTS, COUNTED + " nav { break-before: page }", True),
    "heads": (book(lambda n: f"<p><b>{n}</b>" if n == 1 else "", front="<p><b>一</b>"), HEADS, True),
    "roman": (f"<div class=front>{CONTENTS}{chapter(90)}</div><div class=body>{book()}</div>", ROMAN + COUNTED, True),
    "notes": (book(lambda n: NOTE * (n % 3 + 1)), NOTES, True),
    "long notes": (book(lambda n: NOTE.replace("宇宙", text(n, 260)) * 2), NOTES, True),
    "references": (book(lambda n: more(n) + (f"<p>见<a href='#c{(n * 4) % 9}'></a>页。" if n % 3 == 0 else "")), COUNTED, True),
    "floating pictures": (book(lambda n: f"<p>{PICTURE.replace('<img', '<img style=float:left')}{text(n)}"), "", True),
    "placed pictures": (book(lambda n: f"<p style='position: relative'>{PICTURE.replace('<img', '<img style=position:absolute;right:0')}{text(n)}"), "", True),
    "flexible": (book(lambda n: f"<div style='display: flex'><p>{text(n)}<p>{text(n)}</div>"), "", True),
    "pictures": (book(lambda n: f"<p>{PICTURE}</p>" if n % 2 else ""), "", True),
    "tables": (book(lambda n: "<table>" + "<tr><td>天地<td>玄黄" * (n + 2) + "</table>"), "td { border: 1px solid }", True),
    "floats": (book(lambda n: f"<p><span style='float: left'>首</span>{text(n)}"), "", True),
    "drop caps": (book(), "section p:first-of-type::first-letter { float: left; font-size: 32px }", True),
    "first lines": (book(), "p::first-line { color: #060 }", True),
    "columns": (book(lambda n: f"<div class=two><p>{text(n, 300)}<p>{text(n + 1, 200)}</div>"), ".two { columns: 2 }", True),
    "placed": (book(lambda n: "<p style='position: relative'>天<i style='position: absolute; right: 0'>地</i>"), "", True),
    "lists": (book(lambda n: "<ol>" + "<li>天地玄黄" * 5 + "</ol>"), "", True),
    "ruby": (book(lambda n: "<p><ruby>天<rt>tiān</rt></ruby>地"), "", True),
    "words": (book(lambda n: "<p lang=en>" + "incomprehensibilities and counterrevolutionaries " * 6), "p { hyphens: auto }", True),
    "leftwards": (book(lambda n: f"<p style='direction: rtl'>{text(n, 260)}" if n % 3 else ""), "", True),
    "named": (book(), "section:nth-of-type(2n) { page: other } @page other { margin-top: 12mm }", True),
    "groups": (f"<main>{book()}</main>", "main { page: text } @page text { margin-top: 11mm }", True),
    "parts": (f"<div>{book(count=4)}</div><div>{book(count=5).replace('id=c', 'id=d')}</div>", "div { break-before: left }", True),
    "counted by a rule": (book(), "@page :nth(4n) { margin-top: 12mm }", False),
    "running": (book(lambda n: "<b class=run>玄</b>"), ".run { position: running(r) } @page { @top-left { content: element(r) } }", False),
    "fixed": (book(lambda n: "<b style='position: fixed; top: 0'>玄</b>" if n == 6 else ""), "", True),
    "figures by pages": (book(lambda n: f"<div class=fig>{PICTURE}</div>" if n == 2 else ""), ".fig { --banxin-place: head }", False),
    "no chapters": (f"<p>{text(3, 200) * 30}", "", False),
}  # fmt: skip
BY_TWO = (
    "right",
    "contents",
    "long notes",
)  # also by two processes, of which the second has half of the book


@pytest.fixture(autouse=True)
def _any_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "LEAST", 400)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(beside.threading, "active_count", lambda: 1)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that this process takes in."""
    found: list[int] = []
    take = page_runs._Runs._take

    def noted(runs: Any, index: int, place: int) -> Any:
        made = take(runs, index, place)
        if made is not None:
            found.append(index)
        return made

    monkeypatch.setattr(page_runs._Runs, "_take", noted)
    return found


def printed(
    body: str, css: str, processes: int, monkeypatch: pytest.MonkeyPatch
) -> tuple[bytes, Session, list[Any]]:
    monkeypatch.setattr(beside._COMPANY, "processes", processes)
    heard: list[Any] = []
    html = HTML(string=f"<html lang=zh-Hans><title>书</title><style>{PAPER}{css}</style><body>{body}")
    with composing(lambda number, within: heard.append((number, within)), company=Setters(DISK)) as session:
        document = html.render(pdf_tags=True)
        data = document.write_pdf(pdf_tags=True, pdf_identifier=b"0" * 16)
    return bytes(data), session, heard


@pytest.mark.parametrize("case", CASES)
def test_the_file_is_the_same(case: str, taken: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    body, css, apart = CASES[case]
    alone, session, heard = printed(body, css, 1, monkeypatch)
    assert not taken
    for processes in (2, 3) if case in BY_TWO else (3,):
        taken.clear()
        data, other, told = printed(body, css, processes, monkeypatch)
        assert data == alone
        assert [(one.text, one.excess) for one in other.overfull] == [
            (one.text, one.excess) for one in session.overfull
        ]
        assert sorted({number for number, _ in told}) == sorted({number for number, _ in heard})
        guessed = case == "any side"  # the guess of the side is wrong
        assert bool(taken) or not apart or guessed
        assert apart or not taken or case == "running"  # from the first running element on


@pytest.mark.parametrize("end", ["killed", "fault", "rubbish"])
def test_what_does_not_come_is_set_here(end: str, taken: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    body, css, _ = CASES["contents"]
    alone, _, _ = printed(body, css, 1, monkeypatch)
    set_run = RunSetter.set

    def spoilt(setter: RunSetter, *told: Any) -> Any:
        run = set_run(setter, *told)
        if os.getpid() != HERE:
            if end == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise MemoryError
        return run

    if end == "rubbish":
        monkeypatch.setattr(page_runs, "packed", lambda *_: b"\x80\x05rubbish")
    else:
        monkeypatch.setattr(RunSetter, "set", spoilt)
    assert printed(body, css, 3, monkeypatch)[0] == alone
    assert not taken


def test_a_page_that_cannot_be_sent_is_set_here(taken: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The columns of a table know their cells by a function, which is made with each page."""
    columns = "<table><col style='background: #eee'>" + "<tr><td>天<td>地" * 3 + "</table>"
    body = book(lambda n: columns if n in (4, 7) else "")
    alone, _, _ = printed(body, "", 1, monkeypatch)
    assert printed(body, "", 2, monkeypatch)[0] == alone
    assert taken
    assert len(taken) < max(taken) - min(taken) + 1


def test_a_run_that_begins_on_the_other_side_is_not_taken(
    taken: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chapters on any side: the side of a run's first page is a guess, which holds for one of two books."""
    files = []
    for front in ("", "<p style='break-after: page'>天</p>"):
        body = book(front=f"{front}<p>地", name="article")
        css = "article { break-before: page }"
        taken.clear()
        alone = printed(body, css, 1, monkeypatch)[0]
        assert printed(body, css, 2, monkeypatch)[0] == alone
        files.append(bool(taken))
    assert sorted(files) == [False, True]


@pytest.mark.parametrize(("clean", "ended", "sent"), [
    ((True, False, False, False), True, (False, False, False, True)),  # page 2 goes on with page 1, 1 with 0
    ((True, True, True, False), True, (True, True, False, True)),
    ((True, False, True, False), False, (True, True, False, False)),  # what follows goes on with the last
])  # fmt: skip
def test_no_page_is_sent_whose_text_goes_on_where_it_is_set_here(
    clean: tuple[bool, ...], ended: bool, sent: tuple[bool, ...]
) -> None:
    pages = [
        PageOfRun((None, None, True), (None, None), one, ("right", False, ""), place != 2, [], [], [], None)
        for place, one in enumerate(clean)
    ]
    run = RunOfPages(pages, ended)
    for page in run.pages:
        page.box = page.box or None
    run.hold_back()
    assert tuple(page.box is not None for page in run.pages) == sent


def test_what_the_engine_says_of_pages_is_said_here(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    body = book(
        lambda n: f"<p>{'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' if n == 7 else ''}&#x2fff0;"
    )
    said = []
    for processes in (1, 3):
        caplog.clear()
        _, session, _ = printed(body, "", processes, monkeypatch)
        said.append(({record.getMessage() for record in caplog.records}, len(session.overfull)))
    assert said[0] == said[1]
    assert any("U+2FFF0" in words for words in said[0][0])

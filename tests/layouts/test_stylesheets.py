"""Stylesheets: the order of the cascade, and every fault with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from banxin.layouts import LayoutFault, layout_roots, list_layouts, open_layout, stylesheets
from patience import ending

from .themes import BASE, Shelf

STAR = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9V9Z"/></svg>'


def faults(tmp_path: Path, css: str, format: str = "pdf") -> list[tuple[str, str, str]]:
    shelf = Shelf(tmp_path / "layouts")
    folder = shelf.put("base", BASE, **{f"{format}_css": css})
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images" / "star.svg").write_text(STAR, encoding="utf-8")
    try:
        stylesheets(shelf.open("base"), format)
    except LayoutFault as fault:
        name = f"layouts/base/sheets/{format}.css:"
        strange = [found for found in fault.findings if found.code != "layout.stylesheet"]
        if strange or not all(str(found.place).startswith(name) for found in fault.findings):
            raise
        return [
            (str(found.place).removeprefix(name), found.message, found.nearest) for found in fault.findings
        ]
    return []


def test_sheets_come_in_the_order_of_the_cascade(tmp_path: Path) -> None:
    built_in, own = Shelf(tmp_path / "built-in"), Shelf(tmp_path / "own")
    built_in.put("base", BASE, common_css="1{}", pdf_css="2{}", epub_css="e{}")
    built_in.put("daily", pdf_css="3{}", common_css="4{}")
    own.put("daily", None, pdf_css="5{}")
    layout = own.open("daily", built_in)
    pdf = stylesheets(layout, "pdf")
    assert [sheet.text for sheet in pdf] == ["1{}", "2{}", "4{}", "3{}", "5{}"]
    assert [sheet.text for sheet in stylesheets(layout, "epub")] == ["1{}", "e{}", "4{}"]
    assert pdf[-1].path == own.root / "daily" / "sheets" / "pdf.css"
    assert pdf[-1].name == "layouts/daily/sheets/pdf.css"


def test_the_built_in_sheets_are_good() -> None:
    roots = layout_roots(None)
    for entry in list_layouts(roots):
        layout, _ = open_layout(entry.name, roots)
        assert layout is not None
        for format in entry.editions:
            assert stylesheets(layout, format)


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* 注 */ p { margin: 0 }",
        "p { color: red;; }",
        ".a::before { content: '}'; }",
        "@page { size: 1mm 2mm; @top-left { content: 'x' } @footnote { margin: 0 } }",
        "@media print { p { color: red } @supports (display: grid) { p { color: blue } } }",
        "p { & b { color: red } }",
        "p { background: url(../images/star.svg) }",
        "p { background: url('../images/star.svg#part') }",
        "p { fill: url(#part) }",
        "p { background: url(data:image/png;base64,AAAA) }",
        "p { width: calc((1em + 2px) * var(--x)) }",
        "a[href^='http://example.org'] { color: red }",
    ],
)
def test_good_css(tmp_path: Path, css: str) -> None:
    assert faults(tmp_path, css) == []


@pytest.mark.parametrize(
    ("css", "place", "words", "near"),
    [
        ("\np { color red }", "2:5", "cannot be read", ""),
        ("p { color: red", "1:3", "not closed", ""),
        ("p { color: red }\n@media print {\np { color: red }\n", "2:14", "not closed", ""),
        ("p { width: calc(1em; }", "1:12", "not closed", ""),
        ("p { color: var(--a }\nq { color: red }", "1:12", "not closed", ""),  # not within what it swallowed
        ("p { color: red }\n/* to be continued", "2:1", "comment is not closed", ""),
        ("p { content: 'abc\n }", "1:14", "string is not closed", ""),
        ("p { background: url(a b) }", "1:17", "url() is not well formed", ""),
        ("p { color: red } }", "1:18", "cannot be read", ""),
        ("p { margin: 1em) }", "1:16", "has no beginning", ""),
        ("@import 'other.css';", "1:1", "@import", ""),
        ("@import url(http://example.org/a.css);", "1:1", "@import", ""),
        ("p { background: url(http://example.org/a.png) }", "1:17", "leads out of the layout", ""),
        ("p { background: url(HTTPS://example.org/a.png) }", "1:17", "leads out of the layout", ""),
        ("p { background: url(//example.org/a.png) }", "1:17", "leads to the network", ""),
        ("p { background: url(file:///etc/passwd) }", "1:17", "leads out of the layout", ""),
        ("p { background: url('/etc/passwd') }", "1:21", "not in the layout's folder", ""),
        ("p { background: url(../../../secret.png) }", "1:17", "not in the layout's folder", ""),
        ("p { background: url(..%2f..%2f..%2fsecret.png) }", "1:17", "not in the layout's folder", ""),
        ("p { background: url('..\\\\..\\\\secret.png') }", "1:21", "network", ""),
        ("p { background: url() }", "1:17", "not in the layout's folder", ""),
        ("p { background: url(../images/stra.svg) }", "1:17", "There is no file", "star.svg"),
        ("p { background: u\\72l(http://example.org/a) }", "1:17", "leads out of the layout", ""),
        ("p { background: image-set('http://example.org/a' 1x) }", "1:27", "leads out of the layout", ""),
        ("@page { @top-left { content: url(http://example.org/a) } }", "1:30", "leads out of the layout", ""),
        ("@font-face { src: url(http://example.org/a.otf) }", "1:19", "leads out of the layout", ""),
        ("p { --x: url(http://example.org/a) }", "1:10", "leads out of the layout", ""),
        (
            "@media print { p { & b { background: url(http://a.example/) } } }",
            "1:38",
            "leads out of the layout",
            "",
        ),
    ],
)
def test_a_fault_of_css_has_its_place(tmp_path: Path, css: str, place: str, words: str, near: str) -> None:
    found = faults(tmp_path, css)
    assert len(found) == 1, found
    assert (found[0][0], found[0][2]) == (place, near)
    assert words in found[0][1]


@pytest.mark.parametrize(
    ("css", "place", "words"),
    [
        ("p { direction: ltr }", "1:5", "`direction`"),
        ("p { color: red;\n UNICODE-BIDI: embed }", "2:2", "`unicode-bidi`"),
        ("@media all { p { direction: rtl } }", "1:18", "`direction`"),
        ("p { b { color: red } }", "1:5", "inside a rule"),
        ("p { & b { color: red } }", "1:5", "inside a rule"),
        ("p { @media print { color: red } }", "1:5", "inside a rule"),
        ("p { background: url(../images/star.svg) }", "1:17", "not packed"),
        ("p { background: url(http://example.org/a.png) }", "1:17", "leads out"),
        ("@import 'a.css';", "1:1", "@import"),
    ],
)
def test_what_an_epub_may_not_hold(tmp_path: Path, css: str, place: str, words: str) -> None:
    (found,) = faults(tmp_path, css, "epub")
    assert found[0] == place
    assert words in found[1]


@pytest.mark.parametrize("css", ["p { direction: ltr }", "p { & b { color: red } }"])
def test_print_may_hold_it(tmp_path: Path, css: str) -> None:
    assert faults(tmp_path, css) == []


@pytest.mark.parametrize(
    "css",
    ["p{--direction: rtl}", "@media all { p { color: red } }", "p::before { content: 'direction: rtl' }"],
)
def test_an_epub_may_hold_the_like(tmp_path: Path, css: str) -> None:
    assert faults(tmp_path, css, "epub") == []


def test_common_css_must_be_good_for_both(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("base", BASE, common_css="p { direction: ltr }")
    layout = shelf.open("base")
    assert len(stylesheets(layout, "pdf")) == 1
    with pytest.raises(LayoutFault, match="not allowed in an EPUB"):
        stylesheets(layout, "epub")


def test_all_faults_of_all_sheets_at_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("base", BASE, common_css="p { color red }\nq { color red }", pdf_css="p { color red }")
    with pytest.raises(LayoutFault) as caught:
        stylesheets(shelf.open("base"), "pdf")
    assert [str(found.place) for found in caught.value.findings] == [
        "layouts/base/sheets/common.css:1:5",
        "layouts/base/sheets/common.css:2:5",
        "layouts/base/sheets/pdf.css:1:5",
    ]


@pytest.mark.parametrize(
    "css",
    [
        "{" * 20000,
        "(" * 20000,
        "p{" * 20000 + "}" * 20000,
        "p{a:" + "(" * 20000 + ")" * 20000 + "}",
        "a:b;" * 20000,
        "<!--" * 20000,
    ],
)
def test_hostile_css_ends(tmp_path: Path, css: str) -> None:
    with ending():
        faults(tmp_path, css)


def test_files_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "layouts")
    folder = shelf.put("base", BASE, pdf_css="p {}")
    layout, sheet = shelf.open("base"), folder / "sheets" / "pdf.css"
    codes = []
    (tmp_path / "outside.css").write_text("p {}", encoding="utf-8")
    sheet.unlink()
    os.symlink(tmp_path / "outside.css", sheet)
    for change in (None, "编者".encode("gb18030"), b"p { } \x00", b"a" * 300_000):
        if change is not None:
            sheet.unlink()
            sheet.write_bytes(change)
        with pytest.raises(LayoutFault) as caught:
            stylesheets(layout, "pdf")
        codes += [found.code for found in caught.value.findings]
    assert codes == ["file.outside", "file.encoding", "file.control", "file.unreadable"]


@pytest.mark.parametrize(
    ("css", "at", "said"),
    [
        ("p { width: 1e400px }", "1:12", "too large"),
        ("p { width: -3e9mm }", "1:12", "too large"),
        ("p { flex: 99999999999 }", "1:11", "too large"),
        ("p { width: calc(1px * 1e300) }", "1:23", "too large"),
        ("p { width: calc(infinity * 1px) }", "1:17", "no length"),
        ("p { width: max(1px, calc(NaN * 1px)) }", "1:26", "no length"),
        ("p { font-size: 1e-300px }", "1:16", "too small"),
        ("@page { size: 1e30mm }", "1:15", "too large"),
        ("@media (min-width: 1e300px) { p { color: red } }", "1:20", "too large"),
        ("p:nth-child(1e400) { color: red }", "1:13", "too large"),
        ("p" + ":is(a" * 60 + ")" * 60 + " { color: red }", "", "nest too deeply"),
        ("p { width: " + "calc(" * 60 + "1px" + ")" * 60 + " }", "", "nest too deeply"),
    ],
)
def test_numbers_and_depths_that_no_page_needs(tmp_path: Path, css: str, at: str, said: str) -> None:
    (found,) = faults(tmp_path, css)
    assert said in found[1]
    assert found[0] == at or not at


@pytest.mark.parametrize(
    "css",
    [
        "p { z-index: 2147483647; width: 0.001em; margin: -9999px; line-height: 0; opacity: .0001 }",
        "@page galley { size: 1200pt 1000000pt; margin: 0 }",
        "p { width: calc((1px + (2px * 3)) / 2); font-family: infinity, nan }",
    ],
)
def test_numbers_that_pages_need(tmp_path: Path, css: str) -> None:
    assert faults(tmp_path, css) == []


@pytest.mark.parametrize(
    ("file", "data", "code", "place"),
    [
        (
            "images/a.svg",
            STAR.replace("<path", "<script/><path").encode(),
            "image.unsafe-svg",
            "images/a.svg:1:1",
        ),
        (
            "images/a.svg",
            STAR.replace("<path", "<image href='file:///etc/passwd'/><path").encode(),
            "image.unsafe-svg",
            "images/a.svg:1:1",
        ),
        ("images/a.svg", b"<svg", "image.unreadable", "images/a.svg:1:5"),
        ("images/a.png", b"no picture", "layout.stylesheet", "sheets/pdf.css:1:17"),
        ("faces/a.ttf", b"no face", "layout.stylesheet", "sheets/pdf.css:1:17"),
        ("images/a.txt", b"words", "layout.stylesheet", "sheets/pdf.css:1:17"),
    ],
)
def test_what_a_sheet_names_is_looked_into(
    tmp_path: Path, file: str, data: bytes, code: str, place: str
) -> None:
    shelf = Shelf(tmp_path / "layouts")
    folder = shelf.put("base", BASE, pdf_css=f"p {{ background: url(../{file}) }}")
    (folder / file).parent.mkdir()
    (folder / file).write_bytes(data)
    with pytest.raises(LayoutFault) as raised:
        stylesheets(shelf.open("base"), "pdf")
    (found,) = raised.value.findings
    assert (found.code, str(found.place).startswith(f"layouts/base/{place}")) == (code, True), found

"""Reading a finished XHTML document back, to learn what is in it."""

from __future__ import annotations

import re

from lxml import etree

from banxin.sheets.epub.copy import DocumentContent
from banxin.sheets.epub.headings import with_whole_clauses
from banxin.sheets.epub.long_words import with_line_ends

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
SVG_NAMESPACE, MATHML_NAMESPACE = SVG[1:-1].encode(), MATHML[1:-1].encode()

_WORD_JOINER = "\u2060"
_JOINED = re.compile(rf'([^<>;&\s{_WORD_JOINER}]){_WORD_JOINER}(<a class="note-call[^>]*>[^<]*</a>)')
_RUBY_PARENTHESIS = re.compile(r"<rp>[^<]*</rp>")
_PLAIN_PARAGRAPHS = re.compile(rb"(?:<p>[^<]*</p>\n?)+")
_IDS = etree.XPath("//@id", smart_strings=False)
_FOR_PRINT = re.compile(r' style="(?:\s*--[\w-]+:[^";]*;?)+"')


def parse_xhtml(xhtml: bytes) -> etree._Element:
    """The tree of a document; XMLSyntaxError when it is not well-formed.

    Entities are not resolved and nothing is loaded: a document stands for itself.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xhtml, parser)


def content_of(xhtml: bytes, tree: etree._Element) -> DocumentContent:
    """What is in a document whose `tree` was read (EPUB 3.3 §D.6.2 has the properties)."""
    found = (("mathml", MATHML, "math"), ("svg", SVG, "svg"))
    properties = tuple(
        name for name, space, tag in found if next(tree.iter(f"{space}{tag}"), None) is not None
    )
    return DocumentContent(xhtml, properties, frozenset(map(str, _IDS(tree))))


def without_plain_text(xhtml: bytes) -> bytes:
    """A document with an empty paragraph for each run of bare ones that hold nothing but text.

    It is read in a part of the time, and is whole but for that text.
    """
    if xhtml.count(b"<!") > 1:
        return xhtml  # what looks like a paragraph in a comment is none
    return _PLAIN_PARAGRAPHS.sub(b"<p></p>", xhtml)


def for_reading_systems(html: str) -> str:
    """A document without what browsers may have but EPUB readers had better not.

    A note mark keeps to the character before it by style, not by U+2060, which old systems draw as
    a box. `rp` goes: EPUB 3.3 discourages it, since every reading system must know ruby. A style of nothing
    but variables is for print: old systems know none, and the sheet has its values written in.
    """
    plain = str(html)  # not Markup, which would escape the tags put in
    if _WORD_JOINER in plain:
        plain = _JOINED.sub(r'<span class="keep">\1\2</span>', plain).replace(_WORD_JOINER, "")
    if "<rp>" in plain:
        plain = _RUBY_PARENTHESIS.sub("", plain)
    if ' style="' in plain:
        plain = _FOR_PRINT.sub("", plain)
    return with_whole_clauses(with_line_ends(plain))

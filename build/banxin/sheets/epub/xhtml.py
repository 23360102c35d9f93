"""Reading a finished XHTML document back, to learn what is in it."""

from __future__ import annotations

import re

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"

_WORD_JOINER = "\u2060"
_JOINED = re.compile(rf'([^<>;&\s{_WORD_JOINER}]){_WORD_JOINER}(<a class="note-call[^>]*>[^<]*</a>)')


def parse_xhtml(xhtml: bytes) -> etree._Element:
    """The tree of a document; XMLSyntaxError when it is not well-formed.

    Entities are not resolved and nothing is loaded: a document stands for itself.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xhtml, parser)


def without_joiners(html: str) -> str:
    """A document in which a note mark keeps to the character before it by style, not by U+2060.

    Old reading systems draw the word joiner as a box.
    """
    plain = str(html)  # not Markup, which would escape the tags put in
    kept = _JOINED.sub(r'<span class="keep">\1\2</span>', plain)
    return kept.replace(_WORD_JOINER, "")

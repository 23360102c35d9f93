"""HTML of strangers as a tree: scripts are never run, nothing is fetched, depth is bounded."""

from __future__ import annotations

import re

from lxml import etree, html

from banxin.importing.copy.encodings import decoded
from banxin.importing.copy.remarks import Remarks
from banxin.wording import Message

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,30})", re.IGNORECASE)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_DEEPEST = 400  # elements within each other
_XML = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parsed_page(data: bytes, encoding: str, remarks: Remarks, declared: str = "") -> etree._Element:
    """The root of a page; `declared` is the encoding that stands outside of it. Raises UnreadableError."""
    within = _CHARSET.search(data[:4096])
    named = (declared or (within[1].decode("ascii") if within else "")).lower()
    text = decoded(data, encoding, remarks, declared=_CHINESE.get(named, named))
    text = _XML.sub("", text.replace("\0", ""))
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise remarks.refusal("import.broken", Message("There is no text in the page.")) from None
    if _depth(root) > _DEEPEST:
        raise remarks.refusal("import.too-large", Message("The page nests too deeply."))
    return root


def _depth(root: etree._Element) -> int:
    deepest, level = 0, [root]
    while level:
        deepest += 1
        level = [child for one in level for child in one]
    return deepest


def name_of(element: etree._Element) -> str:
    """The element's name in small letters, without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """All text within an element."""
    return "".join(str(one) for one in element.itertext())

"""Reading a finished XHTML document back, to learn what is in it."""

from __future__ import annotations

import re

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"

_WORD_JOINER = "\u2060"
_JOINED = re.compile(rf'([^<>;&\s{_WORD_JOINER}]){_WORD_JOINER}(<a class="note-call[^>]*>[^<]*</a>)')
_RUBY_PARENTHESIS = re.compile(r"<rp>[^<]*</rp>")
_HEADING = re.compile(
    r'<(h[1-6])\b[^>]*>.*?</\1>|<p class="(?:eyebrow|subhead|title-headline|title-nameplate)"[^>]*>.*?</p>',
    re.DOTALL,
)
_FOR_PRINT = re.compile(r' style="(?:\s*--[\w-]+:[^";]*;?)+"')
_SIGN = r"(?:&\#?\w+;|[^\s<>&])[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_CLOSING = r"(?:[，。、；：？！）》〉」』】”’…％%]|&\#?\w+;)"
_HEAD_END = re.compile(
    rf"(?<![^>])([^<>]*?)((?:{_SIGN}){{2}}{_CLOSING}*)(\s*(?=(?:</em>|</strong>)*</(?:span|p|h[1-6])>))"
)
_SHORT = re.compile(rf"(?:{_SIGN}){{2,4}}")


def parse_xhtml(xhtml: bytes) -> etree._Element:
    """The tree of a document; XMLSyntaxError when it is not well-formed.

    Entities are not resolved and nothing is loaded: a document stands for itself.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xhtml, parser)


def for_reading_systems(html: str) -> str:
    """A document without what browsers may have but EPUB readers had better not.

    A note mark keeps to the character before it by style, not by U+2060, which old systems draw as
    a box. `rp` goes: EPUB 3.3 discourages it, since every reading system must know ruby. A style of nothing
    but variables is for print: old systems know none, and the sheet has its values written in.
    """
    plain = str(html)  # not Markup, which would escape the tags put in
    kept = _JOINED.sub(r'<span class="keep">\1\2</span>', plain).replace(_WORD_JOINER, "")
    plainer = _FOR_PRINT.sub("", _RUBY_PARENTHESIS.sub("", kept))
    return _HEADING.sub(_with_whole_ends, plainer)


def _with_whole_ends(heading: re.Match[str]) -> str:
    """A heading whose last two characters, and those of each of its parts, stay on one line.

    So no character is left alone on the last line however large the type and narrow the screen; where a
    system knows `text-wrap: balance`, the lines are even besides.
    """
    return _HEAD_END.sub(_kept, heading[0])


def _kept(found: re.Match[str]) -> str:
    before, end, space = found.groups()
    if _SHORT.fullmatch(before + end):
        before, end = "", before + end
    if before[-1:].isascii() and before[-1:].isalnum() and end[:1].isascii():
        return found[0]  # within a word of letters or a number, which does not break
    return f'{before}<span class="keep">{end}</span>{space}'

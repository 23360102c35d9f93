"""Holding a layout's templates to XML: an EPUB is XHTML, and one unclosed tag loses a whole article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from lxml import etree
from markupsafe import Markup

from banxin.findings import Finding, Place, finding
from banxin.layouts.faults import LayoutFault
from banxin.sheets.body import BlockTemplates
from banxin.sheets.epub.active import Active, active_parts, is_passive
from banxin.wording import Message

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ROOT = '<r xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</r>'
_MISMATCH = re.compile(r"mismatch: ([\w-]+) line \d+ and ([\w-]+)")
_DOCUMENT = "epub-document"
_TEXT = re.compile(
    ">[^<>&\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+<"
)  # well-formed whatever it says
_PARAGRAPHS = re.compile("<p></p>(?:<p></p>)+")
_IDENT = re.compile(r' id="[\w.-]+"')
_MOST, _LONGEST = 256, 1 << 14  # shapes that are kept, and characters of one


@runtime_checkable
class PlacedTemplates(Protocol):
    """Templates that know where a word is written in them."""

    def place_of(self, word: str, block: str = "") -> Place | None:
        """The place of `word` in the template of `block`, or in any."""
        ...


@dataclass(frozen=True, slots=True)
class WellFormedTemplates:
    """Templates whose documents are checked as soon as they are whole, with the blocks that they are made of.

    The blocks of a document that is well-formed and passive need no look of their own; where it is not, they
    are looked at one by one for the one that is to blame. What was found of a document holds for all that
    differ from it in text alone.
    """

    templates: BlockTemplates
    _blocks: list[tuple[str, str]] = field(default_factory=list)
    _sound: set[str] = field(default_factory=set)

    def render(self, block: str, /, **context: object) -> Markup:
        """The block; raises LayoutFault when it is a document that is not well-formed XML, or that runs."""
        html = self.templates.render(block, **context)
        if block != _DOCUMENT:
            self._blocks.append((block, html))
            return html
        document = str(html.strip())
        if not self._is_sound(document):
            for name, part in self._blocks:
                self._check(name, _ROOT.format(part))
            self._check(block, document)
        self._blocks.clear()
        return html

    def _is_sound(self, document: str) -> bool:
        """Whether a document is well-formed and passive."""
        shape = _shape(document)
        if shape in self._sound:
            return True
        try:
            tree = etree.fromstring(document.encode(), _PARSER)
        except etree.XMLSyntaxError:
            return False
        if is_passive(tree):
            if 0 < len(shape) <= _LONGEST and len(self._sound) < _MOST:
                self._sound.add(shape)
            return True
        return not active_parts(tree)

    def _check(self, block: str, text: str) -> None:
        """Raise LayoutFault for a block that is at fault."""
        try:
            tree = etree.fromstring(text.encode(), _PARSER)
        except etree.XMLSyntaxError as error:
            raise LayoutFault(_ill_formed(block, error, self._place(block, error))) from None
        if active := active_parts(tree):
            raise LayoutFault(*(self._refused(block, part) for part in active))

    def _place(self, block: str, error: etree.XMLSyntaxError) -> Place:
        """Where the tag that does not fit is written, else where the block begins."""
        shown = Place(f"blocks/{block}.html.j2")
        if not isinstance(self.templates, PlacedTemplates):
            return shown
        tags = _MISMATCH.search(error.msg or "")
        wanted = (f"</{tags[2]}", f"<{tags[1]}", "<") if tags else ("<",)
        places = (self.templates.place_of(word, block) for word in wanted)
        return next((place for place in places if place is not None), shown)

    def _refused(self, block: str, part: Active) -> Finding:
        place = None
        if isinstance(self.templates, PlacedTemplates):
            place = self.templates.place_of(part.written, block) or self.templates.place_of(part.written)
        return finding(
            "layout.template",
            Message("{what} may not stand in an EPUB.", what=part.what),
            place or Place(f"blocks/{block}.html.j2"),
            expected=Message("text, pictures and links: stores refuse what runs or loads by itself"),
        )


def _shape(document: str) -> str:
    """A document without its text and ids, equal paragraphs in a row as one: they make no difference.

    Empty for one with comments and the like, in which what looks like an element is none.
    """
    if document.count("<!") > 1 or document.count("<?") > 1:
        return ""
    before, root, rest = document.partition("<html")
    return before + root + _IDENT.sub(" id", _PARAGRAPHS.sub("<p></p>", _TEXT.sub("><", rest)))


def _ill_formed(block: str, error: etree.XMLSyntaxError, place: Place) -> Finding:
    return finding(
        "layout.template",
        Message("The block {block} is not well-formed XHTML: {msg}", block=block, msg=error.msg),
        place,
        expected=Message(
            "every tag closed, every attribute quoted, <br/> and <img …/> with a slash, &amp; for &"
        ),
    )

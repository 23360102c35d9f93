"""The mark-up of Kobo's books: every sentence in a numbered span, the body in two boxes.

Kobo's readers hang bookmarks, highlights and progress on `<span class="koboSpan" id="kobo.P.S">`, paragraph
and sentence, and page through `div#book-columns > div#book-inner`. Numbers grow as in the files of Kobo's own
store and of kepubify: a paragraph, heading, list, table or picture begins a new P as soon as it has text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from banxin.sheets.epub.tags import TOKEN, opens, tag_name

_SENTENCE_END = re.compile(
    "[。！？｡][。！？｡…]*[”’」』）】〉》〕〗\"')]*[ \t\n\f\r]*"  # Chinese needs no space behind
    "|[.!?]['\"”’“…]?[ \t\n\f\r]+"  # Latin does
)
_BLANK = " \t\n\f\r"
_NUMBERED = frozenset({"p", "ol", "ul", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"script", "style", "pre", "audio", "video", "svg", "math", "rt", "rp"})
"""Elements whose text stays as it is; readings of ruby are none of the reader's sentences."""

_RULE = "div#book-inner { margin-top: 0; margin-bottom: 0; }"
_STYLE = f'<style type="text/css" class="kobostylehacks">{_RULE}</style>'
_OPEN, _CLOSE = '<div id="book-columns"><div id="book-inner">', "</div></div>"


def with_kobo_spans(xhtml: str) -> str:
    """A document of an EPUB with Kobo's boxes and spans; nothing else of it is changed.

    One that has spans already, or no body, stays as it is.
    """
    if 'class="koboSpan"' in xhtml or "<body" not in xhtml:
        return xhtml
    head, body, rest = xhtml.partition("<body")
    start = TOKEN.match(body + rest)
    inner, end, tail = rest[(start.end() if start else 0) - len(body) :].rpartition("</body>")
    opening = start[0] if start else body
    head = head.replace("</head>", f"{_STYLE}\n</head>", 1)
    return f"{head}{opening}{_OPEN}{''.join(_Spans().read(inner))}{_CLOSE}{end}{tail}"


def sentences(text: str) -> Iterator[str]:
    """`text` in sentences, each with the blanks behind it; the parts make up the whole."""
    at = 0
    for found in _SENTENCE_END.finditer(text):
        yield text[at : found.end()]
        at = found.end()
    if at < len(text) or not text:
        yield text[at:]


@dataclass
class _Spans:
    """The numbers given so far, and the elements that are open."""

    paragraph: int = 0
    segment: int = 0
    begins: bool = False
    around: list[str] = field(default_factory=list)
    kept: int = 0

    def read(self, html: str) -> Iterator[str]:
        """The pieces of the body anew."""
        at = 0
        for token in TOKEN.finditer(html):
            yield from self._text(html[at : token.start()])
            yield self._tag(token[0])
            at = token.end()
        yield from self._text(html[at:])

    def _text(self, text: str) -> Iterator[str]:
        if not text or self.kept:
            yield text
            return
        within_paragraph = self.around[-1:] == ["p"]
        for sentence in sentences(text):
            if sentence.strip(_BLANK) or within_paragraph:
                yield self._span(sentence)
            else:
                yield sentence

    def _tag(self, tag: str) -> str:
        name = tag_name(tag)
        if not name:  # a comment or instruction
            return tag
        if tag.startswith("</"):
            self._leave(name)
            return tag
        if self.kept:
            self._enter(name, tag)
            return tag
        if name == "img":
            self.begins = True
            return self._span(tag)
        self.begins = self.begins or name in _NUMBERED
        self._enter(name, tag)
        return tag

    def _enter(self, name: str, tag: str) -> None:
        if opens(tag):
            self.around.append(name)
            self.kept += name in _KEPT

    def _leave(self, name: str) -> None:
        if self.around:
            self.around.pop()
            self.kept -= name in _KEPT

    def _span(self, content: str) -> str:
        if self.begins:
            self.paragraph, self.segment, self.begins = self.paragraph + 1, 0, False
        self.segment += 1
        return f'<span class="koboSpan" id="kobo.{self.paragraph}.{self.segment}">{content}</span>'

"""From inline tokens to the inlines of the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from banxin.findings import Place
from banxin.markup.blocks import (
    CodeBlock,
    Emphasis,
    IndexMark,
    Inline,
    LineBreak,
    NoteCall,
    Ruby,
    Strong,
    Text,
)
from banxin.markup.carried_marks import marks_before, with_marks
from banxin.markup.characters import INVISIBLE
from banxin.markup.html import report_html
from banxin.markup.links import read_link
from banxin.markup.rules.flanking import POSITION
from banxin.markup.rules.index_mark import INDEX
from banxin.markup.state import ArticleContext
from banxin.wording import Message

_DEEPEST = 8


@dataclass(slots=True)
class _OpenElement:
    """An element that is open, with what it holds so far.

    One without an opening token is too deep to be kept and shares the list of the one around it.
    """

    opening: Token | None
    children: list[Inline] = field(default_factory=list)


def plain_words(inline: Token) -> str:
    """The words of a block's text on one line without any mark-up; empty for any other text."""
    match inline.children:
        case [Token(type="text", content=content)] if "\n" not in inline.content:
            words = INVISIBLE.sub("", content)
            return "" if marks_before(words) else words
    return ""


def read_inlines(inline: Token, context: ArticleContext) -> tuple[Inline, ...]:
    """The inlines of a block's text, with what is wrong in it reported."""
    return _InlineReader(inline, context).read()


class _InlineReader:
    def __init__(self, inline: Token, context: ArticleContext) -> None:
        self.inline = inline
        self.context = context
        self.frames = [_OpenElement(None)]
        self.strays: set[int] = set()
        self.deep = False

    def read(self) -> tuple[Inline, ...]:
        for token in self.inline.children or ():
            if token.nesting > 0:
                self.open(token)
            elif token.nesting < 0:
                self.close()
            else:
                _READERS[token.type](self, token)
        return _joined(self.frames[0].children)

    def place(self, token: Token, length: int = 1, shift: int = 0) -> Place:
        return self.context.log.within(self.inline, max(0, token.meta.get(POSITION, 0) + shift), length)

    def add(self, inline: Inline) -> None:
        self.frames[-1].children.append(inline)

    def open(self, token: Token) -> None:
        flat = len(self.frames) > _DEEPEST
        if flat and not self.deep:
            self.deep = True
            message = Message("Emphasis and links nest too deeply.")
            self.context.log.report("article.too-deep", message, self.place(token))
        self.frames.append(_OpenElement(None, self.frames[-1].children) if flat else _OpenElement(token))

    def close(self) -> None:
        frame = self.frames.pop()
        token = frame.opening
        if token is None:
            return
        children, into = _joined(frame.children), self.frames[-1].children
        if token.type == "link_open":
            shift = 0 if token.markup == "autolink" else -1
            into.extend(
                read_link(str(token.attrs["href"]), children, self.context, self.place(token, 1, shift))
            )
        elif token.type == "index_open":
            into.extend(self.index_mark(token, children))
        elif children:
            into.append(Strong(children) if token.type == "strong_open" else Emphasis(children))

    def index_mark(self, token: Token, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The words marked for the index; what is misspelt about the mark is told, and the words stay."""
        place, name = self.place(token), str(token.meta["name"])
        if name != INDEX:
            self.context.log.report(
                "article.unknown-attribute",
                Message("{shown} is not known here.", shown=name),
                self.place(token, len(name), int(token.meta["shift"])),
                expected="[…]{index}",
                nearest=INDEX,
            )
            return children
        return (IndexMark(children, str(token.meta["term"]), place.line, place.column),) if children else ()

    def text(self, token: Token) -> None:
        words = INVISIBLE.sub("", token.content)
        if marks := marks_before(words):
            before = next((frame.children for frame in reversed(self.frames) if frame.children), [])
            carrying = with_marks(before[-1], marks) if before else None
            if carrying is not None:
                before[-1], words = carrying, words[len(marks) :]
        self.add(Text(words))

    def stray(self, token: Token) -> None:
        self.text(token)
        length = int(token.meta["length"])
        if length in self.strays:
            self.strays.remove(length)
            return  # two that were meant as a pair are one fault, told at the first
        self.strays.add(length)
        self.context.log.report(
            "article.stray-mark",
            Message("{value} opens or closes nothing and will be printed.", value="*" * length),
            self.place(token, length),
            expected=Message("a pair of marks with no space inside them"),
            remedy=Message("write \\* for an asterisk that is meant as such"),
        )

    def name(self, token: Token) -> None:
        self.text(token)
        self.context.log.report(
            "article.stray-mark",
            Message("{content} is kept as it is written.", content=token.content),
            self.place(token, len(token.content)),
            expected=Message(
                "`{content}` for code, **{content_2}** for Hei",
                content=token.content,
                content_2=token.content.strip("_"),
            ),
        )

    def code(self, token: Token) -> None:
        self.add(CodeBlock(token.content))

    def line_break(self, token: Token) -> None:
        self.add(LineBreak())

    def ruby(self, token: Token) -> None:
        self.add(Ruby(token.meta["pairs"]))
        at = token.content.find("*")
        if at >= 0:
            self.context.log.report(
                "article.stray-mark",
                Message("Emphasis does not count within ruby: its marks will be printed."),
                self.place(token, 1, at),
                expected=Message("the marks around the braces, as in **{{汉字|hàn zì}}**"),
            )

    def broken_ruby(self, token: Token) -> None:
        self.text(token)
        place = self.place(token, len(token.content))
        message = Message("The ruby annotation is not well formed.")
        self.context.log.report("article.ruby", message, place, expected="{汉字|hàn zì}")

    def note_call(self, token: Token) -> None:
        number = self.context.calls.number(token.info)
        if number:
            self.add(NoteCall(number))
            return
        self.text(token)
        self.context.log.report(
            "article.note-missing",
            Message("The footnote {content} is not written.", content=token.content),
            self.place(token, len(token.content)),
            expected=Message("a line {content}: …", content=token.content),
        )

    def image(self, token: Token) -> None:
        self.add(Text(token.content))
        self.context.log.report(
            "article.picture-inline",
            Message("A picture stands within a line of text."),
            self.place(token, 2),
            expected=Message("the picture in a paragraph of its own"),
        )

    def html(self, token: Token) -> None:
        self.add(Text(token.content))
        report_html(token.content, self.place(token, len(token.content)), self.context)


_READERS: dict[str, Callable[[_InlineReader, Token], None]] = {
    "text": _InlineReader.text,
    "text_special": _InlineReader.text,
    "stray": _InlineReader.stray,
    "name": _InlineReader.name,
    "code_inline": _InlineReader.code,
    "hardbreak": _InlineReader.line_break,
    "ruby": _InlineReader.ruby,
    "broken_ruby": _InlineReader.broken_ruby,
    "note_call": _InlineReader.note_call,
    "image": _InlineReader.image,
    "html_inline": _InlineReader.html,
}


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    """The inlines with neighbouring texts made one, and empty ones dropped."""
    joined: list[Inline] = []
    parts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            parts.append(inline.text)
            continue
        _flush(parts, joined)
        joined.append(inline)
    _flush(parts, joined)
    return tuple(joined)


def _flush(parts: list[str], into: list[Inline]) -> None:
    if text := "".join(parts):
        into.append(Text(text))
    parts.clear()

"""Figures: pictures that stand in paragraphs of their own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from banxin.findings import Place, nearest
from banxin.markup.attributes import Attribute
from banxin.markup.blocks import FIGURE_PLACES, Figure, FigureAttribute, Inline
from banxin.markup.dialect import dialect
from banxin.markup.inlines import read_inlines
from banxin.markup.rules.flanking import POSITION
from banxin.markup.rules.newlines import resolve_line_ends
from banxin.markup.state import ArticleContext
from banxin.markup.targets import FIGURE_ATTRIBUTES
from banxin.wording import Message, listed

_WIDEST = 24  # basic columns; no page has more
_OTHER_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*")
_ON_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:|//")


def read_figures(inline: Token, context: ArticleContext) -> tuple[Figure, ...]:
    """The figures of a paragraph that holds nothing but pictures; none if it holds anything else."""
    ink = [token for token in inline.children or () if token.type != "text" or _is_ink(token.content)]
    pictures = [token for token in ink if token.type == "image"]
    if not pictures or (len(pictures) < len(ink) and "malformed" not in pictures[0].meta):
        return ()
    return tuple(_Figure(token, inline, context).read() for token in pictures)


def _is_ink(text: str) -> bool:
    """Whether a text beside pictures is matter; attributes of another dialect are told as such elsewhere."""
    return bool(text.strip()) and not _OTHER_ATTRIBUTES.fullmatch(text)


class _Figure:
    def __init__(self, token: Token, inline: Token, context: ArticleContext) -> None:
        self.token, self.inline, self.context = token, inline, context
        self.place = context.log.within(inline, token.meta[POSITION], 2)
        self.told = False
        self.kept: dict[str, Attribute] = token.meta.get("kept", {})

    def at(self, offset: int, length: int) -> Place:
        return self.context.log.within(self.inline, offset, length)

    def read(self) -> Figure:
        if "malformed" in self.token.meta:
            self.context.log.report(
                "article.attribute-syntax",
                Message("The attributes in braces cannot be read."),
                self.at(self.token.meta["malformed"], 1),
                expected=Message('{{credit="…" width=2}}'),
            )
        width, widest = self.widths()
        return Figure(
            image=self.image(),
            alt=self.alt(),
            caption=self.caption(),
            credit=self.credit(),
            width=width,
            widest=widest,
            line=self.place.line,
            decorative="decorative" in self.kept,
            column=self.place.column,
            anchor=str(self.token.meta.get("anchor", "")),
            others=tuple(self.others()),
            place=self.placed(),
        )

    def others(self) -> Iterator[FigureAttribute]:
        """What the layout may have declared."""
        for name, attribute in self.kept.items():
            if name not in FIGURE_ATTRIBUTES:
                place = self.at(attribute.offset, len(name))
                yield FigureAttribute(name, attribute.value, place.line, place.column)

    def image(self) -> str:
        """The path relative to the publication; one beginning with a dot is relative to the article.

        The second way is what other programs that show Markdown expect.
        """
        path = unquote(str(self.token.attrs["src"]))
        if not path or _SCHEME.match(path):
            self.not_a_file(path)
            return ""
        if path.startswith("."):
            path = posixpath.join(posixpath.dirname(self.context.log.source.name), path)
            return posixpath.normpath(path)
        return path

    def not_a_file(self, address: str) -> None:
        self.told = True
        on_web = bool(_ON_WEB.match(address))
        name = posixpath.basename(address.partition("?")[0].partition("#")[0]) if on_web else ""
        self.context.log.report(
            "image.missing",
            Message("The picture is on the web, and nothing is fetched from there.")
            if on_web
            else Message("A picture is no file of the publication.")
            if address
            else Message("The picture names no file."),
            self.place,
            expected=Message("a file of the publication, such as images/{name}", name=name or "a.jpg"),
            remedy=Message("Save the picture in images/ and write its path here.") if on_web else "",
        )

    def alt(self) -> str:
        alt = "".join(token.content for token in self.token.children or ()).strip()
        decorative = self.kept.get("decorative")
        if decorative and decorative.value not in (None, "true"):
            self.bad(decorative, Message("decorative takes no value."), "{decorative}")
        elif decorative and alt:
            self.bad(
                decorative, Message("A decorative picture has a text alternative."), Message("one of the two")
            )
        if not alt and not decorative and not self.told:
            self.context.log.report(
                "image.no-alt",
                Message("The picture has no text alternative."),
                self.place,
                expected=Message("![what is seen](…), or {{decorative}} for one that says nothing"),
            )
        return "" if decorative else alt

    def bad(self, attribute: Attribute, message: str, expected: str) -> None:
        place = self.at(attribute.offset, len(attribute.name))
        self.context.log.report("article.attribute-value", message, place, expected=expected)

    def caption(self) -> tuple[Inline, ...]:
        title = str(self.token.attrs.get("title", ""))
        if not title:
            return ()
        row = self.place.line - self.context.log.first_line
        markdown = dialect()
        tokens = markdown.inline.parse(title, markdown, self.context.env, [])
        resolve_line_ends(tokens)
        caption = Token("inline", "", 0, content=title, map=[row, row + 1], children=tokens)
        return read_inlines(caption, self.context)

    def credit(self) -> str:
        attribute = self.kept.get("credit")
        if attribute and not (attribute.value or "").strip():
            self.bad(attribute, Message("credit names nobody."), 'credit="新华社记者某某摄"')
        return (attribute.value or "").strip() if attribute else ""

    def placed(self) -> str:
        attribute = self.kept.get("place")
        value = attribute.value or "" if attribute else ""
        if attribute is None or value in FIGURE_PLACES:
            return value
        place = self.at(attribute.offset, len(attribute.name))
        self.context.log.report(
            "article.attribute-value",
            Message("There is no place `{value}` for a picture.", value=value),
            place,
            expected=Message("one of {names}", names=listed(FIGURE_PLACES)),
            nearest=nearest(value, FIGURE_PLACES),
        )
        return ""

    def widths(self) -> tuple[int, int]:
        """Basic columns, and the most of them that a page with room may give it: `3`, or `3-5`."""
        attribute = self.kept.get("width")
        if attribute is None:
            return 0, 0
        value = attribute.value or ""
        least, dash, most = value.partition("-")
        if _is_width(least) and (not dash or (_is_width(most) and int(least) < int(most))):
            return int(least), int(most) if dash else 0
        self.bad(
            attribute,
            Message("width={value} is no number of columns.", value=value),
            Message("1 to {widest}, or from one to another (2-3)", widest=_WIDEST),
        )
        return 0, 0


def _is_width(value: str) -> bool:
    return value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= _WIDEST

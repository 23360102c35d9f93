"""From block tokens to the blocks of the tree."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token

from banxin.markup.blocks import (
    Block,
    Break,
    Inline,
    ListBlock,
    Listing,
    Paragraph,
    PullQuote,
    Quotation,
    Sidebar,
    Text,
    Verse,
)
from banxin.markup.crossheads import read_crosshead
from banxin.markup.cursor import Cursor
from banxin.markup.figures import read_figures
from banxin.markup.html import report_html
from banxin.markup.inlines import plain_words, read_inlines
from banxin.markup.poems import lines_of, poem_lines
from banxin.markup.rules.attribution import is_attribution
from banxin.markup.state import ArticleContext
from banxin.markup.tables import read_table
from banxin.wording import Message

_Blocks = list[Block]


def read_blocks(tokens: list[Token], context: ArticleContext) -> tuple[Block, ...]:
    """All blocks of a list of tokens."""
    return _until("", Cursor(tokens), context)


def _until(closing: str, cursor: Cursor, context: ArticleContext) -> tuple[Block, ...]:
    """The blocks up to a token of type `closing`, which is passed. Nesting is bounded by a rule."""
    blocks: _Blocks = []
    readers = _QUOTED if closing == "blockquote_close" else _READERS
    while (token := cursor.ahead()) is not None and token.type != closing:
        readers[token.type](cursor, context, blocks)
    if token is not None:
        cursor.take()
    return tuple(blocks)


def _paragraph(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    opening, inline = cursor.take(), cursor.take()
    cursor.take()
    if words := plain_words(inline):
        blocks.append(Paragraph((Text(words),), context.log.line_of(opening)))
        return
    figures = read_figures(inline, context)
    blocks.extend(figures)
    if figures or not (inlines := read_inlines(inline, context)):
        return
    line = context.log.line_of(opening)
    poem = poem_lines(inline.content, inlines)
    blocks.append(Verse(poem, line) if poem else Paragraph(inlines, line))


def _quoted_paragraph(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    """A paragraph of a quotation: lines of verse stay lines, and the last line may name the source."""
    opening, inline = cursor.take(), cursor.take()
    cursor.take()
    figures = read_figures(inline, context)
    blocks.extend(figures)
    if figures or not (inlines := read_inlines(inline, context)):
        return
    line, (above, _, last) = context.log.line_of(opening), inline.content.rpartition("\n")
    following = cursor.ahead()
    at = len(inlines) - len(lines_of(inlines)[-1])  # where the last line begins
    named = following is not None and following.type == "blockquote_close" and is_attribution(last)
    if not named or not (at if above else blocks):
        blocks.append(_quoted(inline.content, inlines, line))
        return
    if above:
        blocks.append(_quoted(above, inlines[: at - 1], line))
        line += above.count("\n") + 1
    blocks.append(Paragraph(_without_indent(inlines[at:]), line, attribution=True))


def _quoted(written: str, inlines: tuple[Inline, ...], line: int) -> Block:
    poem = poem_lines(written, inlines, quoted=True)
    return Verse(poem, line) if poem else Paragraph(inlines, line)


def _without_indent(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines of a line without the blanks that it begins with."""
    match inlines:
        case (Text(text), *rest):
            return (Text(text.lstrip()), *rest)
    return inlines


def _crosshead(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    crosshead = read_crosshead(cursor.take(), cursor.take(), context)
    cursor.take()
    if crosshead is not None:
        blocks.append(crosshead)


def _quotation(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    line = context.log.line_of(cursor.take())
    blocks.append(Quotation(_until("blockquote_close", cursor, context), line))


def _list(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    opening = cursor.take()
    ordered = opening.type == "ordered_list_open"
    items: list[tuple[Block, ...]] = []
    tight = True
    while cursor.take().type == "list_item_open":
        first = cursor.ahead()
        tight = tight and (first is None or first.type != "paragraph_open" or first.hidden)
        items.append(_until("list_item_close", cursor, context))
    start = int(opening.attrs.get("start", 1))
    blocks.append(ListBlock(ordered, start, tuple(items), context.log.line_of(opening), tight))


def _container(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    opening = cursor.take()
    line = context.log.line_of(opening)
    title: tuple[Inline, ...] = ()
    following = cursor.ahead()
    if following is not None and following.info == "title":
        title = read_inlines(cursor.take(), context)
    if opening.info == "verse":
        blocks.append(Verse(_verse_lines(cursor, context), line))
        return
    content = _until("container_close", cursor, context)
    if opening.info in ("sidebar", "box"):
        blocks.append(Sidebar(opening.info, title, content, line))
        return
    heading = (Paragraph(title, line),) if title else ()  # a fault, told already: no text is lost
    if opening.info == "pull":
        blocks.append(PullQuote(heading + content, line))
    else:
        blocks.extend(heading + content)


def _verse_lines(cursor: Cursor, context: ArticleContext) -> tuple[tuple[Inline, ...], ...]:
    """The lines; stanzas are parted by one empty line, and none stands at either end."""
    lines: list[tuple[Inline, ...]] = []
    while (token := cursor.take()).type != "container_close":
        line = read_inlines(token, context)
        if line or (lines and lines[-1]):
            lines.append(line)
    return tuple(lines[:-1] if lines and not lines[-1] else lines)


def _table(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    blocks.append(read_table(cursor, context, blocks))


def _listing(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    token = cursor.take()
    first, end = token.map or [0, 1]
    line = context.log.line_of(token)
    last = context.log.source.line(line + end - first - 1).rstrip()
    if end - first < 2 or not last.endswith(token.markup) or last.strip("> \t" + token.markup[:1]):
        context.log.report(
            "article.unclosed-listing",
            Message("The listing is not closed, and takes in all that follows."),
            context.log.find(first, token.markup),
            expected=Message("a line {markup} below it", markup=token.markup),
        )
    blocks.append(Listing(token.content.removesuffix("\n"), line))


def _html(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    token = cursor.take()
    first = token.map[0] if token.map else 0
    head = token.content.strip().partition("\n")[0]
    report_html(token.content, context.log.find(first, head), context)
    blocks.append(Paragraph((Text(token.content.strip()),), context.log.line_of(token)))


def _break(cursor: Cursor, context: ArticleContext, blocks: _Blocks) -> None:
    blocks.append(Break(context.log.line_of(cursor.take())))


_READERS: dict[str, Callable[[Cursor, ArticleContext, _Blocks], None]] = {
    "paragraph_open": _paragraph,
    "heading_open": _crosshead,
    "blockquote_open": _quotation,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "container_open": _container,
    "table_open": _table,
    "fence": _listing,
    "html_block": _html,
    "hr": _break,
}
_QUOTED = {**_READERS, "paragraph_open": _quoted_paragraph}

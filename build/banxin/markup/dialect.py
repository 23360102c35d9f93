"""Banxin's Markdown: which rules of CommonMark hold, and ours among them."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from banxin.markup.rules.attribution import attribution
from banxin.markup.rules.container import container
from banxin.markup.rules.crosshead import crosshead_attributes
from banxin.markup.rules.depth import depth_guard
from banxin.markup.rules.flanking import PlacedInline, long_run
from banxin.markup.rules.foreign_marks import foreign_marks
from banxin.markup.rules.indents import indented_line, indents
from banxin.markup.rules.index_mark import index_mark
from banxin.markup.rules.joined_lines import joined_lines
from banxin.markup.rules.line_break import escape_with_indent, newline_with_indent
from banxin.markup.rules.names import name
from banxin.markup.rules.newlines import newlines
from banxin.markup.rules.note_call import note_call
from banxin.markup.rules.note_text import note_text
from banxin.markup.rules.numbered_lines import numbered_lines
from banxin.markup.rules.pairs import pairs
from banxin.markup.rules.picture import picture
from banxin.markup.rules.plain_line import plain_line
from banxin.markup.rules.ruby import ruby
from banxin.markup.rules.strays import stray_marks
from banxin.markup.rules.table import table
from banxin.markup.rules.table_anchor import table_anchor
from banxin.markup.rules.tag import tag
from banxin.markup.rules.unread import unread
from banxin.markup.rules.unruled_table import unruled_tables

# Left out of CommonMark, because it does harm to Chinese copy: code blocks by indentation (editors indent
# paragraphs by spaces) and crossheads by underlining (a rule typed under a paragraph would turn all of it
# to a crosshead). Line ends are normal already, and special texts are joined when the tree is built.
_OFF = ("code", "lheading", "normalize", "text_join")

_CONTINUED = ("paragraph", "reference", "blockquote")  # texts that run on over lines
_INTERRUPTS = {"alt": ["paragraph", "reference", "blockquote", "list"]}


class Dialect(MarkdownIt):
    """MarkdownIt that leaves addresses as they are written: they are judged when the tree is built."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Accept any address, so that a bad one is a finding and not plain text."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Keep the address: names of pictures and anchors are Chinese."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Keep the text of an autolink."""
        return link


@cache
def dialect() -> MarkdownIt:
    """The parser; it holds no state of an article."""
    markdown = Dialect("commonmark")
    markdown.inline = PlacedInline()
    markdown.configure("commonmark", {"maxNesting": 32})
    markdown.enable("table").disable(_OFF)
    blocks, inlines, core = markdown.block.ruler, markdown.inline.ruler, markdown.core.ruler
    blocks.before("table", "depth_guard", depth_guard)
    blocks.before("table", "plain_line", plain_line)
    blocks.at("table", table, {"alt": ["paragraph", "reference"]})
    blocks.before("fence", "container", container, _INTERRUPTS)  # type: ignore[arg-type]
    blocks.before("paragraph", "indented_line", indented_line, {"alt": list(_CONTINUED)})
    blocks.before("reference", "note_text", note_text, _INTERRUPTS)  # type: ignore[arg-type]
    inlines.before("emphasis", "long_run", long_run)
    inlines.before("long_run", "name", name)
    inlines.before("link", "note_call", note_call)
    inlines.before("link", "index_mark", index_mark)
    inlines.at("newline", newline_with_indent)
    inlines.at("escape", escape_with_indent)
    inlines.at("image", picture)
    inlines.before("entity", "ruby", ruby)
    inlines.before("ruby", "tag", tag)
    markdown.inline.ruler2.after("emphasis", "stray_marks", stray_marks)
    core.before("inline", "crosshead_attributes", crosshead_attributes)
    core.before("inline", "table_anchor", table_anchor)
    core.before("inline", "indents", indents)
    core.after("inline", "attribution", attribution)
    core.after("attribution", "newlines", newlines)
    core.after("newlines", "foreign_marks", foreign_marks)
    core.after("foreign_marks", "numbered_lines", numbered_lines)
    core.after("numbered_lines", "joined_lines", joined_lines)
    core.after("joined_lines", "unruled_tables", unruled_tables)
    core.after("unruled_tables", "pairs", pairs)
    core.after("pairs", "unread", unread)
    return markdown

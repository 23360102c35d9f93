"""Markdown of other programs: front matter of website programs, HTML in the text, reference links."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml

from banxin.importing.copy.encodings import decoded
from banxin.importing.copy.model import Import
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.sources import Sources
from banxin.importing.html.elements import CAPTION
from banxin.importing.html.reading import page_import
from banxin.importing.markdown.dialects import OtherDialects
from banxin.importing.markdown.front_matter import divided, head_of
from banxin.markup.rules.flanking import PlacedInline
from banxin.markup.rules.note_call import note_call
from banxin.markup.rules.note_text import note_text
from banxin.wording import Message

_FENCE = re.compile(r"^ {0,3}:::+[ \t]*\{?(?P<name>[\w.\-]*)\}?(?P<title>[^\n]*)$", re.MULTILINE)
_LINE = "data-banxin-line"
_ALERT = re.compile(r"^(>[ \t]*)\[![A-Za-z]+\][+\-]?[ \t]*(?P<title>.*)$", re.MULTILINE)


def read_markdown(data: bytes, name: str, sources: Sources, encoding: str, remarks: Remarks) -> Import:
    """The article of a Markdown file; raises UnreadableError."""
    text = decoded(data, encoding, remarks).replace("\r\n", "\n").replace("\r", "\n")
    fields, body = divided(text, remarks)
    given = head_of(fields, remarks)
    page = _rendered(body, text.count("\n") - body.count("\n") + 1, remarks)
    try:
        root = html.document_fromstring(f"<html><body>{page}</body></html>", parser=html.HTMLParser(
            no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
        ))  # fmt: skip
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise remarks.refusal("import.broken", Message("There is no text in the file.")) from None
    _place(root)
    return page_import(root, root[-1], PurePosixPath(name).stem, given, sources, remarks)


def _rendered(body: str, first: int, remarks: Remarks) -> str:
    """The text as a page; its elements say the lines of the file that they are of, the body's `first`."""
    written: list[str] = []
    numbers: list[int] = []
    dialects = OtherDialects(remarks)
    for number, line in enumerate(body.split("\n"), first):
        parts = _ALERT.sub(_alert, _FENCE.sub(_boxed, dialects.plain(line, number))).split("\n")
        written += parts
        numbers += [number] * len(parts)
    written += dialects.notes_behind()
    numbers += [numbers[-1]] * (len(written) - len(numbers))
    parser, env = _parser(), dict[str, Any]()
    tokens = parser.parse("\n".join(written), env)
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet(_LINE, str(numbers[min(token.map[0], len(numbers) - 1)]))
    return str(parser.renderer.render(tokens, parser.options, env))


def _place(root: etree._Element) -> None:
    """Give each element the line of the file (else that of the one before), and each picture its caption."""
    line = 1
    for one in root.iter():
        if isinstance(one.tag, str):
            if one.tag == "img" and (words := one.attrib.pop("title", "")):
                one.set(CAPTION, str(words))
            line = int(said) if (said := one.attrib.pop(_LINE, "")).isdecimal() else line
            one.sourceline = line


def _boxed(found: re.Match[str]) -> str:
    """A fence of a container as the element that reads as a box."""
    if not found["name"]:
        return "\n</aside>\n"
    title = found["title"].strip()
    return "\n<aside>\n" + (f"\n**{title}**\n" if title else "")


def _alert(found: re.Match[str]) -> str:
    """The first line of an alert: its title in Hei, if it has one."""
    return f"{found[1]}<b>{found['title']}</b>\n>" if found["title"].strip() else found[1]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.inline = PlacedInline()
    parser.inline.ruler.enable(["strikethrough"], ignoreInvalid=True)
    parser.inline.ruler.before("link", "note_call", note_call)
    parser.block.ruler.before("reference", "note_text", note_text, {"alt": ["paragraph", "reference"]})
    for rule, render in (("note_call", _call), ("note_open", _note), ("note_close", _note_end)):
        parser.add_render_rule(rule, render)
    return parser


def _call(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    label = escapeHtml(tokens[index].info)
    return f'<a class="noteref" href="#fn-{label}">{label}</a>'


def _note(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    return f'<aside class="footnote" id="fn-{escapeHtml(tokens[index].info)}">'


def _note_end(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    return "</aside>"

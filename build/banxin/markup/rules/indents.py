"""Indents of ideographic spaces, typed by hand: taken off, because the layout indents."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.proof import KEY, Proof

_WIDE_SPACE = "\u3000"


def indents(state: StateCore) -> None:
    """Report indents at the start of paragraphs, and lines within one that seem to begin another."""
    proof: Proof = state.env[KEY]
    if _WIDE_SPACE not in state.src:
        return
    for index, token in enumerate(state.tokens):
        if token.type == "paragraph_open":
            inline = state.tokens[index + 1]
            _report_indent(inline, proof)
            if "\n" in inline.content:
                _report_joined(inline, proof)


def _report_indent(inline: Token, proof: Proof) -> None:
    """markdown-it has taken the spaces off already; the source line still has them."""
    line = proof.source.line(proof.line_of(inline))
    offset = line.find(inline.content.split("\n", 1)[0])
    typed = line[: max(0, offset)]
    wide = len(typed) - len(typed.rstrip(_WIDE_SPACE + " \t"))
    if _WIDE_SPACE in typed[len(typed) - wide :]:
        first = typed.index(_WIDE_SPACE, len(typed) - wide)
        proof.report(
            "article.indent",
            "The paragraph is indented by hand.",
            proof.source.place(proof.line_of(inline), first + 1, len(typed) - first),
            remedy="delete the wide spaces; the layout indents paragraphs",
        )


def _report_joined(inline: Token, proof: Proof) -> None:
    lines = inline.content.split("\n")
    for row, text in enumerate(lines[1:], start=1):
        bare = text.lstrip(" \t")
        if not bare.startswith(_WIDE_SPACE):
            continue
        line = proof.line_of(inline) + row
        column = proof.source.line(line).find(_WIDE_SPACE) + 1
        proof.report(
            "article.joined-lines",
            "The line is indented like a new paragraph but joined to the one above.",
            proof.source.place(line, column, len(bare) - len(bare.lstrip(_WIDE_SPACE))),
            remedy="put an empty line above it, or delete the wide spaces",
        )
        lines[row] = bare.lstrip(_WIDE_SPACE + " \t")
    inline.content = "\n".join(lines)

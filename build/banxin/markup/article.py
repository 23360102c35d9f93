"""The text of an article: from Markdown to a tree, with everything that is wrong in it."""

from __future__ import annotations

from banxin.findings import Finding, SourceText, in_order
from banxin.markup.blocks import Body
from banxin.markup.crossheads import name_crossheads
from banxin.markup.dialect import dialect
from banxin.markup.invisible import report_invisible
from banxin.markup.notes import read_notes, take_out_notes
from banxin.markup.plain_body import plain_body
from banxin.markup.references import References, report_references
from banxin.markup.source import KEY, FindingLog
from banxin.markup.state import ArticleContext
from banxin.markup.targets import name_targets
from banxin.markup.tree import read_blocks


def parse_body(source: SourceText, first_line: int) -> tuple[Body, tuple[Finding, ...]]:
    """The body that begins on line `first_line` (from 1) of `source`, and the findings in their order.

    Never raises: whatever is wrong is a finding, and after an error the tree holds what could be read,
    so that text does not vanish. Time grows with the length of the text, not faster.
    """
    if (plain := plain_body(source, first_line)) is not None:
        return plain, ()
    return marked_body(source, first_line)


def marked_body(source: SourceText, first_line: int) -> tuple[Body, tuple[Finding, ...]]:
    """The same of any text, as the rules of the dialect read it."""
    log = FindingLog(source, first_line)
    report_invisible(log)
    env = {KEY: log, "references": References()}
    tokens = dialect().parse(_text(source, first_line), env)
    context = ArticleContext(log, env)
    name_targets(tokens, context)
    name_crossheads(tokens, context)
    tokens = take_out_notes(tokens, context)
    blocks = read_blocks(tokens, context)
    notes = read_notes(context, read_blocks)
    report_references(env)
    return Body(blocks, notes), in_order(log.findings)


def _text(source: SourceText, first_line: int) -> str:
    """The body's lines; one that holds only white space of any kind (wide spaces too) is empty."""
    lines = source.lines[max(0, first_line - 1) :]
    return "\n".join("" if line.isspace() else line for line in lines)

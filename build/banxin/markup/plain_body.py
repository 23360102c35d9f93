"""Articles of nothing but plain paragraphs, each on a line of its own: most of what newspapers print.

Their tree is known without the parser of Markdown, which takes several times as long.
"""

from __future__ import annotations

import re

from banxin.findings import SourceText
from banxin.markup.blocks import Body, Paragraph, Text
from banxin.markup.rules.pairs import come_out_even
from banxin.markup.rules.plain_line import BEGINNING

# Left out is all that a mark of Banxin's Markdown, of another dialect or of misread mark-up is made of: signs
# of ASCII that mark something, controls, spaces of fixed width, what cannot be seen.
_LINE = re.compile(
    rf"{BEGINNING}[^\x00-\x1f!#$&*:<=>?@\[-`{{-\x7f\u00a0\u2002\u2003\u200b\u200e\u200f\u202a-\u202e"
    r"\u2066-\u2069\ufeff＾]*"
)


def plain_body(source: SourceText, first_line: int) -> Body | None:
    """The body that begins on line `first_line` (from 1) where it is nothing but plain paragraphs; else None.

    It is what the parser makes of the same text, without a finding.
    """
    blocks: list[Paragraph] = []
    open_above = False
    for number, line in enumerate(source.lines[max(0, first_line - 1) :], first_line):
        if not line or line.isspace():
            open_above = False
            continue
        if open_above or _LINE.fullmatch(line) is None or not come_out_even(line):
            return None
        blocks.append(Paragraph((Text(line.rstrip(" ")),), number))
        open_above = True
    return Body(tuple(blocks)) if blocks else None

"""Poems typed as a paragraph: every line ends with a forced break, and some are indented."""

from __future__ import annotations

from banxin.markup.blocks import Inline, LineBreak

_FORCED = ("  ", "\\")
_INDENTED = (" ", "\t", "\u3000")


def poem_lines(written: str, inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], ...]:
    """The lines of a poem, or nothing for other paragraphs.

    A paragraph's first line is indented by the layout, so that indents of the lines below would not stand
    where they are meant to; a verse has no indent but its own. Lines without indents stay a paragraph: an
    address or a list of names is typed that way too.
    """
    first, *others = written.split("\n")
    forced = all(line.endswith(_FORCED) for line in (first, *others[:-1]))
    if not others or not forced or not any(line.startswith(_INDENTED) for line in others):
        return ()
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return tuple(map(tuple, lines)) if len(lines) == len(others) + 1 else ()

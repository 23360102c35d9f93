"""Poems typed as a paragraph: every line ends with a forced break, and some are indented, or all quoted."""

from __future__ import annotations

from banxin.markup.blocks import Inline, LineBreak

_FORCED = ("  ", "\\")
_INDENTED = (" ", "\t", "\u3000")
_Lines = tuple[tuple[Inline, ...], ...]


def poem_lines(written: str, inlines: tuple[Inline, ...], *, quoted: bool = False) -> _Lines:
    """The lines of a poem, or nothing for other paragraphs.

    A paragraph's first line is indented by the layout, so that the lines below would not stand where they are
    meant to; a verse has no indent but its own. In running text lines without indents stay a paragraph: an
    address or a list of names is typed that way too. What is `quoted` line by line is a poem or a form.
    """
    first, *others = written.split("\n")
    forced = all(line.endswith(_FORCED) for line in (first, *others[:-1]))
    indented = quoted or any(line.startswith(_INDENTED) for line in others)
    if not others or not forced or not indented:
        return ()
    lines = lines_of(inlines)
    return lines if len(lines) == len(others) + 1 else ()


def lines_of(inlines: tuple[Inline, ...]) -> _Lines:
    """The lines of a paragraph, parted at its forced breaks; a break within emphasis parts nothing."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return tuple(map(tuple, lines))

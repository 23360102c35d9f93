"""Marks of other Markdown dialects: what they look like in the text, and what stands for them here.

Sources: GitHub Flavored Markdown and its alerts, Pandoc's Markdown, Python-Markdown and Material for MkDocs,
kramdown, Obsidian, Hugo's shortcodes, Liquid (Jekyll, GitBook, Hexo), MDX, reStructuredText. Each pattern is
kept so narrow that Chinese prose does not meet it by chance: prices ($5 和 $6), waves (3~5 天), faces (^_^),
comparisons (a == b) and citations ([1][2]) pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from banxin.wording import Message

_SIGNS_OF_MATHS = re.compile(r"[\\^_=+\-*/<>|{}']")
_HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uff60]")


@dataclass(frozen=True, slots=True)
class Foreign:
    """One foreign mark: `what` names it, `instead` says what is written here."""

    pattern: re.Pattern[str]
    what: str
    instead: str


def _mark(pattern: str, what: str, instead: str, flags: int = 0) -> Foreign:
    return Foreign(re.compile(pattern, flags | re.MULTILINE), what, instead)


IN_LINES = (
    _mark(
        r"(?<!~)~~(?=[^\s~])[^~\n]+?(?<!\s)~~(?!~)",
        Message("~~struck out~~"),
        Message("the words that hold, without ~~"),
    ),
    _mark(
        r"(?<![=A-Za-z0-9!<>])==(?=[^\s=])[^=\n]+?(?<!\s)==(?![=A-Za-z0-9])",
        "==highlighted==",
        Message("**粗** for Hei, *着重* for emphasis dots"),
    ),
    _mark(
        r"(?<!\[)!?\[\[(?![\s_])[^\[\]\n]{1,120}\]\](?![\](])",
        Message("A wiki link"),
        Message("[文字](#unit-id), or [文字](file.md#heading)"),
    ),
    _mark(
        r"(?<![\w\]!])\[(?!\d+\]|\^)[^\[\]\n]{1,80}\]\[(?!\^)[^\[\]\n]{0,80}\](?![(\[])",
        Message("A link whose address is given nowhere"),
        Message("[text](address), or a line [label]: address"),
    ),
    _mark(
        r"(?<!\[)\^\[[^\[\]\n]{1,400}\]",
        Message("A note within the line"),
        Message("[^1] here, and a line [^1]: … below"),
    ),
    _mark(
        r"(?<=[\w)\]])\^[0-9A-Za-z+\-]{1,10}\^",
        "^Superscript^",
        Message("the raised character itself, as in m²"),
    ),
    _mark(r"(?<=[A-Za-z)])~\d{1,3}~", "~Subscript~", Message("the lowered character itself, as in H₂O")),
    _mark(
        r"(?<![A-Za-z0-9:/.])(?::[a-z][a-z0-9_+\-]{1,40}:|:[+\-]1:)(?![A-Za-z0-9:/])",
        Message("An emoji code"),
        Message("the character itself, or nothing"),
    ),
    _mark(
        r"(?!(?<=\])\{[ \t]*index(?:[ \t]*=[ \t]*(?:\"[^\"]+\"|“[^”]+”|[^\s{}\"“”=|]+))?[ \t]*\})"
        r"(?:\{:?[ \t]*(?:[.#][A-Za-z_\u3400-\u9fff][\w\-]*|[A-Za-z\-]+=[\"'“\w])[^{}|\n]*\}"
        r"|\{:[ \t]*[^{}|\n]+\}|\{[ \t]*index\b[^{}|\n]*\})",
        Message("A list of attributes"),
        Message(
            "nothing: the layout gives the look. {{#anchor}} may follow a crosshead, a picture, "
            "a table's caption"
        ),
    ),
    _mark(
        r"</?[A-Za-z][\w.:\-]*\s[^<>\n]*=\s*[{\"'][^<>\n]*>",
        Message("A tag of HTML or JSX"),
        Message("Markdown, or plain text"),
    ),
)
"""Marks that may stand anywhere in a line."""

AT_LINE_STARTS = (
    _mark(
        r"^(?:\[TOC\]|\[\[_?TOC_?\]\]|@\[TOC\](?:\([^)\n]*\))?|\{:[ \t]*toc[ \t]*\}|\[TOCM\])[ \t]*$",
        Message("A place for contents"),
        Message("nothing: the layout makes the table of contents"),
        re.IGNORECASE,
    ),
    _mark(
        r"^(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w\-]*[^\n]*",
        Message("An admonition"),
        Message("::: box title, the text, and ::: below it"),
    ),
    _mark(
        r"^===[!+]?[ \t]+[\"“][^\n]*", Message("A tab"), Message("### title, or the tabs one after the other")
    ),
    _mark(r"(?<=\n)={2,}[ \t]*$", Message("An underlined heading"), Message("## 插题, without a line below")),
    _mark(r"(?<=\n):[ \t]{1,3}(?=\S)", Message("A definition list"), Message("- **term**: definition")),
    _mark(
        r"^import[ \t]+(?:[\w{}*,\s]+?[ \t]from[ \t]+)?[\"'][^\"'\n]+[\"'];?[ \t]*$"
        r"|^export[ \t]+(?:const|default|function|let|async)\b[^\n]*",
        Message("A line of a program (MDX)"),
        Message("nothing: an article is text alone"),
    ),
    _mark(r"^\.\.[ \t]+[\w\-]+::[^\n]*", Message("A directive of reStructuredText"), "Markdown"),
)
"""Marks that count only where a line begins."""

MAY_HOLD = re.compile(r"[~=\[^:{<!?&$\\\u00a0\u2002\u2003]|import|export")
"""What every foreign mark has one of: most paragraphs of prose have none and need no closer look."""

ALERT = _mark(
    r"\A\[![A-Za-z]+\][+\-]?",
    Message("An alert"),
    Message("::: box 提示, the text, and ::: below it; without >"),
)
"""At the beginning of a quotation."""

TASK = _mark(
    r"\A\[[ xX]\](?=\s)",
    Message("A task mark"),
    Message("□ or √ itself, or nothing: on paper there is nothing to tick"),
)
"""At the beginning of an item of a list."""

_MATHS = re.compile(
    r"(?<![\\$])(?P<block>\$\$)(?:[^$]|\\\$){1,400}?\$\$"
    r"|(?<![\\$A-Za-z0-9])\$(?=[^\s$])(?P<line>[^$\n]{1,200}?)(?<![\s\\])\$(?![A-Za-z0-9$(])"
    r"|\\begin\{[A-Za-z]+\*?\}"
)
_LONE_DOLLARS = re.compile(r"^\$\$[ \t]*$", re.MULTILINE)
_TEX = re.compile(r"\\(?P<open>[(\[])(?=[^\n]*?\\[A-Za-z]{2})[^\n]{1,400}?\\[)\]]")
MATHS = Message("A formula")
MATHS_INSTEAD = Message("the formula in Unicode characters (E = mc²), or a picture of it; \\$ is a dollar")

_ENTITY = re.compile(r"&[A-Za-z][A-Za-z0-9]{1,31};")
_SPACES_AT_START = re.compile(
    r"^(?:(?:&(?:nbsp|emsp|ensp|#160|#12288|#x3000);|[\u00a0\u2002\u2003])[ \t]*)+", re.MULTILINE
)


def formulas(text: str) -> Iterator[tuple[int, int]]:
    """Beginning and end of each formula ($…$, $$…$$, \\begin{…}) in `text`."""
    for found in _MATHS.finditer(text):
        inner = found["line"]
        if inner is None or _is_maths(inner):
            yield found.span()


def _is_maths(inner: str) -> bool:
    """Whether what stands between two dollars is a formula and no run of prices or shell words."""
    if _HAN.search(inner) and "\\" not in inner:
        return False
    return len(inner) <= 2 or _SIGNS_OF_MATHS.search(inner) is not None


def bracketed_formulas(text: str) -> Iterator[tuple[int, int]]:
    r"""Formulas in \(…\) and \[…\], which Markdown takes for escaped brackets."""
    yield from (found.span() for found in _TEX.finditer(text))


def lone_dollars(text: str) -> Iterator[tuple[int, int]]:
    """Lines that hold $$ alone: one end of a formula that goes on over empty lines."""
    yield from (found.span() for found in _LONE_DOLLARS.finditer(text))


def unknown_entities(text: str) -> Iterator[tuple[int, int]]:
    """Names in &…; that HTML does not know, so that they are printed as they are."""
    for found in _ENTITY.finditer(text):
        if found.group()[1:] not in html5:
            yield found.span()


def typed_indents(text: str) -> Iterator[tuple[int, int]]:
    """Spaces at the beginning of lines that are written as entities or as fixed spaces."""
    yield from (found.span() for found in _SPACES_AT_START.finditer(text))

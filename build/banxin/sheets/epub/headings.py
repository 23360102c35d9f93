"""Headings, contents and short pull quotes on screens of any width: they break at their marks first.

No character is left alone.

Each clause and the last two characters of it are inline blocks: they stay on one line where it holds them,
and break within themselves where type is so large that it does not. Systems that know `text-wrap: balance`
make the lines even besides.
"""

from __future__ import annotations

import re

_HEADING = re.compile(
    r'<(h[1-6])\b[^>]*>.*?</\1>|<p class="(?:eyebrow|subhead|byline|title-headline)"[^>]*>.*?</p>', re.DOTALL
)
_PULL = re.compile(r'<aside class="pull"[^>]*>.*?</aside>', re.DOTALL)
_SAYING = re.compile(r"<p>[^<]{1,48}</p>")  # what is longer is a paragraph, and runs on as text does
_LISTS = re.compile(r'<nav class="contents".*?</nav>|<ol class="section-contents">.*?</ol>', re.DOTALL)
_ENTRY = re.compile(r'<a href="[^"]*">[^<]*</a>')
_MOST_ENTRIES = 1000  # with more, what holds clauses together would make contents too heavy for old readers
_RUN = re.compile(r"(?<=>)[^<>]+(?=<(/?)(\w+))")
_MARKS = "，；：。？！、\u3000"
_CLAUSES = re.compile(rf"(?<=[{_MARKS}])(?=[^\s{_MARKS}”’」』）》〉】…—])")
_TURN = re.compile(
    r'(<span class="sense)(">[^<]*[^<\s，；：。？！、”’」』）》〉】…—]</span>)'
    r'(?=<span class="sense">(?![—…]))'
)
_SIGN = r"(?:&\#?\w+;|[^\s<>&])[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_CLOSING = r"[，。、；：？！）》〉」』】”’…％%]"
_END = re.compile(rf"(.*?)((?:{_SIGN}){{2}}{_CLOSING}*)(\s*)", re.DOTALL)
_SHORT = re.compile(rf"(?:{_SIGN}){{2,4}}")
_LEAST = 3  # signs of a clause that stands by itself


def with_whole_clauses(html: str) -> str:
    """The document with the clauses of its headings and pull quotes, and their ends, held together."""
    if '<aside class="pull"' in html:
        html = _PULL.sub(lambda pull: _SAYING.sub(_whole, pull[0]), html)
    if '<nav class="contents"' in html or '<ol class="section-contents"' in html:
        html = _LISTS.sub(_entries, html)
    return _HEADING.sub(_whole, html)


def _entries(contents: re.Match[str]) -> str:
    """A list of contents with its entries held together, if they are not too many."""
    few = len(_ENTRY.findall(contents[0])) <= _MOST_ENTRIES
    return _ENTRY.sub(_whole, contents[0]) if few else contents[0]


def _whole(heading: re.Match[str]) -> str:
    """A heading; where its editor lets it turn and no mark stands, it has a gap when it is in one line.

    The gap is a space, so that it is heard and copied too, and a margin beside it.
    """
    return _RUN.sub(_held, _TURN.sub(r"\1 turn\2 ", heading[0]))


def _held(run: re.Match[str]) -> str:
    """A run of text in a heading; within readings and before another element nothing is done to its end."""
    text, closing, tag = run[0], run[1], run[2]
    if tag in ("rt", "rp"):
        return text
    clauses = _clauses(text)
    ends = bool(closing) and tag != "ruby"
    if len(clauses) == 1:
        return _with_end(text) if ends else text
    held = [_with_end(clause) for clause in clauses[:-1]]
    held.append(_with_end(clauses[-1]) if ends else clauses[-1])
    return "".join(f'<span class="sense">{clause}</span>' for clause in held)


def _clauses(text: str) -> list[str]:
    """The text behind each of its marks; one that is too short goes with the next."""
    found: list[str] = [""]
    for clause in _CLAUSES.split(text):
        if found[-1] and len(found[-1]) >= _LEAST:
            found.append(clause)
        else:
            found[-1] += clause
    if len(found) > 1 and len(found[-1]) < _LEAST:
        last = found.pop()
        found[-1] += last
    return found


def _with_end(text: str) -> str:
    found = _END.fullmatch(text)
    if found is None:
        return text
    before, end, space = found.groups()
    if _SHORT.fullmatch(before + end):
        before, end = "", before + end
    if before[-1:].isascii() and before[-1:].isalnum() and end[:1].isascii():
        return text  # within a word of letters or a number, which does not break
    return f'{before}<span class="head-end">{end}</span>{space}'

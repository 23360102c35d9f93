"""Addresses and names of code in running text: where a line may end within them.

A long word that goes to the next line whole leaves the one before it with gaps between all its characters.
"""

from __future__ import annotations

import re

_HOLDS = re.compile(r'<pre\b.*?</pre>|(<code>|<a href="[^"]*">)([^<]{12,})(</(?:code|a)>)', re.DOTALL)
_WORD = re.compile(r"[!-~]{12,}")
_ENDS = re.compile(r"(?<=[\w/)])(?:(?<=[/])(?=\w)|(?=[@?=_#~-]\w)|(?=\.[A-Za-z])|(?=&(?:amp|#\d+);))")


def with_line_ends(html: str) -> str:
    """The document with a place for a line to end before or behind the marks of long addresses and names."""
    return _HOLDS.sub(_held, html) if "<code>" in html or "<a href" in html else html


def _held(found: re.Match[str]) -> str:
    """Listings keep their lines."""
    return found[1] + _WORD.sub(_opened, found[2]) + found[3] if found[1] else found[0]


def _opened(word: re.Match[str]) -> str:
    return _ENDS.sub("<wbr/>", word[0])

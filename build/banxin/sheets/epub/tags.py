"""Finished XHTML read as a row of tags and text, where it is to be changed without being written anew.

A parser that writes a tree back would change more than is meant: entities, quotes, empty elements.
"""

from __future__ import annotations

import re

_PATTERN = r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>"""
TOKEN = re.compile(_PATTERN, re.DOTALL)
"""A tag, comment, instruction or CDATA section."""
TOKEN_BYTES = re.compile(_PATTERN.encode(), re.DOTALL)
_NAME = re.compile(r"</?([A-Za-z][\w:.-]*)")


def tag_name(tag: str) -> str:
    """The name of the element that a tag opens or closes; empty for what is no tag."""
    found = _NAME.match(tag)
    return found[1] if found else ""


def opens(tag: str) -> bool:
    """Whether a tag opens an element that another one closes."""
    return not tag.startswith("</") and not tag.endswith("/>")

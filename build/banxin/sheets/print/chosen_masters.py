"""Which page master an article stands on: that of the class `page-NAME` in its block, else its kind's."""

from __future__ import annotations

import re
from collections.abc import Collection

from markupsafe import Markup

_CLASSES = re.compile(r"""<[a-zA-Z][^<>]*?\sclass=(?P<quote>["'])(?P<classes>.*?)(?P=quote)""", re.DOTALL)
_FIRST = re.compile(r"<[a-zA-Z][\w.-]*")
_PREFIX = "page-"


def master_written(html: Markup, masters: Collection[str]) -> str:
    """The first master that an element of `html` names by its class; "" where none does."""
    for tag in _CLASSES.finditer(html):
        for name in tag["classes"].split():
            if name.startswith(_PREFIX) and name.removeprefix(_PREFIX) in masters:
                return name.removeprefix(_PREFIX)
    return ""


def on_master(html: Markup, master: str) -> Markup:
    """`html` with the class of a master at its first element."""
    first = _FIRST.search(html)
    if first is None:
        return html
    tag = _CLASSES.match(html, first.start())
    at, added = (first.end(), f' class="{_PREFIX}{master}"')
    if tag is not None:
        at, added = tag.end("classes"), f" {_PREFIX}{master}"
    return Markup(html[:at]) + Markup(added) + Markup(html[at:])

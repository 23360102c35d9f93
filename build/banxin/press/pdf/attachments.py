"""Files that a template would attach to the PDF: never, whatever they are.

WeasyPrint packs the target of `<link rel="attachment">` and `<a rel="attachment">` into the PDF.
"""

from __future__ import annotations

from typing import Any

from banxin.findings import Finding, finding
from banxin.wording import Message

_LINKING = ("link", "a", "area")
_RELATION = "attachment"


def without_attachments(tree: Any) -> tuple[Finding, ...]:
    """Take the relation off every element of the parsed HTML that has it, with a finding for each target."""
    refused: dict[str, None] = {}
    for element in tree.iter():
        relations = element.get("rel", "").split() if element.tag in _LINKING else ()
        if _RELATION in (relation.casefold() for relation in relations):
            refused[element.get("href", "")] = None
            del element.attrib["rel"]
    return tuple(
        finding("press.attachment", Message("A template attaches a file to the PDF: {url}", url=url[:200]))
        for url in refused
    )

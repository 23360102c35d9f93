"""What readers of a finding call the parts of a story and the things on a page."""

from __future__ import annotations

from banxin.wording import Message

_CALLED: dict[str, str] = {
    "text": Message("text"),
    "paragraph": Message("the paragraph"),
    "headline": Message("the headline"),
    "eyebrow": Message("the eyebrow"),
    "subhead": Message("the subhead"),
    "deck": Message("the deck"),
    "byline": Message("the byline"),
    "dateline": Message("the dateline"),
    "caption": Message("the caption"),
    "credit": Message("the credit"),
    "crosshead": Message("the crosshead"),
    "keyword": Message("the keyword line"),
    "sidebar": Message("the sidebar"),
    "box": Message("the box"),
    "table": Message("the table"),
    "verse": Message("the verse"),
    "listing": Message("the listing"),
    "pull": Message("the pull quote"),
    "reading": Message("the reading"),
    "picture": Message("the picture"),
    "rule": Message("the rule"),
}


def called(kind: str) -> str:
    """The name of a kind of text or of a thing on a page, with its article."""
    return _CALLED.get(kind) or Message("the {kind}", kind=kind)

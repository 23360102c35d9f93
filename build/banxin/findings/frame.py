"""A finding as an editor reads it: the message, the line itself, and a caret below the fault."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict

from rich.cells import cell_len

from banxin.findings.finding import Finding, Place, Severity
from banxin.findings.on_page import OnPage
from banxin.wording import Language, Message, listed, said

_SEVERITIES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.NOTE: Message("note"),
}
_LABELS = {
    "expected": Message("expected: {words}", words="{words}"),
    "nearest": Message("nearest: {words}", words="{words}"),
    "remedy": Message("remedy: {words}", words="{words}"),
}
_SHOWN_PAGES = 8
_TAB_STOP = 4
_LINE_COLUMNS = 96
_BEFORE_CARET = 40
_CUT = "…"
_JSON_CHARACTERS = 400


def frame(finding: Finding, language: Language = Language.ENGLISH) -> str:
    """The finding as plain text of several lines in a language, without a final newline.

    The caret stands below the fault when the text is shown in a face whose Han characters are
    two columns wide (East Asian Width, UAX 11).
    """
    place = finding.place
    head = f"{said(_SEVERITIES[finding.severity], language)}[{finding.code}]"
    if place is not None:
        head += f" {_printable(str(place))}"
    lines = [f"{head} {_printable(said(finding.message, language))}"]
    margin = "  "
    if place is not None and place.line and place.text.strip():
        number = str(place.line)
        shown, caret = _line_and_caret(place)
        margin = " " * (len(number) + 3)
        lines += [f"  {number} | {shown}", f"{margin}| {caret}"]
    if finding.spots:
        lines.append(f"{margin}= {said(where(finding.spots), language)}")
    for label, words in _advice(finding, language):
        line = said(Message(_LABELS[label], words=words), language)
        lines.append(f"{margin}= {_printable(line)}")
    return "\n".join(lines)


def as_json(finding: Finding, language: Language = Language.ENGLISH) -> dict[str, object]:
    """The finding as data for machines, its words in a language; a key without content is absent.

    `text` is the line, or of a very long line the stretch around the fault.
    """
    data: dict[str, object] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": str(said(finding.message, language)),
    }
    place = finding.place
    if place is not None:
        data["file"] = place.file
        if place.line:
            data |= {"line": place.line, "column": max(place.column, 1), "text": _stretch(place)}
            data["end_column"] = max(place.end_column, place.column + 1, 2)
    data |= dict(_advice(finding, language))
    if finding.spots:
        data["spots"] = [asdict(spot) for spot in finding.spots]
    if finding.edits:
        data["edits"] = [edit.as_json() for edit in finding.edits]
    return data


def where(spots: Sequence[OnPage]) -> str:
    """The first of some spots in words, and the pages that the others are on."""
    first = spots[0]
    pages = list(dict.fromkeys(spot.page for spot in spots if spot.page != first.page))
    more = "" if not pages else Message("; also on {pages}", pages=_numbered(pages))
    if first.whole_page:
        return Message("page {page}{more}", page=first.page, more=more)
    return Message(
        "page {page}, {left:g} mm from the left and {top:g} mm from the top{more}",
        page=first.page, left=first.left, top=first.top, more=more,
    )  # fmt: skip


def _numbered(pages: Sequence[int]) -> str:
    shown = listed(pages[:_SHOWN_PAGES])
    if len(pages) <= _SHOWN_PAGES:
        return shown
    return Message("{pages} and {count} more", pages=shown, count=len(pages) - _SHOWN_PAGES)


def _stretch(place: Place) -> str:
    """The line; of a very long one, a stretch around the fault."""
    if len(place.text) <= _JSON_CHARACTERS:
        return place.text
    start = max(place.column - 1 - _JSON_CHARACTERS // 2, 0)
    return place.text[start : start + _JSON_CHARACTERS]


def display_width(text: str) -> int:
    """Columns that `text` takes on a terminal: wide and full-width characters count two, marks none."""
    return cell_len(text)


def _advice(finding: Finding, language: Language) -> list[tuple[str, str]]:
    rows = [("expected", finding.expected), ("nearest", finding.nearest), ("remedy", finding.remedy)]
    return [(label, said(words, language)) for label, words in rows if words]


def _line_and_caret(place: Place) -> tuple[str, str]:
    """The line cut to what fits, and the carets below it."""
    start = min(max(place.column - 1, 0), len(place.text))
    end = min(max(place.end_column - 1, start), len(place.text))
    first = _cut_before(place.text, start)
    before = _visible(place.text[first:start], 0)
    if first:
        before = _CUT + before
    column = display_width(before)
    # Paragraphs can be a million characters long; what lies beyond one line's room is not looked at.
    end = min(end, start + _LINE_COLUMNS)
    fault = _visible(place.text[start:end], column)
    rest = _visible(place.text[end : end + _LINE_COLUMNS + 1], column + display_width(fault))
    shown = _cut_after(before + fault + rest)
    room = max(display_width(shown) - column, 1)
    return shown.rstrip(), " " * column + "^" * max(min(display_width(fault), room), 1)


def _cut_before(text: str, start: int) -> int:
    """Index of the first character shown, so that the fault stays in sight on a long line."""
    if len(text) <= _LINE_COLUMNS and display_width(text) <= _LINE_COLUMNS:
        return 0
    first, room = start, _BEFORE_CARET
    while first and room > 0:
        first -= 1
        room -= cell_len(text[first])
    return first


def _cut_after(text: str) -> str:
    if display_width(text) <= _LINE_COLUMNS:
        return text
    kept, width = [], 0
    for character in text:
        width += cell_len(character)
        if width >= _LINE_COLUMNS:
            break
        kept.append(character)
    return "".join(kept) + _CUT


def _visible(text: str, column: int) -> str:
    """The text with tabs expanded from `column` on and control characters replaced."""
    pieces = []
    for character in text:
        tab = " " * (_TAB_STOP - column % _TAB_STOP)
        piece = tab if character == "\t" else _printable(character)
        pieces.append(piece)
        column += display_width(piece)
    return "".join(pieces)


def _printable(text: str) -> str:
    """The text without characters that would move a terminal's cursor or hide what follows."""
    return "".join(
        "\ufffd" if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") else character
        for character in text
    )

"""Collation: where in the text of a sheet each piece of the manuscript stands.

The pieces are met in order almost always; what the layout adds (labels, numbers, brackets) stands between
them. Pieces that are not met where they should be are looked for in what the others left over, since a layout
may put captions, notes or fields in another order: first in their own order, as notes at an article's end
are met, then one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from banxin.preflight.text.near_misses import near_miss
from banxin.preflight.text.normal import shapes
from banxin.preflight.text.pieces import HEADLINE, Piece
from banxin.preflight.text.sheet_text import Span, StoryText

_NEAR = 48  # characters that a layout may put between two pieces without a second look
_LABEL = 12  # characters that a layout may put before a short piece within its element
_SURE = 6  # characters from which a piece is known wherever it stands
_AHEAD = 5  # pieces looked at to learn whether one was left out
_TOLD_TWICE = 8  # characters of a piece from which its second copy is no chance
_MOST_PENDING = 2000
_MOST_CUT = 200  # lost pieces that are looked at again
_TAKEN = "\0"


@dataclass(frozen=True, slots=True)
class Collated:
    """`spans` has the place of each piece in the text, None where it has none; `lost` and `doubled` are the
    indices of pieces that are missing and of those that stand there once more. Of a lost piece that stands
    there but for a few characters `lacking` has these.
    """

    spans: tuple[Span | None, ...]
    lost: tuple[int, ...]
    doubled: tuple[int, ...]
    lacking: Mapping[int, str]


def collate(
    pieces: Sequence[Piece], story: StoryText, elsewhere: str = "", fields: Sequence[str] = ()
) -> Collated:
    """Find `pieces` in `story`; text may also stand `elsewhere` in the sheet (notes at the end of a book).

    What the unit's own `fields` say is no second copy of a piece.
    """
    text = _without_fields(fields, _without_heads_again(pieces, story))
    spans, pending, again = _in_order(pieces, story, text)
    lost: list[int] = []
    lacking: dict[int, str] = {}
    if pending:
        pending = _in_order_behind(pieces, spans, pending, story)
        lost = _left_over(pieces, spans, pending, story, elsewhere)
        lacking = _cut(pieces, spans, lost[:_MOST_CUT], story)
    rest = _gaps(spans, text)
    doubled = {*again, *_doubled(pieces, rest)} if rest else again
    return Collated(tuple(spans), tuple(sorted(lost)), tuple(sorted(doubled)), lacking)


def _without_heads_again(pieces: Sequence[Piece], story: StoryText) -> str:
    """The text with its headline once: where a story goes on it may stand again, and a crosshead within it
    is not the one of the text.
    """
    text = story.text
    head = next((piece.text for piece in pieces if piece.kind == "headline"), "")
    if len(head) < _SURE or any(piece.text == head and piece.kind != "headline" for piece in pieces):
        return text
    start = text.find(head, text.find(head) + 1)
    while start >= 0:
        end = start + len(head)
        if start == story.starts[story.slot_at(start)] and end == story.starts[story.slot_at(end - 1) + 1]:
            text = text[:start] + _TAKEN * len(head) + text[end:]
        start = text.find(head, end)
    return text


def _without_fields(fields: Sequence[str], text: str) -> str:
    """The text but for what fields say, the longest first, since one may say a part of another."""
    for said in sorted(fields, key=len, reverse=True):
        if len(said) >= _TOLD_TWICE:
            text = text.replace(said, _TAKEN * len(said))
    return text


def _in_order(
    pieces: Sequence[Piece], story: StoryText, text: str
) -> tuple[list[Span | None], list[int], set[int]]:
    """The places of the pieces met in order, the indices of the others, and those met twice in a row.

    `text` is that of the story, or as much of it as is not taken yet.
    """
    spans: list[Span | None] = []
    pending: list[int] = []
    again: set[int] = set()
    at = 0
    for index, piece in enumerate(pieces):
        wanted = piece.text
        if text.startswith(wanted, at):
            start = at
        elif piece.other and text.startswith(piece.other, at):
            start, wanted = at, piece.other
        else:
            met = [one for one in range(max(0, index - _AHEAD), index) if spans[one] is not None]
            at = _past_copies(pieces, index, met, text, at, again)
            start = text.find(wanted, at)
            passed = [pieces[one].text for one in pending[-_AHEAD:]]
            if start >= 0 and not _is_trusted(pieces, index, story, text, (at, start), passed):
                start = -1
        if start < 0:
            pending.append(index)
            spans.append(None)
            continue
        at = start + len(wanted)
        spans.append((start, at))
    return spans, pending, again


def _in_order_behind(
    pieces: Sequence[Piece], spans: list[Span | None], pending: list[int], story: StoryText
) -> list[int]:
    """Meet the pieces that are pending in order in what is left over; the indices of those still not met."""
    rest = _masked(spans, story.text)
    found, still, _ = _in_order([pieces[index] for index in pending], story, rest)
    for index, span in zip(pending, found, strict=True):
        spans[index] = span
    return [pending[one] for one in still]


def _past_copies(
    pieces: Sequence[Piece], index: int, met: Sequence[int], text: str, at: int, again: set[int]
) -> int:
    """The end of what repeats the pieces just `met`, from `at` on; these are noted in `again`.

    A piece to come that begins with the same words, such as a refrain, is no copy.
    """
    ahead = pieces[index + 1 : index + 1 + _AHEAD]
    while copy := next((one for one in met if _is_copy(pieces[one], text, at)), None):
        length = len(pieces[copy].text)
        if any(len(later.text) >= length and text.startswith(later.text, at) for later in ahead):
            break
        again.add(copy)
        at += length
    return at


def _is_copy(piece: Piece, text: str, at: int) -> bool:
    return len(piece.text) >= _TOLD_TWICE and piece.kind not in HEADLINE and text.startswith(piece.text, at)


def _is_trusted(
    pieces: Sequence[Piece],
    index: int,
    story: StoryText,
    text: str,
    found: Span,
    passed: Sequence[str],
) -> bool:
    """Whether the piece found behind a place is the one meant: none of the next begins between the two.

    What stands within one that was `passed`, such as a name in a byline, is neither.
    """
    at, start = found
    for one in passed:
        before = text.find(one, at, start + len(pieces[index].text))
        if before >= 0:
            text = text[:before] + _TAKEN * len(one) + text[before + len(one) :]
    if not text.startswith(pieces[index].text, start):
        return False
    if len(pieces[index].text) < _SURE:
        label = start - story.starts[story.slot_at(start)]
        most = (
            _LABEL if any(map(str.isalnum, pieces[index].text)) else 0
        )  # a mark behind a call, not any mark
        if start - at > _NEAR or label > most:
            return False
    for later in pieces[index + 1 : index + 1 + _AHEAD]:
        if len(later.text) > 1 and text.find(later.text, at, start + len(later.text) - 1) >= 0:
            return False
    return True


def _left_over(
    pieces: Sequence[Piece], spans: list[Span | None], pending: list[int], story: StoryText, elsewhere: str
) -> list[int]:
    """Look for the pieces that were not met in order, the longest first; what stands nowhere is lost.

    Of very many the rest are only asked whether their words stand in what is left over at all.
    """
    masked = _masked(spans, story.text)
    left = (masked, elsewhere)
    lost = [
        index for index in pending[_MOST_PENDING:] if not any(pieces[index].text in text for text in left)
    ]
    loose = ""
    for index in sorted(pending[:_MOST_PENDING], key=lambda one: (-len(pieces[one].text), one)):
        piece = pieces[index]
        span = _free(masked, piece.text, story) or (
            _free(masked, piece.other, story) if piece.other else None
        )
        if span is not None:
            spans[index] = span
            masked = masked[: span[0]] + _TAKEN * (span[1] - span[0]) + masked[span[1] :]
            continue
        loose = loose or shapes(masked.replace(_TAKEN, "\n"))
        shaped = shapes(piece.text)
        if shaped in loose and len(shaped) > 1:
            continue
        if piece.kind in HEADLINE or len(piece.text) < 2 or piece.text not in elsewhere:
            lost.append(index)
    return lost


def _cut(
    pieces: Sequence[Piece], spans: list[Span | None], lost: Sequence[int], story: StoryText
) -> dict[int, str]:
    """What lost pieces lack of which all else stands in the text; they have their places there."""
    lacking: dict[int, str] = {}
    masked = _masked(spans, story.text)
    for index in lost:
        near = near_miss(pieces[index].text, masked)
        if near is not None:
            (start, end), lacking[index] = near.span, near.lacks
            spans[index] = near.span
            masked = masked[:start] + _TAKEN * (end - start) + masked[end:]
    return lacking


def _free(masked: str, text: str, story: StoryText) -> Span | None:
    """Where `text` stands in what is left over; a short one only where it is all that its element says."""
    start = masked.find(text) if text else -1
    while start >= 0:
        end = start + len(text)
        if len(text) >= _SURE:
            return start, end
        slot = story.slot_at(start)
        if story.starts[slot] == start and story.starts[slot + 1] == end:
            return start, end
        start = masked.find(text, start + 1)
    return None


def _masked(spans: Sequence[Span | None], text: str) -> str:
    parts: list[str] = []
    at = 0
    for start, end in sorted(span for span in spans if span is not None):
        parts += [text[at:start], _TAKEN * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def _gaps(spans: Sequence[Span | None], text: str) -> str:
    """What no piece stands in, stretches too short to tell anything left out."""
    found: list[str] = []
    at = 0
    for start, end in sorted(span for span in spans if span is not None):
        if start - at >= _TOLD_TWICE:
            found.append(text[at:start])
        at = max(at, end)
    if len(text) - at >= _TOLD_TWICE:
        found.append(text[at:])
    return _TAKEN.join(found)


def _doubled(pieces: Sequence[Piece], rest: str) -> tuple[int, ...]:
    return tuple(
        index
        for index, piece in enumerate(pieces)
        if piece.kind not in HEADLINE and len(piece.text) >= _TOLD_TWICE and piece.text in rest
    )

"""Readings beside their base: pinyin above, bopomofo at the right (C68-C73); no baseline moves for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from weasyprint.layout.inline import _adjust_line_height

from banxin.compositor import tables as t
from banxin.compositor.copy import Copy, CopyFitter
from banxin.compositor.marks import HAN_LIKE
from banxin.compositor.sorts import with_key
from banxin.engine.boxes.bopomofo import beside, is_bopomofo
from banxin.engine.boxes.symbols import Symbol, set_words, small
from banxin.engine.styles.type_style import type_style_of

# Characters without a glyph of their own: joiners, marks of direction, soft hyphens.
_UNSEEN: Final = re.compile("[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True, eq=False)
class RubyReading:
    """What stands beside a base: its box, the base's sorts, its symbols; lengths in units."""

    box: Any
    text_box: Any
    first: int
    last: int
    symbols: tuple[Symbol, ...]
    width: int = 0  # of pinyin; 0 for bopomofo
    lack: int = 0  # by how much the base is narrower than the reading and its distance to the next
    apart: int = 0
    overhang: int = 0  # the most it may stand over a neighbour
    pad: int = 0  # blank before and after the base, once there is room
    top: float = 0.0  # px above the baseline up to which there is room for what is above it: of pinyin


def text_of(box: Any) -> tuple[str, Any]:
    """The words of a reading and the text box that holds them."""
    pieces = [child for child in box.descendants() if getattr(child, "text", "")]
    text = _UNSEEN.sub("", "".join(child.text for child in pieces)).strip()
    return text, next((child for child in pieces if child.text.strip()), None)


def read(box: Any, fitter: CopyFitter, first: int, known: Sequence[RubyReading]) -> list[RubyReading]:
    """Set a reading beside the sorts from `first` on: one, or one for each sort of the base.

    Of a base that has readings already (`known`), as in ruby within ruby, it stands above those.
    """
    text, text_box = text_of(box)
    last = len(fitter.sorts)
    if not text or last <= first:
        return []
    for place in range(first, last):  # C19: a base and its reading are never parted
        sort = fitter.sorts[place]
        fitter.sorts[place] = with_key(replace(sort, glued=sort.glued or place > first, divide=None))
    if not is_bopomofo(text):
        below = max((reading.top for reading in known if reading.last > first), default=0.0)
        return [_above(text, box, text_box, fitter, first, last, below)]
    syllables = text.split()
    if len(syllables) != last - first:
        return [
            RubyReading(box, text_box, last - 1, last, beside("".join(syllables), text_box, fitter, last))
        ]
    return [
        RubyReading(box, text_box, place, place + 1, beside(syllable, text_box, fitter, place + 1))
        for place, syllable in enumerate(syllables, first)
    ]


def _above(
    text: str, box: Any, text_box: Any, fitter: CopyFitter, first: int, last: int, below: float
) -> RubyReading:
    """Pinyin: half the size, centred above (C68), and above what reaches up to `below` px."""
    em = fitter.sorts[first].em / t.UNITS_PER_PX
    own = type_style_of(text_box).size
    type_style = small(text_box, own if own < t.RUBY_OWN * em else em * t.RUBY_RATIO)
    copy, width = set_words(text, type_style)
    rise = max(t.RUBY_RISE * em, below)
    symbol = Symbol(copy, type_style, text, -width / 2 / t.UNITS_PER_PX, -rise)
    apart = round(
        (t.RUBY_APART if last == first + 1 else t.RUBY_WORD_APART) * type_style.size * t.UNITS_PER_PX
    )
    base = sum(sort.body for sort in fitter.sorts[first:last])
    return RubyReading(
        box, text_box, first, last, (symbol,), width=width, lack=max(0, width + apart - base), apart=apart,
        overhang=round(t.RUBY_OVERHANG * type_style.size * t.UNITS_PER_PX), top=rise + type_style.size,
    )  # fmt: skip


def make_room(fitter: CopyFitter, readings: list[RubyReading]) -> list[RubyReading]:
    """Widen the bases that are narrower than their readings, less by what may stand over neighbours.

    The base keeps the whole width of its reading, so that there is room where the line breaks beside it.
    """
    taken = {place for reading in readings for place in range(reading.first, reading.last)}
    made = []
    for reading in readings:
        if reading.lack:
            before, after = _overhangs(fitter, reading, taken)
            reading = replace(reading, pad=_spread(fitter, reading, (before + after) // 2))  # noqa: PLW2901
        made.append(reading)
    return made


def _overhangs(fitter: Copy | CopyFitter, reading: RubyReading, taken: set[int]) -> tuple[int, int]:
    """How far a reading may stand over what is before and behind its base: Han without a reading (C69)."""
    most = reading.overhang + reading.apart // 2
    before, after = reading.first - 1, reading.last
    return (
        most if before >= 0 and _is_free(fitter, before, reading.first, taken) else 0,
        most if after < len(fitter.sorts) and _is_free(fitter, after, after, taken) else 0,
    )


def _is_free(fitter: Copy | CopyFitter, place: int, joint: int, taken: set[int]) -> bool:
    return fitter.sorts[place].kind in HAN_LIKE and place not in taken and joint not in fitter.spaces


def _spread(fitter: CopyFitter, reading: RubyReading, over: int) -> int:
    """Part the sorts of a base evenly; the blank at each of its ends (C70)."""
    count = reading.last - reading.first
    between = max(0, reading.lack - 2 * over) // count if count > 1 else 0
    pad = (reading.lack - between * (count - 1)) // 2
    for place in range(reading.first, reading.last):
        left = pad if place == reading.first else 0
        right = pad if place == reading.last - 1 else between
        sort = fitter.sorts[place]
        fitter.sorts[place] = replace(sort, body=sort.body + left + right, lead=sort.lead + left)
    return pad


def hang_over(copy: Copy, readings: list[RubyReading]) -> None:
    """Draw readings over their neighbours: joints take back what the base was widened by."""
    taken = {place for reading in readings for place in range(reading.first, reading.last)}
    for reading in readings:
        if not reading.pad:
            continue
        before, after = _overhangs(copy, reading, taken)
        for place, over in ((reading.first, before), (reading.last, after)):
            if over:
                joint = copy.joints[place]
                copy.joints[place] = replace(joint, glue=joint.glue - min(over, reading.pad))


def place(reading: RubyReading, centre: float, baseline: float, make_text: Any) -> Any:
    """The boxes of a reading around the centre of its base, on the line's baseline (px)."""
    children = []
    for symbol in reading.symbols:
        box = reading.text_box.copy()
        box.text = symbol.text
        box.style = symbol.type_style.style
        box.position_x = centre + symbol.x
        line_height, ascent = symbol.type_style.strut
        box.height = symbol.type_style.size
        box.margin_top = box.margin_bottom = (line_height - box.height) / 2
        box.margin_left = box.margin_right = 0
        for edge in ("top", "right", "bottom", "left"):
            setattr(box, f"padding_{edge}", 0)
            setattr(box, f"border_{edge}_width", 0)
        box.baseline = ascent
        box.position_y = baseline + symbol.y - ascent
        box.width, box.pango_layout = make_text(symbol)
        children.append(box)
    outer = reading.box.copy_with_children(children)
    outer.position_x = min(child.position_x for child in children)
    outer.width = max(child.position_x + child.width for child in children) - outer.position_x
    outer.position_y = min(child.position_y for child in children)
    _adjust_line_height(outer)
    return outer

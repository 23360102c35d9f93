"""Readings beside their base: pinyin above, bopomofo at the right (C68-C73); no baseline moves for them."""

from dataclasses import dataclass, replace
from typing import Any, Final

from weasyprint.layout.inline import _adjust_line_height

from .. import tables as t
from ..copy import Copy, CopyFitter
from ..sorts import keyed
from .dress import Dress, dress_of

_BOPOMOFO: Final = ("\u3100", "\u31bf")
_TONES: Final = frozenset("ˊˇˋ")
_NEUTRAL: Final = "˙"


@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """One piece of a reading: its copy, and its place from the base's centre and baseline in px."""

    copy: Copy
    dress: Dress
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What stands beside a base: its box, the base's sorts, its symbols, its width in units."""

    box: Any
    text_box: Any
    first: int
    last: int
    symbols: tuple[Symbol, ...]


def text_of(box: Any) -> tuple[str, Any]:
    """The words of a reading and the text box that holds them."""
    for child in box.descendants():
        text = getattr(child, "text", "")
        if text.strip():
            return text.strip(), child
    return "", None


def read(box: Any, fitter: CopyFitter, first: int) -> Reading | None:
    """Set a reading beside the sorts from `first` on and make room for it."""
    text, text_box = text_of(box)
    last = len(fitter.sorts)
    if not text or last <= first:
        return None
    for place in range(first, last):  # C19: a base and its reading are never parted
        sort = fitter.sorts[place]
        fitter.sorts[place] = keyed(replace(sort, glued=sort.glued or place > first, divide=None))
    if _BOPOMOFO[0] <= text.strip("˙ˊˇˋ")[:1] <= _BOPOMOFO[1]:
        symbols = _beside(text, text_box, fitter, last)
    else:
        symbols = _above(text, text_box, fitter, first, last)
    return Reading(box, text_box, first, last, symbols)


def _small(text_box: Any, size: float) -> Dress:
    style = text_box.style.copy()
    style["font_size"] = size
    style._banxin_own = True
    return Dress(style)


def _set(text: str, dress: Dress) -> tuple[Copy, int]:
    fitter = CopyFitter(dress.line_style, int(dress.size * t.UNITS_PER_PX))
    fitter.add(dress.fount(), text)
    copy = fitter.copy()
    return copy, sum(s.body for s in copy.sorts) + sum(j.glue for j in copy.joints[1:])


def _above(text: str, text_box: Any, fitter: CopyFitter, first: int, last: int) -> tuple[Symbol, ...]:
    """Pinyin: half the size, centred above; a base narrower than its reading is tracked wider (C68-C70)."""
    em = fitter.sorts[first].em / t.UNITS_PER_PX
    own = dress_of(text_box).size
    dress = _small(text_box, own if own < 0.9 * em else em * t.RUBY_RATIO)
    copy, width = _set(text, dress)
    apart = round(t.RUBY_APART * dress.size * t.UNITS_PER_PX)
    base = sum(sort.body for sort in fitter.sorts[first:last])
    spread(fitter, first, last, width + apart - base)
    return (Symbol(copy, dress, text, -width / 2 / t.UNITS_PER_PX, -t.RUBY_RISE * em),)


def spread(fitter: CopyFitter, first: int, last: int, extra: int) -> None:
    """Widen sorts evenly on both sides."""
    for place in range(first, last):
        if extra > 0:
            share = extra // (last - first)
            sort = fitter.sorts[place]
            fitter.sorts[place] = replace(sort, body=sort.body + share, lead=sort.lead + share // 2)


def _beside(text: str, text_box: Any, fitter: CopyFitter, last: int) -> tuple[Symbol, ...]:
    """Bopomofo: a column at the right, half an em wide; neutral tone first, other tones at the side (C72)."""
    sort = fitter.sorts[last - 1]
    em = sort.em / t.UNITS_PER_PX
    block = round(t.BOPOMOFO_BLOCK * sort.em)
    fitter.sorts[last - 1] = replace(sort, body=sort.body + block)
    size = t.BOPOMOFO_RATIO * em
    dress = _small(text_box, size)
    column = [c for c in text if c not in _TONES]
    left = (sort.body - block) / 2 / t.UNITS_PER_PX + (block / t.UNITS_PER_PX - size) / 2 - size / 4
    top = -0.38 * em - size * len(column) / 2 + 0.86 * size  # 0.38 em: middle of the em box
    symbols = [Symbol(_set(c, dress)[0], dress, c, left, top + nth * size) for nth, c in enumerate(column)]
    for tone in (c for c in text if c in _TONES):
        at = top + (len(column) - 1.5) * size
        symbols.append(Symbol(_set(tone, dress)[0], dress, tone, left + size, at))
    return tuple(symbols)


def place(reading: Reading, centre: float, baseline: float, make_text: Any) -> Any:
    """The boxes of a reading around the centre of its base, on the line's baseline (px)."""
    children = []
    for symbol in reading.symbols:
        box = reading.text_box.copy()
        box.text = symbol.text
        box.style = symbol.dress.style
        box.position_x = centre + symbol.x
        line_height, ascent = symbol.dress.strut
        box.height = symbol.dress.size
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

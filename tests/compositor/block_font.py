"""A font of blocks, made when it is wanted: lines of type become strings of ink and blank.

Han fill the square, opening marks its right half, closing marks and stops its left half, Western letters are
half as wide (`i` a quarter, `W` three), a space a quarter. At 4 px one sample is a quarter of an em.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

OPENING: Final = "‘“「『（《〈【〖〔［｛"
CLOSING: Final = "’”」』）》〉】〗〕］｝"
STOPS: Final = "，。．、；："
BANGS: Final = "？！‼⁇⁈⁉"
HAN: Final = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏年中第章一二三四国口囗下略％‰℃℉￥＄￡№＋－～—―…⋯／・‧"
)
HALVES: Final = "–°±€£′″₂²"
BOPOMOFO: Final = "ㄅㄆㄇㄊㄏㄧㄨㄚˊˇˋ˙"
ASCII: Final = "".join(map(chr, range(33, 127)))
FAMILY: Final = "Block"
# Of each character its advance and the ink's left and right, in thousandths.
SHAPES: Final[dict[str, tuple[int, int, int]]] = {
    **dict.fromkeys(HAN + BOPOMOFO, (1000, 0, 1000)),
    **dict.fromkeys(OPENING, (1000, 500, 1000)),
    **dict.fromkeys(CLOSING + STOPS + BANGS, (1000, 0, 500)),
    **dict.fromkeys(ASCII + HALVES, (500, 0, 500)),
    " ": (250, 0, 0), "\u00a0": (250, 0, 0), "\u3000": (1000, 0, 0), "\u2003": (1000, 0, 0),
    "\u2009": (200, 0, 0), "\u202f": (200, 0, 0), "·": (330, 0, 330), "⸺": (2000, 0, 2000),
    "i": (250, 0, 250), "W": (750, 0, 750),
}  # fmt: skip
CENTRED: Final = SHAPES | dict.fromkeys(STOPS, (1000, 250, 750))


def build(path: Path, *, centred: bool = False) -> Path:
    """Write the font; with `centred` the stops stand in the middle, as in Taiwan."""
    shapes = CENTRED if centred else SHAPES
    names = {c: f"u{ord(c):04X}" for c in shapes}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(c): name for c, name in names.items()})
    glyphs = {".notdef": _box(0, 0)} | {names[c]: _box(a, b) for c, (_, a, b) in shapes.items()}
    builder.setupGlyf(glyphs)
    metrics = {".notdef": (1000, 0)} | {names[c]: (w, a) for c, (w, a, _) in shapes.items()}
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)
    return path


def _box(left: int, right: int):
    pen = TTGlyphPen(None)
    if right > left:
        corners: list[tuple[int, int]] = [(left, -200), (left, 800), (right, 800), (right, -200)]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


Set = Callable[..., list[str]]

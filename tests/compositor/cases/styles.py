"""Styles and copy the tables share."""

from banxin.compositor.levels import Level
from banxin.compositor.marks import MarkRegion
from banxin.compositor.style import LineStyle

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
PLAIN = LineStyle()
FREE = LineStyle(level=Level.NONE)
BASIC = LineStyle(level=Level.BASIC)
STRICT = LineStyle(level=Level.STRICT)
LOOSE = LineStyle(adjacent=False)
GRID = LineStyle(grid=True)
HANGING = LineStyle(hanging=True)
RAGGED = LineStyle(justified=False)
TAIWAN = LineStyle(region=MarkRegion.TAIWAN)
HONGKONG = LineStyle(region=MarkRegion.HONGKONG)

"""Characters that look like others and are not: what is searched, indexed and read aloud is wrong.

OCR and PDF copies bring Kangxi radicals for characters (⼀ U+2F00 for 一 U+4E00), old conversions bring
compatibility ideographs (U+F900). Many faces print both with one glyph, so no eye finds them.
"""

from __future__ import annotations

import unicodedata
from functools import cache

# Radicals with the characters that they are forms of (Unicode 14, EquivalentUnifiedIdeograph.txt).
_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌"
    "⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓"
    "⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝"
    "⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# Marks of mathematics and of decoration that Chinese faces draw as the ordinary ones.
_MARKS = "⋯…" + "".join(chr(0x2780 + nth) + chr(0x2460 + nth) for nth in range(10))
_TABLE: dict[str, str] = dict(zip(*[iter(_RADICALS + _MARKS)] * 2, strict=True))
_KANGXI = range(0x2F00, 0x2FD6)


@cache
def ordinary(character: str) -> str:
    """The ordinary character that a look-alike stands for; empty for one that is ordinary itself.

    Kangxi radicals follow from their compatibility, compatibility ideographs and signs such as the
    Angstrom from their canonical decomposition (UAX 15), the supplement of radicals from a table.
    """
    if character in _TABLE:
        return _TABLE[character]
    if ord(character) in _KANGXI:
        return unicodedata.normalize("NFKC", character)
    other = unicodedata.normalize("NFC", character)
    return other if other != character and len(other) == 1 else ""


def named(character: str) -> str:
    """A character with its number, as a finding tells it; of a sequence with those of all its characters."""
    return f"{character} {' '.join(f'U+{ord(one):04X}' for one in character)}"

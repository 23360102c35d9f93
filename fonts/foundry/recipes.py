"""The eight faces: what each is made from and called."""

from __future__ import annotations

from dataclasses import dataclass

from foundry.sources import JETBRAINS, NOTO, NOTO_EXTRA, TEXLIVE, WENKAI, Package, SourceFile

_NOTO_DIR = "usr/share/fonts/opentype/noto"
_SC = 2  # zh-Hans is the third face of each Noto CJK collection

SERIF_REGULAR = SourceFile(
    NOTO,
    f"{_NOTO_DIR}/NotoSerifCJK-Regular.ttc",
    "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
    _SC,
)
SERIF_BOLD = SourceFile(
    NOTO,
    f"{_NOTO_DIR}/NotoSerifCJK-Bold.ttc",
    "a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac",
    _SC,
)
SERIF_BLACK = SourceFile(
    NOTO_EXTRA,
    f"{_NOTO_DIR}/NotoSerifCJK-Black.ttc",
    "7d38a254818bec880251400165923b5afdee2ae9a58c8276e912f26df2badecb",
    _SC,
)
SANS_REGULAR = SourceFile(
    NOTO,
    f"{_NOTO_DIR}/NotoSansCJK-Regular.ttc",
    "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    _SC,
)
SANS_BOLD = SourceFile(
    NOTO,
    f"{_NOTO_DIR}/NotoSansCJK-Bold.ttc",
    "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
    _SC,
)
SANS_BLACK = SourceFile(
    NOTO_EXTRA,
    f"{_NOTO_DIR}/NotoSansCJK-Black.ttc",
    "3cffb10242b4b7e6edd439ebf3bd7e392345525e093ea08149e0a0158a1b5151",
    _SC,
)
WENKAI_REGULAR = SourceFile(
    WENKAI,
    "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
    "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
)
FANDOL_FANG = SourceFile(
    TEXLIVE,
    "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
    "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
)
JETBRAINS_MONO = SourceFile(
    JETBRAINS,
    "usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf",
    "a3014fb90ae8ddfbdfc778de75f95b49a857947fde5335ab3f50b6d56eb517be",
)


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as SPDX names it, its file here, and the file in the package it is taken from."""

    spdx: str
    file: str
    package: Package
    document: str
    copyright: str
    embedding: str


OFL_NOTO = Licence(
    "OFL-1.1",
    "ofl-noto-cjk.txt",
    NOTO,
    "usr/share/doc/fonts-noto-cjk/copyright",
    "Copyright 2014-2022 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.",
    "free: documents may embed the face, whole or subset, and need no mention of it",
)
OFL_WENKAI = Licence(
    "OFL-1.1",
    "ofl-lxgw-wenkai.txt",
    WENKAI,
    "usr/share/doc/fonts-lxgw-wenkai/copyright",
    "Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai), "
    "with Reserved Font Names '霞鹜' and 'LXGW'.\n"
    "Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)",
    "free: documents may embed the face, whole or subset, and need no mention of it",
)
# The face says OFL of itself (name record 13); its package carries no text of it, Noto's does.
OFL_JETBRAINS = Licence(
    "OFL-1.1",
    "ofl-jetbrains-mono.txt",
    NOTO,
    "usr/share/doc/fonts-noto-cjk/copyright",
    "Copyright 2020 The JetBrains Mono Project Authors (https://github.com/JetBrains/JetBrainsMono)",
    "free: documents may embed the face, whole or subset, and need no mention of it",
)
GPL_FANDOL = Licence(
    "GPL-3.0-only WITH Font-exception-2.0",
    "gpl-3.0-fandol.txt",
    TEXLIVE,
    "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz",
    "Copyright 2012-2013, the Fandol team (Clerk Ma, Jie Su).",
    "free by the font exception: a document that embeds the face, or a subset of unaltered glyphs, "
    "does not come under the GPL; the exception is extended to this version",
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one face is made.

    `donor` is a heavier cut of the same design: its digits, scaled down, are the superscripts and
    subscripts the source lacks, so that their strokes match the text. `raise_wide` (units of 1/1000 em)
    lifts full-width glyphs so that the mean centre of Han stands where Song has it. `faulty` characters
    have a wrong or all but empty glyph in the source and are left out.
    """

    file: str
    role: str
    weight: int
    style: str
    source: SourceFile
    licence: Licence
    upstream: str
    wide_charset: bool = False
    donor: SourceFile | None = None
    raise_wide: int = 0
    faulty: str = ""

    @property
    def family(self) -> str:
        """Our own name: the licences reserve the sources' names."""
        return f"Banxin {self.role.capitalize()}"


_NOTO_SERIF = "Noto Serif CJK SC 2.001 (Source Han Serif), github.com/notofonts/noto-cjk"
_NOTO_SANS = "Noto Sans CJK SC 2.004 (Source Han Sans), github.com/notofonts/noto-cjk"


def _noto(role: str, weight: int, style: str, source: SourceFile, donor: SourceFile) -> Recipe:
    """All weights of a family carry the same characters.

    Were one character in the text weight alone, bold text would borrow it from there, and WeasyPrint,
    which tells the fonts of a PDF apart by family and weight asked for, would print another in its place.
    """
    upstream = _NOTO_SERIF if role == "song" else _NOTO_SANS
    file = f"Banxin{role.capitalize()}-{style}.otf"
    return Recipe(file, role, weight, style, source, OFL_NOTO, upstream, True, donor)


RECIPES = (
    _noto("song", 400, "Regular", SERIF_REGULAR, SERIF_BOLD),
    _noto("song", 700, "Bold", SERIF_BOLD, SERIF_BLACK),
    _noto("song", 900, "Heavy", SERIF_BLACK, SERIF_BLACK),
    _noto("hei", 400, "Regular", SANS_REGULAR, SANS_BOLD),
    _noto("hei", 700, "Bold", SANS_BOLD, SANS_BLACK),
    Recipe(
        "BanxinKai-Regular.ttf",
        "kai",
        400,
        "Regular",
        WENKAI_REGULAR,
        OFL_WENKAI,
        "LXGW WenKai 1.250 (霞鹜文楷), github.com/lxgw/LxgwWenKai",
        raise_wide=25,
    ),
    Recipe(
        "BanxinFang-Regular.otf",
        "fang",
        400,
        "Regular",
        FANDOL_FANG,
        GPL_FANDOL,
        "FandolFang 1.300 (Fandol v0.3), ctan.org/pkg/fandol",
        raise_wide=70,
        faulty="™￠￣￥",
    ),
    Recipe(
        "BanxinMono-Regular.ttf",
        "mono",
        400,
        "Regular",
        JETBRAINS_MONO,
        OFL_JETBRAINS,
        "JetBrains Mono 2.242, github.com/JetBrains/JetBrainsMono",
    ),
)

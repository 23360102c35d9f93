"""The stylesheet of the reader edition: the layout's sheets with its options written in.

Old readers know no custom properties, so `var(--accent)` and `var(--face-…)` become the value and a
list of the families that reading systems bring with them. Nothing else of a sheet is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from banxin.layouts.css.sheets import stylesheets
from banxin.layouts.description.layout import Layout
from banxin.layouts.options.values import OptionValue
from banxin.layouts.settling.options import with_addresses
from banxin.manuscript.publication import EpubFonts, Lang
from banxin.sheets.epub.colours import LARGE, NIGHT, ink_on, readable, readable_everywhere

DEFAULT_ACCENT = "#b3121b"
CHARSET = '@charset "UTF-8";\n'
_LOCKED = "body { font-family: var(--face-body); }"
_NIGHT_QUERY = "@media (prefers-color-scheme: dark)"
_IN_ACCENT = re.compile(r"([^{}]+){[^{}]*(?<![-\w])color:\s*var\(\s*--accent-text\s*\)[^{}]*}")
_BEFORE_SELECTOR = re.compile(r"/\*.*?\*/|^.*;", re.DOTALL)
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*\)")

_HANS = {
    "song": ("Songti SC", "STSong", "Source Han Serif SC", "Noto Serif CJK SC", "SimSun"),
    "hei": ("PingFang SC", "Heiti SC", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "SimHei"),
    "kai": ("Kaiti SC", "STKaiti", "LXGW WenKai", "KaiTi", "DK-KAITI"),
    "fang": ("STFangsong", "FangSong", "DK-FANGSONG"),
    "mono": ("Sarasa Mono SC", "Noto Sans Mono CJK SC", "Menlo", "Consolas", "DejaVu Sans Mono"),
}
_HANT = {
    "song": ("Songti TC", "LiSong Pro", "Source Han Serif TC", "Noto Serif CJK TC", "PMingLiU"),
    "hei": ("PingFang TC", "Heiti TC", "Source Han Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei"),
    "kai": ("Kaiti TC", "BiauKai", "LXGW WenKai TC", "DFKai-SB"),
    "fang": ("STFangsong", "FangSong"),
    "mono": ("Sarasa Mono TC", "Noto Sans Mono CJK TC", "Menlo", "Consolas", "DejaVu Sans Mono"),
}
_HONG_KONG = {
    "song": (
        "Songti TC",
        "LiSong Pro",
        "Source Han Serif HK",
        "Noto Serif CJK HK",
        "MingLiU_HKSCS",
        "PMingLiU",
    ),
    "hei": ("PingFang HK", "Heiti TC", "Source Han Sans HK", "Noto Sans CJK HK", "Microsoft JhengHei"),
    "mono": ("Sarasa Mono HC", "Noto Sans Mono CJK HK", "Menlo", "Consolas", "DejaVu Sans Mono"),
}
_FAMILIES = {Lang.HANS: _HANS, Lang.HANT_TW: _HANT, Lang.HANT_HK: _HANT | _HONG_KONG}
_GENERIC = {"hei": "sans-serif", "mono": "monospace"}


def reader_css(
    layout: Layout,
    values: Mapping[str, OptionValue],
    lang: Lang,
    picture: Callable[[str], str] = str,
    fonts: EpubFonts = EpubFonts.NONE,
) -> str:
    """The sheets of `layout` for EPUB in the order of the cascade; raises LayoutFault.

    `picture` gives the path in the package of a picture that an option names. Where an edition carries
    fonts, the families of what they are for begin with a mark, which `with_faces` turns into theirs.
    """
    values = with_addresses(layout, values, picture)
    known = {name: option.css(values.get(name, option.default)) for name, option in layout.options.items()}
    families = {role: family_list(role, lang) for role in _HANS}
    uses = {part: families.get(face, families["song"]) for part, face in layout.faces.items()}
    known |= {
        f"face-{use}": f"{mark_of(use)}{listed}" if carries(fonts, use) else listed
        for use, listed in (families | uses).items()
    }
    known |= _accents(known.get("accent", DEFAULT_ACCENT))
    text = _with_night("\n".join(sheet.text.strip() for sheet in stylesheets(layout, "epub")))
    if fonts is EpubFonts.LOCKED:
        text += "\n" + _LOCKED
    return f"{CHARSET}{_written_in(text, known)}\n"


def _with_night(text: str) -> str:
    """The sheet with a rule for dark grounds behind each that sets text in the accent."""

    def by_night(rule: re.Match[str]) -> str:
        selector = _BEFORE_SELECTOR.sub("", rule[1]).strip()
        return f"{rule[0]}\n{_NIGHT_QUERY} {{ {selector} {{ color: var(--accent-night); }} }}"

    return _IN_ACCENT.sub(by_night, text)


def carries(fonts: EpubFonts, use: str) -> bool:
    """Whether an edition carries the faces of `use`: a part of a page (`head`) or a role (`song`)."""
    return fonts is EpubFonts.LOCKED or (fonts is EpubFonts.DEFAULT and use == "head")


def mark_of(use: str) -> str:
    """The first of the families of `use`, with the comma behind it, until it is known which are carried."""
    return f'"banxin-{use}", '


def _accents(accent: str) -> dict[str, str]:
    """The accent, what is written on it, and the accent as text.

    Rules and grounds in it show on white and on black, text in it can be read on both, since a reading
    system that sets night colours itself leaves it as it is; `accent-night` is for those that ask the sheet.
    """
    shown = readable_everywhere(accent, LARGE)
    return {
        "accent": shown,
        "on-accent": ink_on(shown),
        "accent-text": readable_everywhere(accent),
        "accent-night": readable(accent, NIGHT),
    }


def family_list(role: str, lang: Lang) -> str:
    """The families of reading systems for a role, ending in a generic one."""
    names = _FAMILIES[lang][role]
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"{quoted}, {_GENERIC.get(role, 'serif')}"


def _written_in(text: str, known: Mapping[str, str]) -> str:
    for _ in range(3):  # an option of kind face stands for another variable
        text = _VARIABLE.sub(lambda found: known.get(found[1], found[0]), text)
    return text

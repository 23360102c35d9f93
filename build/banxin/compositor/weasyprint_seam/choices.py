"""What a designer chose in CSS for the lines of an element: custom properties, `lang`, spacing."""

from typing import Any, Final

import pyphen

from ..fount import Fount
from ..levels import Level
from ..marks import Region, region_of
from ..style import LineStyle
from .face import PangoFace, PlainStyle

_YES: Final = frozenset({"on", "yes", "true", "1", "allow-end", "last", "strict"})


def chosen(style: Any, name: str) -> str:
    """Value of a custom property as lower-case text; empty where unset."""
    tokens = style[f"__{name}"]
    if not tokens:
        return ""
    return "".join(token.serialize() for token in tokens).strip().strip("\"'").lower()


def line_style_of(style: Any, region: Region) -> LineStyle:
    """Line style of a block; equal choices give equal objects."""
    level = chosen(style, "banxin_level")
    autospace = chosen(style, "banxin_autospace")
    return LineStyle(
        level=Level(level) if level in {item.value for item in Level} else Level.GB,
        region=region,
        hanging=chosen(style, "banxin_hanging") in _YES,
        grid=chosen(style, "banxin_grid") in _YES,
        autospace=_autospace(autospace),
        autospace_fixed=autospace.endswith("fixed"),
        adjacent=chosen(style, "banxin_adjacent") not in {"none", "off"},
        line_start=chosen(style, "banxin_line_start") not in {"full", "none"},
        line_end=chosen(style, "banxin_line_end") not in {"full", "none"},
        stops_shrink=chosen(style, "banxin_stops") != "fixed",
        lone=chosen(style, "banxin_lone") != "allow",
        justified=style["text_align_all"] == "justify",
    )


def _autospace(value: str) -> float:
    value = value.removesuffix("fixed").strip()
    if value in {"none", "off", "0"}:
        return 0.0
    try:
        return min(0.5, max(0.0, float(value.removesuffix("em"))))
    except ValueError:
        return LineStyle().autospace


class Typecase:
    """All founts of one document, kept by what makes their sorts differ."""

    def __init__(self) -> None:
        self._founts: dict[tuple[object, ...], Fount] = {}
        self._faces: dict[tuple[object, ...], PangoFace] = {}

    def fount(self, style: Any, *, note: bool) -> Fount:
        """The fount of a computed style."""
        plain = PlainStyle.of(style)
        region = region_of(style["lang"])
        spacing = style["letter_spacing"]
        tracking = 0 if spacing == "normal" else round(spacing * 1024)
        wrap = style["white_space"] in ("normal", "pre-wrap", "pre-line")
        options = (
            region, wrap, tracking, note, chosen(style, "banxin_grid") in _YES,
            chosen(style, "banxin_hanging") in _YES, round(style["word_spacing"] * 1024),
        )  # fmt: skip
        hyphens = _hyphens(style)
        face_key = (plain.key, hyphens)
        key = (face_key, options)
        found = self._founts.get(key)
        if found is None:
            face = self._faces.get(face_key)
            if face is None:
                face = self._faces[face_key] = PangoFace(plain, hyphens)
            found = self._founts[key] = Fount(
                face, region, wrap=wrap, tracking=tracking, note=note, grid=options[4], hanging=options[5],
                word_spacing=options[6],
            )  # fmt: skip
        return found


def _hyphens(style: Any) -> tuple[str, int, int, int] | None:
    if style["hyphens"] != "auto":
        return None
    lang = style["lang"] or "en"
    lang = "en" if region_of(lang) is not None else lang
    known = pyphen.language_fallback(lang)
    if known is None:
        return None
    total, left, right = style["hyphenate_limit_chars"]
    return known, total, left, right


def fount_of(box: Any, *, note: bool) -> Fount:
    """The fount of a text box, remembered on its style and in the document's type case."""
    style = box.style
    kept: dict[bool, Fount] | None = style.__dict__.get("_banxin_founts")
    if kept is None:
        kept = style._banxin_founts = {}
    found = kept.get(note)
    if found is None:
        case = style.font_config.__dict__.get("_banxin_case")
        if case is None:
            case = style.font_config._banxin_case = Typecase()
        found = kept[note] = case.fount(style, note=note)
    return found

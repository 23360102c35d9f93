"""What a style means for type, found once for all the elements that only inherit it.

Most elements of a book set no font of their own. Reading two dozen properties from each would cost more than
composing its text, so they are read from the nearest ancestor that sets any of them.
"""

from collections.abc import Sequence
from math import inf
from typing import Any, Final

from weasyprint.text.line_break import strut

from banxin.compositor.fixed_pitch import FixedFount
from banxin.compositor.fount import Fount
from banxin.compositor.levels import Level
from banxin.compositor.marks import MarkRegion, region_of
from banxin.compositor.style import LineStyle
from banxin.compositor.tables import AUTOSPACE_CEILING, COST_SENSE, UNITS_PER_PX
from banxin.engine.session import running
from banxin.engine.styles.faces import STYLE_KEYS, PangoFace, PlainStyle, dictionary_of

CHOICES: Final = (
    "banxin_level", "banxin_hanging", "banxin_grid", "banxin_autospace", "banxin_adjacent",
    "banxin_line_start", "banxin_line_end", "banxin_stops", "banxin_lone", "banxin_rescue", "banxin_emphasis",
    "banxin_line", "banxin_bopomofo", "banxin_sense",
    "banxin_balance", "banxin_letters", "banxin_pitch", "banxin_western",
)  # fmt: skip
# Which blanks stay as they are typed (CSS Text 3 §3).
_KEEP: Final = {"pre": "all", "pre-wrap": "runs"}
_WRAPPING: Final = frozenset({"normal", "pre-wrap", "pre-line"})  # lines may end at blanks and elsewhere
_YES: Final = frozenset({"on", "yes", "true", "1", "always", "strict"})
_TYPE_KEYS: Final = frozenset(
    {
        *STYLE_KEYS, *(f"__{name}" for name in CHOICES), "letter_spacing", "word_spacing", "white_space",
        "hyphens", "hyphenate_limit_chars", "line_height", "text_align_all", "text_align_last",
        "text_transform",
    }
)  # fmt: skip


def chosen(style: Any, name: str) -> str:
    """Value of a custom property as lower-case text; empty where unset."""
    tokens = style[f"__{name}"]
    if not tokens:
        return ""
    return "".join(token.serialize() for token in tokens).strip().strip("\"'").lower()


def whole_number(style: Any, name: str) -> int:
    """Value of a custom property that an element itself declares as a whole number; 0 where it is none."""
    if f"__{name}" not in getattr(style, "cascaded", ()):
        return 0
    numbers = [token.value for token in style[f"__{name}"] or () if token.type == "number"]
    return int(numbers[0]) if len(numbers) == 1 else 0


def families(style: Any, name: str) -> tuple[str, ...]:
    """Value of a custom property as names of families; none where it is unset or `auto`."""
    tokens = style[f"__{name}"] or ()
    names = tuple(token.value for token in tokens if token.type in ("string", "ident"))
    return () if names == ("auto",) else names


def parting_of(style: Any) -> float:
    """Price of a line's end within text of this style; inf where none may end there."""
    if style["white_space"] not in _WRAPPING:
        return inf
    return COST_SENSE if chosen(style, "banxin_sense") == "whole" else 0.0


def turns_of(text: str) -> Sequence[float]:
    """What a line begun at each character costs by sense, inf where it is a fault; empty where none says."""
    session = running()
    return () if session is None or session.turns is None else session.turns(text)


class TypeStyle:
    """Founts, line style, strut and choices of a computed style."""

    def __init__(self, style: Any) -> None:
        self.style = style
        self.size: float = style["font_size"]
        self.lang: str | None = style["lang"]
        self.region = region_of(self.lang)
        self.strut: tuple[float, float] = strut(style)
        self.white_space: str = style["white_space"]
        self.parting = parting_of(style)
        self.align: str = style["text_align_all"]
        self.align_last: str = style["text_align_last"]
        self.direction: str = style["direction"]
        self.emphasis = chosen(style, "banxin_emphasis")
        self.rule = chosen(style, "banxin_line")
        self.even = chosen(style, "banxin_bopomofo") == "even"
        self.line_style = line_style_of(style, self.region or MarkRegion.MAINLAND)
        self._founts: dict[bool, Fount] = {}

    def fount(self, *, note: bool = False) -> Fount:
        """The fount text in this type style is set in."""
        found = self._founts.get(note)
        if found is None:
            found = self._founts[note] = founts_in(self.style.font_config).fount(self.style, note=note)
        return found


def founts_in(config: Any) -> "DocumentFounts":
    """The founts of the document that a font configuration is of."""
    case: DocumentFounts | None = config.__dict__.get("_banxin_case")
    if case is None:
        case = config._banxin_case = DocumentFounts()
    return case


def type_style_of(box: Any) -> TypeStyle:
    """The type style of a box, remembered on the style that makes it."""
    style = box.style
    known: TypeStyle | None = style.__dict__.get("_banxin_type_style")
    if known is not None:
        return known
    source = style
    if "::first-letter" not in (box.element_tag or "") and "_banxin_own" not in style.__dict__:
        while True:
            cascaded = getattr(source, "cascaded", None)
            parent = source.parent_style
            if parent is None or not (cascaded is None or _TYPE_KEYS.isdisjoint(cascaded)):
                break
            source = parent
            if "_banxin_own" in source.__dict__ or "_banxin_type_style" in source.__dict__:
                break
    found: TypeStyle | None = source.__dict__.get("_banxin_type_style")
    if found is None:
        found = source._banxin_type_style = TypeStyle(source)
    style._banxin_type_style = found
    return found


def line_style_of(style: Any, region: MarkRegion) -> LineStyle:
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
        balanced=chosen(style, "banxin_balance") in _YES,
    )


def _autospace(value: str) -> float:
    value = value.removesuffix("fixed").strip()
    if value in {"none", "off", "0"}:
        return 0.0
    try:
        return min(AUTOSPACE_CEILING, max(0.0, float(value.removesuffix("em"))))
    except ValueError:
        return LineStyle().autospace


class DocumentFounts:
    """All founts of one document, kept by what makes their sorts differ."""

    def __init__(self) -> None:
        self._founts: dict[tuple[object, ...], Fount] = {}
        self._faces: dict[tuple[object, ...], PangoFace] = {}

    def fount(self, style: Any, *, note: bool) -> Fount:
        """The fount of a computed style."""
        plain = PlainStyle.of(style, families(style, "banxin_western"))
        region = region_of(style["lang"])
        spacing = style["letter_spacing"]
        tracking = 0 if spacing == "normal" else round(spacing * UNITS_PER_PX)
        parting = parting_of(style)
        options = (
            region, parting, tracking, note, chosen(style, "banxin_grid") in _YES,
            chosen(style, "banxin_hanging") in _YES, round(style["word_spacing"] * UNITS_PER_PX),
            style["hyphens"] == "manual" and chosen(style, "banxin_rescue") not in {"none", "off"},
            _KEEP.get(style["white_space"], ""), chosen(style, "banxin_letters") == "solid",
            chosen(style, "banxin_pitch") == "fixed", "tabular-nums" in style["font_variant_numeric"],
        )  # fmt: skip
        hyphens = _hyphens(style)
        face_key = (plain.key, hyphens)
        key = (face_key, options)
        found = self._founts.get(key)
        if found is None:
            face = self.face(plain, hyphens)
            kind = FixedFount if options[10] else Fount
            found = self._founts[key] = kind(
                face, region, parting=parting, tracking=tracking, note=note, grid=options[4],
                hanging=options[5], word_spacing=options[6], rescue=options[7], keep=options[8],
                solid=options[9], tabular=options[11],
            )  # fmt: skip
        return found

    def face(self, plain: PlainStyle, hyphens: tuple[str, int, int, int] | None) -> PangoFace:
        """The face of a style, whose words are divided by `hyphens`."""
        key = (plain.key, hyphens)
        found = self._faces.get(key)
        if found is None:
            found = self._faces[key] = PangoFace(plain, hyphens)
        return found


def _hyphens(style: Any) -> tuple[str, int, int, int] | None:
    if style["hyphens"] != "auto":
        return None
    known = dictionary_of(style["lang"])
    if known is None:
        return None
    total, left, right = style["hyphenate_limit_chars"]
    return known, total, left, right

"""What a row of the tables says: a text as it is to be set, and what must be seen of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from banxin.compositor.marks import MarkRegion
from banxin.compositor.style import LineStyle

NEAR: Final = 0.02  # em: clreq §1.4 measures no finer
LANGS: Final = {
    MarkRegion.MAINLAND: "zh-Hans",
    MarkRegion.TAIWAN: "zh-Hant-TW",
    MarkRegion.HONGKONG: "zh-Hant-HK",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """A text, how it is set, and what must be seen; lengths in em. What is None is not looked at.

    With `markup` or `css` it can be set by WeasyPrint only, else by the bare model as well.
    """

    text: str
    measure: float = 40.0
    style: LineStyle = field(default_factory=LineStyle)
    indent: float = 0.0
    tracking: float = 0.0
    word_spacing: float = 0.0
    align_last: bool = False  # the last line is filled too: 均排
    markup: str = ""  # HTML instead of the text in a paragraph
    css: str = ""
    # --- what must be seen ---
    lines: Sequence[str] | None = None  # the words of all lines
    whole: str | None = None  # these words stand on one line
    parted: str | None = None  # these words stand on two
    never_parted: str | None = None  # wherever these words stand they stand on one line
    starts: str | None = None  # some line but the first starts with one of these
    never_starts: str | None = None  # no line but the first does
    ends: str | None = None  # some line but the last ends with one of these
    never_ends: str | None = None
    width: float | None = None  # where the first line ends
    pens: Sequence[float] | None = None  # where the glyphs of the first line's sorts have their origin
    flush: bool | None = None  # all lines but the last end at the measure; False: not all
    last: float | None = None  # where the last line ends
    pitch: float | None = None  # the widest step from Han to Han
    letters: float | None = None  # every step between two letters of one word; seen in print only
    overfull: int | None = None  # lines reported as too long
    leading: float | None = None  # from every baseline to the next
    dots: Sequence[float] | None = None  # middles of filled paths
    rules: Sequence[tuple[float, float]] | None = None  # extents of stroked paths
    heights: Sequence[float] | None = None  # middles of all paths below the first baseline
    readings: Sequence[tuple[str, float, float]] | None = None  # words of a reading, from, to
    reading_size: float | None = None

    @property
    def for_the_press_only(self) -> bool:
        """Whether the bare model cannot express it."""
        return bool(self.markup or self.css)


@dataclass(frozen=True, slots=True)
class Row:
    """A rule, a case that shows it, and a twin where it must not act."""

    rule: str
    says: str
    case: Setting
    twin: Setting


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was set; lengths in em from the left edge of the measure."""

    words: str
    kinds: Sequence[int]
    pens: Sequence[float]
    end: float  # right edge of the last body: a kept blank lies beyond it
    baseline: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a text as they were set, and what stands between them."""

    lines: Sequence[Line]
    overfull: int
    readings: Sequence[tuple[str, float, float, float]] = ()  # words, from, to, size
    dots: Sequence[float] = ()
    rules: Sequence[tuple[float, float]] = ()
    heights: Sequence[float] = ()
    letters: Sequence[float] = ()


def css_of(setting: Setting) -> str:
    """The choices of a setting as declarations of its paragraphs."""
    style = setting.style
    gap = f"{style.autospace}em" if style.autospace else "none"
    choices = {
        "level": style.level.value, "hanging": "on" if style.hanging else "none",
        "grid": "on" if style.grid else "none",
        "autospace": gap + (" fixed" if style.autospace_fixed else ""),
        "adjacent": "compress" if style.adjacent else "none",
        "line-start": "half" if style.line_start else "full",
        "line-end": "half" if style.line_end else "full",
        "stops": "shrink" if style.stops_shrink else "fixed", "lone": "avoid" if style.lone else "allow",
        "balance": "on" if style.balanced else "none",
    }  # fmt: skip
    declarations = "".join(f"--banxin-{name}: {value};" for name, value in choices.items())
    declarations += f"text-align: {'justify' if style.justified else 'left'};"
    declarations += f"text-indent: {setting.indent}em;"
    if setting.tracking:
        declarations += f"letter-spacing: {setting.tracking}em;"
    if setting.word_spacing:
        declarations += f"word-spacing: {setting.word_spacing}em;"
    if setting.align_last:
        declarations += "text-align-last: justify;"
    return declarations

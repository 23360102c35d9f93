"""Printing text that the compositor has set: PDF text arrays straight from the sorts."""

from dataclasses import dataclass, field, replace
from typing import Any

import pydyf
from weasyprint.draw.color import get_color
from weasyprint.draw.text import draw_text_decoration
from weasyprint.layout.percent import percentage
from weasyprint.text.line_break import Layout

from banxin.compositor.copy import Copy
from banxin.compositor.elastic import Fit, fit
from banxin.compositor.marks import GAPPY, SortKind
from banxin.compositor.sorts import Sort
from banxin.compositor.tables import PX_PER_UNIT, UNITS_PER_PX
from banxin.engine.boxes.pictures import draw_other
from banxin.engine.drawing.interlinear import LineRule, dots, rule_under
from banxin.engine.session import running
from banxin.engine.styles.press_font import GlyphRun, PressFont, Print
from banxin.engine.styles.type_style import type_style_of

_METRICS = (
    "ascent", "underline_position", "underline_thickness", "strikethrough_position",
    "strikethrough_thickness",
)  # fmt: skip


_WIDE = 8  # an eighth of an em between characters may be read as a space
_DOTS = frozenset({"dot", "filled", "on"})
_LINED = frozenset({"proper", "solid", "title", "wave", "wavy"})


@dataclass(slots=True, eq=False)
class SetLine:
    """One composed line; its fit is worked out when first asked for, which for plain lines is at printing."""

    copy: Copy
    start: int
    end: int
    measure: int
    fill: bool
    left_edges: dict[int, int] = field(default_factory=dict)
    _fit: Fit | None = None
    cut: Any = None  # where an ellipsis cuts it, once it is drawn

    @property
    def fit(self) -> Fit:
        """Where everything on the line stands."""
        if self._fit is None:
            self._fit = fit(self.copy, self.start, self.end, self.measure, fill=self.fill)
        return self._fit

    def forget(self) -> None:
        """Once printed the fit is not needed; a page printed again works it out again."""
        self._fit = None


@dataclass(slots=True, eq=False)
class SetText:
    """The part of a line in one text box; stands where WeasyPrint keeps its Pango layout."""

    line: SetLine
    first: int
    last: int
    text: str
    first_line_direction: int = 0
    rules: tuple[LineRule, ...] = ()
    reach: float = 0.0  # px from its left to the next text under the same decoration; 0: there is none
    ascent: float | None = None
    underline_position: float | None = None
    underline_thickness: float | None = None
    strikethrough_position: float | None = None
    strikethrough_thickness: float | None = None


# What is printed for a sort, and how far the pen goes before and after it.
_Cast = tuple[tuple[GlyphRun, ...], int, int]


class _TextArrayWriter:
    """Writes type into one PDF text object; `pending` is how far the pen has still to move (units)."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.known = _known_to(stream)
        self.font: PressFont | None = None
        self.scale = 0.0
        self.rise = 0
        self.pending = 0
        self.codes: list[str] = []

    def sorts(self, sorts: list[Sort], glues: list[int]) -> None:
        """Print sorts, each with the glue behind it."""
        codes, font, scale, rise, pending = self.codes, self.font, self.scale, self.rise, self.pending
        known = self.known
        for sort, glue in zip(sorts, glues, strict=True):
            parts, lead, rest = known.get(sort) or self._enter(sort)
            pending += lead
            for part in parts:
                if part.font is not font or part.rise != rise:
                    self._change(part)
                    codes, font, scale, rise = self.codes, self.font, self.scale, self.rise
                if pending:
                    codes.append(f">{round(-pending * scale, 2):g}<")
                    pending = 0
                codes.append(part.code)
            pending += rest + glue
        self.pending = pending

    def _enter(self, sort: Sort) -> "_Cast":
        """Enter a sort in the fonts of the file: its parts, how far to go before and after them."""
        print_ = sort.print
        if isinstance(print_, Print):
            parts = _registered(self.stream, _as_written(sort, print_))
            cast = (parts, sort.lead, sort.body - sort.lead - print_.advance)
        else:
            cast = ((), sort.body, 0)
        if sort.text:
            self.known[sort] = cast
        return cast

    def print(self, print_: Print) -> None:
        """Print something that is no sort of the line: a space, a hyphen."""
        self.sorts([Sort("", SortKind.WORD, 0, print_.advance, print=print_)], [0])

    def _change(self, part: GlyphRun) -> None:
        self.flush()
        font = part.font
        pdf_font = font.enter(self.stream)
        if font is not self.font:
            self.font = font
            self.scale = 1000 / (font.size * UNITS_PER_PX)
            self.stream.set_font_size(pdf_font.hash, 1 if pdf_font.bitmap else font.size)
        if part.rise != self.rise:
            self.rise = part.rise
            self.stream.set_text_rise(-self.rise * PX_PER_UNIT)

    def flush(self) -> None:
        """Send what is collected."""
        if self.codes:
            code = "<" + "".join(self.codes) + ">"
            self.stream.show_text(code.replace("<>", " "))
            self.codes = []


def print_text(stream: Any, textbox: Any, x: float, y: float) -> None:
    """Print a text box's sorts with its baseline at y."""
    part: SetText = textbox.pango_layout
    line = part.line
    fitted = line.fit
    copy, first, last = line.copy, part.first, part.last
    stream.set_color(textbox.style["color"])
    spelled = _is_open(copy, fitted, copy.sorts[first], copy.sorts[last - 1])
    if spelled:
        _spell(stream, part.text, divided=_is_divided(line, last))
    stream.stream.append(f"BT\n1 0 0 -1 {x:.3f} {y:.3f} Tm")
    writer = _TextArrayWriter(stream)
    writer.pending = (fitted.head if first == line.start else 0) - line.left_edges.get(first, 0)
    at = first
    for start, end in () if spelled else _gappy_stretches(copy, first, last):
        _print_stretch(writer, textbox, part, at, start)
        writer.flush()
        _spell(stream, _words(copy, start, end), divided=_is_divided(line, end))
        _print_stretch(writer, textbox, part, start, end)
        writer.flush()
        stream.end_marked_content()
        at = end
    _print_stretch(writer, textbox, part, at, last)
    writer.flush()
    if last == line.end:
        line.forget()
    if writer.rise:
        stream.set_text_rise(0)
    stream.end_text()
    if spelled:
        stream.end_marked_content()


def _print_stretch(writer: _TextArrayWriter, textbox: Any, part: SetText, at: int, end: int) -> None:
    """Print the sorts from `at` up to `end`, typed spaces between them as spaces."""
    line = part.line
    copy, glues = line.copy, line.fit.glues
    if copy.spaces:
        for index in range(at, end):
            if index + 1 in copy.spaces and index + 1 < line.end:
                own = glues[at - line.start : index + 1 - line.start]
                width, own[-1] = own[-1], 0
                writer.sorts(copy.sorts[at : index + 1], own)
                _print_space(writer, textbox, width)
                at = index + 1
    writer.sorts(copy.sorts[at:end], glues[at - line.start : end - line.start])
    if at < end and _is_divided(line, end):
        _print_hyphen(writer, textbox, copy.sorts[end - 1].hyphen)


def _is_divided(line: SetLine, end: int) -> bool:
    """Whether the sorts before `end` end their line with a hyphen."""
    copy = line.copy
    return end == line.end < len(copy.sorts) and copy.sorts[end - 1].hyphen != 0


def _spell(stream: Any, text: str, *, divided: bool = False) -> None:
    """Begin a span whose words are spelled out beside its glyphs.

    A hyphen that only a line's end needs is spelled as a soft one, so that readers join what it divides
    (ISO 32000-2, 14.8.2.2.3).
    """
    words = pydyf.String(text.replace("\u00ad", "") + "\u00ad" * divided)
    stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": words}))


def _is_open(copy: Copy, fitted: Fit, first: Sort, last: Sort) -> bool:
    """Whether a reader could take every gap of the line for a space."""
    return max(fitted.opened, first.tracking, last.tracking) > copy.em // _WIDE


def _gappy_stretches(copy: Copy, first: int, last: int) -> list[tuple[int, int]]:
    """Words and numbers with the characters beside them: a reader could take the gap between for a space.

    Only these are spelled out: a viewer that selects by place knows a spelled stretch as one thing.
    """
    stretches: list[tuple[int, int]] = []
    if not copy.gappy:
        return stretches
    for index in range(first, last):
        if copy.sorts[index].kind in GAPPY:
            start, end = max(first, index - 1), min(last, index + 2)
            if stretches and start <= stretches[-1][1]:
                start = stretches.pop()[0]
            stretches.append((start, end))
    return stretches


def _words(copy: Copy, start: int, end: int) -> str:
    """The text of a stretch with its typed spaces."""
    return "".join(
        copy.sorts[index].text + (" " if index + 1 in copy.spaces and index + 1 < end else "")
        for index in range(start, end)
    )


def _print_space(writer: _TextArrayWriter, textbox: Any, width: int) -> None:
    """A typed space, as wide as the line wants it: it is there when the text is copied."""
    print_ = _cast(writer, textbox, " ")
    writer.print(print_)
    writer.pending += width - print_.advance


def _print_hyphen(writer: _TextArrayWriter, textbox: Any, width: int) -> None:
    """The hyphen at a line's end; what its sort lacks by kerning with the next is given back before it."""
    print_ = _cast(writer, textbox, "-")
    writer.pending += width - print_.advance
    writer.print(print_)


def _cast(writer: _TextArrayWriter, textbox: Any, text: str) -> Print:
    _, print_ = type_style_of(textbox).fount().face.cast(text, SortKind.WORD)
    assert isinstance(print_, Print)
    return print_


def _known_to(stream: Any) -> "dict[Sort, _Cast]":
    """Sorts already entered in the fonts of the file being written."""
    session = running()
    return {} if session is None else session.casts_in(stream._fonts)


def _as_written(sort: Sort, print_: Print) -> Print:
    """A print of one glyph stands for what was written: another form may have been cast for it (／ as /)."""
    if len(sort.text) != 1 or len(print_.parts) != 1 or len(print_.parts[0].glyphs) != 1:
        return print_
    part = print_.parts[0]
    glyph, text = part.glyphs[0]
    if text == sort.text:
        return print_
    return replace(print_, parts=(replace(part, glyphs=((glyph, sort.text),)),))


def _registered(stream: Any, print_: Print) -> tuple[GlyphRun, ...]:
    """The parts of a print, entered in the fonts of the file: widths, and what their glyphs stand for.

    A part whose glyphs stand for something else already is printed in another alias of its font.
    """
    parts = []
    for part in print_.parts:
        pdf_font = part.font.enter(stream)
        for glyph, _ in part.glyphs:
            if glyph not in pdf_font.widths:
                pdf_font.widths[glyph] = part.font.width(glyph)
        alias = pdf_font.alias(part.glyphs)
        parts.append(replace(part, font=part.font.under_alias(alias)) if alias else part)
    return tuple(parts)


def draw_text(stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any) -> None:
    """Draw a text box: ours, or WeasyPrint's way."""
    if not isinstance(textbox.pango_layout, SetText):
        draw_other(stream, textbox, offset_x, text_overflow, block_ellipsis, _spell)
        return
    if textbox.style["visibility"] != "visible" or not textbox.text.strip():
        return
    y = textbox.position_y + textbox.baseline
    lines = textbox.style["text_decoration_line"]
    _draw_interlinear(stream, textbox, y)
    if lines == "none":
        print_text(stream, textbox, textbox.position_x, y)
        return
    decorate(textbox)
    for name in ("overline", "underline"):
        if name in lines:
            _decoration(stream, textbox, offset_x, name)
    print_text(stream, textbox, textbox.position_x, y)
    if "line-through" in lines:
        _decoration(stream, textbox, offset_x, "line-through")


def _draw_interlinear(stream: Any, textbox: Any, y: float) -> None:
    """Dots and lines under the text."""
    part, type_style = textbox.pango_layout, type_style_of(textbox)
    color = textbox.style["color"]
    if part.rules:
        with stream.stacked():
            stream.set_color(color, stroke=True)
            for rule in part.rules:
                rule_under(stream, rule, textbox.position_x, y, type_style.size)
    if type_style.emphasis in _DOTS:
        line = part.line
        glues = line.fit.glues[part.first - line.start : part.last - line.start]
        left = line.left_edges.get(part.first, 0) * PX_PER_UNIT
        with stream.stacked():
            stream.set_color(color)
            x = textbox.position_x - left
            dots(
                stream, line.copy.sorts[part.first : part.last], glues, x, y, lower=type_style.rule in _LINED
            )


def decorate(textbox: Any) -> None:
    """Give decorated text the measures by which lines are drawn: those of its face."""
    layout = Layout(textbox.style)
    for name in _METRICS:
        setattr(textbox.pango_layout, name, getattr(layout, name, None))


def _decoration(stream: Any, textbox: Any, offset_x: float, line: str) -> None:
    """One line of text-decoration, along the whole set width."""
    style, face = textbox.style, textbox.pango_layout
    thickness = style["text_decoration_thickness"]
    if thickness in ("auto", "from-font"):
        thickness = face.strikethrough_thickness if line == "line-through" else face.underline_thickness
    else:
        thickness = percentage(thickness, style, style["font_size"])
    if line == "overline":
        offset_y = textbox.baseline - face.ascent + thickness / 2
    elif line == "line-through":
        offset_y = textbox.baseline - face.strikethrough_position
    else:
        offset = style["text_underline_offset"]
        drop = -face.underline_position if offset == "auto" else percentage(offset, style, style["font_size"])
        offset_y = textbox.baseline + drop + thickness / 2
    color = get_color(style, "text_decoration_color")
    if face.reach:
        textbox = textbox.copy()
        textbox.width = face.reach
    draw_text_decoration(stream, textbox, offset_x, offset_y, thickness, color)

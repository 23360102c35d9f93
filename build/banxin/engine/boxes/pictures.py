"""Emoji and other pictographs, shaped and drawn by WeasyPrint: it knows bitmap and colour faces."""

from typing import Any

from weasyprint.draw.text import draw_text as _theirs
from weasyprint.layout.inline import split_text_box
from weasyprint.text.ffi import ffi, pango

from banxin.engine.boxes.set_boxes import EDGES


def shaped(context: Any, box: Any) -> Any:
    """The text box of one picture, shaped.

    Pango thinks a missing glyph narrower than the square that is drawn for it: the box is as wide as the ink.
    """
    made, *_ = split_text_box(context, box, None, 0)
    assert made is not None, "a picture has text and a size, so WeasyPrint makes a box of it"
    made.__dict__.update(EDGES)
    layout = made.pango_layout
    layout.reactivate(made.style)
    count, missing = _glyphs(layout)
    layout.deactivate()
    if missing:
        made.width += max(0, made.style["font_size"] - made.width / count)
    # One character with its own glyph says itself; pdfium loses what is spelled beyond U+FFFF.
    made._banxin_spelled = missing > 0 or len(box.text) != 1 or box.text <= "\uffff"
    return made


def _glyphs(layout: Any) -> tuple[int, int]:
    """How many glyphs a layout's line has, and how many no face has."""
    line, _ = layout.get_first_line()
    count = missing = 0
    run = line.runs
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        numbers = [glyphs.glyphs[nth].glyph for nth in range(glyphs.num_glyphs)]
        seen = [number for number in numbers if number != pango.PANGO_GLYPH_EMPTY]
        count += len(seen)
        missing += sum(bool(number & pango.PANGO_GLYPH_UNKNOWN_FLAG) for number in seen)
        run = run.next
    return count, missing


def draw_other(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any, spell: Any
) -> None:
    """Draw text that is not ours; a picture's glyph may stand for many characters and is spelled out."""
    spelled = textbox.__dict__.get("_banxin_spelled") and textbox.style["visibility"] == "visible"
    if spelled:
        spell(stream, textbox.text)
    _theirs(stream, textbox, offset_x, text_overflow, block_ellipsis)
    if spelled:
        stream.end_marked_content()

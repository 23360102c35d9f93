"""Putting the compositor into WeasyPrint and taking it out again."""

import gc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint.anchors
import weasyprint.css
import weasyprint.css.targets
import weasyprint.document
import weasyprint.draw
import weasyprint.draw.border
import weasyprint.draw.text
import weasyprint.layout.background
import weasyprint.layout.block
import weasyprint.layout.page
import weasyprint.layout.preferred
import weasyprint.layout.table
import weasyprint.pdf
import weasyprint.pdf.stream
import weasyprint.stacking
import weasyprint.svg

from . import (
    columns,
    cross_references,
    drawing,
    ellipsis,
    embedding,
    face,
    measuring,
    page_floats,
    paging,
    side_by_side,
    styles,
    svg_words,
    table_columns,
    used_lengths,
)
from .flow import Compositor

_installed: list[Compositor] = []


_their_structure = weasyprint.document.build_formatting_structure


def _build_formatting_structure(*args: Any, **named: Any) -> Any:
    """WeasyPrint's tree of boxes; its characters are noted so that faces can take them at once."""
    root = _their_structure(*args, **named)
    characters: set[str] = set()
    for box in root.descendants():
        characters.update(getattr(box, "text", ""))
    face.expect(characters)
    return root


class _Packing:
    """Stands in for zlib in the writer of PDF: level 9 takes twice the time of 6 for a 300th of the size."""

    compress = staticmethod(zlib.compress)

    @staticmethod
    def compressobj(level: int) -> Any:
        """A compressor; never above the level that pays."""
        return zlib.compressobj(min(level, 6))


_Places = list[tuple[Any, str, Any]]  # owner, name, what takes its place


def _places(compositor: Compositor) -> _Places:
    """Names of WeasyPrint that are replaced, and by what."""
    return [*_places_of_layout(compositor), *_places_of_styles_and_drawing()]


def _places_of_layout(compositor: Compositor) -> _Places:
    return [
        (weasyprint.layout.block, "iter_line_boxes", compositor.iter_line_boxes),
        (weasyprint.layout.block, "columns_layout", columns.columns),
        (weasyprint.layout.block, "table_layout", side_by_side.table_layout),
        (weasyprint.layout.block, "flex_layout", side_by_side.flex_layout),
        (weasyprint.layout.block, "grid_layout", side_by_side.grid_layout),
        (weasyprint.layout.block, "block_container_layout", page_floats.block_container_layout),
        (weasyprint.layout.block, "_in_flow_layout", page_floats.in_flow_layout),
        (weasyprint.layout.block, "find_earlier_page_break", page_floats.find_earlier_page_break),
        (weasyprint.layout.block, "resolve_percentages", used_lengths.resolve_percentages),
        (weasyprint.layout, "layout_fixed_boxes", paging.layout_fixed_boxes),
        (weasyprint.layout.page, "set_page_type_computed_styles", paging.set_page_type_computed_styles),
        (weasyprint.layout.page, "remake_page", paging.remake_page),
        (weasyprint.layout.page, "make_page", paging.make_page),
        (weasyprint.layout.page, "block_level_layout", paging.block_level_layout),
        (weasyprint.layout, "make_all_pages", paging.make_all_pages),
        (weasyprint.layout, "make_margin_boxes", paging.make_margin_boxes),
        (weasyprint.layout.page, "resolve_percentages", used_lengths.resolve_percentages),
        (weasyprint.layout.background, "layout_box_backgrounds", paging.layout_box_backgrounds),
        (weasyprint.layout.table, "auto_table_layout", table_columns.auto_table_layout),
        (weasyprint.layout.preferred, "inline_min_content_width", measuring.inline_min_content_width),
        (weasyprint.layout.preferred, "inline_max_content_width", measuring.inline_max_content_width),
    ]


def _places_of_styles_and_drawing() -> _Places:
    return [
        (weasyprint.anchors, "gather_anchors", paging.gather_anchors),
        (weasyprint.document, "build_formatting_structure", _build_formatting_structure),
        (weasyprint.stacking, "_dispatch", paging.dispatch),
        (weasyprint.draw, "draw_inline_level", ellipsis.draw_inline_level),
        (weasyprint.draw, "draw_stacking_context", ellipsis.draw_stacking_context),
        (weasyprint.draw, "draw_text", ellipsis.draw_text),
        (weasyprint.draw.text, "draw_first_line", embedding.draw_first_line),
        (weasyprint.pdf, "build_fonts_dictionary", embedding.build_fonts_dictionary),
        (weasyprint.pdf.stream.Stream, "add_font", embedding.add_font),
        (import_module("weasyprint.svg.text"), "Style", svg_words.WordStyle),
        (weasyprint.svg.Node, "text", svg_words.node_text),
        (pydyf, "zlib", _Packing),
        (pydyf.PDF, "page_references", property(paging.page_references)),
        (weasyprint.css, "StyleFor", styles.StyleForShown),
        (
            weasyprint.css.targets.TargetCollector,
            "cache_target_page_counters",
            cross_references.cache_target_page_counters,
        ),
        (weasyprint.draw, "draw_outline", paging.draw_outline),
        (weasyprint.draw.border, "draw_outline", paging.draw_outline),
    ]


@contextmanager
def composing() -> Iterator[Compositor]:
    """Let the compositor set all Chinese text that WeasyPrint lays out or draws inside the block.

    Yields the compositor; its `overfull` lists lines that stayed longer than their measure. Entering again
    inside is harmless and yields the same compositor; everything is as before on exit.
    """
    if _installed:
        yield _installed[0]
        return
    compositor = Compositor()
    places = _places(compositor)
    kept = [(place, name, getattr(place, name)) for place, name, _ in places]
    _installed.append(compositor)
    collecting = gc.isenabled()
    try:
        # A book is millions of objects that all stay until the file is written. Looking through them for
        # rubbish takes a twentieth of the time; a book of 1,000,000 characters has 30,000 pieces of it.
        gc.disable()
        for place, name, ours in places:
            setattr(place, name, ours)
        yield compositor
    finally:
        for place, name, theirs in kept:
            setattr(place, name, theirs)
        gc.freeze()  # all that is left counts as old: the old rhythm would look through it at once
        gc.unfreeze()
        if collecting:
            gc.enable()
        _installed.clear()
        drawing.forget()
        face.expect(set())

"""Every name of WeasyPrint that is replaced while the compositor is in it, and by what.

This table is all there is: nothing else in the package puts a function in the place of one of the engine's.
What each of them takes for granted stands in `contract` and `signatures`.
"""

import zlib
from dataclasses import dataclass
from typing import Any, Final

from banxin.engine.boxes import drop_caps, table_columns
from banxin.engine.boxes import intrinsic_widths as measuring
from banxin.engine.contract import find
from banxin.engine.drawing import ellipsis, embedding, packing, svg_words
from banxin.engine.footnotes import calls as notes
from banxin.engine.footnotes import side_by_side
from banxin.engine.lines import flow
from banxin.engine.pages import (
    block_steps,
    column_heads,
    cross_references,
    fixed_boxes,
    folios,
    legs,
    named_strings,
    page_floats,
    paging,
)
from banxin.engine.signatures import SAME, SIGNATURES
from banxin.engine.styles import anchored, font_maps, substitution
from banxin.engine.styles import faces as face
from banxin.engine.styles import pseudo_elements as styles
from banxin.engine.tags import painting
from banxin.engine.tags import writing as tags


@dataclass(frozen=True, slots=True)
class Patch:
    """A name and what takes its place; `owner` is the module or class that has it as `attribute`."""

    name: str
    ours: Any
    owner: Any
    attribute: str

    @classmethod
    def of(cls, name: str, ours: Any) -> "Patch":
        """The patch of a dotted name."""
        stem, _, attribute = name.rpartition(".")
        return cls(name, ours, find(stem), attribute)

    @property
    def theirs(self) -> Any:
        """What stands there now, as it stands: a property is not asked for its value."""
        return vars(self.owner)[self.attribute]

    @property
    def expected(self) -> tuple[str, ...]:
        """The parameters that WeasyPrint's own is taken to have; none for what is not called."""
        return SIGNATURES.get(SAME.get(self.name, self.name), ())


class _Packing:
    """Stands in for zlib in the writer of PDF: level 9 takes twice the time of 6 for a 300th of the size."""

    compress = staticmethod(zlib.compress)

    @staticmethod
    def compressobj(level: int) -> Any:
        """A compressor; never above the level that pays."""
        return zlib.compressobj(min(level, 6))


_STYLES_AND_BOXES: Final = {
    "weasyprint.text.fonts.FontConfiguration.__init__": font_maps.note_font_map,
    "weasyprint.css.StyleFor": styles.StyleForShown,
    "weasyprint.css.find_style_attributes": anchored.find_style_attributes,
    "weasyprint.css.resolve_var": substitution.resolve_var,
    "weasyprint.css.resolve_math": substitution.resolve_math,
    "weasyprint.css.tokens.Pending.solve": substitution.solve,
    "weasyprint.css.targets.TargetCollector.cache_target_page_counters": (
        cross_references.cache_target_page_counters
    ),
    "weasyprint.css.counters.CounterStyle.render_value": folios.render_value,
    "weasyprint.formatting_structure.build.update_counters": folios.update_counters,
    "weasyprint.document.build_formatting_structure": face.build_formatting_structure,
    "weasyprint.layout.preferred.inline_max_content_width": measuring.inline_max_content_width,
    "weasyprint.layout.preferred.inline_min_content_width": measuring.inline_min_content_width,
}

_LINES_AND_BLOCKS: Final = {
    "weasyprint.layout.inline.first_letter_to_box": drop_caps.first_letter_to_box,
    "weasyprint.layout.block.iter_line_boxes": flow.iter_line_boxes,
    "weasyprint.layout.block.columns_layout": legs.columns_layout,
    "weasyprint.layout.block.table_layout": side_by_side.table_layout,
    "weasyprint.layout.block.flex_layout": side_by_side.flex_layout,
    "weasyprint.layout.block.grid_layout": side_by_side.grid_layout,
    "weasyprint.layout.block.block_container_layout": page_floats.block_container_layout,
    "weasyprint.layout.block.block_level_layout": block_steps.block_level_layout,
    "weasyprint.layout.block._in_flow_layout": page_floats.in_flow_layout,
    "weasyprint.layout.block.find_earlier_page_break": page_floats.find_earlier_page_break,
    "weasyprint.layout.block.resolve_percentages": column_heads.resolve_percentages,
    "weasyprint.layout.table.auto_table_layout": table_columns.auto_table_layout,
}

_PAGES_AND_NOTES: Final = {
    "weasyprint.layout.make_all_pages": paging.make_all_pages,
    "weasyprint.layout.page.remake_page": paging.remake_page,
    "weasyprint.layout.page.make_page": paging.make_page,
    "weasyprint.layout.page.block_level_layout": paging.block_level_layout,
    "weasyprint.layout.page.resolve_percentages": column_heads.resolve_percentages,
    "weasyprint.layout.page.set_page_type_computed_styles": paging.set_page_type_computed_styles,
    "weasyprint.layout.make_margin_boxes": paging.make_margin_boxes,
    "weasyprint.layout.layout_fixed_boxes": fixed_boxes.layout_fixed_boxes,
    "weasyprint.layout.background.layout_box_backgrounds": paging.layout_box_backgrounds,
    "weasyprint.layout.LayoutContext.layout_footnote": notes.layout_footnote,
    "weasyprint.layout.LayoutContext.unlayout_footnote": notes.unlayout_footnote,
    "weasyprint.layout.LayoutContext.report_footnote": notes.report_footnote,
    "weasyprint.layout.LayoutContext.get_string_set_for": named_strings.get_string_set_for,
    "weasyprint.anchors.gather_anchors": paging.gather_anchors,
}

_DRAWING: Final = {
    "weasyprint.stacking._dispatch": paging.dispatch,
    "weasyprint.draw.draw_stacking_context": ellipsis.draw_stacking_context,
    "weasyprint.draw.draw_inline_level": ellipsis.draw_inline_level,
    "weasyprint.draw.draw_text": ellipsis.draw_text,
    "weasyprint.draw.draw_outline": paging.draw_outline,
    "weasyprint.draw.border.draw_outline": paging.draw_outline,
    "weasyprint.draw.text.draw_first_line": embedding.draw_first_line,
    "weasyprint.svg.text.Style": svg_words.WordStyle,
    "weasyprint.svg.Node.text": svg_words.node_text,
}

_FILE: Final = {
    "weasyprint.HTML.write_pdf": painting.write_pdf,
    "weasyprint.document.Page.paint": painting.paint,
    "weasyprint.pdf.stream.Stream.add_font": embedding.add_font,
    "weasyprint.pdf.build_fonts_dictionary": embedding.build_fonts_dictionary,
    "weasyprint.pdf.add_tags": tags.add_tags,
    "pydyf.PDF.page_references": property(paging.page_references),
    "pydyf.PDF.write": packing.write,
    "pydyf.zlib": _Packing,
}

PATCHES: Final = tuple(
    Patch.of(name, ours)
    for part in (_STYLES_AND_BOXES, _LINES_AND_BLOCKS, _PAGES_AND_NOTES, _DRAWING, _FILE)
    for name, ours in part.items()
)

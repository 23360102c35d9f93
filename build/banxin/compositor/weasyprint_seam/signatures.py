"""Parameters, other names and fields of WeasyPrint that we rely on; `contract` compares them."""

from typing import Final

SIGNATURES: Final = {
    "weasyprint.layout.inline.iter_line_boxes": (
        "context", "box", "position_y", "bottom_space", "skip_stack", "containing_block", "absolute_boxes",
        "fixed_boxes", "first_letter_style", "first_line_style",
    ),
    "weasyprint.layout.block.block_box_layout": (
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes", "adjoining_margins", "first_letter_style", "first_line_style",
        "discard", "max_lines",
    ),
    "weasyprint.layout.block.block_container_layout": (
        "context", "box", "bottom_space", "skip_stack", "page_is_empty",
    ),
    "weasyprint.layout.block._in_flow_layout": (
        "context", "box", "index", "child", "new_children", "page_is_empty", "absolute_boxes", "fixed_boxes",
        "adjoining_margins", "bottom_space", "position_y", "skip_stack", "first_letter_style",
        "first_line_style", "discard", "next_page", "max_lines",
    ),
    "weasyprint.layout.block.block_level_layout": (
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes", "adjoining_margins", "first_letter_style", "first_line_style",
        "discard", "max_lines",
    ),
    "weasyprint.layout.block.find_earlier_page_break": (
        "context", "children", "absolute_boxes", "fixed_boxes",
    ),
    "weasyprint.layout.table.auto_table_layout": ("context", "box", "containing_block"),
    "weasyprint.layout.preferred.table_cell_min_max_content_width": ("context", "box", "outer"),
    "weasyprint.formatting_structure.boxes.ParentBox.get_wrapped_table": ("self",),
    "weasyprint.css.ComputedStyle.copy": ("self",),
    "weasyprint.layout.block.block_level_width": ("box", "containing_block"),
    "weasyprint.css.targets.TargetCollector.cache_target_page_counters": (
        "self", "anchor_name", "page_counter_values", "page_maker_index", "page_maker",
    ),
    "weasyprint.layout.block.collapse_margin": ("adjoining_margins",),
    "weasyprint.layout.column.columns_layout": (
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes", "adjoining_margins", "first_letter_style", "first_line_style",
    ),
    "weasyprint.layout.column._create_column_box": (
        "box", "containing_block", "children", "width", "position_y",
    ),
    "weasyprint.layout.inline.first_letter_to_box": ("box", "skip_stack", "first_letter_style"),
    "weasyprint.layout.inline.split_inline_level": (
        "context", "box", "position_x", "max_x", "bottom_space", "skip_stack", "containing_block",
        "absolute_boxes", "fixed_boxes", "line_placeholders", "waiting_floats", "line_children",
        "first_letter_style", "first_line_style",
    ),
    "weasyprint.layout.inline.split_text_box": (
        "context", "box", "available_width", "skip", "is_line_start",
    ),
    "weasyprint.layout.inline.line_box_verticality": ("box",),
    "weasyprint.formatting_structure.boxes.TextBox.copy_with_text": ("self", "text"),
    "weasyprint.layout.inline._adjust_line_height": ("box",),
    "weasyprint.layout.float.avoid_collisions": ("context", "box", "containing_block", "outer"),
    "weasyprint.layout.float.float_layout": (
        "context", "box", "containing_block", "absolute_boxes", "fixed_boxes", "bottom_space", "skip_stack",
    ),
    "weasyprint.layout.leader.handle_leader": ("context", "line", "containing_block"),
    "weasyprint.layout.leader.leader_index": ("box",),
    "weasyprint.layout.percent.resolve_percentages": ("box", "containing_block"),
    "weasyprint.layout.percent.resolve_one_percentage": ("box", "property_name", "refer_to"),
    "weasyprint.layout.percent.percentage": ("value", "computed", "refer_to"),
    "weasyprint.layout.preferred.adjust": ("box", "outer", "width", "left", "right"),
    "weasyprint.layout.preferred.inline_min_content_width": (
        "context", "box", "outer", "skip_stack", "first_line", "is_line_start",
    ),
    "weasyprint.layout.preferred.inline_max_content_width": ("context", "box", "outer", "is_line_start"),
    "weasyprint.layout.replaced.replacedbox_layout": ("box",),
    "weasyprint.formatting_structure.boxes.ReplacedBox": ("element_tag", "style", "element", "replacement"),
    "weasyprint.layout.layout_fixed_boxes": ("context", "pages", "containing_page"),
    "weasyprint.layout.page.set_page_type_computed_styles": ("page_type", "html", "style_for"),
    "weasyprint.layout.page.make_margin_boxes": ("context", "page", "state"),
    "weasyprint.layout.page.remake_page": ("index", "context", "root_box", "html"),
    "weasyprint.layout.page.make_all_pages": ("context", "root_box", "html", "pages"),
    "weasyprint.layout.background.layout_box_backgrounds": ("page", "box"),
    "weasyprint.anchors.gather_anchors": ("box", "anchors", "links", "bookmarks", "forms"),
    "weasyprint.css.StyleFor": (
        "html", "sheets", "presentational_hints", "font_config", "target_collector",
    ),
    "weasyprint.css.StyleFor.__call__": ("self", "element", "pseudo_type"),
    "weasyprint.draw.draw_outline": ("stream", "box"),
    "weasyprint.draw.border.draw_outline": ("stream", "box"),
    "weasyprint.css.StyleFor._page_type_match": ("page_selector_type", "page_type"),
    "weasyprint.css.StyleFor.add_page_declarations": ("self", "page_type"),
    "weasyprint.css.StyleFor.set_computed_styles": (
        "self", "element", "parent", "root", "pseudo_type", "base_url",
    ),
    "weasyprint.layout.absolute.AbsolutePlaceholder": ("box",),
    "weasyprint.layout.absolute.absolute_layout": (
        "context", "placeholder", "containing_block", "fixed_boxes", "bottom_space", "skip_stack",
    ),
    "weasyprint.text.line_break.strut": ("style",),
    "weasyprint.formatting_structure.boxes.BlockBox.anonymous_from": ("parent",),
    "weasyprint.text.line_break.Layout.reactivate": ("self", "style"),
    "weasyprint.text.line_break.Layout.deactivate": ("self",),
    "weasyprint.text.line_break.Layout.get_first_line": ("self",),
    "weasyprint.text.line_break.Layout": ("style", "justification_spacing", "max_width"),
    "weasyprint.text.fonts.get_pango_font_key": ("pango_font",),
    "weasyprint.text.fonts.get_pango_font_hb_face": ("pango_font",),
    "weasyprint.text.fonts.get_hb_object_data": ("hb_object",),
    "weasyprint.pdf.build_fonts_dictionary": ("pdf", "fonts", "compress", "subset", "options"),
    "weasyprint.pdf.fonts.Font": ("pango_font", "description", "font_size"),
    "weasyprint.pdf.fonts.Font.clean": ("self", "to_unicode", "hinting"),
    "weasyprint.draw.text.draw_first_line": (
        "stream", "textbox", "text_overflow", "block_ellipsis", "matrix",
    ),
    "weasyprint.document.build_formatting_structure": ("element_tree", "style_for"),
    "weasyprint.draw.draw_inline_level": (
        "stream", "page", "box", "offset_x", "text_overflow", "block_ellipsis",
    ),
    "weasyprint.draw.draw_stacking_context": ("stream", "stacking_context"),
    "weasyprint.stacking._dispatch": (
        "box", "page", "child_contexts", "blocks", "floats", "blocks_and_cells",
    ),
    "weasyprint.draw.draw_text": ("stream", "textbox", "offset_x", "text_overflow", "block_ellipsis"),
    "weasyprint.draw.text.draw_text": ("stream", "textbox", "offset_x", "text_overflow", "block_ellipsis"),
    "weasyprint.draw.text.draw_text_decoration": (
        "stream", "textbox", "offset_x", "offset_y", "thickness", "color",
    ),
    "weasyprint.draw.color.get_color": ("style", "key"),
    "weasyprint.pdf.add_tags": ("pdf", "document", "pdf_version", "page_streams"),
    "weasyprint.pdf.stream.Stream.add_font": ("self", "pango_font"),
    "weasyprint.pdf.stream.Stream.set_font_size": ("self", "font", "size"),
    "weasyprint.pdf.stream.Stream.set_color": ("self", "color", "stroke"),
    "weasyprint.pdf.stream.Stream.stacked": ("self",),
    "weasyprint.pdf.stream.Stream.marked": ("self", "box", "tag"),
    # These are pydyf's; WeasyPrint's streams inherit them.
    "weasyprint.pdf.stream.Stream.begin_marked_content": ("self", "tag", "property_list"),
    "weasyprint.pdf.stream.Stream.end_marked_content": ("self",),
    "weasyprint.pdf.stream.Stream.end_text": ("self",),
    "weasyprint.pdf.stream.Stream.set_text_rise": ("self", "height"),
    "weasyprint.pdf.stream.Stream.show_text": ("self", "text"),
    "weasyprint.layout.LayoutContext.add_broken_out_of_flow": (
        "self", "new_box", "box", "containing_block", "resume_at",
    ),
    "weasyprint.layout.LayoutContext.add_running_element": ("self", "box"),
    "weasyprint.layout.LayoutContext.layout_footnote": ("self", "footnote"),
    "weasyprint.layout.LayoutContext.unlayout_footnote": ("self", "footnote"),
    "weasyprint.layout.LayoutContext.report_footnote": ("self", "footnote"),
    "weasyprint.layout.LayoutContext.create_block_formatting_context": ("self", "root_box"),
    "weasyprint.layout.LayoutContext.finish_block_formatting_context": ("self", "root_box"),
    "weasyprint.layout.page.make_page": (
        "context", "root_box", "page_type", "resume_at", "page_number", "page_state",
    ),
    "weasyprint.layout.block.remove_placeholders": (
        "context", "box_list", "absolute_boxes", "fixed_boxes",
    ),
    "weasyprint.layout.table.table_layout": (
        "context", "table", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes",
    ),
    "weasyprint.layout.flex.flex_layout": (
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes", "discard",
    ),
    "weasyprint.layout.grid.grid_layout": (
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes",
    ),
    "weasyprint.formatting_structure.build.create_anonymous_boxes": ("box",),
    "weasyprint.formatting_structure.boxes.ParentBox.process_whitespace": (
        "self", "following_collapsible_space",
    ),
    "weasyprint.formatting_structure.boxes.ParentBox.process_text_transform": ("self",),
    "weasyprint.formatting_structure.boxes.ParentBox.page_values": ("self",),
    "weasyprint.formatting_structure.boxes.Box.descendants": ("self", "placeholders"),
    "weasyprint.formatting_structure.boxes.Box.establishes_formatting_context": ("self",),
    "weasyprint.formatting_structure.boxes.Box.is_absolutely_positioned": ("self",),
    "weasyprint.formatting_structure.boxes.Box.is_floated": ("self",),
    "weasyprint.formatting_structure.boxes.Box.is_in_normal_flow": ("self",),
    "weasyprint.formatting_structure.boxes.Box.is_note": ("self",),
    "weasyprint.formatting_structure.boxes.Box.is_running": ("self",),
    "cffi.recompiler.make_py_source": ("ffi", "module_name", "target_py_file", "verbose"),
    "weasyprint.pdf.stream.Stream.artifact": ("self",),
    "weasyprint.formatting_structure.boxes.Box.copy": ("self",),
    "weasyprint.formatting_structure.boxes.Box.translate": ("self", "dx", "dy", "ignore_floats"),
    "weasyprint.formatting_structure.boxes.ParentBox.copy_with_children": ("self", "new_children"),
    "weasyprint.formatting_structure.boxes.InlineLevelBox.remove_decoration": ("self", "start", "end"),
}  # fmt: skip

# Names under which a module knows a function of another, or the whole of one: what is replaced there is this.
SAME: Final = {
    "weasyprint.layout.make_all_pages": "weasyprint.layout.page.make_all_pages",
    "weasyprint.layout.make_margin_boxes": "weasyprint.layout.page.make_margin_boxes",
    "weasyprint.layout.block.columns_layout": "weasyprint.layout.column.columns_layout",
    "weasyprint.layout.block.flex_layout": "weasyprint.layout.flex.flex_layout",
    "weasyprint.layout.block.grid_layout": "weasyprint.layout.grid.grid_layout",
    "weasyprint.layout.block.iter_line_boxes": "weasyprint.layout.inline.iter_line_boxes",
    "weasyprint.layout.block.resolve_percentages": "weasyprint.layout.percent.resolve_percentages",
    "weasyprint.layout.block.table_layout": "weasyprint.layout.table.table_layout",
    "weasyprint.layout.page.block_level_layout": "weasyprint.layout.block.block_level_layout",
    "weasyprint.layout.page.resolve_percentages": "weasyprint.layout.percent.resolve_percentages",
    "pydyf.zlib": "zlib",
}  # fmt: skip

# Fields and methods of objects of a class, as its own methods or those of its bases name them.
FIELDS: Final = {
    "weasyprint.layout.LayoutContext": (
        "broken_out_of_flow", "current_footnote_area", "current_page_footnotes", "excluded_shapes",
        "footnotes", "in_column", "overflows_page", "page_bottom", "reported_footnotes", "running_elements",
        "style_for",
    ),
    "weasyprint.css.StyleFor": ("_cascaded_styles", "_sheets", "get_cascaded_styles", "get_computed_styles"),
    "weasyprint.css.ComputedStyle": ("cascaded", "font_config", "parent_style", "specified"),
    "weasyprint.css.targets.TargetCollector": ("collecting", "counter_lookup_items"),
    "weasyprint.css.targets.CounterLookupItem": ("missing_target_counters",),
    "weasyprint.document.Page": ("_page_box", "anchors"),
    "weasyprint.formatting_structure.boxes.Box": (
        "border_box_y", "border_height", "content_box_x", "content_box_y", "element", "element_tag",
        "first_letter_style", "first_line_style", "is_for_root_element", "is_table_wrapper", "margin_height",
        "margin_width", "position_x", "position_y", "style",
    ),
    "weasyprint.formatting_structure.boxes.LineBox": ("block_ellipsis", "text_overflow"),
    "weasyprint.formatting_structure.boxes.PageBox": ("page_type",),
    "weasyprint.formatting_structure.boxes.ParentBox": ("children",),
    "weasyprint.formatting_structure.boxes.ReplacedBox": ("replacement",),
    "weasyprint.formatting_structure.boxes.TableBox": ("column_groups",),
    "weasyprint.formatting_structure.boxes.TableCellBox": ("colspan", "rowspan"),
    "weasyprint.formatting_structure.boxes.TableRowGroupBox": ("is_header",),
    "weasyprint.formatting_structure.boxes.TextBox": ("text",),
    "weasyprint.pdf.fonts.Font": (
        "bitmap", "family", "file_content", "hash", "index", "name", "style", "tables", "to_unicode",
        "variations", "weight", "widths",
    ),
    "weasyprint.pdf.stream.Stream": (
        "_fonts", "_tags", "clip", "curve_to", "end", "fill", "line_to", "move_to", "rectangle",
        "set_line_width", "stream", "stroke",
    ),
    "weasyprint.stacking.StackingContext": (
        "box", "float_contexts", "negative_z_contexts", "page", "positive_z_contexts", "zero_z_contexts",
    ),
    "weasyprint.text.line_break.Layout": (
        "ascent", "set_text", "strikethrough_position", "strikethrough_thickness", "text",
        "underline_position", "underline_thickness",
    ),
    "pydyf.PDF": ("add_object", "objects", "pages"),
}  # fmt: skip

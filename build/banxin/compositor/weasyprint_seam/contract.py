"""What the compositor takes for granted of WeasyPrint 70: names, signatures, and the fields of its boxes.

Nothing here is public in WeasyPrint. `breaches()` says what an upgrade has changed; the tests demand silence.
"""

import inspect
from importlib import import_module
from typing import Any, Final

VERSION: Final = "70."

# Names we take as they are: values, modules' objects, fields of every box.
PRESENT: Final = (
    "weasyprint.text.ffi.ffi", "weasyprint.text.ffi.pango", "weasyprint.text.ffi.FROM_UNITS",
    "weasyprint.css.properties.INHERITED", "weasyprint.logger.LOGGER",
    "weasyprint.formatting_structure.boxes.Box.is_leader",
    "weasyprint.formatting_structure.boxes.Box.footnote",
    "pydyf.String", "pydyf.Dictionary", "cffi.FFI",
    "weasyprint.formatting_structure.boxes.MarginBox",
)  # fmt: skip

# Functions we call or replace, with the parameters we count on, in order.
SIGNATURES: Final = {
    "weasyprint.layout.block.iter_line_boxes": (
        "context", "box", "position_y", "bottom_space", "skip_stack", "containing_block", "absolute_boxes",
        "fixed_boxes", "first_letter_style", "first_line_style",
    ),
    "weasyprint.layout.block.block_box_layout": (
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes", "adjoining_margins", "first_letter_style", "first_line_style",
        "discard", "max_lines",
    ),
    "weasyprint.layout.block.block_level_width": ("box", "containing_block"),
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
    "weasyprint.text.line_break.Layout.reactivate": ("self", "style"),
    "weasyprint.text.line_break.Layout.deactivate": ("self",),
    "weasyprint.text.line_break.Layout.get_first_line": ("self",),
    "weasyprint.text.line_break.Layout": ("style", "justification_spacing", "max_width"),
    "weasyprint.text.fonts.get_pango_font_key": ("pango_font",),
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
    "weasyprint.layout.LayoutContext._update_footnote_area": ("self",),
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

# Words in functions and modules: what WeasyPrint reads from what we give it, or writes for us to read.
MENTIONED: Final = {
    "pydyf.Stream.data.fget": ("zlib.compressobj(level=9)", "compressobj.flush()"),
    "pydyf.PDF.page_references.fget": ("for object_number in self.pages['Kids']",),
    "weasyprint.css.get_all_computed_styles": ("return StyleFor(html, sheets,",),
    "weasyprint.css.StyleFor.__init__": (
        "for element, pseudo_type in cascaded_styles:", "element, pseudo_type=pseudo_type,",
        "self._cascaded_styles.clear()",
    ),
    "weasyprint.css.StyleFor.set_computed_styles": (
        "cascaded_styles = self.get_cascaded_styles()", "cascaded_styles.get((element, pseudo_type), {})",
        "if target_collector and computed['anchor']:",
    ),
    "pydyf.Stream.__init__": ("self.stream = stream or []",),
    "weasyprint.pdf.stream.Stream.marked": ("self._tags[box] = {'tag': tag, 'mcid': mcid}",),
    "weasyprint.pdf.tags.add_tags": ("page_box = page._page_box", "zip(document.pages, page_streams)"),
    "weasyprint.pdf.generate_pdf": (
        "add_tags(pdf, document, options['pdf_version'], page_streams)",
    ),
    "weasyprint.pdf.stream.Stream.show_text": ("b'[' + _to_bytes(text) + b'] TJ'",),
    "weasyprint.text.ffi": (
        "import cffi", "def _dlopen(ffi, *names", "ffi.dlopen(name, flags)",
        "'gobject-2.0-0'", "'libpango-1.0.so.0'", "'harfbuzz-0.0'", "'libharfbuzz-vector-0'",
        "gint num_glyphs;", "gint *log_clusters;", "GSListRuns  *runs;",
        "PangoGlyphItem    *data;", "struct GSListRuns *next;",
        "const guint PANGO_GLYPH_EMPTY", "const guint PANGO_GLYPH_UNKNOWN_FLAG",
    ),
    "weasyprint.pdf.fonts": (
        "from fontTools import subset", "from fontTools.varLib.instancer import instantiateVariableFont",
    ),
    "weasyprint.pdf.fonts.Font.__init__": (
        "self.bitmap = False", "self.hash = ", "self.widths = {}", "self.to_unicode = {}",
    ),
    "weasyprint.layout.block._linebox_layout": (
        "iter_line_boxes(", "line.resume_at = resume_at",
        "line.position_y + line.height",
        "skip_stack = resume_at", "descendant.footnote",
    ),
    "weasyprint.draw.draw_inline_level": (
        "draw_text(", "stream.marked(child, 'Span')", "stream.marked(box, 'Figure')",
        "text_overflow = box.text_overflow", "block_ellipsis = box.block_ellipsis", "Last child",
        "stream, child, child_offset_x, text_overflow, ellipsis)",
        "stream, page, child, child_offset_x, text_overflow, ellipsis)",
        "draw_stacking_context(stream, stacking_context)",
    ),
    "weasyprint.draw.draw_stacking_context": ("draw_inline_level(stream, stacking_context.page, box)",),
    "weasyprint.stacking.StackingContext.__init__": (
        "self.box = box", "self.float_contexts = floats", "self.negative_z_contexts",
        "self.zero_z_contexts", "self.positive_z_contexts",
    ),
    "weasyprint.pdf.tags._build_box_tree": ("tags.pop(child)", "tags.pop(box)"),
    "weasyprint.draw.text.draw_first_line": (
        "font.to_unicode[glyph_id]", "font.widths[glyph_id]",
        "stream.set_font_size(font.hash, 1 if font.bitmap else font_size)",
        "first_line.runs[0]", "run.data", "run.next", "glyph_item.item.analysis.font",
        "glyph_item.item.offset", "glyph_item.item.length", "glyph_item.glyphs",
        "glyph_string.glyphs", "glyph_string.num_glyphs", "glyph_string.log_clusters",
        "pango.PANGO_GLYPH_EMPTY", "pango.PANGO_GLYPH_UNKNOWN_FLAG",
    ),
    "weasyprint.pdf.stream.Stream.__init__": ("self._fonts = fonts",),
    "weasyprint.css.ComputedStyle.__init__": (
        "self.cascaded = cascaded", "self.parent_style = parent_style",
    ),
    "weasyprint.css.AnonymousStyle.__init__": ("self.parent_style = parent_style",),
    "weasyprint.layout.page.set_page_type_computed_styles": (
        "style_for.get_cascaded_styles()", "pseudo_type and element == page_type",
    ),
    "weasyprint.css.StyleFor.add_page_declarations": (
        "for sheet, origin, sheet_specificity in self._sheets:",
        "for _rule, selector_list, declarations in sheet.page_rules:",
        "specificity, pseudo_type, page_selector_type = selector",
    ),
    "weasyprint.layout.page.make_page": (
        "in page_maker[:page_number - 1]:", "x_remake_state.get('anchors', [])",
        "x_remake_state.get('content_lookups', [])",
        "reported_footnotes = context.reported_footnotes", "context.current_page_footnotes = []",
        "context.footnotes.append(reported_footnote)",
    ),
    "weasyprint.layout.page.make_all_pages": (
        "page, resume_at = remake_page(i, context, root_box, html)",
        "reported_footnotes = context.reported_footnotes", "remake_state['content_changed'] or",
        "if resume_at is None and not reported_footnotes:", "context.page_maker[:i + 1]",
    ),
    "weasyprint.layout.page.make_margin_boxes": (
        "context.style_for(page.page_type, at_keyword)", "'normal', 'inhibit', 'none'",
    ),
    "weasyprint.layout.page.remake_page": ("page_maker = context.page_maker", "make_page("),
    "weasyprint.layout.layout_document": (
        "make_all_pages(context, root_box, html, pages)", "context.footnotes = original_footnotes.copy()",
        "layout_fixed_boxes(context, pages[:i], page)", "layout_fixed_boxes(context, pages[i + 1:], page)",
    ),
    "weasyprint.css.ComputedStyle.__missing__": ("key[:2] == '__'",),
    "weasyprint.layout.LayoutContext.create_block_formatting_context": ("self._excluded_shapes",),
    # The list itself, no copy: what we delete from it is gone.
    "weasyprint.layout.LayoutContext.excluded_shapes.fget": (
        "return self._excluded_shapes[self._excluded_shapes_root_boxes[-1]]\n",
    ),
    "weasyprint.layout.float.float_layout": ("context.excluded_shapes.append(box)",),
    "weasyprint.layout.LayoutContext.__init__": ("self.in_column = False", "self.page_bottom = None"),
    "weasyprint.layout.LayoutContext.overflows_page": ("self.page_bottom - bottom_space",),
    "weasyprint.layout.LayoutContext.layout_footnote": (
        "self.footnotes.remove(footnote)", "self.current_page_footnotes.append(footnote)",
        "return self._update_footnote_area()",
    ),
    "weasyprint.layout.LayoutContext._update_footnote_area": ("not self.in_column", "self.page_bottom -="),
    "weasyprint.layout.column.columns_layout": ("context.in_column = True", "context.in_column = False"),
    "weasyprint.layout.inline.get_next_linebox": ("placeholder.style.specified['display']",),
    "weasyprint.formatting_structure.build.compute_content_list": ("leader_box.is_leader = True",),
    "weasyprint.formatting_structure.build": ("footnote_call.footnote = footnote",),
    "weasyprint.layout.preferred.max_content_width": ("inline_max_content_width(",),
    "weasyprint.layout.preferred.min_content_width": ("inline_min_content_width(",),
    "weasyprint.text.line_break.Layout.setup": (
        "underline_position", "strikethrough_thickness", "self.ascent",
    ),
}  # fmt: skip

# Words that stand exactly once: declarations are taken from one place, all together.
ONCE: Final = {"weasyprint.text.ffi": ("ffi = cffi.FFI()", "cffi.FFI(", "ffi.cdef(")}

_GONE: Final = object()


def breaches() -> list[str]:
    """Everything that is not as the compositor needs it; empty where all is well."""
    found = []
    version = getattr(import_module("weasyprint"), "__version__", "")
    if not version.startswith(VERSION):
        found.append(f"WeasyPrint is {version}, the compositor knows {VERSION}*")
    found += [f"{name} is gone" for name in PRESENT if _find(name) is _GONE]
    for name, expected in SIGNATURES.items():
        thing = _find(name)
        if thing is _GONE:
            found.append(f"{name} is gone")
            continue
        actual = tuple(inspect.signature(thing).parameters) if callable(thing) else ()
        if actual[: len(expected)] != expected:
            found.append(f"{name} takes {actual}, not {expected}")
    for name, words in MENTIONED.items():
        source = _source(name)
        found += [f"{name} no longer says {word!r}" for word in words if word not in source]
    for name, words in ONCE.items():
        source = _source(name)
        found += [
            f"{name} says {word!r} {source.count(word)} times" for word in words if source.count(word) != 1
        ]
    return found


def _source(name: str) -> str:
    """The text of a module, class or function; empty where there is none."""
    thing = _find(name)
    try:
        return inspect.getsource(thing)
    except (OSError, TypeError):
        return ""


def _find(name: str) -> Any:
    """What a dotted name means: a module, or something in one. `_GONE` where it means nothing."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            thing: Any = import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        for part in parts[cut:]:
            thing = getattr(thing, part, _GONE)
        return thing
    return _GONE

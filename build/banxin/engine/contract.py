"""What the compositor takes for granted of WeasyPrint 70: names, signatures, fields, lines of its source.

Nothing here is public in WeasyPrint. `breaches()` says what an upgrade has changed; the tests demand silence.
"""

import inspect
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Final

from banxin.engine.session import resting
from banxin.engine.signatures import FIELDS, SAME, SIGNATURES

VERSION: Final = "70."

_BOXES: Final = (
    "BlockBox", "BlockContainerBox", "BlockLevelBox", "Box", "FootnoteAreaBox", "InlineBlockBox", "InlineBox",
    "LineBox", "MarginBox", "PageBox", "ParentBox", "TableBox", "TableCellBox", "TableRowBox",
    "TableRowGroupBox", "TextBox",
)  # fmt: skip
# Names we take as they are: values, modules' objects, classes, fields of every box.
PRESENT: Final = (
    "weasyprint.text.ffi.ffi", "weasyprint.text.ffi.pango", "weasyprint.text.ffi.FROM_UNITS",
    "weasyprint.text.ffi.pango.PANGO_GLYPH_EMPTY", "weasyprint.text.ffi.pango.PANGO_GLYPH_UNKNOWN_FLAG",
    "weasyprint.text.ffi.pango.PANGO_STYLE_ITALIC", "weasyprint.text.ffi.pango.PANGO_STYLE_NORMAL",
    "weasyprint.text.ffi.pango.pango_font_description_get_family",
    "weasyprint.text.ffi.pango.pango_font_description_set_style",
    "weasyprint.text.ffi.pango.pango_font_description_set_weight",
    "weasyprint.text.ffi.pango.pango_font_get_glyph_extents",
    "weasyprint.text.ffi.pangoft2", "weasyprint.text.ffi.pangoft2.pango_fc_font_map_config_changed",
    "weasyprint.text.ffi.harfbuzz", "weasyprint.text.ffi.harfbuzz.hb_face_get_index",
    "weasyprint.text.fonts.FontConfiguration",
    "weasyprint.css.AnonymousStyle", "weasyprint.css.properties.INHERITED",
    "weasyprint.css.targets.TargetCollector",
    "weasyprint.css.counters.CounterStyle",
    "weasyprint.logger.LOGGER", "weasyprint.pdf.stream.Stream", "weasyprint.stacking.StackingContext",
    "weasyprint.svg.text.Style", "weasyprint.svg.Node",
    "weasyprint.svg.Node.text", "weasyprint.layout.LayoutContext",
    *(f"weasyprint.formatting_structure.boxes.{kind}" for kind in _BOXES),
    "weasyprint.formatting_structure.boxes.Box.is_leader",
    "weasyprint.formatting_structure.boxes.Box.footnote",
    "weasyprint.css.tokens.RelativeLengthInMath", "weasyprint.css.tokens.Pending",
    "weasyprint.css.functions.Function",
    "weasyprint.css.PAGE_MARGIN_BOXES", "weasyprint.css.PSEUDO_ELEMENTS",
    "weasyprint.css.tokens.InvalidValues", "weasyprint.css.validation.NOT_PRINT_MEDIA",
    "weasyprint.css.validation.descriptors.DESCRIPTORS", "weasyprint.css.validation.expanders.EXPANDERS",
    "weasyprint.css.validation.properties.PREFIX", "weasyprint.css.validation.properties.PROPERTIES",
    "weasyprint.css.validation.properties.PROPRIETARY",
    "pydyf.PDF", "pydyf.PDF.page_references", "pydyf.Stream", "pydyf.String", "pydyf.Dictionary",
    "pydyf.Array", "pydyf.Object", "weasyprint.HTML", "weasyprint.document.Page",
    "cffi.FFI", "cffi.FFIError", "cffi.VerificationError", "_cffi_backend.FFI",
)  # fmt: skip

# Lines of their source that we count on.
MENTIONED: Final = {
    "pydyf.Stream.data.fget": ("zlib.compressobj(level=9)", "compressobj.flush()"),
    "pydyf.PDF.write": (
        "for object_ in self.objects:", "self.add_object(self.info)", "object_.indirect",
        "object_.compressible", "obj.data for obj in self.objects",
    ),
    "pydyf.Object.compressible.fget": ("not isinstance(self, Stream)",),
    "weasyprint.document.Page.paint": ("draw_page(self._page_box, stream)",),
    "weasyprint.HTML.write_pdf": ("document.write_pdf(target, zoom, finisher, **options)",),
    "pydyf.PDF.page_references.fget": ("for object_number in self.pages['Kids']",),
    "weasyprint.css.validation.preprocess_declarations": (
        "validator = EXPANDERS.get(name, validate_non_shorthand)", "name in NOT_PRINT_MEDIA",
        "validator(tokens, name, base_url)",
    ),
    "weasyprint.css.validation.descriptors.preprocess_descriptors": (
        "function = DESCRIPTORS[rule][descriptor.name]", "if function.wants_base_url:",
    ),
    "weasyprint.css.get_all_computed_styles": ("return StyleFor(html, sheets,",),
    "weasyprint.css.StyleFor.__init__": (
        "for element, pseudo_type in cascaded_styles:", "element, pseudo_type=pseudo_type,",
        "self._cascaded_styles.clear()", "parent_id = id(computed_styles[parent, None])",
        "elements_declarations[element] = tuple(declarations)",
        "key = (parent_id, element_declarations, tuple(selectors_keys))",
    ),
    "weasyprint.css.find_style_attributes": (
        "parse_declaration(f'-weasy-anchor:\"{id_}\"')", "parse_declaration(f'-weasy-anchor:\"{name}\"')",
        "specificity = (0, 0, 0)", "specificity = (1, 0, 0)", "if style := element.get('style'):",
    ),
    "weasyprint.css.StyleFor.set_computed_styles": (
        "cascaded_styles = self.get_cascaded_styles()", "cascaded_styles.get((element, pseudo_type), {})",
        "if target_collector and computed['anchor']:",
    ),
    "pydyf.Stream.__init__": ("self.stream = stream or []",),
    "pydyf.Stream.begin_marked_content": ("self.stream.append(property_list)",),
    "weasyprint.pdf.stream.Stream.marked": ("self._tags[box] = {'tag': tag, 'mcid': mcid}",),
    "weasyprint.pdf.tags.add_tags": ("page_box = page._page_box", "zip(document.pages, page_streams)"),
    "weasyprint.pdf.generate_pdf": (
        "add_tags(pdf, document, options['pdf_version'], page_streams)", "page.paint(stream, scale)",
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
        "self.file_content = ", "self.index = ", "self.variations = {}", "self.tables = []",
        "self.name = b'/' + self.hash.encode() + b'+' + name",
    ),
    "weasyprint.pdf.fonts.build_fonts_dictionary": (
        "fonts_by_file_hash.setdefault(font.hash, [])", "font.clean(to_unicode,",
        "pdf_fonts[font.hash] = font_dictionary.reference", "'ToUnicode': to_unicode_object.reference",
    ),
    "weasyprint.pdf.stream.Stream.add_font": (
        "self._fonts[key] = Font(pango_font, description, font_size)", "return self._fonts[key], font_size",
    ),
    "weasyprint.text.fonts.FontConfiguration.add_font_face": (
        "if self._folder is None:", "font_path = self._folder / config_digest", "if font[:3] == b'wOF':",
        "font_path.write_bytes(font)",
    ),
    "weasyprint.text.fonts.FontConfiguration.__init__": ("self.font_map = ffi.gc(",),
    "weasyprint.text.fonts.FontConfiguration.__del__": ("rmtree(self._folder, ignore_errors=True)",),
    "weasyprint.svg": ("'text': text,",),
    "weasyprint.svg.Node.text.fget": ("return self._etree_node.text",),
    "weasyprint.svg.text": ("for char in node.text]",),
    "weasyprint.draw.text": ("def draw_first_line(",),
    "weasyprint.layout.block.block_container_layout": (
        "(skip, skip_stack), = skip_stack.items()",
        "next_page, new_children, new_max_lines) = _in_flow_layout(",
        "for index, child in enumerate(box.children[skip:], start=(skip or 0)):", "resume_at = None",
    ),
    "weasyprint.layout.block._in_flow_layout": (
        "new_child.index = index", "new_children.append(new_child)", "resume_at = {index: None}",
        "return (\n        abort, stop, resume_at, position_y, adjoining_margins, next_page,\n"
        "        new_children, max_lines)",
    ),
    "weasyprint.layout.block.find_earlier_page_break": ("resume_at = {children[index].index: None}",),
    "weasyprint.layout.table.table_wrapper_width": ("auto_table_layout(context, wrapper, containing_block)",),
    "weasyprint.layout.table.auto_table_layout": ("table.column_widths = ",),
    "weasyprint.layout.table.table_layout": (
        "avoid_page_break(row.style['break_inside'], context)", "column_widths = table.column_widths",
        "avoid_page_break, block_container_layout, block_level_page_break", "group.is_header",
        "has_header = table.children and table.children[0].is_header", "position_y = table.content_box_y()",
        "remove_start_decoration = skip_stack is not None and not has_header",
        "(skip, skip_stack), = skip_stack.items()", "header = table.children[0]",
        "_, horizontal_borders = table.collapsed_border_grid",
    ),
    "weasyprint.formatting_structure.build.marker_to_box": ("f'{element.tag}::marker'",),
    "weasyprint.layout.block._linebox_layout": (
        "iter_line_boxes(", "line.resume_at = resume_at",
        "line.position_y + line.height",
        "skip_stack = resume_at", "if descendant.footnote in context.footnotes",
        "overflow = context.layout_footnote(footnote)", "context.report_footnote(footnote)",
        "footnote.style['footnote_policy'] == 'line'", "while report and context.current_page_footnotes:",
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
    "weasyprint.pdf.anchors.add_links": (
        "for link_type, link_target, rectangle, box in links:", "box.link_annotation = pydyf.Dictionary(",
    ),
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
    "weasyprint.layout.absolute.AbsolutePlaceholder.__init__": ("'_box', box)", "'_layout_done', False)"),
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
        "boxes.FootnoteAreaBox(page, footnote_area_style)", "footnote_area.position_y = context.page_bottom",
        "footnote_area = block_level_layout(", "absolute_boxes=positioned_boxes",
        "footnote_area.translate(dy=-footnote_area.margin_height())",
        "page.children = [root_box, footnote_area, note_area]", "if page_type.blank:",
        "context.broken_out_of_flow = broken_out_of_flow", "page.fixed_boxes = [",
        "style['overflow'] = root_box.viewport_overflow", "_standardize_page_based_counters(style, None)",
        "build.update_counters(page_state, style)",
        "anchor, page_counter_values, page_number - 1, page_maker)",
    ),
    "weasyprint.layout.page.make_all_pages": (
        "page, resume_at = remake_page(i, context, root_box, html)",
        "reported_footnotes = context.reported_footnotes", "remake_state['content_changed'] or",
        "if resume_at is None and not reported_footnotes:", "context.page_maker[:i + 1]",
        "context.rendered_notes = []", "context.broken_out_of_flow.clear()",
    ),
    "weasyprint.layout.inline.split_text_box": ("box.pango_layout = layout",),
    "weasyprint.layout.page.make_margin_boxes": (
        "context.style_for(page.page_type, at_keyword)", "'normal', 'inhibit', 'none'",
    ),
    "weasyprint.layout.page.remake_page": (
        "page_maker = context.page_maker", "page, resume_at, next_page = make_page(", "next_page['break']",
        "PageType(side, blank, name, index, groups)", "(context.reported_footnotes and resume_at is None)",
        "'anchors': [],", "'content_lookups': [],", "next_resume_at != resume_at",
        "context.forced_break = (next_page['break'] != 'any' or next_page['page'])",
    ),
    "weasyprint.layout.block.remove_placeholders": ("context.unlayout_footnote(box.footnote)",),
    "weasyprint.layout.block.block_level_layout_switch": ("table_layout(", "flex_layout(", "grid_layout("),
    "weasyprint.layout.initialize_page_maker": (
        "context.page_maker = []", "{'pages': [0]}", "[{'pages'}],  # counter_scopes",
    ),
    "weasyprint.formatting_structure.build.update_counters": (
        "_quote_depth, counter_values, counter_scopes, _page_groups = state", "values[-1] += value",
    ),
    "weasyprint.layout.layout_document": (
        "make_all_pages(context, root_box, html, pages)", "context.footnotes = original_footnotes.copy()",
        "context.string_set[string_name][i+1].append(text)",
        "layout_fixed_boxes(context, pages[:i], page)", "layout_fixed_boxes(context, pages[i + 1:], page)",
    ),
    "weasyprint.css.ComputedStyle.__missing__": (
        "key[:2] == '__'", "resolve_var(self, token, parent_style)", "resolve_math(function, self, key)",
        "value.solve(solved_tokens, wanted_key, self.base_url)",
    ),
    # What takes the place of a variable depends on the values of variables alone.
    "weasyprint.css.resolve_var": (
        "if not check_var(token):", "variable_name = arguments[0][0].value.replace('-', '_')",
        "if value := computed[variable_name]:", "for value in arguments[1]:",
    ),
    "weasyprint.css._resolve_calc_product": ("raise RelativeLengthInMath",),
    "weasyprint.layout.LayoutContext.create_block_formatting_context": ("self._excluded_shapes",),
    # The list itself, no copy: what we delete from it is gone.
    "weasyprint.layout.LayoutContext.excluded_shapes.fget": (
        "return self._excluded_shapes[self._excluded_shapes_root_boxes[-1]]\n",
    ),
    "weasyprint.layout.float.float_layout": ("context.excluded_shapes.append(box)",),
    "weasyprint.layout.LayoutContext.__init__": (
        "self.in_column = False", "self.page_bottom = None", "self.forced_break = False",
    ),
    "weasyprint.layout.LayoutContext.overflows_page": ("self.page_bottom - bottom_space",),
    "weasyprint.layout.column.columns_layout": ("context.in_column = True", "context.in_column = False"),
    "weasyprint.layout.inline.get_next_linebox": ("placeholder.style.specified['display']",),
    "weasyprint.formatting_structure.build.compute_content_list": ("leader_box.is_leader = True",),
    "weasyprint.formatting_structure.build": (
        "footnote_call.footnote = footnote", "footnotes.append(footnote)",
        "box.is_for_root_element = True",
    ),
    "weasyprint.layout.preferred.max_content_width": ("inline_max_content_width(",),
    "weasyprint.layout.preferred.min_content_width": ("inline_min_content_width(",),
    "weasyprint.text.line_break.Layout.setup": (
        "underline_position", "strikethrough_thickness", "self.ascent",
    ),
}  # fmt: skip

# Words that stand exactly once: declarations are taken from one place, all together.
ONCE: Final = {"weasyprint.text.ffi": ("ffi = cffi.FFI()", "cffi.FFI(", "ffi.cdef(")}

GONE: Final = object()


class EngineDiffersError(ImportError):
    """The engine cannot be brought in, since it is not the one that the compositor was made for."""

    def __init__(self, found: Sequence[str]) -> None:
        super().__init__("; ".join(found))
        self.breaches = tuple(found)


def breaches() -> list[str]:
    """Everything that is not as the compositor needs it, a sentence each; empty where all is well.

    Raises:
        SessionError: this thread composes, and finds the compositor's names where WeasyPrint's should be.
    """
    with resting():
        return [
            *_of_version(), *_of_names(), *_of_signatures(), *_of_other_names(), *_of_fields(), *_of_sources()
        ]  # fmt: skip


def _of_version() -> Iterator[str]:
    version = getattr(import_module("weasyprint"), "__version__", "")
    if not version.startswith(VERSION):
        yield f"WeasyPrint is {version}, the compositor knows {VERSION}*"


def _of_names() -> Iterator[str]:
    return (f"{name} is gone" for name in PRESENT if find(name) is GONE)


def _of_signatures() -> Iterator[str]:
    for name, expected in SIGNATURES.items():
        thing = find(name)
        if thing is GONE:
            yield f"{name} is gone"
            continue
        actual = tuple(inspect.signature(thing).parameters) if callable(thing) else ()
        if actual[: len(expected)] != expected:
            yield f"{name} takes ({', '.join(actual)}), not ({', '.join(expected)})"


def _of_other_names() -> Iterator[str]:
    for name, original in SAME.items():
        thing = find(name)
        if thing is GONE:
            yield f"{name} is gone"
        elif thing is not find(original):
            yield f"{name} is no longer {original}"


def _of_fields() -> Iterator[str]:
    for name, fields in FIELDS.items():
        thing = find(name)
        if not isinstance(thing, type):
            yield f"{name} is {'gone' if thing is GONE else 'no class'}"
            continue
        named = {
            word
            for kind in thing.__mro__
            for method in vars(kind).values()
            if inspect.isfunction(method)
            for word in method.__code__.co_names
        }
        yield from (
            f"{name} has no {field}" for field in fields if field not in named and not hasattr(thing, field)
        )


def _of_sources() -> Iterator[str]:
    for name, words in MENTIONED.items():
        source = _text(find(name))
        yield from (f"{name} no longer says {word!r}" for word in words if word not in source)
    for name, words in ONCE.items():
        source = _text(find(name))
        for word in words:
            if source.count(word) != 1:
                yield f"{name} says {word!r} {source.count(word)} times"


def _text(thing: Any) -> str:
    """The text of a module, class or function; empty where there is none."""
    try:
        return inspect.getsource(thing)
    except (OSError, TypeError):
        return ""


def find(name: str) -> Any:
    """What a dotted name means: a module, or something in one. `GONE` where it means nothing."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            thing: Any = import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        for part in parts[cut:]:
            thing = getattr(thing, part, GONE)
        return thing
    return GONE

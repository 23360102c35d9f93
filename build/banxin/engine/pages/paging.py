"""Steps of paging that cost as much as all lines of a book, done once instead of for each page.

They have nothing to do with lines. Some of them grow with the square of the pages in WeasyPrint.
"""

from collections.abc import Iterable
from copy import deepcopy
from functools import partial
from itertools import product
from typing import Any, Final

import pydyf
from weasyprint.anchors import gather_anchors as their_anchors
from weasyprint.draw.border import draw_outline as their_outline
from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds as their_backgrounds
from weasyprint.layout.block import block_level_layout as their_block_level_layout
from weasyprint.layout.page import make_all_pages as their_all_pages
from weasyprint.layout.page import make_margin_boxes as their_margin_boxes
from weasyprint.layout.page import make_page as their_page
from weasyprint.layout.page import remake_page as their_remake_page
from weasyprint.stacking import _dispatch as their_dispatch

from banxin.engine.boxes.drop_caps import in_line, is_drop_cap
from banxin.engine.boxes.set_boxes import SetLineBox, SetTextBox
from banxin.engine.footnotes.calls import begin_notes, keeper_of
from banxin.engine.footnotes.note_pages import notes_page
from banxin.engine.pages.fixed_boxes import is_for_page
from banxin.engine.pages.folios import begin_folios, keeper_of_folios
from banxin.engine.pages.forgetting import forget_behind
from banxin.engine.pages.margin_figures import begin_margin_figures, settle_margin_figures
from banxin.engine.pages.named_strings import settle_strings
from banxin.engine.pages.over_columns import begin_over_columns
from banxin.engine.pages.page_figures import begin_figures, keeper_of_figures
from banxin.engine.pages.page_runs import make_all_pages as make_in_company
from banxin.engine.session import running

_MARGIN_BOXES: Final = (
    *(f"@{side}-{part}" for side, part in product(("top", "bottom"), ("left", "center", "right"))),
    *(f"@{side}-{part}" for side, part in product(("left", "right"), ("top", "middle", "bottom"))),
    *(f"@{y}-{x}-corner" for y, x in product(("top", "bottom"), ("left", "right"))),
)
_PAGE, _POSITIONED = 2, 4  # among the arguments of the layout of the root, behind `box`
_NOTE_NUMBER: Final = "::footnote-marker"
_NOTHING: Final = ("normal", "inhibit", "none")


def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """Give a page and its margin boxes their styles; pages under the same rules share them.

    The first page's are its own: lengths in its own size are not known while it is made.
    """
    rules = _rules(page_type, style_for)
    kept = style_for.__dict__.setdefault("_banxin_pages", {})
    known = kept.get(rules) if page_type.index else None
    if known is not None:
        computed = style_for.get_computed_styles()
        for pseudo_type, style in known.items():
            computed[page_type, pseudo_type] = style
        return
    style_for.add_page_declarations(page_type)
    root = html.etree_element
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=html.base_url)
    pseudo_types = {pseudo_type for pseudo_type, _ in rules if pseudo_type}
    for pseudo_type in sorted(pseudo_types):
        style_for.set_computed_styles(
            page_type, pseudo_type=pseudo_type, root=root, parent=page_type, base_url=html.base_url
        )
    if page_type.index:
        kept[rules] = {pseudo: style_for(page_type, pseudo) for pseudo in (None, *pseudo_types)}


def _rules(page_type: Any, style_for: Any) -> tuple[tuple[str | None, int], ...]:
    """The rules a page is under: pseudo-element and declarations; looked for once for pages of a kind."""
    known = style_for.__dict__.get("_banxin_page_rules")
    if known is None:
        found = [
            (wanted, pseudo_type, id(declarations))
            for sheet, _, _ in style_for._sheets
            for _, selectors, declarations in sheet.page_rules
            for _, pseudo_type, wanted in selectors
        ]
        counted = any(
            wanted.index is not None for wanted, _, _ in found
        )  # :nth(): no two pages are of a kind
        known = style_for._banxin_page_rules = (found, counted, {})
    found, counted, kinds = known
    kind = (page_type.side, page_type.blank, page_type.name, page_type.index == 0)
    rules: tuple[tuple[str | None, int], ...] | None = None if counted else kinds.get(kind)
    if rules is None:
        matches = style_for._page_type_match
        rules = kinds[kind] = tuple(
            (pseudo_type, declared) for wanted, pseudo_type, declared in found if matches(wanted, page_type)
        )
    return rules


class PageMaker(list[Any]):
    """WeasyPrint's notes on pages; while a page is made, those on all earlier pages are one."""

    looking = False
    seen = 0

    def __init__(self, notes: Iterable[Any]) -> None:
        super().__init__(notes)
        self.noted: dict[str, list[Any]] = {}

    def __getitem__(self, place: Any) -> Any:
        if self.looking and isinstance(place, slice):
            return self._before(place.stop)
        return super().__getitem__(place)

    def _before(self, stop: int) -> list[Any]:
        """All that was noted before page `stop`; what was noted before the last stop is known."""
        if not self.noted or stop < self.seen:
            self.seen, self.noted = 0, {"anchors": [], "content_lookups": []}
        for place in range(self.seen, stop):
            note = self[place][-1]
            for name, found in self.noted.items():
                found.extend(note.get(name, ()))
        self.seen = stop
        return [(None, None, None, None, self.noted)]


def remake_page(index: int, context: Any, root_box: Any, html: Any) -> Any:
    """Make a page, with its notes, without looking through what was noted on each page before it."""
    if not isinstance(context.page_maker, PageMaker):
        context.page_maker = PageMaker(context.page_maker)
    maker, keeper = context.page_maker, begin_notes(context, html)
    figures = begin_figures(context, root_box)
    begin_over_columns(context, root_box)
    begin_folios(context, root_box)
    if "_banxin_in_margin" not in context.__dict__:
        context._banxin_in_margin = begin_margin_figures(root_box)
    _tell(context, root_box, index)
    maker.looking = True

    def lay_out() -> Any:
        return their_remake_page(index, context, root_box, html)

    def with_notes() -> Any:
        return lay_out() if keeper is None else keeper.make(index, lay_out)

    if figures is not None:
        figures.html = html
    try:
        made = with_notes() if figures is None else figures.make(index, with_notes)
    finally:
        maker.looking = False
    forget_behind(maker, index, root_box)
    return made


def _tell(context: Any, root: Any, index: int) -> None:
    """Tell whoever hears of pages that one is made."""
    session = running()
    if session is not None and session.told is not None:
        session.told(index + 1, _goes_on_with(root, context.page_maker[index][0]))


def _goes_on_with(box: Any, resume_at: Any) -> tuple[str, ...]:
    """The ids of the elements in which a page begins, the outermost first."""
    found = []
    while True:
        if box.element is not None and (ident := box.element.get("id")):
            found.append(ident)
        index, resume_at = next(iter(resume_at.items())) if resume_at else (None, None)
        children = getattr(box, "children", ())
        if not isinstance(index, int) or index >= len(children):
            return tuple(found)
        box = children[index]


def make_page(
    context: Any, root_box: Any, page_type: Any, resume_at: Any, page_number: int, page_state: Any
) -> Any:
    """Make a page; one of nothing but notes looks like the one before it."""
    keeper, folios, figures = keeper_of(context), keeper_of_folios(context), keeper_of_figures(context)
    if folios is not None:
        folios.begin(page_state, resume_at)
    _tell_forced(context, page_type, page_number)
    if keeper is not None and keeper.page.plan.notes_only:
        before = context.page_maker[page_number - 1][3]
        page_state[3][:] = deepcopy(before[3])  # it belongs to no group of pages
        areas = (*_MARGIN_BOXES, "@footnote", "@note-area")
        page_type = notes_page(keeper, page_type, set_page_type_computed_styles, areas)
    elif figures is not None and figures.plan.alone:
        page_state[3][:] = deepcopy(context.page_maker[page_number - 1][3][3])
        page_type = figures.page_type(page_type, set_page_type_computed_styles)
    if figures is not None:
        context.reported_footnotes = []
    made = their_page(context, root_box, page_type, resume_at, page_number, page_state)
    if figures is not None:
        figures.settle(made[0])
    if context.__dict__.get("_banxin_in_margin"):
        settle_margin_figures(context, made[0])
    if folios is not None:
        made[0]._banxin_folio = page_state[1]["page"][-1]
    return made


def _tell_forced(context: Any, page_type: Any, page_number: int) -> None:
    """Say of a page that follows another of its name by itself that nothing forced it.

    WeasyPrint takes every named page for one that was forced, and keeps the margins at its head, which
    an unforced break does away with (CSS Fragmentation 3, §5.2).
    """
    names = context.__dict__.setdefault("_banxin_page_names", {})
    names[page_number] = page_type.name
    forced = context.page_maker[page_number - 1][1]["break"] != "any"
    if not forced and names.get(page_number - 1) == page_type.name:
        context.forced_break = False


def block_level_layout(context: Any, box: Any, *arguments: Any, **named: Any) -> Any:
    """Lay out the text of a page, or the area of its notes."""
    keeper = keeper_of(context)
    if not box.is_for_root_element:
        if keeper is not None and isinstance(box, boxes.FootnoteAreaBox):
            return (keeper.fill(named["absolute_boxes"]),)
        return their_block_level_layout(context, box, *arguments, **named)
    context._banxin_text_top = box.position_y
    figures = keeper_of_figures(context)
    head = [] if figures is None else figures.open(box, arguments[_PAGE], arguments[_POSITIONED])
    below = 0.0 if figures is None else figures.foot_room
    if keeper is not None:
        keeper.open(box, below)
    else:
        context.page_bottom -= below
    laid = their_block_level_layout(context, box, *arguments, **named)
    if figures is not None:
        figures.look_over(laid[0])
    text, foot = laid[0], [] if figures is None else figures.foot
    if text is not None and (head or foot):
        text.children = [*head, *text.children]
        text = text.copy_with_children(text.children)
        laid[0].children = [*text.children, *foot]
    if keeper is not None:
        keeper.page.text, keeper.page.aside = text, foot
    folios = keeper_of_folios(context)
    if folios is not None and laid[0] is not None:
        folios.number(laid[0], laid[1])
    return laid


def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterable[Any]:
    """Make all pages, or those anew that have to be."""
    keeper, figures = keeper_of(context), keeper_of_figures(context)
    if pages and keeper is not None:
        keeper.begin_again()
    if pages and figures is not None:
        figures.begin_again()
    session = running()
    if not pages and session is not None and session.company is not None and session.company.at_once > 1:
        return make_in_company(context, root_box, html, session.company, partial(_tell, context, root_box))
    return their_all_pages(context, root_box, html, pages)  # type: ignore[no-any-return]


def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterable[Any]:
    """Lay out a page's margin boxes; where no rule gives one content there is nothing to make."""
    settle_strings(context, (page,))  # of a document of one page: others are settled by now
    style_for, page_type = context.style_for, page.page_type
    styles = (style_for(page_type, keyword) for keyword in _MARGIN_BOXES)
    if all(style is None or style["content"] in _NOTHING for style in styles):
        return ()
    made: Iterable[Any] = their_margin_boxes(context, page, state)
    return made


def _bare(box: Any) -> bool:
    """Whether a box is set text, or a line of nothing else: without edges, background, anchor or link."""
    kind = type(box)
    if kind is SetTextBox:
        return True
    return kind is SetLineBox and len(box.children) == 1 and type(box.children[0]) is SetTextBox


def dispatch(box: Any, *arguments: Any) -> Any:
    """Sort a box into the layers of its page; set text is in the layer of its block."""
    if _bare(box):
        return box
    if box.style["position"] == "fixed" and not is_for_page(box, arguments[0]):
        return None
    return their_dispatch(in_line(box) if is_drop_cap(box) else box, *arguments)


def layout_box_backgrounds(page: Any, box: Any, *arguments: Any, **named: Any) -> None:
    """Lay out backgrounds; set text has none."""
    if not _bare(box):
        their_backgrounds(page, box, *arguments, **named)


def gather_anchors(box: Any, *arguments: Any, **named: Any) -> None:
    """Gather anchors, links and bookmarks; set text has none of its own.

    The number of a note leads back to its call, whose id its element has as `data-call`.
    """
    if _bare(box):
        return
    if box.element_tag and box.element_tag.endswith(_NOTE_NUMBER) and box.element is not None:
        call = box.element.get("data-call")
        if call:
            box.link = ("url", ("internal", call))
    their_anchors(box, *arguments, **named)


def draw_outline(stream: Any, box: Any) -> None:
    """Draw a box's outline and those of what is in it; set text has none."""
    if not _bare(box):
        their_outline(stream, box)


_their_references = pydyf.PDF.page_references.fget


def page_references(pdf: Any) -> tuple[bytes, ...]:
    """References to all pages of a file, made once: every bookmark and every tagged element asks for all."""
    known: tuple[int, tuple[bytes, ...]] | None = pdf.__dict__.get("_banxin_references")
    count = len(pdf.pages["Kids"])
    if known is None or known[0] != count:
        known = pdf._banxin_references = (count, _their_references(pdf))
    return known[1]

"""A proof of one unit (小样): of a newspaper's story a galley (长条样), of a book's the chapter alone.

A galley has the head across several columns and the text in one column of the page's basic measure, so that
it breaks into the lines that most legs will have; beside it is room for corrections. It takes any length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from banxin.layouts import Grid, css_string
from banxin.manuscript.publication import Rank, Unit
from banxin.markup import count_characters
from banxin.sheets.article import render_unit
from banxin.sheets.print.copy import PrintCopy
from banxin.sheets.print.copyfitting import unit_setting
from banxin.sheets.print.flow import flow_copy
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_form import page_form

_SPAN = 3  # columns that the head of a galley takes
_HEADS = {Rank.LEAD: 30, Rank.PEER: 24, Rank.NORMAL: 24, Rank.BRIEF: 14}  # pt
_MARGIN = 15  # mm on either side
_STYLE = """\
@page galley-proof {{
  size: {width}mm 297mm; margin: 22mm {margin}mm 20mm; bleed: 0; marks: none;
  font: 8pt/1 var(--face-label);
  @top-left {{ content: {name}; padding-bottom: 9pt; vertical-align: bottom; }}
  @top-right {{ content: {length}; padding-bottom: 9pt; vertical-align: bottom; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); }}
}}
.galley-proof {{ page: galley-proof; --head-size: {head}pt; --frame: {frame:.3f}pt; }}
.galley-proof .stack {{ padding-bottom: var(--pitch); }}
.galley-proof .legs {{ columns: 1; width: var(--measure); }}
"""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first page of a chapter in its book: its `number`, and whether it is a `right`-hand page."""

    number: int
    right: bool

    def style(self) -> Markup:
        """Sheets by which a chapter that is set alone begins on this page."""
        return Markup(
            f"<style>html {{ break-before: {'right' if self.right else 'left'};"
            f" --banxin-restart: {self.number} here !important }}"
            " body, body * { --banxin-restart: none !important }</style>"
        )


def set_proof(context: EditionContext, unit: Unit, first: FirstPage | None = None) -> PrintCopy:
    """Copy of `unit` alone, of a flow from its `first` page on, or else from page 1.

    References to other articles keep their words and lead nowhere.
    """
    if not page_form(context.layout.make_up).figures_span_columns:
        return flow_copy(context, (unit,), alone=True, before=first.style() if first else Markup())
    grid = context.layout.grid
    setting = unit_setting(context, unit, grid.measure)
    own = replace(
        setting, target=lambda ident, anchor: setting.target(ident, anchor) if ident == unit.id else ""
    )
    article = render_unit(unit, context.templates, own)
    style = Markup("<style>{}</style>").format(Markup(_style(context, unit, grid)))
    return context.copy(Markup('{}<section class="galley-proof">{}</section>').format(style, article))


def _style(context: EditionContext, unit: Unit, grid: Grid) -> str:
    frame = grid.span(min(_SPAN, grid.columns)) * grid.size
    width = frame / 72 * 25.4
    facts = context.facts()
    name = "　".join(filter(None, (facts.name, facts.number, unit.source.name)))
    return _STYLE.format(
        width=f"{width + 2 * _MARGIN:.3f}",
        margin=_MARGIN,
        frame=frame,
        name=css_string(name),
        length=css_string(f"{count_characters(unit.body)}字　每行{grid.measure}字"),
        head=_HEADS[unit.rank],
    )

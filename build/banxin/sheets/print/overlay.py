"""The designer's overlay: the grid drawn in thin lines over every page; on newspaper pages what stands on it.

Columns and rows are cyan (every fifth row stronger, with its number), modules magenta with their keys and
sizes, legs green with theirs. It is HTML alone, so that any press can print it, and hidden from readers
by `aria-hidden`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from banxin.layouts import Grid, Layout
from banxin.layouts.pages.grid import POINTS_PER_MM
from banxin.layouts.pages.masters import PageMaster, is_general
from banxin.makeup.model.page import MadeUpPage, Module, PlacedLeg
from banxin.sheets.print.page_furniture import Band, Furniture

_STRONG_ROW = 5  # every fifth row is drawn stronger and numbered
_NUMBER_LEFT = -24.0  # pt from the type area; inside it where the margin is narrower

OVERLAY_CSS = Markup("""\
.overlay, .overlay div, .overlay p { position: absolute; box-sizing: border-box; }
.overlay.everywhere { position: fixed; z-index: 1000; }
.overlay { left: 0; top: 0; width: 100%; height: 100%; --column: #00a0d0; --module: #d0007f; --leg: #2a9a2a; }
.overlay-column { border: solid var(--column); border-width: 0 .2pt; }
.overlay-row { border-top: .1pt solid var(--column); }
.overlay-row.strong { border-top-width: .3pt; }
.overlay-area { border: .4pt solid var(--column); }
.overlay-band { border: .7pt dashed var(--column); }
.overlay-module { border: .8pt solid var(--module); }
.overlay-head { border-bottom: .5pt dashed var(--module); }
.overlay-leg { border: .4pt solid var(--leg); }
.overlay-figure { border: .6pt dotted var(--module); }
.overlay p { font: 6pt/7pt var(--face-label); text-indent: 0; text-align: start; }
.overlay p { white-space: nowrap; padding: 0 1.5pt; }
.overlay .overlay-number { color: var(--column); text-align: right; }
.overlay-key { background: var(--module); color: #fff; }
.overlay-leg-key { color: var(--leg); }
""")
"""The stylesheet of the overlay, to be put into the document once, in a <style> element or a sheet."""


def overlay_html(page: MadeUpPage, furniture: Furniture, grid: Grid) -> Markup:
    """The overlay of one page, to stand inside its `.page` after everything else; see OVERLAY_CSS."""
    layers = Markup("\n").join(
        (
            *_rows(grid),
            *_columns(grid),
            *(_band(name, band, grid) for name, band in _bands(furniture)),
            *(part for module in page.modules for part in _module(module, grid)),
        )
    )
    return Markup('<div class="overlay" aria-hidden="true">\n{}\n</div>').format(layers)


def overlay_everywhere(layout: Layout) -> Markup:
    """The grid for pages that text flows over: an element for each page master that has one of its own, and
    one for all other pages. The press repeats it on each of them.

    It stands on the type area of its page, whatever margins that has; see OVERLAY_CSS. The lines are
    strokes of a drawing: filled boxes over text would hide some of it.
    """
    own = {
        name: master
        for name, master in layout.pages.items()
        if not is_general(name) and (master.margins is not None or master.columns is not None)
    }
    general = next((master for name, master in layout.pages.items() if is_general(name)), None)
    found = [_everywhere(layout.grid, general, Markup(' data-other-pages="{}"').format(" ".join(own)))]
    found += [
        _everywhere(layout.grid, master, Markup(' data-pages="{}"').format(name))
        for name, master in own.items()
    ]
    return Markup("\n").join(found)


def _everywhere(grid: Grid, master: PageMaster | None, pages: Markup) -> Markup:
    """The grid of a page master, else that of the layout, for some `pages`."""
    grid, room = _of_master(grid, master)
    left = _NUMBER_LEFT if room * POINTS_PER_MM > -_NUMBER_LEFT else 0
    numbers = Markup("\n").join(
        _row_number(row, grid, left) for row in range(_STRONG_ROW, grid.rows + 1, _STRONG_ROW)
    )
    style = f"width: {grid.width:.6g}pt; height: {grid.height:.6g}pt"
    return Markup('<div class="overlay everywhere" aria-hidden="true"{} style="{}">\n{}{}\n</div>').format(
        pages, style, _drawing(grid), numbers
    )


def _of_master(grid: Grid, master: PageMaster | None) -> tuple[Grid, float]:
    """The grid on pages of a master, and the narrower of their margins in mm."""
    if master is None or (master.margins is None and master.columns is None):
        return grid, min(grid.left, grid.right)
    edges = master.margins
    room = min(edges.inner, edges.outer) if edges is not None else min(grid.left, grid.right)
    columns = master.columns or grid.columns
    area = replace(grid, columns=columns, measure=master.measure, gutter=master.gutter, rows=master.rows)
    return area, room


def _drawing(grid: Grid) -> Markup:
    """Type area, columns and rows as strokes of an SVG, in pt."""
    width, height, measure = grid.width, grid.height, grid.measure * grid.size
    lines = [f"M0 {grid.row_y(row):.6g}H{width:.6g}" for row in range(1, grid.rows)]
    strong = lines[_STRONG_ROW - 1 :: _STRONG_ROW]
    edges = [grid.column_x(column) + side for column in range(grid.columns) for side in (0, measure)]
    upright = [f"M{x:.6g} 0V{height:.6g}" for x in edges]
    frame = f"M0 0H{width:.6g}V{height:.6g}H0Z"
    paths = ((lines, 0.1), (strong, 0.3), (upright, 0.2), ([frame], 0.4))
    drawn = "".join(f'<path d="{"".join(path)}" stroke-width="{line}"/>' for path, line in paths if path)
    size = f'width="{width:.6g}pt" height="{height:.6g}pt" viewBox="0 0 {width:.6g} {height:.6g}"'
    attributes = f'xmlns="http://www.w3.org/2000/svg" style="display: block" {size}'
    return Markup(f'<svg {attributes}><g fill="none" stroke="#00a0d0">{drawn}</g></svg>')


def overlay_style() -> Markup:
    """OVERLAY_CSS as an element that may stand anywhere in the document."""
    return Markup("<style>\n{}</style>").format(OVERLAY_CSS)


def _bands(furniture: Furniture) -> Iterator[tuple[str, Band]]:
    for name, band in (("nameplate", furniture.nameplate), ("banner", furniture.banner)):
        if band.rows:
            yield name, band


def _rows(grid: Grid) -> Iterator[Markup]:
    yield _box("overlay-area", 0, 0, grid.width, grid.height)
    for row in range(1, grid.rows + 1):
        strong = row % _STRONG_ROW == 0
        if row < grid.rows:
            yield _box("overlay-row strong" if strong else "overlay-row", 0, grid.row_y(row), grid.width, 0)
        if strong:
            yield _row_number(row, grid)


def _row_number(row: int, grid: Grid, left: float = _NUMBER_LEFT) -> Markup:
    return _text("overlay-number", str(row), left, grid.row_y(row) - grid.pitch + (grid.pitch - 7) / 2, 22)


def _columns(grid: Grid) -> Iterator[Markup]:
    width = grid.measure * grid.size
    for column in range(grid.columns):
        yield _box("overlay-column", grid.column_x(column), 0, width, grid.height)


def _band(name: str, band: Band, grid: Grid) -> Markup:
    label = _text("overlay-number", f"{name} {band.rows} 行", 0, 0)
    return _box("overlay-band", 0, grid.row_y(band.row), grid.width, band.rows * grid.pitch, label)


def _module(module: Module, grid: Grid) -> Iterator[Markup]:
    left, top = grid.column_x(module.column), grid.row_y(module.row)
    width = grid.span(module.columns) * grid.size
    label = f"{module.key} · {module.columns} 栏 × {module.rows} 行"
    if module.head.lines:
        label += f" · {module.head.size:g} pt"
    yield _box("overlay-module", left, top, width, module.rows * grid.pitch)
    if module.head_rows:
        yield _box("overlay-head", left, top, width, module.head_rows * grid.pitch)
    for figure in module.figures:
        yield _box(
            "overlay-figure",
            figure.x * grid.size,
            grid.row_y(figure.row),
            figure.width * grid.size,
            figure.rows * grid.pitch,
        )
    for nth, leg in enumerate(module.legs, 1):
        yield _leg(leg, nth, grid)
    yield _text("overlay-key", label, left, top)


def _leg(leg: PlacedLeg, nth: int, grid: Grid) -> Markup:
    label = _text("overlay-leg-key", f"{nth} · {leg.measure:g} 字 × {leg.rows} 行", 0, -7)
    return _box(
        "overlay-leg",
        leg.x * grid.size,
        grid.row_y(leg.row),
        leg.measure * grid.size,
        leg.rows * grid.pitch,
        label,
    )


def _box(kind: str, left: float, top: float, width: float, height: float, content: str = "") -> Markup:
    """A rectangle in pt from the top left corner of the type area."""
    return Markup('<div class="{}" style="{}">{}</div>').format(
        kind, _place(left, top, width, height), content
    )


def _text(kind: str, text: str, left: float, top: float, width: float | None = None) -> Markup:
    return Markup('<p class="{}" style="{}">{}</p>').format(kind, _place(left, top, width), text)


def _place(left: float, top: float, width: float | None, height: float | None = None) -> str:
    place = f"left: {left:.6g}pt; top: {top:.6g}pt"
    if width is not None:
        place += f"; width: {width:.6g}pt"
    if height is not None:
        place += f"; height: {height:.6g}pt"
    return place

"""A face of blocks for the bare model, the same as `block_font` makes: one em is 4,096 units, as at 4 px."""

from banxin.compositor import tables as t
from banxin.compositor.balancing import balanced
from banxin.compositor.copy import Copy, CopyFitter
from banxin.compositor.elastic import Fit, fit
from banxin.compositor.fount import Fount
from banxin.compositor.marks import MarkRegion, SortKind
from banxin.compositor.style import LineStyle

from .block_font import SHAPES
from .setting import Line, Page, Setting

EM = 4096


class BlockFace:
    """Advances of the block font."""

    em = EM
    centred = True  # as its twin for Taiwan is

    def learn(self, characters: set[str]) -> None:
        pass

    def cast(self, text: str, kind: SortKind, word: str = "", tracking: int = 0) -> tuple[int, object]:
        if kind is SortKind.BANG and len(text) > 1:
            return EM // 2 * len(text), None
        width = sum(SHAPES.get(c, (0, 0, 0))[0] for c in text) * EM // 1000
        return width + tracking * (len(text) - 1), None

    def hyphenate(self, word: str) -> list[int]:
        return []

    def divide(self, word: str) -> list[int]:
        return list(range(3, len(word), 3))


def copy_of(
    text: str,
    style: LineStyle | None = None,
    tracking: float = 0.0,
    word_spacing: float = 0.0,
    *,
    rescue: bool = False,
) -> Copy:
    style = style or LineStyle()
    fitter = CopyFitter(style, EM)
    fount = Fount(
        BlockFace(), style.region, grid=style.grid, hanging=style.hanging, tracking=round(tracking * EM),
        word_spacing=round(word_spacing * EM), rescue=rescue,
    )  # fmt: skip
    fitter.add(fount, text)
    return fitter.copy()


def set_lines(
    text: str, measure: float, style: LineStyle | None = None, indent: float = 0.0
) -> list[tuple[str, Fit]]:
    """Lines of a text at a measure in em: the words of each and how it is fitted."""
    setting = Setting(text, measure, style or LineStyle(), indent)
    copy = copy_of(text, style)
    return [
        ("".join(sort.text for sort in copy.sorts[start:end]), fitted)
        for start, end, fitted in _fitted(setting, copy)[0]
    ]


def _fitted(setting: Setting, copy: Copy) -> tuple[list[tuple[int, int, Fit]], int]:
    """Spans and fits of all lines, and how many are overfull."""
    if not copy.sorts:
        return [], 0
    full = round(setting.measure * EM)
    measures = [full - round(setting.indent * EM), full]
    lines = balanced(copy, 0, len(copy.sorts), measures)
    made, start = [], 0
    for nth, end in enumerate(lines.ends):
        fill = (copy.style.justified and end < len(copy.sorts)) or (
            setting.align_last and end == len(copy.sorts)
        )
        made.append((start, end, fit(copy, start, end, measures[min(nth, 1)], fill=fill)))
        start = end
    over = [nth for nth, (_, _, fitted) in enumerate(made) if fitted.over > t.TOLERANCE * EM]
    assert over == lines.overfull, "the search and the fitting disagree"
    return made, len(over)


def set_bare(setting: Setting) -> Page:
    """A row's setting as the model sets it."""
    copy = copy_of(setting.text, setting.style, setting.tracking, setting.word_spacing)
    spans, overfull = _fitted(setting, copy)
    lines = []
    for nth, (start, end, fitted) in enumerate(spans):
        left = 0 if nth else setting.indent
        sorts = copy.sorts[start:end]
        pens, pen = [], fitted.head
        for sort, glue in zip(sorts, fitted.glues, strict=True):
            pens.append(left + (pen + sort.lead) / EM)
            pen += sort.body + glue
        if end < len(copy.sorts):
            pen += sorts[-1].hyphen
        kinds = [sort.kind for sort in sorts]
        lines.append(Line("".join(s.text for s in sorts), kinds, pens, left + pen / EM))
    return Page(lines, overfull)


def words(text: str, measure: float, style: LineStyle | None = None, indent: float = 0.0) -> list[str]:
    return [line for line, _ in set_lines(text, measure, style, indent)]


def width(text: str, style: LineStyle | None = None) -> float:
    """Natural width of a text on one line, in em."""
    ((_, fitted),) = set_lines(text, 1000, style)
    return fitted.width / EM


TAIWAN = LineStyle(region=MarkRegion.TAIWAN)

"""A face of round measures for the bare model: 1 em is 1,000 units, a Western letter half of it."""

from banxin.compositor.copy import Copy, CopyFitter
from banxin.compositor.elastic import Fit, fit
from banxin.compositor.fount import Fount
from banxin.compositor.marks import Kind, Region
from banxin.compositor.optimum import compose
from banxin.compositor.style import LineStyle

EM = 1000


class BlockFace:
    """Han and marks 1 em, Western letters half an em, a space a quarter."""

    em = EM

    def learn(self, characters: set[str]) -> None:
        pass

    def cast(self, text: str, kind: Kind) -> tuple[int, object]:
        if text == " ":
            return EM // 4, None
        if kind in (Kind.WORD, Kind.NUMBER):
            return EM // 2 * len(text), None
        if kind is Kind.BANG and len(text) > 1:
            return EM // 2 * len(text), None
        return EM * len(text), None

    def hyphenate(self, word: str) -> list[int]:
        return []

    def divide(self, word: str) -> list[int]:
        return list(range(3, len(word), 3))


def copy_of(text: str, style: LineStyle | None = None, *, rescue: bool = False) -> Copy:
    style = style or LineStyle()
    fitter = CopyFitter(style, EM)
    fount = Fount(BlockFace(), style.region, grid=style.grid, hanging=style.hanging, rescue=rescue)
    fitter.add(fount, text)
    return fitter.copy()


def set_lines(
    text: str, measure: float, style: LineStyle | None = None, indent: float = 0.0
) -> list[tuple[str, Fit]]:
    """Lines of a text at a measure in em: the words of each and how it is fitted."""
    copy = copy_of(text, style)
    if not copy.sorts:
        return []
    full = round(measure * EM)
    lines = compose(copy, 0, len(copy.sorts), [full - round(indent * EM), full])
    made, start = [], 0
    for nth, end in enumerate(lines.ends):
        width = full - round(indent * EM) if nth == 0 else full
        fill = copy.style.justified and end < len(copy.sorts)
        fitted = fit(copy, start, end, width, fill=fill)
        made.append(("".join(sort.text for sort in copy.sorts[start:end]), fitted))
        start = end
    return made


def words(text: str, measure: float, style: LineStyle | None = None, indent: float = 0.0) -> list[str]:
    return [line for line, _ in set_lines(text, measure, style, indent)]


def width(text: str, style: LineStyle | None = None) -> float:
    """Natural width of a text on one line, in em."""
    ((_, fitted),) = set_lines(text, 1000, style)
    return fitted.width / EM


TAIWAN = LineStyle(region=Region.TAIWAN)

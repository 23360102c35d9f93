"""Checks N03, N04, N24, N25 and N27–N32 of docs/rules/newspaper.yaml: the page as a whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from banxin.manuscript.publication import Genre
from banxin.preflight.pages.drawn import DrawnBox
from banxin.preflight.pages.glyphs import Line, PageGlyph
from banxin.preflight.pages.judged import Judged, Leg, PageModule, Remark, line_box
from banxin.preflight.pages.white import gray, trapped, white_share
from banxin.preflight.text.called import called
from banxin.sheets.labels import Labels
from banxin.sheets.print.page_plan import issue_plan
from banxin.wording import Message

_MM = 72 / 25.4
_GRAY = (3, 30)  # basic columns and rows of plain text that nothing breaks
_WHITE = (0.12, 0.25)
_OUT_OF_TURN = 2  # pages between two stories that stand a page later and a page earlier than their turn

_ANYWHERE = frozenset({Genre.FILLER, Genre.ADVERTISEMENT})  # they stand where there is room


def n03_overlaps(page: Judged) -> Iterator[Remark]:
    """No glyph meets another line, a picture or a rule; no story meets another."""
    for one, two in itertools.combinations(page.modules, 2):
        if one.box.meets(two.box, 1.0):
            yield Remark(
                Message(
                    "{name} and {name_2} overlap on page {page}",
                    name=one.name,
                    name_2=two.name,
                    page=one.page + 1,
                ),
                two.passage.unit,
            )
    cells: dict[tuple[int, int, int], list[tuple[int, PageGlyph]]] = {}
    lines = [line for module in page.modules for line in module.passage.all_lines()] + page.furniture
    told: set[tuple[int, int]] = set()
    for number, line in enumerate(lines):
        for glyph in line.glyphs:
            for cell in _cells(glyph.left, glyph.top, glyph.right, glyph.foot):
                for other, seen in cells.setdefault((glyph.page, *cell), []):
                    if other != number and (other, number) not in told and _meet(glyph, seen):
                        told.add((other, number))
                        names = Message(
                            "“{text}” and “{text_2}”", text=lines[other].text[:12], text_2=line.text[:12]
                        )
                        yield Remark(
                            Message("{names} overlap on page {page}", names=names, page=line.page + 1)
                        )
                cells[glyph.page, *cell].append((number, glyph))
    for box in page.drawn:
        if box.kind in ("rule", "picture"):
            yield from _crossed(box, cells, lines, page.labels)


def _cells(left: float, top: float, right: float, foot: float) -> Iterator[tuple[int, int]]:
    for x in range(int(left // 12), int(right // 12) + 1):
        for y in range(int(top // 12), int(foot // 12) + 1):
            yield x, y


def _meet(one: PageGlyph, two: PageGlyph, by: float = 0.6) -> bool:
    return (
        min(one.right, two.right) - max(one.left, two.left) > by
        and min(one.foot, two.foot) - max(one.top, two.top) > by
    )


def _is_mark(line: Line, box: DrawnBox, labels: Labels) -> bool:
    """Whether this is the mark of an advertisement, which stands on its picture."""
    return box.kind == "picture" and line.text == "".join(labels.advertisement.split())


def _crossed(
    box: DrawnBox,
    cells: dict[tuple[int, int, int], list[tuple[int, PageGlyph]]],
    lines: Sequence[Line],
    labels: Labels,
) -> Iterator[Remark]:
    told: set[int] = set()
    for cell in _cells(box.left, box.top, box.right, box.foot):
        for number, glyph in cells.get((box.page, *cell), ()):
            if _is_mark(lines[number], box, labels):
                continue
            thin = 0.1 if box.kind == "rule" else 0.6
            across = min(box.right, glyph.right) - max(box.left, glyph.left) > thin
            if across and min(box.foot, glyph.foot) - max(box.top, glyph.top) > thin and number not in told:
                told.add(number)
                yield Remark(
                    Message(
                        "{kind} meets “{text}” on page {page}",
                        kind=called(box.kind),
                        text=lines[number].text[:12],
                        page=box.page + 1,
                    )
                )


def n04_outside(page: Judged) -> Iterator[Remark]:
    """Stories and their pictures stand within the type area, everything else 3 mm inside the paper."""
    area = page.grid
    for module in page.modules:
        boxes = [(line_box(line), line.text[:12]) for line in module.passage.all_lines()]
        boxes += [(box, called(box.kind)) for box in module.drawn]
        for box, name in boxes:
            across = box.left < area.left - 1 or box.right > area.right + 1
            if across or box.top < area.top - 1 or box.foot > area.foot + 1:
                yield module.remark(
                    Message("“{name}” leaves the type area on page {page}", name=name, page=box.page + 1)
                )
    for glyph in page.glyphs:
        wide, high = page.sheets[glyph.page]
        if min(glyph.left, glyph.top, wide - glyph.right, high - glyph.foot) < 3 * _MM:
            yield Remark(
                Message(
                    "“{char}” stands less than 3 mm from the edge of page {page}",
                    char=glyph.char,
                    page=glyph.page + 1,
                )
            )


def n24_panels(page: Judged) -> Iterator[Remark]:
    """断版: at most one straight strip cuts a page in two; below 报头 and 通栏 it is deliberate.

    A page that is one stack of guillotine cuts has one such strip by nature, so the first is let pass.
    """
    for number in page.pages:
        boxes = [m.box for m in page.modules if m.page == number]
        if len(boxes) < 3:
            continue
        bands = [line_box(line) for line in page.furniture if line.page == number]
        within = [box for box in bands if box.top > page.grid.top - 1]
        below = max([page.grid.top, *(box.foot for box in within if box.width > 0.5 * page.grid.width)])
        lying = _strips([(box.top, box.foot) for box in boxes], 0.9 * page.grid.pitch)
        lying = [strip for strip in lying if strip[0] > below]
        upright = _strips([(box.left, box.right) for box in [*boxes, *within]], 0.9 * page.grid.gutter)
        if len(lying) + len(upright) > 1:
            yield Remark(
                Message(
                    "page {number}: {count} lying and {count_2} upright strips cut it (断版)",
                    number=number + 1,
                    count=len(lying),
                    count_2=len(upright),
                ),
                page=number,
            )


def _strips(spans: Sequence[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Gaps of at least `least` between the spans taken together."""
    found: list[tuple[float, float]] = []
    reach: float | None = None
    for start, end in sorted(spans):
        if reach is not None and start - reach >= least:
            found.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return found


def n25_order(page: Judged) -> Iterator[Remark]:
    """A leg stands right of the one before, and stories follow each other on pages as in the manifest, each a
    page earlier or later at most; but those to which the editor gives a page stand there. (In the content of
    one page they have to keep that order to be read at all: see `stories`.)"""
    for module in page.stories:
        if module.passage.head_last:
            yield module.remark(
                Message("in the content of page {page} the head follows its text", page=module.page + 1)
            )
        for before, after in itertools.pairwise(module.legs):
            if after.left < before.right - 1:
                yield module.remark(Message("a leg does not stand to the right of the one before"))
    planned = issue_plan(page.publication).stories
    yield from _out_of_turn(
        [
            module
            for module in page.modules
            if not module.passage.part and module.passage.unit.genre not in _ANYWHERE
            if module.name not in planned or not planned[module.name].path
        ]
    )


def _out_of_turn(modules: Sequence[PageModule]) -> Iterator[Remark]:
    """Stories that stand further before one of those above them than an exchange between neighbouring pages
    accounts for: one put off to the next page, the other brought forward from it."""
    latest: PageModule | None = None
    for module in modules:
        if latest is not None and module.page < latest.page - _OUT_OF_TURN:
            there = Message(
                "on page {page}, {name} before it on page {page_2}",
                page=module.page + 1,
                name=latest.name,
                page_2=latest.page + 1,
            )
            yield module.remark(Message("it stands {there}", there=there))
        if latest is None or module.page > latest.page:
            latest = module


def n27_white(page: Judged) -> Iterator[Remark]:
    """White is 0.12–0.25 of the type area (last page: its unfilled foot is told apart), none is trapped."""
    for number in page.pages:
        share = white_share(page, number)
        if not _WHITE[0] <= share <= _WHITE[1]:
            yield Remark(
                Message(
                    "page {number}: {share:.0%} of the type area is white; 12–25 % are wanted",
                    number=number + 1,
                    share=share,
                ),
                page=number,
                known=True,
            )
        patch = trapped(page, number)
        if patch:
            aside = (patch.box.left - page.grid.left) / page.grid.size
            where = Message("行 {row:.0f}, {aside:.0f} 字", row=page.row(patch.box.top), aside=aside)
            size = Message("{rows:.0f} 行 by {columns:.1f} columns", rows=patch.rows, columns=patch.columns)
            yield Remark(
                Message(
                    "page {number}: {size} of white shut in at {where} (围白)",
                    number=number + 1,
                    size=size,
                    where=where,
                ),
                page=number,
            )


def n28_gray(page: Judged) -> Iterator[Remark]:
    """No plain text over more than 3 basic columns by 30 rows."""
    for number in page.pages:
        patch = gray(page, number)
        if (
            patch
            and patch.columns >= _GRAY[0]
            and patch.rows >= _GRAY[1]
            and (patch.columns, patch.rows) != _GRAY
        ):
            yield Remark(
                Message(
                    "page {number}: {columns:.0f} columns by {rows:.0f} 行 of plain text",
                    number=number + 1,
                    columns=patch.columns,
                    rows=patch.rows,
                ),
                page=number,
            )


def n29_gutters(page: Judged) -> Iterator[Remark]:
    """Legs stand 1 字 apart; stories 2 字, or 1 字 with a rule as long as they are side by side. Those that
    are both in frames need no rule."""
    em = page.grid.size
    for module in page.stories:
        for before, after in itertools.pairwise(module.legs):
            if after.left - before.right < 0.95 * em:
                yield module.remark(Message("legs {left:.1f} pt apart", left=after.left - before.right))
    for one, two in itertools.permutations(page.modules, 2):
        if one.page != two.page:
            continue
        deep = min(one.box.foot, two.box.foot) - max(one.box.top, two.box.top)
        wide = min(_right(one), _right(two)) - max(_left(one), _left(two))
        if deep > page.grid.pitch and _left(two) > _right(one) - 1 and not _parted(page, one, two):
            yield Remark(
                Message(
                    "{name} and {name_2} are not parted by a rule or 2 字", name=one.name, name_2=two.name
                ),
                two.passage.unit,
            )
        if wide > em and 0 <= two.box.top - one.box.foot < 2 * em and not _ruled(page, one, two):
            yield Remark(
                Message(
                    "{name} stands {top:.1f} pt below {name_2} without a rule",
                    name=two.name,
                    top=two.box.top - one.box.foot,
                    name_2=one.name,
                ),
                two.passage.unit,
            )


def _are_framed(one: PageModule, two: PageModule) -> bool:
    return one.passage.unit.boxed and two.passage.unit.boxed


def _left(module: PageModule) -> float:
    return min(leg.left for leg in module.legs) if module.legs else module.box.left


def _right(module: PageModule) -> float:
    return max(leg.right for leg in module.legs) if module.legs else module.box.right


def _parted(page: Judged, one: PageModule, two: PageModule) -> bool:
    gap = _left(two) - _right(one)
    if gap >= (0.95 if _are_framed(one, two) else 1.95) * page.grid.size:
        return True
    top = max(_top(one), _top(two))
    foot = min(one.box.foot, two.box.foot)
    return gap >= 0.95 * page.grid.size and any(
        rule.kind == "rule"
        and rule.upright
        and rule.page == one.page
        and _right(one) - 1 <= rule.left <= _left(two) + 1
        and rule.top <= top + page.grid.pitch
        and rule.foot >= foot - page.grid.pitch
        for rule in page.drawn
    )


def _top(module: PageModule) -> float:
    """The top of the text: a rule has to be as long as the legs, it need not reach the head's air."""
    return min([leg.top for leg in module.legs], default=module.box.top)


def _ruled(page: Judged, above: PageModule, below: PageModule) -> bool:
    gap = below.box.top - above.box.foot
    return gap >= 0.95 * page.grid.size and (
        _are_framed(above, below)
        or any(
            rule.kind == "rule"
            and not rule.upright
            and rule.page == above.page
            and above.box.foot - 1 <= rule.top <= below.box.top + 1
            and min(rule.right, below.box.right) - max(rule.left, below.box.left) > 0.5 * below.box.width
            for rule in page.drawn
        )
    )


def n30_pictures(page: Judged) -> Iterator[Remark]:
    """A picture's sides stand on edges of legs or columns (±0.5 mm), its caption below it."""
    for module in page.stories:
        legs: list[Leg] = list(_places(module.legs))
        lefts = [leg.left for leg in legs] + [left for left, _ in page.grid.edges()]
        rights = [leg.right for leg in legs] + [right for _, right in page.grid.edges()]
        pictures = [box for box in module.drawn if box.kind == "picture"]
        for box in pictures:
            off = max(min(abs(box.left - x) for x in lefts), min(abs(box.right - x) for x in rights))
            if off > 0.5 * _MM:
                yield module.remark(Message("a picture stands {off:.1f} mm off the columns", off=off / _MM))
        for line in module.passage.lines("caption"):
            near = [b for b in pictures if line_box(line).top - b.foot > -2 and b.left - 2 < line.ink[0]]
            gap = min((line_box(line).top - b.foot for b in near if line.ink[1] < b.right + 2), default=None)
            if line.first and (gap is None or gap > page.grid.pitch + 1):
                yield module.remark(
                    Message("caption “{text}” does not stand below its picture", text=line.text[:12])
                )


def _places(legs: Sequence[Leg]) -> Iterator[Leg]:
    """The legs, and where others would stand beside them: a picture may fill a leg alone."""
    yield from legs
    if len(legs) > 1:
        step = legs[1].left - legs[0].left
        for count in range(-8, 9):
            yield replace(legs[0], left=legs[0].left + count * step, right=legs[0].right + count * step)


def n32_jumps(page: Judged) -> Iterator[Remark]:
    """A story jumps once, after 10 rows or more, and goes on for 15 rows or more."""
    parts: dict[str, list[PageModule]] = {}
    for module in page.stories:
        parts.setdefault(module.passage.unit.id, []).append(module)
    for name, modules in parts.items():
        if len(modules) > 2:
            yield Remark(Message("{name}: jumps {count} times", name=name, count=len(modules) - 1))
        for module, least in zip(modules, (10, 15), strict=False):
            rows = sum(round((leg.foot - leg.top) / page.grid.pitch) for leg in module.legs)
            if len(modules) > 1 and rows < least:
                yield module.remark(
                    Message("{rows} 行 of a story that jumps, fewer than {least}", rows=rows, least=least)
                )
        for before, after in itertools.pairwise(modules):
            pages = (before.page + page.publication.issue.page, after.page + page.publication.issue.page)
            if (after.passage.comes_from, before.passage.goes_to) != pages:
                yield Remark(
                    Message(
                        "{name}: its jump lines name {goes_to} and {comes_from}",
                        name=name,
                        goes_to=before.passage.goes_to,
                        comes_from=after.passage.comes_from,
                    ),
                    after.passage.unit,
                    wrong=True,
                )

"""Checks N16–N23 and N26 of docs/rules/newspaper.yaml: headlines, their order, weight and neighbours."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from banxin.manuscript.publication import Rank
from banxin.preflight.pages.drawn import DrawnBox, bounds
from banxin.preflight.pages.judged import Judged, PageModule, Remark, line_box
from banxin.preflight.text.called import called
from banxin.wording import Message, listed

_BAD_START = set("的得地了着们、，。！？；：）》”’」』】")
_BAD_END = set("和与及或（《“‘「『【")
_ORDER = ("eyebrow", "headline", "subhead", "deck", "byline")
_WEIGHTS = {Rank.LEAD: 3, Rank.NORMAL: 2, Rank.PEER: 2, Rank.BRIEF: 1}


def n16_break(page: Judged) -> Iterator[Remark]:
    """A head does not turn before 的 or after 和, nor inside a number; where the author turns it, it may."""
    for module in page.heads:
        written = "|".join(module.passage.unit.stack.headline.segments)
        for before, line in itertools.pairwise(module.headline):
            start, end = line.text[0], before.text[-1]
            if f"{end}|{start}" in "".join(written.split()):
                continue
            number = end.isdigit() and (start.isdigit() or start in "%万亿年月日个岁名项")
            if start in _BAD_START or end in _BAD_END or number:
                yield module.remark(
                    Message(
                        "the head turns against its sense: “{text}|{text_2}”",
                        text=before.text,
                        text_2=line.text,
                    )
                )


def n17_lines(page: Judged) -> Iterator[Remark]:
    """A main head has one or two lines, alike in length unless the author turned it, none under 3 字."""
    for module in page.heads:
        lengths = [len(line.glyphs) for line in module.headline]
        segments = [len("".join(part.split())) for part in module.passage.unit.stack.headline.segments]
        if module.passage.comes_from is not None or lengths == segments:
            continue
        if len(lengths) > 2 or (len(lengths) > 1 and lengths[-1] < 3) or min(lengths) / max(lengths) < 0.6:
            yield module.remark(Message("head lines of {names} 字", names=listed(lengths)))


def n18_fill(page: Judged) -> Iterator[Remark]:
    """A main head is never wider than its span; peers share one size, so one of them fills 70 % of its own.

    A head in its class's largest size may be short: the text is the author's. That size is taken to be
    the largest among stories of its rank on its page (heads of a page with room are larger than those of the
    others, N22); so a fault is a head that is short although another of its rank there is larger, or peers of
    which none fills its span.
    """
    for module in page.heads:
        if module.measured and _fill(module) > 1.005 and _sticks_out(module):
            yield module.remark(Message("the head takes {fills:.0%} of its span", fills=_fill(module)))
    for number in page.pages:
        own = [m for m in page.heads if m.page == number and m.measured and not m.passage.part]
        for rank in Rank:
            yield from _short([module for module in own if module.passage.unit.rank is rank])


def _short(heads: Sequence[PageModule]) -> Iterator[Remark]:
    """Heads of one rank and page that leave much of their span empty; make-up chose them with care."""
    fills = {module.name: _fill(module) for module in heads}
    largest = max((module.headline[0].size for module in heads), default=0)
    if heads and heads[0].passage.unit.rank is Rank.PEER:
        if max(fills.values()) < 0.7:
            shown = listed(f"{fill:.0%}" for fill in fills.values())
            yield Remark(Message("peers: heads fill {names} of their spans", names=shown), known=True)
        return
    for module in heads:
        if fills[module.name] < 0.7 and module.headline[0].size < largest:
            told = Message("the head fills {fills:.0%} of its span", fills=fills[module.name])
            yield module.remark(told)._replace(known=True)


def _sticks_out(module: PageModule) -> bool:
    """Whether the head begins left of its text; over few lines it may reach further right than they do."""
    left, _ = _span(module)
    return min(line.ink[0] for line in module.headline) < left - 1


def _span(module: PageModule) -> tuple[float, float]:
    """Left and right edge of what stands below a head: legs, and pictures that fill a leg alone."""
    pictures = [box for box in module.drawn if box.kind == "picture"]
    lefts = [leg.left for leg in module.legs] + [box.left for box in pictures]
    return min(lefts), max([leg.right for leg in module.legs] + [box.right for box in pictures])


def _fill(module: PageModule) -> float:
    left, right = _span(module)
    widths = [line.glyphs[-1].x + line.size - line.x0 for line in module.headline]
    return max(widths) / (right - left)


def n19_order(page: Judged) -> Iterator[Remark]:
    """引题, 主题, 副题, 提要题, 署名, text from top to bottom; the others ≤ 0.75 of 主题 in size."""
    for module in page.heads:
        head = module.passage.head
        parts = [head[kind].lines for kind in _ORDER if kind in head]
        tops = [lines[0].y for lines in parts] + [min(line.y for leg in module.legs for line in leg.lines)]
        if any(a >= b for a, b in itertools.pairwise(tops)):
            yield module.remark(Message("parts of the head are out of order"))
        main = module.headline[0].size
        for kind, found in head.items():
            if kind != "headline" and found.lines[0].size > 0.75 * main:
                yield module.remark(
                    Message(
                        "{kind} of {size:g} pt beside a head of {main:g} pt",
                        kind=called(kind),
                        size=found.lines[0].size,
                        main=main,
                    )
                )


def n20_adjacency(page: Judged) -> Iterator[Remark]:
    """At most three empty rows between head and text or picture; nothing of another story between them."""
    for module in page.stories:
        if module.head is None:
            continue
        parts = [line_box(line) for line in module.passage.column_lines()]
        top = min(box.top for box in [*parts, *(b for b in module.drawn if b.top > module.head.foot - 1)])
        gap = (top - module.head.foot) / page.grid.pitch
        if gap > 3.2:
            yield module.remark(Message("{gap:.1f} 行 between head and text", gap=gap))
        for other in page.modules:
            between = (
                other.page == module.page and other is not module and module.head.foot < other.box.top < top
            )
            if between and other.box.left < module.head.right and other.box.right > module.head.left:
                yield module.remark(Message("{name} stands between head and text", name=other.name))


def n21_butting(page: Judged) -> Iterator[Remark]:
    """碰题: heads of two stories side by side at one level, less than a column apart, alike in size."""
    for one, two in itertools.combinations(page.heads, 2):
        if one.page != two.page:
            continue
        a, b = _main(one), _main(two)
        apart = max(a.left, b.left) - min(a.right, b.right)
        level = min(a.foot, b.foot) > max(a.top, b.top)
        alike = abs(one.headline[0].size / two.headline[0].size - 1) <= 0.2
        if level and alike and 0 <= apart < page.grid.measure:
            yield two.remark(
                Message(
                    "its head and that of {name} butt, {apart:.0f} pt apart (碰题)",
                    name=one.name,
                    apart=apart,
                )
            )


def _main(module: PageModule) -> DrawnBox:
    return bounds([line_box(line) for line in module.headline])


def n22_hierarchy(page: Judged) -> Iterator[Remark]:
    """Heads of a page weigh as ranks do: a lead is 1.25 × or 12 pt larger than the next, briefs are smallest.

    Each page by itself: how large heads are on another follows from the room that it has.
    """
    for number in page.pages:
        yield from _ranked([m for m in page.heads if m.page == number and not m.passage.part])
    yield from _downward(page)


def _ranked(heads: Sequence[PageModule]) -> Iterator[Remark]:
    sizes: dict[Rank, list[float]] = {}
    for module in heads:
        sizes.setdefault(module.passage.unit.rank, []).append(module.headline[0].size)
    others = [size for rank, list_ in sizes.items() if rank is not Rank.LEAD for size in list_]
    for size in sizes.get(Rank.LEAD, ()):
        if others and size < 1.25 * max(others) and size < max(others) + 12:
            yield Remark(
                Message("the lead has {size:g} pt, another head {others:g} pt", size=size, others=max(others))
            )
    ranks = [(_WEIGHTS[rank], size) for rank, list_ in sizes.items() for size in list_]
    if len(ranks) > 2 and len({weight for weight, _ in ranks}) > 1 and (rho := spearman(ranks)) < 0.9:
        inverted = any(a > b and x <= y for (a, x), (b, y) in itertools.permutations(ranks, 2))
        if inverted:
            yield Remark(Message("ranks and sizes agree by {rho:.2f} only", rho=rho))


def _downward(page: Judged) -> Iterator[Remark]:
    for above, below in itertools.permutations([m for m in page.heads if not m.passage.part], 2):
        under = above.page == below.page and above.box.foot <= below.box.top
        same = abs(above.box.left - below.box.left) < 1 and abs(above.box.right - below.box.right) < 1
        grows = below.headline[0].size > above.headline[0].size
        ranked = _WEIGHTS[above.passage.unit.rank] >= _WEIGHTS[below.passage.unit.rank]
        if under and same and grows and ranked:
            yield Remark(
                Message(
                    "{name} has a larger head than {name_2} above it", name=below.name, name_2=above.name
                ),
                below.passage.unit,
            )


def spearman(pairs: Sequence[tuple[float, float]]) -> float:
    """Spearman's correlation of ranks; ties get their mean rank."""
    if len(pairs) < 2:
        return 1.0
    columns = [_ranks([pair[side] for pair in pairs]) for side in (0, 1)]
    mean = (len(pairs) + 1) / 2
    first, second = ([value - mean for value in column] for column in columns)
    spread = (sum(v * v for v in first) * sum(v * v for v in second)) ** 0.5
    return sum(a * b for a, b in zip(first, second, strict=True)) / spread if spread else 1.0


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(v) + 1 + (ordered.count(v) - 1) / 2 for v in values]


def n23_peers(page: Judged) -> Iterator[Remark]:
    """Peers of a page have heads of one face and size, and the air below differs by one row at most."""
    peers = [
        m for m in page.heads if m.passage.unit.rank is Rank.PEER and not m.passage.part and m.legs and m.head
    ]
    for number in page.pages:
        yield from _alike([m for m in peers if m.page == number], page)


def _alike(peers: Sequence[PageModule], page: Judged) -> Iterator[Remark]:
    looks = {(m.headline[0].size, m.headline[0].glyphs[0].font) for m in peers}
    if len(looks) > 1:
        told = listed(f"{size:g} pt {face}" for size, face in sorted(looks))
        yield Remark(Message("heads of peers differ: {looks}", looks=told))
    air = {m.name: (_below_head(m) - m.head.foot) / page.grid.pitch for m in peers if m.head}
    if air and max(air.values()) - min(air.values()) > 1.6:
        told = listed(f"{name} {rows:.1f}" for name, rows in air.items())
        yield Remark(Message("heads of peers have unlike air below: {told} 行", told=told))


def _below_head(module: PageModule) -> float:
    """The baseline of the first line, in a leg or a table, or the top of a picture with a line's ascent."""
    tops = [box.top + 8 for box in module.drawn if box.kind == "picture"]
    cells = [line.y for line in module.passage.lines("table")]
    return min([leg.lines[0].y for leg in module.legs] + cells + tops)


def n26_under_head(page: Judged) -> Iterator[Remark]:
    """盖文题: the text stands below its own head, not beside it, and the head keeps to its module."""
    for module in page.stories:
        if module.head is None or not module.headline or not module.measured:
            continue
        em = page.grid.size
        left, right = _span(module)
        if module.head.left < left - em or module.head.right > right + em:
            yield module.remark(Message("the head is wider than its text"))
        middle = (module.head.left + module.head.right) / 2
        if not left < middle < right or min(leg.lines[0].y for leg in module.legs) < module.head.foot:
            yield module.remark(Message("text stands beside or above its head"))

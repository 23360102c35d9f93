"""Heights of headline stacks from a few proofs.

A stack is as high as its main head, `lines` × (a + b × size), and the rest of it, which depends on the
width alone. Three proofs at a width tell a, b and the rest; a fourth and its like tell what deck and
subhead add. So every style of a head is known without setting it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from banxin.findings import Finding, finding
from banxin.layouts import Grid
from banxin.makeup.heads.headline import advance
from banxin.makeup.heads.stacks import MOST_LINES, HeadStyle
from banxin.makeup.model.story import HeadVariant
from banxin.manuscript.publication import Publication
from banxin.sheets.setting import StackStyle
from banxin.wording import Message

_SMALL, _LARGE = 12.0, 24.0  # pt of the model heads
_MODEL = "题"


@dataclass(frozen=True, slots=True)
class HeadModel:
    """A stack to be proved: its key and style."""

    key: str
    stack_style: StackStyle


def models(variants: Sequence[HeadVariant]) -> tuple[HeadModel, ...]:
    """The proofs that `variants` need: none for no variants."""
    above = [variant for variant in variants if not variant.side]
    if not above:
        return ()
    rests = sorted({_rest(variant) for variant in above})
    eyebrow, subhead, deck = rests[0]
    found = [
        HeadModel("large", StackStyle((_MODEL,), _LARGE, 0, eyebrow, subhead, deck)),
        HeadModel("double", StackStyle((_MODEL, _MODEL), _SMALL, 0, eyebrow, subhead, deck)),
    ]
    found += [HeadModel(_key(rest), StackStyle((_MODEL,), _SMALL, 0, *rest)) for rest in rests]
    return tuple(found)


def endless_heads(publication: Publication, grid: Grid, style: HeadStyle) -> tuple[Finding, ...]:
    """A finding for each headline that no page can take even across all columns in the smallest size.

    Known from its length alone: nothing need be measured or searched.
    """
    smallest = min(min(sizes) for sizes in style.scale.values())
    most = MOST_LINES * grid.span(grid.columns) * grid.size / smallest
    return tuple(
        finding(
            "setting.overset",
            Message(
                "{id}: the headline is too long for any page, with {count} 字",
                id=unit.id,
                count=len(unit.stack.headline.text),
            ),
            unit.place,
            expected=Message(
                "at most about {most:.0f} 字, in {most_lines} lines across the page",
                most=most,
                most_lines=MOST_LINES,
            ),
            remedy=Message("shorten the headline; what it tells may stand in the deck or the text"),
        )
        for unit in publication.units()
        if advance("".join(unit.stack.headline.segments)) > most
    )


def head_height(variant: HeadVariant, proofs: Mapping[str, float]) -> float:
    """Height of a stack in pt, from the heights of its models by their keys."""
    base = proofs[_key(min(_parse(key) for key in proofs if key not in ("large", "double")))]
    per_line = proofs["double"] - base
    per_point = (proofs["large"] - base) / (_LARGE - _SMALL)
    line = per_line + per_point * (variant.size - _SMALL)
    return proofs[_key(_rest(variant))] - per_line + len(variant.lines) * line


def _rest(variant: HeadVariant) -> tuple[bool, bool, bool]:
    return (variant.eyebrow, variant.subhead, variant.deck)


def _key(rest: tuple[bool, bool, bool]) -> str:
    return "".join("y" if part else "n" for part in rest)


def _parse(key: str) -> tuple[bool, bool, bool]:
    eyebrow, subhead, deck = (letter == "y" for letter in key)
    return eyebrow, subhead, deck

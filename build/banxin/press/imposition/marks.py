"""Marks on sheets, on all plates: where to cut, where to fold, and the order of signatures (折标)."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.press.imposition.places import SheetPlan
from banxin.press.imposition.settings import PT_PER_MM

_LENGTH = 6 * PT_PER_MM
_AWAY = 2 * PT_PER_MM  # from the bleed
_LINE = 0.25
_STEP, _BLOCK, _WIDTH = 5 * PT_PER_MM, 4 * PT_PER_MM, 1.5 * PT_PER_MM
COLOUR = "Registration"


def mark_operators(
    plan: SheetPlan, signature: int, signatures: int, *, front: bool, outermost: bool
) -> bytes:
    """Content that draws the marks of a side outside its bleed.

    The mark of a signature stands on the fold of its outermost sheet, a step lower for each: bound in order,
    they are a stair.
    """
    lines = [*_corners(plan), *_folds(plan)]
    drawn = [f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l" for x1, y1, x2, y2 in lines]
    parts = [f"/{COLOUR} CS 1 SCN {_LINE} w", *drawn, "S"] if drawn else []
    if signatures > 1 and front and outermost and plan.folds:
        places = max(1, int(plan.trim.height // _STEP) - 4)
        top = plan.trim.top - (2 + signature % places) * _STEP
        block = f"{plan.folds[0] - _WIDTH / 2:.3f} {top - _BLOCK:.3f} {_WIDTH:.3f} {_BLOCK:.3f}"
        parts.append(f"/{COLOUR} cs 1 scn {block} re f")
    return "\n".join(["q", *parts, "Q"]).encode("ascii") if parts else b""


def _corners(plan: SheetPlan) -> Iterator[tuple[float, float, float, float]]:
    away = plan.bleed + _AWAY
    trim, paper = plan.trim, plan.paper
    reach = {
        "left": min(_LENGTH, trim.left - away),
        "right": min(_LENGTH, paper.right - trim.right - away),
        "top": min(_LENGTH, paper.top - trim.top - away),
        "bottom": min(_LENGTH, trim.bottom - away),
    }
    for y in (trim.bottom, trim.top):
        if reach["left"] > 1:
            yield trim.left - away - reach["left"], y, trim.left - away, y
        if reach["right"] > 1:
            yield trim.right + away, y, trim.right + away + reach["right"], y
    for x in (trim.left, trim.right):
        if reach["bottom"] > 1:
            yield x, trim.bottom - away - reach["bottom"], x, trim.bottom - away
        if reach["top"] > 1:
            yield x, trim.top + away, x, trim.top + away + reach["top"]


def _folds(plan: SheetPlan) -> Iterator[tuple[float, float, float, float]]:
    """Two short dashes at the head and the foot of each fold."""
    away, dash = plan.bleed + _AWAY, _LENGTH / 3
    for x in plan.folds:
        if plan.trim.bottom - away >= _LENGTH / 2:
            for start in (0.0, 2 * dash):
                yield x, plan.trim.top + away + start, x, plan.trim.top + away + start + dash
                yield x, plan.trim.bottom - away - start - dash, x, plan.trim.bottom - away - start

"""Advertisements on a page: a frame of exactly the size that was asked for, in its corner, with its mark."""

from __future__ import annotations

from banxin.makeup.model.page import MadeUpPage
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_plan import IssuePlan, advertisement_size


def advertisement_facts(
    context: EditionContext, page: MadeUpPage, plan: IssuePlan
) -> tuple[dict[str, object], ...]:
    """What a template needs of each advertisement of the page: its place and size in pt, its picture, and
    `mark`, the word by which the law has it told from news."""
    grid = context.layout.grid
    number = context.publication.issue.page + page.number - 1
    own = plan.of(number)
    modules = {module.key: module for module in page.modules}
    found: list[dict[str, object]] = []
    for one in own.advertisements if own else ():
        module = modules.get(one.key)
        if module is None:
            continue
        width, height = advertisement_size(one, grid)
        spare_width = max(0.0, grid.span(module.columns) * grid.size - width)
        spare_height = max(0.0, module.rows * grid.pitch - height)
        left = grid.column_x(module.column) + (spare_width if one.corner.right else 0)
        top = module.row * grid.pitch + (0 if one.corner.top else spare_height)
        found.append(
            {
                "key": one.key,
                "left": round(left, 3),
                "top": round(top, 3),
                "width": width,
                "height": height,
                "source": context.picture(one.image),
                "alt": one.alt or context.labels.advertisement,
                "mark": context.labels.advertisement,
            }
        )
    return tuple(found)

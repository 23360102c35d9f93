"""Plans of a layout with fixed modules: which strips a page has for a number of stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from banxin.makeup.strips import Strip


class _Strip(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    columns: Annotated[int, Field(ge=1, le=20)]
    legs: Annotated[int, Field(ge=1, le=20)]
    gutter: Annotated[float, Field(ge=0.5, le=6)] = 1.0
    stories: Annotated[int, Field(ge=1, le=12)]


class _Band(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    rows: Annotated[int, Field(ge=0, le=60)]
    size: Annotated[float, Field(ge=8, le=120)] = 54.0


class Modules(BaseModel):
    """The `modules` of a layout: bands at the head of the page, rows between stories, plans.

    `nameplate` (报头) stands on page 1 alone, `banner` (通栏) on the page that has one; their `rows`
    count 行, their `size` is the largest type size in pt. `gap` is the 行 between two stories.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    nameplate: _Band = _Band(rows=12, size=64)
    banner: _Band = _Band(rows=9, size=60)
    gap: Annotated[int, Field(ge=1, le=8)] = 2
    plans: tuple[tuple[_Strip, ...], ...]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The strips of one page, left to right."""

    strips: tuple[Strip, ...]

    @property
    def stories(self) -> int:
        """How many stories the page takes."""
        return sum(strip.stories for strip in self.strips)


def read_modules(written: Mapping[str, object]) -> Modules:
    """The `modules` of layout.yaml; raises pydantic.ValidationError where they are wrong."""
    return TypeAdapter(Modules).validate_python(written)


def page_plans(modules: Modules) -> dict[int, PagePlan]:
    """The plans by number of stories."""
    plans: dict[int, PagePlan] = {}
    for strips in modules.plans:
        column, placed = 0, []
        for strip in strips:
            placed.append(Strip(column, strip.columns, strip.legs, strip.gutter, strip.stories))
            column += strip.columns
        plan = PagePlan(tuple(placed))
        plans[plan.stories] = plan
    return plans


def allot(stories: int, plans: Mapping[int, PagePlan]) -> tuple[PagePlan, ...]:
    """Plans for all pages of `stories` stories: as full as the plans allow, the rest on the last."""
    pages: list[PagePlan] = []
    while stories > 0:
        fits = [count for count in plans if count <= stories]
        take = max(fits) if fits else min(plans)
        pages.append(plans[take])
        stories -= take
    return tuple(pages)

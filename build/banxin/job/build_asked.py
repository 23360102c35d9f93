"""What a build is asked for: a plain value, by which it is known again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BuildAsked:
    """What tells one build of a publication from another: see `build`. Without anything it is a whole one."""

    editions: tuple[str, ...] = ()
    overlay: bool = False
    fresh: bool = False
    draft: bool = False
    options: tuple[tuple[str, str], ...] = ()

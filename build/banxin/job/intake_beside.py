"""A publication read by another process while this one loads what sets its pages."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from functools import partial
from pathlib import Path

from banxin.job.beside import Beside
from banxin.job.intake import Ready, Refused, Wanted, read_in, with_memory
from banxin.job.presses import load_press
from banxin.manuscript.reading import MANIFEST
from banxin.registry import PDF
from banxin.world import World

_LARGEST = 1 << 20  # bytes of a manifest that is looked into


def take_in_beside(root: Path, editions: Collection[str], world: World, wanted: Wanted) -> Ready | Refused:
    """What `take_in` gives. Where the manifest may name pages, two processes share what is before them.

    Reading takes half as long as loading the engine, which another process cannot do for this one.
    """
    apart = _may_set(root, world)
    reading = Beside(partial(read_in, root, editions, world, wanted), world, apart=apart)
    if reading.is_apart:
        load_press(PDF)
    intake = reading.value()
    return intake if isinstance(intake, Refused) else with_memory(intake, editions, world)


def _may_set(root: Path, world: World) -> bool:
    """Whether pages may be asked for; without them the engine is not loaded, for the memory it takes."""
    with contextlib.suppress(OSError):
        return PDF.encode() in world.read(root / MANIFEST, _LARGEST)
    return False

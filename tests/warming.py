"""What a process reads once, read before it runs many tests: faces, dictionaries, tables of inks.

Most builds set in a process forked from that of the tests. What that one has read already, none of them has
to read anew.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

MANY = 500
"""Tests of a run from which on it pays."""


def warm() -> None:
    """Set a small book, a newspaper page and an e-book in this process, and forget them."""
    from banxin.job import beside
    from banxin.job.editions import printed_in_turn
    from banxin.job.intake import Ready, take_in
    from banxin.world import DISK
    from job.small_paper import lay_out

    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="banxin-tests-") as folder:
        patch.setattr(beside._COMPANY, "processes", 1)
        for layout in ("book", "tabloid"):
            intake = take_in(lay_out(Path(folder) / layout, layout))
            assert isinstance(intake, Ready), intake.findings
            for _ in printed_in_turn(intake, intake.publication.editions, DISK, lambda told: None):
                pass

"""Output profiles: for whom a PDF is made, and what is done to the finished file for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from banxin.press.pdf.pages import PdfFile


def as_drawn(file: PdfFile) -> PdfFile:
    """The file as the engine drew it: RGB, at the size of the trimmed page."""
    return file


@dataclass(frozen=True, slots=True)
class OutputProfile:
    """`finish` takes the file that the engine drew and gives the one that is checked and written.

    Registered by name in `banxin.registry.PROFILES`. The three of this version finish alike, `as_drawn`: a
    manifest that names them says whom its PDF is for, and gets the same bytes from each.
    """

    finish: Callable[[PdfFile], PdfFile] = as_drawn


PRESS = OutputProfile()
"""For a printing house."""

OFFICE = OutputProfile()
"""For a printer in an office."""

SCREEN = OutputProfile()
"""For reading on a screen."""

"""Output profiles: for whom a PDF is made, and what is done to the finished file for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from banxin.press.finishing.archive_profile import for_archive
from banxin.press.finishing.office_profile import for_office
from banxin.press.finishing.press_profile import for_press
from banxin.press.finishing.screen_profile import for_screen
from banxin.press.finishing.ticket import JobTicket
from banxin.press.pdf.pages import PdfFile


def as_drawn(file: PdfFile, ticket: JobTicket) -> PdfFile:
    """The file as the engine drew it: RGB, at the size of the trimmed page."""
    del ticket
    return file


@dataclass(frozen=True, slots=True)
class OutputProfile:
    """`finish` takes the file that the engine drew and gives the one that is checked and written.

    Registered by name in `banxin.registry.PROFILES`. The job ticket says what the edition asks for. Where
    pages are made smaller or cut (`resized`), what they print is checked in the file that the engine drew.
    """

    finish: Callable[[PdfFile, JobTicket], PdfFile] = as_drawn
    resized: bool = False


PRESS = OutputProfile(for_press)
"""For a printing house."""

OFFICE = OutputProfile(for_office, resized=True)
"""For a printer in an office."""

SCREEN = OutputProfile(for_screen)
"""For reading on a screen."""

ARCHIVE = OutputProfile(for_archive)
"""To be kept: opened in fifty years as today."""

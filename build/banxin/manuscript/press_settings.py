"""What an edition asks of its PDF for a printing house, an office or an archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from banxin.manuscript.form.press import ArchiveWritten, OfficeWritten, PressWritten


@dataclass(frozen=True, slots=True)
class InkSetting:
    """Inks of a colour in percent; with a `spot`, what stands for it in proofs, and its `tint`."""

    cmyk: tuple[float, ...]
    spot: str = ""
    tint: float = 100


@dataclass(frozen=True, slots=True)
class PressSettings:
    """As in the manifest; what is empty or None is left to the layout."""

    condition: str = ""
    standard: str = ""
    pictures: str = ""
    marks: bool | None = None
    limit: int | None = None
    inks: Mapping[str, InkSetting] = field(default_factory=lambda: MappingProxyType({}))


NO_SETTINGS = PressSettings()
"""Nothing is asked for."""


def press_settings(written: PressWritten | None) -> PressSettings:
    """The settings that are written."""
    if written is None:
        return NO_SETTINGS
    inks = {
        key: InkSetting(tuple(ink.cmyk), ink.spot or "", ink.tint)
        for key, ink in (written.inks or {}).items()
    }
    return PressSettings(
        written.condition or "",
        written.standard or "",
        written.pictures or "",
        written.marks,
        written.limit,
        MappingProxyType(inks),
    )


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The sheets of an office's printer: the name of a paper, empty for the nearest; mm."""

    paper: str = ""
    margin: float = 5.0
    tile: bool = False
    overlap: float = 10.0


NEAREST_PAPER = OfficeSettings()
"""The paper that takes the page."""


def office_settings(written: OfficeWritten | None) -> OfficeSettings:
    """The settings that are written."""
    if written is None:
        return NEAREST_PAPER
    return OfficeSettings(written.paper or "", written.margin, written.tile, written.overlap)


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """What is attached to a PDF for an archive: manifest and articles; the files of their pictures too."""

    manuscripts: bool = False
    pictures: bool = False


PAGES_ALONE = ArchiveSettings()
"""Nothing is attached."""


def archive_settings(written: ArchiveWritten | None) -> ArchiveSettings:
    """The settings that are written; pictures go with manuscripts alone."""
    if written is None:
        return PAGES_ALONE
    return ArchiveSettings(written.manuscripts, written.manuscripts and written.pictures)

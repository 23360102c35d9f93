"""What an edition asks of its PDF for a printing house or an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from banxin.manuscript.form.press import OfficeWritten, PressWritten


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

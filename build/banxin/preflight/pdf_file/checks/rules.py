"""What a file is for: the numbers and severities of each profile that a PDF is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from banxin.findings import Severity
from banxin.preflight.plates import SMALLEST, SMALLEST_IN_COLOUR, THINNEST

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
Severities = Mapping[str, Severity | None]


@dataclass(frozen=True, slots=True)
class FileRules:
    """What is asked of a PDF.

    `inks`: colours are to be in inks, and total ink, overprint and boxes are looked at. `tags`: it is read,
    so that structure, language and text behind glyphs are looked at. `kept`: it is to be PDF/A. `bleed` and
    `margin` in mm; resolutions in pixels per inch; type and rules in pt; `ink_limit` in percent of all
    plates, None where the output intent says it.
    `severities` go before those of the register; None leaves a rule out.
    """

    name: str
    inks: bool = False
    tags: bool = False
    kept: bool = False
    bleed: float = 0.0
    lowest: float = 150
    lowest_line_art: float = 300
    highest: float = 0
    smallest: float = 0.0
    smallest_in_colour: float = 0.0
    thinnest: float = 0.0
    margin: float = 0.0
    ink_limit: float | None = None
    severities: Severities = field(default_factory=lambda: MappingProxyType({}))

    def severity(self, code: str, usual: Severity) -> Severity | None:
        """How bad a finding of a code is under this profile; None where it is not told."""
        return self.severities.get(code, usual)


_FOR_PRESS: Severities = {
    "pdf.untagged": None, "pdf.tags": None, "pdf.untagged-content": None, "pdf.no-alt": None,
    "pdf.no-language": None, "pdf.page-labels": None, "pdf.reading-order": None, "pdf.cmyk": None,
    "pdf.no-unicode": _N, "pdf.no-title": _N, "pdf.pdfua": _N,
}  # fmt: skip
_TO_READ: Severities = {
    "pdf.rgb": None, "pdf.lab": None, "pdf.spot": None, "pdf.uncalibrated": None, "pdf.ink": None,
    "pdf.rich-black": None, "pdf.bleed": None, "pdf.no-trim": None, "pdf.no-bleed-paint": None,
    "pdf.output-intent": None, "pdf.no-pdfx": None, "pdf.pdfx": _W, "pdf.transparency": None,
    "pdf.white-overprint": _W, "pdf.black-knockout": None, "pdf.registration": None,
    "pdf.drawn-letters": _N, "pdf.annotation": None, "pdf.device-setting": None, "pdf.small-type": None,
    "pdf.thin-rule": None, "pdf.layers": None, "pdf.font-not-subset": None,
}  # fmt: skip
_FOR_OFFICE: Severities = {
    **_TO_READ, "pdf.untagged": None, "pdf.tags": None, "pdf.untagged-content": None, "pdf.no-alt": None,
    "pdf.no-language": None, "pdf.page-labels": None, "pdf.reading-order": None, "pdf.cmyk": None,
    "pdf.no-unicode": None, "pdf.no-title": None, "pdf.pdfua": None, "pdf.high-resolution": None,
    "pdf.attachment": _N, "pdf.encrypted": _W,
}  # fmt: skip
_FOR_SCREEN: Severities = {
    **_TO_READ, "pdf.low-resolution": _N, "pdf.script": _W, "pdf.attachment": _N, "pdf.encrypted": _W,
    "pdf.margin": None,
}  # fmt: skip

_FOR_ARCHIVE: Severities = {
    **_FOR_SCREEN, "pdf.encrypted": _E, "pdf.script": _E, "pdf.no-unicode": _E, "pdf.cmyk": None,
    "pdf.attachment": None, "pdf.pdfua": None, "pdf.untagged": _N, "pdf.no-title": _E, "pdf.layers": _N,
    "pdf.high-resolution": None,
}  # fmt: skip

PRESS_RULES = FileRules(
    "press", inks=True, bleed=3.0, highest=600, smallest=SMALLEST, smallest_in_colour=SMALLEST_IN_COLOUR,
    thinnest=THINNEST, severities=MappingProxyType(_FOR_PRESS),
)  # fmt: skip
OFFICE_RULES = FileRules(
    "office", lowest=100, lowest_line_art=150, margin=4.0, severities=MappingProxyType(_FOR_OFFICE)
)
SCREEN_RULES = FileRules(
    "screen", tags=True, lowest=72, lowest_line_art=100, highest=400, severities=MappingProxyType(_FOR_SCREEN)
)
ARCHIVE_RULES = FileRules(
    "archive", tags=True, kept=True, lowest=72, lowest_line_art=100,
    severities=MappingProxyType(_FOR_ARCHIVE),
)  # fmt: skip
RULES: Mapping[str, FileRules] = MappingProxyType(
    {rules.name: rules for rules in (PRESS_RULES, OFFICE_RULES, SCREEN_RULES, ARCHIVE_RULES)}
)
"""The profiles that a file can be held against, by name."""

_TOLD_BEFORE = (
    "pdf.small-type", "pdf.thin-rule", "pdf.low-resolution", "pdf.high-resolution", "pdf.cut-text",
    "pdf.off-page", "pdf.no-alt", "pdf.empty-page", "pdf.spot", "pdf.broken-picture", "pdf.attachment",
    "pdf.no-title", "pdf.layers",
)  # fmt: skip


def rules_of_build(rules: FileRules, ink_limit: float) -> FileRules:
    """The rules for a file that Banxin has just made.

    What the manuscript or the pages as they were set were asked before is left out: there it has a file and a
    line. Ink is a warning: pictures are made lighter, and told of, as they are converted.
    """
    severities = {**rules.severities, **dict.fromkeys(_TOLD_BEFORE), "pdf.ink": _W}
    return replace(rules, ink_limit=ink_limit, severities=MappingProxyType(severities))


_LIMITS = (
    ("CGATS TR 002", 240), ("IFRA26", 240), ("ISONEWSPAPER26", 240), ("WAN-IFRANEWSPAPER26", 220),
    ("IFRA22", 240), ("FOGRA39", 330), ("FOGRA51", 320), ("FOGRA45", 300), ("FOGRA46", 300), ("JC2001", 350),
    ("JAPAN COLOR 2001", 350), ("JAPAN COLOR 2011", 350), ("CGATS TR 001", 300), ("CGATS TR 006", 320),
    ("CGATS21", 320), ("FOGRA", 300),
)  # fmt: skip
USUAL_LIMIT = 300.0
"""Percent of all plates together where nothing says otherwise (ISO 12647-2: 300 to 330 sheet-fed)."""


def limit_of(identifier: str) -> float:
    """The total ink of a printing condition by the name that an output intent gives it, in percent."""
    known = identifier.upper()
    return next((float(limit) for name, limit in _LIMITS if known.startswith(name)), USUAL_LIMIT)

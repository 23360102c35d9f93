"""The stylesheets of a layout in the order of the cascade, base first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from banxin.findings import Finding, SourceText
from banxin.layouts.css.checking import check_css
from banxin.layouts.description.files import read_text
from banxin.layouts.description.layout import Layout
from banxin.layouts.faults import LayoutFault
from banxin.world import DISK
from banxin.world.shipped import is_shipped


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """One sheet: relative addresses in `text` count from the folder of `path`; findings show `name`."""

    path: Path
    text: str
    name: str


def sheet_files(folder: Path, format: str) -> tuple[Path, Path]:
    """Where a layout in `folder` has its sheets for `format`, whether or not they are there."""
    return folder / "sheets" / "common.css", folder / "sheets" / f"{format}.css"


def stylesheets(layout: Layout, format: str) -> tuple[Stylesheet, ...]:
    """The sheets for `format` (pdf or epub): for each layout from base on, common then the format's own.

    Raises LayoutFault with every fault of every sheet, when there is one. Those that Banxin ships are looked
    through once in a process.
    """
    found: list[Finding] = []
    sheets: list[Stylesheet] = []
    for folder, shown in reversed(tuple(zip(layout.chain, layout.shown, strict=True))):
        for file in sheet_files(folder, format):
            if layout.world.is_file(file):
                name = f"{shown}/sheets/{file.name}"
                source, findings = read_text(file, name, folder, layout.world)
                found += findings
                if source is not None:
                    found += (
                        _checked_once(source, format, file.parent, folder)
                        if is_shipped(file)
                        else check_css(source, format, file.parent, folder, layout.world)
                    )
                    sheets.append(Stylesheet(file, source.text, name))
    if found:
        raise LayoutFault(*found)
    return tuple(sheets)


@lru_cache(maxsize=64)
def _checked_once(source: SourceText, format: str, base: Path, folder: Path) -> tuple[Finding, ...]:
    """For sheets that Banxin ships: every publication of a process is set with the same few."""
    return check_css(source, format, base, folder, DISK)

"""Faults of a stylesheet that can be known before any press reads it."""
from __future__ import annotations
from pathlib import Path
from banxin.findings import Finding, SourceText
def check_css(source: SourceText, format: str, base: Path, folder: Path) -> tuple[Finding, ...]:
    return ()

"""Drafts: pages whose words are lost or hidden, written all the same, so that a designer sees where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from banxin.findings import Finding, Severity
from banxin.job.editions import PrintedEdition

LOSSES = frozenset(
    {
        "setting.lost-text", "setting.doubled-text", "setting.text-off-page", "setting.text-outside",
        "setting.text-covered", "setting.table-too-wide", "setting.lost-advertisement", "layout.lost-id",
        "epub.lost-text", "epub.doubled-text",
    }
)  # fmt: skip
"""Errors with which a draft is written: the file is there, and not all of its words are to be read."""

MARK = "-draft"
"""Ends the name of a draft, so that nobody takes it for the finished file."""


def as_draft(jobs: Iterable[PrintedEdition], findings: Sequence[Finding]) -> list[Finding]:
    """`findings` with losses as warnings, where every edition has come to a file."""
    if not all(job.printed.data for job in jobs):
        return [*findings]
    return [replace(one, severity=Severity.WARNING) if one.code in LOSSES else one for one in findings]

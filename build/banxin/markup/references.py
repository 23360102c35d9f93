"""Addresses written apart from their links, `[label]: address`, and which of them are used."""

from __future__ import annotations

from collections import UserDict
from typing import Any

from markdown_it.utils import EnvType

from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message


class References(UserDict[str, dict[str, Any]]):
    """The references of one article; reading one counts as use."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, label: str) -> dict[str, Any]:
        self.used.add(label)
        return super().__getitem__(label)


def report_references(env: EnvType) -> None:
    """References that no link uses, or that stand twice: their text would vanish without a word."""
    log: FindingLog = env[KEY]
    references: References = env["references"]
    for label, entry in references.data.items():
        if label not in references.used:
            log.report(
                "article.reference-unused",
                Message("The line is read as an address of links, and no link uses it."),
                log.at_row(entry["map"][0]),
                remedy=Message("[^1]: begins the text of a footnote; \\[ is a bracket that is meant as such"),
            )
    for entry in env.get("duplicate_refs", ()):
        place = log.at_row(entry["map"][0])
        log.report("article.reference-unused", Message("The address of links is given twice."), place)

"""All checks of docs/rules/newspaper.md that are computed from a finished PDF, with the weight of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pages import head_checks, page_checks, text_checks
from pages.judged import Judged

Check = Callable[[Judged], Iterator[str]]
_NAME = re.compile(r"n(\d\d)_")
ERRORS = frozenset({"N01", "N02", "N03", "N04", "N13", "N14", "N15", "N19", "N20", "N25", "N32"})

CHECKS: dict[str, Check] = dict(
    sorted(
        (f"N{match[1]}", check)
        for module in (text_checks, head_checks, page_checks)
        for name, check in vars(module).items()
        if (match := _NAME.match(name))
    )
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: the rule's number, what is wrong, and whether it fails a page (E) or warns (W)."""

    rule: str
    words: str

    @property
    def error(self) -> bool:
        """Whether it is an error rather than a warning."""
        return self.rule in ERRORS

    def __str__(self) -> str:
        return f"{self.rule}{' E' if self.error else ''}: {self.words}"


def judge(page: Judged, rules: Sequence[str] = ()) -> list[Fault]:
    """All faults by `rules` (default: every rule)."""
    return [
        Fault(rule, words)
        for rule, check in CHECKS.items()
        if not rules or rule in rules
        for words in check(page)
    ]

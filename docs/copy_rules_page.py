"""docs/reference/copy.md: the rules of the copy desk with their sources and examples."""

from __future__ import annotations

from banxin.findings import CODES
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.register import OFF_BY_DEFAULT, RULES


def copy_rules_page(notice: str) -> str:
    """The page: one section for each rule, in the order of the register."""
    lines = ["# Rules of copy", "", notice, "", "What the copy desk looks for; see [the guide](../desk.md)."]
    for rule in RULES:
        lines += ["", *_section(rule)]
    return "\n".join(lines) + "\n"


def _section(rule: CopyRule) -> list[str]:
    code = CODES[rule.code]
    off = " Off unless `check.also` names it." if rule.code in OFF_BY_DEFAULT else ""
    lines = [f"## `{rule.code}`", "", f"{code.title}. {code.why}{off}", ""]
    lines += [f"Severity: {code.severity}. Source: {rule.source}.", "", "| wrong | right |", "|---|---|"]
    for bad, right in rule.bad:
        lines.append(f"| {_cell(bad)} | {_cell(right) if right != bad else 'told, not repaired'} |")
    good = ", ".join(map(_cell, rule.good))
    return [*lines, "", f"Passes: {good}."]


def _cell(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")

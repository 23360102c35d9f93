"""Pages of the catalogue of rules: docs/rules/*.yaml with the modules that cite each number and its tests."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).parents[1]
RULES = Path(__file__).parent / "rules"
_NUMBER = re.compile(r"\b(C|N(?=\d\d\b))(\d{2,3})\b(?:\s?[-–]\s?\1?(\d{2,3})\b)?")
_SUFFIXES = {".py", ".css", ".j2"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the catalogue; see the head of docs/rules/composition.yaml for its fields."""

    number: str
    rule: str
    source: str
    value: str = ""
    kept: str = ""


def read_rules(path: Path) -> dict[str, Rule]:
    """All rules of a catalogue, by number."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]
    return {
        number: Rule(number, **{field: str(text) for field, text in row.items()})
        for group in groups
        for number, row in group["rules"].items()
    }


def citations(*folders: str) -> dict[str, set[str]]:
    """Files under `folders` of the repository that cite a number, by number; `C08-C16` cites all of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in folders:
        for path in sorted((REPOSITORY / folder).rglob("*")):
            if path.suffix not in _SUFFIXES:
                continue
            for number in _numbers(path.read_text(encoding="utf-8")):
                found[number].add(path.relative_to(REPOSITORY).as_posix())
    return found


def _numbers(text: str) -> Iterator[str]:
    for letter, first, last in _NUMBER.findall(text):
        width = len(first)
        for number in range(int(first), int(last or first) + 1):
            yield f"{letter}{number:0{width}d}"


def rules_page(path: Path, notice: str) -> str:
    """The page of one catalogue."""
    catalogue: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    code, tests = citations("build", "layouts"), citations("tests")
    rules = read_rules(path)
    lines = [f"# {catalogue['title']}", "", notice, "", catalogue["intro"], ""]
    for group in catalogue["groups"]:
        lines += [f"## {group['name']}", "", f"Source: {group['source']}.", ""]
        lines += ["| no. | rule | value | source | code | tests |", "|---|---|---|---|---|---|"]
        lines += [_row(rules[number], code[number], tests[number]) for number in group["rules"]]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _row(rule: Rule, code: set[str], tests: set[str]) -> str:
    anchor = f'<a id="{rule.number}"></a>{rule.number}'
    where = _links(code) if not rule.kept else "; ".join(filter(None, (f"*{rule.kept}*", _links(code))))
    cells = (anchor, rule.rule, rule.value, rule.source, where, _links(tests))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _links(paths: set[str]) -> str:
    return " ".join(f"[{Path(path).name}](../../{path})" for path in sorted(paths))

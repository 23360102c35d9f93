"""docs/reference/copy.md: the rules of the copy desk with their sources and examples."""

from __future__ import annotations

from banxin.findings import CODES
from banxin.proofreading.measures import CORPUS_SIZE, MEASURES
from banxin.proofreading.model.article_rule import ArticleRule
from banxin.proofreading.model.issue_rule import IssueExample, IssueRule
from banxin.proofreading.register import OFF_BY_DEFAULT, RULES, DeskRule

_MEASURED = (
    f"Measured by `bench/proofreading.py` on {CORPUS_SIZE:,} characters of edited prose of the early "
    "twentieth century, as they are and with up to 200 faults of a kind planted. *Right* is the share of "
    "what a rule tells of there that is a fault: those planted, and slips of the edition, which were looked "
    "at by hand. Rules below 95 % are off until `check.also` names them. Rules about heads, bylines and "
    "pictures are not measured, since the corpus has none."
)
_LONGEST = 40  # 字 of a line of an example


def copy_rules_page(notice: str) -> str:
    """The page: one section for each rule, in the order of the register."""
    lines = ["# Rules of copy", "", notice, "", "What the copy desk looks for; see [the guide](../desk.md)."]
    lines += ["", _MEASURED]
    for rule in RULES:
        if not isinstance(rule, IssueRule):
            lines += ["", f"## `{rule.code}`", *_section(rule)]
    lines += ["", "## Over a whole issue"]
    for rule in RULES:
        if isinstance(rule, IssueRule):
            lines += ["", f"### `{rule.code}`", *_section(rule)]
    return "\n".join(lines) + "\n"


def _section(rule: DeskRule) -> list[str]:
    code = CODES[rule.code]
    off = " Off unless `check.also` names it." if rule.code in OFF_BY_DEFAULT else ""
    lines = ["", f"{code.title}. {code.why}{off}", ""]
    lines += [f"Severity: {code.severity}. Source: {rule.source}.{_measured(rule.code)}", ""]
    if isinstance(rule, IssueRule):
        return [
            *lines,
            f"Told: {'; '.join(map(_issue, rule.bad))}.",
            "",
            f"Passes: {'; '.join(map(_issue, rule.good))}.",
        ]
    if isinstance(rule, ArticleRule):
        lines += [f"Told: {', '.join(map(_cell, rule.bad))}."]
    else:
        lines += ["| wrong | right |", "|---|---|"]
        for bad, right in rule.bad:
            lines.append(f"| {_cell(bad)} | {_cell(right) if right != bad else 'told, not repaired'} |")
    return [*lines, "", f"Passes: {', '.join(map(_cell, rule.good))}."]


def _issue(example: IssueExample) -> str:
    """The articles of an issue side by side, and its words.yaml before them."""
    words = f"{_cell(example.words)} and " if example.words else ""
    return f"{words}{' with '.join(map(_cell, example.articles))}"


def _measured(code: str) -> str:
    """The figures of a rule; nothing where it was not measured."""
    measure = MEASURES.get(code)
    if measure is None:
        return ""
    found = f"{measure.found} of {measure.planted} planted faults found"
    told = f"{measure.told} told in the corpus itself, {measure.slips} of them slips"
    return f" Right: {100 * measure.precision:.0f} % ({found}; {told})."


def _cell(text: str) -> str:
    """An example as code on one line; of an article its text and what is peculiar to its front matter."""
    lines = text.removeprefix("---\n").removeprefix("headline: 题\n").split("\n")
    shown = [
        line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]}…（{len(line)} 字）" for line in lines
    ]
    return f"`{' ⏎ '.join(line for line in shown if line not in ('', '---'))}`".replace("|", "\\|")

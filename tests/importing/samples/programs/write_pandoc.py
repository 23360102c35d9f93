# ruff: noqa: E501  written as the formats are, line by line
"""The story as pandoc's Markdown, made a Word file. Usage: write_pandoc.py STORY PICTURE OUT PANDOC."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

_WAYS = {
    "bold": "**{0}**",
    "dots": "*{0}*",
    "raised": "^{0}^",
    "link": "[{0}]({1})",
    "note": "^[{0}]",
    "inserted": '[{0}]{{.insertion author="校对" date="2019-07-30T00:00:00Z"}}',
    "deleted": '[{0}]{{.deletion author="校对" date="2019-07-30T00:00:00Z"}}',
    "comment": '[{1}]{{.comment-start id="0" author="校对" date="2019-07-30T00:00:00Z"}}{0}[]{{.comment-end id="0"}}',
    "hidden": "",
}
_CELL = 14  # cells of a column of the table


def padded(text: str, width: int = _CELL) -> str:
    """A cell of a grid table, as wide as pandoc counts it."""
    used = sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in text)
    return f" {text}{' ' * (width - used - 1)}"


def grid(rows: list[list[dict[str, Any]]]) -> list[str]:
    """The table; its head has a cell of two rows and one of two columns."""
    dashes, double = "-" * _CELL, "=" * _CELL
    (name, lamps), years, *rest = [[cell["text"] for cell in row] for row in rows]
    lines = [f"+{dashes}+{dashes}-{dashes}+", f"|{padded(name)}|{padded(lamps, 2 * _CELL + 1)}|"]
    lines += [f"|{padded('')}+{dashes}+{dashes}+", f"|{padded('')}|{'|'.join(map(padded, years))}|"]
    lines.append(f"+{double}+{double}+{double}+")
    for row in rest:
        lines += [f"|{'|'.join(map(padded, row))}|", f"+{dashes}+{dashes}+{dashes}+"]
    return lines


def block(one: dict[str, Any], picture: str) -> list[str]:
    """The lines of one block."""
    match one["kind"]:
        case "p":
            words = (_WAYS.get(look, "{0}").format(text, *more) for text, look, *more in one["runs"])
            return ["".join(words).strip()]
        case "crosshead":
            return [f"# {one['text']}"]
        case "list":
            return [f"{at}. {item}" for at, item in enumerate(one["items"], 1)]
        case "caption":
            return [f"![{one['text']}]({picture}){{width=6cm}}"]
        case "table":
            return [*grid(one["rows"]), "", f": {one['caption']}"]
        case "box":
            return [f"> {one['text']}"]
    return []


def main() -> None:
    """Write the file."""
    story = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = ["---", f"title: {story['headline']}", f"subtitle: {story['subhead']}"]
    lines += [f"author: {story['byline']}", "---", ""]
    for one in story["blocks"]:
        lines += [*block(one, str(Path(sys.argv[2]).resolve())), ""]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "story.md"
        source.write_text("\n".join(lines), "utf-8")
        command = [sys.argv[4], str(source), "-f", "markdown-smart", "-o", sys.argv[3]]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()

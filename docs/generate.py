"""Write the pages of the documentation that follow from the code: `make docs`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from api_page import api_page
from banxin.findings import CODES, Code
from banxin.wording import Language
from banxin.wording.catalogue import translator
from commands_page import cell, commands_page
from copy_rules_page import copy_rules_page
from layout_pages import NAMES, layout_page
from manifest_page import manifest_page
from modules_page import modules_page
from rules_pages import RULES, rules_page

HERE = Path(__file__).parent

GENERATED = "<!-- Written by docs/generate.py (`make docs`); do not edit. -->"

_ROOMS = {
    "file": "Files",
    "yaml": "YAML",
    "manifest": "The manifest",
    "article": "Articles",
    "copy": "Words of the copy",
    "image": "Pictures",
    "layout": "Layouts",
    "option": "Options of a layout",
    "font": "Faces",
    "setting": "Setting",
    "epub": "EPUB",
    "pdf": "PDF",
}


_HEAD = "Findings"
_INTRODUCTION = (
    "What `banxin check` and `banxin build` may say. An error stops the build, a warning does not. "
    "A code never changes its meaning."
)
_COLUMNS = ("code", "severity", "what it says", "why, and what to do")


def heads_of_findings() -> tuple[str, ...]:
    """Words of the reference of findings that are not in the register itself, to be translated too."""
    rooms = dict.fromkeys(code.partition(".")[0] for code in CODES)
    return (_HEAD, _INTRODUCTION, *_COLUMNS, *(_ROOMS.get(room, room.capitalize()) for room in rooms))


def checks_page(language: Language = Language.ENGLISH) -> str:
    """docs/reference/checks.md and its like in other languages: every finding by its code."""
    say = translator(language).gettext
    lines = [f"# {say(_HEAD)}", "", GENERATED, "", say(_INTRODUCTION), ""]
    for room in dict.fromkeys(code.partition(".")[0] for code in CODES):
        rows = [code for name, code in CODES.items() if name.partition(".")[0] == room]
        lines += [f"## {say(_ROOMS.get(room, room.capitalize()))}", "", *_table(rows, say), ""]
    return "\n".join(lines).rstrip() + "\n"


PAGES = {
    HERE / "commands.md": partial(commands_page, GENERATED),
    HERE / "commands.zh-CN.md": partial(commands_page, GENERATED, Language.SIMPLIFIED),
    HERE / "api.md": partial(api_page, GENERATED),
    HERE / "reference" / "checks.md": checks_page,
    HERE / "reference" / "checks.zh-CN.md": partial(checks_page, Language.SIMPLIFIED),
    HERE / "reference" / "manifest.md": partial(manifest_page, GENERATED),
    HERE / "reference" / "manifest.zh-CN.md": partial(manifest_page, GENERATED, Language.SIMPLIFIED),
    HERE / "reference" / "copy.md": partial(copy_rules_page, GENERATED),
    HERE / "reference" / "modules.md": partial(modules_page, GENERATED),
    **{
        HERE / "reference" / f"layouts-{name}{suffix}": partial(layout_page, name, GENERATED, language)
        for name in NAMES
        for suffix, language in ((".md", Language.ENGLISH), (".zh-CN.md", Language.SIMPLIFIED))
    },
    **{
        source.with_suffix(".md"): partial(rules_page, source, GENERATED)
        for source in sorted(RULES.glob("*.yaml"))
    },
}


def _table(rows: list[Code], say: Callable[[str], str]) -> Iterator[str]:
    yield f"| {' | '.join(map(say, _COLUMNS))} |"
    yield "|---|---|---|---|"
    for row in rows:
        yield f"| `{row.code}` | {say(row.severity)} | {cell(say(row.title))} | {cell(say(row.why))} |"


def main() -> None:
    """Write every page that differs from what stands there."""
    for path, page in PAGES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

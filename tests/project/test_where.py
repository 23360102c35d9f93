"""The tables of ARCHITECTURE.md keep their word: from an idea to its module, from a room to its folders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "build" / "banxin"
PAPER = (REPOSITORY / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<idea>[^|]+) \| `(?P<module>[\w/]+\.py)` \| `(?P<name>\w+)` \|$", re.MULTILINE)
TABLE = [
    line
    for line in PAPER.partition("## Where is …?")[2].partition("\n## ")[0].splitlines()
    if line.startswith("|") and not line.startswith(("| idea", "|--"))
]
ROWS = ROW.findall("\n".join(TABLE))


def test_every_row_is_read() -> None:
    assert len(ROWS) >= 20
    assert [line for line in TABLE if not ROW.fullmatch(line)] == []


@pytest.mark.parametrize(("idea", "module", "name"), ROWS)
def test_an_idea_is_where_it_is_said_to_be(idea: str, module: str, name: str) -> None:
    text = (PACKAGE / module).read_text(encoding="utf-8")
    assert re.search(rf"^(?:class|def) {name}\b|^{name}(?:: [^=]+)? = ", text, re.MULTILINE), idea


def section(title: str) -> str:
    """What stands below a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {title}\n(.*?)(?=^#+ |\Z)", PAPER, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found[1]


def cells(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their heads."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"
    ]
    rules = [at for at, row in enumerate(rows) if set("".join(row)) <= set("-")]
    return [row for at, row in enumerate(rows) if at not in rules and at + 1 not in rules]


def listed_folders() -> set[str]:
    """Folders that have a row: of their room, or among those of the engine."""
    found, room = set(), ""
    for name, folder, holds in cells(section("The rooms").partition("folders by task")[2]):
        room = name.strip("`") or room
        found |= {f"{room}/{one}" for one in re.findall(r"`([\w/]+)`", folder)}
        found |= {f"{room}/{one}" for one in re.findall(r"`(\w+/\w+)`", holds)}
    found |= {f"engine/{row[0].strip('`')}" for row in cells(section("Inside the engine")) if row[0] != "–"}
    return found


def test_every_folder_has_a_row() -> None:
    """So every module is found by its folder, or stands in its room beside the folders."""
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")}
    rooms = {row[0].strip("`") for row in cells(section("The rooms").partition("folders by task")[0])}
    rooms = {one for row in rooms for one in re.findall(r"\w+", row)}
    assert {folder for folder in folders if "/" in folder} == listed_folders()
    assert {folder for folder in folders if "/" not in folder} - {"."} <= rooms


TABLES_OF_MODULES = {
    "Inside the compositor": "compositor",
    "Inside the engine": "engine",
    "Inside make-up": "makeup",
    "Inside sheets: print": "sheets/print",
    "Inside preflight: newspaper pages": "preflight/pages",
    "Inside preflight: collation": "preflight/text",
}


@pytest.mark.parametrize(("title", "folder"), TABLES_OF_MODULES.items())
def test_modules_in_the_tables_of_a_room_are_there(title: str, folder: str) -> None:
    """In a row of several, `heads/sense`, `headline`, those without a folder are in the one named before."""
    column = 2 if folder == "engine" else 1
    for row in cells(section(title)):
        inside = row[0].strip("`–") if folder == "engine" else ""
        for name in re.findall(r"`([\w/]+)`", row[column]):
            inside, _, module = name.rpartition("/") if "/" in name else (inside, "", name)
            places = [PACKAGE / folder / inside / f"{module}.py", PACKAGE / folder / f"{module}.py"]
            assert any(place.is_file() for place in places), f"{title}: {name}"

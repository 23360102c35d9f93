"""The rooms of the package: imports point one way, and printing stays at the edge."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from project.parsed import parsed

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "build" / "banxin"

ORDER = (
    "world",
    "registry",
    "wording",
    "findings",
    "markup",
    "manuscript",
    "typecase",
    "layouts",
    "proofreading",
    "compositor",
    "engine",
    "makeup",
    "sheets",
    "press",
    "preflight",
    "importing",
    "job",
    "batch",
    "preview",
    "cli",
)
ONLY_IMPORTS: dict[str, set[str]] = {
    "compositor": set(),
    "engine": {"compositor"},
}  # they know nothing else of Banxin
FOLDERS_APART = {
    # Words are looked for in any PDF; pages are judged on top of what is painted. `finished_pdf` calls both.
    "preflight/text/": ("banxin.preflight.pages", "banxin.preflight.finished_pdf"),
    "preflight/pages/": ("banxin.preflight.text.print_check", "banxin.preflight.finished_pdf"),
}
ENGINE_DOORS = ("engine/", "press/pdf/")
PRINTERS = ("cli/",)


def imported(name: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of every import of the module `name`, wherever in it one stands."""
    folders = ["banxin", *name.split("/")[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = folders[: len(folders) - node.level + 1] if node.level else []
            stem = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)


def wrong_turns(name: str, tree: ast.Module) -> list[str]:
    """Imports of a module that lead to a later room."""
    room = name.split("/", maxsplit=1)[0]
    if room not in ORDER:
        return []
    found = []
    for line, target in imported(name, tree):
        parts = target.split(".")
        if parts[0] != "banxin" or len(parts) < 2 or parts[1] not in ORDER or parts[1] == room:
            continue
        if parts[1] not in ONLY_IMPORTS.get(room, ORDER[: ORDER.index(room)]):
            found.append(f"{name}:{line} imports {target}")
    return found


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    assert rooms == set(ORDER)


def test_imports_point_one_way() -> None:
    assert [turn for name, tree in parsed().items() for turn in wrong_turns(name, tree)] == []


def test_folders_that_one_module_composes_stay_apart() -> None:
    found = [
        f"{name}:{line}"
        for name, tree in parsed().items()
        for folder, others in FOLDERS_APART.items()
        if name.startswith(folder)
        for line, target in imported(name, tree)
        if any(target == other or target.startswith(f"{other}.") for other in others)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("findings/a.py", "from banxin.cli import main"),
        ("markup/a.py", "def f():\n    import banxin.job.build"),
        ("compositor/a.py", "from banxin.findings import Finding"),
        ("compositor/a.py", "from banxin.engine import composing"),
        ("engine/a/b.py", "from banxin.findings import Finding"),
        ("sheets/a.py", "from banxin import press"),
        ("markup/a/b.py", "from ...job import build"),
    ],
)
def test_a_wrong_turn_is_seen(name: str, source: str) -> None:
    assert wrong_turns(name, ast.parse(source))


def test_weasyprint_has_two_doors() -> None:
    strays = [
        f"{name}:{line}"
        for name, tree in parsed().items()
        for line, target in imported(name, tree)
        if target.split(".")[0] == "weasyprint" and not name.startswith(ENGINE_DOORS)
    ]
    assert strays == []


def test_only_the_command_line_prints() -> None:
    calls = [
        f"{name}:{node.lineno}"
        for name, tree in parsed().items()
        if not name.startswith(PRINTERS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"print", "input"}
    ]
    assert calls == []


PUBLIC = {"weasyprint", "weasyprint.urls", "weasyprint.text.fonts"}


def test_one_room_knows_weasyprints_inside() -> None:
    inside = {
        f"{name}: {module}"
        for name, tree in parsed().items()
        if not name.startswith("engine/")
        for node in ast.walk(tree)
        for module in modules_named(node)
        if module.split(".")[0] == "weasyprint" and module not in PUBLIC
    }
    assert inside == set()


def modules_named(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [name.name for name in node.names] if isinstance(node, ast.Import) else []

"""One word, one meaning: a class's name is taken once, and no module is a slice of another."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict

from project.parsed import PACKAGE, parsed

MODULE_FLOOR = 20  # lines; a shorter one is a room of its own only where several others need it
ENTRANCES = {"version.py", "__main__.py", "cli/__main__.py"}


def taken_twice(modules: dict[str, ast.Module]) -> dict[str, list[str]]:
    """Names of public classes and of aliases of types, with the modules that define one twice or more."""
    homes: dict[str, list[str]] = defaultdict(list)
    for name, tree in modules.items():
        for node in tree.body:
            if (taken := _type_name(node)) and not taken.startswith("_"):
                homes[taken].append(name)
    return {name: found for name, found in homes.items() if len(found) > 1}


def _type_name(node: ast.stmt) -> str:
    """The name of a class, or of an alias: one that is written as classes are (`KeyPath = tuple[…]`)."""
    if isinstance(node, ast.ClassDef):
        return node.name
    target: ast.expr | None = None
    if isinstance(node, ast.Assign):
        target = node.targets[0]
    elif isinstance(node, ast.AnnAssign):  # `KeyPath: TypeAlias = tuple[…]`
        target = node.target
    elif type(node).__name__ == "TypeAlias":  # `type KeyPath = tuple[…]`: Python 3.12 and later
        target = getattr(node, "name", None)
    name = target.id if isinstance(target, ast.Name) else ""
    return name if name[:1].isupper() and any(letter.islower() for letter in name) else ""


def importers(modules: dict[str, ast.Module]) -> Counter[str]:
    """How many modules import each module, by its path."""
    counts: Counter[str] = Counter()
    for name, tree in modules.items():
        folders = ["banxin", *name.split("/")[:-1]]
        targets = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                above = folders[: len(folders) - node.level + 1] if node.level else []
                stem = ".".join([*above, *filter(None, [node.module])])
                targets |= {stem, *(f"{stem}.{alias.name}" for alias in node.names)}
        counts.update(f"{target.removeprefix('banxin.').replace('.', '/')}.py" for target in targets)
    return counts


def test_a_class_has_its_name_to_itself() -> None:
    assert taken_twice(parsed()) == {}


def test_a_name_taken_twice_is_seen() -> None:
    modules = {"a.py": ast.parse("class Leg: ..."), "b.py": ast.parse("class Leg: ...\nclass _Own: ...")}
    assert taken_twice(modules) == {"Leg": ["a.py", "b.py"]}


def test_an_alias_is_a_name_too() -> None:
    modules = {
        "a.py": ast.parse("Span = tuple[int, int]\nMOST = 3"),
        "b.py": ast.parse("class Span: ...\nMOST: int = 4"),
        "c.py": ast.parse("Span: TypeAlias = slice"),
    }
    assert taken_twice(modules) == {"Span": ["a.py", "b.py", "c.py"]}


def test_short_modules_are_shared() -> None:
    modules = parsed()
    known = importers(modules)
    slices = [
        name
        for name in modules
        if not name.endswith("__init__.py") and name not in ENTRANCES
        if len((PACKAGE / name).read_text(encoding="utf-8").splitlines()) < MODULE_FLOOR and known[name] < 2
    ]
    assert slices == []

"""Folders of a room: imports between two of them point one way, but for the pairs that are listed here."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from project.parsed import parsed

BOTH_WAYS = {
    ("engine", "engine/drawing"): "`patches` is the table of all that is replaced; each asks the `session`",
    ("engine", "engine/lines"): "likewise",
    ("engine", "engine/pages"): "likewise",
    ("engine", "engine/styles"): "likewise",
    ("engine", "engine/tags"): "likewise",
    ("manuscript", "manuscript/articles"): "`reading` reads articles into the types of `publication`",
    ("manuscript", "manuscript/images"): "likewise",
    ("markup", "markup/rules"): "`dialect` puts the rules together, which make nodes of the `tree`",
}
"""Pairs of folders of a room that know each other, with the reason. This list grows shorter only."""

Sources = Mapping[str, ast.Module]


def sources() -> dict[str, ast.Module]:
    """The package's modules by their path in it; a room's door, which hands names on, is none of them."""
    return {name: tree for name, tree in parsed().items() if PurePosixPath(name).name != "__init__.py"}


def _named(tree: ast.Module) -> Iterator[str]:
    """What is imported when the module runs; not what only checkers of types read."""
    for node in _running(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield child
            yield from _running(child)


def imported_modules(name: str, modules: Sources) -> set[str]:
    """The modules of the package that the module `name` imports, wherever in it."""
    found = set()
    for target in _named(modules[name]):
        path = target.removeprefix("banxin.").replace(".", "/")
        while path not in (".", "") and f"{path}.py" not in modules:
            path = PurePosixPath(path).parent.as_posix()
        found.add(f"{path}.py")
    return found & set(modules)


def both_ways(modules: Sources) -> set[tuple[str, str]]:
    """Pairs of folders of one room with a module in each that imports one of the other."""
    known: dict[str, set[str]] = defaultdict(set)
    for name in modules:
        folder = PurePosixPath(name).parent.as_posix()
        known[folder] |= {PurePosixPath(other).parent.as_posix() for other in imported_modules(name, modules)}
    return {
        (one, other)
        for one, others in known.items()
        for other in others
        if one < other and one in known[other] and one.split("/")[0] == other.split("/")[0]
    }


def test_folders_that_know_each_other_are_listed() -> None:
    assert both_ways(sources()) == set(BOTH_WAYS)


def test_a_tangle_is_seen() -> None:
    modules = {
        "makeup/legs/a.py": ast.parse("from banxin.makeup.model.b import B"),
        "makeup/model/b.py": ast.parse("B = 1"),
        "makeup/model/c.py": ast.parse("def f():\n    from banxin.makeup.legs import a"),
    }
    assert both_ways(modules) == {("makeup/legs", "makeup/model")}


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Not even by an import within a function, which Python would let pass."""
    modules = sources()
    imports = {name: imported_modules(name, modules) - {name} for name in modules}
    while leaves := {name for name, others in imports.items() if not others & set(imports)}:
        imports = {name: others for name, others in imports.items() if name not in leaves}
    assert sorted(imports) == []

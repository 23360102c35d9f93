"""What is replaced stands in one table, what is relied on in the contract; the room's text is compared."""

import ast
import inspect
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from banxin import engine
from banxin.engine import composing, contract
from banxin.engine.contract import FIELDS, GONE, MENTIONED, PRESENT, SAME, SIGNATURES, find
from banxin.engine.patches import PATCHES

SEAM = Path(engine.__file__).parent
MODULES = [(path.stem, ast.parse(path.read_text("utf-8"))) for path in sorted(SEAM.rglob("*.py"))]
ENGINE = {"weasyprint", "pydyf", "cffi", "_cffi_backend"}
PUBLIC = {"warning", "NULL", "cast", "new", "string", "typeof", "__version__"}  # of loggers, cffi, packages
KNOWN = {
    *PRESENT, *SIGNATURES, *MENTIONED, *SAME, *SAME.values(), *FIELDS,
    *(f"{name}.{field}" for name, fields in FIELDS.items() for field in fields),
}  # fmt: skip
# What is put in another's place outside the table, and why that is no patch of the engine in use.
AT_START: dict[str, set[str]] = {
    "declarations": {"cffi.FFI"},  # while WeasyPrint is imported, once in a process
    "loading": {"ctypes.util.find_library"},
}
# Cached, since what comes out follows from what goes in, whoever asks.
PURE = {"press_font: _characters_of"}
# Objects of the engine by the name that they have everywhere in the engine room.
OBJECTS = {
    "context": "weasyprint.layout.LayoutContext",
    "style_for": "weasyprint.css.StyleFor",
    "stream": "weasyprint.pdf.stream.Stream",
    "collector": "weasyprint.css.targets.TargetCollector",
}
# Assigned by functions of the engine from outside of the class; MENTIONED has the lines.
ASSIGNED = {"weasyprint.layout.LayoutContext.page_maker"}


def foreign(tree: ast.Module, roots: set[str] = ENGINE) -> dict[str, str]:
    """What of the engine each name of a module means."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] in roots:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in roots:
                    found[alias.asname or alias.name.split(".")[0]] = (
                        alias.name if alias.asname else alias.name.split(".")[0]
                    )
    return found


def dotted(node: ast.AST, names: dict[str, str]) -> str:
    """The full name of an attribute of the engine; empty where it is something else's."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    stem = dotted(node.value, names) if isinstance(node, ast.Attribute) else ""
    return f"{stem}.{node.attr}" if stem else ""


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, AttributeError):
        return False


def test_no_name_is_replaced_twice() -> None:
    assert len({patch.name for patch in PATCHES}) == len(PATCHES)
    assert len({(id(patch.owner), patch.attribute) for patch in PATCHES}) == len(PATCHES)


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_what_is_replaced_stands_in_the_contract(patch) -> None:
    assert patch.name in {*SIGNATURES, *SAME, *PRESENT}
    assert patch.attribute in vars(patch.owner), "the owner has it itself: all of it can be put back"
    assert find(patch.name) is not GONE
    if callable(find(patch.name)) and not isinstance(find(patch.name), type):
        assert patch.expected


@pytest.mark.parametrize(
    "patch", [patch for patch in PATCHES if inspect.isfunction(patch.ours)], ids=lambda patch: patch.name
)
def test_what_takes_its_place_can_be_called_like_it(patch) -> None:
    """By position, and by the names of its parameters; that of an object itself is never given."""
    ours = inspect.signature(patch.ours)
    ours.bind(*patch.expected)
    named = [p.name for p in ours.parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
    assert [
        (mine, theirs)
        for mine, theirs in zip(named, patch.expected, strict=False)
        if theirs not in (mine, "self")
    ] == []


def test_what_is_taken_of_the_engine_stands_in_the_contract() -> None:
    loose = set()
    for module, tree in MODULES:
        names = foreign(tree)
        used = {*names.values(), *(dotted(node, names) for node in ast.walk(tree))} - {""}
        for name in used:
            stem, _, attribute = name.rpartition(".")
            if (
                name not in KNOWN
                and not is_module(name)
                and not (attribute in PUBLIC and (stem in KNOWN or is_module(stem)))
            ):
                loose.add(f"{module}: {name}")
    assert loose == set()


def test_fields_of_what_the_engine_hands_over_stand_in_the_contract() -> None:
    loose = {
        f"{module}: {name}"
        for module, tree in MODULES
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        for held in [ast.unparse(node.value).removeprefix("self.")]
        if held in OBJECTS and not node.attr.startswith(("_banxin", "banxin", "__"))
        for name in [f"{OBJECTS[held]}.{node.attr}"]
        if name not in KNOWN | ASSIGNED
    }
    assert loose == set()


def test_private_fields_stand_in_the_contract() -> None:
    """Whatever begins with an underscore and is not made in the engine room is the engine's."""
    told = {name.rpartition(".")[2] for name in KNOWN} | {"_replace"}  # named tuples have that
    own = set().union(*(made(tree) for _, tree in MODULES))
    loose = {
        f"{module}: {node.attr}"
        for module, tree in MODULES
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr.startswith("_")
        if not node.attr.startswith(("__", "_banxin")) and node.attr not in own | told
    }
    assert loose == set()


def made(tree: ast.Module) -> set[str]:
    """Functions, classes and fields of a module's own."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {t.attr for t in targets if isinstance(t, ast.Attribute)}
            found |= {t.id for t in targets if isinstance(t, ast.Name)}
    return found


def put_in_places(tree: ast.Module) -> Iterator[str]:
    """Names of other packages that a module assigns to, deletes, or sets by `setattr`."""
    names = foreign(tree, {*ENGINE, "ctypes", "zlib", "inspect", "sys", "os", "gc", "logging"})
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.Delete):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        elif isinstance(node, ast.Call) and dotted_name(node.func) in {
            "setattr",
            "delattr",
            "object.__setattr__",
        }:
            targets = node.args[:1]
            yield from (dotted(target, names) for target in targets if dotted(target, names))
            continue
        else:
            continue
        yield from (
            dotted(target, names)
            for target in targets
            if isinstance(target, ast.Attribute) and dotted(target, names)
        )


def dotted_name(node: ast.AST) -> str:
    return ast.unparse(node)


def test_nothing_is_replaced_outside_the_table() -> None:
    found = [(module, set(put_in_places(tree))) for module, tree in MODULES]
    assert {module: names for module, names in found if names} == AT_START


@pytest.mark.parametrize(
    "line",
    [
        "import weasyprint.draw\nweasyprint.draw.draw_text = print",
        "from weasyprint.layout import block as b\ndef f():\n    b.iter_line_boxes = print",
        "import pydyf\nsetattr(pydyf, 'zlib', None)",
        "from weasyprint.pdf.stream import Stream\ndel Stream.add_font",
    ],
)
def test_a_name_replaced_outside_is_seen(line: str) -> None:
    assert list(put_in_places(ast.parse(line)))


def test_only_the_switch_puts_patches_in() -> None:
    """The owner of a patch is known by that name alone."""
    users = {
        module
        for module, tree in MODULES
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "setattr"
        and ast.unparse(node.args[0]) in {"patch.owner", "owner"}
    }
    assert users == {"switching"}


def test_the_contract_is_held_against_the_engine_at_rest() -> None:
    assert contract.breaches() == []
    with composing():
        inside = {patch.name: find(patch.name) for patch in PATCHES}
    assert all(find(name) is not there for name, there in inside.items())


def test_nothing_of_a_run_is_kept_in_a_module() -> None:
    """No `global`, no cached function, and no collection of a module's that its functions fill."""
    found = {f"{module}: {what}" for module, tree in MODULES for what in kept(tree)}
    assert found == PURE


@pytest.mark.parametrize(
    "text",
    [
        "SEEN = []\ndef f(x):\n    SEEN.append(x)",
        "SEEN: dict = {}\ndef f(x):\n    SEEN[x] = 1",
        "LAST = None\ndef f(x):\n    global LAST",
        "from functools import cache\n@cache\ndef f(x):\n    return x",
    ],
)
def test_what_is_kept_in_a_module_is_seen(text: str) -> None:
    assert list(kept(ast.parse(text)))


FILLING = {"append", "add", "update", "clear", "pop", "remove", "extend", "insert", "setdefault", "discard"}


def kept(tree: ast.Module) -> Iterator[str]:
    """What the functions of a module change in the module itself."""
    settings = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    top = {name for node in settings for name in made(ast.Module([node], []))}
    for node in ast.walk(tree):
        changed: list[ast.expr] = []
        if isinstance(node, ast.Global):
            yield from node.names
        elif isinstance(node, ast.FunctionDef) and any(
            "cache" in ast.unparse(d) for d in node.decorator_list
        ):
            yield node.name
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FILLING
        ):
            changed = [node.func]
        elif isinstance(node, ast.Assign):
            changed = node.targets
        elif isinstance(node, ast.AugAssign):
            changed = [node.target]
        for target in changed:
            if isinstance(target, ast.Subscript | ast.Attribute):
                base = ast.unparse(target.value).split(".")[0]
                if base in top:
                    yield base

"""Modules and functions stay small enough to be read at a sitting."""

from __future__ import annotations

import ast

from project.parsed import PACKAGE, parsed

MODULE_CEILING = 400
FUNCTION_CEILING = 40
TABLES = {"findings/codes.py"}  # modules that are one table of data

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> dict[str, str]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def code_lines(function: Function) -> int:
    """Lines of a function without its docstring: what has to be followed."""
    assert function.end_lineno is not None
    length = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is not None:
        words = function.body[0]
        assert words.end_lineno is not None
        length -= words.end_lineno - words.lineno + 1
    return length


def test_no_module_is_over_the_ceiling() -> None:
    lengths = {name: text.count("\n") for name, text in sources().items() if name not in TABLES}
    assert {name: lines for name, lines in lengths.items() if lines > MODULE_CEILING} == {}


def test_no_function_is_over_the_ceiling() -> None:
    long = {
        f"{name}:{node.lineno} {node.name}": code_lines(node)
        for name, tree in parsed().items()
        for node in ast.walk(tree)
        if isinstance(node, Function) and code_lines(node) > FUNCTION_CEILING
    }
    assert long == {}


def test_every_module_says_what_it_is() -> None:
    assert [name for name, tree in parsed().items() if tree.body and not ast.get_docstring(tree)] == []


def test_a_docstring_does_not_count() -> None:
    function = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n').body[0]
    assert isinstance(function, ast.FunctionDef)
    assert code_lines(function) == 2

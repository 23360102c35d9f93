"""Words for readers are messages, so that they can be said in any language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from project.parsed import parsed

WORDS = {"message", "expected", "remedy"}
FOR_NO_READER = {"filterwarnings"}  # a pattern
LETTERS = re.compile(r"[A-Za-z]{2}")
PROSE = re.compile(r"[A-Za-z’`}»”)]+[,;:]? [a-z]{2,}")


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def constants(node: ast.JoinedStr) -> Iterator[ast.Constant]:
    return (part for part in node.values if isinstance(part, ast.Constant))


def written(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Literals that become the value of an expression without a `Message` round them."""
    match node:
        case ast.Constant(value=str() as text) if PROSE.search(text):
            yield node.lineno, text
        case ast.JoinedStr() if any(LETTERS.search(part.value) for part in constants(node)):
            yield node.lineno, "f-string"
        case ast.IfExp():
            yield from written(node.body)
            yield from written(node.orelse)
        case ast.BoolOp():
            for value in node.values:
                yield from written(value)
        case ast.BinOp(op=ast.Add()):
            yield from written(node.left)
            yield from written(node.right)


def bare(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Words that are given to `finding`, to a `report`, or to the display, or raised, and are no message."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or name_of(node) in FOR_NO_READER:
            continue
        if name_of(node) == "finding":
            given = [*node.args[1:2], *(word.value for word in node.keywords if word.arg in WORDS)]
        elif name_of(node) in {"say", "complain", "BadParameter", "wrong_usage"}:
            given = node.args[:1]
        else:
            given = [word.value for word in node.keywords if word.arg in WORDS]
        for one in given:
            yield from written(one)


def test_words_for_readers_are_messages() -> None:
    found = [
        f"{name}:{line}: {text}"
        for name, tree in parsed().items()
        if not name.startswith("engine/")
        for line, text in bare(tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'finding("a.b", f"{name} is lost")',
        'finding("a.b", "It is lost")',
        'finding("a.b", Message("It"), expected="one of " + names)',
        'log.report("a.b", message, place, remedy="take it away" if x else "")',
        'display.say(f"{x} files")',
    ],
)
def test_bare_words_are_seen(source: str) -> None:
    assert list(bare(ast.parse(source)))


def test_messages_are_let_through() -> None:
    assert (
        list(bare(ast.parse('finding("a.b", Message("It is {x}", x=1), expected="a.md" if x else MORE)')))
        == []
    )

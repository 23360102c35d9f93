"""How deeply a template nests, counted before anything is called for it.

Jinja and Python read and compile by recursion, and how much of that they bear depends on the release of
Python and on how deep the stack is already. So brackets, statements and signs are counted as they are read,
and the tree of what was read is measured without recursion: the same template is refused everywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from banxin.wording import Message

DEEPEST = 32
"""Statements, brackets, signs and `else` of expressions that may be open at once."""

DEEPEST_TREE = 64
"""Levels of the tree: each operator, dot or filter of a chain is one."""

_STATEMENTS = frozenset({"block", "call", "filter", "for", "if", "macro"})
_OPENING = frozenset({"lparen", "lbracket", "lbrace"})
_CLOSING = frozenset({"rparen", "rbracket", "rbrace"})
_BEGINNING = frozenset({"block_begin", "variable_begin"})
_Made = TypeVar("_Made")


class BoundedNesting(Extension):
    """Refuses a template at the token that would open one level too many."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens, each counted before the parser gets it; raises TemplateSyntaxError."""
        count = _Count()
        for token in stream:
            if count.take(token) > DEEPEST:
                raise TemplateSyntaxError(too_deep(DEEPEST), token.lineno, stream.name, stream.filename)
            yield token


class _Count:
    """What is open: statements, and in each bracket the words that make the parser go deeper."""

    def __init__(self) -> None:
        self._statements = 0
        self._levels = [0]
        self._signs = 0
        self._last = ""
        self._capture = False

    def take(self, token: Token) -> int:
        """Count `token`; the depth after it."""
        word = token.value if token.type == "name" else token.type
        if self._last == "block_begin":
            self._statement(word)
        elif token.type in _BEGINNING:
            self._levels, self._signs = [0], 0
        elif token.type in _OPENING:
            self._levels.append(0)
        elif token.type in _CLOSING:
            self._levels = self._levels[:-1] or [0]
        elif word == "else":
            self._levels[-1] += 1
        elif word == "assign" and len(self._levels) == 1:
            self._capture = False
        elif word == "block_end":
            self._statements += self._capture
            self._capture = False
        self._signs = self._signs + 1 if word in {"not", "sub", "add"} else 0
        self._last = token.type
        return self._statements + len(self._levels) - 1 + sum(self._levels) + self._signs

    def _statement(self, word: str) -> None:
        self._capture = word == "set"
        if word in _STATEMENTS:
            self._statements += 1
        elif word.startswith("end"):
            self._statements -= 1


def too_deep(most: int) -> str:
    """The words for a template with more than `most` levels."""
    return Message("The template nests too deeply: at most {most} levels.", most=most)


def check_tree(tree: nodes.Template, name: str | None, filename: str | None) -> None:
    """Measure the tree of a template; raises TemplateSyntaxError where it is too deep."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST_TREE:
            raise TemplateSyntaxError(too_deep(DEEPEST_TREE), node.lineno, name, filename)
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


def on_its_own_stack(work: Callable[[], _Made]) -> _Made:
    """Do `work` in a thread, which has its whole stack before it however deep the caller stands."""
    made: list[_Made] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as fault:
            failed.append(fault)

    thread = threading.Thread(target=run, name="banxin-template")
    try:
        thread.start()
    except RuntimeError:  # no memory for a stack
        return work()
    thread.join()
    if failed:
        raise failed[0]
    return made[0]

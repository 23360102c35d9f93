"""Telling how far the engine has come: each page as it is made."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_listeners: list[Callable[[int], None]] = []


@contextmanager
def counting_pages(tell: Callable[[int], None] | None) -> Iterator[None]:
    """Have `tell` called with the number of each page that is made inside the block, from 1."""
    if tell is None:
        yield
        return
    _listeners.append(tell)
    try:
        yield
    finally:
        _listeners.remove(tell)


def page_made(number: int) -> None:
    """A page has been made."""
    for tell in _listeners:
        tell(number)

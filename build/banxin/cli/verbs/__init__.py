"""One module for each verb of the command line, loaded where its verb is wanted or all are to be told."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

FOUND_IN: Final = {
    "init": "init:init",
    "import": "importing:import_files",
    "build": "build:build",
    "batch": "batch:batch",
    "check": "check:check",
    "count": "count:count",
    "doctor": "doctor:doctor",
    "impose": "impose:impose",
    "preflight": "preflight:preflight",
    "preview": "preview:preview",
    "clean": "clean:clean",
    "layouts": "layouts:layouts",
    "fonts": "fonts:fonts",
}
"""Where each verb is found, as module:attribute within this package, in the order of help."""

_OPTION_WITH_VALUE: Final = "--lang"
_WITHOUT_VERB: Final = frozenset({"--version"})


def loaded(verb: str) -> Any:
    """The function of a verb, or the group of those that stand behind it."""
    module, _, attribute = FOUND_IN[verb].partition(":")
    return getattr(import_module(f"{__name__}.{module}"), attribute)


def wanted(arguments: Sequence[str]) -> tuple[str, ...]:
    """The verbs that a command line needs: the one that it names, none for an option that needs none.

    All of them where it names none, or none that there is: they are told, or one like it is looked for.
    """
    words = iter(arguments)
    needed = tuple(FOUND_IN)
    for word in words:
        if word == _OPTION_WITH_VALUE:
            next(words, None)
        elif word in FOUND_IN:
            return (word,)
        elif word in _WITHOUT_VERB:
            needed = ()
        elif not word.startswith("-"):
            return tuple(FOUND_IN)
    return needed

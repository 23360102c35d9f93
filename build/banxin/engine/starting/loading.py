"""Loading WeasyPrint in less than half of its time; what is loaded is the same.

WeasyPrint asks for each native library by several names, and for each name Python's standard library runs the
compiler and the linker in search of a file. On Linux the loader knows these libraries by one name.
WeasyPrint also loads the parts of fontTools that cut faces, which HarfBuzz does; they are loaded when called.
"""

import ctypes.util
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from banxin.engine.starting.declarations import kept_declarations

# Modules of fontTools that WeasyPrint imports for what it seldom does, and the functions it takes of them.
_SELDOM: Final = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}
_VERSION: Final = re.compile(r"-[01](\.0)?$")  # at the end of a name: gobject-2.0-0, harfbuzz-0.0
_FILES: Final = (".so.0", ".so.1", ".dylib", ".dll")
_OPTIONAL: Final = frozenset({"harfbuzz-vector"})  # draws colour glyphs; few systems have it


def load() -> None:
    """Import WeasyPrint, unless someone has already.

    Raises:
        OSError: a native library is missing; WeasyPrint says which.
    """
    if "weasyprint" in sys.modules:
        return
    # GLib before 2.76 has an allocator whose lock is never free in a process forked beside Pango's threads.
    os.environ.setdefault("G_SLICE", "always-malloc")
    with _seldom_used_put_off(), _loader_asked_first(), kept_declarations():
        import_module("weasyprint")


@contextmanager
def _loader_asked_first() -> Iterator[None]:
    """Let the search for a library begin with the name under which the loader of Linux knows it."""
    search = ctypes.util.find_library

    def find(name: str) -> str | None:
        if name.endswith(_FILES):  # the loader was asked for it already
            return None
        stem = _VERSION.sub("", name.removeprefix("lib"))
        for version in "01":
            soname = f"lib{stem}.so.{version}"
            try:
                ctypes.CDLL(soname)
            except OSError:
                continue
            return soname
        return None if stem in _OPTIONAL else search(name)

    if sys.platform.startswith("linux"):
        ctypes.util.find_library = find
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _seldom_used_put_off() -> Iterator[None]:
    """Let modules that are seldom used be imported in name only; everyone else gets the real ones."""
    stand_ins = {name: _stand_in(name, taken) for name, taken in _SELDOM.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    parent = vars(import_module("fontTools"))
    cutting = stand_ins.get("fontTools.subset")
    if cutting is not None:
        parent["subset"] = cutting
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
        if cutting is not None and parent.get("subset") is cutting:
            del parent["subset"]


class _StandIn(ModuleType):
    """Stands for a module until something of it is wanted."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _stand_in(name: str, functions: tuple[str, ...]) -> _StandIn:
    module = _StandIn(name)
    for function in functions:
        setattr(module, function, _fetching(name, function))
    return module


def _fetching(name: str, function: str) -> Callable[..., Any]:
    """A function that fetches the real one when it is called."""

    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(name), function)(*arguments, **named)

    return call

"""The native libraries that setting needs: whether the system can load them, and their versions."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

_MSYS2 = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin"


@dataclass(frozen=True, slots=True)
class Library:
    """A library: its name for people, its stem, its version on each system, and who tells its version.

    `soname` is the number in the Linux file name, `dylib` that of macOS, `dll` that of Windows.
    """

    name: str
    stem: str
    soname: str
    dylib: str
    dll: str
    version_call: str

    def candidates(self) -> Iterator[str]:
        """Names to try, in the order of the loaders' own habits."""
        yield f"lib{self.stem}.so.{self.soname}"
        yield f"lib{self.stem}{self.dylib}.dylib"
        yield f"lib{self.stem}-{self.dll}.dll"
        found = ctypes.util.find_library(self.stem)
        if found:
            yield found


PANGO = Library("Pango", "pango-1.0", "0", "", "0", "pango_version_string")
PANGOFT2 = Library("PangoFT2", "pangoft2-1.0", "0", "", "0", "")
HARFBUZZ = Library("HarfBuzz", "harfbuzz", "0", ".0", "0", "hb_version_string")
SUBSET = Library("HarfBuzz-subset", "harfbuzz-subset", "0", ".0", "0", "hb_version_string")
FONTCONFIG = Library("fontconfig", "fontconfig", "1", "", "1", "FcGetVersion")


def version_of(library: Library) -> str | None:
    """The version of a library, empty when it does not tell; None when it cannot be loaded."""
    loaded = _load(library)
    if loaded is None:
        return None
    with suppress(AttributeError, ValueError):
        return _call(loaded, library.version_call)
    return ""


def _load(library: Library) -> ctypes.CDLL | None:
    _search_like_the_engine()
    for name in library.candidates():
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None


def _search_like_the_engine() -> None:
    """On Windows, look for DLLs where WeasyPrint looks; its variable wins over the MSYS2 folders."""
    if hasattr(os, "add_dll_directory"):
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _MSYS2).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)


def _call(loaded: ctypes.CDLL, function: str) -> str:
    if not function:
        return ""
    call = getattr(loaded, function)
    if function == "FcGetVersion":
        number = int(call())
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    call.restype = ctypes.c_char_p
    return str(call().decode("ascii", "replace"))

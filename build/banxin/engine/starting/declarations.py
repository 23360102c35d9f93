"""Declarations of native functions, parsed once and kept beside this module's bytecode.

WeasyPrint declares some hundred functions of Pango and HarfBuzz in C, and the parser of C that cffi brings
along needs longer for them at every start than setting a page takes. What it made of them is kept as Python
keeps bytecode: in `__pycache__`, under a digest of the declarations, made anew whenever they change. Where
nothing may be written the declarations are parsed each time.
"""

import ctypes.util
import hashlib
import importlib.util
import io
import marshal
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import _cffi_backend
import cffi

_NAME: Final = "banxin_declarations"
_HEAD: Final = 32  # bytes of each digest before the code: of what it was made from, and of itself
_SPOILT: Final = (OSError, EOFError, ValueError, TypeError, KeyError, NotImplementedError)


@contextmanager
def kept_declarations() -> Iterator[None]:
    """Let whoever asks cffi for an FFI inside the block have one whose declarations are kept."""
    theirs = cffi.FFI
    cffi.FFI = _Declared
    try:
        yield
    finally:
        cffi.FFI = theirs


class _Declared:
    """An FFI that takes its declarations once; all its other names are those of the FFI made from them."""

    def cdef(self, declarations: str) -> None:
        """Take the declarations, parsed before or now."""
        made = _kept(declarations) or _parse(declarations)
        for name in dir(made):
            if not name.startswith("_"):
                setattr(self, name, getattr(made, name))
        if isinstance(made, _cffi_backend.FFI):
            self.dlopen = _searching(made)


def _searching(made: Any) -> Any:
    """Opening a library as a parsed FFI does: by its name, else by the file that a search for it finds."""

    def dlopen(name: str, flags: int = 0) -> Any:
        with suppress(OSError):
            return made.dlopen(name, flags)
        path = ctypes.util.find_library(name)
        if path is None:
            raise OSError(f"no library called {name!r}")
        return made.dlopen(path, flags)

    return dlopen


def _umask() -> int:
    """What others may not do with new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _place() -> Path:
    return Path(importlib.util.cache_from_source(str(Path(__file__).with_name(f"{_NAME}.py"))))


def _digest(declarations: str) -> bytes:
    """Of everything the kept form depends on."""
    versions = (
        sys.version,
        platform.machine(),
        str(sys.maxsize),
        cffi.__version__,
        _cffi_backend.__version__,
    )
    return hashlib.sha256("\0".join((declarations, *versions)).encode()).digest()


def _kept(declarations: str) -> Any:
    """The FFI of these declarations from what was kept; None where there is nothing that serves."""
    with suppress(*_SPOILT):
        kept = _place().read_bytes()
        made_from, whole, code = kept[:_HEAD], kept[_HEAD : 2 * _HEAD], kept[2 * _HEAD :]
        if made_from == _digest(declarations) and whole == hashlib.sha256(code).digest():
            names: dict[str, Any] = {}
            exec(marshal.loads(code), names)
            return names["ffi"]
    return None


def _parse(declarations: str) -> Any:
    """Parse the declarations and keep the outcome for the next start, as far as that is allowed."""
    made = _FFI()
    made.cdef(declarations)
    if not sys.dont_write_bytecode:
        with suppress(*_SPOILT, cffi.FFIError, cffi.VerificationError):  # what is not kept is parsed again
            _keep(declarations)
    return made


def _keep(declarations: str) -> None:
    from cffi import recompiler  # noqa: PLC0415  once in the life of an installation

    twin = _FFI()
    twin.cdef(declarations)
    twin.set_source(_NAME, None)
    source = io.StringIO()
    recompiler.make_py_source(twin, _NAME, source)
    code = marshal.dumps(compile(source.getvalue(), _NAME, "exec"))
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(_digest(declarations) + hashlib.sha256(code).digest() + code)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, place)
    except OSError:
        os.unlink(name)
        raise


_FFI: Final = cffi.FFI

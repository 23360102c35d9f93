"""The code of Banxin's own templates, compiled once and kept beside this module's bytecode.

A build compiles some forty templates, for print and for the e-book, and most of them are those of the
layouts that Banxin brings. What Jinja and Python make of these is kept as Python keeps bytecode: in
`__pycache__`, under a digest of the text and of all that takes part in compiling it. Nothing of a
publication's own is ever kept, and nothing is read from where a publication lies: code from there would run
outside the sandbox. Where nothing may be written, templates are compiled each time; what runs is the same.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Final

import jinja2

_HERE: Final = Path(__file__)
_HEAD: Final = 32  # bytes of each digest before the code: of what it was made from, and of itself
_LARGEST: Final = 1 << 20  # bytes of code; that of the longest template has a tenth
_SPOILT: Final = (OSError, EOFError, ValueError, TypeError)


def kept_or_made(name: str, text: str, asked: str, make: Callable[[], CodeType]) -> CodeType:
    """The code of a template that Banxin brings, from what was kept or as `make` gives it.

    `name` tells templates apart, `asked` has all but the text that is asked of the compiler. Raises what
    `make` raises.
    """
    place = Path(importlib.util.cache_from_source(str(_HERE.with_name(f"banxin_block_{name}.py"))))
    made_from = hashlib.sha256(
        "\0".join((_compiler(), asked, text)).encode("utf-8", "surrogatepass")
    ).digest()
    return _read(place, made_from) or _kept(place, made_from, make())


def _read(place: Path, made_from: bytes) -> CodeType | None:
    """What was kept; None where it was made from something else or is spoilt."""
    with suppress(*_SPOILT):
        kept = place.read_bytes()
        source, whole, data = kept[:_HEAD], kept[_HEAD : 2 * _HEAD], kept[2 * _HEAD :]
        if source == made_from and whole == hashlib.sha256(data).digest():
            code = marshal.loads(data)
            return code if isinstance(code, CodeType) else None
    return None


def _kept(place: Path, made_from: bytes, code: CodeType) -> CodeType:
    """The code, kept for the next start as far as that is allowed."""
    data = marshal.dumps(code)
    if sys.dont_write_bytecode or len(data) > _LARGEST:
        return code
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(made_from + hashlib.sha256(data).digest() + data)
            os.chmod(name, os.stat(__file__).st_mode & 0o666)  # as Python does
            os.replace(name, place)
        except OSError:
            os.unlink(name)
            raise
    return code


@cache
def _compiler() -> str:
    """All that a template's code hangs on but its text: Python, Jinja, and the modules of this package."""
    parts = [sys.version, importlib.util.MAGIC_NUMBER.hex(), jinja2.__version__]
    for module in sorted(_HERE.parent.glob("*.py")):
        parts += [module.name, hashlib.sha256(module.read_bytes()).hexdigest()]
    return "\0".join(parts)

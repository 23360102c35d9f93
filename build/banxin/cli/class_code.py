"""The methods of dataclasses, compiled once and kept beside this module's bytecode.

A build declares some five hundred classes of plain values, and `dataclasses` has up to six methods of each
compiled from text at every start: a quarter of the time of loading. What Python makes of the text is kept as
it keeps bytecode: in `__pycache__`, under a digest of the text. Where nothing may be written, the text is
compiled each time; what runs is the same.
"""

from __future__ import annotations

import atexit
import dataclasses
import hashlib
import importlib.util
import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_HEAD: Final = 32  # bytes of each digest before the code: of the Python that made it, and of itself
_LARGEST: Final = 8 * 1024 * 1024  # bytes; beyond them only what was used last is kept
_SPOILT: Final = (OSError, EOFError, ValueError, TypeError)
_TEXT: Final = "<string>"  # how `exec` names what it compiles


class ClassCode:
    """Code by the digest of its text, kept in the file `place`."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._codes: dict[bytes, bytes] | None = None
        self._used: dict[bytes, bytes] = {}
        self._new = False

    def run(self, text: Any, *scopes: Any) -> None:
        """What `exec` does, with code that was kept where there is some."""
        exec(self._code(text) if isinstance(text, str) else text, *scopes)

    def _code(self, text: str) -> Any:
        if self._codes is None:
            self._codes = self._read()
        key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        kept = self._codes.get(key)
        if kept is not None:
            with suppress(*_SPOILT):
                code = marshal.loads(kept)
                self._used[key] = kept
                return code
        code = compile(text, _TEXT, "exec")
        self._codes[key] = self._used[key] = marshal.dumps(code)
        self._new = True
        return code

    def _read(self) -> dict[bytes, bytes]:
        """What was kept; nothing where it was made by another Python or is spoilt."""
        with suppress(*_SPOILT):
            kept = self._place.read_bytes()
            made_by, whole, codes = kept[:_HEAD], kept[_HEAD : 2 * _HEAD], kept[2 * _HEAD :]
            if len(kept) <= _LARGEST and made_by == _python() and whole == hashlib.sha256(codes).digest():
                found = marshal.loads(codes)
                return found if isinstance(found, dict) else {}
        return {}

    def keep(self) -> None:
        """Write what is known, if there is more than was read and it is allowed."""
        if not self._new or sys.dont_write_bytecode:
            return
        import tempfile  # where something is written: few starts do

        codes = marshal.dumps(self._codes)
        if len(codes) + 2 * _HEAD > _LARGEST:
            codes = marshal.dumps(self._used)
        with suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self._place.parent, prefix=self._place.name)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(_python() + hashlib.sha256(codes).digest() + codes)
                os.chmod(name, os.stat(__file__).st_mode & 0o666)  # as Python does
                os.replace(name, self._place)
            except OSError:
                os.unlink(name)
                raise


def _python() -> bytes:
    """A digest of the Python whose code it is."""
    return hashlib.sha256(sys.version.encode() + importlib.util.MAGIC_NUMBER).digest()


def keep_class_code() -> None:
    """Compile no method of a dataclass that was compiled before; to be called once, first of all."""
    place = importlib.util.cache_from_source(str(Path(__file__).with_name("banxin_classes.py")))
    kept = ClassCode(Path(place))
    vars(dataclasses)["exec"] = kept.run  # found there before the one of `builtins`
    atexit.register(kept.keep)

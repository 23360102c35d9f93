"""Plain values as bytes and back, for another process or a later build."""

from __future__ import annotations

import copyreg
import io
import pickle
from enum import Enum
from types import MappingProxyType
from typing import Any

_ROOMS = (
    "banxin.findings.",
    "banxin.wording.",
    "banxin.makeup.",
    "banxin.manuscript.form.sheet",
    "banxin.manuscript.form.page_plan",
    "banxin.layouts.pages.grid",
    "banxin.job.plain_values",
)
UNREADABLE = (
    pickle.UnpicklingError, ValueError, TypeError, AttributeError, ImportError, EOFError, IndexError,
)  # fmt: skip
"""What reading bytes raises that hold no plain value."""
_OTHERS = {
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
}


def proxied(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A mapping to be read only."""
    return MappingProxyType(mapping)


class _Pickler(pickle.Pickler):
    """Writes read-only mappings too, which pickle itself does not, and members of enumerations by value.

    Releases of Python before 3.11.4 would write these as a call of `getattr`, which is not read.
    """

    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda proxy: (proxied, (dict(proxy),))}

    def reducer_override(self, value: Any, /) -> Any:
        """How a value is made again; NotImplemented leaves it to pickle."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Reads findings, messages and make-up, and nothing else."""

    def find_class(self, module: str, name: str, /) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith(_ROOMS) and "." not in name:
            found = super().find_class(module, name)
            if getattr(found, "__module__", "") == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def as_bytes(value: Any) -> bytes:
    """A value as bytes; raises what pickle does for one that is not plain."""
    data = io.BytesIO()
    _Pickler(data, pickle.HIGHEST_PROTOCOL).dump(value)
    return data.getvalue()


def told_again(data: bytes) -> Any:
    """The value of the bytes, of findings, messages and make-up only; raises one of UNREADABLE for others."""
    return _Unpickler(io.BytesIO(data)).load()

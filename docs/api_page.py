"""The page of the public Python interface: signatures and docstrings of what `banxin.__all__` names."""

from __future__ import annotations

import dataclasses
import enum
import inspect
from collections.abc import Iterator
from typing import Any

import banxin

_HEAD = """What `banxin` offers to Python programs. These names follow [semantic versioning](https://semver.org):
what a program does with them goes on working until the next major version (while the major version is 0: the
next minor one). Every other module may change at any time.

```python
from banxin import build, check

report = build("my-paper", editions=["print"])
for found in report.findings:
    print(found.severity, found.code, found.place, found.message)
for output in report.outputs:
    print(output.path, output.pages, output.size, output.seconds)
```

Results are frozen dataclasses. Types are given as in the code, where `Mapping` and `Sequence` are those of
`collections.abc`."""


class _AsWritten(str):
    """An annotation that is shown without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def api_page(generated: str) -> str:
    """docs/api.md: every public name, in the order of `banxin.__all__`."""
    lines = ["# The Python interface", "", generated, "", *_HEAD.splitlines(), ""]
    for name in banxin.__all__:
        lines += _section(name, getattr(banxin, name))
    return "\n".join(lines).rstrip() + "\n"


def _section(name: str, thing: Any) -> Iterator[str]:
    yield from (f"## `{name}`", "")
    if isinstance(thing, str):
        yield from ("The version of Banxin, as text.", "")
    elif not inspect.isclass(thing) and not inspect.isroutine(thing):
        yield from (f"The `{type(thing).__name__}`: {inspect.getdoc(thing)}", "")
    elif not inspect.isclass(thing):
        yield from _code(_call(name, thing))
        yield from (inspect.getdoc(thing) or "", "")
    elif issubclass(thing, enum.Enum):
        yield from (inspect.getdoc(thing) or "", "")
        yield from ("Its members, which are texts as well: " + ", ".join(f"`{one}`" for one in thing), "")
    elif dataclasses.is_dataclass(thing):
        yield from (inspect.getdoc(thing) or "", "")
        yield from _fields(thing)
    elif "__call__" in vars(thing):
        yield from (inspect.getdoc(thing) or "", "")
        yield from _code(_call(name, thing.__call__))
    else:
        yield from (inspect.getdoc(thing) or "", "")
        yield from _methods(thing)


def _methods(thing: Any) -> Iterator[str]:
    """What a protocol asks for, with its words."""
    for name, member in vars(thing).items():
        if name.startswith("_"):
            continue
        function = member.fget if isinstance(member, property) else member
        call = f"{name}: {inspect.signature(function).return_annotation}"
        yield from _code(call if isinstance(member, property) else _call(name, function))
        yield from (inspect.getdoc(member) or "", "")


def _code(text: str) -> Iterator[str]:
    yield from ("```python", text, "```", "")


def _call(name: str, function: Any) -> str:
    """The signature, one parameter a line where it is long."""
    signature = inspect.signature(function)
    parameters = [one for one in signature.parameters.values() if one.name != "self"]
    shown = [str(one.replace(annotation=_AsWritten(one.annotation))) for one in parameters]
    first = next((i for i, one in enumerate(parameters) if one.kind is one.KEYWORD_ONLY), None)
    if first is not None:
        shown.insert(first, "*")
    end = f") -> {signature.return_annotation}"
    short = f"{name}({', '.join(shown)}{end}"
    if len(short) <= 100:
        return short
    return "\n".join([f"{name}(", *(f"    {one}," for one in shown), end])


def _fields(thing: Any) -> Iterator[str]:
    yield from ("| field | type | default |", "|---|---|---|")
    for one in dataclasses.fields(thing):
        if one.name.startswith("_"):
            continue
        yield f"| `{one.name}` | `{_cell(one.type)}` | {_default(one)} |"
    properties = [(key, value) for key, value in vars(thing).items() if isinstance(value, property)]
    for key, value in properties:
        yield f"| `{key}` | `{_cell(inspect.signature(value.fget).return_annotation)}` | (worked out) |"
    yield ""
    for key, value in properties:
        yield f"`{key}`: {' '.join((inspect.getdoc(value) or '').split())}"
        yield ""


def _default(one: dataclasses.Field[Any]) -> str:
    if one.default is not dataclasses.MISSING:
        return f"`{one.default!r}`"
    return "empty" if one.default_factory is not dataclasses.MISSING else "–"


def _cell(text: object) -> str:
    return str(text).replace("|", r"\|")

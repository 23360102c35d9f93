"""The reference of a layout as pages: plain text for the terminal, Markdown for the guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from banxin.findings.frame import display_width
from banxin.layouts.options.options import Option
from banxin.layouts.reference.block_data import EVERYWHERE
from banxin.layouts.reference.declared_rows import Say, declared_rows
from banxin.layouts.reference.folding import folded
from banxin.layouts.reference.record_data import RECORDS, Datum
from banxin.layouts.reference.reference import BlockFacts, LayoutReference
from banxin.wording import Message

RowsUnderHeads = tuple[Sequence[str], Sequence[Sequence[str]]]
"""The heads of a table and its rows."""

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the reference: title, a sentence, the outline of a template, tables."""

    title: str
    about: str = ""
    outline: tuple[str, ...] = ()
    tables: tuple[RowsUnderHeads, ...] = ()


def as_text(reference: LayoutReference, say: Say) -> str:
    """The reference in lines whose columns stand under each other."""
    lines: list[str] = []
    for part in _parts(reference, say):
        lines += [part.title, *([f"{_INDENT}{part.about}"] if part.about else [])]
        lines += [f"{_INDENT}{_INDENT}{line}" for line in part.outline]
        for _, rows in part.tables:
            lines += [_INDENT + line for line in _aligned(rows)]
        lines.append("")
    return "\n".join(lines)


def as_markdown(reference: LayoutReference, say: Say) -> str:
    """The reference as a page of Markdown."""
    lines: list[str] = []
    for number, part in enumerate(_parts(reference, say)):
        lines += [f"{'#' if not number else '##'} {part.title}", ""]
        lines += [part.about, ""] if part.about else []
        lines += ["```text", *part.outline, "```", ""] if part.outline else []
        for heads, rows in part.tables:
            lines += [_bars(heads), "|" + "---|" * len(heads), *map(_bars, rows), ""]
    return "\n".join(lines)


def _parts(reference: LayoutReference, say: Say) -> Iterator[_Part]:
    """The parts of the reference in their order."""
    layout = reference.layout
    chain = " → ".join(folder.name for folder in layout.chain)
    yield _Part(f"{layout.name} {say(layout.title)}", f"{say(layout.about)} ({chain})")
    yield _Part(say(Message("Options")), tables=(_options(layout.offered.values(), say),))
    for key, entries in reference.declared.items():
        rows = [(f"`{name}`" if name else "", *rest) for name, *rest in declared_rows(key, entries, say)]
        heads = (say(Message("Name")), say(Message("Value")), say(Message("Layer")))
        yield _Part(f"`{key}`", tables=((heads, rows),))
    if reference.pages:
        told = Message("Pages of a name, for `@page NAME`, and the elements that stand on them:")
        yield _Part(say(Message("Pages")), say(told), tables=(_pages(reference, say),))
    told = Message(
        "Every block sees, besides what it is given, the names below. Under each block stand the elements"
        " that it writes: `element.class`, behind them what is printed there; `→` is another block."
    )
    yield _Part(say(Message("Blocks")), say(told), tables=(_data(EVERYWHERE, say),))
    for block in reference.blocks:
        if block.own:
            yield _block(block, say)
    for name, data in RECORDS.items():
        yield _Part(f"{say(Message('record'))} `{name}`", tables=(_data(data, say),))
    yield _Part(say(Message("Parts that blocks include")), tables=(_included(reference, say),))
    yield _Part(say(Message("Variables")), tables=(_variables(reference, say),))


def _block(block: BlockFacts, say: Say) -> _Part:
    about = Message(
        "{about}. Classes: {names}. From: {layers}.",
        about=say(block.card.about),
        names=" ".join(f"`{name}`" for name in block.classes) or "–",
        layers=" → ".join(block.layers),
    )
    tables = (_data(block.card.data, say),) if block.card.data else ()
    return _Part(f"`{block.name}`", say(about), block.outline, tables)


def _pages(reference: LayoutReference, say: Say) -> RowsUnderHeads:
    rows = [
        (f"`{one.name}`", f"`{one.elements}`" if one.elements else say(Message("all pages")), one.layer)
        for one in reference.pages
    ]
    return (say(Message("Name")), say(Message("Elements")), say(Message("Layer"))), rows


def _data(data: Iterable[Datum], say: Say) -> RowsUnderHeads:
    rows = [(f"`{one.name}`", _kind(one, say), say(one.meaning)) for one in data]
    return (say(Message("Name")), say(Message("Type")), say(Message("Meaning"))), rows


def _kind(datum: Datum, say: Say) -> str:
    kind = say(_KINDS.get(datum.kind, datum.kind))
    return f"{kind} `{datum.record}`" if datum.record in RECORDS else kind


_KINDS: Mapping[str, str] = {
    "text": Message("text"),
    "html": Message("html"),
    "number": Message("number"),
    "boolean": Message("true or false"),
    "list": Message("list"),
    "record": Message("record"),
}


def _options(options: Iterable[Option], say: Say) -> RowsUnderHeads:
    rows = [
        (f"`{one.name}`", f"`{_written(one.default)}`", say(one.expected), say(one.help)) for one in options
    ]
    return (
        say(Message("Name")),
        say(Message("Default")),
        say(Message("Value")),
        say(Message("Meaning")),
    ), rows


def _included(reference: LayoutReference, say: Say) -> RowsUnderHeads:
    parts = [block for block in reference.blocks if not block.own]
    rows = [
        (f"`{one.name}`", " ".join(f"`{name}`" for name in one.classes), " → ".join(one.layers))
        for one in parts
    ]
    return (say(Message("Name")), say(Message("Classes")), say(Message("Layer"))), rows


def _variables(reference: LayoutReference, say: Say) -> RowsUnderHeads:
    rows = [(f"`{one.name}`", say(one.source), f"`{one.value}`") for one in reference.variables]
    return (say(Message("Name")), say(Message("From")), say(Message("Value"))), rows


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _bars(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    rows = [*folded(rows)]
    if not rows:
        return []
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]

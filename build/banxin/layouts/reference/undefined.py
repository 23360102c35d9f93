"""Names in templates that there are not: read off the template, so that what never runs is found too.

A name is looked up among what its block is given, an attribute among what its record has; what cannot be
known (a macro's arguments, an entry of a list of lists) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from banxin.findings import Finding, SourceText, finding, nearest
from banxin.layouts.description.folders import builtin_layouts
from banxin.layouts.description.layout import Layout
from banxin.layouts.fields.declaration import FieldHolder
from banxin.layouts.options.options import OptionKind
from banxin.layouts.reference.block_data import BLOCKS, EVERYWHERE
from banxin.layouts.reference.layers import Layer, block_source, layers_of
from banxin.layouts.reference.record_data import RECORDS, Datum
from banxin.layouts.templates.loading import SUFFIX
from banxin.layouts.templates.sandbox import fields_of
from banxin.wording import Message, listed

_OF_LAYOUT = {"grid": "grid", "options": "options", "labels": "labels"}
_OF_FIELDS = {OptionKind.IMAGE: "picture", OptionKind.PERSON: "people", OptionKind.DATE: "date"}
_HOLDERS = {"issue": FieldHolder.ISSUE, "unit": FieldHolder.UNIT, "figure": FieldHolder.FIGURE}
_OF_JINJA = frozenset({"range", "namespace", "loop", "caller", "varargs", "kwargs", "self", "super", "true",
                       "false", "none"})  # fmt: skip
_OF_SAME_ENTRIES = frozenset({"sort", "reverse", "list", "select", "selectattr", "reject", "rejectattr"})
_OF_GRID = (
    "characters",
    "width",
    "height",
    "left",
    "top",
    "right",
    "bottom",
    "span",
    "broken",
    "column_x",
    "row_y",
    "css",
    "format",
    "leaves",
)
_METHODS = frozenset({"get", "items", "keys", "values"})
_CALLING = re.compile("include|extends")
"""In templates that call others, by whatever name; most call none, and need not be parsed."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is known of a value: a record, or a list of records; a text or nothing has neither."""

    record: str = ""
    entries: str = ""


_UNKNOWN = _Kind()


def undefined_findings(layout: Layout, labels: Collection[str]) -> Iterator[Finding]:
    """A finding for each name and attribute that there is not, in the templates of own layers.

    `labels` are the printed words that every layout has. The built-in layers are held by tests.
    """
    every = layers_of(layout)
    own = [layer for layer in every if layer.folder.parent != builtin_layouts()]
    if own:
        yield from undefined_in(layout, own, labels)


def undefined_in(layout: Layout, layers: Collection[Layer], labels: Collection[str]) -> Iterator[Finding]:
    """The same for the templates of these layers of `layout`."""
    known = _Known(layout, _calls(layout, layers_of(layout)), frozenset(labels))
    for layer in layers:
        for block in layer.blocks:
            source = block_source(layout, layer, block)
            if source is not None:
                yield from _TemplateReader(known, block, source).findings()


@lru_cache(maxsize=256)
def _parsed(text: str) -> nodes.Template | None:
    """The tree of a template; None for one that cannot be read, which is told where templates are opened.

    It is read and never changed: most templates of a layout are those of the layouts that it extends.
    """
    try:
        return Environment(autoescape=True).parse(text)
    except (TemplateSyntaxError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class _Calls:
    """Who includes or extends whom, and the names that each block makes itself, which those see too."""

    includers: Mapping[str, set[str]]
    makes: Mapping[str, set[str]]


def _calls(layout: Layout, layers: tuple[Layer, ...]) -> _Calls:
    sources = [(block, block_source(layout, layer, block)) for layer in layers for block in layer.blocks]
    calling = {block for block, source in sources if source and _CALLING.search(source.text)}
    includers: dict[str, set[str]] = {}
    makes: dict[str, set[str]] = {}
    for block, source in sources:
        tree = _parsed(source.text) if source and block in calling else None  # none sees names of others
        if tree is None:
            continue
        made = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
        makes.setdefault(block, set()).update(made)
        for name in _called(tree):
            includers.setdefault(name, set()).add(block)
    return _Calls(includers, makes)


def _called(tree: nodes.Template) -> Iterator[str]:
    """The blocks that a template includes or extends, as far as it names them."""
    named: list[nodes.Expr] = [call.template for call in tree.find_all(nodes.Include)]
    named += [call.template for call in tree.find_all(nodes.Extends)]
    for one in named:
        if isinstance(one, nodes.Const) and isinstance(one.value, str):
            yield one.value.rpartition(":")[2].removesuffix(SUFFIX)


@dataclass(slots=True)
class _Known:
    """What blocks of a layout are given, those that include others with them."""

    layout: Layout
    calls: _Calls
    labels: frozenset[str]

    def names(self, block: str) -> dict[str, _Kind] | None:
        """What a block sees by name; None for one that nothing is known of."""
        every = {block, *self._above(block, set())}
        homes = {one for one in every if one in BLOCKS or self.data(one)}
        if not homes:
            return None
        around = self._above(block, set())
        made = {name for above in around for name in self.calls.makes.get(above, ())}
        data = [datum for home in sorted(homes) for datum in self.data(home)]
        return {**dict.fromkeys(made, _UNKNOWN), **{one.name: _kind(one) for one in (*EVERYWHERE, *data)}}

    def _above(self, block: str, seen: set[str]) -> set[str]:
        """The blocks that include this one, and those that include them."""
        for above in self.calls.includers.get(block, ()):
            if above not in seen:
                seen.add(above)
                self._above(above, seen)
        return seen

    def data(self, block: str) -> tuple[Datum, ...]:
        """What Banxin gives a block: a kind's block has what `unit` has, its frame what `notice` has."""
        if block in BLOCKS:
            return BLOCKS[block].data
        kinds = self.layout.kinds.values()
        if any(block == kind.block for kind in kinds):
            return BLOCKS["unit"].data
        return BLOCKS["notice"].data if any(block == kind.frame for kind in kinds) else ()

    def attributes(self, record: str) -> dict[str, _Kind] | None:
        """What a record has; None where a layout may have anything."""
        if record in RECORDS:
            return {datum.name.removesuffix("()"): _kind(datum, record) for datum in RECORDS[record]}
        if record == "grid":
            return dict.fromkeys((*_OF_GRID, *fields_of(self.layout.grid)), _UNKNOWN)
        if record == "options":
            return dict.fromkeys((name.replace("-", "_") for name in self.layout.options), _UNKNOWN)
        if record == "labels":
            own = {name for words in self.layout.labels.values() for name in words}
            return dict.fromkeys(self.labels | own, _UNKNOWN) if self.labels else None
        if record.startswith("fields of "):
            holder = _HOLDERS[record.removeprefix("fields of ")]
            fields = self.layout.fields.get(holder, {})
            return {
                name.replace("-", "_"): _Kind(_OF_FIELDS.get(one.kind, "")) for name, one in fields.items()
            }
        return None


def _kind(datum: Datum, record: str = "") -> _Kind:
    if datum.name == "fields" and record in _HOLDERS:
        return _Kind(f"fields of {record}")
    if datum.name in _OF_LAYOUT and not datum.record:
        return _Kind(_OF_LAYOUT[datum.name])
    return _Kind(entries=datum.record) if datum.kind == "list" else _Kind(datum.record)


@dataclass(slots=True)
class _TemplateReader:
    known: _Known
    block: str
    source: SourceText
    told: set[tuple[int, str]] = field(default_factory=set)

    def findings(self) -> Iterator[Finding]:
        """What the template asks for and there is not."""
        names, tree = self.known.names(self.block), _parsed(self.source.text)
        if names is None or tree is None:
            return
        scope = {**names, **dict.fromkeys(_OF_JINJA, _UNKNOWN)}
        scope |= dict.fromkeys(_made(tree), _UNKNOWN) | dict.fromkeys(_asked_for(tree), _UNKNOWN) | names
        yield from self._walk(tree, scope)

    def _walk(self, node: nodes.Node, scope: dict[str, _Kind]) -> Iterator[Finding]:
        if isinstance(node, nodes.Macro | nodes.CallBlock):
            scope = {**scope, **dict.fromkeys((one.name for one in node.args), _UNKNOWN)}
        elif isinstance(node, nodes.For):
            yield from self._walk(node.iter, scope)
            scope = {**scope, **_bound(node.target, _Kind(self._kind(node.iter, scope).entries))}
            rest = (*node.body, *node.else_, *([node.test] if node.test else []))
            for child in rest:
                yield from self._walk(child, scope)
            return
        elif isinstance(node, nodes.Assign):
            yield from self._walk(node.node, scope)
            scope.update(_bound(node.target, self._kind(node.node, scope)))
            return
        elif isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in scope:
            yield from self._absent(
                node, node.name, scope, Message("`{name}` is not defined here.", name=node.name)
            )
        elif isinstance(node, nodes.Getattr):
            yield from self._attribute(node, scope)
        for child in node.iter_child_nodes():
            yield from self._walk(child, scope)

    def _attribute(self, node: nodes.Getattr, scope: dict[str, _Kind]) -> Iterator[Finding]:
        record = self._kind(node.node, scope).record
        known = self.known.attributes(record) if record else None
        if known is None or node.attr in known or node.attr in _METHODS:
            return
        shown = record.removeprefix("fields of ") if record.startswith("fields of ") else record
        message = Message("`{owner}` has no `{wanted}`.", owner=shown, wanted=node.attr)
        if record.startswith("fields of "):
            message = Message(
                "The layout declares no field `{name}` for `{holder}`.", name=node.attr, holder=shown
            )
        yield from self._absent(node, node.attr, known, message)

    def _kind(self, node: nodes.Node, scope: dict[str, _Kind]) -> _Kind:
        """What is known of the value of an expression."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name, _UNKNOWN)
        if isinstance(node, nodes.Getattr):
            known = self.known.attributes(self._kind(node.node, scope).record)
            return (known or {}).get(node.attr, _UNKNOWN)
        if isinstance(node, nodes.Getitem):
            whole = self._kind(node.node, scope)
            return whole if isinstance(node.arg, nodes.Slice) else _Kind(whole.entries)
        if isinstance(node, nodes.Filter) and node.node and node.name in _OF_SAME_ENTRIES:
            return self._kind(node.node, scope)
        if isinstance(node, nodes.Filter) and node.node and node.name in ("first", "last"):
            return _Kind(self._kind(node.node, scope).entries)
        return _UNKNOWN

    def _absent(
        self, node: nodes.Node, wanted: str, known: Mapping[str, object], message: str
    ) -> Iterator[Finding]:
        if (node.lineno, wanted) in self.told:
            return
        self.told.add((node.lineno, wanted))
        names = sorted(set(known) - _OF_JINJA)
        text = self.source.line(node.lineno)
        at = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)
        yield finding(
            "layout.template",
            message,
            self.source.place(node.lineno, at.start() + 1 if at else 1, len(wanted) if at else 1),
            expected=Message("one of {names}", names=listed(names)) if 0 < len(names) <= 30 else "",
            nearest=nearest(wanted, names),
        )


def _bound(target: nodes.Node, kind: _Kind) -> dict[str, _Kind]:
    """What a loop or `set` gives a name to; of several names nothing is known."""
    if isinstance(target, nodes.Name):
        return {target.name: kind}
    return {name.name: _UNKNOWN for name in target.find_all(nodes.Name)}


def _made(tree: nodes.Template) -> Iterator[str]:
    """The names that the template makes itself: of macros, imports, loops and what is set."""
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
    yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param"))
    for imported in tree.find_all(nodes.Import):
        yield imported.target
    for taken in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in taken.names)


def _asked_for(tree: nodes.Template) -> Iterator[str]:
    """Names that the template asks for before it uses them: `{% if dateline is defined %}`."""
    for test in tree.find_all(nodes.Test):
        if test.name in ("defined", "undefined") and isinstance(test.node, nodes.Name):
            yield test.node.name
    for call in tree.find_all(nodes.Filter):
        if call.name in ("default", "d") and isinstance(call.node, nodes.Name):
            yield call.node.name

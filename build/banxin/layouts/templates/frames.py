"""Paragraphs: a block that only prints its text is rendered once, and set around all other texts.

Nearly all that is rendered are paragraphs, and templates print their text as it is. A template that asks
anything of the text, or does more than choose between pieces of its own, is rendered for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from markupsafe import Markup

from banxin.layouts.templates.budget import Meter

FRAMED: Final = "paragraph"
"""The block."""
HOLE: Final = "text"
"""The name of what it prints."""

_MARK: Final = Markup("\ue000text\ue001")
_LONGEST: Final = 1 << 20  # characters of a text; what is longer is paid for as templates pay
_MOST: Final = 64  # frames that are kept: a dateline makes one of its own
_CHOOSING: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.CondExpr,
    nodes.Name,
    nodes.Const,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)
_PLAIN: Final = frozenset({str, bool, int})
_Render = Callable[[Mapping[str, object]], Markup]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before, between and behind the places of a text, and the steps that rendering it took."""

    parts: tuple[str, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a block by the values that it chooses by; without `names` it has none."""

    names: tuple[str, ...] | None
    _known: dict[tuple[tuple[object, ...], tuple[object, ...]], Frame] = field(default_factory=dict)

    def around(self, context: Mapping[str, object], render: _Render, meter: Meter) -> Markup:
        """The block with `context`, which `render` renders and `meter` counts."""
        text = context.get(HOLE)
        if self.names is None or type(text) is not Markup or len(text) > _LONGEST:
            return render(context)
        values = tuple(map(context.get, self.names))
        kinds = tuple(map(type, values))  # True is no 1, nor is markup a text
        if not _PLAIN.issuperset(kinds):
            return render(context)
        frame = self._known.get((kinds, values))
        if frame is not None:
            meter.repeat(frame.steps)
        elif len(self._known) < _MOST:
            parts = str(render({**context, HOLE: _MARK})).split(str(_MARK))
            frame = self._known[kinds, values] = Frame(tuple(parts), meter.taken)
        else:
            return render(context)
        return Markup(str.join(text, frame.parts))


def frames_of(source: str) -> Frames:
    """The frames of a block from its template."""
    try:
        tree = Environment(autoescape=True).parse(source)
        every = [tree, *tree.find_all(nodes.Node)]
    except (TemplateSyntaxError, RecursionError):
        return Frames(None)
    if not all(isinstance(node, _CHOOSING) for node in every) or str(_MARK) in source:
        return Frames(None)
    names = [node.name for node in every if isinstance(node, nodes.Name)]
    printed = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
    holes = sum(isinstance(node, nodes.Name) and node.name == HOLE for node in printed)
    if names.count(HOLE) != holes:
        return Frames(None)
    return Frames(tuple(sorted(set(names) - {HOLE})))

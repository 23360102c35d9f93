"""Which template of a layout leaves out a piece of the manuscript that is not on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from banxin.layouts import Layout, builtin_layouts
from banxin.layouts.description.kinds import PLAIN
from banxin.layouts.reference.block_data import BLOCKS
from banxin.layouts.reference.layers import block_layers, block_source, layers_of
from banxin.manuscript.publication import Unit
from banxin.preflight.text.pieces import HEADLINE, Piece
from banxin.wording import Message

_BLOCKS = {
    **dict.fromkeys(("eyebrow", "headline", "subhead", "deck", "byline"), "headline"),
    **dict.fromkeys(("caption", "credit"), "figure"),
    **dict.fromkeys(("crosshead", "keyword"), "crosshead"),
    **{kind: kind for kind in ("pull", "sidebar", "table", "verse", "listing")},
}
_PARENT = re.compile(r"""["'](?:parent|base):|\bsuper\(""")
_ALWAYS = ("text", "headline", "crosshead")  # what no layout may omit


def block_of(piece: Piece) -> str:
    """The block that prints a piece in `base`."""
    return _BLOCKS.get(piece.kind, "paragraph")


@dataclass(slots=True)
class SilentTemplates:
    """The templates that a layout has of its own, asked for what they do not print."""

    layout: Layout
    _own: dict[str, tuple[str, str]] | None = field(default=None)

    def remedy(self, unit: Unit, piece: Piece) -> str:
        """Where a piece that is lost is to be printed: in the layout's own template that never names what
        it stands in, else in the block that is for such pieces.
        """
        told: str = next(
            self._silent(unit, piece),
            Message("print it in {template} of the layout", template=f"blocks/{block_of(piece)}.html.j2"),
        )
        if piece.kind not in _ALWAYS:
            told += Message(", or list `{kind}` under `omits` in its layout.yaml", kind=piece.kind)
        return told

    def _silent(self, unit: Unit, piece: Piece) -> Iterator[str]:
        """Own templates that pass over the piece, or over all that it stands in."""
        own = self._templates()
        leaf = block_of(piece)
        if leaf in own and not _names(own[leaf][1], piece.kind):
            yield Message("print it in {template}", template=own[leaf][0])
        for name in dict.fromkeys((self._block_of_unit(unit), *own)):
            given = {one.name for one in BLOCKS.get(name, BLOCKS["unit"]).data}
            around = "headline" if piece.kind in HEADLINE and "headline" in given else "content"
            if name in own and around in given and not _names(own[name][1], around):
                yield Message(
                    "print `{around}` in {template}", around="{{ " + around + " }}", template=own[name][0]
                )
        whole = self._block_of_unit(unit)
        for name in (leaf, *((whole,) if piece.kind in HEADLINE else ())):
            if name in own:
                yield Message("print it in {template}", template=own[name][0])

    def _block_of_unit(self, unit: Unit) -> str:
        if unit.kind == "note":
            return "note"
        return self.layout.kinds.get(unit.kind_name or PLAIN.name, PLAIN).block

    def _templates(self) -> dict[str, tuple[str, str]]:
        """The blocks whose nearest layer did not come with Banxin: the name of each file and its text."""
        if self._own is None:
            built_in = builtin_layouts()
            of_kinds = {kind.block for kind in self.layout.kinds.values()}
            self._own = {}
            for name, (nearest, *_) in block_layers(layers_of(self.layout)).items():
                asked = name in BLOCKS or name in of_kinds
                if not asked or nearest.folder.is_relative_to(built_in):
                    continue
                source = block_source(self.layout, nearest, name)
                if source is not None:
                    self._own[name] = (source.name, source.text)
        return self._own


def _names(text: str, name: str) -> bool:
    """Whether a template names a thing that it is given, or leaves it to the one that it wraps."""
    return re.search(rf"\b{re.escape(name)}\b", text) is not None or _PARENT.search(text) is not None

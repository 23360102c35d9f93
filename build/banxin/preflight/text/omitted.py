"""What a layout leaves out on purpose: `omits` in its layout.yaml. It is listed, once for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from banxin.findings import Finding, Place, finding
from banxin.layouts import Layout
from banxin.manuscript.publication import Unit
from banxin.preflight.text.pieces import Piece
from banxin.preflight.text.silent_templates import SilentTemplates
from banxin.wording import Message


class Omissions:
    """Counts what the layout's `omits` took out; `templates` are asked for what was left out by mistake."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.templates = SilentTemplates(layout)
        self._counts: Counter[str] = Counter()
        self._first: dict[str, Unit] = {}

    def takes(self, unit: Unit, piece: Piece) -> bool:
        """Whether the layout declares that it leaves such pieces out; counts it if so."""
        return self._takes(unit, piece.kind, 1)

    def takes_pictures(self, unit: Unit, count: int) -> bool:
        """The same of pictures."""
        return self._takes(unit, "figure", count)

    def _takes(self, unit: Unit, kind: str, count: int) -> bool:
        if kind not in self._layout.omits:
            return False
        self._counts[kind] += count
        self._first.setdefault(kind, unit)
        return True

    def findings(self) -> Iterator[Finding]:
        """One warning for each kind of which something was left out."""
        for kind, count in sorted(self._counts.items()):
            place = self._layout.places.get("omits", Place(self._layout.file.name))
            message = Message(
                "The layout leaves out {count} × {kind}, the first in {name}",
                count=count,
                kind=kind,
                name=self._first[kind].source.name,
            )
            yield finding(
                "setting.left-out",
                message,
                place,
                remedy=Message("take `{kind}` out of `omits` to print it", kind=kind),
            )

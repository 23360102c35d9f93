"""Cross-references between and inside articles, led to their targets when all articles are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from banxin.findings import Finding, Place, finding, nearest
from banxin.manuscript.body_walk import exchange
from banxin.manuscript.publication import Unit
from banxin.markup import anchors
from banxin.markup.blocks import Body, CrossReference


def resolve_references(units: Iterable[Unit]) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """The units with every cross-reference naming its article, and a finding for each that leads nowhere.

    The text tells crossheads of the same article already; any other `#name` means the article of that
    id, else the one crosshead of that anchor in another article; `#name/anchor` a crosshead there.
    """
    units = tuple(units)
    desk = _Desk(units)
    resolved = tuple(replace(unit, body=desk.body(unit)) for unit in units)
    return resolved, tuple(desk.findings)


class _Desk:
    """Knows every target of the publication."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.anchors = {unit.id: frozenset(anchors(unit.body)) for unit in units}
        self.findings: list[Finding] = []

    def body(self, unit: Unit) -> Body:
        """The body of `unit`, resolved."""
        return exchange(unit.body, lambda reference: self._resolve(reference, unit))

    def _resolve(self, reference: CrossReference, unit: Unit) -> CrossReference:
        target = self._target(reference, unit)
        if target is None:
            self.findings.append(self._nowhere(reference, unit))
            return reference
        return replace(reference, unit=target[0], anchor=target[1])

    def _target(self, reference: CrossReference, unit: Unit) -> tuple[str, str] | None:
        if reference.unit and reference.anchor:
            known = reference.anchor in self.anchors.get(reference.unit, ())
            return (reference.unit, reference.anchor) if known else None
        if not reference.unit:
            return (unit.id, reference.anchor) if reference.anchor in self.anchors[unit.id] else None
        name = reference.unit
        if name in self.anchors:
            return name, ""
        homes = [home for home, held in self.anchors.items() if name in held]
        return (homes[0], name) if len(homes) == 1 else None

    def _nowhere(self, reference: CrossReference, unit: Unit) -> Finding:
        name = "/".join(filter(None, (reference.unit, reference.anchor)))
        homes = [home for home, held in self.anchors.items() if name in held]
        valid = [*self.anchors, *(anchor for held in self.anchors.values() for anchor in held)]
        if reference.anchor and reference.unit in self.anchors:
            valid = [f"{reference.unit}/{anchor}" for anchor in self.anchors[reference.unit]]
        message = f"#{name} leads to no article and no crosshead."
        if homes:
            message = f"#{name} could mean a crosshead in {' or '.join(homes)}."
            valid = [f"{home}/{name}" for home in homes]
        close = nearest(name, valid)
        return finding(
            "article.link-target",
            message,
            _place(unit, reference, name),
            expected="the id of an article (its file's name without .md) or a crosshead's anchor",
            nearest=f"#{close}" if close else "",
        )


def _place(unit: Unit, reference: CrossReference, name: str) -> Place:
    """The target in the line of the reference, or where the reference begins."""
    line = unit.source.line(reference.line)
    at = line.find(f"#{name}", max(reference.column - 1, 0))
    return unit.source.place(reference.line, at + 1 if at >= 0 else max(reference.column, 1), len(name) + 1)

"""Cross-references between and inside articles, led to their targets when all articles are read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace

from banxin.findings import Finding, Place, finding, nearest
from banxin.manuscript.articles.body_walk import exchange
from banxin.manuscript.articles.destinations import Destination, Destinations
from banxin.manuscript.publication import Unit
from banxin.markup.blocks import Body, CrossReference, Text
from banxin.wording import Message, joined

_EXPECTED = Message(
    "the id of an article, an anchor, #article--anchor, or the file of an article (b.md#heading)"
)


def resolve_references(units: Iterable[Unit]) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """The units with every cross-reference naming its article, and a finding for each that leads nowhere.

    `#name` means an anchor of the same article, else the article of that id, else the one anchor of that
    name in another article; `#name--anchor` and `#name/anchor` an anchor there. A path means the article in
    that file. Anchors made by GitHub from the words of a heading are understood too. A reference without
    words takes those of its target.
    """
    units = tuple(units)
    resolver = _ReferenceResolver(units)
    resolved = tuple(replace(unit, body=resolver.body(unit)) for unit in units)
    return resolved, tuple(resolver.findings)


class _ReferenceResolver:
    """Leads references to the targets of the publication."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.known = Destinations(units)
        self.findings: list[Finding] = []

    def body(self, unit: Unit) -> Body:
        """The body of `unit`, resolved."""
        return exchange(unit.body, lambda reference: self._resolve(reference, unit))

    def _resolve(self, reference: CrossReference, unit: Unit) -> CrossReference:
        target = self._of_file(reference, unit) if reference.file else self._target(reference, unit)
        if target is None:
            self.findings.append(
                self._no_file(reference, unit) if reference.file else self._nowhere(reference, unit)
            )
            return reference
        children = reference.children or self._words(target)
        if not children:
            self.findings.append(_wordless(reference, unit))
        return replace(reference, unit=target.unit, anchor=target.anchor, children=children, file="")

    def _words(self, target: Destination) -> tuple[Text, ...]:
        words = self.known.words(target)
        return (Text(words),) if words else ()

    def _of_file(self, reference: CrossReference, unit: Unit) -> Destination | None:
        name = self.known.of_file(reference.file, unit.source.name)
        return self.known.in_unit(name, reference.anchor) if name else None

    def _target(self, reference: CrossReference, unit: Unit) -> Destination | None:
        name, anchor = reference.unit, reference.anchor
        if name and anchor:
            return self.known.in_unit(name, anchor)
        if not name:
            return self.known.in_unit(unit.id, anchor)
        if name in self.known.held[unit.id].words:
            return Destination(unit.id, name)
        if name in self.known.held:
            return Destination(name)
        if joined := self._joined(name):
            return joined
        homes = self.known.homes(name)
        if len(homes) == 1:
            return Destination(homes[0], name)
        return self.known.in_unit(unit.id, name) if not homes else None

    def _joined(self, name: str) -> Destination | None:
        """`article--anchor`, as the ids in PDF and EPUB are; either part may hold two hyphens itself."""
        at = name.find("--")
        while at > 0:
            if found := self.known.in_unit(name[:at], name[at + 2 :]):
                return found
            at = name.find("--", at + 1)
        return None

    def _nowhere(self, reference: CrossReference, unit: Unit) -> Finding:
        name = "/".join(filter(None, (reference.unit, reference.anchor)))
        held = self.known.held
        homes = self.known.homes(name)
        valid = [*held, *(anchor for each in held.values() for anchor in each.words if anchor)]
        if reference.anchor and reference.unit in held:
            valid = [f"{reference.unit}/{anchor}" for anchor in held[reference.unit].words if anchor]
        message = Message("#{name} leads to no article and no anchor.", name=name)
        if homes:
            message = Message(
                "#{name} could mean an anchor in {homes}.", name=name, homes=joined(homes, " or ")
            )
            valid = [f"{home}/{name}" for home in homes]
        close = nearest(name, valid)
        return finding(
            "article.link-target",
            message,
            _place(unit, reference, f"#{name}"),
            expected=_EXPECTED,
            nearest=f"#{close}" if close else "",
        )

    def _no_file(self, reference: CrossReference, unit: Unit) -> Finding:
        path, anchor = reference.file, reference.anchor
        name = self.known.of_file(path, unit.source.name)
        if name:
            close = nearest(anchor, [held for held in self.known.held[name].words if held])
            message = Message(
                "The article {path} has no heading and no anchor {anchor}.", path=path, anchor=anchor
            )
            near = f"{path}#{close}" if close else ""
        else:
            folder = posixpath.dirname(unit.source.name)
            paths = {posixpath.relpath(file, folder or "."): file for file in self.known.files}
            near = nearest(path, paths)
            message = Message("{path} is no article of this publication.", path=path)
        return finding(
            "article.link-target",
            message,
            _place(unit, reference, path),
            expected=Message("the file of an article that the manifest lists") if not name else _EXPECTED,
            nearest=near,
        )


def _wordless(reference: CrossReference, unit: Unit) -> Finding:
    return finding(
        "article.link-syntax",
        Message("The cross-reference has no text, and its target has no words to take."),
        unit.source.place(reference.line, max(reference.column, 1)),
        expected="[text](#unit-id)",
    )


def _place(unit: Unit, reference: CrossReference, name: str) -> Place:
    """The target in the line of the reference, or where the reference begins."""
    line = unit.source.line(reference.line)
    at = line.find(name, max(reference.column - 1, 0))
    return unit.source.place(reference.line, at + 1 if at >= 0 else max(reference.column, 1), len(name))

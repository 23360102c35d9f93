"""How much an SVG draws when every `use` is followed: a few lines can stand for millions of elements."""

from __future__ import annotations

from lxml import etree

_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_CHAIN_LIMIT = 200
"""Uses of uses; a drawing program nests a handful, and recursion here goes as deep."""


def weight(root: etree._Element, limit: int) -> int:
    """Elements drawn, repetitions counted; more than `limit` for a `use` that leads back to itself.

    Counting stops beyond the limit, so the figure is then only known to be larger.
    """
    return _Scale(root, limit).weigh(root, (root.get("id") or "",))


class _Scale:
    """Weighs each target of a `use` once."""

    def __init__(self, root: etree._Element, limit: int) -> None:
        self.limit = limit
        self.known: dict[str, int] = {}
        self.by_id: dict[str, etree._Element] = {}
        for element in root.iter(etree.Element):
            if name := element.get("id"):
                self.by_id.setdefault(name, element)

    def weigh(self, element: etree._Element, chain: tuple[str, ...]) -> int:
        """The weight of `element`, reached through the targets in `chain`."""
        count = 0
        for part in element.iter(etree.Element):
            count += 1 + self._used(part, chain)
            if count > self.limit:
                break
        return count

    def _used(self, part: etree._Element, chain: tuple[str, ...]) -> int:
        """What `part` adds if it is a `use`."""
        if not str(part.tag).endswith("}use"):
            return 0
        target = next((part.get(key) for key in _HREFS if part.get(key)), "").removeprefix("#")
        if target not in self.by_id:
            return 0
        if target in chain or len(chain) > _CHAIN_LIMIT:
            return self.limit + 1
        if target not in self.known:
            self.known[target] = self.weigh(self.by_id[target], (*chain, target))
        return self.known[target]

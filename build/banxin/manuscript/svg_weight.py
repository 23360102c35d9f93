"""How much an SVG draws when every `use` is followed: a few lines can stand for millions of elements."""

from __future__ import annotations

from lxml import etree

_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


def weight(root: etree._Element, limit: int) -> int:
    """Elements drawn, repetitions counted; more than `limit` for a `use` that leads back to itself.

    Counting stops beyond the limit, so the figure is then only known to be larger.
    """
    by_id: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        if name := element.get("id"):
            by_id.setdefault(name, element)
    known: dict[str, int] = {}
    # Targets are weighed innermost first by repeating until nothing is left to follow.
    open_targets: list[str] = []

    def own(element: etree._Element) -> tuple[int, list[str]]:
        count, uses = 0, []
        for part in element.iter(etree.Element):
            count += 1
            address = part.get("href") or part.get(_XLINK_HREF) or ""
            if address.startswith("#") and isinstance(part.tag, str) and part.tag.endswith("}use"):
                uses.append(address[1:])
        return count, [name for name in uses if name in by_id]

    def weigh(element: etree._Element, name: str) -> int:
        count, uses = own(element)
        open_targets.append(name)
        for target in uses:
            if target in open_targets or len(open_targets) > 200:
                count = limit + 1
            elif target not in known:
                known[target] = weigh(by_id[target], target)
            count += known.get(target, 0)
            if count > limit:
                break
        open_targets.pop()
        return count

    return weigh(root, root.get("id") or "")

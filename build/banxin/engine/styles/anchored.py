"""Elements with an id share the style of those like them without one, all but the anchor.

WeasyPrint gives elements that the same rules match under the same parent one style. It makes a declaration
of every `id`, so that an element that has one, and all that is in it, share theirs with nobody. A galley
proof has an id at every block, at every measure.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import Any, Final

from tinycss2 import parse_one_declaration
from weasyprint.css import ComputedStyle, declaration_precedence, preprocess_declarations
from weasyprint.css import find_style_attributes as theirs

_PROPERTY: Final = "-weasy-anchor"
_SPECIFICITY: Final = (0, 0, 0)  # of what an attribute other than `style` declares


class AnchoredStyle(ComputedStyle):  # type: ignore[misc]
    """The style of one element with an anchor: its other values are those of the style that it shares."""

    def __init__(self, shared: Any, anchor: Any) -> None:
        super().__init__(
            shared.parent_style, {**shared.cascaded, "anchor": anchor}, shared.pseudo_type,
            shared.root_style, shared.base_url, shared.font_config, shared.initial_page_sizes,
        )  # fmt: skip
        self.specified = shared.specified
        self._banxin_shared = shared

    def __missing__(self, key: str) -> Any:
        """A value that was not asked for yet."""
        if key == "anchor":
            return super().__missing__(key)
        value = self[key] = self._banxin_shared[key]
        return value


def find_style_attributes(
    tree: Any, presentational_hints: bool = False, base_url: str | None = None
) -> Iterator[Any]:
    """What attributes declare, as WeasyPrint finds it, but for the anchors.

    The same words of `style` give the same declarations, by which elements are known to be alike; WeasyPrint
    looks only at the last attribute of an element, so this is so where there is no other.
    """
    known: dict[str, Any] = {}
    found = (one for one in theirs(tree, presentational_hints, base_url) if not _is_anchor(one))
    for element, declared in groupby(found, key=itemgetter(1)):
        first, *others = declared
        if not others and first[0] != _SPECIFICITY:
            same = known.setdefault(element.get("style"), first[2])
            first = (first[0], element, same, first[3])
        yield from (first, *others)


def _is_anchor(found: Any) -> bool:
    return found[0] == _SPECIFICITY and getattr(found[2][0], "name", "") == _PROPERTY


def anchored_styles(tree: Any, base_url: str | None, styles: dict[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """The elements with an anchor in the order of the tree, each with its own style.

    An anchor that a stylesheet gives with as much weight stays.
    """
    for element in tree.iter():
        names = (element.get("id"), element.get("name") if element.tag == "a" else None)
        if any(names):
            shared, anchor = styles[element, None], _declared(names, base_url)
            other = shared.cascaded.get("anchor")
            if anchor is not None and (other is None or other[1] < anchor[1]):
                yield element, AnchoredStyle(shared, anchor)


def _declared(names: Iterable[str | None], base_url: str | None) -> Any:
    """The anchor that attributes declare, the last of them, with its weight; None where there is none."""
    anchor = None
    for name in filter(None, names):
        declaration = parse_one_declaration(f'{_PROPERTY}:"{name}"')
        for _, value, important in preprocess_declarations(base_url, (declaration,)):
            anchor = value, (declaration_precedence("author", important), inf, _SPECIFICITY)
    return anchor

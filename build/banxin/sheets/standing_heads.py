"""What stands over a story (栏题): the title of its section, and 读者来信 over letters from readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from banxin.manuscript.publication import Genre, Item, Section, Unit, units_in


def standing_heads(items: Sequence[Item], letter: Callable[[Unit], str]) -> dict[str, str]:
    """What stands over a story (栏题): the title of the section which begins with it, behind that of the
    section around, and what stands over letters from readers."""
    heads = letter_heads(items, letter)
    _add_sections(items, heads)
    return heads


def letter_heads(items: Sequence[Item], letter: Callable[[Unit], str], within: str = "") -> dict[str, str]:
    """What `letter` calls each letter from a reader, unless its section is called so (`within`: titles
    around it): what stands over it where sections have headings of their own."""
    heads: dict[str, str] = {}
    for item in items:
        if isinstance(item, Section):
            heads |= letter_heads(item.contents, letter, f"{within}·{item.title}")
        elif item.genre is Genre.LETTER and (word := letter(item)) not in within:
            heads[item.id] = word
    return heads


def _add_sections(items: Sequence[Item], heads: dict[str, str]) -> None:
    """Put the titles of sections before what stands over their first stories, the inner sections first."""
    for item in items:
        if not isinstance(item, Section):
            continue
        _add_sections(item.contents, heads)
        headed = (unit for unit in units_in(item.contents) if unit.kind == "unit" and unit.stack.headline)
        first = next(headed, None)
        if first is not None and first.stack.headline.text != item.title:
            inner = heads.get(first.id)
            heads[first.id] = f"{item.title}·{inner}" if inner else item.title

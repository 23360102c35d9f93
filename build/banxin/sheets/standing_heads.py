"""What stands over a story (栏题): the title of its section, and 读者来信 over letters from readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from banxin.manuscript.publication import Genre, Item, Section, Unit


def standing_heads(items: Sequence[Item], letter: Callable[[Unit], str], within: str = "") -> dict[str, str]:
    """What stands over a story (栏题): the title of the section which begins with it, and over a letter
    from a reader what `letter` calls it, unless its section is called so (`within`: titles around it)."""
    heads: dict[str, str] = {}
    for item in items:
        if isinstance(item, Section):
            heads |= standing_heads(item.contents, letter, f"{within}·{item.title}")
            first = next((unit for unit in _units(item) if unit.stack.headline), None)
            if first is not None and first.stack.headline.text != item.title:
                inner = heads.get(first.id)
                heads[first.id] = f"{item.title}·{inner}" if inner else item.title
        elif item.genre is Genre.LETTER and letter(item) not in within:
            heads[item.id] = letter(item)
    return heads


def _units(section: Section) -> Iterator[Unit]:
    for item in section.contents:
        if isinstance(item, Section):
            yield from _units(item)
        elif item.kind == "unit":
            yield item


def letter_heads(items: Sequence[Item], letter: str, within: str = "") -> dict[str, str]:
    """The words `letter` over each letter from a reader, unless its section is called so: where sections have
    headings of their own."""
    heads: dict[str, str] = {}
    for item in items:
        if isinstance(item, Section):
            heads |= letter_heads(item.contents, letter, f"{within}·{item.title}")
        elif item.genre is Genre.LETTER and letter not in within:
            heads[item.id] = letter
    return heads

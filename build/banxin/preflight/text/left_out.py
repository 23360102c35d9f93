"""What make-up left out of a newspaper on purpose: it is listed, and is no loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banxin.findings import Finding, finding
from banxin.makeup.model.page import MakeUp, Module
from banxin.manuscript.publication import Publication, Unit
from banxin.markup import plain_text
from banxin.markup.blocks import Block, Figure, PullQuote
from banxin.preflight.text.normal import excerpt, words
from banxin.preflight.text.places import place_in
from banxin.wording import Message

_FIELDS = {
    "eyebrow": Message("the eyebrow (引题)"),
    "subhead": Message("the subhead (副题)"),
    "deck": Message("the deck (提要题)"),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A field of a headline stack (`field`, `block` -1) or a top-level block of a story that was left out."""

    unit: str
    field: str = ""
    block: int = -1


def left_out(publication: Publication, made: MakeUp | None) -> tuple[LeftOut, ...]:
    """Everything that `made` does not set, story by story."""
    units = {unit.id: unit for unit in publication.units()}
    modules = [module for page in made.pages for module in page.modules] if made else []
    begun: set[str] = set()
    found: list[LeftOut] = []
    for module in modules:
        unit = units.get(module.key)
        if unit is not None and unit.kind == "unit":
            found += _of_head(unit, module) if unit.id not in begun else ()
            found += _of_text(unit, module)
            begun.add(unit.id)
    return tuple(dict.fromkeys(found))


def _of_head(unit: Unit, module: Module) -> Iterator[LeftOut]:
    if module.head.lines:
        for name in _FIELDS:
            if getattr(unit.stack, name) and not getattr(module.head, name):
                yield LeftOut(unit.id, name)


def _of_text(unit: Unit, module: Module) -> Iterator[LeftOut]:
    lifted = {box.key for box in module.figures}
    for offset in module.dropped:
        index = offset + module.first_block
        if index < len(unit.body.blocks) and lifted.isdisjoint((f"figure-{index}", f"table-{index}")):
            yield LeftOut(unit.id, "", index)


def left_out_findings(publication: Publication, left: tuple[LeftOut, ...]) -> tuple[Finding, ...]:
    """A warning for each thing left out."""
    units = {unit.id: unit for unit in publication.units()}
    return tuple(_finding(units[one.unit], one) for one in left)


def _finding(unit: Unit, one: LeftOut) -> Finding:
    what: str
    if one.field:
        field = getattr(unit.stack, one.field)
        text, line, what = (
            str(getattr(field, "text", field)),
            0,
            _FIELDS[one.field],
        )
    else:
        block = unit.body.blocks[one.block]
        text, line, what = _says(block), block.line, _called(block)
    return finding(
        "setting.left-out",
        Message("{id}: make-up left out {what} “{text}”", id=unit.id, what=what, text=excerpt(text)),
        place_in(unit, (words(text),), line, one.field),
        remedy=Message("shorten the story or give the page more room, or take it out of the story"),
    )


def _called(block: Block) -> str:
    if isinstance(block, PullQuote):
        return Message("the pull quote")
    return Message("the picture") if isinstance(block, Figure) else Message("a block of text")


def _says(block: Block) -> str:
    """The words of a block, or the file of a picture without a caption."""
    return plain_text((block,)) or getattr(block, "image", "")

"""Findings on words that are lost, doubled or cannot be read, each with its story, file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from banxin.findings import Finding, Place, finding
from banxin.manuscript.publication import Unit
from banxin.preflight.text.called import called
from banxin.preflight.text.normal import excerpt
from banxin.preflight.text.pieces import Piece
from banxin.preflight.text.places import place_in
from banxin.preflight.text.silent_templates import block_of
from banxin.wording import Message, listed

_MOST = 6  # findings of one kind for one file; the rest are counted

_UNUSUAL = ("eyebrow", "subhead", "deck")  # what an editor's note has no place for


@dataclass(frozen=True, slots=True)
class Loss:
    """`text` of a piece, and what became of it: a code of the register, words for it, and a remedy.

    `pages` are the pages on which that is to be seen, empty where there is none; `other` the text that lies
    over it or under it.
    """

    piece: Piece
    text: str
    code: str
    said: str
    remedy: str
    pages: tuple[int, ...] = ()
    other: str = ""


def not_printed(piece: Piece, code: str, where: str, remedy: str, lacking: str = "") -> Loss:
    """A piece that the templates of a layout do not print, or print without the characters `lacking`."""
    if lacking:
        said = Message("is in {where} without “{lacking}”", where=where, lacking=excerpt(lacking))
        return Loss(piece, piece.text, code, said, remedy)
    said = Message("is not in {where}: the layout leaves it out", where=where)
    return Loss(piece, piece.text, code, said, remedy)


def printed_twice(piece: Piece, code: str, where: str) -> Loss:
    """A piece that the templates of a layout print a second time."""
    remedy = Message(
        "look into {template} of the layout: it should print its text once", template=_template(piece)
    )
    return Loss(piece, piece.text, code, Message("is in {where} twice", where=where), remedy)


def hidden_by(piece: Piece, text: str, name: str, value: str, place: Place | None) -> Loss:
    """Text that a declaration of the EPUB's sheets hides."""
    said = Message("is in the EPUB, but hidden")
    if place is None:
        remedy = Message("take `{name}: {value}` off it in the template", name=name, value=value)
    else:
        remedy = Message("take `{name}: {value}` out of {place}", name=name, value=value, place=str(place))
    return Loss(piece, text, "epub.lost-text", said, remedy)


def _template(piece: Piece) -> str:
    """The block of a layout that prints a piece."""
    return f"blocks/{block_of(piece)}.html.j2"


def loss_findings(unit: Unit, losses: Iterable[Loss]) -> Iterator[Finding]:
    """Losses of one story as findings: those of one line and kind together, many of a kind counted."""
    for code, group in _grouped(losses).items():
        for loss in group[:_MOST]:
            yield _finding(unit, loss)
        if len(group) > _MOST:
            rest, first = sum(len(loss.text) for loss in group[_MOST:]), group[_MOST]
            yield finding(
                code,
                Message(
                    "{id}: {count} places more, {rest} characters in all, as above",
                    id=unit.id,
                    count=len(group) - _MOST,
                    rest=rest,
                ),
                place_in(unit, (first.text, first.piece.text), first.piece.line, first.piece.kind),
                remedy=first.remedy,
            )


def _grouped(losses: Iterable[Loss]) -> dict[str, list[Loss]]:
    """By code, in order; neighbours of one line that met the same fate are one."""
    groups: dict[str, list[Loss]] = {}
    for loss in losses:
        group = groups.setdefault(loss.code, [])
        last = group[-1] if group else None
        if last is not None and _is_one(last, loss):
            group[-1] = replace(last, text=last.text + loss.text, pages=last.pages + loss.pages)
        else:
            group.append(loss)
    return groups


def _is_one(one: Loss, other: Loss) -> bool:
    lines = {(loss.piece.line, loss.piece.kind, loss.piece.block) for loss in (one, other)}
    return len(lines) == 1 and one.said == other.said


def _finding(unit: Unit, loss: Loss) -> Finding:
    count = Message.counted("{number} character", "{number} characters", len(loss.text))
    name = called(loss.piece.kind)
    other = Message(" (“{text}”)", text=excerpt(loss.other)) if loss.other else ""
    where = (
        Message.counted(
            " on page {pages}", " on pages {pages}", len(set(loss.pages)), pages=_listed(loss.pages)
        )
        if loss.pages
        else ""
    )
    unusual = unit.kind == "note" and loss.piece.kind in _UNUSUAL
    return finding(
        loss.code,
        Message(
            "{id}: “{text}” ({called}, {count}) {said}{other}{where}",
            id=unit.id,
            text=excerpt(loss.text),
            called=name,
            count=count,
            said=loss.said,
            other=other,
            where=where,
        ),
        place_in(unit, (loss.text, loss.piece.text), loss.piece.line, loss.piece.kind),
        remedy=Message("an editor's note has no field `{kind}`: put it into the text", kind=loss.piece.kind)
        if unusual
        else loss.remedy,
    )


def _listed(pages: Iterable[int]) -> str:
    """Pages in order, neighbours as ranges: 3, 7–9."""
    every = sorted(set(pages))
    breaks = [at for at, (one, other) in enumerate(pairwise(every), 1) if other > one + 1]
    stretches = [every[first:end] for first, end in pairwise([0, *breaks, len(every)])]
    return listed(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in stretches)

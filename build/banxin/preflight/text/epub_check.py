"""A packed EPUB held against the manuscript: the words are counted in the bytes of the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from banxin.findings import Finding, finding
from banxin.layouts import Layout
from banxin.manuscript.publication import Publication, Unit
from banxin.preflight.text.collation import collate
from banxin.preflight.text.losses import loss_findings, not_printed, printed_twice
from banxin.preflight.text.omitted import Omissions
from banxin.preflight.text.pieces import picture_count, pieces_of
from banxin.preflight.text.sheet_text import StoryText, story_texts
from banxin.sheets.epub.reader import name_all
from banxin.wording import Message


def epub_findings(publication: Publication, layout: Layout, data: bytes) -> tuple[Finding, ...]:
    """What the EPUB `data` lacks of the manuscript, or has twice."""
    names = name_all(publication)
    omissions = Omissions(layout)
    found: list[Finding] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member.rpartition("/")[2]: member for member in archive.namelist()}
        for unit in publication.units():
            member = members.get(f"{names[unit.id]}.xhtml")
            root = etree.fromstring(archive.read(member), _parser()) if member else None
            found += _of_unit(unit, names[unit.id], root, omissions)
    return (*found, *omissions.findings())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def _of_unit(unit: Unit, name: str, root: Any, omissions: Omissions) -> Iterator[Finding]:
    texts = story_texts(root, {name: unit.id}) if root is not None else {"": StoryText()}
    story, around = texts.get(unit.id, texts[""]), texts[""].text
    pieces = pieces_of(unit)
    collated = collate(pieces, story, around)
    lost = [pieces[index] for index in collated.lost if not omissions.takes(unit, pieces[index])]
    losses = [not_printed(piece, "epub.lost-text", "the EPUB") for piece in lost]
    losses += [printed_twice(pieces[index], "epub.doubled-text", "the EPUB") for index in collated.doubled]
    yield from loss_findings(unit, losses)
    lacking = picture_count(unit) - len(story.pictures)
    if lacking > 0 and not omissions.takes_pictures(unit, lacking):
        yield finding(
            "epub.lost-text",
            Message(
                "{id}: {lacking} of {picture_count} pictures are not in the EPUB",
                id=unit.id,
                lacking=lacking,
                picture_count=picture_count(unit),
            ),
            unit.source.whole(),
            remedy=Message("print it in blocks/figure.html.j2 of the layout, or list `figure` under `omits`"),
        )

"""A packed EPUB held against the manuscript: the words are counted in the bytes of the file."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from lxml import etree

from banxin.findings import Finding, finding
from banxin.layouts import Layout, Stylesheet
from banxin.manuscript.publication import Publication, Unit
from banxin.preflight.text.collation import Collated, collate
from banxin.preflight.text.field_texts import field_texts
from banxin.preflight.text.hidden import Hiding, HidingRules, hiding_rules
from banxin.preflight.text.losses import Loss, hidden_by, loss_findings, not_printed, printed_twice
from banxin.preflight.text.omitted import Omissions
from banxin.preflight.text.pieces import Piece, picture_count, pieces_of
from banxin.preflight.text.places import picture_place
from banxin.preflight.text.sheet_text import StoryText, story_texts
from banxin.preflight.text.whole_story import is_whole
from banxin.sheets.epub.reader import name_all
from banxin.wording import Message


def epub_findings(
    publication: Publication, layout: Layout, data: bytes, sheets: Sequence[Stylesheet] = ()
) -> tuple[Finding, ...]:
    """What the EPUB `data` lacks of the manuscript, has twice, or hides by its `sheets`."""
    names = name_all(publication)
    rules = hiding_rules(sheets)
    omissions = Omissions(layout)
    found: list[Finding] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member.rpartition("/")[2]: member for member in archive.namelist()}
        for unit in publication.units():
            name = names[unit.id]
            documents = [archive.read(member) for member in _parts(name, members)]
            if (
                len(documents) == 1
                and not rules.may_hide(documents[0])
                and is_whole(documents[0], name, unit)
            ):
                continue
            root, hidden = _read(name, documents, rules)
            found += _of_unit(unit, name, root, omissions, hidden)
    return (*found, *omissions.findings())


def _parts(name: str, members: Mapping[str, str]) -> Iterator[str]:
    """The members with the document `name`, in as many parts as it has."""
    for number in count(1):
        member = members.get(f"{name}.xhtml" if number == 1 else f"{name}.{number}.xhtml")
        if member is None:
            return
        yield member


def _read(name: str, documents: Sequence[bytes], rules: HidingRules) -> tuple[Any, Mapping[Any, Hiding]]:
    """The root of a document with what stands in its other parts, and what is hidden in any of them."""
    roots = [etree.fromstring(document, _parser()) for document in documents]
    hidden = {
        element: hiding
        for root, document in zip(roots, documents, strict=True)
        for element, hiding in rules.hidden(root, document).items()
    }
    if len(roots) < 2:
        return (roots[0] if roots else None), hidden
    story = next((one for one in roots[0].iter() if one.get("id") == name), roots[0])
    for root in roots[1:]:
        story.extend([*root.iter("{http://www.w3.org/1999/xhtml}body")])
    return roots[0], hidden


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def _of_unit(
    unit: Unit, name: str, root: Any, omissions: Omissions, hidden: Mapping[Any, Hiding]
) -> Iterator[Finding]:
    pieces = pieces_of(unit)
    texts = story_texts(root, {name: unit.id}) if root is not None else {"": StoryText()}
    story, around = texts.get(unit.id, texts[""]), texts[""].text
    collated = collate(pieces, story, around, field_texts(unit))
    lost = [index for index in collated.lost if not omissions.takes(unit, pieces[index])]
    remedy = omissions.templates.remedy
    losses = [
        not_printed(
            pieces[index],
            "epub.lost-text",
            Message("the EPUB"),
            remedy(unit, pieces[index]),
            collated.lacking.get(index, ""),
        )
        for index in lost
    ]
    losses += [
        printed_twice(pieces[index], "epub.doubled-text", Message("the EPUB")) for index in collated.doubled
    ]
    losses += _hidden(pieces, story, collated, hidden) if hidden else ()
    yield from loss_findings(unit, losses)
    lacking = picture_count(unit) - sum(picture not in hidden for picture in story.pictures)
    if lacking > 0 and not omissions.takes_pictures(unit, lacking):
        yield finding(
            "epub.lost-text",
            Message(
                "{id}: {lacking} of {picture_count} pictures are not in the EPUB",
                id=unit.id,
                lacking=lacking,
                picture_count=picture_count(unit),
            ),
            picture_place(unit, [picture not in hidden for picture in story.pictures]),
            remedy=Message("print it in blocks/figure.html.j2 of the layout, or list `figure` under `omits`"),
        )


def _hidden(
    pieces: Sequence[Piece], story: StoryText, collated: Collated, hidden: Mapping[Any, Hiding]
) -> Iterator[Loss]:
    """Pieces, or parts of them, in elements that a sheet hides."""
    spans = sorted((span, index) for index, span in enumerate(collated.spans) if span is not None)
    starts = [span[0] for span, _ in spans]
    for slot, start in zip(story.slots, story.starts, strict=False):
        hiding = hidden.get(slot.element)
        if hiding is None:
            continue
        end = start + len(slot.text)
        for span, index in spans[max(0, bisect_right(starts, start) - 1) :]:
            if span[0] >= end:
                break
            if text := story.text[max(start, span[0]) : min(end, span[1])]:
                declared = hiding.declared
                yield hidden_by(pieces[index], text, hiding.name, declared.value, declared.place)

"""A finished PDF held against the manuscript: nothing lost, nothing twice, all of it to be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from banxin.engine import MarkedOrigin, Overfull, WideBox
from banxin.findings import Finding, Place, finding
from banxin.layouts import Layout
from banxin.makeup.model.page import MakeUp
from banxin.manuscript.publication import Publication, Unit
from banxin.preflight.text.added_words import place_of_added
from banxin.preflight.text.advertisements import lost_advertisements
from banxin.preflight.text.collation import Collated, collate
from banxin.preflight.text.drawn_words import drawn_words_findings, parted
from banxin.preflight.text.field_texts import field_texts
from banxin.preflight.text.left_out import LeftOut, left_out, left_out_findings
from banxin.preflight.text.lone_titles import lone_title_findings
from banxin.preflight.text.losses import Loss, loss_findings, not_printed, printed_twice
from banxin.preflight.text.normal import excerpt, words
from banxin.preflight.text.omitted import Omissions
from banxin.preflight.text.overfull import overfull_findings
from banxin.preflight.text.page_starts import ReadStory, page_starts
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.pieces import Piece, picture_count, pieces_of
from banxin.preflight.text.places import SourceSpot, picture_place
from banxin.preflight.text.printed import PrintedElements, differences
from banxin.preflight.text.sections import lost_sections
from banxin.preflight.text.sheet_text import StoryText, story_texts
from banxin.preflight.text.short_pages import short_page_findings
from banxin.preflight.text.sight import SightFault, Unread, unread
from banxin.preflight.text.source_spots import source_spots
from banxin.preflight.text.too_wide import too_wide_findings
from banxin.sheets.article import brief_idents
from banxin.sheets.page_starts import PageStart
from banxin.wording import Message

_REMEDIES = {
    SightFault.OFF: Message(
        "make its box fit the page: a width, an indent or an unbreakable run is too large for it"
    ),
    SightFault.CUT: Message("give the box more room, or take `overflow: hidden` off it"),
    SightFault.COVERED: Message("move what covers it, or print it first (z-index)"),
    SightFault.CLEAR: Message("give it a colour"),
    SightFault.PALE: Message("give it a colour, or the box around it a background"),
    SightFault.GROUND: Message("give it, or the box around it, another colour"),
    SightFault.TINY: Message("make it larger: look for a `font-size` or a `scale()` in the stylesheets"),
    SightFault.OVER: Message("move one of the two, or give the one above it more room"),
}
_MOST = 6  # texts of the layout with one fault; the rest are counted
_MEANT = (SightFault.CLEAR, SightFault.PALE, SightFault.GROUND, SightFault.TINY)
"""What a layout may do with words of its own on purpose."""
_CODES = {SightFault.OFF: "setting.text-off-page", SightFault.CUT: "setting.text-off-page"}


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """What came of a PDF edition: the file, the root of its HTML, the origins of its content, its make-up.

    `labels` are the folios of its pages, where it is to be told what each of them begins with, by the text of
    those articles that `followed` names: an e-book has no advertisements and no fillers.
    `traced` asks where in the manuscript the text of its pages was written.
    `wide` are the boxes that are wider than their room, `overfull` the lines longer than their measure.
    """

    data: bytes
    sheet: Any
    origins: Sequence[Mapping[int, MarkedOrigin]]
    made: MakeUp | None = None
    labels: Sequence[str] = ()
    wide: Sequence[WideBox] = ()
    overfull: Sequence[Overfull] = ()
    followed: Collection[str] = ()
    traced: bool = False


@dataclass(frozen=True, slots=True)
class WordsRead:
    """What is wrong with the words of a PDF; where in the manuscript its pages begin; its traces."""

    findings: tuple[Finding, ...]
    starts: tuple[PageStart, ...] = ()
    spots: tuple[SourceSpot, ...] = ()


@dataclass(frozen=True, slots=True)
class _Story:
    """A story while it is collated."""

    unit: Unit
    pieces: tuple[Piece, ...]
    text: StoryText
    collated: Collated

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that stands at an offset of the story's text; None where the layout's own words do."""
        for index, span in enumerate(self.collated.spans):
            if span is not None and span[0] <= offset < span[1]:
                return self.pieces[index]
        return None


def word_findings(
    publication: Publication, layout: Layout, printed: PrintedSheet, pages: Sequence[PaintedPage]
) -> WordsRead:
    """What is wrong with the words of a finished PDF, whose pages are as painted.

    What was left out on purpose is listed too.
    """
    record, hidden = _collected(pages, printed.origins)
    stories = _stories(publication, printed)
    findings = tuple(_findings(publication, layout, printed, stories, record, hidden))
    if printed.made is None:
        owners = {slot.element: story.unit for story in stories for slot in story.text.slots}
        findings += tuple(short_page_findings(owners, record.pages, pages, printed.origins))
        findings += tuple(
            lone_title_findings(publication, layout, printed.sheet, record.pages, pages, printed.origins)
        )
    read = [ReadStory(one.unit.id, one.pieces, one.text, one.collated.spans) for one in stories]
    spots: tuple[SourceSpot, ...] = ()
    if printed.traced:
        units = {one.unit.id: one.unit for one in stories}
        spots = source_spots(units, read, pages, printed.origins)
    return WordsRead(findings, _starts(publication, printed, read, record), spots)


def _stories(publication: Publication, printed: PrintedSheet) -> list[_Story]:
    texts = story_texts(printed.sheet, _owners(publication))
    return [_collated(unit, texts) for unit in publication.articles()]


def _starts(
    publication: Publication, printed: PrintedSheet, stories: Sequence[ReadStory], record: PrintedElements
) -> tuple[PageStart, ...]:
    if not printed.labels:
        return ()
    read = [one for one in stories if one.ident in printed.followed]
    jumps = printed.made is not None
    return page_starts(publication, printed.sheet, read, record.pages, printed.labels, jumps=jumps)


def _collected(
    pages: Iterable[PaintedPage], origins_of_pages: Sequence[Mapping[int, MarkedOrigin]]
) -> tuple[PrintedElements, list[Unread]]:
    """What every element printed, and what of it cannot be read."""
    record = PrintedElements()
    hidden: list[Unread] = []
    for page, origins in zip(pages, origins_of_pages, strict=True):
        record.add(page, origins)
        hidden += unread(page)
    return record, hidden


def _findings(
    publication: Publication,
    layout: Layout,
    printed: PrintedSheet,
    stories: Sequence[_Story],
    record: PrintedElements,
    hidden: Sequence[Unread],
) -> Iterator[Finding]:
    left = left_out(publication, printed.made)
    omissions = Omissions(layout)
    yield from left_out_findings(publication, left)
    for story in stories:
        losses = [*_of_sheet(story, left, omissions), *_of_print(story, record)]
        yield from loss_findings(story.unit, losses)
        yield from _pictures(story, left, omissions, record.pictures)
    yield from lost_sections(publication, record.elements, layout)
    yield from lost_advertisements(publication, layout, printed.made, printed.sheet, record)
    yield from omissions.findings()
    drawn, hidden = parted(hidden, printed.origins)
    yield from drawn_words_findings(publication, drawn)
    if printed.wide or printed.overfull or hidden:
        slots = _slots(stories)
        pieces = _pieces_of_elements(slots) if printed.wide or printed.overfull else {}
        yield from overfull_findings(printed.overfull, pieces, Place(layout.file.name))
        wide, hidden = too_wide_findings(printed.wide, hidden, printed.origins, pieces)
        yield from wide
        yield from _unread_findings(hidden, stories, slots, printed.origins, publication, layout)


def _owners(publication: Publication) -> dict[str, str]:
    """The ids of elements that hold the text of a story, each with the story's id."""
    owners: dict[str, str] = {}
    for unit in publication.units():
        owners |= dict.fromkeys((unit.id, f"{unit.id}--continued"), unit.id)
        for member in unit.members:
            owners |= dict.fromkeys(brief_idents(member), member.id)
    return owners


def _collated(unit: Unit, texts: Mapping[str, StoryText]) -> _Story:
    pieces = pieces_of(unit)
    furniture = texts[""]
    story = texts.get(unit.id)
    if story is None:  # a layout that names no story: its words may stand anywhere
        return _Story(unit, pieces, furniture, collate(pieces, furniture, fields=field_texts(unit)))
    return _Story(unit, pieces, story, collate(pieces, story, furniture.text, field_texts(unit)))


def _of_sheet(story: _Story, left: Sequence[LeftOut], omissions: Omissions) -> Iterator[Loss]:
    """What the layout's templates did not print, or printed twice."""
    for index in story.collated.lost:
        piece = story.pieces[index]
        if _is_left_out(story.unit, piece, left) or omissions.takes(story.unit, piece):
            continue
        remedy = omissions.templates.remedy(story.unit, piece)
        lacking = story.collated.lacking.get(index, "")
        yield not_printed(piece, "setting.lost-text", Message("the pages"), remedy, lacking)
    for index in story.collated.doubled:
        yield printed_twice(story.pieces[index], "setting.doubled-text", Message("the pages"))


def _is_left_out(unit: Unit, piece: Piece, left: Sequence[LeftOut]) -> bool:
    return any(
        one.unit == unit.id and (one.field == piece.kind if one.field else one.block == piece.block)
        for one in left
    )


def _of_print(story: _Story, record: PrintedElements) -> Iterator[Loss]:
    """What stands in the sheet and did not reach the paper, or reached it twice."""
    changed = [*differences(story.text, record.elements)]
    if not changed:
        return
    spans = sorted(
        (span, index)
        for index, span in enumerate(story.collated.spans)
        if span is not None and span[0] < span[1]
    )
    starts = [span[0] for span, _ in spans]
    for difference in changed:
        start, end = difference.span
        for span, index in spans[max(0, bisect_right(starts, start) - 1) :]:
            if span[0] >= end:
                break
            text = story.text.text[max(start, span[0]) : min(end, span[1])]
            if text:
                yield _print_loss(story.pieces[index], text, doubled=difference.doubled)


def _print_loss(piece: Piece, text: str, *, doubled: bool) -> Loss:
    if doubled:
        remedy = Message("report it with the publication: a line must be printed once")
        return Loss(piece, text, "setting.doubled-text", Message("is printed twice"), remedy)
    remedy = Message(
        "look for `display: none`, a box that is too small or text that is cut in the layout's stylesheets"
    )
    return Loss(piece, text, "setting.lost-text", Message("was set and is not on any page"), remedy)


def _pictures(
    story: _Story,
    left: Sequence[LeftOut],
    omissions: Omissions,
    pictures: Collection[Any],
) -> Iterator[Finding]:
    """A picture that is missing from the sheet or the paper."""
    wanted = picture_count(story.unit)
    if not wanted:
        return
    mine = [one.block for one in left if one.unit == story.unit.id and one.block >= 0]
    wanted -= sum(picture_count(story.unit, block) for block in mine)
    there = sum(picture in pictures for picture in story.text.pictures)
    if there < wanted and not omissions.takes_pictures(story.unit, wanted - there):
        yield finding(
            "setting.lost-text",
            Message(
                "{id}: {wanted} of {wanted_2} pictures are not on the pages",
                id=story.unit.id,
                wanted=wanted - there,
                wanted_2=wanted,
            ),
            picture_place(story.unit, [one in pictures for one in story.text.pictures]),
            remedy=Message("print it in blocks/figure.html.j2 of the layout, or list `figure` under `omits`"),
        )


def _slots(stories: Sequence[_Story]) -> dict[Any, tuple[_Story, int]]:
    """The story of each element that has text, and the first of its slots."""
    return {
        slot.element: (story, index)
        for story in stories
        for index, slot in reversed([*enumerate(story.text.slots)])
    }


def _pieces_of_elements(slots: Mapping[Any, tuple[_Story, int]]) -> dict[Any, tuple[Unit, Piece]]:
    """The piece in which the text of each element begins, as far as it is of the manuscript."""
    found: dict[Any, tuple[Unit, Piece]] = {}
    for element, (story, index) in slots.items():
        piece = story.piece_at(story.text.starts[index])
        if piece is not None:
            found[element] = story.unit, piece
    return found


def _unread_findings(
    hidden: Sequence[Unread],
    stories: Sequence[_Story],
    slots: Mapping[Any, tuple[_Story, int]],
    origins: Sequence[Mapping[int, MarkedOrigin]],
    publication: Publication,
    layout: Layout,
) -> Iterator[Finding]:
    """Text that cannot be read: losses of the story it belongs to, or of the layout where it is its own."""
    losses: dict[str, list[Loss]] = {}
    of_layout: dict[SightFault, dict[str, Unread]] = {}
    for one in hidden:
        origin = origins[one.page - 1].get(one.show.mcid)
        story, piece = _whose(one, origin, slots)
        other = one.other and _whose(one, origins[one.page - 1].get(one.other.mcid), slots)
        if piece is None and other:
            story, piece = other
        if story is not None and piece is not None:
            code = _CODES.get(one.fault, "setting.text-covered")
            over = words(one.other.text) if one.other else ""
            losses.setdefault(story.unit.id, []).append(
                Loss(piece, one.text, code, _said(one), _REMEDIES[one.fault], (one.page,), over)
            )
        elif one.fault not in _MEANT:
            of_layout.setdefault(one.fault, {}).setdefault(one.text, one)
    yield from _of_layout(of_layout, publication, layout)
    for story in stories:
        yield from loss_findings(story.unit, losses.get(story.unit.id, ()))


def _whose(
    one: Unread, origin: MarkedOrigin | None, slots: Mapping[Any, tuple[_Story, int]]
) -> tuple[_Story | None, Piece | None]:
    """The story and the piece that an element's text belongs to."""
    found = slots.get(origin.element) if origin is not None else None
    if found is None:
        return None, None
    story, index = found
    start = story.text.starts[index]
    inner = story.text.slots[index].text.find(one.text[:4])
    return story, story.piece_at(start + max(0, inner))


def _said(one: Unread) -> str:
    match one.fault:
        case SightFault.OFF | SightFault.CUT:
            return (
                Message("is off the page")
                if one.fault is SightFault.OFF
                else Message("is cut off by the box around it")
            )
        case SightFault.COVERED:
            return (
                Message("is covered by a picture") if one.picture else Message("is covered by a filled box")
            )
        case SightFault.CLEAR:
            return Message("is printed without colour")
        case SightFault.PALE:
            return Message("is printed in the colour of the paper")
        case SightFault.GROUND:
            return Message("is printed in the colour of what it stands on")
        case SightFault.TINY:
            return Message("is too small to be read")
    return Message("and other text are printed over each other")


def _of_layout(
    unread: Mapping[SightFault, Mapping[str, Unread]], publication: Publication, layout: Layout
) -> Iterator[Finding]:
    """The first few of the layout's own words that meet a fate, and how many more there are."""
    for fault, texts in unread.items():
        every = [*texts.values()]
        yield from (_added(one, publication, layout) for one in every[:_MOST])
        if more := len(every[_MOST:]):
            message = Message.counted(
                "{number} text more that the layout adds, as above",
                "{number} texts more that the layout adds, as above",
                more,
            )
            code = _CODES.get(fault, "setting.text-covered")
            yield finding(code, message, Place(layout.file.name), remedy=_REMEDIES[fault])


def _added(one: Unread, publication: Publication, layout: Layout) -> Finding:
    code = _CODES.get(one.fault, "setting.text-covered")
    place = place_of_added(one.text, publication, layout)
    said = {"text": excerpt(one.text), "said": _said(one), "page": one.page}
    written = Message("“{text}” {said} on page {page}", **said)
    added = Message("“{text}”, which the layout adds, {said} on page {page}", **said)
    return finding(code, written if place.line else added, place, remedy=_REMEDIES[one.fault])

"""Colours: those that are not inks, spot colours, the colour of all plates, text on several plates."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.reading.colour_spaces import ALL_PLATES, PROCESS, ColourSpace, SpaceKind
from banxin.preflight.pdf_file.reading.marks import (
    InkColour,
    PageMark,
    PathMark,
    PictureMark,
    ShadeMark,
    TextMark,
)
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.wording import Message

_DARK = 0.85  # of black, or the same of the other three: read as black
_SOME = 0.03  # ink that registers badly
_LARGE_TYPE = 24.0  # pt from which a display line may be of four colours
_CONVERT = Message("Convert it to the inks of the printing condition before the file is handed over.")


def colours_of(mark: PageMark) -> Iterator[tuple[str, InkColour]]:
    """The colours that a mark is painted with, and what of it they paint."""
    if isinstance(mark, TextMark):
        yield "text", mark.colour
    elif isinstance(mark, PathMark):
        if mark.filled:
            yield "fill", mark.painting.fill
        if mark.stroked:
            yield "line", mark.painting.stroke
    elif isinstance(mark, PictureMark) and mark.picture.stencil:
        yield "stencil", mark.painting.fill
    elif isinstance(mark, ShadeMark):
        yield from (("gradient", colour) for colour in mark.colours)


def spaces_of(mark: PageMark) -> Iterator[tuple[str, ColourSpace]]:
    """The colour spaces of a mark, and what of it they colour."""
    if isinstance(mark, PictureMark) and not mark.picture.stencil:
        yield "picture", mark.picture.space
    elif isinstance(mark, ShadeMark):
        yield "gradient", mark.space
    else:
        yield from ((part, colour.space) for part, colour in colours_of(mark))


_SAID = {
    "text": Message("text"), "fill": Message("an area"), "line": Message("a rule"),
    "picture": Message("a picture"), "stencil": Message("a stencil"), "gradient": Message("a gradient"),
    "group": Message("a transparency group"),
}  # fmt: skip


def colour_faults(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """Colours of light where inks are asked for, and inks without a profile where it is read on a screen."""
    for mark in page.contents.marks:
        for part, space in spaces_of(mark):
            if space.is_light or space.calibrated or space.kind is SpaceKind.SPOT:
                yield from _of_space(part, space, page.spot(mark.box))
            elif space.kind is SpaceKind.CMYK and not rules.inks:
                yield FileFault("pdf.cmyk", _of_inks(part), page.spot(mark.box), part)
    for space in page.contents.group_spaces:
        if space.is_light:
            yield from _of_space("group", space, page.whole)
    yield from _registration(page)
    if rules.inks:
        yield from _rich_black(page)


def _of_inks(part: str) -> str:
    return Message(
        "Colours of {part} are inks without a profile: screens show them as they like.", part=_SAID[part]
    )


def _of_space(part: str, space: ColourSpace, spot: OnPage) -> Iterator[FileFault]:
    source = space.origin
    if source.kind is SpaceKind.RGB:
        said = Message("Colours of {part} are RGB ({space}), not inks.", part=_SAID[part], space=source.name)
        yield FileFault("pdf.rgb", said, spot, (part, source.name), remedy=_CONVERT)
    elif source.kind is SpaceKind.LAB:
        said = Message("Colours of {part} are Lab, not inks.", part=_SAID[part])
        yield FileFault("pdf.lab", said, spot, part, remedy=_CONVERT)
    elif source.calibrated:
        said = Message(
            "Colours of {part} are converted once more by their own profile ({space}).",
            part=_SAID[part], space=source.name,
        )  # fmt: skip
        yield FileFault("pdf.uncalibrated", said, spot, (part, source.name))
    elif source.kind is SpaceKind.SPOT:
        for plate in source.plates:
            if plate not in (*PROCESS, ALL_PLATES, "None"):
                yield FileFault(
                    "pdf.spot", Message("There is a plate of its own for {name}.", name=plate), spot, plate
                )


def _registration(page: ReadPage) -> Iterator[FileFault]:
    """What is printed on all plates within the trimmed page."""
    trim = page.trim
    for mark in page.contents.marks:
        on_all = any(ALL_PLATES in colour.space.plates for _, colour in colours_of(mark))
        if on_all and not mark.box.meet(trim).empty:
            yield FileFault(
                "pdf.registration",
                Message("The registration colour, which is on all plates, is used within the page."),
                page.spot(mark.box.meet(trim)),
                remedy=Message("Use black alone; registration is for marks outside the trimmed page."),
            )


def _rich_black(page: ReadPage) -> Iterator[FileFault]:
    """Text that is read as black and is on several plates."""
    for mark in page.contents.marks:
        if not isinstance(mark, TextMark) or not mark.seen or mark.height >= _LARGE_TYPE:
            continue
        inks = mark.colour.inks
        if len([amount for amount in inks.values() if amount > _SOME]) < 2 or ALL_PLATES in inks:
            continue
        colours = min(inks.get(plate, 0.0) for plate in PROCESS[:3])
        if inks.get("Black", 0.0) >= _DARK or colours >= _DARK * 0.7:
            yield FileFault(
                "pdf.rich-black",
                Message(
                    "Black text of {size:.1f} pt is printed with several plates: “{text}”.",
                    size=mark.height, text=mark.text.strip()[:20],
                ),
                page.spot(mark.box),
                expected=Message("black alone"),
                remedy=Message("Where plates do not meet exactly it has coloured edges."),
            )  # fmt: skip

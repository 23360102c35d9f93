"""The contrast of the words on the cover that a layout draws for an EPUB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from banxin.findings import Finding, Place, finding
from banxin.layouts import Layout
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.preflight.text.contrast import FaintText


def faint_on_cover(
    data: bytes, layout: Layout, values: Mapping[str, object], places: Mapping[str, Place]
) -> Iterator[Finding]:
    """A warning for each pair of colours on a cover, a PDF of one page, that stands out too little.

    It is told where the option that has one of the colours was set: in the manifest, whose `places` are
    given, or in the layout.
    """
    from banxin.preflight.text.contrast import read_faint_texts  # noqa: PLC0415  (loads the engine)

    for one in read_faint_texts(data):
        option = option_of(layout, values, one)
        place = places.get(f"options.{option}") or layout.places.get(f"options.{option}.default")
        cure = (
            Message("Change the option `{option}`, or draw the cover in `epub-cover-art`.", option=option)
            if option
            else Message("Draw the cover in the block `epub-cover-art`.")
        )
        yield finding(
            "layout.contrast",
            Message(
                "“{text}” on the cover of the EPUB, {colour} on {ground}, has a contrast of {ratio:g}.",
                text=one.text[:12],
                colour=one.colour,
                ground=one.ground,
                ratio=one.ratio,
            ),
            place or layout.file.whole(),
            expected=Message("at least {least:g}", least=one.least),
            remedy=cure,
        )


def option_of(layout: Layout, values: Mapping[str, object], faint: FaintText) -> str:
    """The option that has the colour of some text, else that of its ground, so that it may be to blame."""
    settled = {name: str(values.get(name, one.default)) for name, one in layout.options.items()}
    pairs = ((name, colour) for colour in (faint.colour, faint.ground) for name in settled)
    return next((name for name, colour in pairs if settled[name] == colour), "")

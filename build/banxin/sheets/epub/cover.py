"""The cover of the reader edition: copy for the press, as the layout's block sets it, or a picture cropped.

A cover has 1600 × 2560 pixels, the ratio and size that the stores ask for. A pixel of it is a `px` of CSS.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from PIL import Image, ImageOps

from banxin.manuscript.images.encoding import jpeg_bytes
from banxin.manuscript.images.srgb import in_srgb
from banxin.manuscript.publication import CoverPicture, Publication
from banxin.sheets.epub import facts
from banxin.sheets.epub.colours import ink_on
from banxin.sheets.epub.fitting import FittedLines, alternatives
from banxin.sheets.epub.style import DEFAULT_ACCENT
from banxin.sheets.facts import facts_of, width_in_em
from banxin.sheets.print.copy import PrintCopy
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.setting import PressName

WIDTH, HEIGHT = 1600, 2560
COVER_SHEET = f"""@page {{ size: {WIDTH}px {HEIGHT}px; margin: 0; bleed: 0 }}
body {{ margin: 0; }}
p, h1, h2, ol, ul, li {{ margin: 0; padding: 0; list-style: none; text-indent: 0; font-weight: inherit; }}
html {{ --banxin-adjacent: compress; --banxin-line-start: half; --banxin-line-end: half; }}
.cover-art {{ position: relative; width: {WIDTH}px; height: {HEIGHT}px; overflow: hidden; }}
"""
_MOST_HEADS = 8
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class CoverTitle:
    """The title of a cover: its text, and its lines in each number of lines that it may have."""

    text: str
    fits: tuple[FittedLines, ...]


def picture_copy(context: EditionContext, picture: CoverPicture) -> PrintCopy:
    """Copy of a cover that is a drawing, cropped around its focus."""
    left, top = (round(share * 100, 3) for share in picture.focus)
    look = f"width: {WIDTH}px; height: {HEIGHT}px; object-fit: cover; object-position: {left}% {top}%"
    html = Markup('<div class="cover-art"><img alt="" src="{}" style="{}"/></div>')
    return context.copy(html.format(context.picture(picture.path), look), COVER_SHEET)


def cover_copy(context: EditionContext) -> PrintCopy:
    """Copy of the cover: one page, from the block `epub-cover-art`, without the sheets of the layout."""
    publication = context.publication
    content = context.templates.render(
        "epub-cover-art",
        facts=context.facts(),
        labels=context.labels,
        title=CoverTitle(
            facts.plain_title(publication.title),
            alternatives(facts_of(publication, context.labels).title_lines, width_in_em),
        ),
        folio=facts.folio(publication, context.labels, weekday=facts.has_weekday(context.layout)),
        heads=tuple(_heads(publication))[:_MOST_HEADS],
        ink=ink_on(str(context.values.get("accent", DEFAULT_ACCENT))),
        press=PressName.PDF,
    )
    return context.copy(content, COVER_SHEET)


def _heads(publication: Publication) -> Iterator[str]:
    """Headlines in the order of the manifest; the same words once."""
    heads = (unit.stack.headline.in_one_line for unit in publication.units() if unit.stack.headline)
    yield from dict.fromkeys(head for head in heads if head != publication.title)


def jpeg(picture: Image.Image) -> bytes:
    """A cover as a JPEG in sRGB: same pixels, same bytes."""
    plain = picture if picture.mode == "RGB" else picture.convert("RGB")
    return jpeg_bytes(plain, _QUALITY, subsampling=0, dpi=(300, 300))


def cropped_cover(data: bytes, focus: tuple[float, float]) -> bytes:
    """A picture cropped to the form of a cover around `focus` (shares of width and height), as a JPEG."""
    with Image.open(io.BytesIO(data)) as opened:  # one copy at a time: they are large
        ImageOps.exif_transpose(opened, in_place=True)
        upright = in_srgb(opened)
        if upright.mode in ("L", "RGB") and "transparency" not in upright.info:
            return jpeg(_cut(upright, focus))
        cut = _cut(upright.convert("RGBA"), focus)
    flat = Image.new("RGB", cut.size, "#fff")
    flat.paste(cut, mask=cut.getchannel("A"))
    return jpeg(flat)


def _cut(upright: Image.Image, focus: tuple[float, float]) -> Image.Image:
    return ImageOps.fit(upright, (WIDTH, HEIGHT), Image.Resampling.LANCZOS, centering=focus)

"""The pictures of docs/pictures/options/: the specimen as a layout is, and with other values of an option.

python docs/option_pictures.py            # needs the package with its test extra (pypdfium2)
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from banxin.job.layout_trial import Trial, try_layout

PICTURES = Path(__file__).parent / "pictures" / "options"
WIDTH = 300  # pixels of one side of a picture
COLOURS = 32
LIMIT = 60_000  # bytes of one picture

WHOLE = (0.0, 0.0, 1.0, 1.0)
Crop = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shown:
    """A picture: of which option, in which layout, what is set, and what is shown of the first page, from
    `page` on, that it changes.

    `others` are more values of the option, each on a side of its own.
    """

    name: str
    layout: str
    options: dict[str, str]
    page: int
    crop: Crop = WHOLE
    others: tuple[str, ...] = ()

    @property
    def settings(self) -> tuple[dict[str, str], ...]:
        """Options of each side: as the layout is, then the values."""
        return ({}, self.options, *({**self.options, self.name: value} for value in self.others))


NEWS = {"ear": "day", "folio-side": "right", "box-frame": "double", "note-border": "double"}
RULES = {"column-rules": "dashed", "story-rules": "dashed", "head-face": "hei", "lunar-date": "no"}
PICTURED = (
    Shown("accent", "tabloid", {"accent": "#14508c"}, 0, (0, 0, 1, 0.45)),
    Shown("paper", "book", {"paper": "A5"}, 8),
    Shown("columns", "tabloid", {"columns": "5"}, 0, (0, 0.4, 1, 0.75)),
    Shown("body-size", "book", {"body-size": "12"}, 6),
    Shown("leading", "book", {"leading": "21"}, 8),
    Shown("body-face", "book", {"body-face": "kai"}, 8, (0, 0, 1, 0.6), others=("hei",)),
    Shown("head-face", "tabloid", RULES, 0, (0, 0.2, 0.5, 0.42)),
    Shown("crosshead-face", "book", {"crosshead-face": "kai"}, 8, (0, 0.1, 1, 0.45)),
    Shown("deck-face", "book", {"deck-face": "hei"}, 6, (0, 0.1, 1, 0.7)),
    Shown("caption-face", "book", {"caption-face": "hei"}, 7, (0, 0.4, 1, 0.95)),
    Shown("note-face", "book", {"note-face": "fang"}, 9, (0, 0.1, 1, 0.7)),
    Shown("label-face", "book", {"label-face": "kai"}, 9, (0, 0.3, 1, 0.9)),
    Shown("imprint", "book", {"imprint": "none"}, 1, others=("back",)),
    Shown("title-page", "book", {"title-page": "no"}, 0),
    Shown("contents-page", "book", {"contents-page": "no"}, 2, (0, 0.05, 1, 0.65)),
    Shown("running-heads", "book", {"running-heads": "none", "folio-place": "centre"}, 8, (0, 0, 1, 0.3)),
    Shown("folio-place", "book", {"running-heads": "none", "folio-place": "centre"}, 8, (0, 0.7, 1, 1)),
    Shown("drop-cap", "book", {"drop-cap": "3"}, 8, (0, 0.3, 1, 0.9), others=("2",)),
    Shown("ear", "tabloid", NEWS, 0, (0.45, 0.03, 1, 0.2), others=("none",)),
    Shown("folio-side", "tabloid", NEWS, 1, (0, 0, 1, 0.12)),
    Shown("box-frame", "tabloid", NEWS, 0, (0.26, 0.74, 0.52, 0.9), others=("dotted", "none")),
    Shown("note-border", "tabloid", NEWS, 0, (0.47, 0.22, 1, 0.36), others=("corners",)),
    Shown("column-rules", "tabloid", RULES, 1, (0.58, 0.07, 0.68, 0.15), others=("dotted", "none")),
    Shown("story-rules", "tabloid", RULES, 1, (0.08, 0.285, 0.18, 0.345), others=("dotted", "none")),
    Shown("lunar-date", "tabloid", RULES, 0, (0.06, 0.14, 0.6, 0.19)),
    Shown("head-form", "bulletin", {"head-form": "star"}, 0, (0, 0.1, 1, 0.48), others=("double",)),
    Shown("stories", "bulletin", {"stories": "page"}, 2),
    Shown("contents", "magazine", {"contents": "page"}, 1, (0, 0, 1, 0.6)),
    Shown("cover-ground", "magazine", {"cover-ground": "#b9d3cc"}, 0, (0, 0, 1, 0.45)),
    Shown("paper-tint", "broadsheet", {"paper-tint": "#dfe9f2"}, 0, (0.2, 0.65, 0.42, 0.78)),
)


def main(names: list[str]) -> int:
    """Make the pictures named, or all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for shown in PICTURED:
        if not names or shown.name in names:
            save(shown.name, sides(shown))
    return 0


def sides(shown: Shown) -> list[Image.Image]:
    """The first page from `page` on that the values change, as the layout is and with each of them."""
    documents = [
        pypdfium2.PdfDocument(printed(shown.layout, tuple(options.items()))) for options in shown.settings
    ]
    for page in range(shown.page, min(map(len, documents))):
        row = [cropped(document[page], shown.crop) for document in documents]
        if shows_change([few_colours(one).convert("RGB") for one in row]):
            return row
    raise SystemExit(f"no page of {shown.layout} shows what {shown.name} does")


def cropped(page: pypdfium2.PdfPage, crop: Crop) -> Image.Image:
    """A part of a page, as wide as a side."""
    left, top, right, bottom = crop
    scale = WIDTH / (page.get_width() * (right - left))
    whole = page.render(scale=min(scale, 4)).to_pil().convert("RGB")
    box = (left * whole.width, top * whole.height, right * whole.width, bottom * whole.height)
    return whole.crop(tuple(map(round, box)))


def shows_change(row: list[Image.Image]) -> bool:
    """Whether each side differs from the first, which is the layout as it is."""
    return all(
        one.size != row[0].size or ImageChops.difference(row[0], one).getbbox() is not None for one in row[1:]
    )


def few_colours(picture: Image.Image) -> Image.Image:
    """The picture in so few colours that the page in the guide stays light."""
    return picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def parted(shown: Shown, picture: Image.Image) -> list[Image.Image]:
    """The sides of a picture that was saved."""
    count = len(shown.settings)
    width = (picture.width - 4) // count - 12
    lefts = [8 + nth * (width + 12) for nth in range(count)]
    return [picture.crop((left, 8, left + width, picture.height - 8)) for left in lefts]


@cache
def printed(layout: str, options: tuple[tuple[str, str], ...]) -> bytes:
    """The specimen in print."""
    tried = try_layout(Trial(layout, options=dict(options), formats=("pdf",)))
    for found in tried.findings:
        if found.severity == "error":
            print(found.message, file=sys.stderr)
    return tried.printed["pdf"].data


def save(name: str, row: list[Image.Image]) -> None:
    """The sides in a row with a gap between them, in few colours, within the limit."""
    height = max(one.height for one in row)
    picture = Image.new("RGB", (sum(one.width + 12 for one in row) + 4, height + 16), (190, 190, 190))
    left = 8
    for one in row:
        picture.paste(one, (left, 8))
        left += one.width + 12
    path = PICTURES / f"{name}.png"
    few_colours(picture).save(path, optimize=True)
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"{path.name} is larger than {LIMIT} bytes")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""WeasyPrint with the compositor inside its lines: the only room that knows the engine's private names.

Use it around WeasyPrint's two steps::

    with composing() as session:
        document = HTML(string=page).render()
        document.write_pdf(target)
    session.overfull  # lines that stayed too long, to be reported as findings

It takes over every line box whose `lang` is Chinese. The region of the marks follows from `lang`:
`zh`, `zh-Hans`, `zh-CN` mainland; `zh-Hant`, `zh-TW`, `zh-Hant-TW` Taiwan; `zh-HK`, `zh-Hant-HK` Hong Kong.
Everything else is left to WeasyPrint, with the reason in the debug log of `banxin.compositor`.

Choices are CSS custom properties; they are inherited and may be set on any element. On a block:

======================  =================================  =====================================
property                values, the default first          meaning
======================  =================================  =====================================
`--banxin-level`        `gb` `basic` `strict` `none`       what may not start or end a line
                                                           (C01-C05)
`--banxin-hanging`      `none` `on`                        、，。 hang beyond the line, on the
                                                           mainland only (C58, C59)
`--banxin-grid`         `none` `on`                        each character in a cell (C54, C91)
`--banxin-autospace`    `0.25em`, a length, `none`;        gap between Han and Western (C50);
                        `fixed` may follow                 fixed: it neither shrinks nor opens
`--banxin-adjacent`     `compress` `none`                  neighbouring marks close up (C21)
`--banxin-line-start`   `half` `full`                      an opening mark at a line start (C23)
`--banxin-line-end`     `half` `full`                      a mark at a line end (C25)
`--banxin-stops`        `shrink` `fixed`                   stops may give up their blank last
`--banxin-lone`         `avoid` `allow`                    a lone last character, 孤字 (C80)
`--banxin-letters`      `tracked` `solid`                  letter-spacing within Western words too, or
                                                           between Han only
`--banxin-western`      `auto`, names of families          Western words in another face than Han
`--banxin-rescue`       `on` `none`                        a long Western word may be divided where a
                                                           line could not else be set (C16)
======================  =================================  =====================================

`--banxin-pitch: fixed` sets code, inline or a whole block: each letter takes a cell of half an em, a Han
character two; no gaps, no marks closed up, and lines end anywhere where they must.

On blocks of a page's flow: `--banxin-defer: on` lets one that does not fit wait for the head of the next
page, and text goes on; `--banxin-step: <length>` brings a block to a whole number of steps of the grid;
`--banxin-last-rows: 3` leaves no page with fewer rows of the end of a block's text. In columns
`--banxin-columns: 2` lets a block stand over so many of them, at their head or with `--banxin-place: foot` at
their foot.

`counter-reset: page 1` on an element counts pages from its first one on; `--banxin-restart: 1 name` does
at the first element of that name alone. `--banxin-numbering: decimal | roman | upper-roman | chinese`,
inherited, says in which figures the pages are numbered that begin within an element.

On a table `--banxin-fit: 75%` lets its type become that small, where it would stand out of its room.

On inline elements: `--banxin-emphasis: dot | none` sets a dot under each Han character (C64);
`--banxin-line: proper | title | none` draws a proper-noun line or a book-title wave under the element (C65).
`<ruby>` sets pinyin above its base and bopomofo at its right (C68-C73); with `--banxin-bopomofo: even`
characters without a reading keep the room of one. `text-align`, `text-align-last`,
`text-indent`, `letter-spacing`, `white-space`, `hyphens` and floats do what CSS says.
"""

from banxin.engine.starting import loading

loading.load()

try:
    from banxin.engine.drawing.picture_sizes import PlacedPicture, placed_pictures
    from banxin.engine.pages.folios import figures, folios_of
    from banxin.engine.pages.other_widths import growths
    from banxin.engine.pages.page_geometry import PageGeometry, page_geometry
    from banxin.engine.pages.wide_boxes import WideBox, fitting_sizes, wide_boxes
    from banxin.engine.session import (
        ChooseFamilies,
        Company,
        HearPages,
        MarkedOrigin,
        Overfull,
        Session,
        SessionError,
        resting,
    )
    from banxin.engine.switching import composing
except (ImportError, AttributeError) as fault:
    from banxin.engine.contract import EngineDiffersError, breaches

    found = breaches()
    if not found:
        raise
    raise EngineDiffersError(found) from fault

__all__ = [
    "ChooseFamilies",
    "Company",
    "HearPages",
    "MarkedOrigin",
    "Overfull",
    "PageGeometry",
    "PlacedPicture",
    "Session",
    "SessionError",
    "WideBox",
    "composing",
    "figures",
    "fitting_sizes",
    "folios_of",
    "growths",
    "page_geometry",
    "placed_pictures",
    "resting",
    "wide_boxes",
]

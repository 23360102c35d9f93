"""What each block is given when it is rendered: names, types and meaning.

One table for the guide, `banxin layouts docs` and the tests, which hold it against what blocks are given
in real builds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from banxin.layouts.reference.record_data import Datum
from banxin.wording import Message


@dataclass(frozen=True, slots=True)
class BlockCard:
    """A block that Banxin asks a layout for: what it is and what it is given."""

    about: str
    data: tuple[Datum, ...] = ()


def _card(about: str, *data: Datum) -> BlockCard:
    return BlockCard(about, data)


_PRESS = Datum("press", "text", Message("`pdf` or `epub`"))
_LABELS = Datum("labels", "record", Message("words that no author wrote: `labels.contents`"), "labels")
_UNIT = Datum("unit", "record", Message("the article that the block stands in"), "unit")
_IDENT = Datum("ident", "text", Message("the id that links lead to"))
_ANCHOR = Datum("ident", "text", Message("the id that links lead to; may be empty"))
_CONTENT = Datum("content", "html", Message("what stands in it"))
_LEVEL = Datum("level", "number", Message("the number of its heading element, 1 to 6"))
_STACK = Datum(
    "stack",
    "record",
    Message("the headline stack"),
    "stack",
)
_BYLINE = Datum("byline", "text", Message("the byline in one line"))
_STANDING = Datum("standing_head", "text", Message("the name of a column, such as 读者来信; may be empty"))
_LEGS = Datum(
    "legs", "text", Message("the legs that make-up measured out, for `--banxin-legs`; empty in a book")
)
_STYLE = Datum(
    "stack_style",
    "record",
    Message("on newspaper pages how make-up styles the stack; else none"),
    "stack-style",
)
_FACTS = Datum(
    "facts",
    "record",
    Message("the facts of the issue, which are `issue` too"),
    "issue",
)
_GRID = Datum("grid", "record", Message("page and type area, as in layout.yaml"), "grid")
_POINTS = Datum("points", "list", Message("entries of the contents"), "point")

_MATTER = (
    _FACTS,
    _GRID,
    _LABELS,
    Datum("entries", "list", Message("lines of the contents"), "entry"),
    Datum(
        "sections", "list", Message("sections with their units; those without a title are none"), "section"
    ),
    Datum("units", "list", Message("all units in the order of reading"), "unit"),
    _PRESS,
)
"""What `flow` and the blocks of its parts are given."""

_INDEX = (
    Datum("title", "text", Message("what the index is called")),
    Datum("ident", "text", Message("its id, for links")),
    Datum("groups", "list", Message("entries under each letter or number of strokes"), "index_group"),
)
"""What the blocks of an index are given besides."""

BLOCKS: Mapping[str, BlockCard] = MappingProxyType(
    {
        "sheet": _card(
            Message("the whole document of a print edition"),
            _CONTENT,
            Datum("title", "text", Message("the title of the file")),
            Datum("author", "text", Message("who publishes it")),
            Datum("lang", "text", Message("language and region")),
            Datum("date", "text", Message("the day of the issue, as 2026-01-31; may be empty")),
            Datum("layout", "text", Message("the name of the layout")),
            Datum("make_up", "text", Message("`flow` or `modules`")),
            Datum("description", "text", Message("what the issue is about; may be empty")),
            Datum("keywords", "list", Message("its keywords; may be empty")),
            Datum("rights", "text", Message("who has which rights; may be empty")),
            Datum("modified", "text", Message("when it was changed, as 2026-01-31; may be empty")),
            Datum("version", "text", Message("the version of Banxin")),
        ),
        "flow": _card(
            Message("a book or magazine: what stands before, between and behind its text"),
            *_MATTER,
            Datum(
                "parts", "record", Message("the parts around the text, each as its block sets it"), "parts"
            ),
            Datum("content", "html", Message("everything set: sections and units in their order")),
            Datum("alone", "boolean", Message("whether one article is set alone, as a proof")),
        ),
        "cover": _card(Message("the cover of a book or magazine in print; empty in base"), *_MATTER),
        "half-title": _card(Message("the leaf before the title page (半书名页); empty in base"), *_MATTER),
        "title-page": _card(Message("the title page (扉页)"), *_MATTER),
        "colophon": _card(Message("the imprint (版权页)"), *_MATTER),
        "contents": _card(Message("the page of contents (目录)"), *_MATTER),
        "index": _card(Message("the index of a book (索引)"), *_MATTER, *_INDEX),
        "page": _card(
            Message("a newspaper page: furniture, rules and stories at their places"),
            _FACTS,
            _LABELS,
            _GRID,
            Datum("number", "number", Message("the number of the page (版次)")),
            Datum(
                "nameplate",
                "record",
                Message("`rows`, `size` in pt and `height` in pt of the nameplate; 0 rows: none"),
            ),
            Datum("folio", "boolean", Message("whether a folio line stands above the page")),
            Datum("advertisements", "list", Message("advertisements with their place, for `advertisement`")),
            Datum("banner", "record", Message("the banner headline, for `banner`; 0 `rows`: none")),
            Datum("stories", "list", Message("stories: `key`, `left`, `top`, `width` in pt, `html`")),
            Datum(
                "rules", "list", Message("rules between stories: `upright`, `left`, `top`, `length` in pt")
            ),
            Datum("guide", "list", Message("what stands on which page (导读): `title`, `ident`, `page`")),
            Datum("pages", "number", Message("how many pages the issue has")),
            Datum("overlay", "html", Message("the grid drawn over the page, for designers; else empty")),
        ),
        "section": _card(
            Message("a section of a book with its title and all that is in it"),
            Datum("title", "text", Message("the title of the section")),
            _IDENT,
            _LEVEL,
            Datum("section", "record", Message("the section; it is not yet set"), "section"),
            _CONTENT,
            _PRESS,
        ),
        "unit": _card(
            Message("an article"),
            _UNIT,
            _IDENT,
            Datum("headline", "html", Message("its headline stack, from `headline`")),
            _LEVEL,
            _CONTENT,
            _LEGS,
            Datum("rank", "text", Message("its weight; `unit.rank` is the same as text"), "rank"),
            Datum("briefs", "boolean", Message("whether it is a column of briefs")),
            _PRESS,
        ),
        "headline": _card(
            Message("the headline stack of an article (标题)"),
            _UNIT,
            _STACK,
            _BYLINE,
            Datum("byline_marked", "boolean", Message("whether the byline begins with a mark of its own")),
            _LEVEL,
            _IDENT,
            Datum("fill", "number", Message("air below in pt, which makes it whole rows")),
            Datum("air", "number", Message("air above in pt")),
            _STYLE,
            _STANDING,
            _PRESS,
        ),
        "continued": _card(
            Message("the rest of a story on a later page (上接)"),
            _IDENT,
            Datum("origin", "text", Message("the id of the beginning")),
            _LABELS,
            Datum("number", "number", Message("the page that it comes from")),
            _STYLE,
            Datum("height", "number", Message("the height of its head in pt")),
            _CONTENT,
            _LEGS,
        ),
        "jump": _card(
            Message("the line that says where a story goes on (下转)"),
            _LABELS,
            Datum("number", "number", Message("the page that it goes to")),
            Datum("target", "text", Message("the id of the rest")),
        ),
        "note": _card(
            Message("the editor's note (编者按)"),
            _UNIT,
            _IDENT,
            Datum("label", "text", Message("its headline, or the word 编者按")),
            _CONTENT,
            _BYLINE,
            _LEGS,
            _PRESS,
        ),
        "notice": _card(
            Message("a notice or an advertisement of text, in a frame"),
            _UNIT,
            _IDENT,
            _STACK,
            _LEVEL,
            _STANDING,
            Datum("mark", "text", Message("the word 广告 where it is one; else empty")),
            _BYLINE,
            _CONTENT,
            _PRESS,
        ),
        "brief-head": _card(
            Message("the small head of a brief in a column of briefs"), _UNIT, _STACK, _LEVEL, _PRESS
        ),
        "paragraph": _card(
            Message("a paragraph"),
            _UNIT,
            Datum("text", "html", Message("its text")),
            Datum("dateline", "text", Message("the dateline (电头) that opens it; may be empty")),
            Datum("attribution", "boolean", Message("whether it names the source of a quotation")),
            _PRESS,
        ),
        "crosshead": _card(
            Message("a crosshead (插题)"),
            _UNIT,
            _LEVEL,
            Datum("depth", "number", Message("1 to 4")),
            Datum("text", "html", Message("its text")),
            Datum("keywords", "list", Message("keywords beside it; may be empty")),
            _IDENT,
            _PRESS,
        ),
        "figure": _card(
            Message("a picture with caption and credit"),
            _UNIT,
            Datum("source", "text", Message("the address of the picture")),
            Datum("alt", "text", Message("what it shows, for those who cannot see it; empty: decorative")),
            Datum("caption", "html", Message("the caption; may be empty")),
            Datum("credit", "text", Message("who made it; may be empty")),
            Datum("columns", "number", Message("the width that its author asked for, in columns; 0: none")),
            Datum("place", "text", Message("`column`, `span`, `head`, `foot`, `page`, `bleed` or `spread`")),
            Datum("room", "record", Message("in print the room of the picture; else none"), "room"),
            Datum("figure", "record", Message("all of it, with its fields"), "figure"),
            _ANCHOR,
            _PRESS,
        ),
        "table": _card(
            Message("a table"),
            _UNIT,
            _ANCHOR,
            Datum("caption", "html", Message("the caption; may be empty")),
            Datum("number", "text", Message("the number that the caption begins with; may be empty")),
            Datum("head", "list", Message("cells of the head: html and alignment (right, center or empty)")),
            Datum("rows", "list", Message("rows of such cells")),
            Datum("row_heads", "boolean", Message("whether the first cell of each row is its head")),
            _PRESS,
            _LABELS,
        ),
        "list": _card(
            Message("a list"),
            _UNIT,
            Datum("ordered", "boolean", Message("whether it is numbered")),
            Datum("start", "number", Message("its first number")),
            Datum("items", "list", Message("its items, html")),
            _PRESS,
        ),
        "quotation": _card(Message("a quotation"), _UNIT, _CONTENT, _PRESS),
        "verse": _card(
            Message("verse"),
            _UNIT,
            Datum("stanzas", "list", Message("stanzas, each a list of lines, html")),
            Datum("indents", "list", Message("for each stanza the full spaces that its lines begin with")),
            _PRESS,
        ),
        "listing": _card(
            Message("a listing of code"),
            _UNIT,
            Datum("text", "text", Message("its text")),
            Datum("lines", "list", Message("lines with their indent in cells")),
            Datum("kept", "list", Message("for each line whether no page may end above it")),
            Datum("short", "boolean", Message("whether it stays on one page")),
            _PRESS,
        ),
        "pull": _card(Message("a pull quote (引文)"), _UNIT, _CONTENT, _PRESS),
        "sidebar": _card(
            Message("a sidebar or box (资料框)"),
            _UNIT,
            Datum("kind", "text", Message("`sidebar` or `box`")),
            Datum("title", "html", Message("its title; may be empty")),
            _CONTENT,
            _PRESS,
        ),
        "break": _card(Message("a break between parts of a text"), _UNIT, _PRESS),
        "notes": _card(
            Message("footnotes at the end of an article, and those of an EPUB"),
            _UNIT,
            Datum("notes", "list", Message("the notes"), "note"),
            _PRESS,
            _IDENT,
            _LABELS,
        ),
        "galleys": _card(
            Message("galleys that make-up measures stories by; nobody sees them"),
            Datum("galleys", "list", Message("galleys: `kind`, `width` in pt, `html`")),
        ),
        "epub-document": _card(
            Message("one document of an EPUB"),
            Datum("lang", "text", Message("language and region")),
            Datum("title", "text", Message("the title of the document")),
            Datum("kind", "text", Message("cover, title, contents-page, section, article, note or colophon")),
            Datum("division", "text", Message("frontmatter, bodymatter or backmatter")),
            Datum("stylesheet", "text", Message("the address of the stylesheet")),
            _CONTENT,
        ),
        "epub-cover": _card(
            Message("the cover of an EPUB"),
            Datum("label", "text", Message("the word 封面")),
            Datum("source", "text", Message("the address of the picture")),
            Datum("alt", "text", Message("what it shows, for those who cannot see it; empty: decorative")),
        ),
        "epub-cover-art": _card(
            Message("the cover of an EPUB as it is set and drawn, 1600 by 2560 px"),
            _FACTS,
            _LABELS,
            Datum("title", "record", Message("the title of the cover"), "cover-title"),
            Datum("folio", "list", Message("number, date and page of the issue")),
            Datum("heads", "list", Message("headlines, the first eight")),
            Datum("ink", "text", Message("the colour that can be read on the accent")),
            _PRESS,
        ),
        "epub-title": _card(
            Message("the title page of an EPUB"),
            Datum("label", "text", Message("the word 扉页")),
            Datum("nameplate", "text", Message("the name of the periodical; empty where it is the title")),
            Datum("folio", "list", Message("facts of the issue")),
            Datum("segments", "list", Message("the title in lines")),
            Datum("subtitle", "text", Message("the subtitle; may be empty")),
            Datum("authors", "record", Message("authors of the whole publication; may be empty"), "people"),
            Datum("publisher", "text", Message("who publishes it")),
        ),
        "epub-nav": _card(
            Message("contents, landmarks and list of pages of an EPUB"),
            _LABELS,
            _POINTS,
            Datum("landmarks", "list", Message("landmarks: `type`, `href`, `label`")),
            Datum("pages", "list", Message("pages of the print edition: `href`, `label`")),
        ),
        "epub-section": _card(
            Message("the title leaf of a section in an EPUB; where it prints nothing the section has none"),
            _IDENT,
            Datum("title", "text", Message("the title of the section")),
            _POINTS,
        ),
        "epub-index": _card(Message("the index of an EPUB"), *_INDEX),
        "epub-note": _card(
            Message("the editor's note in an EPUB"),
            _UNIT,
            _IDENT,
            Datum("label", "text", Message("its headline, or the word 编者按")),
            _BYLINE,
            _CONTENT,
        ),
        "epub-colophon": _card(
            Message("the imprint of an EPUB (版权信息)"),
            Datum("label", "text", Message("the words 版权信息")),
            Datum("rows", "list", Message("names and values of the facts")),
            Datum("made_with", "text", Message("who set it")),
        ),
    }
)
"""The blocks that Banxin itself renders, by name."""

EVERYWHERE: tuple[Datum, ...] = (
    Datum("options", "record", Message("the options of the layout, settled: `options.accent`")),
    _GRID,
    Datum("edition", "text", Message("the name of the edition in the manifest")),
    Datum("issue", "record", Message("the facts of the issue, with its fields"), "issue"),
    _LABELS,
)
"""What every block sees."""

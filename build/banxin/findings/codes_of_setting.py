"""The register of findings, fourth part: fonts, setting, EPUB, the press."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_SETTING: tuple[Code, ...] = (
    # --- fonts ---------------------------------------------------------------------------------
    Code(
        "font.missing-glyph",
        "error",
        "No face has a glyph for a character",
        "The character would be printed as an empty box. Put a face that has it in fonts/.",
    ),
    Code(
        "font.broken",
        "error",
        "A font file of the publication cannot be used",
        "It is damaged, too large or forbids embedding.",
    ),
    Code(
        "font.set-aside",
        "warning",
        "A face of the publication is used in part or not at all",
        "Another file has the same face, or its weights do not carry the same characters.",
    ),
    Code(
        "font.mixed-word",
        "warning",
        "A word is set from two faces",
        "A character that its face lacks is lent by another, and stands out in black and form.",
    ),
    Code(
        "font.no-weight",
        "warning",
        "A face of the publication lacks a weight that the layout asks for",
        "Bold text is printed in the weight of the text, or light text bold. Add a file of that weight.",
    ),
    Code(
        "font.no-traditional",
        "warning",
        "No face for Traditional Chinese was found",
        "Built-in faces are Simplified. Install a Traditional face or put one in fonts/.",
    ),
    # --- setting -------------------------------------------------------------------------------
    Code(
        "setting.overset",
        "error",
        "A page has more copy than room",
        "Nothing is cut: shorten or move a story.",
    ),
    Code("setting.underset", "warning", "A page has more room than copy", "White space is left at the foot."),
    Code(
        "setting.overfull-line",
        "warning",
        "A line is longer than its measure",
        "An unbreakable run is wider than the column.",
    ),
    Code(
        "setting.low-resolution",
        "warning",
        "A picture is printed with too few pixels",
        "Its pixels are seen: newsprint wants 150 to the inch, books 225, magazines 262, screens 100.",
    ),
    Code(
        "setting.high-resolution",
        "warning",
        "A picture is printed with more pixels than any press shows",
        "Above 600 pixels per inch nothing is gained but the size of the file.",
    ),
    Code(
        "setting.lost-advertisement",
        "error",
        "The layout does not print an advertisement",
        "It was paid for. The block `page` includes the block `advertisement` for each of `advertisements`.",
    ),
    Code(
        "setting.lost-text",
        "error",
        "Words of the manuscript are not on the pages",
        "Every build counts the words of the finished PDF. A template or stylesheet leaves text out.",
    ),
    Code(
        "setting.doubled-text",
        "error",
        "Words of the manuscript are on the pages twice",
        "A template prints its text twice, or a line was printed on two pages.",
    ),
    Code(
        "setting.text-off-page",
        "error",
        "Text stands off the page or is cut off",
        "What lies beyond the trim is cut away; what a box with `overflow: hidden` cuts off is not printed.",
    ),
    Code(
        "setting.table-too-wide",
        "error",
        "A table is wider than its column",
        "Its type was made as small as the layout allows (`--banxin-fit`), and its columns cannot become"
        " narrower: turn it, part it in two, or set it where columns are wider.",
    ),
    Code(
        "setting.text-outside",
        "error",
        "Text stands outside its column",
        "A box is wider than the column or page that it stands in. Look for a width, padding or margin in the"
        " layout's stylesheets.",
    ),
    Code(
        "setting.text-covered",
        "error",
        "Text cannot be read: something is printed over it",
        "Other text, a picture or a filled box lies over it, or it has no colour.",
    ),
    Code(
        "setting.left-out",
        "warning",
        "Something was left out on purpose",
        "Make-up leaves out a pull quote or a deck where a page has no room; a layout says what it `omits`.",
    ),
    Code(
        "setting.engine",
        "warning",
        "The PDF engine ignored something",
        "A stylesheet asks for something WeasyPrint does not know.",
    ),
    Code(
        "setting.stopped",
        "error",
        "Setting was stopped",
        "A stylesheet or picture made the engine work without end, fill the memory or fail. Mend what the"
        " finding names, or raise the limits with --memory or --seconds.",
    ),
    # --- finished newspaper pages ----------------------------------------------------------------
    Code(
        "page.apart",
        "warning",
        "Things on a newspaper page stand too close, or outside the type area",
        "Stories are parted by a rule or two characters, and nothing stands near the trim. Look at the"
        " layout's stylesheets.",
    ),
    Code(
        "page.grid",
        "warning",
        "Text or a picture stands off the grid of a newspaper page",
        "Lines of all legs stand level, legs and pictures on the columns. A size or margin of the layout is"
        " no whole number of lines.",
    ),
    Code(
        "page.legs",
        "warning",
        "The legs of a story are not level, too short or too long",
        "Legs end on one line and hold 10 to 60. Give the story another place, or more or less copy.",
    ),
    Code(
        "page.lines",
        "warning",
        "A line of a newspaper page is not well set",
        "Lone characters and lines (孤字、孤行), crossheads at a foot (背题), marks at the wrong end,"
        " lines spaced out. A word more or less mends most of them.",
    ),
    Code(
        "page.heads",
        "warning",
        "A head does not suit its story, its neighbours or its span",
        "Heads turn by sense, lie above their own text (盖文题), do not butt (碰题) and follow the rank of"
        " their stories. Part the head with | or give the story another rank.",
    ),
    Code(
        "page.white",
        "warning",
        "Black and white of a newspaper page are badly shared out",
        "White that is shut in, a page cut in pieces (断版), or a large field of plain text. Give the page"
        " more copy, a picture, or another blueprint.",
    ),
    Code(
        "page.jump",
        "warning",
        "A story jumps badly",
        "It goes on once, after ten lines and for fifteen; a jump line that names another page is an error.",
    ),
    Code(
        "page.unread",
        "note",
        "The finished pages were not held against the rules of make-up",
        "A layout prints a story in another way than its article is written, so it cannot be followed.",
    ),
    # --- page plan -----------------------------------------------------------------------------
    Code(
        "plan.page",
        "error",
        "The plan names a page that cannot be",
        "`pages` plans each page once, by its number (版次) or in a range such as `2-3`.",
    ),
    Code(
        "plan.story",
        "error",
        "The plan puts a story where it cannot stand",
        "Stories are named by their file names without suffix, each on one page.",
    ),
    Code(
        "plan.section",
        "error",
        "The plan starts a section where it cannot start",
        "Sections are named by their titles, each on one page; a section starts once.",
    ),
    Code(
        "plan.advertisement",
        "error",
        "An advertisement has no possible size",
        "Its size is fixed, in 字 or 栏 by 行, or in mm, and no larger than its page.",
    ),
    Code(
        "plan.size",
        "note",
        "An advertisement is smaller than the room that it takes on the grid",
        "Its room is a whole number of columns and rows, its own size is kept exactly.",
    ),
    Code(
        "plan.unmet",
        "warning",
        "A page is not as it was planned",
        "Its page has no room for a story that is planned for it, or the issue needs more pages.",
    ),
    # --- sheet ---------------------------------------------------------------------------------
    Code(
        "sheet.blueprint",
        "error",
        "A blueprint cannot be read",
        "A blueprint is `auto`, a name of the layout, or a list that begins with H (stack) or V (beside).",
    ),
    Code(
        "sheet.filler",
        "note",
        "A filler stands on no page",
        "Fillers (补白) stand where a page has room that stories leave; the others wait for another issue.",
    ),
    Code(
        "sheet.kept",
        "warning",
        "The kept make-up does not suit this issue any more",
        "What it says of stories that still stand is kept; the rest is made up anew.",
    ),
    Code(
        "sheet.pin",
        "error",
        "A story that is pinned does not exist",
        "`sheet.pins` names stories by their file names without suffix.",
    ),
    Code(
        "sheet.unmet",
        "warning",
        "A wish could not be granted on the page",
        "A pinned place or width does not go together with the rest of the page.",
    ),
    # --- EPUB ----------------------------------------------------------------------------------
    Code(
        "epub.no-date",
        "warning",
        "The issue has no date",
        "Readers sort their shelves by date, and tell a corrected edition from an older one by it.",
    ),
    Code(
        "epub.no-page-list",
        "warning",
        "The e-book tells no print pages",
        "Readers of the e-book cannot follow those who quote pages of the print edition.",
    ),
    Code(
        "epub.own-fonts",
        "note",
        "The e-book carries a face of the publication",
        "A licence for print may not cover e-books. `fonts: none` leaves it out, `fonts: default` consents.",
    ),
    Code(
        "epub.rare-characters",
        "note",
        "Characters that reading systems may lack",
        "They lie outside GBK and would show as boxes; `fonts: default` gives them a small font.",
    ),
    Code("epub.unlinked", "note", "A link leads to an advertisement", "An e-book leaves them out."),
    Code("epub.invalid", "error", "EPUBCheck objects", "A store would refuse the file."),
    Code(
        "epub.lost-text",
        "error",
        "Words of the manuscript are not in the EPUB",
        "Every build counts the words of the packed file. A template of the layout leaves text out.",
    ),
    Code(
        "epub.doubled-text",
        "error",
        "Words of the manuscript are in the EPUB twice",
        "A template of the layout prints its text twice.",
    ),
    Code(
        "epub.lost-in-conversion",
        "warning",
        "A conversion loses something of the EPUB",
        "The file for one kind of reader was opened again and compared with the EPUB that it is made of.",
    ),
    Code(
        "epub.converted",
        "note",
        "A format has less than EPUB",
        "It cannot hold all that an EPUB can; readers who miss it are better served with the EPUB.",
    ),
    Code(
        "epub.unconverted",
        "warning",
        "An edition was not made",
        "AZW3 is made by calibre (ebook-convert), a program of its own: Debian's package `calibre`, or "
        "calibre-ebook.com. The other editions are written all the same.",
    ),
    Code(
        "epub.unchecked",
        "note",
        "EPUBCheck was not run",
        "It needs Java and the package epubcheck; `banxin doctor` tells what is missing.",
    ),
    # --- the press -----------------------------------------------------------------------------
    Code(
        "press.edition",
        "error",
        "There is no such edition",
        "The manifest's `editions` names those there are.",
    ),
    Code(
        "press.unit",
        "error",
        "There is no such unit",
        "A proof is pulled of an article that the manifest's `contents` names, by its id or its file.",
    ),
    Code(
        "press.output",
        "error",
        "The output cannot be written",
        "The folder is missing, full or not writable.",
    ),
    Code(
        "press.impose",
        "error",
        "A PDF cannot be imposed",
        "`banxin impose` takes finished PDF files that open without a password.",
    ),
    Code(
        "press.impose-size",
        "warning",
        "Pages to be imposed are of several sizes",
        "Places on sheets have the size of the largest page; smaller ones stand in the middle of theirs.",
    ),
    Code(
        "press.attachment",
        "error",
        "A template attaches a file to the PDF",
        "Readers of the PDF would get files of the publication's folder; nothing is attached.",
    ),
    Code(
        "press.rgb-picture",
        "error",
        "A picture is RGB though the edition refuses such",
        "Whoever made it for the press chose its inks; what is converted here may look otherwise.",
    ),
    Code(
        "press.ink",
        "warning",
        "A picture has more ink than the paper takes",
        "It would set off on the sheets behind; its colours are printed lighter.",
    ),
    Code(
        "press.small-type",
        "warning",
        "Type is too small for a plate",
        "Black type holds from 4 pt on; coloured or white type is on several plates and needs 5 pt.",
    ),
    Code(
        "press.thin-rule",
        "warning",
        "A rule is too thin for a plate",
        "Rules under 0.25 pt break off on the plate or are not seen.",
    ),
    Code(
        "press.transparency",
        "error",
        "PDF/X-1a cannot hold what shines through",
        "Transparency over one flat colour is mixed beforehand; over a picture or text that is impossible.",
    ),
    Code(
        "press.broken",
        "error",
        "The PDF would be broken",
        "The file made was opened again before it replaced the last one, and cannot be read as a PDF.",
    ),
    Code(
        "press.blocked",
        "error",
        "A file outside the publication was asked for",
        "A template or stylesheet asked for a network address or a file outside; it was refused.",
    ),
)

"""The register of findings: each code once, with its default severity and what it means.

The reference of checks in the documentation is generated from this table. A code is
`<room>.<fault>`; it never changes its meaning once published.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: default severity, title, and why it matters with the remedy."""

    code: str
    severity: str
    title: str
    why: str


_TABLE: tuple[Code, ...] = (
    # --- files and their encodings -------------------------------------------------------------
    Code(
        "file.missing",
        "error",
        "A file that is named does not exist",
        "The build needs every file that the manifest or an article names.",
    ),
    Code(
        "file.unreadable",
        "error",
        "A file cannot be read",
        "The file exists but is a folder, too large, or not readable by this user.",
    ),
    Code(
        "file.encoding",
        "error",
        "A text file is not UTF-8",
        "Text is read as UTF-8. GB18030 and UTF-16 are recognised and the command to convert is given.",
    ),
    Code(
        "file.control",
        "error",
        "A text file holds control characters",
        "Control characters cannot be printed and make an EPUB invalid.",
    ),
    Code(
        "file.outside",
        "error",
        "A path leaves the publication",
        "Only files inside the publication's folder are read; links that lead out are refused.",
    ),
    # --- YAML ----------------------------------------------------------------------------------
    Code(
        "yaml.syntax",
        "error",
        "The YAML cannot be read",
        "A missing space after a colon, a missing quote or a wrong indentation breaks the structure.",
    ),
    Code("yaml.tab", "error", "A tab is used for indentation", "YAML allows spaces alone for indentation."),
    Code(
        "yaml.duplicate-key",
        "error",
        "A key is given twice",
        "Only one of the two values could count; remove one.",
    ),
    Code(
        "yaml.alias",
        "error",
        "An alias or anchor is used",
        "Aliases can blow up a small file into a huge one and are not needed in a manifest.",
    ),
    Code(
        "yaml.depth",
        "error",
        "The YAML nests too deeply or is too large",
        "A manifest nests a few levels; more is a mistake or an attack.",
    ),
    Code("yaml.tag", "error", "A YAML tag is used", "Tags such as !!python are never needed here."),
    Code(
        "yaml.boolean-text",
        "error",
        "yes, no, on or off is used as text",
        "YAML reads these words as true and false; put the text in quotes.",
    ),
    Code(
        "yaml.leading-zero",
        "error",
        "A number with leading zeros is not quoted",
        "YAML may read 010 as 8; put codes in quotes.",
    ),
    Code(
        "yaml.full-width",
        "error",
        "A full-width mark or space stands where YAML needs a plain one",
        "Input methods write ： ， “ ” and wide spaces, which YAML takes for text.",
    ),
    # --- manifest ------------------------------------------------------------------------------
    Code(
        "manifest.unknown-key",
        "error",
        "A key is not known here",
        "A mistyped key would be ignored silently.",
    ),
    Code(
        "manifest.missing-key",
        "error",
        "A key that is needed is missing",
        "Without it the page cannot be set.",
    ),
    Code(
        "manifest.wrong-type",
        "error",
        "A value has the wrong type",
        "For example text where a list is needed.",
    ),
    Code(
        "manifest.bad-value",
        "error",
        "A value is not one of those allowed",
        "See the reference of the manifest.",
    ),
    Code("manifest.date", "error", "A date is not a date", "Dates are written YYYY-MM-DD."),
    Code("manifest.version", "error", "The format version is not known", "This Banxin reads `banxin: 1`."),
    Code(
        "manifest.duplicate-unit",
        "error",
        "An article is listed twice",
        "Each article has one place in an issue.",
    ),
    Code(
        "manifest.same-id",
        "error",
        "Two articles have the same file name",
        "The file name gives an article its id, which links and the EPUB use.",
    ),
    Code("manifest.empty", "error", "The manifest lists no article", "An issue needs at least one."),
    Code(
        "manifest.nested-section",
        "error",
        "A section stands inside a section of a section",
        "Sections nest once.",
    ),
    # --- articles ------------------------------------------------------------------------------
    Code(
        "article.front-matter",
        "error",
        "The front matter is missing or not closed",
        "An article begins with --- , its fields, and --- again.",
    ),
    Code(
        "article.unknown-field",
        "error",
        "A field of the front matter is not known",
        "A mistyped field would be ignored silently.",
    ),
    Code(
        "article.wrong-type",
        "error",
        "A field has the wrong type",
        "For example a list where text is needed.",
    ),
    Code(
        "article.missing-field",
        "error",
        "An entry of the front matter lacks a field",
        "A person in a byline needs a name.",
    ),
    Code("article.no-headline", "error", "A unit has no headline", "Every unit feature needs a headline."),
    Code("article.empty", "error", "An article has no text", "There is nothing to set below the headline."),
    Code("article.raw-html", "error", "Raw HTML is used", "HTML is off: the same text becomes PDF and EPUB."),
    Code(
        "article.unknown-container",
        "error",
        "A ::: container is not known",
        "Known are pull, sidebar, box and verse.",
    ),
    Code(
        "article.unclosed-container",
        "error",
        "A ::: container is not closed",
        "Close it with ::: on its own line.",
    ),
    Code(
        "article.unknown-attribute",
        "error",
        "An attribute in braces is not known here",
        "A crosshead takes keywords, a figure credit and width.",
    ),
    Code(
        "article.attribute-value",
        "error",
        "An attribute has an impossible value",
        "See the reference of articles.",
    ),
    Code("article.note-missing", "error", "A footnote is called but not written", "Write it as [^1]: …"),
    Code(
        "article.note-unused", "warning", "A footnote is written but not called", "It would not be printed."
    ),
    Code(
        "article.note-duplicate",
        "error",
        "A footnote is written twice",
        "Each label stands once in an article.",
    ),
    Code(
        "article.link-target",
        "error",
        "A cross-reference leads nowhere",
        "It names an article or crosshead id.",
    ),
    Code(
        "article.link-scheme",
        "error",
        "A link uses a scheme that is not allowed",
        "Links may use http, https and mailto.",
    ),
    Code("article.ruby", "error", "A ruby annotation is not well formed", "Write {汉字|hàn zì}."),
    Code("article.too-deep", "error", "The text nests too deeply", "Lists and quotations nest a few levels."),
    Code("article.crosshead-level", "warning", "A crosshead skips a level", "Begin with ##, then ###."),
    Code(
        "article.headline-in-body",
        "error",
        "# is used in the text",
        "The headline is a field of the front matter; crossheads begin with ##.",
    ),
    Code("article.crosshead-empty", "error", "A crosshead has no words", "Remove its marks or write it."),
    Code(
        "article.crosshead-space",
        "warning",
        "A crosshead's marks are not followed by a space",
        "##插题 is plain text in Markdown and would be printed with its marks; write ## 插题.",
    ),
    Code(
        "article.same-anchor",
        "error",
        "An anchor is given twice",
        "A link could lead to one of the two only.",
    ),
    Code(
        "article.attribute-syntax",
        "error",
        "Attributes in braces cannot be read",
        'Write {keywords="甲 乙 丙"}, {#anchor} or {credit="…" width=2}.',
    ),
    Code(
        "article.container-title",
        "error",
        "A container that takes no title has one",
        "sidebar and box take a title; pull and verse do not.",
    ),
    Code("article.stray-fence", "error", "A ::: closes nothing", "Its container was closed before."),
    Code(
        "article.unclosed-listing",
        "error",
        "A listing is not closed",
        "``` opens a listing, which goes on to the next ```.",
    ),
    Code(
        "article.picture-inline",
        "error",
        "A picture stands within a line of text",
        "A picture needs a paragraph of its own, with an empty line above and below.",
    ),
    Code(
        "article.picture-syntax",
        "error",
        "A picture cannot be read",
        'Write ![text](images/a.jpg "caption") with half-width brackets and straight quotation marks.',
    ),
    Code(
        "article.link-syntax",
        "error",
        "A link cannot be read",
        "Write [text](address) with half-width brackets and no space in the address.",
    ),
    Code("article.note-syntax", "error", "A footnote call cannot be read", "Write [^1] without spaces."),
    Code(
        "article.reference-unused",
        "error",
        "A line is read as an address of links and would not be printed",
        "[1]: text is an address in Markdown; a footnote is written [^1]: text.",
    ),
    Code(
        "article.table-cells",
        "error",
        "A row of a table has more cells than its head",
        "The surplus cells would not be printed.",
    ),
    Code(
        "article.table-syntax",
        "error",
        "A table cannot be read",
        "The line of dashes needs as many cells as the head above it.",
    ),
    Code(
        "article.stray-mark",
        "warning",
        "A mark of emphasis opens or closes nothing",
        "It would be printed as an asterisk.",
    ),
    Code(
        "article.full-width-mark",
        "error",
        "A mark of Markdown is written in full-width characters",
        "Input methods write ：：： and ＃; Markdown knows ::: and #.",
    ),
    Code(
        "article.indent",
        "warning",
        "A paragraph is indented by hand",
        "An empty line parts paragraphs and the layout indents them; the wide spaces are left out.",
    ),
    Code(
        "article.invisible",
        "warning",
        "The text holds invisible characters",
        "Zero-width spaces and controls of direction break lines at random; they are left out.",
    ),
    # --- pictures ------------------------------------------------------------------------------
    Code("image.missing", "error", "A picture does not exist", "The figure would be empty."),
    Code("image.unreadable", "error", "A picture cannot be read", "It is damaged or not of a known kind."),
    Code("image.kind", "error", "A picture is of a kind that is not allowed", "JPEG, PNG and SVG are set."),
    Code("image.too-large", "error", "A picture is too large", "Its bytes or pixels are over the limit."),
    Code(
        "image.unsafe-svg",
        "error",
        "An SVG has scripts or outside references",
        "Scripts, event handlers and links to other files are refused.",
    ),
    Code(
        "image.no-alt",
        "warning",
        "A picture has no text alternative",
        "Readers who cannot see it, and the EPUB, need a description.",
    ),
    # --- layouts -------------------------------------------------------------------------------
    Code(
        "layout.unknown", "error", "The layout is not known", "`banxin layouts list` shows those there are."
    ),
    Code("layout.broken", "error", "A layout's own file is wrong", "layout.yaml does not describe a layout."),
    Code(
        "layout.loop",
        "error",
        "Layouts extend each other in a circle",
        "A chain of layouts must end at base.",
    ),
    Code(
        "layout.edition",
        "error",
        "A layout does not serve this edition",
        "layout.yaml lists the formats that it sets.",
    ),
    Code(
        "layout.template", "error", "A template of the layout fails", "The place is the line of the template."
    ),
    Code(
        "layout.stylesheet",
        "error",
        "A stylesheet of the layout has a fault",
        "The place is the line of the stylesheet.",
    ),
    Code(
        "option.unknown", "error", "The layout has no such option", "`banxin layouts show` lists its options."
    ),
    Code("option.value", "error", "An option has an impossible value", "Each option has a type and limits."),
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
        "setting.engine",
        "warning",
        "The PDF engine ignored something",
        "A stylesheet asks for something WeasyPrint does not know.",
    ),
    Code(
        "sheet.blueprint",
        "error",
        "A blueprint cannot be read",
        "A blueprint is `auto`, a name of the layout, or a list that begins with H (stack) or V (beside).",
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
    Code("epub.invalid", "error", "EPUBCheck objects", "A store would refuse the file."),
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
        "press.output",
        "error",
        "The output cannot be written",
        "The folder is missing, full or not writable.",
    ),
    Code(
        "press.blocked",
        "error",
        "A file outside the publication was asked for",
        "A template or stylesheet asked for a network address or a file outside; it was refused.",
    ),
)

CODES: dict[str, Code] = {entry.code: entry for entry in _TABLE}

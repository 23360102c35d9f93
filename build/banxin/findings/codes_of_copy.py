"""The register of findings, first part: files, YAML, manifest, articles, pictures."""

from __future__ import annotations

from banxin.findings.code import FindingCode

CODES_OF_COPY: tuple[FindingCode, ...] = (
    # --- files and their encodings -------------------------------------------------------------
    FindingCode(
        "file.missing",
        "error",
        "A file that is named does not exist",
        "The build needs every file that the manifest or an article names.",
    ),
    FindingCode(
        "file.unreadable",
        "error",
        "A file cannot be read",
        "The file exists but is a folder, too large, or not readable by this user.",
    ),
    FindingCode(
        "file.encoding",
        "error",
        "A text file is not UTF-8",
        "Text is read as UTF-8. GB18030 and UTF-16 are recognised and the command to convert is given.",
    ),
    FindingCode(
        "file.kind",
        "error",
        "A file of another kind is named as an article",
        "Articles are Markdown texts; a Word file or a PDF has to be converted.",
    ),
    FindingCode(
        "file.control",
        "error",
        "A text file holds control characters",
        "Control characters cannot be printed and make an EPUB invalid.",
    ),
    FindingCode(
        "file.outside",
        "error",
        "A path leaves the publication",
        "Only files inside the publication's folder are read; links that lead out are refused.",
    ),
    # --- YAML ----------------------------------------------------------------------------------
    FindingCode(
        "yaml.syntax",
        "error",
        "The YAML cannot be read",
        "A missing space after a colon, a missing quote or a wrong indentation breaks the structure.",
    ),
    FindingCode(
        "yaml.tab", "error", "A tab is used for indentation", "YAML allows spaces alone for indentation."
    ),
    FindingCode(
        "yaml.duplicate-key",
        "error",
        "A key is given twice",
        "Only one of the two values could count; remove one.",
    ),
    FindingCode(
        "yaml.alias",
        "error",
        "An alias or anchor is used",
        "Aliases can blow up a small file into a huge one and are not needed in a manifest.",
    ),
    FindingCode(
        "yaml.depth",
        "error",
        "The YAML nests too deeply or is too large",
        "A manifest nests a few levels; more is a mistake or an attack.",
    ),
    FindingCode("yaml.tag", "error", "A YAML tag is used", "Tags such as !!python are never needed here."),
    FindingCode(
        "yaml.boolean-text",
        "error",
        "yes, no, on or off is used as text",
        "YAML reads these words as true and false; put the text in quotes.",
    ),
    FindingCode(
        "yaml.leading-zero",
        "error",
        "A number with leading zeros is not quoted",
        "YAML may read 010 as 8; put codes in quotes.",
    ),
    FindingCode(
        "yaml.full-width",
        "error",
        "A full-width mark or space stands where YAML needs a plain one",
        "Input methods write ： ， “ ” and wide spaces, which YAML takes for text.",
    ),
    # --- manifest ------------------------------------------------------------------------------
    FindingCode(
        "manifest.unknown-key",
        "error",
        "A key is not known here",
        "A mistyped key would be ignored silently.",
    ),
    FindingCode(
        "manifest.missing-key",
        "error",
        "A key that is needed is missing",
        "Without it the page cannot be set.",
    ),
    FindingCode(
        "manifest.wrong-type",
        "error",
        "A value has the wrong type",
        "For example text where a list is needed.",
    ),
    FindingCode(
        "manifest.bad-value",
        "error",
        "A value is not one of those allowed",
        "See the reference of the manifest.",
    ),
    FindingCode("manifest.date", "error", "A date is not a date", "Dates are written YYYY-MM-DD."),
    FindingCode(
        "manifest.version", "error", "The format version is not known", "This Banxin reads `banxin: 1`."
    ),
    FindingCode(
        "manifest.duplicate-unit",
        "error",
        "An article is listed twice",
        "Each article has one place in an issue.",
    ),
    FindingCode(
        "manifest.same-id",
        "error",
        "Two articles would have the same id",
        "The id comes from the file's name, or from its path where several share one name.",
    ),
    FindingCode(
        "manifest.mark",
        "warning",
        "A mark stands in a title that does not read it",
        "The title of an issue and of a section takes words alone; | marks where the title may break.",
    ),
    FindingCode("manifest.empty", "error", "The manifest lists no article", "An issue needs at least one."),
    FindingCode(
        "manifest.nested-section",
        "error",
        "A section stands inside a section of a section",
        "Sections nest once.",
    ),
    # --- articles ------------------------------------------------------------------------------
    FindingCode(
        "article.front-matter",
        "error",
        "The front matter is missing or not closed",
        "An article begins with --- , its fields, and --- again.",
    ),
    FindingCode(
        "article.unknown-field",
        "error",
        "A field of the front matter is not known",
        "A mistyped field would be ignored silently.",
    ),
    FindingCode(
        "article.website-field",
        "warning",
        "Fields of a website stand in the front matter",
        "tags, draft or permalink mean nothing in print; they are passed over.",
    ),
    FindingCode(
        "article.wrong-type",
        "error",
        "A field has the wrong type",
        "For example a list where text is needed.",
    ),
    FindingCode(
        "article.missing-field",
        "error",
        "An entry of the front matter lacks a field",
        "A person in a byline needs a name.",
    ),
    FindingCode(
        "article.field-mark",
        "warning",
        "A mark stands in a field that does not read it",
        "Heads take emphasis, Hei and ruby; deck, byline and dateline take words alone.",
    ),
    FindingCode(
        "article.no-headline", "error", "A unit has no headline", "Every unit feature needs a headline."
    ),
    FindingCode(
        "article.empty", "error", "An article has no text", "There is nothing to set below the headline."
    ),
    FindingCode(
        "article.raw-html", "error", "Raw HTML is used", "HTML is off: the same text becomes PDF and EPUB."
    ),
    FindingCode(
        "article.unknown-container",
        "error",
        "A ::: container is not known",
        "Known are pull, sidebar, box and verse.",
    ),
    FindingCode(
        "article.unclosed-container",
        "error",
        "A ::: container is not closed",
        "Close it with ::: on its own line.",
    ),
    FindingCode(
        "article.unknown-attribute",
        "error",
        "An attribute in braces is not known here",
        "A crosshead takes keywords, a figure credit and width.",
    ),
    FindingCode(
        "article.attribute-value",
        "error",
        "An attribute has an impossible value",
        "See the reference of articles.",
    ),
    FindingCode(
        "article.note-missing", "error", "A footnote is called but not written", "Write it as [^1]: …"
    ),
    FindingCode(
        "article.note-unused", "warning", "A footnote is written but not called", "It would not be printed."
    ),
    FindingCode(
        "article.note-duplicate",
        "error",
        "A footnote is written twice",
        "Each label stands once in an article.",
    ),
    FindingCode(
        "article.link-target",
        "error",
        "A cross-reference leads nowhere",
        "It names the id or the file of an article, or an anchor in one.",
    ),
    FindingCode(
        "article.link-scheme",
        "error",
        "A link uses a scheme that is not allowed",
        "Links may use http, https and mailto.",
    ),
    FindingCode("article.ruby", "error", "A ruby annotation is not well formed", "Write {汉字|hàn zì}."),
    FindingCode(
        "article.too-deep", "error", "The text nests too deeply", "Lists and quotations nest a few levels."
    ),
    FindingCode(
        "article.crosshead-level", "warning", "A crosshead skips a level", "Begin with ##, then ###."
    ),
    FindingCode(
        "article.headline-in-body",
        "error",
        "# is used in the text",
        "The headline is a field of the front matter; crossheads begin with ##.",
    ),
    FindingCode(
        "article.crosshead-empty", "error", "A crosshead has no words", "Remove its marks or write it."
    ),
    FindingCode(
        "article.crosshead-space",
        "warning",
        "A crosshead's marks are not followed by a space",
        "##插题 is plain text in Markdown and would be printed with its marks; write ## 插题.",
    ),
    FindingCode(
        "article.same-anchor",
        "error",
        "An anchor is given twice",
        "A link could lead to one of the two only.",
    ),
    FindingCode(
        "article.attribute-syntax",
        "error",
        "Attributes in braces cannot be read",
        'Write {keywords="甲 乙 丙"}, {#anchor} or {credit="…" width=2}.',
    ),
    FindingCode(
        "article.container-title",
        "error",
        "A container that takes no title has one",
        "sidebar and box take a title; pull and verse do not.",
    ),
    FindingCode("article.stray-fence", "error", "A ::: closes nothing", "Its container was closed before."),
    FindingCode(
        "article.unclosed-listing",
        "error",
        "A listing is not closed",
        "``` opens a listing, which goes on to the next ```.",
    ),
    FindingCode(
        "article.picture-inline",
        "error",
        "A picture stands within a line of text",
        "A picture needs a paragraph of its own, with an empty line above and below.",
    ),
    FindingCode(
        "article.picture-syntax",
        "error",
        "A picture cannot be read",
        'Write ![text](images/a.jpg "caption") with half-width brackets and straight quotation marks.',
    ),
    FindingCode(
        "article.link-syntax",
        "error",
        "A link cannot be read",
        "Write [text](address) with half-width brackets and no space in the address.",
    ),
    FindingCode(
        "article.note-syntax", "error", "A footnote call cannot be read", "Write [^1] without spaces."
    ),
    FindingCode(
        "article.reference-unused",
        "error",
        "A line is read as an address of links and would not be printed",
        "[1]: text is an address in Markdown; a footnote is written [^1]: text.",
    ),
    FindingCode(
        "article.table-cells",
        "error",
        "A row of a table has more cells than its head",
        "The surplus cells would not be printed.",
    ),
    FindingCode(
        "article.table-syntax",
        "error",
        "A table cannot be read",
        "The line of dashes needs as many cells as the head above it.",
    ),
    FindingCode(
        "article.stray-mark",
        "warning",
        "A mark of emphasis opens or closes nothing",
        "It would be printed as an asterisk.",
    ),
    FindingCode(
        "article.foreign-mark",
        "warning",
        "A mark of another Markdown dialect stands in the text",
        "Shortcodes, alerts, formulas, ~~ and the like are not read and would be printed as they stand.",
    ),
    FindingCode(
        "article.run-together",
        "warning",
        "Numbered lines run together into one paragraph",
        "A line end is no break in Markdown: part the lines by empty ones, or write a list.",
    ),
    FindingCode(
        "article.full-width-mark",
        "error",
        "A mark of Markdown is written in full-width characters",
        "Input methods write ：：： and ＃; Markdown knows ::: and #.",
    ),
    FindingCode(
        "article.indent",
        "warning",
        "A paragraph is indented by hand",
        "An empty line parts paragraphs and the layout indents them; the wide spaces are left out.",
    ),
    FindingCode(
        "article.invisible",
        "warning",
        "The text holds invisible characters",
        "Zero-width spaces and controls of direction break lines at random; they are left out.",
    ),
    FindingCode(
        "article.lookalike",
        "warning",
        "A character only looks like the one that is meant",
        "Radicals and compatibility characters, as copies from PDF and OCR bring them, look like ordinary "
        "characters; searching, indexing and reading aloud take them for others.",
    ),
    # --- pictures ------------------------------------------------------------------------------
    FindingCode("image.missing", "error", "A picture does not exist", "The figure would be empty."),
    FindingCode(
        "image.unreadable", "error", "A picture cannot be read", "It is damaged or not of a known kind."
    ),
    FindingCode(
        "image.kind",
        "error",
        "A picture is of a kind that is not allowed",
        "JPEG, PNG, SVG, TIFF, WebP, GIF, BMP, JPEG 2000, AVIF and HEIC are set; others need a command.",
    ),
    FindingCode(
        "image.animated",
        "warning",
        "A picture holds several pictures",
        "Of an animation or a file of several pages the first picture is printed, in the EPUB too.",
    ),
    FindingCode(
        "image.too-large", "error", "A picture is too large", "Its bytes or pixels are over the limit."
    ),
    FindingCode(
        "image.unsafe-svg",
        "error",
        "An SVG has scripts or outside references",
        "Scripts, event handlers and links to other files are refused.",
    ),
    FindingCode(
        "image.text-on-path",
        "warning",
        "Words of an SVG follow a path",
        "Print sets them in a straight line, an EPUB along the path: as outlines they are the same in both.",
    ),
    FindingCode(
        "image.no-alt",
        "warning",
        "A picture has no text alternative",
        "Readers who cannot see it, and the EPUB, need a description.",
    ),
)

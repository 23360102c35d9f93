"""The register of findings: what `banxin import` was unsure of, left out or could not read."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_IMPORTING: tuple[Code, ...] = (
    Code(
        "import.kind",
        "error",
        "A file of a kind that cannot be imported",
        "Word, web pages, EPUB, Markdown and plain text are read; .doc, .odt and .rtf where LibreOffice is.",
    ),
    Code(
        "import.broken",
        "error",
        "A file to be imported is damaged",
        "The program that wrote it can often open and save it again.",
    ),
    Code(
        "import.protected",
        "error",
        "A file to be imported is protected by a password",
        "Open it with its password and save it without one.",
    ),
    Code(
        "import.too-large",
        "error",
        "A file to be imported is beyond the bounds",
        "Bounds of size, depth and unpacked size keep a hostile file from filling the machine.",
    ),
    Code(
        "import.exists",
        "error",
        "A file stands where an import would write",
        "An import never overwrites: move the file, or import into another folder.",
    ),
    Code(
        "import.encoding",
        "warning",
        "The encoding of a text was guessed",
        "Few bytes tell little; --encoding says which encoding it is.",
    ),
    Code(
        "import.headline",
        "warning",
        "The headline was guessed",
        "No style and no larger type says which line is the headline; see whether it is the right one.",
    ),
    Code(
        "import.changes",
        "note",
        "Tracked changes were accepted",
        "What was marked as deleted is left out, what was inserted is kept.",
    ),
    Code(
        "import.fill-in",
        "note",
        "A new manifest waits for something",
        "No file says who publishes, or which number this is; it is not made up.",
    ),
    Code("import.comment", "note", "A comment stands in the file", "Comments are no copy; each is told."),
    Code(
        "import.left-out",
        "note",
        "Something in the file is no copy and was left out",
        "Hidden text, running heads, contents, menus, macros: told, so that nothing is missed unseen.",
    ),
    Code(
        "import.moved",
        "note",
        "Something was put in another place or form",
        "What our Markdown has no form for stands beside, or in a simpler form.",
    ),
    Code(
        "import.character",
        "warning",
        "A character could not be told",
        "Symbols of picture fonts have no meaning without the font; see what belongs there.",
    ),
    Code(
        "import.picture",
        "warning",
        "A picture could not be taken along",
        "It is missing, on the web, damaged, or of a kind that no press takes.",
    ),
    Code(
        "import.order",
        "warning",
        "The order of the text was proposed",
        "Text taken out of a PDF may run across columns; compare it with the page.",
    ),
    Code(
        "import.joined",
        "note",
        "Lines were joined to paragraphs",
        "Lines without a mark at their end go on in the next; see whether all belong together.",
    ),
    Code(
        "import.marks",
        "warning",
        "Marks may have been lost in the file",
        "Half-width marks between Han were made full-width where they are sure; others are left.",
    ),
    Code(
        "import.read-back",
        "error",
        "What was written is not read back as the same text",
        "This is a fault of Banxin; nothing is written. Please report it with the file.",
    ),
)

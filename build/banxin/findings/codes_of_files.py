"""The register of findings, first part: files and their encodings, YAML."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_FILES: tuple[Code, ...] = (
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
        "file.kind",
        "error",
        "A file of another kind is named as an article",
        "Articles are Markdown texts; a Word file or a PDF has to be converted.",
    ),
    Code(
        "file.control",
        "error",
        "A text file holds control characters",
        "Control characters cannot be printed and make an EPUB invalid.",
    ),
    Code(
        "file.conflict",
        "error",
        "A text file holds a conflict that Git left",
        "Two people changed the same lines, and both versions stand in the file between marks.",
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
    Code(
        "yaml.comment",
        "error",
        "A value is lost in a comment",
        "In YAML a # after a space begins a comment: a value that begins with # stands in quotes.",
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
)

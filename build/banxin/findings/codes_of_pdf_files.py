"""The register of findings, fifth part: finished PDF files, of Banxin and of any other program."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_PDF_FILES: tuple[Code, ...] = (
    # --- the file ------------------------------------------------------------------------------
    Code(
        "pdf.unreadable",
        "error",
        "A file cannot be read as a PDF",
        "It is no PDF, damaged or asks for a password.",
    ),
    Code(
        "pdf.stopped",
        "error",
        "Looking through a PDF was stopped",
        "It took too much time or memory, as it would in a press. --memory and --seconds give more.",
    ),
    Code(
        "pdf.damaged",
        "warning",
        "A PDF is damaged and was mended to be read",
        "Another program may mend it in another way, or not at all.",
    ),
    Code(
        "pdf.unread",
        "warning",
        "Part of a PDF was not looked at",
        "Its content is missing, cannot be unpacked, or is millions of operations on one page.",
    ),
    Code("pdf.encrypted", "error", "A PDF is encrypted", "PDF/X forbids it; presses do not open such files."),
    Code(
        "pdf.script",
        "error",
        "A PDF holds scripts",
        "PDF/X forbids actions and JavaScript; paper does nothing.",
    ),
    Code(
        "pdf.attachment",
        "warning",
        "Files are attached to a PDF",
        "They are not printed, and may not be meant for all.",
    ),
    Code(
        "pdf.foreign",
        "error",
        "Content lies outside a PDF or is PostScript",
        "It may be missing when it is printed.",
    ),
    Code(
        "pdf.annotation",
        "error",
        "An annotation stands on the page",
        "It may be printed, or hide what is there.",
    ),
    Code("pdf.layers", "note", "A PDF has layers", "What is switched off is not printed: look at each."),
    Code(
        "pdf.page-labels",
        "note",
        "Readers do not show the page numbers that are printed",
        "PageLabels tell them.",
    ),
    Code("pdf.empty-page", "note", "A page of a PDF is empty", "Is it meant to be?"),
    # --- boxes ---------------------------------------------------------------------------------
    Code(
        "pdf.page-box",
        "error",
        "Boxes of a page are missing or do not lie in one another",
        "MediaBox holds BleedBox, BleedBox holds TrimBox (ISO 32000-2, 14.11.2); imposition goes by them.",
    ),
    Code(
        "pdf.no-trim",
        "error",
        "A PDF does not say where pages are cut",
        "PDF/X asks for a TrimBox or ArtBox.",
    ),
    Code(
        "pdf.page-size",
        "warning",
        "Pages of a PDF are of several sizes",
        "A page may have got in from elsewhere.",
    ),
    Code(
        "pdf.bleed",
        "warning",
        "The bleed is too narrow",
        "Cut a hair off, paper shows at the edge: 3 mm are usual.",
    ),
    Code(
        "pdf.no-bleed-paint",
        "warning",
        "A picture or ground ends at the trimmed edge",
        "What is to reach the edge has to be painted beyond it, through the bleed.",
    ),
    Code(
        "pdf.beyond-bleed",
        "warning",
        "Something is painted beyond the bleed",
        "It lies over the crop and registration marks, by which sheets are cut and plates are aligned.",
    ),
    Code(
        "pdf.cut-text",
        "error",
        "The cut goes through text",
        "Nothing of text stands across the trimmed edge.",
    ),
    Code(
        "pdf.off-page", "note", "Something lies off the sheet", "It is not printed; was it meant to be there?"
    ),
    Code(
        "pdf.margin",
        "warning",
        "Text stands where an office's printer cannot print",
        "Most leave 4 mm and more free.",
    ),
    # --- colours -------------------------------------------------------------------------------
    Code(
        "pdf.rgb",
        "error",
        "Colours of a PDF for print are RGB",
        "The press converts them as it likes; text of RGB black comes out on four plates.",
    ),
    Code("pdf.lab", "error", "Colours of a PDF for print are Lab", "The press converts them as it likes."),
    Code(
        "pdf.uncalibrated",
        "warning",
        "Inks have a profile of their own",
        "They are converted to the inks of the press once more; black on one plate may go to four.",
    ),
    Code(
        "pdf.cmyk", "note", "A PDF for the screen has colours of ink", "Without a profile they are a guess."
    ),
    Code(
        "pdf.spot",
        "note",
        "A PDF has a plate for a spot colour",
        "Each costs; are they the ones that were ordered?",
    ),
    Code(
        "pdf.registration",
        "error",
        "The registration colour is used on the page",
        "It is solid on all plates: far more ink than any paper takes.",
    ),
    Code(
        "pdf.ink",
        "error",
        "There is more ink than the paper takes",
        "It sets off on the sheets behind (总墨量).",
    ),
    Code(
        "pdf.rich-black",
        "warning",
        "Black text is on several plates",
        "Plates never meet exactly: small text gets coloured edges. Black text is on the black plate alone.",
    ),
    Code(
        "pdf.white-overprint", "error", "White overprints", "It vanishes: what lies below is printed instead."
    ),
    Code(
        "pdf.black-knockout",
        "warning",
        "Black text is cut out of its ground",
        "Where plates do not meet exactly, paper shows around it. Black text overprints.",
    ),
    Code(
        "pdf.transparency",
        "error",
        "A PDF/X-1a or X-3 has transparency",
        "These standards know none; older presses print something else.",
    ),
    Code(
        "pdf.device-setting", "warning", "A PDF sets curves or screens of a device", "The press has its own."
    ),
    Code(
        "pdf.output-intent",
        "warning",
        "A PDF does not say what press it is for",
        "Colours are meant for one paper.",
    ),
    Code("pdf.no-pdfx", "warning", "A PDF for print is no PDF/X", "Printing houses ask for PDF/X-4 or X-1a."),
    Code(
        "pdf.pdfx", "error", "A PDF is not of the standard that it claims", "A press refuses it at the door."
    ),
    # --- type, rules, pictures -----------------------------------------------------------------
    Code(
        "pdf.font-not-embedded",
        "error",
        "A face is not in the PDF",
        "Another one is printed, with other widths.",
    ),
    Code(
        "pdf.font-not-subset",
        "note",
        "A whole face is in the PDF",
        "Its licence may not allow that; it is large.",
    ),
    Code("pdf.font-rights", "error", "The licence of a face forbids embedding", "OpenType, OS/2, fsType."),
    Code("pdf.font-damaged", "error", "A face in the PDF is damaged", "Its text may not be printed."),
    Code(
        "pdf.drawn-letters",
        "warning",
        "Letters are drawings",
        "Type 3 fonts are coarse on many presses, and not searched.",
    ),
    Code("pdf.notdef", "error", "A character has no glyph", "An empty box is printed, or nothing."),
    Code(
        "pdf.no-unicode",
        "warning",
        "Nothing says which characters are printed",
        "Text cannot be found or read aloud.",
    ),
    Code(
        "pdf.small-type",
        "warning",
        "Type in a PDF is too small for a plate",
        "Black type holds from 4 pt on; coloured or white type is on several plates and needs 5 pt.",
    ),
    Code(
        "pdf.thin-rule",
        "warning",
        "A rule in a PDF is too thin for a plate",
        "Rules under 0.25 pt break off.",
    ),
    Code("pdf.low-resolution", "warning", "A picture in a PDF has too few pixels", "They are seen in print."),
    Code(
        "pdf.high-resolution",
        "note",
        "A picture in a PDF has more pixels than any press shows",
        "The file is larger.",
    ),
    Code("pdf.broken-picture", "error", "A picture in a PDF is damaged", "It may not be printed."),
    # --- to be kept ----------------------------------------------------------------------------
    Code(
        "pdf.no-pdfa", "warning", "A PDF for an archive is no PDF/A", "Archives ask for PDF/A-2 or PDF/A-3."
    ),
    Code(
        "pdf.pdfa",
        "error",
        "A PDF breaks a rule of PDF/A",
        "ISO 19005: all that shows the file must be in it, explained, and still.",
    ),
    # --- to be read ----------------------------------------------------------------------------
    Code("pdf.no-title", "warning", "A PDF has no title", "Readers and shelves show its file name instead."),
    Code(
        "pdf.no-language", "warning", "A PDF does not say its language", "It is read aloud with wrong sounds."
    ),
    Code(
        "pdf.pdfua", "warning", "A PDF lacks entries of PDF/UA", "Accessible files say so, and have a title."
    ),
    Code("pdf.untagged", "warning", "A PDF has no structure", "Screen readers guess the order of its text."),
    Code(
        "pdf.tags",
        "warning",
        "The structure of a PDF is faulty",
        "Screen readers read twice, or lose their way.",
    ),
    Code(
        "pdf.untagged-content", "warning", "Text of a PDF is outside its structure", "Nobody reads it aloud."
    ),
    Code(
        "pdf.no-alt", "warning", "A picture in a PDF has no alternative text", "Some readers cannot see it."
    ),
    Code(
        "pdf.reading-order", "warning", "A PDF is read aloud in a wrong order", "A paragraph jumps backwards."
    ),
)

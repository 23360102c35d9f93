"""The register of findings, third part: pictures."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_PICTURES: tuple[Code, ...] = (
    Code("image.missing", "error", "A picture does not exist", "The figure would be empty."),
    Code("image.unreadable", "error", "A picture cannot be read", "It is damaged or not of a known kind."),
    Code(
        "image.kind",
        "error",
        "A picture is of a kind that is not allowed",
        "JPEG, PNG, SVG, TIFF, WebP, GIF, BMP, JPEG 2000, AVIF and HEIC are set; others need a command.",
    ),
    Code(
        "image.animated",
        "warning",
        "A picture holds several pictures",
        "Of an animation or a file of several pages the first picture is printed, in the EPUB too.",
    ),
    Code("image.too-large", "error", "A picture is too large", "Its bytes or pixels are over the limit."),
    Code(
        "image.unsafe-svg",
        "error",
        "An SVG has scripts or outside references",
        "Scripts, event handlers and links to other files are refused.",
    ),
    Code(
        "image.text-on-path",
        "warning",
        "Words of an SVG follow a path",
        "Print sets them in a straight line, an EPUB along the path: as outlines they are the same in both.",
    ),
    Code(
        "image.no-margin",
        "warning",
        "The margin is too narrow for a picture",
        "It stands in its column instead: `{place=margin}` is for pages with room beside the text.",
    ),
    Code(
        "image.no-alt",
        "warning",
        "A picture has no text alternative",
        "Readers who cannot see it, and the EPUB, need a description.",
    ),
    Code(
        "sheet.lead-picture",
        "warning",
        "The picture of a lead is not the largest on its page",
        "Readers take the story of the largest picture for the weightiest one of a page (N30).",
    ),
)

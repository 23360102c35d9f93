"""The register of findings: fields and printed words that a layout declares and a manuscript fills."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_FIELDS: tuple[Code, ...] = (
    Code(
        "field.unknown",
        "error",
        "The layout does not have this field",
        "What stands below `fields:` is declared by the layout; another layout may declare it.",
    ),
    Code(
        "field.missing",
        "error",
        "A field that the layout needs is not there",
        "`banxin layouts show` lists the fields of a layout.",
    ),
    Code("field.value", "error", "A field has an impossible value", "Each field has a type and limits."),
    Code(
        "label.unknown",
        "error",
        "There is no printed word of this name",
        "`labels:` of the manifest changes words that the layout prints, by their names.",
    ),
    Code(
        "label.other-script",
        "warning",
        "The layout has a printed word in another script only",
        "A publication in Traditional Chinese prints the Simplified word. `labels:` and the `label` of a kind"
        " have one for each script.",
    ),
)

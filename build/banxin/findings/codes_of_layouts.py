"""The register of findings, third part: layouts, their options, the fields and words of manuscripts."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_LAYOUTS: tuple[Code, ...] = (
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
        "layout.widened",
        "error",
        "A layout widens what it inherits",
        "An inherited option or field may be narrowed: the templates that use it know no more values.",
    ),
    Code(
        "layout.archive",
        "error",
        "A layout in a zip archive cannot be opened",
        "An archive in layouts/ holds one layout: plain files below it, within bounds of number and size.",
    ),
    Code(
        "layout.package",
        "warning",
        "A layout of an installed package is not used",
        "Packages offer layouts by entry points of the group banxin.layouts; a name belongs to one alone.",
    ),
    Code(
        "layout.requires",
        "error",
        "The layout is for another version of Banxin",
        "`requires` in layout.yaml says which versions it works with.",
    ),
    Code(
        "layout.licence",
        "note",
        "A layout for others does not say under which licence",
        "Without `licence` in layout.yaml nobody else may use it. Best is an SPDX name such as CC-BY-4.0.",
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
        "layout.stray",
        "warning",
        "A file or folder of a layout is not read",
        "Blocks are `blocks/NAME.html.j2`, sheets `sheets/common.css`, `pdf.css` and `epub.css`; what has"
        " another name has no effect.",
    ),
    Code(
        "layout.no-effect",
        "warning",
        "A stylesheet says something that has no effect",
        "A property, value, selector, variable, at-rule or family that there is not; what it stands in is"
        " passed over. Templates' `style` attributes and `<style>` are looked at too.",
    ),
    Code(
        "layout.lone-title",
        "warning",
        "The title of a section stands on a page where nothing of the section stands",
        "Its first article begins another page, as one on a page master or with `break-before` does. A block"
        " that prints the title itself has a kind with `names-section: true`.",
    ),
    Code(
        "layout.lost-id",
        "error",
        "A template does not print an id that something leads to",
        "Contents, cross references and notes lead to ids: without it they print no page number and lead"
        ' nowhere. The outermost element of a block has `id="{{ ident }}"`.',
    ),
    Code(
        "layout.repeated-id",
        "warning",
        "A template prints the same id more than once",
        "Links, contents and cross references lead to the first of these elements alone, and an EPUB with"
        " them is not valid. Print `{{ ident }}` once in a block; what there are several of has a class.",
    ),
    Code(
        "layout.unsupported",
        "warning",
        "A stylesheet asks for valid CSS that print does not support",
        "Other programs know it. Take it out of pdf.css, or use what the remedy names; in common.css it is a"
        " note, since the EPUB may use it.",
    ),
    Code(
        "layout.unused-selector",
        "warning",
        "A selector names a class or id that no template makes",
        "Its rule has no effect. A note where no name is near.",
    ),
    Code(
        "layout.unused",
        "warning",
        "Something in a layout is never used",
        "A block that nothing includes, a variable that nothing reads, an option without effect are slips.",
    ),
    Code(
        "layout.contrast",
        "warning",
        "Text stands out too little from its ground",
        "Type is read at a ratio of 4.5 and more, from 18 pt at 3 (WCAG 2.2, 1.4.3, level AA).",
    ),
    Code(
        "option.unknown", "error", "The layout has no such option", "`banxin layouts show` lists its options."
    ),
    Code("option.preset", "error", "The layout has no such preset", "A preset is a named set of options."),
    Code("option.value", "error", "An option has an impossible value", "Each option has a type and limits."),
)
"""Codes of this part of the register."""

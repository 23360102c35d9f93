"""The names that sheets and templates of a layout may use: variables, families, classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

from banxin.layouts import Layout, Option, OptionKind, OptionValue, builtin_layouts
from banxin.layouts.css.sheets import sheet_files
from banxin.layouts.description.files import read_text
from banxin.preflight.themes.page_names import PageNames, page_names
from banxin.typecase import Role, Typecase

_WORD: Final = re.compile(r"-?[^\W\d][\w-]*|-[\w-]+")
_DECLARED: Final = re.compile(r"--([\w-]+)\s*:")
_FAMILY: Final = re.compile(r"@font-face\s*\{[^}]*?font-family\s*:\s*(?:\"([^\"]+)\"|'([^']+)'|([^;}\"']+))")
_SETTING: Final = re.compile(r"--([\w-]+): ([^;]*);")

GENERATED_CLASSES: Final = frozenset(
    (
        "box", "brief-column", "brief-opening", "center", "cross-reference", "duokan-footnote", "filled",
        "footnote", "galley", "galley-proof", "keep", "lifted", "note-call", "note-parting", "overlay",
        "reading", "right", "sense", "sidebar", "western",
    )
)  # fmt: skip
"""Classes of what Banxin writes without a template, or tells a template to write."""

READER_VARIABLES: Final = ("accent", "on-accent", "accent-text", "accent-night")
"""What the sheet of an EPUB is given besides the options and faces of the layout."""


@dataclass(frozen=True, slots=True)
class LayoutNames:
    """What sheets of a layout may name.

    `printed` and `read` have the variables of print and of EPUB, without dashes, with their values where they
    have one for the whole document, else None. `families` are those of print by their names in small
    letters, `embedded` those that the sheets of the EPUB declare.
    `words` are all words of templates, descriptions and the sheets that come with Banxin: classes and ids are
    among them. `pages` are the names of pages, `styled` the classes and other words of the sheets for print.
    """

    printed: Mapping[str, str | None]
    read: Mapping[str, str | None]
    families: Mapping[str, str]
    embedded: Mapping[str, str]
    words: frozenset[str]
    prefixes: tuple[str, ...] = field(default=())
    suffixes: tuple[str, ...] = field(default=())
    pages: PageNames = field(default=PageNames())
    styled: frozenset[str] = field(default=frozenset())

    def has_word(self, name: str) -> bool:
        """Whether a class or id of this name can come from a template."""
        if name in self.words or name in GENERATED_CLASSES:
            return True
        return name.startswith(self.prefixes) or name.endswith(self.suffixes)


def _labels(layout: Layout) -> Iterator[str]:
    """The variables that hold printed words."""
    yield from ("label-keywords", "label-continued-table")
    for words in layout.labels.values():
        yield from (f"label-{name.replace('_', '-')}" for name in words)


def names_of(layout: Layout, values: Mapping[str, OptionValue], typecase: Typecase) -> LayoutNames:
    """The names that the sheets of `layout` may use with these options and faces."""
    options = {name: _value(option, values) for name, option in layout.options.items()}
    roles = [f"face-{role.value}" for role in Role] + [f"face-{use}" for use in layout.faces]
    given: dict[str, str | None] = dict(_SETTING.findall(layout.grid.css()))
    given |= options | dict.fromkeys([*roles, *_labels(layout)])
    read: dict[str, str | None] = {**options, **dict.fromkeys([*roles, *READER_VARIABLES])}
    written = {form: "\n".join(_sheets(layout, form)) for form in ("pdf", "epub")}
    templates = tuple(_texts(layout))
    made = dict.fromkeys(name for text in templates for name in _DECLARED.findall(text))
    pages = page_names([written["pdf"]], templates, layout.pages)
    given |= made | dict.fromkeys(_DECLARED.findall(written["pdf"]))
    read |= made | dict.fromkeys(_DECLARED.findall(written["epub"]))
    shipped = _sheets(layout, "pdf", builtin_layouts()), _sheets(layout, "epub", builtin_layouts())
    words = {word for text in (*templates, *chain(*shipped)) for word in _WORD.findall(text)}
    return LayoutNames(
        given,
        read,
        {face.family.casefold(): face.family for face in typecase.faces} | _families(written["pdf"]),
        _families(written["epub"]),
        frozenset(words),
        tuple(sorted(word for word in words if word.endswith("-") and len(word) > 1)),
        tuple(sorted(word for word in words if word.startswith("-") and len(word) > 1)),
        pages,
        frozenset(_WORD.findall(written["pdf"])),
    )


def _value(option: Option, values: Mapping[str, OptionValue]) -> str | None:
    """The value of an option in CSS; None for a picture, whose address is known later."""
    if option.kind is OptionKind.IMAGE:
        return None
    return option.css(values.get(option.name, option.default))


def _families(text: str) -> dict[str, str]:
    found = ((one or other or bare).strip() for one, other, bare in _FAMILY.findall(text))
    return {name.casefold(): name for name in found}


def _sheets(layout: Layout, form: str, inside: Path | None = None) -> Iterator[str]:
    """The sheets of a layout and of those that it extends, of all or of those in one folder."""
    for folder, shown in zip(layout.chain, layout.shown, strict=True):
        if inside is not None and folder.parent != inside:
            continue
        for file in sheet_files(folder, form):
            if layout.world.is_file(file):
                source, _ = read_text(file, f"{shown}/sheets/{file.name}", folder, layout.world)
                yield source.text if source else ""


def _texts(layout: Layout) -> Iterator[str]:
    """The templates and descriptions of a layout and of those that it extends."""
    for folder, shown in zip(layout.chain, layout.shown, strict=True):
        blocks = folder / "blocks"
        names = layout.world.names(blocks) if layout.world.is_folder(blocks) else ()
        files = [*(blocks / name for name in sorted(names)), folder / "layout.yaml"]
        for file in files:
            if layout.world.is_file(file):
                source, _ = read_text(file, f"{shown}/{file.name}", folder, layout.world)
                yield source.text if source else ""

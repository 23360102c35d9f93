"""The sheets and templates of a publication's own layouts, looked over before anything is set.

Those that come with Banxin are looked over by its tests; here they only lend their names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from banxin.findings import Finding, SourceText, finding, nearest
from banxin.layouts import Layout, OptionValue, builtin_layouts
from banxin.layouts.description.files import TEMPLATE_LIMIT, read_text
from banxin.preflight.themes.asked import AskedSheet
from banxin.preflight.themes.names import LayoutNames, names_of
from banxin.typecase import Typecase
from banxin.wording import Message

_SUFFIX = ".html.j2"
_FORMATS = {"pdf.css": ("pdf",), "epub.css": ("epub",), "common.css": ("pdf", "epub")}


def style_findings(
    layout: Layout,
    values: Mapping[str, OptionValue],
    typecase: Typecase,
    formats: Collection[str],
    *,
    all_layouts: bool = False,
) -> tuple[Finding, ...]:
    """Names and values of CSS that have no effect in any of `formats`, and addresses of the network.

    Of layouts that come with Banxin only for `all_layouts`.
    """
    built_in = layout.world.resolved(builtin_layouts())
    folders = [
        (folder, shown)
        for folder, shown in zip(layout.chain, layout.shown, strict=True)
        if all_layouts or not layout.world.resolved(folder).is_relative_to(built_in)
    ]
    if not any(_files(layout, folder) for folder, _ in folders):
        return ()
    names = names_of(layout, values, typecase)
    found: dict[Finding, None] = {}
    inherited = _below_masters(layout)
    for folder, shown in folders:
        known = replace(names, pages=names.pages.without_masters()) if shown in inherited else names
        found |= dict.fromkeys(_of_folder(layout, folder, shown, known, formats))
    return tuple(found)


def _below_masters(layout: Layout) -> Collection[str]:
    """The layers that all layers with page masters extend: they were written for pages without."""
    homes = [place.file for key, place in layout.places.items() if key.startswith("pages.")]
    having = [
        at for at, shown in enumerate(layout.shown) if any(home.startswith(f"{shown}/") for home in homes)
    ]
    return layout.shown[having[-1] + 1 :] if having else ()


def _of_folder(
    layout: Layout, folder: Path, shown: str, names: LayoutNames, formats: Collection[str]
) -> Iterator[Finding]:
    from banxin.preflight.themes.rules import sheet_faults  # noqa: PLC0415  they ask the engine what it knows
    from banxin.preflight.themes.templates import template_faults  # noqa: PLC0415

    for file, kind in _files(layout, folder):
        read_by = [form for form in _FORMATS.get(file.name, ("pdf", "epub")) if form in formats]
        if not read_by:
            continue
        source = _text(layout, file, folder, f"{shown}/{file.parent.name}/{file.name}")
        if source is None:
            continue  # told where the layout is opened
        asked = AskedSheet(source, "pdf" in read_by, "epub" in read_by, names)
        yield from sheet_faults(asked) if kind == "sheet" else template_faults(asked)


def _files(layout: Layout, folder: Path) -> list[tuple[Path, str]]:
    """The sheets and templates in the folder of a layout."""
    world = layout.world
    sheets = [(folder / "sheets" / name, "sheet") for name in _FORMATS]
    blocks = folder / "blocks"
    names = sorted(world.names(blocks)) if world.is_folder(blocks) else []
    templates = [(blocks / name, "template") for name in names if name.endswith(_SUFFIX)]
    return [(file, kind) for file, kind in (*sheets, *templates) if world.is_file(file)]


def _text(layout: Layout, file: Path, folder: Path, name: str) -> SourceText | None:
    source, _ = read_text(file, name, folder, layout.world, TEMPLATE_LIMIT)
    return source


def family_findings(
    layout: Layout, values: Mapping[str, OptionValue], typecase: Typecase
) -> tuple[Finding, ...]:
    """Families that `faces` names and neither the publication nor a sheet of the layout has."""
    named = layout.families
    if not named:
        return ()
    known = names_of(layout, values, typecase).families
    return tuple(
        finding(
            "layout.broken",
            Message("There is no family `{name}`.", name=family),
            layout.places.get(f"faces.{use}.{place}", layout.places.get(f"faces.{use}")),
            expected=Message("a family of the publication's fonts/, or of @font-face in a sheet"),
            nearest=nearest(family, known.values()),
        )
        for use, families in named.items()
        for place, family in enumerate(families)
        if family.casefold() not in known
    )

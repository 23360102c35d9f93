"""Files of a layout's folder that nothing reads, since their names are not those that are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.description.files import TEMPLATE_LIMIT, read_text
from banxin.layouts.description.folders import builtin_layouts
from banxin.layouts.description.layout import Layout
from banxin.layouts.description.reading import FILE
from banxin.wording import Message, listed
from banxin.world import World

SUFFIX = ".html.j2"
SHEETS = ("common.css", "pdf.css", "epub.css")
_FOLDERS = ("blocks", "sheets")
_WORD = re.compile(r"[\w-]+")
_STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_NO_MATTER = re.compile(r"\..*|.*~|.*\.(?:bak|swp|orig)|Thumbs\.db|desktop\.ini|__MACOSX", re.IGNORECASE)
_MEANT = {
    "print.css": "pdf.css",
    "style.css": "common.css",
    "styles.css": "common.css",
    "ebook.css": "epub.css",
}


def stray_files(layout: Layout) -> tuple[Finding, ...]:
    """Templates, sheets and folders of a publication's own layouts that have no effect, each once."""
    own = [
        (folder, shown)
        for folder, shown in zip(layout.chain, layout.shown, strict=True)
        if folder.parent != builtin_layouts()
    ]
    if not own:
        return ()
    known, said = _known_blocks(layout), _words(layout, own)
    found: list[Finding] = []
    for folder, shown in own:
        found += _of_folder(folder, shown, layout.world)
        found += _of_blocks(folder, shown, layout.world, known, said)
        found += _of_sheets(folder, shown, layout.world)
    return tuple(found)


def _known_blocks(layout: Layout) -> frozenset[str]:
    """The blocks of all layouts that come with Banxin, which are all that it asks for by itself."""
    shipped = builtin_layouts()
    folders = [shipped / name / "blocks" for name in layout.world.names(shipped)]
    files = (
        name for folder in folders if layout.world.is_folder(folder) for name in layout.world.names(folder)
    )
    return frozenset(name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX))


def _words(layout: Layout, own: list[tuple[Path, str]]) -> frozenset[str]:
    """What the descriptions of the own layouts name, and what is quoted in statements of their templates:
    blocks of their own among it.
    """
    words: set[str] = set()
    for folder, shown in own:
        blocks = folder / "blocks"
        names = layout.world.names(blocks) if layout.world.is_folder(blocks) else ()
        for file in [folder / FILE, *(blocks / name for name in names if name.endswith(SUFFIX))]:
            if layout.world.is_file(file):
                source, _ = read_text(file, f"{shown}/{file.name}", folder, layout.world, TEMPLATE_LIMIT)
                text = source.text if source else ""
                words |= set(_WORD.findall(text if file.name == FILE else _quoted(text)))
    return frozenset(words)


def _quoted(template: str) -> str:
    """The strings of its statements, where one template names another."""
    statements = " ".join(_STATEMENT.findall(template))
    return " ".join(one or other for one, other in _QUOTED.findall(statements))


def _stray(name: str, message: str, *, expected: str = "", near: str = "") -> Finding:
    return finding("layout.stray", message, Place(name), expected=expected, nearest=near)


def _of_folder(folder: Path, shown: str, world: World) -> Iterator[Finding]:
    """What lies beside `blocks` and `sheets`, under a name like theirs or with what belongs there."""
    for name in sorted(world.names(folder)):
        if name in (*_FOLDERS, FILE) or _NO_MATTER.fullmatch(name):
            continue
        place = f"{shown}/{name}"
        if not world.is_folder(folder / name):
            if name.casefold() in ("layout.yml", "layout.yaml", "layouts.yaml") or name.endswith(
                (SUFFIX, ".css")
            ):
                home = "sheets/" if name.endswith(".css") else "blocks/" if name.endswith(SUFFIX) else ""
                near = f"{home}{name}" if home else FILE
                yield _stray(place, Message("The file `{name}` is not read.", name=name), near=near)
            continue
        inside = world.names(folder / name)
        templates = any(one.endswith((SUFFIX, ".j2")) for one in inside)
        sheets = any(one in SHEETS for one in inside)
        near = "blocks" if templates else "sheets" if sheets else nearest(name, _FOLDERS)
        if near:
            yield _stray(place, Message("The folder `{name}` is not read.", name=name), near=near)


def _of_blocks(
    folder: Path, shown: str, world: World, known: frozenset[str], said: frozenset[str]
) -> Iterator[Finding]:
    blocks = folder / "blocks"
    for name in sorted(world.names(blocks)) if world.is_folder(blocks) else ():
        if _NO_MATTER.fullmatch(name):
            continue
        place, block = f"{shown}/blocks/{name}", name.removesuffix(SUFFIX)
        if block == name:
            stem = name.partition(".")[0]
            near = f"{stem if stem in known else nearest(stem, known) or stem}{SUFFIX}"
            message = Message(
                "`{name}` is no template: its name does not end in {suffix}.", name=name, suffix=SUFFIX
            )
            yield _stray(place, message, near=near)
        elif block not in known and block not in said:
            near = nearest(block, known)
            yield _stray(
                place,
                Message("There is no block `{block}`, and no template includes it.", block=block),
                expected="" if near else Message("one of {names}", names=listed(sorted(known))),
                near=f"{near}{SUFFIX}" if near else "",
            )


def _of_sheets(folder: Path, shown: str, world: World) -> Iterator[Finding]:
    sheets = folder / "sheets"
    for name in sorted(world.names(sheets)) if world.is_folder(sheets) else ():
        if name in SHEETS or _NO_MATTER.fullmatch(name):
            continue
        yield _stray(
            f"{shown}/sheets/{name}",
            Message("The sheet `{name}` is not read.", name=name),
            expected=Message("one of {names}", names=listed(SHEETS)),
            near=_MEANT.get(name.casefold()) or nearest(name, SHEETS),
        )

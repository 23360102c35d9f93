"""The context an edition is set at: publication, layout, options and faces, and the HTML around pages."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from banxin.layouts import Layout, Stylesheet, Templates, css_string, options_css
from banxin.manuscript.publication import Edition, Publication, Unit
from banxin.registry import PAGE_FORMS
from banxin.sheets.facts import Facts, facts_of
from banxin.sheets.labels import Labels, labels_of
from banxin.sheets.numbering import first_notes
from banxin.sheets.positions import UnitContext, units_of
from banxin.sheets.print.copy import FONTS, PUBLICATION, PrintCopy, PrintSheet, SheetShelf, address
from banxin.sheets.print.fitted_before import FittedBefore
from banxin.sheets.print.page_masters import LINE_GRID, page_rules
from banxin.sheets.records import kind_label
from banxin.sheets.standing_heads import standing_heads
from banxin.typecase import Role, Typecase
from banxin.version import __version__
from banxin.world.shipped import is_shipped

if TYPE_CHECKING:
    from banxin.makeup.keeping.search_memory import SearchMemory

_LARGEST = 1 << 28  # bytes: what the engine reads of a file


def print_address(publication: Publication, path: str) -> str:
    """The address of what is printed of a picture; nothing for no picture."""
    image = publication.images.get(path)
    return address(PUBLICATION, image.printed if image else path) if path else ""


@dataclass(frozen=True, slots=True)
class EditionContext:
    """Everything a print edition is set from.

    `heights` keeps the heights of galleys by what they depend on, `searches` the pages that make-up has
    found: it asks for the same ones again. Copies of one edition share a `shelf`. Where `fitted` is there,
    stories are fitted once for all contexts that share it.
    `first_notes` is the number of each article's first footnote, where it is not 1; `labels` are the words
    that no author wrote; `units` tells the kinds and the order of units, `standing_heads` what stands over
    stories on newspaper pages.
    """

    publication: Publication
    layout: Layout
    values: Mapping[str, Any]
    templates: Templates
    typecase: Typecase
    stylesheets: tuple[Stylesheet, ...]
    edition: Edition
    heights: MutableMapping[str, tuple[float, ...]] = field(default_factory=dict)
    searches: SearchMemory = field(default_factory=dict)
    shelf: SheetShelf = field(default_factory=SheetShelf)
    fitted: FittedBefore | None = None
    first_notes: Mapping[str, int] = field(init=False)
    labels: Labels = field(init=False)
    units: UnitContext = field(init=False)
    standing_heads: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        numbers = first_notes(self.publication, self.layout, self.values)
        object.__setattr__(self, "first_notes", numbers)
        object.__setattr__(self, "labels", labels_of(self.publication, self.layout))
        object.__setattr__(self, "units", units_of(self.publication, self.layout))
        heads = standing_heads(self.publication.contents, self.letter_label)
        object.__setattr__(self, "standing_heads", heads)

    def letter_label(self, unit: Unit) -> str:
        """What stands over a letter from a reader: what its kind is called, else 读者来信."""
        kind = self.units.kind_of(unit)
        return kind_label(kind, self.units.lang, self.labels) or self.labels.letter

    def facts(self) -> Facts:
        """The facts of the issue, which templates see as `facts` and `issue`."""
        return facts_of(self.publication, self.labels, self.picture)

    def fingerprint(self) -> str:
        """What every galley depends on besides its text: sheets and what they draw on, faces, pictures.

        The versions of Banxin and of the engine are the keeper's to tell apart.
        """
        digest = hashlib.sha256(__version__.encode())
        for part in (*self._pictures(), *self._drawn_on()):
            digest.update(part)
        for sheet in self._sheets():
            digest.update(sheet.css.encode())
        for face in self.typecase.faces:
            status = face.path.stat()
            digest.update(f"{face.family} {status.st_size} {status.st_mtime_ns}".encode())
        return digest.hexdigest()

    def _pictures(self) -> Iterator[bytes]:
        """The size of each picture; of a drawing its content, which tells its own."""
        for path, image in sorted(self.publication.images.items()):
            yield f"{path} {image.printed} {image.width} {image.height}".encode()
            if image.media_type == "image/svg+xml":
                yield hashlib.sha256(self._read(self.publication.root / image.printed)).digest()

    def _drawn_on(self) -> Iterator[bytes]:
        """The files of the layout's own folders where a sheet names any: a mark of a list has a height."""
        if any("url(" in sheet.text.casefold() for sheet in self.stylesheets):
            for folder in self.layout.chain:
                if not is_shipped(folder):
                    yield from map(self._told, self._files(folder))

    def _files(self, folder: Path) -> Iterator[Path]:
        for name in self.layout.world.names(folder):
            path = folder / name
            yield from self._files(path) if self.layout.world.is_folder(path) else (path,)

    def _told(self, path: Path) -> bytes:
        return os.fsencode(path.name) + hashlib.sha256(self._read(path)).digest()

    def _read(self, path: Path) -> bytes:
        try:
            return self.layout.world.read(path, _LARGEST)
        except OSError:
            return b""

    def picture(self, path: str) -> str:
        """The address of what is printed of a picture."""
        return print_address(self.publication, path)

    def copy(self, content: Markup, alone: str = "") -> PrintCopy:
        """`content` inside its document, with the stylesheets and the mounts they draw on.

        `alone` is the only stylesheet, if it is given: those of the layout are left out.
        """
        facts, metadata = self.facts(), self.publication.metadata
        date, released = self.publication.issue.date, self.publication.released
        html = self.templates.render(
            "sheet",
            content=content,
            title=f"{facts.name}{facts.number} {facts.title}".strip(),
            author=metadata.authors.text or facts.publisher,
            description=metadata.description,
            keywords=metadata.subjects,
            rights=metadata.rights,
            lang=facts.lang,
            date=date.isoformat() if date else "",
            modified=released.isoformat() if released else "",
            layout=self.layout.name,
            make_up=self.layout.make_up,
            version=__version__,
        )
        return PrintCopy(
            str(html),
            self._sheets(alone),
            self._mounts(),
            self.typecase.families_for,
            self.layout.world,
            self.shelf,
        )

    def sheets(self) -> tuple[PrintSheet, ...]:
        """The stylesheets that pages are set with, in their order."""
        return self._sheets()

    def _sheets(self, alone: str = "") -> tuple[PrintSheet, ...]:
        faces, mounts = self._faces()
        del mounts
        settings = "\n".join(
            (faces, self.layout.grid.css(), options_css(self.layout, self.values, self.picture))
        )
        if alone:
            return (PrintSheet(alone + settings, address("layouts"), "settings"),)
        if PAGE_FORMS[self.layout.make_up].on_line_grid:
            settings += LINE_GRID
        generated = PrintSheet(settings, address("layouts"), "settings")
        sheets = (generated, *(self._sheet(sheet) for sheet in self.stylesheets))
        pages = page_rules(self.publication, self.layout, self.values)
        return (*sheets, PrintSheet(pages, address("layouts"), "pages")) if pages else sheets

    def _sheet(self, sheet: Stylesheet) -> PrintSheet:
        index = next(i for i, folder in enumerate(self.layout.chain) if sheet.path.is_relative_to(folder))
        relative = sheet.path.relative_to(self.layout.chain[index]).as_posix()
        return PrintSheet(sheet.text, address(f"layout-{index}", relative), sheet.name)

    def _mounts(self) -> dict[str, Path]:
        mounts = {PUBLICATION: self.publication.root}
        mounts |= {f"layout-{index}": folder for index, folder in enumerate(self.layout.chain)}
        return mounts | self._faces()[1]

    def _faces(self) -> tuple[str, dict[str, Path]]:
        """@font-face rules and the --face-* properties, with the mounts of the font files."""
        folders: dict[Path, str] = {}

        def url(face: Any) -> str:
            mount = folders.setdefault(face.path.parent, f"{FONTS}-{len(folders)}")
            return address(mount, face.path.name)

        css = self.typecase.font_face_css(url)
        families = {role: self.typecase.css_family(role) for role in Role}
        roles = [f"--face-{role.value}: {family};" for role, family in families.items()]
        before = {
            use: "".join(f"{css_string(name)}, " for name in names)
            for use, names in self.layout.families.items()
        }
        uses = [
            f"--face-{use}: {before.get(use, '')}{families[Role(role)]};"
            for use, role in self.layout.faces.items()
        ]
        printed = {"keywords": self.labels.keywords, "continued-table": self.labels.continued_table}
        printed |= {name.replace("_", "-"): word for name, word in self.labels.others.items()}
        words = [f"--label-{name}: {css_string(word)};" for name, word in printed.items()]
        return css + "\n:root { " + " ".join(roles + uses + words) + " }", {
            name: path for path, name in folders.items()
        }

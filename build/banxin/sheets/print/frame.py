"""The context an edition is set at: publication, layout, options and faces, and the HTML around pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from banxin.layouts import Layout, Stylesheet, Templates, options_css
from banxin.manuscript.publication import Edition, Publication
from banxin.sheets.facts import facts_of
from banxin.sheets.labels import Labels, labels_for
from banxin.sheets.numbering import first_notes
from banxin.sheets.print.copy import FONTS, PUBLICATION, PrintCopy, PrintSheet, address
from banxin.sheets.print.page_masters import LINE_GRID, page_rules
from banxin.typecase import Role, Typecase
from banxin.version import __version__


@dataclass(frozen=True, slots=True)
class EditionContext:
    """Everything a print edition is set from.

    `heights` keeps the heights of galleys by what they depend on; make-up asks for the same ones again.
    `first_notes` is the number of each article's first footnote, where it is not 1.
    """

    publication: Publication
    layout: Layout
    values: Mapping[str, Any]
    templates: Templates
    typecase: Typecase
    stylesheets: tuple[Stylesheet, ...]
    edition: Edition
    heights: MutableMapping[str, tuple[float, ...]] = field(default_factory=dict)
    first_notes: Mapping[str, int] = field(init=False)

    @property
    def labels(self) -> Labels:
        """The words that no author wrote."""
        return labels_for(self.publication.masthead.lang)

    def __post_init__(self) -> None:
        numbers = first_notes(self.publication, self.layout, self.values)
        object.__setattr__(self, "first_notes", numbers)

    def fingerprint(self) -> str:
        """What every galley depends on besides its text: stylesheets, faces, the version of Banxin."""
        digest = hashlib.sha256(__version__.encode())
        for sheet in self._sheets():
            digest.update(sheet.css.encode())
        for face in self.typecase.faces:
            status = face.path.stat()
            digest.update(f"{face.family} {status.st_size} {status.st_mtime_ns}".encode())
        return digest.hexdigest()

    def picture(self, path: str) -> str:
        """The address of what is printed of a picture."""
        image = self.publication.images.get(path)
        return address(PUBLICATION, image.printed if image else path)

    def copy(self, content: Markup) -> PrintCopy:
        """`content` inside its document, with the stylesheets and the mounts they draw on."""
        facts = facts_of(self.publication)
        date = self.publication.issue.date
        html = self.templates.render(
            "sheet",
            content=content,
            title=f"{facts.name}{facts.number} {facts.title}".strip(),
            author=facts.publisher,
            lang=facts.lang,
            date=date.isoformat() if date else "",
            layout=self.layout.name,
            version=__version__,
        )
        return PrintCopy(
            str(html), self._sheets(), self._mounts(), self.typecase.families_for, self.layout.world
        )

    def _sheets(self) -> tuple[PrintSheet, ...]:
        faces, mounts = self._faces()
        del mounts
        settings = "\n".join((faces, self.layout.grid.css(), options_css(self.layout, self.values)))
        if self.layout.make_up == "flow":
            settings += LINE_GRID
        generated = PrintSheet(settings, address("layouts"), "settings")
        sheets = (generated, *(self._sheet(sheet) for sheet in self.stylesheets))
        pages = page_rules(self.publication, self.layout)
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
        uses = [f"--face-{use}: {families[Role(role)]};" for use, role in self.layout.faces.items()]
        words = [f'--label-keywords: "{self.labels.keywords}";']
        return css + "\n:root { " + " ".join(roles + uses + words) + " }", {
            name: path for path, name in folders.items()
        }

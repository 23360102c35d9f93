"""The gallery: a publication in each layout and each of its presets, as contact sheets and a page of HTML."""

from __future__ import annotations

import importlib
import importlib.util
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
from markupsafe import Markup
from PIL import Image

from banxin.findings import Finding, SourceText, has_errors
from banxin.job.layout_trial import Trial, try_layout
from banxin.job.layout_validation import presets_of
from banxin.job.limits import Limits
from banxin.job.report import Progress, silent
from banxin.layouts import Layout, builtin_layouts, open_layout, settle_options, shelves
from banxin.layouts.description.arranging import arranged
from banxin.manuscript.yaml.reading import read_yaml
from banxin.preflight.text.pdf.reading import contents_of
from banxin.press.pdf.contact_sheets import ContactSheet, contact_sheets
from banxin.sheets.print.copy import FONTS, address
from banxin.typecase import Role, open_typecase
from banxin.wording import Message
from banxin.world import DISK

HEIGHT = 560
"""Pixels that pictures of pages are high."""

MOST_PAGES = 10
"""Pages that are shown of one publication."""

_MANIFEST_LIMIT = 1_000_000  # bytes
_COLOURS = 32  # a page is black on white and one accent, in their shades
_CSS = """\
body { margin: 2em auto; max-width: 80em; padding: 0 1em; font: 1em/1.6 sans-serif }
body { color: #222; background: #f2f2f0 }
h1, h2, h3 { font-weight: 600 } h3 { font-size: 1em }
.pages { display: flex; flex-wrap: wrap; gap: .8em; align-items: flex-start }
.pages img { height: 20em; width: auto; background: #fff; box-shadow: 0 0 0 1px #bbb }
.newspaper img { height: 35em; max-width: 100% }
"""


@dataclass(frozen=True, slots=True)
class GalleryEntry:
    """A layout with the options of a preset (empty: as it is), set: its PDF and the pages that are shown.

    `alike` names the presets that give the same file, which is shown once.
    """

    layout: Layout
    preset: str
    data: bytes
    pages: tuple[int, ...]
    alike: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        """The names of the presets that it shows; empty for the layout as it is."""
        return "、".join(filter(None, (self.preset, *self.alike)))

    @property
    def stem(self) -> str:
        """The beginning of the names of its pictures."""
        return f"{self.layout.name}-{self.preset}" if self.preset else self.layout.name

    @property
    def title(self) -> str:
        """The layout's name and title, and the presets."""
        whole = f"{self.layout.title} {self.layout.name}"
        return f"{whole} · {self.names}" if self.names else whole


@dataclass(frozen=True, slots=True)
class Gallery:
    """What was made: files by name, and what was found where a layout cannot be shown."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()


def has_pictures() -> bool:
    """Whether pages can be turned into pictures here: pypdfium2 is an extra of its own."""
    return importlib.util.find_spec("pypdfium2") is not None


def make_gallery(
    names: Sequence[str],
    home: Path | None = None,
    lang: str = "zh-Hans",
    publication: Path | None = None,
    limits: Limits | None = None,
    progress: Progress = silent,
) -> Gallery:
    """Contact sheets of the layouts `names` as gallery.pdf, and index.html with a picture of each page.

    `publication` is what is set, with the options of its manifest where the layout is its own; without one
    the specimen is. Without pypdfium2 there is the PDF alone.
    """
    entries: list[GalleryEntry] = []
    findings: list[Finding] = []
    for name in names:
        trial = Trial(name, home, lang=lang, formats=("pdf",))
        shown, found = _entries(trial, publication, limits, progress)
        entries += shown
        findings += found
    if not entries:
        return Gallery({}, tuple(findings))
    files = {"gallery.pdf": _contact(entries)}
    if has_pictures():
        files |= {"index.html": _page(entries).encode("utf-8")}
        files |= {name: data for entry in entries for name, data in _pictures(entry)}
    return Gallery(files, tuple(findings))


def _entries(
    usual: Trial, publication: Path | None, limits: Limits | None, progress: Progress
) -> tuple[list[GalleryEntry], tuple[Finding, ...]]:
    """The layout as it is and with each of its presets."""
    places = shelves(usual.home)
    layout, findings = open_layout(usual.layout, places.roots, None, places.world)
    if layout is None:
        return [], findings
    entries: list[GalleryEntry] = []
    usual = replace(usual, as_written=publication is not None and _is_its_own(usual.layout, publication))
    for preset, values in {"": {}, **presets_of(layout)}.items():
        tried = try_layout(replace(usual, options=values), publication, limits, progress)
        pdf = tried.printed.get("pdf")
        if pdf is None or not pdf.data or has_errors(tried.findings):
            findings += tuple(one for one in tried.findings if one.severity == "error")
            continue
        same = next((at for at, one in enumerate(entries) if one.data == pdf.data), None)
        if same is not None:
            entries[same] = replace(entries[same], alike=(*entries[same].alike, preset))
            continue
        settled, _ = settle_options(layout, values, {})
        shown, _ = arranged(layout, settled, {})
        entries.append(GalleryEntry(shown, preset, pdf.data, _shown(pdf.data)))
    return entries, findings


def _is_its_own(name: str, publication: Path) -> bool:
    """Whether the manifest of a publication names this layout."""
    manifest = publication / "manifest.yaml"
    written, _ = read_yaml(
        SourceText(manifest.name, DISK.read(manifest, _MANIFEST_LIMIT).decode("utf-8", "replace"))
    )
    return written is not None and written.at(("layout",)) == name


def _shown(data: bytes) -> tuple[int, ...]:
    """The first pages that are not blank."""
    with pikepdf.open(io.BytesIO(data)) as file:
        full = [number for number, page in enumerate(file.pages) if b"TJ" in contents_of(page)]
    return tuple(full[:MOST_PAGES])


def _contact(entries: Sequence[GalleryEntry]) -> bytes:
    """The contact sheets, their titles in the built-in faces."""
    typecase = open_typecase(builtin_layouts())
    folders: dict[Path, str] = {}

    def url(face: object) -> str:
        path: Path = face.path  # type: ignore[attr-defined]
        return address(folders.setdefault(path.parent, f"{FONTS}-{len(folders)}"), path.name)

    css = typecase.font_face_css(url)
    roles = " ".join(f"--face-{role.value}: {typecase.css_family(role)};" for role in Role)
    sheets = [ContactSheet(one.title, _about(one.layout), one.data, one.pages) for one in entries]
    mounts = {name: path for path, name in folders.items()}
    return contact_sheets(sheets, f"{css}\n:root {{ {roles} }}", mounts)


def _about(layout: Layout) -> str:
    grid = layout.grid
    paper = f"{grid.trim_width:g} × {grid.trim_height:g} mm"
    area = f"{grid.columns} × {grid.measure} 字 × {grid.rows} 行，{grid.size:g}/{grid.pitch:g} pt"
    return f"{layout.about}　{paper}　{area}"


def _pictures(entry: GalleryEntry) -> Iterator[tuple[str, bytes]]:
    document = importlib.import_module("pypdfium2").PdfDocument(entry.data)
    try:
        for place, number in enumerate(entry.pages, 1):
            page = document[number]
            picture = page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")
            small = picture.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            out = io.BytesIO()
            small.save(out, "PNG", optimize=True)
            yield f"{entry.stem}-{place}.png", out.getvalue()
    finally:
        document.close()


def _page(entries: Sequence[GalleryEntry]) -> str:
    """The page of HTML: a section for each layout, its presets one below the other; no scripts."""
    sections = []
    for name in dict.fromkeys(entry.layout.name for entry in entries):
        own = [entry for entry in entries if entry.layout.name == name]
        shown = Markup("\n").join(map(_preset, own))
        layout = own[0].layout
        sections.append(
            Markup('<section id="{}">\n<h2>{} <code>{}</code></h2>\n<p>{}</p>\n{}\n</section>').format(
                name, layout.title, name, _about(layout), shown
            )
        )
    head = Markup(
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<meta charset="utf-8">\n<title>{}</title>\n'
    ).format(Message("Layouts 版式"))
    style = Markup("<style>\n{}</style>\n").format(Markup(_CSS))
    links = Markup(" · ").join(
        Markup('<a href="#{}">{}</a>').format(name, name)
        for name in dict.fromkeys(entry.layout.name for entry in entries)
    )
    body = Markup("<h1>{}</h1>\n<p>{}</p>\n").format(Message("Layouts 版式"), links)
    return str(head + style + body + Markup("\n").join(sections) + Markup("\n</html>\n"))


def _preset(entry: GalleryEntry) -> Markup:
    kind = " newspaper" if entry.layout.modules else ""
    images = Markup("\n").join(
        Markup('<img src="{}-{}.png" alt="{} {}" loading="lazy">').format(
            entry.stem, place, entry.title, place
        )
        for place in range(1, len(entry.pages) + 1)
    )
    title = Markup("<h3>{}</h3>\n").format(entry.names) if entry.names else Markup("")
    return title + Markup('<div class="pages{}">\n{}\n</div>').format(kind, images)

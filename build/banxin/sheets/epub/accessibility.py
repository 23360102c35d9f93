"""What an EPUB may truly say of its accessibility, read off its documents and articles.

The vocabulary is schema.org's for EPUB Accessibility 1.1 §2.2. No conformance is claimed: that needs
a person to have read the copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from banxin.layouts.settling.fields import field_pictures
from banxin.manuscript.fields import NamedPicture
from banxin.manuscript.publication import Publication
from banxin.markup.blocks import Block, Figure, ListBlock, PullQuote, Quotation, Sidebar
from banxin.sheets.epub.copy import Accessibility, EpubDocument, Writing
from banxin.sheets.epub.xhtml import MATHML_NAMESPACE, SVG_NAMESPACE
from banxin.sheets.labels import Labels

_ALWAYS = (
    "tableOfContents",
    "readingOrder",
    "structuralNavigation",
    "displayTransformability",
    "unlocked",
)


def accessibility(
    publication: Publication,
    documents: Sequence[EpubDocument],
    labels: Labels,
    paged: bool,
    writing: Writing = Writing.HORIZONTAL,
) -> Accessibility:
    """The facts of a copy; `paged` when it has the page list of a print edition."""
    pictured = _has(documents, b"<img") or _has(documents, SVG_NAMESPACE)
    shown: tuple[Figure | NamedPicture, ...] = (*figures(publication), *field_pictures(publication))
    described = all(picture.alt or picture.decorative for picture in shown)
    features = [*_ALWAYS, writing.feature]
    if _has(documents, b' role="'):
        features.append("ARIA")
    if pictured and described:
        features.append("alternativeText")
    if paged:
        features += ["pageNavigation", "pageBreakMarkers"]
    if _has(documents, b"<ruby"):
        features.append("rubyAnnotations")
    if _has(documents, MATHML_NAMESPACE):
        features.append("MathML")
    return Accessibility(
        modes=("textual", "visual") if pictured else ("textual",),
        sufficient=("textual",) if described else ("textual,visual",),
        features=tuple(features),
        summary=_summary(labels, bool(shown), described, paged),
    )


def _summary(labels: Labels, pictured: bool, described: bool, paged: bool) -> str:
    pictures = labels.summary_pictures if described else labels.summary_pictures_partly
    return labels.summary + (pictures if pictured else "") + (labels.summary_pages if paged else "")


def _has(documents: Iterable[EpubDocument], written: bytes) -> bool:
    """Whether a document has a tag, attribute or namespace, as it is written there and nowhere in text."""
    return any(written in document.xhtml for document in documents)


def figures(publication: Publication) -> Iterator[Figure]:
    """Every figure of the articles, at any depth."""
    for unit in publication.units():
        yield from _figures(unit.body.blocks)


def _figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        match block:
            case Figure():
                yield block
            case PullQuote() | Sidebar() | Quotation():
                yield from _figures(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from _figures(item)
            case _:
                pass

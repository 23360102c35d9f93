"""The structure of a PDF, written: its elements, and which of them each stretch of a page belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import pydyf
from weasyprint.pdf import add_tags as _theirs

from banxin.engine.drawing.packing import pack
from banxin.engine.session import running
from banxin.engine.tags.marked_content import Mark, make_artifacts, origins
from banxin.engine.tags.nodes import LinkPlace, TaggedElement
from banxin.engine.tags.tree import StructureTree

_PT_PER_PX = 0.75
_NUMBER = "::footnote-marker"
_PRINT = 4  # the flag of an annotation that is printed (ISO 14289-1 §7.18.1)


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
    """Write the structure of a file; the session is told where the content of its pages comes from."""
    session = running()
    if session is None:
        _theirs(pdf, document, pdf_version, page_streams)
        return
    pages = session.marks_in(document.fonts)
    tree = StructureTree(_body(document), chain.from_iterable(pages), *_links(document))
    for stream, marks in zip(page_streams, pages, strict=True):
        artifacts = make_artifacts(stream, marks, tree.furniture)
        session.origins.append(origins(marks, artifacts))
        pack(stream)
    pages.clear()
    heights = [page.height * _PT_PER_PX for page in document.pages]
    _Writer(pdf, heights).write(tree.document)


def _body(document: Any) -> Any:
    """The element `body` of the sheet, by the box of its root on the first page."""
    roots = (child.element for child in document.pages[0]._page_box.children)
    return next(root for root in roots if root is not None and root.tag == "html").find("body")


def _links(document: Any) -> tuple[dict[Any, list[LinkPlace]], dict[Any, list[LinkPlace]]]:
    """Where elements can be followed; and apart from them the numbers of notes, which lead back."""
    found: dict[Any, list[LinkPlace]] = defaultdict(list)
    back: dict[Any, list[LinkPlace]] = defaultdict(list)
    for number, page in enumerate(document.pages):
        for *_, box in page.links:
            if box.link_annotation is not None:
                kind = back if (box.element_tag or "").endswith(_NUMBER) else found
                kind[box.element].append(LinkPlace(number, box.link_annotation))
    return found, back


class _Writer:
    """Writes nodes as objects of a PDF; `heights` are those of its pages in pt."""

    def __init__(self, pdf: Any, heights: Sequence[float]) -> None:
        self.pdf, self.heights, self.pages = pdf, heights, pdf.page_references
        self.names: list[tuple[str, Any]] = []
        self.parents: list[dict[int, Any]] = [{} for _ in heights]
        self.links: list[tuple[Any, Any]] = []
        self.written: dict[TaggedElement, Any] = {}

    def write(self, document: TaggedElement) -> None:
        numbers = pydyf.Array()
        mapping = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(mapping)
        root = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": mapping.reference})
        self.pdf.add_object(root)
        root["K"] = pydyf.Array([self._node(document, root.reference).reference])
        for node, element in self.written.items():
            if node.refs:
                element["Ref"] = pydyf.Array(self.written[one].reference for one in node.refs)
        for page, parents in enumerate(self.parents):
            numbers += [page, pydyf.Array(_by_number(parents))]
        for key, (annotation, element) in enumerate(self.links, start=len(self.parents)):
            numbers += [key, element]
            annotation["StructParent"] = key
            annotation["F"] = _PRINT
        if self.names:
            named = [part for name, element in sorted(self.names) for part in (pydyf.String(name), element)]
            root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(named)})
        root["ParentTreeNextKey"] = len(self.parents) + len(self.links)
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _node(self, node: TaggedElement, parent: Any) -> Any:
        page = node.page
        kids = pydyf.Array()
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent, "K": kids})
        self.pdf.add_object(element)
        self.written[node] = element
        if page >= 0:
            element["Pg"] = self.pages[page]
        self._attributes(node, element)
        for kid in node.kids:
            if isinstance(kid, TaggedElement):
                kids.append(self._node(kid, element.reference).reference)
            elif isinstance(kid, Mark):
                kids.append(self._mark(kid, page, element))
            else:
                kids.append(self._link(kid, element))
        return element

    def _attributes(self, node: TaggedElement, element: Any) -> None:
        if node.alt:
            element["Alt"] = pydyf.String(node.alt)
        if node.lang:
            element["Lang"] = pydyf.String(node.lang)
        if node.ident:
            element["ID"] = pydyf.String(node.ident)
            self.names.append((node.ident, element.reference))
        if node.picture is not None:
            element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": self._box(node.picture)})
        table = {
            "Scope": node.scope and f"/{node.scope}",
            "ColSpan": node.columns if node.columns > 1 else 0,
            "RowSpan": node.rows if node.rows > 1 else 0,
        }
        if any(table.values()):
            kept = {name: value for name, value in table.items() if value}
            element["A"] = pydyf.Dictionary({"O": "/Table", **kept})

    def _box(self, mark: Mark) -> Any:
        """Left, bottom, right and top of a picture in points from the foot of its page."""
        height = self.heights[mark.page]
        left, top, width, depth = (length * _PT_PER_PX for length in mark.bounds)
        top = height - top
        right, bottom = left + width, top - depth
        return pydyf.Array(round(edge, 3) for edge in (left, bottom, right, top))

    def _mark(self, mark: Mark, page: int, element: Any) -> Any:
        self.parents[mark.page][mark.key] = element.reference
        if mark.page == page:
            return mark.key
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[mark.page], "MCID": mark.key})

    def _link(self, place: LinkPlace, element: Any) -> Any:
        self.links.append((place.annotation, element.reference))
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": place.annotation.reference, "Pg": self.pages[place.page]}
        )


def _by_number(parents: dict[int, Any]) -> Iterator[Any]:
    for number in range(max(parents, default=-1) + 1):
        yield parents.get(number, "null")

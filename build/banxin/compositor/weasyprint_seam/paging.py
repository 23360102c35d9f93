"""Two steps of paging whose time grows with the square of the pages, made linear.

They have nothing to do with lines, but in a book of two thousand pages they cost as much as all its lines.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from weasyprint.layout import layout_fixed_boxes as their_fixed_boxes


def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """Compute the styles of a page and its margin boxes; WeasyPrint looks through all elements for them."""
    style_for.add_page_declarations(page_type)
    root = html.etree_element
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=html.base_url)
    seen, known = style_for.__dict__.setdefault("_banxin_pages", (0, {}))
    cascaded = style_for.get_cascaded_styles()
    for element, pseudo_type in islice(cascaded, seen, None):
        if pseudo_type:
            known.setdefault(element, []).append(pseudo_type)
    style_for._banxin_pages = (len(cascaded), known)
    for pseudo_type in known.get(page_type, ()):
        style_for.set_computed_styles(
            page_type, pseudo_type=pseudo_type, root=root, parent=page_type, base_url=html.base_url
        )


def layout_fixed_boxes(context: Any, pages: Any, containing_page: Any) -> Iterable[Any]:
    """Lay out the fixed boxes of other pages on a page; where no page has any there is nothing to look for.

    The first call with pages is for the first page and brings all the others.
    """
    if not pages:
        return ()
    found = context.__dict__.get("_banxin_fixed")
    if found is None:
        found = context._banxin_fixed = any(page.fixed_boxes for page in (containing_page, *pages))
    laid: Iterable[Any] = their_fixed_boxes(context, pages, containing_page) if found else ()
    return laid

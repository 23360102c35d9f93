"""What is fixed: looked for where there is any; on pages of some masters alone where its element says so."""

from collections.abc import Iterable
from typing import Any, Final

from weasyprint.layout import layout_fixed_boxes as their_fixed_boxes

from banxin.engine.pages.named_strings import settle_strings

_ON: Final = "data-pages"
_NOT_ON: Final = "data-other-pages"


def layout_fixed_boxes(context: Any, pages: Any, containing_page: Any) -> Iterable[Any]:
    """Lay out the fixed boxes of other pages on a page; where no page has any there is nothing to look for.

    The first call with pages is for the first page and brings all the others.
    """
    if not pages:
        return ()
    found = context.__dict__.get("_banxin_fixed")
    if found is None:
        settle_strings(context, (containing_page, *pages))
        found = context._banxin_fixed = any(page.fixed_boxes for page in (containing_page, *pages))
    laid: Iterable[Any] = their_fixed_boxes(context, pages, containing_page) if found else ()
    return laid


def is_for_page(box: Any, page: Any) -> bool:
    """Whether a fixed box is for a page: its element's `data-pages` has the names of the masters that it
    is for, `data-other-pages` of those that it is not for. Without either it is for all.
    """
    element = box.element
    if element is None:
        return True
    name = page.page_type.name or ""
    if (wanted := element.get(_ON)) is not None:
        return name in wanted.split()
    return name not in (element.get(_NOT_ON) or "").split()

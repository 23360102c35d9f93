"""Fixed boxes on pages of some masters alone: CSS prints what is fixed on every page."""

from typing import Any, Final

_ON: Final = "data-pages"
_NOT_ON: Final = "data-other-pages"


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

"""Pages of nothing but notes, where a page did not hold all of them: ordinary pages to look at."""

from collections.abc import Callable, Iterable
from typing import Any

from banxin.engine.footnotes.calls import NoteKeeper

_GROUP = ("notes", -1)  # no page of the text has it: styles are kept by the type of a page


def notes_page(
    keeper: NoteKeeper, page_type: Any, style: Callable[[Any, Any, Any], None], keywords: Iterable[str]
) -> Any:
    """The type of such a page: blank to WeasyPrint, which then sets no text; in style the page before it.

    `style` works out the styles of a type of page and of what stands around it under `keywords`.
    """
    name = keeper.names.get(page_type.index - 1)
    plain = page_type._replace(blank=False, name=name, groups=(_GROUP,))
    style_for = keeper.context.style_for
    style(plain, keeper.html, style_for)
    blank = plain._replace(blank=True)
    computed = style_for.get_computed_styles()
    for pseudo_type in (None, *keywords):
        if (plain, pseudo_type) in computed:
            computed[blank, pseudo_type] = computed[plain, pseudo_type]
    return blank

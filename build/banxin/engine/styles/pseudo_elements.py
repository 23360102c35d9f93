"""Styles of pseudo-elements, worked out when they are asked for.

WeasyPrint's own stylesheet gives every element a marker and the parts of notes, six styles that next to no
element ever shows: in a book of 10,000 paragraphs they are 60,000.
"""

import gc
from typing import Any

from weasyprint.css import StyleFor

from banxin.engine.styles.anchored import anchored_styles

_Wanted = tuple[Any, dict[str, Any]]


class StyleForShown(StyleFor):  # type: ignore[misc]
    """WeasyPrint's styles by element and pseudo-element; the latter wait until they are shown."""

    def __init__(
        self, html: Any, sheets: Any, presentational_hints: Any, font_config: Any, target_collector: Any
    ) -> None:
        self._waiting: dict[tuple[Any, str], _Wanted] = {}
        gc.collect(0)  # what is left of reading the HTML: in a book an eighth of all that it takes
        super().__init__(html, sheets, presentational_hints, font_config, target_collector)
        computed = self.get_computed_styles()
        for element, style in anchored_styles(html.etree_element, html.base_url, computed):
            computed[element, None] = style
            if target_collector and style["anchor"]:
                target_collector.collect_anchor(style["anchor"])

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        """The style of an element or pseudo-element; None where it has none."""
        if pseudo_type is not None:
            waiting = self._waiting.pop((element, pseudo_type), None)
            if waiting is not None:
                self._cascaded_styles[element, pseudo_type], named = waiting
                super().set_computed_styles(element, **named)
                del self._cascaded_styles[element, pseudo_type]
        return super().__call__(element, pseudo_type)

    def banxin_drop_unasked(self) -> None:
        """Forget the styles that were not asked for; in a book they are a fifth of all that it takes."""
        self._waiting.clear()

    def set_computed_styles(self, element: Any, *args: Any, **named: Any) -> None:
        """Work a style out, or note how; one that makes an anchor cannot wait, nor can those of a page."""
        pseudo_type = named.get("pseudo_type")
        if pseudo_type is not None and not args and not pseudo_type.startswith("@"):
            cascaded = self._cascaded_styles[element, pseudo_type]
            if "anchor" not in cascaded:
                self._waiting[element, pseudo_type] = (cascaded, named)
                return
        super().set_computed_styles(element, *args, **named)

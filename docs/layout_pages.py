"""The reference of each built-in layout as a page: docs/reference/layouts-NAME.md."""

from __future__ import annotations

from functools import partial

from banxin.layouts import layout_roots, list_layouts, open_layout, reference_of
from banxin.layouts.reference.pages import as_markdown
from banxin.wording import Language
from banxin.wording.catalogue import said

NAMES = ("base", *(entry.name for entry in list_layouts()))


def layout_page(name: str, generated: str, language: Language = Language.ENGLISH) -> str:
    """What `banxin layouts docs NAME --markdown` writes, in a language."""
    layout, findings = open_layout(name, layout_roots(None))
    assert layout is not None, findings
    title, _, rest = as_markdown(reference_of(layout), partial(said, language=language)).partition("\n")
    return f"{title}\n\n{generated}\n{rest.rstrip()}\n"

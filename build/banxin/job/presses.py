"""The presses that come with Banxin: what each is like is known before what it works with is loaded.

Reading a publication asks which of its editions have pages; it does not need the engine for the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from banxin.registry import PRESSES

if TYPE_CHECKING:
    from banxin.job.press import Order, Press, Printed
    from banxin.layouts import Stylesheet


@dataclass(frozen=True, slots=True)
class ShippedPress:
    """The press `name` of a module, which is loaded when it first makes something."""

    module: str
    name: str
    lists_pages: bool
    sets_pages: bool

    def loaded(self) -> Press:
        """The press itself."""
        press: Press = getattr(import_module(self.module), self.name)
        return press

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        """The edition as the press makes it; may raise LayoutFault."""
        return self.loaded().make(order, sheets)


PDF: Final = ShippedPress("banxin.job.printing", "PDF", lists_pages=False, sets_pages=True)
EPUB: Final = ShippedPress("banxin.job.printing_epub", "EPUB", lists_pages=True, sets_pages=False)
KEPUB: Final = ShippedPress("banxin.job.printing_readers", "KEPUB", lists_pages=True, sets_pages=False)
AZW3: Final = ShippedPress("banxin.job.printing_readers", "AZW3", lists_pages=True, sets_pages=False)


def load_press(form: str) -> None:
    """Have what makes editions of a format loaded now."""
    press = PRESSES[form]
    if isinstance(press, ShippedPress):
        press.loaded()

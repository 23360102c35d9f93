"""Words in SVG pictures, set in the faces that the publication is set in.

WeasyPrint hands the family names of an SVG to the machine as they are: what comes out hangs on the faces
that happen to be installed. Here they are names of a design, and someone who knows the publication's faces
says which of them stand for it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

ChooseFamilies = Callable[[Sequence[str]], Sequence[str]]
"""Gives the families to set words in, for the families that an SVG asks for."""

_chosen: list[ChooseFamilies] = []


class WordStyle(dict[str, Any]):
    """The style of words in an SVG; stands for the class of that use in `weasyprint.svg.text`."""

    font_config: Any

    def __setitem__(self, key: str, value: Any) -> None:
        """Take a property; families are chosen anew."""
        if key == "font_family" and _chosen:
            value = list(_chosen[-1]([str(family).strip() for family in value]))
        super().__setitem__(key, value)


@contextmanager
def setting_words(choose: ChooseFamilies | None) -> Iterator[None]:
    """Let `choose` say the families of words in SVG pictures that are drawn inside the block."""
    if choose is None:
        yield
        return
    _chosen.append(choose)
    try:
        yield
    finally:
        _chosen.pop()

"""Named strings (GCPM 3, §1.1): an element sets one where it begins, not anew on each page it goes on to.

WeasyPrint notes the strings of every part of an element, so that on a page on which something else begins
the first would always be that of what runs on from the page before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.layout import LayoutContext

_their_strings = LayoutContext.get_string_set_for


def settle_strings(context: Any, pages: Iterable[Any]) -> None:
    """Note once for each page of a document the strings of the elements that begin on it, in their order."""
    if not context.string_set or "_banxin_at_head" in context.__dict__:
        return
    noted: Any = defaultdict(lambda: defaultdict(list))
    at_head: set[tuple[str, int]] = set()
    begun: set[tuple[Any, str]] = set()
    for number, page in enumerate(pages, 1):
        for box, first in _boxes(page):
            key = box.element, box.element_tag
            if not box.string_set or key in begun:
                continue
            begun.add(key)
            for name, text in box.string_set:
                if first and not noted[name][number]:
                    at_head.add((name, number))
                noted[name][number].append(text)
    context.string_set = noted
    context._banxin_at_head = at_head


def _boxes(page: Any) -> Iterator[tuple[Any, bool]]:
    """All boxes of a page in order, each with whether it stands at its head: nothing is before it."""
    waiting = [(page, True)]
    while waiting:
        box, first = waiting.pop()
        yield box, first
        children = getattr(box, "children", None)
        if children:
            waiting += [(child, False) for child in reversed(children[1:])]
            waiting.append((children[0], first))


def get_string_set_for(context: Any, page: Any, name: str, keyword: str = "first") -> Any:
    """The words of a string on a page; of `start` those that hold at its head."""
    number = context.current_page
    if keyword == "start" and (name, number) not in context._banxin_at_head:
        strings = context.string_set[name]
        before = max((one for one, words in strings.items() if one < number and words), default=0)
        return (strings[before][-1],) if before else ()
    return _their_strings(context, page, name, "first" if keyword == "start" else keyword)

"""The elements that a template writes, as an outline read off its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from banxin.layouts.reference.css_names import template_classes

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_MACRO = re.compile(r"\{%-?\s*macro\b.*?\bendmacro\s*-?%\}", re.DOTALL)
_STYLE = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_OTHER = re.compile(r"""\{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
_BLANKS = re.compile(r"[ \t\r\n]+")  # not wide spaces (U+3000), which are printed
_OPEN, _SHUT = "\ue000", "\ue001"  # around the number of what Jinja puts in
_PUT_IN = re.compile(f"{_OPEN}([0-9]+){_SHUT}")
_IN_NAME = "-banxin-"  # before such a number in the name of an element, which takes no other characters
_NAME = re.compile(f"(</?[a-zA-Z][a-zA-Z0-9]*){_OPEN}([0-9]+){_SHUT}")
_PART_OF_NAME = re.compile(rf"{_IN_NAME}([0-9]+)\.")
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_LONGEST = 60  # characters of an expression


@dataclass(slots=True)
class _Branch:
    """An element with its classes, and what is printed in it."""

    depth: int
    name: str
    prints: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Elements in their order with their depth; what closes no open element is passed over."""

    def __init__(self, put_in: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=True)
        self.put_in = put_in
        self.branches: list[_Branch] = []
        self.open: list[tuple[str, _Branch]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element within those that are open."""
        classes = next((value or "" for name, value in attrs if name == "class"), "")
        written = template_classes(f'class="{self._written(classes)}"') if classes else ()
        shown = "".join((self._short(tag), *(f".{name}" for name in written or ("…",) if classes)))
        branch = _Branch(len(self.open), shown)
        self.branches.append(branch)
        if tag not in _VOID:
            self.open.append((tag, branch))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed where it opens."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open element of this name with all in it."""
        at = next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at][0] == tag), None)
        if at is not None:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        """What Jinja prints between elements, and other blocks that are put there."""
        for found in _PUT_IN.finditer(data):
            written = self.put_in[int(found[1])]
            other = _OTHER.match(written)
            told = f"→ {other[1]}" if other else _expression(written)
            if self.open:
                self.open[-1][1].prints.append(told)
            else:
                self.branches.append(_Branch(0, told))

    def _written(self, text: str) -> str:
        return _PUT_IN.sub(lambda found: self.put_in[int(found[1])], text)

    def _short(self, text: str) -> str:
        return _PART_OF_NAME.sub(lambda found: "{" + _inner(self.put_in[int(found[1])]) + "}", text)


def outline(text: str) -> tuple[str, ...]:
    """The elements of a template, one a line, those within another further in; `element.class`, behind it
    what is printed there. `→ name` stands for another block, `element.name-…` for a class of which a part is
    put in. Elements that are there only sometimes are among them.
    """
    put_in: dict[str, int] = {}

    def kept(found: re.Match[str]) -> str:
        written = found[0]
        if written.startswith("{#") or (written.startswith("{%") and not _OTHER.match(written)):
            return ""
        return f"{_OPEN}{put_in.setdefault(written, len(put_in))}{_SHUT}"

    plain = _STYLE.sub("", _MACRO.sub("", text))
    marked = _NAME.sub(rf"\1{_IN_NAME}\2.", _JINJA.sub(kept, plain))
    reader = _Reader(tuple(put_in))
    reader.feed(marked)
    reader.close()
    return tuple(_lines(reader.branches))


def _lines(branches: list[_Branch]) -> Iterator[str]:
    for branch in branches:
        yield "  " * branch.depth + " ".join((branch.name, *dict.fromkeys(branch.prints)))


def _inner(expression: str) -> str:
    return _BLANKS.sub(" ", expression.strip("{}- \n"))


def _expression(written: str) -> str:
    inner = _inner(written)
    return "{{ " + (inner if len(inner) <= _LONGEST else inner[:_LONGEST] + "…") + " }}"

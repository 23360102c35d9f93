"""The words of an SVG, each with its line and column in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from lxml import etree

from banxin.findings import Place

_SVG = "http://www.w3.org/2000/svg"
_SILENT = frozenset({"title", "desc", "metadata", "style"})
_Words = tuple[tuple[Place, str], ...]


def words(root: etree._Element, data: bytes, name: str) -> _Words:
    """The words in the text elements of the SVG `data`, read as `root`: each run of text on one line.

    lxml knows lines only, so that the file is read once more by a parser that knows columns. What that one
    cannot read (a rare encoding) has the lines of the elements.
    """
    if next(root.iter(f"{{{_SVG}}}text"), None) is None:
        return ()
    lines = _decoded(data, root.getroottree().docinfo.encoding or "utf-8").splitlines()
    reader = _Reader()
    try:
        reader.read(data)
    except (expat.ExpatError, LookupError, ValueError):
        return _by_element(root, lines, name)
    return tuple(
        (_place(name, lines, run.line, run.column), run.text.rstrip())
        for run in reader.runs
        if run.text.strip()
    )


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _place(name: str, lines: list[str], line: int, column: int) -> Place:
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return Place(name, line, column, column + 1, text)


def _by_element(root: etree._Element, lines: list[str], name: str) -> _Words:
    found = []
    for element in root.iter(f"{{{_SVG}}}text"):
        text = "".join(map(str, element.itertext())).strip()
        line = element.sourceline or 1
        written = lines[line - 1] if line <= len(lines) else ""
        if text:
            found.append((_place(name, lines, line, len(written) - len(written.lstrip()) + 1), text))
    return tuple(found)


@dataclass(slots=True)
class _Run:
    line: int
    column: int
    text: str


@dataclass
class _Reader:
    """Collects the text within text elements; what a renderer does not show is passed over."""

    runs: list[_Run] = field(default_factory=list)
    texts: int = 0  # text elements that are open
    silent: int = 0  # elements open within one that is not shown
    goes_on: bool = False

    def read(self, data: bytes) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.Parse(data, True)

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        space, _, local = tag.rpartition(" ")
        self.goes_on = False
        if self.silent or (space == _SVG and local in _SILENT):
            self.silent += 1
        elif space == _SVG and local == "text":
            self.texts += 1

    def end(self, tag: str) -> None:
        self.goes_on = False
        if self.silent:
            self.silent -= 1
        elif tag == f"{_SVG} text":
            self.texts -= 1

    def text(self, text: str) -> None:
        if not self.texts or self.silent:
            return
        if text == "\n":
            self.goes_on = False
        elif self.goes_on:
            self.runs[-1].text += text
        else:
            column = self.parser.CurrentColumnNumber + 1 + len(text) - len(text.lstrip())
            self.runs.append(_Run(self.parser.CurrentLineNumber, column, text.lstrip()))
            self.goes_on = bool(text.strip())

"""The structure of a PDF from the elements of its sheet and the marked content that they left on pages.

An element is one wherever its parts came to stand: a paragraph over two legs or pages is one P. What only
groups (`div`, `span`, a leg, a module) is none. Content reads in the order of the sheet, and within a line of
text in the order of drawing, so that a note comes where it is called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from banxin.engine.tags.marked_content import Mark
from banxin.engine.tags.nodes import Kid, LinkPlace, TaggedElement
from banxin.engine.tags.roles import (
    BLOCKS,
    GROUPING,
    HEADINGS,
    INLINE,
    PICTURES,
    alternative,
    is_hidden,
    role_of,
    says_nothing,
)

_CALL, _NUMBER = "footnote-call", "footnote-marker"
_LAST = (1 << 30, 0)
NO_PLACES: Mapping[Any, Sequence[LinkPlace]] = MappingProxyType({})


class StructureTree:
    """Builds the structure: `document` is its root, `furniture` the marks that are no content.

    `continued` has what goes on after a jump, by the id of the article that it belongs to
    (`data-continues`); it is read with that article. `ways_back` are the links on the numbers of notes.
    """

    def __init__(
        self,
        body: Any,
        marks: Iterable[Mark],
        links: Mapping[Any, Sequence[LinkPlace]],
        ways_back: Mapping[Any, Sequence[LinkPlace]] = NO_PLACES,
    ) -> None:
        self._own: dict[Any, list[Mark]] = defaultdict(list)
        self._links = links
        self._ways_back = ways_back
        self._calls: list[tuple[str, TaggedElement]] = []
        self._articles: dict[str, TaggedElement] = {}
        self._continued: list[tuple[str, list[Kid]]] = []
        self._loose: list[Kid] = []
        self._listing = 0  # lists of contents around what is built
        self._notes: dict[str, TaggedElement] = {}
        self.furniture: set[Mark] = set()
        for mark in marks:
            if mark.margin or mark.element is None or mark.is_sign:
                self.furniture.add(mark)
            else:
                self._own[mark.element].append(mark)
        self.document = TaggedElement("Document", in_paragraphs(self._inside(body)))
        self._join()
        self.document.kids += self._loose
        self._call_notes()
        _rank_headings(self.document)

    def _join(self) -> None:
        for ident, kids in self._continued:
            self._articles.get(ident, self.document).kids += kids

    def _call_notes(self) -> None:
        """Have every call lead to its note, and the note to all that call it (ISO 32000-2, 14.7.2, Ref)."""
        for ident, link in self._calls:
            note = self._notes.get(ident)
            if note is None:
                continue
            if link.role == "Link":
                link.kids = [TaggedElement("Link", link.kids)]
                link.role = "Reference"
            link.refs.append(note)
            note.refs.append(link)

    def _element(self, element: Any) -> list[Kid]:
        """What an element is in the structure: one node, or what stands in it where it only groups."""
        if is_hidden(element):
            self._discard(element)
            return []
        if element.tag in PICTURES and any(mark.is_picture for mark in self._own.get(element, ())):
            kids = self._picture(element)
        elif any(mark.pseudo in (_CALL, _NUMBER) for mark in self._own.get(element, ())):
            kids = self._note(element)
        else:
            build = _SPECIAL.get(element.tag, StructureTree._ordinary)
            kids = build(self, element)
        return self._in_its_language(element, self._linked(element, kids))

    def _ordinary(self, element: Any) -> list[Kid]:
        role, kids = role_of(element), self._inside(element)
        if role in HEADINGS:
            apart = [kid for kid in kids if isinstance(kid, TaggedElement) and kid.role == "P"]
            rest = [kid for kid in kids if kid not in apart]
            return [*apart, TaggedElement(role, rest)] if rest else [*apart]
        if role in GROUPING or (not role and element.tag in BLOCKS):
            kids = in_paragraphs(kids)
        if self._listing and not role and _is_entry(element, kids):
            return [TaggedElement("TOCI", kids)]
        if not role or not kids:
            return kids
        if role == "Span" and "lang" not in element.attrib:
            return kids
        node = TaggedElement(role, kids)
        if role == "Note":
            return [TaggedElement("P", [self._named(element, node)])]
        if role == "Art":
            return self._article(element, node)
        return [node]

    def _article(self, element: Any, node: TaggedElement) -> list[Kid]:
        before = element.get("data-continues")
        if before:
            self._continued.append((before, node.kids))
            return []
        self._articles[element.get("id", "")] = node
        return [node]

    def _inside(self, element: Any) -> list[Kid]:
        """What stands in an element: its own text among its children."""
        own = self._own.get(element, [])
        children = [
            kids for child in element if isinstance(child.tag, str) and (kids := self._element(child))
        ]
        return _called(list(_merged(own, children)))

    def _picture(self, element: Any) -> list[Kid]:
        marks = self._own[element]
        if says_nothing(element):
            self.furniture.update(marks)
            return []
        return [TaggedElement("Figure", [*marks], alt=alternative(element), picture=marks[0])]

    def _note(self, element: Any) -> list[Kid]:
        """A note: its number in the text, and behind it the note itself (Note with its Lbl)."""
        own = self._own.pop(element)
        calls = [mark for mark in own if mark.pseudo == _CALL]
        numbers = [mark for mark in own if mark.pseudo == _NUMBER]
        self._own[element] = [mark for mark in own if mark.pseudo not in (_CALL, _NUMBER)]
        back = self._ways_back.get(element, ())
        number: list[Kid] = [TaggedElement("Link", [*numbers, *back])] if back else [*numbers]
        label: list[Kid] = [TaggedElement("Lbl", number)] if numbers else []
        note = self._named(element, TaggedElement("Note", [*label, *self._inside(element)]))
        called = [TaggedElement("Reference", [*calls], refs=[note])] if calls else []
        note.refs += called
        return [*called, note]

    def _named(self, element: Any, note: TaggedElement) -> TaggedElement:
        """A note with the identifier that every one needs (ISO 14289-1, 7.9), found by its calls."""
        note.ident = f"note-{len(self._notes) + 1}"
        self._notes[element.get("id", note.ident)] = note
        return note

    def _item(self, element: Any) -> list[Kid]:
        own = self._own.pop(element, [])
        signs = [mark for mark in own if mark.is_label]
        self._own[element] = [mark for mark in own if not mark.is_label]
        body = self._inside(element)
        label: list[Kid] = [TaggedElement("Lbl", [*signs])] if signs else []
        if not label and not body:
            return []
        return [TaggedElement("LI", [*label, TaggedElement("LBody", body)])]

    def _terms(self, element: Any) -> list[Kid]:
        """A list of terms: each with what is said of it is an entry."""
        items: list[Kid] = []
        for kid in self._inside(element):
            if not items or (isinstance(kid, TaggedElement) and kid.role == "Lbl"):
                items.append(TaggedElement("LI", []))
            last = items[-1]
            if isinstance(last, TaggedElement):
                last.kids.append(kid)
        return [TaggedElement("L", items)] if items else []

    def _figure(self, element: Any) -> list[Kid]:
        kids = self._inside(element)
        figures = [kid for kid in kids if isinstance(kid, TaggedElement) and kid.role == "Figure"]
        captions = [kid for kid in kids if isinstance(kid, TaggedElement) and kid.role == "Caption"]
        if not figures:
            for caption in captions:
                caption.role = "P"
            return in_paragraphs(kids)
        figures[-1].kids += captions
        return [kid for kid in kids if kid not in captions]

    def _ruby(self, element: Any) -> list[Kid]:
        """Ruby with RB and RT for each base and its reading; bases that cannot be told apart share one."""
        kids = self._inside(element)
        readings = [kid for kid in kids if isinstance(kid, TaggedElement) and kid.role == "RT"]
        bases = [kid for kid in kids if kid not in readings]
        if not readings:
            return bases
        if len(bases) == len(readings):
            pairs = zip(bases, readings, strict=True)
            return [TaggedElement("Ruby", [TaggedElement("RB", [base]), reading]) for base, reading in pairs]
        return [TaggedElement("Ruby", [TaggedElement("RB", bases), *readings])]

    def _contents(self, element: Any) -> list[Kid]:
        """A list of contents: entries one after another, each with its link."""
        found: list[Kid] = []
        self._listing += 1
        kids = in_paragraphs(self._inside(element))
        self._listing -= 1
        for kid in kids:
            alone = isinstance(kid, TaggedElement) and kid.role == "P" and _has_link(kid)
            if not isinstance(kid, TaggedElement) or not (alone or kid.role == "TOCI"):
                found.append(kid)
                continue
            last = found[-1] if found else None
            if not isinstance(last, TaggedElement) or last.role != "TOC":
                last = TaggedElement("TOC", [])
                found.append(last)
            last.kids.append(TaggedElement("TOCI", kid.kids) if alone else kid)
        return [TaggedElement("Sect", found)] if found else []

    def _table(self, element: Any) -> list[Kid]:
        self._repeated(element)
        kids = self._inside(element)
        captions = [kid for kid in kids if isinstance(kid, TaggedElement) and kid.role == "Caption"]
        return (
            [TaggedElement("Table", [*captions, *(kid for kid in kids if kid not in captions)])]
            if kids
            else []
        )

    def _repeated(self, table: Any) -> None:
        """The head of a table that goes on is content once: where the table begins."""
        pages = [mark.page for part in table.iter() for mark in self._own.get(part, ())]
        for head in table.findall("thead"):
            for part in head.iter():
                again = [mark for mark in self._own.get(part, ()) if mark.page > min(pages)]
                if again:
                    self.furniture.update(again)
                    self._own[part] = [mark for mark in self._own[part] if mark not in again]

    def _row(self, element: Any) -> list[Kid]:
        """A row with all its cells, the empty ones too, so that columns can be counted."""
        cells = [self._cell(cell) for cell in element if cell.tag in ("td", "th")]
        return [TaggedElement("TR", [*cells])] if any(cell.kids for cell in cells) else []

    def _cell(self, element: Any) -> TaggedElement:
        scopes = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
        scope = scopes.get(element.get("scope", "col"), "Column") if element.tag == "th" else ""
        return TaggedElement(
            role_of(element),
            self._inside(element),
            scope=scope,
            columns=_count(element.get("colspan")),
            rows=_count(element.get("rowspan")),
        )

    def _linked(self, element: Any, kids: list[Kid]) -> list[Kid]:
        """A link with the places where it can be followed; other elements that are links become ones."""
        places = self._links.get(element, ())
        if not places:
            return kids
        if len(kids) == 1 and isinstance(kids[0], TaggedElement) and kids[0].role == "Link":
            link = kids[0]
            link.kids += places
        else:
            link = TaggedElement("Link", [*kids, *places])
        if element.get("href", "").startswith("#"):
            self._calls.append((element.get("href")[1:], link))
        return [link]

    def _in_its_language(self, element: Any, kids: list[Kid]) -> list[Kid]:
        lang = element.get("lang", "")
        if not lang or not kids:
            return kids
        if len(kids) == 1 and isinstance(kids[0], TaggedElement):
            kids[0].lang = kids[0].lang or lang
            return kids
        if all(_is_inline(kid) for kid in kids):
            return [TaggedElement("Span", kids, lang=lang)]
        return [TaggedElement("Div", kids, lang=lang)]

    def _discard(self, element: Any) -> None:
        for part in element.iter():
            self.furniture.update(self._own.pop(part, ()))
            if places := self._links.get(part, ()):
                self._loose.append(TaggedElement("Link", [*places]))


_SPECIAL = {
    "li": StructureTree._item,
    "nav": StructureTree._contents,
    "dl": StructureTree._terms,
    "figure": StructureTree._figure,
    "ruby": StructureTree._ruby,
    "table": StructureTree._table,
    "tr": StructureTree._row,
}


def in_paragraphs(kids: Sequence[Kid]) -> list[Kid]:
    """`kids` with what stands in lines gathered into paragraphs; pictures by themselves stay so."""
    found: list[Kid] = []
    run: list[Kid] = []
    for kid in [*kids, None]:
        if kid is not None and _is_inline(kid):
            run.append(kid)
            continue
        if run:
            alone = all(isinstance(one, TaggedElement) and one.role == "Figure" for one in run)
            found += run if alone else [TaggedElement("P", run)]
            run = []
        if kid is not None:
            found.append(kid)
    return found


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, TaggedElement) or kid.role in INLINE


def _merged(own: Sequence[Mark], children: Sequence[list[Kid]]) -> Iterator[Kid]:
    """Text of an element among its children, by where each was drawn first."""
    at = 0
    for kids in children:
        first = _first(kids) if own else _LAST
        while at < len(own) and (own[at].page, own[at].key) < first:
            yield own[at]
            at += 1
        yield from kids
    yield from own[at:]


def _called(kids: list[Kid]) -> list[Kid]:
    """`kids` with each note behind the link that calls it, where the sheet has it before."""
    for at, (note, link) in enumerate(pairwise(kids)):
        if (
            isinstance(note, TaggedElement)
            and note.role == "Note"
            and isinstance(link, TaggedElement)
            and link.role == "Link"
        ):
            kids[at], kids[at + 1] = link, note
    return kids


def _has_link(node: TaggedElement) -> bool:
    return any(isinstance(kid, TaggedElement) and (kid.role == "Link" or _has_link(kid)) for kid in node.kids)


def _is_entry(element: Any, kids: Sequence[Kid]) -> bool:
    """Whether blocks are one entry of a list of contents: a line that leads there, and what is said of it."""
    blocks = [kid for kid in kids if isinstance(kid, TaggedElement)]
    lines = [kid for kid in blocks if kid.role != "Figure"]
    if len(blocks) < 2 or not lines or not _has_link(lines[0]) or any(kid.role == "TOCI" for kid in blocks):
        return False
    return len({link.get("href") for link in element.iter("a") if link.get("href")}) == 1


def _first(kids: Sequence[Kid]) -> tuple[int, int]:
    for kid in kids:
        if isinstance(kid, Mark):
            return kid.page, kid.key
        if isinstance(kid, TaggedElement) and (found := _first(kid.kids)) != _LAST:
            return found
    return _LAST


def _count(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and 0 < int(written) < 1000 else 1


def _rank_headings(document: TaggedElement) -> None:
    """Let no rank be skipped: H1 first, and each at most one below that above it (ISO 14289-1 §7.4.2)."""
    above: list[int] = []
    for node in _nodes(document):
        if node.role in HEADINGS:
            level = int(node.role[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            node.role = f"H{len(above)}"


def _nodes(node: TaggedElement) -> Iterator[TaggedElement]:
    yield node
    for kid in node.kids:
        if isinstance(kid, TaggedElement):
            yield from _nodes(kid)

"""Documents too long for old readers, parted at crossheads or else between paragraphs.

Readers with little memory turn the pages of a long document slowly or refuse it: a document has at most
300 KiB. Notes go with the text that calls them, since systems that pop notes up look for them in the
same document; every link, wherever it stands, follows its target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from banxin.sheets.epub.copy import EpubDocument
from banxin.sheets.epub.tags import TOKEN_BYTES, opens, tag_name

LIMIT = 300 * 1024
"""Bytes of a document (Kobo's and Adobe's advice for readers with little memory)."""
_MOST = 280 * 1024  # with room for what is written around a part

_PARTED = frozenset({"body", "article", "section", "div", "main", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hgroup"})
_BLOCKS = _HEADINGS | frozenset(
    {"p", "div", "section", "figure", "table", "ul", "ol", "dl", "blockquote", "aside", "pre", "article"}
)
_NOTE = re.compile(rb'\bepub:type="[^"]*\b(?:footnote|endnote|rearnote)\b')
_ID = re.compile(rb'\sid="([^"]*)"')
_OWN_LINK = re.compile(rb'(\shref=")#([^"]*)"')
_LINK = re.compile(rb'(\shref=")([^"#:]+)#([^"]*)"')
_LABELLED = re.compile(rb'\saria-labelledby="[^"]*"')
_CLASS = re.compile(rb'(\sclass="[^"]*)"')

Stack = tuple["_Open", ...]


@dataclass(frozen=True, slots=True)
class SplitDocuments:
    """Documents within the limit; `moved` gives the document of each id that is no longer in its own."""

    documents: tuple[EpubDocument, ...]
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def target(self, href: str) -> str:
        """Where a link of the whole book leads now."""
        path, mark, anchor = href.partition("#")
        return f"{self.moved.get((path, anchor), path)}{mark}{anchor}"


def split_documents(documents: Sequence[EpubDocument]) -> SplitDocuments:
    """The documents, the long ones in parts `NAME.xhtml`, `NAME.2.xhtml` and so on, links mended."""
    parted: list[EpubDocument] = []
    moved: dict[tuple[str, str], str] = {}
    for document in documents:
        parts = _parts(document) if len(document.xhtml) > LIMIT else (document,)
        for part in parts[1:]:
            moved |= {(document.href, ident.decode()): part.href for ident in _ID.findall(part.xhtml)}
        parted += parts
    if not moved:
        return SplitDocuments(tuple(parted))
    return SplitDocuments(tuple(_linked(document, moved) for document in parted), moved)


def _linked(document: EpubDocument, moved: Mapping[tuple[str, str], str]) -> EpubDocument:
    """The document with links to what moved."""
    whole = whole_of(document.href)

    def own(found: re.Match[bytes]) -> bytes:
        href = moved.get((whole, found[2].decode()), whole)
        return found[0] if href == document.href else b'%s%s#%s"' % (found[1], href.encode(), found[2])

    def other(found: re.Match[bytes]) -> bytes:
        href = moved.get((found[2].decode(), found[3].decode()))
        return found[0] if href is None else b'%s%s#%s"' % (found[1], href.encode(), found[3])

    xhtml = _LINK.sub(other, document.xhtml)
    if any(whole == path for path, _ in moved):
        xhtml = _OWN_LINK.sub(own, xhtml)
    return replace(document, xhtml=xhtml)


def whole_of(href: str) -> str:
    """The name of the first part of a document that is in parts; other names stay."""
    return re.sub(r"\.\d+(?=\.xhtml$)", "", href)


# --- one document ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: its name, its tag, where it begins."""

    name: str
    tag: bytes
    at: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place between blocks: what is open there, and whether a heading begins."""

    at: int
    around: Stack
    heading: bool = False


@dataclass(slots=True)
class _Note:
    """A note: from where to where, what is open around it, the ids in it, where it is called first."""

    start: int
    around: Stack
    end: int = 0
    ids: frozenset[bytes] = frozenset()
    calls: dict[bytes, int] = field(default_factory=dict)


@dataclass
class _Scan:
    """The blocks of a document between which it may be parted, and its notes."""

    xhtml: bytes
    start: int = 0
    end: int = 0
    cuts: list[_Cut] = field(default_factory=list)
    notes: list[_Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        around: list[_Open] = []
        behind: dict[int, str] = {}  # what was closed last, by depth
        calls: list[tuple[bytes, int]] = []
        note: _Note | None = None
        for token in TOKEN_BYTES.finditer(self.xhtml):
            tag = token[0].decode()
            name = tag_name(tag)
            if not name or (not around and name != "body"):
                continue
            if tag.startswith("</"):
                around.pop()
                behind[len(around)] = name
                if note and len(around) == len(note.around):
                    self._closed(note, token.end())
                    note = None
                if not around:
                    self.end = token.start()
                    break
                continue
            if not around:
                self.start = token.end()
            elif note is None and name in _BLOCKS and all(one.name in _PARTED for one in around):
                if _NOTE.search(token[0]):
                    note = _Note(token.start(), tuple(around))
                elif behind.get(len(around)) not in (_HEADINGS | {"header", None}):
                    self.cuts.append(_Cut(token.start(), tuple(around), name in _HEADINGS))
            if note is None:
                calls += ((found[2], token.start()) for found in _OWN_LINK.finditer(token[0]))
            if opens(tag):
                around.append(_Open(name, token[0], token.start()))
                behind.pop(len(around), None)
        self._called(calls)

    def _closed(self, note: _Note, end: int) -> None:
        note.end = end
        note.ids = frozenset(_ID.findall(self.xhtml[note.start : end]))
        self.notes.append(note)

    def _called(self, calls: Sequence[tuple[bytes, int]]) -> None:
        owners = {ident: note for note in self.notes for ident in note.ids}
        for ident, at in calls:
            if ident in owners:
                owners[ident].calls.setdefault(ident, at)

    def measure(self, at: int) -> int:
        """Bytes before `at`, with the notes that are called there and without those that stand there."""
        called = sum(
            note.end - note.start for note in self.notes if min(note.calls.values(), default=at) < at
        )
        standing = sum(min(note.end, at) - note.start for note in self.notes if note.start < at)
        return at + called - standing


def _parts(document: EpubDocument) -> tuple[EpubDocument, ...]:
    scan = _Scan(document.xhtml)
    cuts = [*_chosen(scan)]
    if not cuts:
        return (document,)
    bounds = [_Cut(scan.start, ()), *cuts, _Cut(scan.end, ())]
    placed = [_part_of(note, bounds) for note in scan.notes]
    name = document.href.removesuffix(".xhtml")
    made: list[EpubDocument] = []
    for number, (begin, end) in enumerate(pairwise(bounds)):
        xhtml = _written(document, scan, begin, end, [*_of_part(scan.notes, placed, number)])
        suffix = f".{number + 1}" if number else ""
        if number:
            xhtml = xhtml.replace(b"</title>", f"（{number + 1}）</title>".encode(), 1)
        made.append(replace(document, id=document.id + suffix, href=f"{name}{suffix}.xhtml", xhtml=xhtml))
    return tuple(made)


def _chosen(scan: _Scan) -> Iterator[_Cut]:
    """Where to part: at the last crosshead in the second half of what has room, else at the last block."""
    measured = [(scan.measure(cut.at), cut) for cut in scan.cuts]
    begin, whole = scan.measure(scan.start), scan.measure(scan.end)
    while whole - begin > _MOST:
        ahead = [(size, cut) for size, cut in measured if size > begin]
        fit = [(size, cut) for size, cut in ahead if size - begin <= _MOST]
        heads = [(size, cut) for size, cut in fit if cut.heading and size - begin > _MOST // 2]
        if not ahead:
            return
        begin, cut = (heads or fit or ahead[:1])[-1]
        yield cut


def _part_of(note: _Note, bounds: Sequence[_Cut]) -> int | None:
    """The part that a note goes into; None for one that stays, since several parts call what is in it."""
    parts = {
        next(number for number, cut in enumerate(bounds[1:]) if at < cut.at) for at in note.calls.values()
    }
    return parts.pop() if len(parts) == 1 else None


def _of_part(
    notes: Sequence[_Note], placed: Sequence[int | None], number: int
) -> Iterator[tuple[_Note, bool]]:
    """The notes that move, each with whether it belongs to part `number`."""
    return ((note, part == number) for note, part in zip(notes, placed, strict=True) if part is not None)


def _written(
    document: EpubDocument, scan: _Scan, begin: _Cut, end: _Cut, notes: Sequence[tuple[_Note, bool]]
) -> bytes:
    """A part: what was open before it opened again, its text, its notes, all closed."""
    pieces = [document.xhtml[: scan.start]]
    pieces += [_again(one, document.title) for one in begin.around[1:]]
    at, standing = begin.at, set()
    for note, own in notes:
        if begin.at <= note.start < end.at:
            pieces.append(document.xhtml[at : note.start if not own else note.end])
            at = note.end
            standing.add(note.start)
    pieces.append(document.xhtml[at : end.at])
    own_notes = [note for note, own in notes if own and note.start not in standing]
    pieces.append(_with_notes(document, end.around, own_notes))
    pieces.append(document.xhtml[scan.end :])
    return _without_empty(
        b"".join(pieces), {one.tag: one.name for note, _ in notes for one in note.around[-1:]}
    )


def _with_notes(document: EpubDocument, around: Stack, notes: Sequence[_Note]) -> bytes:
    """What closes a part: the notes where their like stand, then every element that is open."""
    if not notes:
        return b"".join(_close(one) for one in reversed(around[1:]))
    holder = notes[0].around
    shared = sum(1 for one, other in zip(around, holder, strict=False) if one == other)
    pieces = [_close(one) for one in reversed(around[shared:])]
    pieces += [_again(one, document.title) for one in holder[max(shared, 1) :]]
    pieces += [document.xhtml[note.start : note.end] + b"\n" for note in notes]
    pieces += [_close(one) for one in reversed(holder[max(shared, 1) :])]
    pieces += [_close(one) for one in reversed(around[1:shared])]
    return b"".join(pieces)


def _close(one: _Open) -> bytes:
    return f"</{one.name}>\n".encode()


def _again(one: _Open, title: str) -> bytes:
    """The tag of an element that goes on: without its id, named by the title where a heading named it."""
    label = title.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    tag = _LABELLED.sub(b' aria-label="%s"' % label.encode(), _ID.sub(b"", one.tag))
    return _CLASS.sub(rb'\1 continued"', tag, count=1)


def _without_empty(xhtml: bytes, holders: Mapping[bytes, str]) -> bytes:
    """The part without an element that held notes and holds none any more."""
    for tag, name in holders.items():
        xhtml = re.sub(re.escape(tag) + rb"\s*</" + name.encode() + rb">\n?", b"", xhtml)
    return xhtml

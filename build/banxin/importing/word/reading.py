"""A Word file read: its parts put together to one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from lxml import etree

from banxin.importing.copy.archive import open_archive
from banxin.importing.copy.heads import headed
from banxin.importing.copy.model import (
    Blocks,
    CallOfNote,
    Import,
    ImportedArticle,
    SetApart,
    StyledRun,
    TextBlock,
    every_block,
    pieces_within,
    words_of,
)
from banxin.importing.copy.pictures import Pictures
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.tidying import tidy, without_weight
from banxin.importing.word.body import BodyReader
from banxin.importing.word.chunks import ChunkReader
from banxin.importing.word.lost_fields import LostField, put_back
from banxin.importing.word.names import attribute, child, short
from banxin.importing.word.numbering import WordNumbering
from banxin.importing.word.package import WordPackage, tell_surroundings
from banxin.importing.word.pictures import PictureStore
from banxin.importing.word.runs import RunReader, WordTally
from banxin.importing.word.styles import Styles
from banxin.wording import Message

_SHOWN = 40
_DEEPEST = 3  # Word files within one another


def read_word(data: bytes, name: str, remarks: Remarks, lost: Sequence[LostField] = ()) -> Import:
    """The article in a .docx file, with what was `lost` in the making of it; raises UnreadableError."""
    package = WordPackage(open_archive(data, remarks), remarks)
    body = child(package.document(), "w:body")
    if body is None:
        raise remarks.refusal("import.broken", Message("The file has no document of Word in it."))
    pictures = Pictures(remarks)
    blocks, notes = _text_of(WordFile(package, pictures), body)
    blocks = put_back(blocks, lost, remarks)
    blocks = tidy(_quotations(blocks))
    stem = PurePosixPath(name).stem
    head, blocks = headed(blocks, remarks, stem)
    return Import((ImportedArticle(stem, head, blocks, _called(blocks, notes, remarks)),), pictures.taken)


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file that is read: itself, or one within it at `depth`, whose notes have keys with `prefix`."""

    package: WordPackage
    pictures: Pictures
    prefix: str = ""
    depth: int = 0

    def within(self, data: bytes, prefix: str, remarks: Remarks) -> tuple[Blocks, Mapping[str, Blocks]]:
        """The text of a Word file within this one; raises UnreadableError."""
        if self.depth == _DEEPEST:
            raise remarks.refusal("import.too-large", Message("The file nests too deeply."))
        outer = self.package.archive
        archive = replace(open_archive(data, remarks), left=outer.left)
        package = WordPackage(archive, remarks)
        body = child(package.document(), "w:body")
        if body is None:
            raise remarks.refusal("import.broken", Message("The file has no document of Word in it."))
        found = _text_of(WordFile(package, self.pictures, self.prefix + prefix, self.depth + 1), body)
        outer.left = archive.left
        return found


def _text_of(file: WordFile, body: etree._Element) -> tuple[Blocks, dict[str, Blocks]]:
    """The blocks of a body, and the notes of the file; what stands beside them is told."""
    package, tally = file.package, WordTally()
    styles, numbering = Styles(package.part("styles")[1]), WordNumbering(package.part("numbering")[1])
    reading = _Reading(file, styles, numbering, tally)
    reader = reading.reader(package.main)
    blocks = reader.blocks(body)
    notes = reading.notes() | reader.chunks.notes
    tell_surroundings(package, tally.comments)
    _tell(tally, reader.left_contents, package.remarks)
    return blocks, notes


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the parts of a file are read with."""

    file: WordFile
    styles: Styles
    numbering: WordNumbering
    tally: WordTally

    def reader(self, part: str) -> BodyReader:
        """A reader for a part of the file."""
        file, package = self.file, self.file.package
        runs = RunReader(
            package.remarks,
            self.styles,
            lambda relation: package.target(part, relation)[0],
            self.tally,
            file.prefix,
        )
        chunks = ChunkReader(package.archive.read, file.pictures, file.within)
        pictures = PictureStore(package, part, file.pictures)
        return BodyReader(runs, self.styles, self.numbering, pictures, chunks)

    def notes(self) -> dict[str, Blocks]:
        """Footnotes and endnotes by their keys."""
        notes: dict[str, Blocks] = {}
        for kind, mark in (("footnotes", "f"), ("endnotes", "e")):
            part, root = self.file.package.part(kind)
            for one in root if root is not None else ():
                if short(one.tag) in ("w:footnote", "w:endnote") and attribute(one, "w:type") in (
                    "",
                    "normal",
                ):
                    key = self.file.prefix + mark + attribute(one, "w:id")
                    notes[key] = tidy(self.reader(part).blocks(one))
        return notes


def _called(blocks: Blocks, notes: Mapping[str, Blocks], remarks: Remarks) -> dict[str, Blocks]:
    """The notes with text for each call; notes that nobody calls are told, with their words."""
    keys = [
        piece.key
        for source in (blocks, *notes.values()) for block in every_block(source)
        for pieces in pieces_within(block) for piece in pieces if isinstance(piece, CallOfNote)
    ]  # fmt: skip
    found = dict(notes)
    for key in keys:
        if not found.get(key):
            remarks.tell("import.left-out", Message("A note is called that has no text."))
            found[key] = (TextBlock((StyledRun("（缺）"),)),)
    for key in set(found) - set(keys):
        if found[key]:
            words = " ".join(
                words_of(line) for block in every_block(found[key]) for line in pieces_within(block)
            )
            remarks.tell(
                "import.left-out", Message("A note that nothing calls: {words}", words=words[:_SHOWN])
            )
        del found[key]
    return found


def _quotations(blocks: Blocks) -> Blocks:
    """Paragraphs in a style of quotations as quotations."""
    done: list[object] = []
    for block in blocks:
        if isinstance(block, TextBlock) and block.look.role == "quotation":
            block = replace(block, pieces=without_weight(block.pieces))  # noqa: PLW2901
            last = done[-1] if done else None
            if isinstance(last, SetApart) and last.kind == "quotation":
                done[-1] = SetApart("quotation", (*last.blocks, block), last.line)
            else:
                done.append(SetApart("quotation", (block,), block.line))
        else:
            done.append(block)
    return tuple(done)  # type: ignore[arg-type]


def _tell(tally: WordTally, contents: int, remarks: Remarks) -> None:
    """What was met on the way, once for the whole file."""
    if tally.inserted or tally.deleted:
        remarks.tell(
            "import.changes",
            Message(
                "Tracked changes were accepted: {inserted} insertions, {deleted} deletions.",
                inserted=tally.inserted,
                deleted=tally.deleted,
            ),
        )
    if tally.hidden.strip():
        remarks.tell(
            "import.left-out", Message("Hidden text left out: {words}", words=tally.hidden.strip()[:_SHOWN])
        )
    if tally.struck:
        remarks.tell("import.moved", Message("Text that is struck through is kept without its line."))
    if contents:
        remarks.tell(
            "import.left-out", Message("The table of contents is left out; the layout makes its own.")
        )

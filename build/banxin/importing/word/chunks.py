"""Files within a Word file (`w:altChunk`): Word files, pages and web archives in place of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from banxin.importing.copy.encodings import decoded
from banxin.importing.copy.model import Blocks, StyledRun, TextBlock
from banxin.importing.copy.pictures import Pictures
from banxin.importing.copy.remarks import Remarks, UnreadableError
from banxin.importing.copy.sources import Sources
from banxin.importing.html.parsing import name_of, parsed_page
from banxin.importing.html.reading import Surroundings, element_of_page
from banxin.importing.html.web_archive import open_web_archive
from banxin.wording import Message

ReadWithin = Callable[[bytes, str, Remarks], tuple[Blocks, Mapping[str, Blocks]]]
"""The blocks and notes of a Word file within the file; the text begins the keys of its notes."""
ReadPart = Callable[[str], bytes | None]
"""The bytes of a part of the file by its name; None where there is none."""


@dataclass(slots=True)
class ChunkReader:
    """Reads the parts that stand for text; `notes` takes theirs."""

    part: ReadPart
    pictures: Pictures
    document: ReadWithin
    notes: dict[str, Blocks] = field(default_factory=dict)
    count: int = 0

    def blocks(self, name: str, line: int, remarks: Remarks) -> Blocks:
        """The blocks of the part `name` at paragraph `line`; what cannot be read is told."""
        data = self.part(name) if name else None
        kind = PurePosixPath(name).suffix.lower()
        if data and kind in (".mht", ".mhtml", ".htm", ".html", ".xhtml"):
            return self.page(data, line, remarks, archive=kind.startswith(".mh"))
        if data and kind == ".txt":
            lines = decoded(data, "", remarks).splitlines()
            return tuple(TextBlock((StyledRun(words),), line) for words in lines if words.strip())
        if data and kind in (".docx", ".docm", ".dotx", ".dotm"):
            with suppress(UnreadableError):
                return self.word(data, line, remarks)
        remarks.tell(
            "import.left-out",
            Message(
                "The file {name} within the file could not be read; see what it holds.", name=name or "?"
            ),
            line,
            remedy=Message("Open it in the program that wrote it and save it again, or copy it anew."),
        )
        return ()

    def word(self, data: bytes, line: int, remarks: Remarks) -> Blocks:
        """The blocks of a Word file; raises UnreadableError."""
        within = Remarks(remarks.name)
        self.count += 1
        blocks, notes = self.document(data, f"c{self.count}-", within)
        self.notes |= notes
        remarks.findings += [replace(one, place=remarks.place(line)) for one in within.findings]
        return tuple(replace(block, line=line) for block in blocks)

    def page(self, data: bytes, line: int, remarks: Remarks, *, archive: bool) -> Blocks:
        """The blocks of a page; findings on it stand at the paragraph that it stands for."""
        within, sources, declared = Remarks(remarks.name), Sources(), ""
        if archive:
            opened = open_web_archive(data, remarks)
            data, declared = opened.page, opened.charset
            sources = Sources(within=opened.files, base=opened.base)
        root = parsed_page(data, "", remarks, declared)
        body = next((one for one in root if name_of(one) == "body"), root)
        self.count += 1
        around = Surroundings(sources, self.pictures, within, f"c{self.count}-")
        blocks, notes, left = element_of_page(root, body, around)
        self.notes |= notes
        remarks.findings += [replace(one, place=remarks.place(line)) for one in within.findings]
        if left:
            words = "; ".join(left[:5])[:200]
            remarks.tell(
                "import.left-out", Message("Left out within the article: {words}", words=words), line
            )
        return blocks

"""Plain text read: paragraphs of lines, pages without their furniture, columns in their order."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from banxin.importing.copy.encodings import decoded
from banxin.importing.copy.heads import headed
from banxin.importing.copy.model import Import, ImportedArticle, StyledRun, TextBlock
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.tidying import cleaned, tidy
from banxin.importing.text.columns import in_columns, tell_cut_sentences
from banxin.importing.text.furniture import without_furniture
from banxin.importing.text.lines import SourceLine, paragraphs
from banxin.importing.text.marks import restored

_END = re.compile(r"\r\n?|\x85|\u2028|\u2029")


def read_text(data: bytes, name: str, encoding: str, remarks: Remarks) -> Import:
    """The article of a text file."""
    text = _END.sub("\n", decoded(data, encoding, remarks))
    number, pages = 1, []
    for page in text.split("\f"):
        lines = [
            SourceLine(number + at, cleaned(line.expandtabs(4))) for at, line in enumerate(page.split("\n"))
        ]
        number += len(lines) - 1
        pages.append(lines)
    pages = [in_columns(page, remarks) for page in without_furniture(pages, remarks)]
    found = paragraphs(pages, remarks)
    tell_cut_sentences(found, remarks)
    blocks = tidy(tuple(TextBlock((StyledRun(words),), line) for line, words in restored(found, remarks)))
    stem = PurePosixPath(name).stem
    head, blocks = headed(blocks, remarks, stem)
    return Import((ImportedArticle(stem, head, blocks),))

"""Plain text read: paragraphs of lines, pages without their furniture, columns in their order."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from banxin.importing.copy.encodings import decoded
from banxin.importing.copy.heads import headed
from banxin.importing.copy.model import (
    CopyBlock,
    HeadBlock,
    Import,
    ImportedArticle,
    StyledRun,
    TextBlock,
    words_of,
)
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.tidying import cleaned, tidy
from banxin.importing.text.columns import in_columns, tell_cut_sentences
from banxin.importing.text.furniture import without_furniture
from banxin.importing.text.lines import SourceLine, paragraphs
from banxin.importing.text.marks import restored

# 第三章 渡船, 第十二回, 楔子: a line by itself without a mark at its end.
_CHAPTER = re.compile(
    r"(?:第[〇零一二三四五六七八九十百千两\d]{1,7}[章回节節卷部篇集幕](?:[ \u3000：:·].{0,24})?"
    r"|楔子|序章|尾声|尾聲|引子|番外.{0,12})(?<![。！？；，])"
)
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
    return Import((ImportedArticle(stem, head, tuple(map(_chapter, blocks))),))


def _chapter(block: CopyBlock) -> CopyBlock:
    """A line that begins a chapter as a crosshead."""
    if isinstance(block, TextBlock) and _CHAPTER.fullmatch(words_of(block.pieces).strip()):
        return HeadBlock(2, block.pieces, block.line)
    return block

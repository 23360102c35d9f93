"""An article as the text of its file: front matter, and a body that is read back as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from banxin.importing.copy.model import ImportedArticle, Pieces, RubyText, StyledRun, words_of
from banxin.importing.copy.remarks import Remarks
from banxin.importing.writing.blocks import on_one_line
from banxin.importing.writing.reading_back import ReadBackError, same_text, write_blocks
from banxin.markup.headlines import read_headline
from banxin.wording import Message

# What YAML reads as the text that it is, without quotes.
_PLAIN = re.compile(r"[\u3400-\u9fff《“「（『][^:：#\"'\\{}\[\]&*!|>%@`\n\t]*(?<![\s])")
_HEAD_SIGNS = re.compile(r"[\\*|｜{_]")


def article_file(article: ImportedArticle, paths: Mapping[str, str], remarks: Remarks) -> str:
    """The text of the article's file; `paths` are those of pictures by their keys. Raises UnreadableError."""
    try:
        written = write_blocks(article.blocks, article.notes, paths)
    except ReadBackError as error:
        raise _lost(remarks, error.block.line) from None
    if not same_text(written.text, article, paths):
        raise _lost(remarks, 0)
    for block in written.bare:
        remarks.tell(
            "import.moved",
            Message("Emphasis within a paragraph could not be written; its words are there."),
            block.line,
        )
    head = "\n".join(f"{name}: {value}" for name, value in _fields(article))
    return f"---\n{head}\n---\n\n{written.text}"


def _lost(remarks: Remarks, line: int) -> Exception:
    fault = remarks.refusal(
        "import.read-back", Message("A paragraph cannot be written so that it is read back as the same text.")
    )
    fault.fault = type(fault.fault)(
        fault.fault.code, fault.fault.severity, fault.fault.message, remarks.place(line)
    )
    return fault


def _fields(article: ImportedArticle) -> Iterator[tuple[str, str]]:
    head = article.head
    for name, lines in (("eyebrow", head.eyebrow), ("headline", head.headline), ("subhead", head.subhead)):
        if lines:
            yield name, _yaml("|".join(map(_head_line, lines)))
    for name, text in (("deck", head.deck), ("byline", head.byline), ("dateline", head.dateline)):
        if text:
            yield name, _yaml(text)


def _head_line(pieces: Pieces) -> str:
    """A line of a headline in its small dialect; marks only where they are read back."""
    flat = on_one_line(pieces)
    marked = "".join(map(_head_piece, flat))
    words = words_of(flat)
    segments, strays = read_headline(marked)
    if not strays and len(segments) == 1:
        from banxin.markup import plain_text  # noqa: PLC0415

        if plain_text(segments[0]) == words:
            return marked
    return _HEAD_SIGNS.sub(r"\\\g<0>", words)


def _head_piece(piece: object) -> str:
    if isinstance(piece, RubyText):
        return f"{{{piece.base}|{piece.reading}}}"
    if isinstance(piece, StyledRun):
        words = _HEAD_SIGNS.sub(r"\\\g<0>", piece.text)
        return f"*{words}*" if piece.dotted else words
    return ""


def _yaml(text: str) -> str:
    """The text as a value of YAML that is text."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)

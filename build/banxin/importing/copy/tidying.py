"""What any format needs before it is written: clean characters, sound paragraphs, captions in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from banxin.findings import SourceText
from banxin.importing.copy.model import (
    Blocks,
    CopyBlock,
    CopyPiece,
    EndOfLine,
    HeadBlock,
    ListOfItems,
    PictureBlock,
    Pieces,
    Preformatted,
    RubyText,
    SetApart,
    StyledRun,
    TableOfCells,
    TextBlock,
    VerseLines,
    every_block,
    pieces_within,
    words_of,
)
from banxin.importing.copy.pieces import settled, sound_ruby
from banxin.manuscript.articles.composing import composed
from banxin.markup.characters import INVISIBLE

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_FINAL = re.compile(r"[。！？…!?][”’」』）)]*$")
_LONG = 15  # characters: lines of paragraphs that a soft break parts
_CAPTION = re.compile(r"(?:图|圖|Fig(?:ure)?\.?|▲|△|◆|▼|↑|↓)\s*[\d一二三四五六七八九十]*")
_TABLE_CAPTION = re.compile(r"(?:续|續)?表\s*[\d一二三四五六七八九十]+|Table\s*\d+")
_MARKED = re.compile(r"(?:表|Table)[ \t]*[：:][ \t]*")
_LONGEST_CAPTION = 120
_MOSTLY = 0.7  # of an article in Hei: then that is the face of its text


def cleaned(text: str) -> str:
    """The text as our own files may hold it: no controls, nothing invisible, letters composed."""
    text = INVISIBLE.sub("", text)
    return composed(SourceText("", _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))).text


def mapped(blocks: Blocks, change: Callable[[Pieces], Pieces]) -> Blocks:
    """The blocks with every line of text changed."""
    return tuple(_mapped(block, change) for block in blocks)


def _mapped(block: CopyBlock, change: Callable[[Pieces], Pieces]) -> CopyBlock:
    match block:
        case TextBlock() | HeadBlock():
            return replace(block, pieces=change(block.pieces))
        case PictureBlock():
            return replace(block, caption=change(block.caption))
        case VerseLines():
            return replace(block, lines=tuple(map(change, block.lines)))
        case ListOfItems():
            return replace(block, items=tuple(mapped(item, change) for item in block.items))
        case TableOfCells():
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows, caption=change(block.caption))
        case SetApart():
            return replace(block, blocks=mapped(block.blocks, change))
        case Preformatted():
            return replace(block, text=cleaned(block.text).replace("\t", "    ").strip("\n"))
    return block


def tidy(blocks: Blocks) -> Blocks:
    """The blocks clean, without empty ones, soft breaks made paragraphs, captions at their pictures."""
    blocks = mapped(blocks, _clean)
    if _mostly_strong(blocks):
        blocks = mapped(blocks, _unbold)
    return _tidied(blocks)


def _tidied(blocks: Blocks) -> Blocks:
    found: list[CopyBlock] = []
    for block in blocks:
        match block:
            case TextBlock():
                found += [one for one in _paragraphs(block) if _says(one.pieces)]
            case HeadBlock():
                found += [block] * _says(block.pieces)
            case ListOfItems():
                items = tuple(item for item in map(_tidied, block.items) if item)
                items = tuple((item if isinstance(item[0], TextBlock) else (_EMPTY, *item)) for item in items)
                found += [replace(block, items=items)] * bool(items)
            case SetApart():
                inner = _tidied(block.blocks)
                found += [replace(block, blocks=inner)] * bool(inner)
            case TableOfCells() if not any(_says(cell) for row in block.rows for cell in row):
                continue
            case Preformatted() if not block.text.strip():
                continue
            case _:
                found.append(block)
    return _captioned(found)


_EMPTY = TextBlock((StyledRun("·"),))


def _says(pieces: Pieces) -> bool:
    return bool(settled(pieces))


def _clean(pieces: Pieces) -> Pieces:
    return tuple(_clean_piece(piece) for piece in pieces)


def _clean_piece(piece: CopyPiece) -> CopyPiece:
    if isinstance(piece, StyledRun):
        return replace(piece, text=cleaned(piece.text).replace("\n", " "))
    if isinstance(piece, RubyText):
        base, reading = cleaned(piece.base).strip(), " ".join(cleaned(piece.reading).split())
        if sound_ruby(base, reading):
            return replace(piece, base=base, reading=reading)
        return StyledRun(f"{base}（{reading}）" if reading else base, piece.strong, piece.dotted)
    return piece


def _mostly_strong(blocks: Blocks) -> bool:
    strong = every = 0
    for block in every_block(blocks):
        for pieces in pieces_within(block):
            for piece in pieces:
                if isinstance(piece, StyledRun):
                    every += len(piece.text)
                    strong += len(piece.text) * piece.strong
    return every > 200 and strong > every * _MOSTLY


def _unbold(pieces: Pieces) -> Pieces:
    return tuple(
        replace(piece, strong=False) if isinstance(piece, StyledRun | RubyText) else piece for piece in pieces
    )


def without_weight(pieces: Pieces) -> Pieces:
    """The pieces of what is bold throughout, as by its style: the layout has a face for it."""
    runs = [one for one in pieces if isinstance(one, StyledRun) and one.text.strip()]
    return _unbold(pieces) if all(one.strong for one in runs) else pieces


def lines_within(pieces: Pieces) -> list[Pieces]:
    """The pieces parted at their forced breaks."""
    lines: list[list[CopyPiece]] = [[]]
    for piece in pieces:
        if isinstance(piece, EndOfLine):
            lines.append([])
        else:
            lines[-1].append(piece)
    return [tuple(line) for line in lines]


def _paragraphs(block: TextBlock) -> Iterator[TextBlock]:
    """The block, or its lines where its breaks were meant to part paragraphs."""
    lines = lines_within(block.pieces)
    texts = [words_of(line) for line in lines]
    spoken = [text.strip() for text in texts if text.strip()]
    indented = any(text.startswith(("\u3000\u3000", "    ", "\xa0\xa0")) for text in texts[1:])
    ended = len(spoken) > 1 and all(_FINAL.search(text) and len(text) >= _LONG for text in spoken)
    gaps = any(not text.strip() for text in texts[1:-1])
    if len(lines) > 1 and (indented or ended or gaps):
        group: list[CopyPiece] = []
        for line in lines:
            if words_of(line).strip() and not (gaps and not indented and not ended and group):
                if group:
                    yield replace(block, pieces=tuple(group))
                group = list(line)
            elif words_of(line).strip() or line:
                group += [EndOfLine(), *line]
            elif group:
                yield replace(block, pieces=tuple(group))
                group = []
        if group:
            yield replace(block, pieces=tuple(group))
    else:
        yield block


def _captioned(blocks: list[CopyBlock]) -> Blocks:
    """Captions below pictures and above tables taken to them."""
    done: list[CopyBlock] = []
    for block in blocks:
        last = done[-1] if done else None
        if isinstance(block, TextBlock) and isinstance(last, PictureBlock) and _is_caption(block, last):
            done[-1] = replace(last, caption=without_weight(block.pieces))
            continue
        if isinstance(block, TableOfCells) and not block.caption and isinstance(last, TextBlock):
            words = words_of(last.pieces).strip()
            marked = _MARKED.match(words)
            called = last.look.role == "caption" or _TABLE_CAPTION.match(words)
            if marked or (called and len(words) <= _LONGEST_CAPTION):
                done.pop()
                caption = settled(without_weight(last.pieces))
                done.append(replace(block, caption=_behind(caption, marked.end()) if marked else caption))
                continue
        done.append(block)
    return tuple(done)


def _behind(pieces: Pieces, length: int) -> Pieces:
    """The pieces without their first characters."""
    first, *rest = pieces
    if isinstance(first, StyledRun) and len(first.text) >= length:
        return settled((replace(first, text=first.text[length:]), *rest))
    return pieces


def _is_caption(block: TextBlock, picture: PictureBlock) -> bool:
    words = words_of(block.pieces).strip()
    if picture.caption or len(words) > _LONGEST_CAPTION:
        return False
    return block.look.role == "caption" or bool(_CAPTION.match(words))

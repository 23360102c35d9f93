"""Headline, byline and crossheads, told by the styles of a file or by how its lines look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from banxin.importing.copy.model import (
    Blocks,
    CallOfNote,
    CopyBlock,
    HeadBlock,
    HeadStack,
    Pieces,
    RubyText,
    StyledRun,
    TextBlock,
    words_of,
)
from banxin.importing.copy.pieces import settled
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.tidying import lines_within
from banxin.manuscript.articles.roles import is_role
from banxin.wording import Message

_LEAD = 12  # lines at the beginning in which a head may stand
_LONGEST_HEAD, _LONGEST_CROSSHEAD, _LONGEST_BYLINE = 60, 40, 60
_SENTENCE = re.compile(r"[。；，、：:;,.]$")
_LARGER, _MUCH_LARGER = 1.08, 1.35
_DASH = re.compile(r"(?:[—─―–]{1,2}|--)\s*\S")
_BRACKETED = re.compile(r"[（(【\[]?(.*?)[）)】\]]?")
_NAMES = re.compile(r"[\u3400-\u9fff·]{2,6}(?:[\s\u3000、，]+[\u3400-\u9fff·]{2,6}){0,5}")
_LABELLED = re.compile(r"(?:作者|文|撰文|记者|記者|图|摄影|攝影|编辑|編輯|译者|譯者)\s*[：:/／|｜]")
_BULLETS = "□■◆◇●○▲△▶▍▎| \u3000"  # which newspapers set before a byline
_DEEPEST = 5
_SENSES = re.compile(r"(?<=[^\s\x00-\xff]{4})[ \u3000]+(?=[^\s\x00-\xff]{4})")


@dataclass(slots=True)
class _Head:
    """The head as it is put together; `used` are the positions of its lines."""

    stack: HeadStack = field(default_factory=HeadStack)
    used: set[int] = field(default_factory=set)


def headed(
    blocks: Blocks, remarks: Remarks, fallback: str, given: HeadStack | None = None
) -> tuple[HeadStack, Blocks]:
    """The headline stack of an article, and its text with crossheads.

    `given` is what the file says outside its text (front matter, metadata); `fallback` is the headline of a
    file in which no line can be one.
    """
    usual = _usual_size(blocks)
    head = _Head(given or HeadStack())
    lead = _lead(blocks)
    at = _headline(lead, usual)
    if head.stack.headline:
        said = "".join(map(words_of, head.stack.headline))
        at = [here for here, line in enumerate(lead) if same_words(words_of(line.pieces), said)][:1]
        head.used |= set(at)
        if at and at[0] == 1 and lead[0].look.level:
            _above(head, lead, 1)
    elif at:
        head.used |= set(at)
        head.stack = replace(head.stack, headline=_senses(_lines([lead[here] for here in at])))
        _above(head, lead, at[0])
    if at and not given:
        at += _repeated(head, lead, at[-1] + 1)
    if at:
        _below(head, lead, at[-1] + 1, usual)
    notes = [piece for here in head.used for piece in lead[here].pieces if isinstance(piece, CallOfNote)]
    rest = tuple(block for here, block in enumerate(blocks) if here not in head.used)
    if not head.stack.headline:
        head.stack, rest = _guessed(head.stack, rest, remarks, fallback)
    return head.stack, crossheaded(_with_calls(_run_in(rest), notes), usual)


def _run_in(blocks: Blocks) -> Blocks:
    """The blocks with datelines that are none of the head in the paragraphs that they open."""
    done: list[CopyBlock] = []
    for block in blocks:
        last = done[-1] if done else None
        if isinstance(block, TextBlock) and isinstance(last, TextBlock) and last.look.role == "dateline":
            done[-1] = replace(block, pieces=(*last.pieces, StyledRun("\u3000"), *block.pieces))
        else:
            done.append(block)
    return tuple(done)


def _repeated(head: _Head, lead: Sequence[TextBlock], here: int) -> list[int]:
    """The line below the headline, where it says the same once more: title and first heading of a file."""
    said = "".join(map(words_of, head.stack.headline))
    if here < len(lead) and lead[here].look.level and same_words(words_of(lead[here].pieces), said):
        head.used.add(here)
        return [here]
    return []


def _usual_size(blocks: Sequence[CopyBlock]) -> float:
    """The size of the type of most of the text."""
    counts: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, TextBlock) and not block.look.level:
            counts[block.look.size] += len(words_of(block.pieces))
    return counts.most_common(1)[0][0] if counts else 0.0


def _lead(blocks: Blocks) -> list[TextBlock]:
    """The lines at the beginning that may be a head: short, up to the first paragraph of copy."""
    lead: list[TextBlock] = []
    for block in blocks[:_LEAD]:
        if not isinstance(block, TextBlock) or (
            len(words_of(block.pieces)) > _LONGEST_HEAD * 2 and not block.look.role
        ):
            break
        lead.append(block)
    return lead


def _headline(lead: Sequence[TextBlock], usual: float) -> list[int]:
    """Which lines of the lead are the headline: by style, by outline, by the largest type."""
    for wanted in ("title",):
        if found := [at for at, line in enumerate(lead) if line.look.role == wanted]:
            return _together(found)
    levels = [line.look.level for line in lead if line.look.level]
    if levels:
        return [next(at for at, line in enumerate(lead) if line.look.level == min(levels))][:1]
    short = [at for at, line in enumerate(lead) if len(words_of(line.pieces)) <= _LONGEST_HEAD]
    largest = max((lead[at].look.size for at in short), default=0.0)
    if usual and largest > usual * _LARGER:
        found = [at for at in short if lead[at].look.size == largest]
        if (
            any(lead[at].look.centred or lead[at].look.bold for at in found)
            or largest >= usual * _MUCH_LARGER
        ):
            return _together(found)
    first = lead[:3]
    centred = [
        at for at, line in enumerate(first)
        if at in short and line.look.centred and not is_byline(words_of(line.pieces), centred=True)
    ]  # fmt: skip
    bold = [at for at in centred if lead[at].look.bold]
    return (bold or centred)[:1]


def _together(found: list[int]) -> list[int]:
    """The first of the lines and those right below it."""
    return [at for number, at in enumerate(found) if at == found[0] + number]


def _lines(blocks: Sequence[TextBlock]) -> tuple[Pieces, ...]:
    lines = [line for block in blocks for line in lines_within(block.pieces)]
    return tuple(words for line in lines if (words := _of_head(line)))


def _senses(lines: tuple[Pieces, ...]) -> tuple[Pieces, ...]:
    """The lines of a headline, parted where a blank parts two senses: there a line may end."""
    if len(lines) != 1 or len(lines[0]) != 1 or not isinstance(lines[0][0], StyledRun):
        return lines
    piece = lines[0][0]
    parts = _SENSES.split(piece.text)
    return tuple((replace(piece, text=part),) for part in parts)


def _of_head(pieces: Pieces) -> Pieces:
    """The pieces of a line of a head: no Hei, no links, no calls."""
    return settled(
        replace(piece, strong=False)
        if isinstance(piece, RubyText)
        else StyledRun(piece.text, dotted=piece.dotted)
        for piece in pieces
        if isinstance(piece, StyledRun | RubyText)
    )


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same but for blanks and marks."""
    return re.sub(r"\W", "", one) == re.sub(r"\W", "", other) != ""


def _above(head: _Head, lead: Sequence[TextBlock], at: int) -> None:
    """A line above the headline, which is its eyebrow."""
    if at == 1 and not head.stack.eyebrow:
        words = words_of(lead[0].pieces).strip()
        if len(words) <= _LONGEST_HEAD and not re.search("[。；，]$", words):
            head.stack = replace(head.stack, eyebrow=_lines([lead[0]]))
            head.used.add(0)


def _below(head: _Head, lead: Sequence[TextBlock], at: int, usual: float) -> None:
    """Lines right below the headline: subhead, byline, deck."""
    for here in range(at, len(lead)):
        line = lead[here]
        words, look = words_of(line.pieces).strip().lstrip(_BULLETS), line.look
        apart = look.centred or look.size > usual * _LARGER or look.bold
        if look.role == "dateline" and not head.stack.dateline:
            head.stack = replace(head.stack, dateline=words)
        elif look.role == "byline" or is_byline(words, centred=look.centred):
            byline = f"{head.stack.byline}　{words}" if head.stack.byline else words
            head.stack = replace(head.stack, byline=" ".join(byline.split("\n")))
        elif look.role == "deck" and not head.stack.deck:
            head.stack = replace(head.stack, deck=" ".join(words.split("\n")))
        elif (look.role == "subtitle" or (_DASH.match(words) and (apart or look.size == 0.0))) and len(
            words
        ) <= _LONGEST_HEAD:
            head.stack = replace(head.stack, subhead=(*head.stack.subhead, *_lines([line])))
        elif not head.stack.subhead and (
            _stands_alone(line, words) or (look.level and any(map(names_writer, lead[here + 1 : here + 2])))
        ):
            head.stack = replace(head.stack, subhead=_lines([line]))
        else:
            return
        head.used.add(here)


def _stands_alone(line: TextBlock, words: str) -> bool:
    """Whether a line in the middle, short and without a mark at its end, goes with the headline."""
    look = line.look
    return (
        look.centred
        and not look.level
        and not look.role
        and len(words) <= _LONGEST_CROSSHEAD
        and not _SENTENCE.search(words)
    )


def names_writer(block: CopyBlock) -> bool:
    """Whether a block is a byline, by its role or its words: a heading above it belongs to the head."""
    return isinstance(block, TextBlock) and (
        block.look.role == "byline" or is_byline(words_of(block.pieces), centred=False)
    )


def is_byline(words: str, *, centred: bool) -> bool:
    """Whether a line names who wrote: by its role words, or names alone in the middle of the line."""
    words = words.strip()
    if not words or len(words) > _LONGEST_BYLINE or re.search("[。！？；]$", words):
        return False
    inner = _BRACKETED.fullmatch(words)
    plain = inner[1].strip() if inner else words
    if _LABELLED.match(plain):
        return True
    parts = [part for part in re.split(r"[\s\u3000、，/／|｜:：]+", plain) if part]
    if any(is_role(part) for part in parts) and all(len(part) <= 12 for part in parts):
        return len(parts) > 1
    if re.match(r"(?:本[报報刊]|新华社|新華社)?(?:特约|特約|实习|實習)?(?:记者|記者|通讯员|通訊員)", plain):
        return True
    return (
        centred
        and bool(_NAMES.fullmatch(plain))
        and len(plain) <= 20
        and all(len(part) <= 4 for part in parts)
    )


def _guessed(stack: HeadStack, rest: Blocks, remarks: Remarks, fallback: str) -> tuple[HeadStack, Blocks]:
    """A headline where nothing says which line it is: the first line, or the file's name."""
    first = rest[0] if rest else None
    if isinstance(first, TextBlock):
        words = words_of(first.pieces).strip()
        if (
            0 < len(words) <= _LONGEST_CROSSHEAD
            and "\n" not in words
            and not re.search("[。；，！？…”]$", words)
            and len(rest) > 1
        ):
            remarks.tell(
                "import.headline",
                Message("The first line was taken for the headline."),
                first.line,
                text=words,
            )
            head = _Head(replace(stack, headline=_lines([first])))
            lead = [block for block in rest[:_LEAD] if isinstance(block, TextBlock)]
            if all(isinstance(block, TextBlock) for block in rest[:4]):
                _below(head, lead[:4], 1, 0.0)
            notes = [piece for piece in first.pieces if isinstance(piece, CallOfNote)]
            return head.stack, _with_calls(tuple(
                block for at, block in enumerate(rest) if at and at not in head.used
            ), notes)  # fmt: skip
    remarks.tell(
        "import.headline",
        Message("No line could be told for the headline; it is called {name}.", name=fallback),
    )
    return replace(stack, headline=((StyledRun(fallback),),)), rest


def _with_calls(blocks: Blocks, calls: Sequence[CallOfNote]) -> Blocks:
    """Calls of notes that stood in the head, at the end of the first paragraph: heads take none."""
    if not calls:
        return blocks
    for at, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            return (*blocks[:at], replace(block, pieces=(*block.pieces, *calls)), *blocks[at + 1 :])
    return (*blocks, TextBlock((StyledRun("注："), *calls)))


# --- crossheads -------------------------------------------------------------------------------------


def crossheaded(blocks: Blocks, usual: float) -> Blocks:
    """The blocks with crossheads: by outline levels, or short lines that look apart from the text."""
    keys = {at: _key(block, usual) for at, block in enumerate(blocks) if isinstance(block, TextBlock)}
    texts = len(keys)
    by_look = [at for at, key in keys.items() if key and key[0]]
    found = {at: key for at, key in keys.items() if key}
    if len(by_look) * 2 > texts or (by_look and by_look[-1] == len(blocks) - 1 and len(by_look) == 1):
        found = {at: key for at, key in found.items() if not key[0]}
    open_keys: list[tuple[int, float]] = []
    done: list[CopyBlock] = []
    for at, block in enumerate(blocks):
        key = found.get(at) or _level_key(block)
        if key is None:
            done.append(block)
            continue
        while open_keys and open_keys[-1] >= key:
            open_keys.pop()
        open_keys.append(key)
        assert isinstance(block, TextBlock | HeadBlock)
        pieces = _crosshead(block.pieces)
        keywords = block.look.keywords if isinstance(block, TextBlock) else block.keywords
        level = min(len(open_keys) + 1, _DEEPEST)
        done.append(HeadBlock(level, pieces, block.line, keywords) if pieces else block)
    return tuple(done)


def _level_key(block: CopyBlock) -> tuple[int, float] | None:
    return (0, float(block.level)) if isinstance(block, HeadBlock) else None


def _key(block: TextBlock, usual: float) -> tuple[int, float] | None:
    """How high a crosshead stands: by its outline level, else by its size; None for text."""
    words, look = words_of(block.pieces).strip(), block.look
    if look.level and words:
        return 0, float(look.level)
    if not words or len(words) > _LONGEST_CROSSHEAD or "\n" in words or _SENTENCE.search(words) or look.role:
        return None
    if any(not isinstance(piece, StyledRun | RubyText) for piece in block.pieces):
        return None
    larger = bool(usual) and look.size > usual * _LARGER
    if larger or look.bold:
        return 1, -look.size if larger else 0.0
    return None


def _crosshead(pieces: Pieces) -> Pieces:
    """The pieces of a crosshead: Hei already by its place."""
    return settled(
        replace(piece, strong=False) if isinstance(piece, StyledRun | RubyText) else piece for piece in pieces
    )

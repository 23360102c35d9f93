"""Footnotes: taken out of the run of blocks, numbered by their calls, and set behind the body."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token

from banxin.markup.blocks import Block, Note
from banxin.markup.state import ArticleContext, Calls, WrittenNote

ReadBlocks = Callable[[list[Token], ArticleContext], tuple[Block, ...]]


def take_out_notes(tokens: list[Token], desk: ArticleContext) -> list[Token]:
    """The tokens without those of footnotes, which go to the desk by their labels."""
    kept: list[Token] = []
    opened: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if token.type == "note_open":
            opened.append((token, []))
        elif token.type == "note_close":
            _keep(*opened.pop(), desk)
        else:
            (opened[-1][1] if opened else kept).append(token)
    desk.calls = Calls(desk.notes)
    return kept


def _keep(opening: Token, tokens: list[Token], desk: ArticleContext) -> None:
    label, line = opening.info, desk.proof.line_of(opening)
    mark = f"[^{label}]"
    place = desk.proof.find(line - desk.proof.first_line, mark)
    if label in desk.notes:
        message = f"The footnote {mark} is written twice; first on line {desk.notes[label].line}."
        desk.proof.report("article.note-duplicate", message, place)
        return
    if not tokens:
        message = f"The footnote {mark} has no text."
        desk.proof.report("article.note-missing", message, place, expected=f"{mark}: …")
    desk.notes[label] = WrittenNote(label, tuple(tokens), line)


def read_notes(desk: ArticleContext, read: ReadBlocks) -> tuple[Note, ...]:
    """The notes that are called, in order of calling; a note may call others."""
    notes: list[Note] = []
    while len(notes) < len(desk.calls.labels):
        written = desk.notes[desk.calls.labels[len(notes)]]
        notes.append(Note(len(notes) + 1, read(list(written.tokens), desk), written.line))
    _report_unused(desk, read)
    return tuple(notes)


def _report_unused(desk: ArticleContext, read: ReadBlocks) -> None:
    """Notes that nobody calls: told, and read all the same for the faults in them."""
    called = desk.calls
    desk.calls = Calls(desk.notes)
    for label, written in desk.notes.items():
        if not called.has(label):
            mark = f"[^{label}]"
            place = desk.proof.find(written.line - desk.proof.first_line, mark)
            message = f"The footnote {mark} is not called and would not be printed."
            desk.proof.report("article.note-unused", message, place, remedy=f"put {mark} where it belongs")
            read(list(written.tokens), desk)
    desk.calls = called

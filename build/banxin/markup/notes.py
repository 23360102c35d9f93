"""Footnotes: taken out of the run of blocks, numbered by their calls, and set behind the body."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token

from banxin.markup.anchors import Anchors
from banxin.markup.blocks import Block, Note
from banxin.markup.state import ArticleContext, Calls, WrittenNote
from banxin.wording import Message

ReadBlocks = Callable[[list[Token], ArticleContext], tuple[Block, ...]]


def take_out_notes(tokens: list[Token], context: ArticleContext) -> list[Token]:
    """The tokens without those of footnotes, which go to the context by their labels."""
    kept: list[Token] = []
    opened: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if token.type == "note_open":
            opened.append((token, []))
        elif token.type == "note_close":
            _keep(*opened.pop(), context)
        else:
            (opened[-1][1] if opened else kept).append(token)
    context.calls = Calls(context.notes)
    return kept


def _keep(opening: Token, tokens: list[Token], context: ArticleContext) -> None:
    label, line = opening.info, context.log.line_of(opening)
    mark = f"[^{label}]"
    place = context.log.find(line - context.log.first_line, mark)
    if label in context.notes:
        message = Message(
            "The footnote {mark} is written twice; first on line {line}.",
            mark=mark,
            line=context.notes[label].line,
        )
        context.log.report("article.note-duplicate", message, place)
        return
    if not tokens:
        message = Message("The footnote {mark} has no text.", mark=mark)
        context.log.report("article.note-missing", message, place, expected=f"{mark}: …")
    context.notes[label] = WrittenNote(label, tuple(tokens), line)


def read_notes(context: ArticleContext, read: ReadBlocks) -> tuple[Note, ...]:
    """The notes that are called, in order of calling; a note may call others."""
    notes: list[Note] = []
    anchors = Anchors()
    names = {label: anchors.made_from_label(label) for label in context.notes}  # in the order of the file
    while len(notes) < len(context.calls.labels):
        written = context.notes[context.calls.labels[len(notes)]]
        blocks = read(list(written.tokens), context)
        notes.append(Note(len(notes) + 1, blocks, written.line, names[written.label]))
    _report_unused(context, read)
    return tuple(notes)


def _report_unused(context: ArticleContext, read: ReadBlocks) -> None:
    """Notes that nobody calls: told, and read all the same for the faults in them."""
    called = context.calls
    context.calls = Calls(context.notes)
    for label, written in context.notes.items():
        if not called.has(label) and label not in context.log.miscalled:
            mark = f"[^{label}]"
            place = context.log.find(written.line - context.log.first_line, mark)
            message = Message("The footnote {mark} is not called and would not be printed.", mark=mark)
            context.log.report(
                "article.note-unused",
                message,
                place,
                remedy=Message("put {mark} where it belongs", mark=mark),
            )
            read(list(written.tokens), context)
    context.calls = called

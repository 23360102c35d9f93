"""Inlines of a text as HTML that is also well-formed XML; every character escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from markupsafe import Markup, escape

from banxin.markup.blocks import (
    CodeBlock,
    CrossReference,
    Emphasis,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Ruby,
    Strong,
    Text,
)
from banxin.markup.characters import is_han
from banxin.sheets.setting import Notes, PressName, Setting


class NoteBook(Protocol):
    """The footnotes of an article while it is set."""

    def call(self, number: int) -> str:
        """The anchor of the next call of a footnote: a note may be called more than once."""
        ...

    def mark(self, number: int) -> int:
        """The number that is printed."""
        ...

    def name(self, number: int) -> str:
        """What the anchors of a footnote are made of."""
        ...

    def foot(self, number: int) -> Markup | None:
        """The text of a footnote, blocks and all, the first time it is called; None after that."""
        ...


_LETTER = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff"
_WESTERN = re.compile(rf"([{_LETTER}](?:[^\u2e80-\uffef\U00020000-\U0003ffff“”…—]*[{_LETTER}])?)")
_WORD_JOINER = "\u2060"  # no line ends here: a note mark never starts one (clreq C15), nor a reading (C19)


def inline_html(inlines: tuple[Inline, ...], setting: Setting, notes: NoteBook) -> Markup:
    """The HTML of `inlines`; calls of notes at one place are parted: 1, 2 is not 12."""
    if len(inlines) == 1:  # nearly all paragraphs are one text
        return _one(inlines[0], setting, notes)
    return _joined(inlines, setting, [_one(inline, setting, notes) for inline in inlines])


def _joined(inlines: tuple[Inline, ...], setting: Setting, html: Iterable[Markup]) -> Markup:
    parts: list[Markup] = []
    for before, inline, part in zip((None, *inlines), inlines, html, strict=False):
        if before is not None and _ends_with_call(before) and _begins_with_call(inline):
            parts.append(_parting(setting))
        parts.append(part)
    return Markup("").join(parts)


def _ends_with_call(inline: Inline) -> bool:
    inner = getattr(inline, "children", ())
    return isinstance(inline, NoteCall) or bool(inner and _ends_with_call(inner[-1]))


def _begins_with_call(inline: Inline) -> bool:
    inner = getattr(inline, "children", ())
    return isinstance(inline, NoteCall) or bool(inner and _begins_with_call(inner[0]))


def _parting(setting: Setting) -> Markup:
    if setting.press is PressName.EPUB:
        return Markup('{}<span class="note-call note-parting">,</span>').format(_WORD_JOINER)
    return Markup('<sup class="note-call note-parting">,</sup>')


def headline_html(inlines: tuple[Inline, ...], setting: Setting) -> Markup:
    """The HTML of a headline's words, which call no notes."""
    return inline_html(inlines, setting, _NO_NOTES)


class _NoNotes:
    def call(self, number: int) -> str:
        raise LookupError(number)

    def mark(self, number: int) -> int:
        raise LookupError(number)

    def name(self, number: int) -> str:
        raise LookupError(number)

    def foot(self, number: int) -> Markup | None:
        raise LookupError(number)


_NO_NOTES = _NoNotes()


def _one(inline: Inline, setting: Setting, notes: NoteBook) -> Markup:
    match inline:
        case Text(text):
            return escape(text)
        case Emphasis(children):
            html = (
                _emphasised(child.text) if isinstance(child, Text) else _one(child, setting, notes)
                for child in children
            )
            return Markup("<em>{}</em>").format(_joined(children, setting, html))
        case Strong(children):
            return _wrapped("strong", children, setting, notes)
        case Ruby(pairs):
            return _bracketed(pairs) if setting.readings_inline else _ruby(pairs)
        case NoteCall(number):
            return _note_call(number, setting, notes)
        case Link(href, children):
            text = inline_html(children, setting, notes)
            return Markup('<a href="{}">{}</a>').format(href, text)
        case CrossReference():
            return _cross_reference(inline, setting, notes)
        case IndexMark(children, number=number):
            text = inline_html(children, setting, notes)
            if not number or not setting.indexed:
                return text
            ident = setting.ident(f"index-{number}")
            return Markup('<span class="indexed" id="{}">{}</span>').format(ident, text)
        case CodeBlock(text):
            return Markup("<code>{}</code>").format(text)
        case LineBreak():
            return Markup("<br/>")


def _emphasised(text: str) -> Markup:
    """Dots stand below Han alone (GB/T 15834 §5.1.8); western words get an element, to be set otherwise."""
    parts = _WESTERN.split(text)
    return Markup("").join(
        Markup('<span class="western">{}</span>').format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )


def _wrapped(tag: str, children: tuple[Inline, ...], setting: Setting, notes: NoteBook) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), inline_html(children, setting, notes))


def _ruby(pairs: tuple[tuple[str, str], ...]) -> Markup:
    inner = Markup("").join(
        Markup("{}<rp>（</rp><rt>{}</rt><rp>）</rp>").format(base, reading) for base, reading in pairs
    )
    return Markup("<ruby>{}</ruby>").format(inner)


def _bracketed(pairs: tuple[tuple[str, str], ...]) -> Markup:
    """Readings in brackets behind their characters: newspaper leading has no room above a line.

    A base is whole and on one line with the beginning of its reading, as it is with a reading above it.
    """
    return Markup("").join(
        Markup('{}<span class="reading">{}（{}）</span>').format(_whole(base), _WORD_JOINER, reading)
        for base, reading in pairs
    )


def _whole(base: str) -> str:
    """A base as it is, with no line end between its characters."""
    return "".join(_WORD_JOINER * (at > 0 and is_han(sign)) + sign for at, sign in enumerate(base))


def _cross_reference(inline: CrossReference, setting: Setting, notes: NoteBook) -> Markup:
    href = setting.target(inline.unit or setting.unit, inline.anchor)
    text = inline_html(inline.children, setting, notes)
    if not href:
        return text
    return Markup('<a class="cross-reference" href="{}">{}</a>').format(href, text)


def _note_call(number: int, setting: Setting, notes: NoteBook) -> Markup:
    mark, target = notes.mark(number), setting.ident(f"note-{notes.name(number)}")
    ident = setting.ident(notes.call(number))
    if setting.press is PressName.EPUB:
        return Markup(
            '{}<a class="note-call duokan-footnote" epub:type="noteref" role="doc-noteref"'
            ' id="{}" href="#{}">{}</a>'
        ).format(_WORD_JOINER, ident, target, mark)
    text = notes.foot(number) if setting.notes is Notes.FOOT else None
    foot = Markup("")
    if text is not None:  # blocks in an object do not end the paragraph around it
        foot = Markup('<object class="footnote" id="{}" data-mark="{}" data-call="{}">{}</object>').format(
            target, mark, ident, text
        )
    return Markup('<sup class="note-call">{}<a id="{}" href="#{}">{}</a></sup>').format(
        foot, ident, target, mark
    )

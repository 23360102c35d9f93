"""Inlines of a text as HTML that is also well-formed XML; every character escaped."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup, escape

from banxin.markup.blocks import (
    Code,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Ruby,
    Strong,
    Text,
)
from banxin.sheets.setting import Notes, Press, Setting


class NoteBook(Protocol):
    """The footnotes of an article while it is set."""

    def text(self, number: int) -> Markup:
        """The text of a footnote as inline HTML."""
        ...

    def call(self, number: int) -> str:
        """The anchor of the next call of a footnote: a note may be called more than once."""
        ...


_WORD_JOINER = "\u2060"  # a note mark never starts a line (clreq C15)


def inline_html(inlines: tuple[Inline, ...], setting: Setting, notes: NoteBook) -> Markup:
    """The HTML of `inlines`."""
    return Markup("").join(_one(inline, setting, notes) for inline in inlines)


def _one(inline: Inline, setting: Setting, notes: NoteBook) -> Markup:
    match inline:
        case Text(text):
            return escape(text)
        case Emphasis(children):
            return _wrapped("em", children, setting, notes)
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
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case LineBreak():
            return Markup("<br/>")


def _wrapped(tag: str, children: tuple[Inline, ...], setting: Setting, notes: NoteBook) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), inline_html(children, setting, notes))


def _ruby(pairs: tuple[tuple[str, str], ...]) -> Markup:
    inner = Markup("").join(
        Markup("{}<rp>（</rp><rt>{}</rt><rp>）</rp>").format(base, reading) for base, reading in pairs
    )
    return Markup("<ruby>{}</ruby>").format(inner)


def _bracketed(pairs: tuple[tuple[str, str], ...]) -> Markup:
    """Readings in brackets behind their characters: newspaper leading has no room above a line."""
    return Markup("").join(
        Markup('{}<span class="reading">（{}）</span>').format(base, reading) for base, reading in pairs
    )


def _cross_reference(inline: CrossReference, setting: Setting, notes: NoteBook) -> Markup:
    href = setting.target(inline.unit or setting.unit, inline.anchor)
    text = inline_html(inline.children, setting, notes)
    return Markup('<a class="cross-reference" href="{}">{}</a>').format(href, text)


def _note_call(number: int, setting: Setting, notes: NoteBook) -> Markup:
    if setting.notes is Notes.FOOT:
        return Markup('<span class="footnote">{}</span>').format(notes.text(number))
    ident, target = setting.ident(notes.call(number)), setting.ident(f"note-{number}")
    if setting.press is Press.EPUB:
        return Markup(
            '{}<a class="note-call duokan-footnote" epub:type="noteref" role="doc-noteref"'
            ' id="{}" href="#{}">{}</a>'
        ).format(_WORD_JOINER, ident, target, number)
    return Markup('<sup class="note-call"><a id="{}" href="#{}">{}</a></sup>').format(ident, target, number)

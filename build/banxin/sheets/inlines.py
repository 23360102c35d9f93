"""Inlines of a text as HTML that is also well-formed XML; every character escaped."""

from __future__ import annotations

from collections.abc import Callable

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

NoteText = Callable[[int], Markup]
"""The text of a footnote as inline HTML, by number."""

_WORD_JOINER = "\u2060"  # a note mark never starts a line (clreq C15)


def inline_html(inlines: tuple[Inline, ...], setting: Setting, note_text: NoteText) -> Markup:
    """The HTML of `inlines`."""
    return Markup("").join(_one(inline, setting, note_text) for inline in inlines)


def _one(inline: Inline, setting: Setting, note_text: NoteText) -> Markup:
    match inline:
        case Text(text):
            return escape(text)
        case Emphasis(children):
            return _wrapped("em", children, setting, note_text)
        case Strong(children):
            return _wrapped("strong", children, setting, note_text)
        case Ruby(pairs):
            return _bracketed(pairs) if setting.readings_inline else _ruby(pairs)
        case NoteCall(number):
            return _note_call(number, setting, note_text)
        case Link(href, children):
            text = inline_html(children, setting, note_text)
            return Markup('<a href="{}">{}</a>').format(href, text)
        case CrossReference():
            return _cross_reference(inline, setting, note_text)
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case LineBreak():
            return Markup("<br/>")


def _wrapped(tag: str, children: tuple[Inline, ...], setting: Setting, note_text: NoteText) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), inline_html(children, setting, note_text))


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


def _cross_reference(inline: CrossReference, setting: Setting, note_text: NoteText) -> Markup:
    href = setting.target(inline.unit or setting.unit, inline.anchor)
    text = inline_html(inline.children, setting, note_text)
    return Markup('<a class="cross-reference" href="{}">{}</a>').format(href, text)


def _note_call(number: int, setting: Setting, note_text: NoteText) -> Markup:
    if setting.notes is Notes.FOOT:
        return Markup('<span class="footnote">{}</span>').format(note_text(number))
    ident, target = setting.ident(f"call-{number}"), setting.ident(f"note-{number}")
    if setting.press is Press.EPUB:
        return Markup(
            '{}<a class="note-call duokan-footnote" epub:type="noteref" role="doc-noteref"'
            ' id="{}" href="#{}">{}</a>'
        ).format(_WORD_JOINER, ident, target, number)
    return Markup('<sup class="note-call"><a id="{}" href="#{}">{}</a></sup>').format(ident, target, number)

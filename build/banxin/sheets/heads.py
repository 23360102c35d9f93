"""Headline stacks with their emphasis and ruby, as templates print them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from banxin.manuscript.publication import Byline, Head, HeadlineStack
from banxin.markup.blocks import Emphasis, Inline, Ruby, Strong, Text
from banxin.sheets.inlines import headline_html
from banxin.sheets.setting import Setting

_ELEMENTS = {
    "em": "<em>{}</em>",
    "strong": "<strong>{}</strong>",
    "reading": '<span class="reading">{}</span>',
}


_LABEL = 8  # 字: 第一百二十回 and 附录二 are labels, a sentence is none


def chapter_label(stack: HeadlineStack) -> str:
    """The eyebrow where it numbers or names the chapter (第一回, 附录一), so that lists may have it too.

    Empty for one that is longer: a sentence of its own has no place before a headline in one line.
    """
    text = stack.eyebrow.text
    return text if len(text) <= _LABEL else ""


def listed_headline(stack: HeadlineStack, *, eyebrows: bool) -> str:
    """The headline as contents name it, behind its chapter label where `eyebrows` are wanted."""
    label, title = chapter_label(stack) if eyebrows and stack.headline else "", stack.headline.in_one_line
    return f"{label}\u3000{title}" if label else title


@dataclass(frozen=True, slots=True)
class SetHead:
    """One level of a headline: its segments, as HTML where they are `marked`; `text` is plain and in one
    line, `line` the same with its marks.

    `readings` says that readings stand above some characters, so that lines need room between them, `gaps`
    what parts each segment from the one before where both stand in one line.
    """

    segments: tuple[str, ...]
    text: str
    line: str
    marked: bool = False
    readings: bool = False
    gaps: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.segments)


@dataclass(frozen=True, slots=True)
class SetStack:
    """A headline stack for templates: what `HeadlineStack` has, with marked segments.

    `label` is the eyebrow where it numbers the chapter and may stand in lists.
    """

    headline: SetHead
    eyebrow: SetHead
    subhead: SetHead
    deck: str
    byline: Byline
    dateline: str
    label: str = ""


def set_stack(stack: HeadlineStack, setting: Setting) -> SetStack:
    """The stack with the marks of its heads turned to HTML."""
    return SetStack(
        headline=_set_head(stack.headline, setting),
        eyebrow=_set_head(stack.eyebrow, setting),
        subhead=_set_head(stack.subhead, setting),
        deck=stack.deck,
        byline=stack.byline,
        dateline=stack.dateline,
        label=chapter_label(stack),
    )


def _set_head(head: Head, setting: Setting) -> SetHead:
    if not head.inlines:
        return SetHead(head.segments, head.in_one_line, head.in_one_line, gaps=head.gaps)
    segments = tuple(headline_html(segment, setting) for segment in head.inlines)
    above = head.spelt != head.segments and not setting.readings_inline
    line = Markup("").join(gap + segment for gap, segment in zip(head.gaps, segments, strict=True))
    return SetHead(segments, head.in_one_line, line, marked=True, readings=above, gaps=head.gaps)


def set_lines(head: Head, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that make-up broke a head into (its `spelt` text) with their marks; spaces may be gone."""
    if not head.inlines:
        return lines
    characters = list(_characters(tuple(inline for segment in head.inlines for inline in segment)))
    at = 0
    found: list[str] = []
    for line in lines:
        piece: list[tuple[str, str]] = []
        for character in line:
            while at < len(characters) and characters[at][0] != character:
                at += 1
            piece.append(characters[at] if at < len(characters) else (character, ""))
            at += 1
        found.append(Markup("").join(_runs(piece)))
    return tuple(found)


def _runs(characters: list[tuple[str, str]]) -> Iterator[Markup]:
    for element, run in groupby(characters, lambda pair: pair[1]):
        text = escape("".join(character for character, _ in run))
        yield Markup(_ELEMENTS[element]).format(text) if element else text


def _characters(inlines: tuple[Inline, ...], element: str = "") -> Iterator[tuple[str, str]]:
    """Each character of the spelt text with the element it stands in."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield from ((character, element) for character in text)
            case Emphasis(children):
                yield from _characters(children, "em")
            case Strong(children):
                yield from _characters(children, "strong")
            case Ruby(pairs):
                yield from ((character, element) for base, _ in pairs for character in base)
                readings = " ".join(reading for _, reading in pairs)
                yield from ((character, "reading") for character in f"（{readings}）")

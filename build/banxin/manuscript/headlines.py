"""Headline stacks (标题): each level with the segments between which it may turn to a new line."""

from __future__ import annotations

from dataclasses import dataclass, field

from banxin.manuscript.people import Byline
from banxin.markup.blocks import Emphasis, Inline, Ruby, Strong, Text

_PARTING = frozenset("，；：。？！、”’」』）》〉】…—·,;:.?!")


@dataclass(frozen=True, slots=True)
class Head:
    """One level of a headline: its segments between the `|` that the editor set, as plain words.

    `inlines` are the same segments with emphasis and ruby, and empty where there is neither.
    """

    segments: tuple[str, ...] = ()
    inlines: tuple[tuple[Inline, ...], ...] = ()

    @property
    def text(self) -> str:
        """The whole head without break marks."""
        return "".join(self.segments)

    @property
    def in_one_line(self) -> str:
        """The head as lists, titles and running heads have it: its segments a full space (U+3000) apart.

        None stands behind a mark, which parts them well enough, nor before a dash; Western words have a
        word space.
        """
        if len(self.segments) < 2:
            return self.text
        return "".join(gap + segment for gap, segment in zip(self.gaps, self.segments, strict=True))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What stands before each segment in one line."""
        before = ("", *self.segments)
        return tuple(
            _gap(last[-1:], segment[:1]) for last, segment in zip(before, self.segments, strict=False)
        )

    @property
    def spelt(self) -> tuple[str, ...]:
        """The segments with readings in brackets behind their characters, as newspapers set them."""
        return tuple(map(_spelt, self.inlines)) if self.inlines else self.segments

    def __bool__(self) -> bool:
        return bool(self.segments)


def _gap(before: str, behind: str) -> str:
    if not before or before in _PARTING or behind in "—…":
        return ""
    return " " if (before + behind).isascii() else "\u3000"


def _spelt(inlines: tuple[Inline, ...]) -> str:
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text):
                parts.append(text)
            case Ruby(pairs):
                parts += [base for base, _ in pairs]
                parts.append(f"（{' '.join(reading for _, reading in pairs)}）")
            case Emphasis(children) | Strong(children):
                parts.append(_spelt(children))
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class HeadlineStack:
    """标题: eyebrow 引题, headline 主题, subhead 副题, deck 提要题, byline 署名, dateline 电头."""

    headline: Head = Head()
    eyebrow: Head = Head()
    subhead: Head = Head()
    deck: str = ""
    byline: Byline = field(default_factory=Byline)
    dateline: str = ""

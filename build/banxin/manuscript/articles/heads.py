"""Heads as written: `|` marks where a line may break; ends of lines in the file are no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.findings import Finding, Place, finding
from banxin.manuscript.publication import Head
from banxin.manuscript.yaml.scalars import unfold
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.markup import plain_text
from banxin.markup.blocks import Text
from banxin.markup.headlines import read_headline
from banxin.wording import Message

_HEADS = ("headline", "eyebrow", "subhead")
_LINES = ("deck", "byline", "dateline")
_BAR = re.compile(r"(?<!\\)\|")
_FOREIGN = re.compile(
    r"\[\^[^\]\s]+\]|!?\[[^\[\]]*\]\([^)]*\)|`[^`]+`|</?[A-Za-z][^<>]*>|~~[^~]+~~|\{[{%][^{}]*[}%]\}|\$[^$\s][^$]*\\[^$]*\$"
)
_MARKED = re.compile(
    r"\{[^{}|]+\|[^{}|]+\}|\*\*[^*\s](?:[^*]*[^*\s])?\*\*|(?<![\w*])\*[^*\s](?:[^*]*[^*\s])?\*(?![\w*])"
    r"|(?<=[\u3000-\u9fff\uff00-\uff60])\*[^*\s]+\*|\\[|*{]"
)


def head(written: str | None) -> Head:
    """The segments between the bars, with their emphasis and ruby; empty ones vanish."""
    segments, _ = read_headline(one_line(written))
    words = tuple(map(plain_text, segments))
    plain = all(isinstance(inline, Text) for segment in segments for inline in segment)
    return Head(words, () if plain else segments)


def one_line(written: str | None) -> str:
    """The text on one line; an end between Han characters is no space."""
    lines = [line.strip() for line in (written or "").splitlines() if line.strip()]
    return unfold(" ".join(lines), lines)


def words_alone(written: str | None) -> Head:
    """The segments between the bars as plain words: nothing else is read in them."""
    segments = (part.replace("\\|", "|").strip() for part in _BAR.split(one_line(written)))
    return Head(tuple(segment for segment in segments if segment))


def field_faults(written: Written) -> Iterator[Finding]:
    """Marks in the front matter that are not read where they stand, one finding for each."""
    for name in (*_HEADS, *_LINES):
        yield from _faults(written, (name,), "article.field-mark", is_head=name in _HEADS)


def title_faults(written: Written) -> Iterator[Finding]:
    """The same in the manifest: marks in the titles of the issue and of its sections."""
    for path in written.scalars:
        if path == ("title",) or path[-1:] == ("section",):
            yield from _faults(written, path, "manifest.mark", is_head=False)


def _faults(written: Written, path: KeyPath, code: str, *, is_head: bool) -> Iterator[Finding]:
    scalar = written.scalars.get(path)
    if scalar is None or scalar.kind == "null":
        return
    marks = [found.group() for found in _FOREIGN.finditer(scalar.raw)]
    if is_head:
        marks += read_headline(one_line(scalar.raw))[1]
        remedy = Message(
            "a head takes *着重*, **粗**, {{汉字|hàn zì}} and | alone; \\* and \\| are the signs"
        )
    else:
        marks += [found.group() for found in _MARKED.finditer(scalar.raw)]
        remedy = Message("write the words alone; a reading stands in brackets: 饕餮（tāo tiè）")
    for mark in dict.fromkeys(marks):
        yield finding(
            code,
            Message("{mark} is not read in `{path}` and will be printed as it is.", mark=mark, path=path[-1]),
            _place(written, path, mark),
            remedy=remedy,
        )


def _place(written: Written, path: KeyPath, mark: str) -> Place:
    """The mark in the line of its field, or the field."""
    place = written.place(path)
    at = place.text.find(mark, max(place.column - 1, 0))
    return written.source.place(place.line, at + 1, len(mark)) if at >= 0 else place

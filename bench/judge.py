"""A judge of lines that knows nothing of who set them: it reads glyphs from the PDF and counts faults.

Counted per 1,000 lines of body size: marks that may not start or end a line there, ragged right edges,
neighbouring marks that take 2 em, full marks at line ends, lone last characters, missing Han-Latin gaps.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

FIRST = set("、，。．：；？！）》」』】〕〉”’·～")
SOFT = set("…—")
LAST = set("（《「『【〔〈“‘")
CLOSING = set("、，。．：；）》」』】〕〉”’")
FAULTS = ("start", "soft start", "end", "ragged", "loose pair", "full end", "lone last", "no gap")


@dataclass(slots=True)
class Line:
    """Glyphs of one line, left to right: character, origin, advance (pt)."""

    glyphs: list[tuple[str, float, float]]
    y: float
    column: float = 0.0
    last: bool = False
    first: bool = False

    @property
    def left(self) -> float:
        return self.glyphs[0][1]


@dataclass(slots=True)
class Verdict:
    """How many lines were read, what was found in them, and the widest Han gap of each stretched line."""

    lines: int = 0
    found: Counter[str] = field(default_factory=Counter)
    stretch: list[float] = field(default_factory=list)

    def per_thousand(self, fault: str) -> float:
        """Faults of one kind per 1,000 lines."""
        return 1000 * self.found[fault] / max(1, self.lines)

    @property
    def p95(self) -> float:
        """Gap between Han, em, that 95 lines in 100 stay below."""
        ranked = sorted(self.stretch)
        return ranked[int(len(ranked) * 0.95)] if ranked else 0.0


def judge(path: Path, size: float, columns: int, measure: int, page_side: float) -> Verdict:
    """Read a PDF set in `columns` of `measure` characters whose first column starts at `page_side`."""
    import pymupdf  # noqa: PLC0415  only who judges needs it

    verdict = Verdict()
    starts = [page_side + n * (measure + 1) * size for n in range(columns)]
    for page in pymupdf.open(path):
        lines = _lines(page, size, starts)
        _ends(lines, size)
        for line in lines:
            _judge(line, line.column + measure * size, size, verdict)
    return verdict


def _lines(page: object, size: float, starts: list[float]) -> list[Line]:
    rows: dict[tuple[int, int], list[tuple[str, float, float]]] = defaultdict(list)
    for block in page.get_text("rawdict")["blocks"]:  # type: ignore[attr-defined]
        for row in block.get("lines", ()):
            for span in row["spans"]:
                # Body text only. Half of what the nearest other size is off: the list of contents is set in
                # 11 pt, 5 % more than a book's 10.5.
                if abs(span["size"] - size) > 0.03 * size:
                    continue
                for glyph in span["chars"]:
                    x, y = glyph["origin"]
                    if not glyph["c"].isspace():
                        column = max((n for n, s in enumerate(starts) if s <= x + 0.75 * size), default=0)
                        advance = glyph["bbox"][2] - glyph["bbox"][0]
                        rows[column, round(y * 2)].append((glyph["c"], x, advance))
    lines = [Line(sorted(glyphs, key=lambda g: g[1]), y / 2, starts[n]) for (n, y), glyphs in rows.items()]
    return sorted(lines, key=lambda line: (line.column, line.y))


def _ends(lines: list[Line], size: float) -> None:
    """First and last lines of paragraphs, by the indent of the next."""
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        if following is None or following.column != line.column:
            line.last = line.glyphs[-1][0] in "。！？…”』」）：—"
        elif _indented(following, size) or following.y - line.y > 2.2 * size:
            line.last = True
        line.first = _indented(line, size)


def _indented(line: Line, size: float) -> bool:
    return line.left - line.column > 0.9 * size


def _judge(line: Line, right: float, size: float, verdict: Verdict) -> None:
    verdict.lines += 1
    found = verdict.found
    first, last = line.glyphs[0][0], line.glyphs[-1]
    if not line.first:
        found["start"] += first in FIRST
        found["soft start"] += first in SOFT
    found["end"] += last[0] in LAST
    if not line.last:
        found["ragged"] += not _is_flush(last, right, size)
        found["full end"] += last[0] in CLOSING and abs(last[1] + size - right) < 0.1 * size
    elif not line.first:
        characters = sum(_is_han(c) or c.isalnum() for c, _, _ in line.glyphs)
        found["lone last"] += characters <= 1 and len(line.glyphs) < 4
    gaps = []
    for (a, ax, adv), (b, bx, _) in zip(line.glyphs, line.glyphs[1:], strict=False):
        step = (bx - ax) / size
        if a in CLOSING and (b in CLOSING or b in LAST):
            found["loose pair"] += step > 0.85
        if _is_han(a) and _is_han(b):
            gaps.append(step - 1)
        if (_is_han(a) and _is_latin(b)) or (_is_latin(a) and _is_han(b)):
            found["no gap"] += step - (1.0 if _is_han(a) else adv / size) < 0.1
    if gaps and not line.last:
        verdict.stretch.append(median(gaps))


def _is_flush(last: tuple[str, float, float], right: float, size: float) -> bool:
    character, x, advance = last
    ends = [x + (size if _is_han(character) or character in CLOSING else advance)]
    if character in CLOSING | set("？！·") | SOFT:
        ends += [x + size / 2, x, x + advance, x + 2 * size, x + size]
    return min(abs(end - right) for end in ends) <= 0.06 * size


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "〇"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()

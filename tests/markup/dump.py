"""A tree as a few lines of text, and the reader of fixture files: title, dot, input, dot, expected, dot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from banxin.findings import Finding, SourceText
from banxin.markup import blocks as b
from banxin.markup import parse_body


@dataclass(frozen=True)
class Case:
    path: Path
    line: int
    title: str
    text: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path.stem}:{self.line} {self.title}"


def cases(path: Path) -> Iterator[Case]:
    parts: list[list[str]] = [[]]
    first = 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line != ".":
            parts[-1].append(line)
        elif len(parts) == 3:
            title, text, expected = ("\n".join(part) for part in parts)
            yield Case(path, first, title.strip(), text, expected)
            parts, first = [[]], number + 2
        else:
            parts.append([])
    assert parts == [[]], f"{path}: the last case is not closed"


def outcome(text: str, name: str = "units/a.md") -> str:
    """The dump of the tree of `text`, then one line for each finding."""
    body, findings = parse_body(SourceText(name, text), 1)
    return "\n".join([*body_lines(body), *map(finding_line, findings)])


def finding_line(found: Finding) -> str:
    place = found.place
    assert place is not None
    assert place.text[place.column - 1 : place.end_column - 1] or place.text[place.column - 2 :]
    nearest = f" -> {found.nearest}" if found.nearest else ""
    marked = place.text[place.column - 1 : place.end_column - 1]
    return f"! {found.code} {place.line}:{place.column} [{marked}]{nearest}"


def body_lines(body: b.Body) -> Iterator[str]:
    yield from block_lines(body.blocks)
    for note in body.notes:
        yield f"note {note.number} @{note.line}"
        yield from indented(block_lines(note.blocks))


def indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def block_lines(blocks: Iterable[b.Block]) -> Iterator[str]:
    for block in blocks:
        yield from lines_of(block)


def lines_of(block: b.Block) -> Iterator[str]:
    match block:
        case b.Paragraph():
            yield f"{'source' if block.attribution else 'p'} @{block.line} {words(block.inlines)}"
        case b.Crosshead():
            keywords = "".join(f" <{word}>" for word in block.keywords)
            yield f"h{block.level} @{block.line} #{block.anchor}{keywords} {words(block.inlines)}"
        case b.Figure():
            yield figure_line(block)
        case b.PullQuote():
            yield f"pull @{block.line}"
            yield from indented(block_lines(block.blocks))
        case b.Quotation():
            yield f"quotation @{block.line}"
            yield from indented(block_lines(block.blocks))
        case b.Sidebar():
            yield f"{block.kind} @{block.line} {words(block.title)}".rstrip()
            yield from indented(block_lines(block.blocks))
        case b.Table():
            anchor = f"#{block.anchor} " if block.anchor else ""
            yield f"table @{block.line} {anchor}{words(block.caption)}".rstrip()
            yield "  " + ",".join(side or "-" for side in block.align)
            for row in (block.head, *block.rows):
                yield "  | " + " | ".join(map(words, row))
        case b.ListBlock():
            kind = f"ol {block.start}" if block.ordered else "ul"
            yield f"{kind} @{block.line} {'tight' if block.tight else 'loose'}"
            for item in block.items:
                yield "  -"
                yield from indented(indented(block_lines(item)))
        case b.Verse():
            yield f"verse @{block.line}"
            yield from (f"  / {words(line)}".rstrip() for line in block.lines)
        case b.Listing():
            yield f"listing @{block.line} {block.text!r}"
        case b.Break():
            yield f"break @{block.line}"


def figure_line(figure: b.Figure) -> str:
    parts = [f"figure @{figure.line}:{figure.column} {figure.image or '(none)'}"]
    parts += [f"alt={figure.alt}"] if figure.alt else []
    parts += [f"caption={words(figure.caption)}"] if figure.caption else []
    parts += [f"credit={figure.credit}"] if figure.credit else []
    most = f"-{figure.widest}" if figure.widest else ""
    parts += [f"width={figure.width}{most}"] if figure.width else []
    parts += ["decorative"] if figure.decorative else []
    parts += [f"#{figure.anchor}"] if figure.anchor else []
    return " ".join(parts)


def words(inlines: Iterable[b.Inline]) -> str:
    return "".join(map(word, inlines))


def word(inline: b.Inline) -> str:
    match inline:
        case b.Text():
            return inline.text.replace(" ", "␣").replace("\u3000", "□")
        case b.Emphasis():
            return f"em({words(inline.children)})"
        case b.Strong():
            return f"strong({words(inline.children)})"
        case b.Ruby():
            return "ruby(" + ",".join(f"{base}={reading}" for base, reading in inline.pairs) + ")"
        case b.NoteCall():
            return f"note({inline.number})"
        case b.Link():
            return f"link({inline.href} {words(inline.children)})"
        case b.CrossReference():
            target = f"{inline.file or inline.unit}/{inline.anchor}@{inline.line}:{inline.column}"
            return f"xref({target} {words(inline.children)})"
        case b.IndexMark():
            return f"index({inline.term or '='}@{inline.line}:{inline.column} {words(inline.children)})"
        case b.CodeBlock():
            return f"code({inline.text})"
        case b.LineBreak():
            return "br()"


def rewritten(path: Path) -> str:
    """The fixture file with what is read now as expected text."""
    parts = [f"{case.title}\n.\n{case.text}\n.\n{outcome(case.text)}\n." for case in cases(path)]
    return "\n\n".join(parts) + "\n"

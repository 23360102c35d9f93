"""Marks of other Markdown dialects told, one finding for each: left in the text, they would be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup import foreign
from banxin.markup.foreign import Foreign
from banxin.markup.masking import masked
from banxin.markup.rules.flanking import POSITION
from banxin.markup.rules.tag import TAG, named
from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_CODE = "article.foreign-mark"
_SHOWN = 40  # characters of a mark that a message repeats
_LONGEST_HEADING = 40  # characters of a line that may be meant as an underlined heading
_SENTENCE_ENDS = "。！？…；：，、”』」）.!?;:"


def foreign_marks(state: StateCore) -> None:
    """Look through all text of the article in its order."""
    context = _OpenMarks(state.env[KEY])
    for index, token in enumerate(state.tokens):
        if token.type == "inline":
            context.read(token, state.tokens[max(0, index - 2) : index])
        elif token.type == "hr":
            context.underline(token, state.tokens[max(0, index - 3) : index])


@dataclass(slots=True)
class _OpenMarks:
    """What is open from one block to the next: paired tags, and a formula over several blocks."""

    log: FindingLog
    tags: list[str] = field(default_factory=list)
    in_formula: bool = False

    def read(self, inline: Token, before: list[Token]) -> None:
        """Report what is foreign in one block's text; `before` are the tokens that open the block."""
        if not foreign.MAY_HOLD.search(inline.content):
            return
        self._tags(inline)
        text = masked(inline)
        text = self._formulas(inline, text)
        for mark in _at_the_beginning(before):
            text = self._marks(inline, text, mark)
        if before and before[-1].type == "paragraph_open":
            for mark in foreign.AT_LINE_STARTS:
                text = self._marks(inline, text, mark)
            self._indents(inline, text)
        for mark in foreign.IN_LINES:
            text = self._marks(inline, text, mark)
        for span in foreign.unknown_entities(text):
            self._report(
                inline, span, Message("A name that HTML does not know"), Message("the character itself")
            )

    def _marks(self, inline: Token, text: str, mark: Foreign) -> str:
        """The text with what was reported blanked, so that it is not told twice."""
        for found in mark.pattern.finditer(text):
            self._report(inline, found.span(), mark.what, mark.instead)
            text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]
        return text

    def _tags(self, inline: Token) -> None:
        for token in inline.children or ():
            if token.type != TAG:
                continue
            token.type = "text"
            closes, name = named(token.content)
            if closes and name in self.tags:
                self.tags.remove(name)
                continue
            if not closes:
                self.tags.append(name)
            start = token.meta[POSITION]
            self._report(
                inline,
                (start, start + len(token.content)),
                Message("A tag of a template language"),
                Message(
                    "Markdown: ::: box title … ::: for a box, ![alt](path) for a picture; code stands in `…`"
                ),
            )

    def _formulas(self, inline: Token, text: str) -> str:
        spans = [*foreign.formulas(text), *foreign.bracketed_formulas(inline.content)]
        for start, end in spans:
            if not self.in_formula and text[start:end].strip():
                self._report(inline, (start, end), foreign.MATHS, foreign.MATHS_INSTEAD)
            text = text[:start] + " " * (end - start) + text[end:]
        for start, end in foreign.lone_dollars(text):
            if not self.in_formula:
                self._report(inline, (start, end), foreign.MATHS, foreign.MATHS_INSTEAD)
            self.in_formula = not self.in_formula
        return text

    def _indents(self, inline: Token, text: str) -> None:
        for start, end in foreign.typed_indents(text):
            self.log.report(
                "article.indent",
                Message("The line is indented by spaces that will be printed."),
                self.log.within(inline, start, end - start),
                remedy=Message("delete them; an empty line parts paragraphs, and the layout indents them"),
            )

    def underline(self, rule: Token, before: list[Token]) -> None:
        """A line --- right below a short line: a heading elsewhere, a break between parts here."""
        if len(before) < 3 or before[0].type != "paragraph_open" or not rule.map or not before[0].map:
            return
        words = before[1].content
        if rule.markup.strip("-") or before[0].map[1] != rule.map[0] or "\n" in words:
            return
        if len(words) <= _LONGEST_HEADING and words[-1:] not in _SENTENCE_ENDS:
            self.log.report(
                _CODE,
                Message(
                    "A line of --- below a line of text makes no heading here, but a break between parts."
                ),
                self.log.at_row(rule.map[0]),
                expected=Message("## 插题 for a crosshead; an empty line above --- for a break"),
            )

    def _report(self, inline: Token, span: tuple[int, int], what: str, instead: str) -> None:
        start, end = span
        shown = inline.content[start:end].partition("\n")[0].strip()
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        first = inline.content[start:end].partition("\n")[0]
        self.log.report(
            _CODE,
            Message("{what} is not read here: {shown}", what=what, shown=shown),
            self.log.within(inline, start, max(1, len(first))),
            expected=instead,
            remedy=Message("code stands between `…` or in a listing, where nothing is read"),
        )


def _at_the_beginning(before: list[Token]) -> Iterator[Foreign]:
    around = [token.type for token in before]
    if around == ["blockquote_open", "paragraph_open"]:
        yield foreign.ALERT
    if around == ["list_item_open", "paragraph_open"]:
        yield foreign.TASK

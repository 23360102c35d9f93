"""Lines that begin with Chinese numbers or bullets and would run together to one paragraph.

`1．`, `一、`, `（一）`, `①` and `第一条` are text to Markdown; an editor who types each on its own line means
lines. Two neighbours must count on (1 and 2, 一 and 二) or begin with the same bullet, so that prose is not
taken for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN_DIGITS = "零一二三四五六七八九"
_NUMBER = r"[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5}"
_NUMBERED = re.compile(
    rf"(?P<mark>(?P<open>[（(]?)(?P<number>{_NUMBER})(?P<close>[)）]|[．.](?![0-9])|、)"
    rf"|(?P<law>第)(?P<nth>{_NUMBER})(?P<unit>[章节回条款项步编卷])|(?P<sign>[①-⑳⑴-⒇⒈-⒛㈠-㈩]))"
)
_SHOWN = 12  # characters of a line that a finding repeats
_BULLET = re.compile(r"(?P<mark>[•·●○◆◇■□▪▫★☆※➢➤►▶✓✔√][ \t\u3000]*|[-+－](?=[\u3400-\u9fff“《（]))")


@dataclass(frozen=True, slots=True)
class _Beginning:
    """How a line begins: the kind of its number or bullet, the number, and the mark as typed."""

    kind: str
    number: int
    mark: str

    def leads_to(self, following: _Beginning) -> bool:
        if self.kind != following.kind:
            return False
        return self.number < 0 or following.number == self.number + 1


def numbered_lines(state: StateCore) -> None:
    """One finding for each paragraph that swallows such lines, and one for each list typed by hand."""
    previous: tuple[int, _Beginning | None] = (-9, None)
    told = False
    for index, token in enumerate(state.tokens):
        if token.type != "paragraph_open":
            continue
        inline = state.tokens[index + 1]
        if "\n" in inline.content:
            _report(inline, state.env[KEY])
        at, before = previous
        begins = _typed_number(inline.content)
        follows = begins is not None and before is not None and index == at + 3 and before.leads_to(begins)
        if follows and not told:
            _report_list(state.tokens[at + 1], state.env[KEY])
        told = follows
        previous = (index, begins)


def _typed_number(text: str) -> _Beginning | None:
    """The number 1、 2、 … that a paragraph begins with: after Arabic digits 、 is a mistake of form."""
    begins = _beginning(text)
    return begins if begins and re.match(r"[0-9０-９]+、", begins.mark) else None


def _report_list(inline: Token, log: FindingLog) -> None:
    typed = _typed_digits(inline.content)
    number = value(typed)
    log.report(
        "article.typed-list",
        Message("Paragraphs are numbered by hand with 、 after digits; they make no list."),
        log.within(inline, 0, len(typed) + 1),
        expected=Message("a list: {item}", item=_as_item(number, _behind(inline.content, len(typed) + 1))),
        remedy=Message(
            "as text, digits take a point or brackets (GB/T 15834—2011): {number}．… or （{number}）…",
            number=number,
        ),
    )


def _typed_digits(text: str) -> str:
    found = re.match(r"[0-9０-９]+", text)
    return found.group() if found else ""


def _report(inline: Token, log: FindingLog) -> None:
    for (offset, first), (_, second) in _neighbours(inline.content):
        if not first.leads_to(second):
            continue
        item = _as_item(first.number, _behind(inline.content, offset + len(first.mark)))
        log.report(
            "article.run-together",
            Message(
                "Lines that begin with {mark} and {mark_2} run together.",
                mark=first.mark.strip(),
                mark_2=second.mark.strip(),
            ),
            log.within(inline, offset, len(first.mark)),
            expected=Message("an empty line between them, or a list: {item}", item=item),
            remedy=Message("a \\ at the end of a line keeps the break without an empty line"),
        )
        inline.meta["run-together"] = True
        return


def _as_item(number: int, words: str) -> str:
    """The first item as Markdown writes it in a list: a number, or a dash where there is none."""
    return f"{'-' if number < 0 else f'{number}.'} {words}"


def _behind(text: str, offset: int) -> str:
    """The words of a line from `offset` on, cut short where they are many."""
    words = text[offset:].partition("\n")[0].strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _neighbours(text: str) -> Iterator[tuple[tuple[int, _Beginning], tuple[int, _Beginning]]]:
    """Lines that follow each other as numbered ones, lines without a number between them passed over."""
    offset = 0
    last: tuple[int, _Beginning] | None = None
    kept = True
    for line in text.split("\n"):
        stripped = line.lstrip(" \t")
        begins = _beginning(stripped)
        if begins is not None:
            here = (offset + len(line) - len(stripped), begins)
            if last is not None and not kept:
                yield last, here
            last = here
        kept = line.endswith(("  ", "\\"))
        offset += len(line) + 1


def _beginning(line: str) -> _Beginning | None:
    if found := _NUMBERED.match(line):
        if found["sign"]:
            sign = found["sign"]
            block = next(first for first in "㈠⒈⑴①" if sign >= first)
            return _Beginning(block, ord(sign) - ord(block) + 1, sign)
        if found["law"]:
            return _Beginning(f"第{found['unit']}", value(found["nth"]), found["mark"])
        number = found["number"]
        digits = number[0].translate(_DIGITS).isdigit()
        kind = f"{bool(found['open'])}{found['close'].translate(_SAME)}{digits}"
        return _Beginning(kind, value(number), found["mark"])
    if found := _BULLET.match(line):
        return _Beginning(found["mark"].strip(), -1, found["mark"])
    return None


_SAME = str.maketrans("）．", ").")


@cache
def value(number: str) -> int:
    """The number that digits or Chinese numerals below a thousand write; 0 for what is none."""
    plain = number.translate(_DIGITS)
    if plain.isdigit():
        return int(plain)
    total = 0
    for unit, worth in (("百", 100), ("十", 10)):
        head, mark, rest = number.partition(unit)
        if mark:
            total += worth * (max(_HAN_DIGITS.find(head), 0) if head else 1)
            number = rest
    return total + max(_HAN_DIGITS.find(number), 0) if number else total

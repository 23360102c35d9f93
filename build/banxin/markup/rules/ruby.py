"""`{汉字|hàn zì}`: ruby, one reading for each Han character where the numbers agree."""

from __future__ import annotations

import re

from markdown_it.rules_inline.state_inline import StateInline

from banxin.markup.characters import is_han, is_variation_selector

_LONGEST = 400  # characters within the braces; more is a lost brace
_RUBY = re.compile(r"\{(?P<base>[^{}|\n]+)\|(?P<reading>[^{}|\n]+)\}")
_BROKEN = re.compile(rf"\{{[^{{}}\n]{{0,{_LONGEST}}}?[|｜][^{{}}\n]*\}}?")


def ruby(state: StateInline, silent: bool) -> bool:
    """A ruby token, or one of type `broken_ruby` for a brace with a bar that is none."""
    if state.src[state.pos] != "{":
        return False
    limit = min(state.posMax, state.pos + _LONGEST)
    match = _RUBY.match(state.src, state.pos, limit)
    sound = match is not None and match["base"].strip() and match["reading"].strip()
    if not sound:
        match = _BROKEN.match(state.src, state.pos, limit)
    if match is None:
        return False
    if not silent:
        token = state.push("ruby" if sound else "broken_ruby", "", 0)
        token.content = match.group()
        if sound:
            token.meta["pairs"] = paired(match["base"].strip(), match["reading"])
    state.pos = match.end()
    return True


def paired(base: str, reading: str) -> tuple[tuple[str, str], ...]:
    """Base and reading character by character where their numbers agree, else one pair (clreq §3.3)."""
    characters: list[str] = []
    for character in base:
        if characters and is_variation_selector(character):
            characters[-1] += character
        else:
            characters.append(character)
    readings = reading.split()
    if len(readings) == len(characters) and all(is_han(character[0]) for character in characters):
        return tuple(zip(characters, readings, strict=True))
    return ((base, " ".join(readings)),)

"""A position in a list of tokens that readers of blocks share."""

from __future__ import annotations

from markdown_it.token import Token


class Cursor:
    """Tokens taken one after the other."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def take(self) -> Token:
        """The next token, passing it; IndexError at the end."""
        token = self._tokens[self._at]
        self._at += 1
        return token

    def ahead(self) -> Token | None:
        """The next token without passing it; None at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else None

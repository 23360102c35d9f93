"""Variables of stylesheets, put in once for all elements for which they mean the same.

WeasyPrint puts variables into a declaration anew for every element and for every part of a shorthand: `font`
has a dozen, and each of them reads all of it. In a book every paragraph and note has the same declaration
with the same values. What comes of it depends on these alone, and is kept as long as the compositor is in.
"""

from collections.abc import Iterator
from typing import Any, Final

import weasyprint.css
from weasyprint.css.functions import Function, check_var
from weasyprint.css.tokens import Pending, RelativeLengthInMath

from banxin.engine.session import running

_Uses = tuple[
    tuple[str, Any], ...
]  # name of a variable, the uses in what stands for it where it has no value

_resolve_var: Final = weasyprint.css.resolve_var
_resolve_math: Final = weasyprint.css.resolve_math
_solve: Final = Pending.solve


class Substitution:
    """What variables and sums came to. Tokens are told by their ids, and kept so that these stay theirs."""

    def __init__(self) -> None:
        self._uses: dict[int, tuple[_Uses | None, Any]] = {}
        self._tokens: dict[tuple[int, ...], tuple[Any, Any]] = {}
        self._values: dict[tuple[Any, ...], tuple[Any, Any]] = {}
        self._sums: dict[int, tuple[Any, Any]] = {}

    def resolve_var(self, computed: Any, token: Any, parent_style: Any) -> Any:
        """The tokens that take the place of one with variables in it; None where it has none."""
        known = self._uses.get(id(token))
        if known is None:
            known = self._uses[id(token)] = (uses_of(token) if check_var(token) else None, token)
        uses = known[0]
        if uses is None:
            return None
        held: list[Any] = []
        key = (id(token), *_values(computed, uses, held))
        kept = self._tokens.get(key)
        if kept is None:
            kept = self._tokens[key] = (_resolve_var(computed, token, parent_style), held)
        return kept[0]

    def solve(self, pending: Any, tokens: list[Any], wanted_key: str, base_url: str | None) -> Any:
        """The value of one property of a declaration. Raises InvalidValues."""
        key = (id(pending), wanted_key, base_url, *map(id, tokens))
        kept = self._values.get(key)
        if kept is None:
            kept = self._values[key] = (_solve(pending, tokens, wanted_key, base_url), (pending, tokens))
        return kept[0]

    def resolve_math(
        self, token: Any, computed: Any = None, property_name: str | None = None, refer_to: Any = None
    ) -> Any:
        """The outcome of a function; kept where it has no lengths that depend on the element's style."""
        if computed is None or refer_to is not None:
            return _resolve_math(token, computed, property_name, refer_to)
        kept = self._sums.get(id(token))
        if kept is None:
            kept = self._sums[id(token)] = (_absolute(token, property_name), token)
        return kept[0] or _resolve_math(token, computed, property_name)


def _absolute(token: Any, property_name: str | None) -> Any:
    """The outcome of a function whatever the style is; None where it depends on that, or there is none."""
    try:
        return _resolve_math(token, None, property_name)
    except (RelativeLengthInMath, AssertionError, AttributeError):
        return None


def uses_of(token: Any) -> _Uses:
    """The variables that a token asks for, in order, those of functions and parentheses in it among them."""
    if token.type == "() block":
        return tuple(use for part in token.content for use in uses_of(part))
    if token.type != "function":
        return ()
    if token.lower_name != "var":
        return tuple(use for part in token.arguments for use in uses_of(part))
    parts = Function(token).split_comma(single_tokens=False, trailing=True)
    if not parts or len(parts[0]) != 1:
        return ()
    instead = tuple(use for part in parts[1] for use in uses_of(part)) if len(parts) > 1 else ()
    return ((parts[0][0].value.replace("-", "_"), instead),)


def resolve_var(computed: Any, token: Any, parent_style: Any) -> Any:
    """`Substitution.resolve_var` in the session that runs."""
    return _of_the_session().resolve_var(computed, token, parent_style)


def resolve_math(token: Any, computed: Any = None, property_name: Any = None, refer_to: Any = None) -> Any:
    """`Substitution.resolve_math` in the session that runs."""
    return _of_the_session().resolve_math(token, computed, property_name, refer_to)


def solve(self: Any, tokens: list[Any], wanted_key: str, base_url: str | None) -> Any:
    """`Substitution.solve` in the session that runs; a method of the engine's declarations."""
    return _of_the_session().solve(self, tokens, wanted_key, base_url)


def _of_the_session() -> Substitution:
    session = running()
    if session is None:  # of a thread that does not compose: nothing is kept
        return Substitution()
    if session.substitution is None:
        session.substitution = Substitution()
    kept: Substitution = session.substitution
    return kept


def _values(computed: Any, uses: _Uses, held: list[Any]) -> Iterator[int]:
    """The ids of the values of variables, 0 for none; the values go into `held`."""
    for name, instead in uses:
        value = computed[name]
        if value:
            held.append(value)
            yield id(value)
        else:
            yield 0
            yield from _values(computed, instead, held)

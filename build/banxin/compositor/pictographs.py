"""Emoji and other pictographs: which characters of a text make one picture (Unicode TR 51, ED-17)."""

import re
from collections.abc import Iterator
from typing import Final

# Pictures by default in the Basic Multilingual Plane; all others there need U+FE0F behind them.
_BASIC: Final = (
    r"\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    r"\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c"
    r"\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
_ABOVE: Final = r"\U0001f000-\U0001faff"
_FLAG: Final = r"[\U0001f1e6-\U0001f1ff]"
_KEYCAP: Final = r"[0-9#*]\ufe0f?\u20e3"
_MORE: Final = r"[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"  # style, tone, tags

# Ranges one of which stands in every text with pictures, for a first look.
HINT: Final = rf"{_BASIC}{_ABOVE}\ufe0f\u20e3"
_PICTURE: Final = re.compile(
    rf"{_FLAG}{{2}}|{_KEYCAP}|(?:[{_BASIC}{_ABOVE}]|\S(?=\ufe0f)){_MORE}(?:\u200d\S{_MORE})*"
)


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one picture."""
    done = 0
    for match in _PICTURE.finditer(text):
        start, end = match.span()
        if start > done:
            yield text[done:start], False
        yield match.group(), True
        done = end
    if done < len(text):
        yield text[done:], False

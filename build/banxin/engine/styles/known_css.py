"""What of CSS the engine knows: names of properties, values that it takes, page boxes, descriptors.

Nothing is set here: a stylesheet is asked about before it is used, by the engine's own validators.
"""

from collections.abc import Sequence
from typing import Any, Final

import cssselect2  # type: ignore[import-untyped]  # it has no type hints
import tinycss2
from weasyprint.css import PAGE_MARGIN_BOXES, PSEUDO_ELEMENTS, parse_page_selectors
from weasyprint.css.functions import check_var
from weasyprint.css.tokens import InvalidValues, remove_whitespace
from weasyprint.css.validation import NOT_PRINT_MEDIA
from weasyprint.css.validation.descriptors import DESCRIPTORS
from weasyprint.css.validation.expanders import EXPANDERS
from weasyprint.css.validation.properties import PREFIX, PROPERTIES, PROPRIETARY, validate_non_shorthand

from banxin.engine.styles.type_style import CHOICES

OWN_PROPERTIES: Final = frozenset(
    {
        *("--" + name.replace("_", "-") for name in CHOICES),
        "--banxin-defer", "--banxin-step", "--banxin-continuation", "--banxin-legs", "--banxin-fit",
        "--banxin-restart", "--banxin-numbering", "--banxin-drop-cap", "--banxin-line-grid", "--banxin-place",
        "--banxin-columns", "--banxin-note-rule", "--banxin-note-rule-continued", "--banxin-last-rows",
    }
)  # fmt: skip
"""The custom properties that say something to print; what they take stands in `own_values`."""

_OWN_VALUES: Final = {
    "--banxin-level": ("gb", "basic", "strict", "none"),
    "--banxin-hanging": ("none", "on"),
    "--banxin-grid": ("none", "on"),
    "--banxin-adjacent": ("compress", "none"),
    "--banxin-line-start": ("half", "full"),
    "--banxin-line-end": ("half", "full"),
    "--banxin-stops": ("shrink", "fixed"),
    "--banxin-lone": ("avoid", "allow"),
    "--banxin-letters": ("tracked", "solid"),
    "--banxin-rescue": ("on", "none"),
    "--banxin-pitch": ("auto", "fixed"),
    "--banxin-emphasis": ("none", "dot"),
    "--banxin-line": ("none", "proper", "title"),
    "--banxin-bopomofo": ("auto", "even"),
    "--banxin-sense": ("auto", "whole"),
    "--banxin-balance": ("none", "on"),
    "--banxin-defer": ("off", "on"),
    "--banxin-continuation": ("off", "on"),
    "--banxin-numbering": ("decimal", "roman", "upper-roman", "chinese"),
    "--banxin-place": ("column", "head", "foot", "page", "bleed", "spread", "margin"),
}
MARGIN_BOXES: Final = frozenset(PAGE_MARGIN_BOXES)
"""The boxes in the margin of a page, and the area of footnotes, as at-rules of `@page` name them."""
AT_RULES: Final = frozenset(
    {"media", "page", "font-face", "counter-style", "color-profile", "layer", "import", "charset"}
)
"""The at-rules that the engine reads outside `@page`."""
ENGINE_PSEUDO_ELEMENTS: Final = frozenset(name for name in PSEUDO_ELEMENTS if name)
"""The pseudo-elements that a selector may end in."""


ENGINE_PROPERTIES: Final = frozenset(
    ((set(PROPERTIES) | set(EXPANDERS)) - set(PROPRIETARY)) | {PREFIX + name for name in PROPRIETARY}
)
"""The names of all properties that the engine takes, shorthands and its own prefixed ones included."""


def own_values(name: str) -> tuple[str, ...]:
    """The words that a custom property of ours may have; empty where it takes more than words."""
    return _OWN_VALUES.get(name, ())


def is_for_screens(name: str) -> bool:
    """Whether a property is of sound, motion or scrolling, which print has not."""
    return name in NOT_PRINT_MEDIA


def value_refusal(name: str, value: Sequence[Any]) -> str | None:
    """Why the engine takes no `value` for a property that it knows; None where it takes it, or cannot say
    before variables have their values. Empty where it says no more than that it does not.
    """
    name = name.removeprefix(PREFIX)
    tokens = remove_whitespace(value)
    if not tokens:
        return "no value"
    if any(check_var(token) for token in tokens):
        return None
    known = name in EXPANDERS
    try:
        list((EXPANDERS[name] if known else validate_non_shorthand)(tokens, name, "https://layout.invalid/"))
    except InvalidValues as fault:
        return str(fault.args[0]) if fault.args and fault.args[0] else ""
    return None


def descriptor_refusal(rule: str, name: str, value: Sequence[Any]) -> str | None:
    """The same for a descriptor of an at-rule such as `font-face`; `name` is one that it knows."""
    function = DESCRIPTORS[rule][name]
    tokens = remove_whitespace(value)
    try:
        based = ("https://layout.invalid/",) if function.wants_base_url else ()
        found = function(tokens, *based)
    except InvalidValues as fault:
        return str(fault.args[0]) if fault.args and fault.args[0] else ""
    return "" if found is None else None


def descriptors_of(rule: str) -> frozenset[str]:
    """The descriptors that an at-rule of this name may hold; empty for one that holds declarations."""
    return frozenset(DESCRIPTORS[rule]) if rule in DESCRIPTORS else frozenset()


def selector_refusal(prelude: Sequence[Any]) -> str | None:
    """Why no element can be told by a selector; None where it can."""
    try:
        cssselect2.compile_selector_list(tinycss2.serialize(list(prelude)))
    except cssselect2.SelectorError as fault:
        return str(fault)
    return None


def is_page_selector(rule: Any) -> bool:
    """Whether the engine understands what stands between `@page` and its brace."""
    return parse_page_selectors(rule) is not None

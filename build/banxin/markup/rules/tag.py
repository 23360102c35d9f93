"""Tags of template languages, `{{< x >}}`, `{{% x %}}`, `{% x %}`, `{{ x }}`: one token of text each.

They are taken whole, so that nothing inside them is read as emphasis, ruby or a tag of HTML.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline.state_inline import StateInline

_TAG = re.compile(
    r"\{\{<.{1,800}?>\}\}|\{\{%.{1,800}?%\}\}|\{%.{1,800}?%\}|\{\{[^{}|]{1,200}(?:\|[^{}]{0,200})?\}\}|\{#\s.{1,200}?\s#\}",
    re.DOTALL,
)
_NAME = re.compile(r"\{\{?[<%]?[-#]?\s*(?P<close>/|end)?\s*(?P<name>[\w.\-]*)")

TAG = "tag"


def tag(state: StateInline, silent: bool) -> bool:
    """A token of type `tag`, or nothing."""
    if not state.src.startswith(("{{", "{%", "{#"), state.pos):
        return False
    match = _TAG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push(TAG, "", 0)
        token.content = match.group()
    state.pos = match.end()
    return True


def named(content: str) -> tuple[bool, str]:
    """Whether a tag closes another, and its name."""
    match = _NAME.match(content)
    return (bool(match["close"]), match["name"]) if match else (False, "")

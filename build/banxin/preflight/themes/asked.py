"""A sheet in question: where it stands, who reads it, and the findings about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from banxin.findings import Finding, Severity, SourceText, finding
from banxin.preflight.themes.names import LayoutNames
from banxin.wording import Message

NO_EFFECT = "layout.no-effect"
UNSUPPORTED = "layout.unsupported"


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """CSS in `source`: `printed` and `read` say whether print and EPUB use it; in `drawing` it styles SVG."""

    source: SourceText
    printed: bool
    read: bool
    names: LayoutNames
    drawing: bool = False

    def fault(
        self,
        node: Any,
        message: str,
        *,
        length: int = 0,
        expected: str = "",
        nearest: str = "",
        remedy: str = "",
        code: str = NO_EFFECT,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at a token or declaration."""
        shown = length or len(getattr(node, "representation", None) or getattr(node, "name", None) or " ")
        place = self.source.place(node.source_line, node.source_column, shown)
        return finding(
            code, message, place, expected=expected, nearest=nearest, remedy=remedy, severity=severity
        )

    def unsupported(self, node: Any, what: str, *, length: int = 0, remedy: str = "") -> Finding | None:
        """A finding for CSS that is right and that print does not know; a note where EPUB uses it too."""
        if not self.printed:
            return None
        return self.fault(
            node,
            Message("{what} is valid CSS, but print does not support it.", what=what),
            length=length,
            remedy=remedy,
            code=UNSUPPORTED,
            severity=Severity.NOTE if self.read else None,
        )

"""The exception that a layout's own mistake raises once it has been opened."""

from __future__ import annotations

from banxin.findings import Finding


class LayoutFault(Exception):  # noqa: N818 - a fault of the designer's matter, not an error of ours
    """A template or stylesheet cannot be used; `findings` say what, where and how to mend it."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{found.place}: {found.message}" for found in findings))
        self.findings = findings

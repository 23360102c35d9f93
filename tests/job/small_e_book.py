"""A publication of one article of which an e-book alone is made."""

from __future__ import annotations

from pathlib import Path

MANIFEST = """banxin: 1
publication: {title: 渡口}
issue: {number: 1, date: 2026-10-01}
layout: book
contents: [unit: a.md]
editions: {reader: {format: epub}}
"""


def make_e_book(root: Path) -> Path:
    """Write it to `root`, which is made."""
    root.mkdir()
    (root / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    write(root, "开船。")
    return root


def write(root: Path, text: str) -> None:
    """Give its article other text."""
    (root / "a.md").write_text(f"---\nheadline: 船\n---\n\n{text}\n", encoding="utf-8")

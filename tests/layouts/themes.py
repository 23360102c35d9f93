"""Small layouts written into a folder, for tests of the engine."""

from __future__ import annotations

from pathlib import Path

from banxin.layouts import Layout, Templates, open_layout

GRID = "grid: {trim: [210, 297], size: 10, pitch: 15, columns: 2, measure: 20, gutter: 2, rows: 40}\n"
BASE = "name: base\ntitle: 基础\n" + GRID


class Shelf:
    """A folder of layouts; `put` writes one, `open` opens it without findings."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, description: str | None = "", **files: str) -> Path:
        """Write a layout: `pull="…"` is blocks/pull.html.j2, `pdf_css="…"` is sheets/pdf.css."""
        folder = self.root / name
        folder.mkdir(exist_ok=True)
        if description is not None:
            (folder / "layout.yaml").write_text(description or f"title: {name}\n", encoding="utf-8")
        for key, text in files.items():
            sheet = key.endswith("_css")
            file = f"sheets/{key.removesuffix('_css')}.css" if sheet else f"blocks/{key}.html.j2"
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        return folder

    def open(self, name: str, *lower: Shelf) -> Layout:
        layout, findings = open_layout(name, (self.root, *(shelf.root for shelf in lower)))
        assert not findings
        assert layout is not None
        return layout


def templates(tmp_path: Path, shared: dict[str, object] | None = None, **blocks: str) -> Templates:
    """The templates of a base with these blocks."""
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", BASE, **blocks)
    return Templates(shelf.open("base"), {}, shared or {})

"""A small publication on disk for the tests of this room."""

from collections.abc import Mapping
from pathlib import Path

MANIFEST = """\
banxin: 1
publication:
  title: 春溪报
layout: broadsheet
contents:
  - note: note.md
  - unit: units/deng.md
  - unit: units/shu.md
"""
NOTE = "---\nheadline: 编者按\n---\n一个小镇的读书季。\n"
DENG = """---
headline: 灯亮到深夜
byline: 本报记者 张一
---
图书馆的灯亮到深夜。[^1]

## 灯下 {#dengxia}

见[另一篇](#shu)，又见[灯下](#dengxia)。

[^1]: 镇上唯一的图书馆。
"""
SHU = "---\nheadline: 书车进村\n---\n书车进村。见[灯下](#dengxia)。\n"
FILES = {"manifest.yaml": MANIFEST, "note.md": NOTE, "units/deng.md": DENG, "units/shu.md": SHU}


def lay_out(root: Path, changes: Mapping[str, str | bytes] | None = None) -> Path:
    """Write the publication with `changes` (more files, or other contents) into `root`."""
    for name, content in {**FILES, **(changes or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root

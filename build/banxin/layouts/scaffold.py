"""Begin a layout of one's own: a small folder that extends another and says what goes where."""

from __future__ import annotations

import re
from pathlib import Path

from banxin.findings import Finding, Place, finding
from banxin.layouts.description.contract_form import NAME
from banxin.layouts.description.folders import layout_roots
from banxin.layouts.description.layout import Layout
from banxin.layouts.description.opening import open_layout
from banxin.layouts.options.options import Option
from banxin.wording import Message, reason_of

Scaffolded = tuple[tuple[Path, ...], tuple[Finding, ...]]

_DESCRIPTION = """\
# {title}：在 {source} 的基础上改。没有写的，都照 {source}。
name: {name}
title: {title}
about: 写一句话，说明这套版式适合什么
extends: {source}

# 选项：编辑在 manifest.yaml 的 options 里可以改的值。这里可以换默认值，也可以添新的。
# options:
{options}
# 版心：字数、行数、行距。要改哪一项，就去掉哪一行前面的 #。
# grid:
#   trim: [{trim_width:g}, {trim_height:g}]      # 成品尺寸，毫米
#   size: {size:g}                # 正文字号，磅
#   pitch: {pitch:g}            # 行距，磅
#   columns: {columns}              # 基本栏数
#   measure: {measure}             # 每栏字数
#   gutter: {gutter:g}               # 栏间，字
#   rows: {rows}               # 版心行数

# 字体：song 宋、hei 黑、kai 楷、fang 仿宋。
# faces:
{faces}"""

_SHEET = """\
/* 印刷版（PDF）的样式，排在 {source} 的样式之后，只写要改的。
   尺寸从版心来：var(--size) 一个字，var(--pitch) 一行，var(--measure) 一栏宽，var(--gutter) 栏间。
   选项也是变量，例如 var(--accent)。 */

/* .headline {{ color: var(--accent); }} */
"""

_README = """\
# {title}

在 `{source}` 的基础上改的版式。用法：在 `manifest.yaml` 里写 `layout: {name}`。

| 文件 | 改什么 |
|---|---|
| `layout.yaml` | 名称、选项的默认值、版心（字数、行数）、字体 |
| `sheets/common.css` | 印刷版和电子书都用的样式（没有就新建） |
| `sheets/pdf.css` | 只给印刷版的样式 |
| `sheets/epub.css` | 只给电子书的样式（没有就新建） |
| `blocks/*.html.j2` | 每种版面元素的模板，例如 `headline.html.j2` 标题、`figure.html.j2` 图片 |

要改一个元素，在 `blocks/` 里新建同名模板。可以包住原来的：

```jinja
{{# blocks/pull.html.j2 #}}
<div class="frame">{{% include "parent:pull" %}}</div>
```

模板里的文字自动转义；写错的名字会指出是哪一行、最接近的名字是什么。
查看全部选项：`banxin layouts show {name}`。
"""


def scaffold_layout(name: str, source: str, target: Path) -> Scaffolded:
    """Write `layouts/NAME` into the publication at `target`, extending the layout `source`.

    The paths written, or findings when the name cannot be used, is taken, or `source` is not known.
    Never overwrites: with any finding nothing is written.
    """
    folder = target / "layouts" / name
    layout, findings = open_layout(source, layout_roots(target))
    if not re.fullmatch(NAME, name) or len(name) > 40:
        expected = Message("lower-case letters, digits and hyphens, beginning with a letter")
        findings = (
            *findings,
            finding("layout.broken", Message("`{name}` cannot be a name.", name=name), expected=expected),
        )
    elif folder.exists() or folder.is_symlink():
        message = Message("layouts/{name} is there already; nothing is overwritten.", name=name)
        findings = (*findings, finding("layout.broken", message, Place(f"layouts/{name}")))
    if layout is None or findings:
        return (), findings
    return _write(folder, _files(name, layout))


def _files(name: str, layout: Layout) -> dict[str, str]:
    grid = layout.grid
    facts = {
        "name": name,
        "title": name,
        "source": layout.name,
        "options": "".join(_option(one) for one in layout.options.values()),
        "faces": "".join(f"#   {use}: {role}\n" for use, role in layout.faces.items()),
    }
    measures = {field: getattr(grid, field) for field in grid.__dataclass_fields__}
    return {
        "layout.yaml": _DESCRIPTION.format(**facts, **measures),
        "sheets/pdf.css": _SHEET.format(**facts),
        "README.md": _README.format(**facts),
    }


def _option(option: Option) -> str:
    default = option.default
    shown = f'"{default}"' if isinstance(default, str) else str(default).lower()
    return f"#   {option.name}: {{default: {shown}}}   # {option.help}\n"


def _write(folder: Path, files: dict[str, str]) -> Scaffolded:
    written: list[Path] = []
    try:
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            written.append(file)
    except OSError as fault:
        message = Message(
            "layouts/{name} cannot be written: {reason}.", name=folder.name, reason=reason_of(fault)
        )
        return tuple(written), (finding("press.output", message, Place(f"layouts/{folder.name}")),)
    return tuple(written), ()

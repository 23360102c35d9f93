"""The first files of a layout of one's own: description, an override each of sheet and block, exercises."""

from __future__ import annotations

from collections.abc import Mapping

from banxin.layouts.description.layout import Layout
from banxin.layouts.options.options import Option
from banxin.wording.in_languages import closest

_DESCRIPTION = """\
# {title}：在 {source} 的基础上改。没有写的，都照 {source}。
name: {name}
title: {title}
about: 写一句话，说明这套版式适合什么
extends: {source}
# licence: CC-BY-4.0            # 给别人用时写明许可
# requires: banxin>={version}

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
   选项也是变量，例如 var(--accent)。竖向的尺寸用 var(--pitch) 的倍数，相邻各栏的字才对得齐。

   一个例子：引文框用点缀色。要改别的，先用 banxin layouts docs {name} 查元素的类名。 */

.pull p {{ color: var(--accent); }}
"""

_BLOCK = """\
{{#- 引文框（::: pull）的模板。得到的数据：content 是框里的内容，press 是 pdf 或 epub。
    下面一行照原样印出上一层的引文框；在它前后加元素，就是包住它。
    每个模板得到什么，见 banxin layouts docs {name}。不需要这个文件时，删去即可。 -#}}
{{% include "parent:pull" %}}
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
| `sample/` | 一份样刊，稿件里能写的东西都有，用来试排 |

模板里的文字自动转义；写错的名字会指出是哪一行、最接近的名字是什么。

## 十分钟练习

每做一步，在本文件夹里运行 `banxin build sample`，看 `sample/out/` 里的 PDF。

### 一、先看原样（一分钟）

```sh
banxin build sample
```

### 二、换颜色（一分钟）

在 `layout.yaml` 里添上：

```yaml file=layout.yaml
options:
  accent: {{default: "#14508c"}}
```

只想试一次，不改文件：`banxin build sample --set accent=#14508c`。

### 三、改引文框（两分钟）

在 `sheets/pdf.css` 末尾添上一条：

```css file=sheets/pdf.css
.pull {{ border-left: 2pt solid var(--accent); padding-left: var(--size); }}
```

### 四、加一个选项（三分钟）

选项写在 `layout.yaml` 的 `options` 下面，样式里就是变量 `--motto`：

```yaml file=layout.yaml
  motto: {{type: text, default: 水到渠成, max: 12, help: 引文框下面的一行字}}
```

```css file=sheets/pdf.css
.pull::after {{ content: var(--motto); font: .75em/var(--pitch) var(--face-note); }}
```

### 五、包住一个元素（三分钟）

把 `blocks/pull.html.j2` 换成：

```jinja file=blocks/pull.html.j2
<div class="frame">
{{% include "parent:pull" %}}
</div>
```

### 六、交给别人之前

```sh
banxin layouts validate {name}
```

在刊物的文件夹里运行；它检查样式、模板、颜色对比，并把样刊排成 PDF 和电子书，看有没有丢字、出格。
查看全部选项：`banxin layouts show {name}`。全部元素和变量：`banxin layouts docs {name}`。
"""


def first_files(name: str, layout: Layout, version: str) -> Mapping[str, str]:
    """The files of a layout `name` that extends `layout`, by their paths; `version` is that of Banxin."""
    grid = layout.grid
    facts = {
        "name": name,
        "title": name,
        "source": layout.name,
        "version": version,
        "options": "".join(_option(one) for one in layout.offered.values()),
        "faces": "".join(f"#   {use}: {role}\n" for use, role in layout.faces.items()),
    }
    measures = {field: getattr(grid, field) for field in grid.__dataclass_fields__}
    return {
        "layout.yaml": _DESCRIPTION.format(**facts, **measures),
        "sheets/pdf.css": _SHEET.format(**facts),
        "blocks/pull.html.j2": _BLOCK.format(**facts),
        "README.md": _README.format(**facts),
    }


def _option(option: Option) -> str:
    default = option.default
    shown = f'"{default}"' if isinstance(default, str) else str(default).lower()
    said = closest(option.helps, "zh-Hans") if option.helps else option.help  # as all around it is
    return f"#   {option.name}: {{default: {shown}}}   # {said}\n"

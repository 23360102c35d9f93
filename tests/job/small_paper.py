"""A publication of a few hundred characters in which every kind of element stands once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_MANIFEST: Final = """banxin: 1

publication:
  title: 渡口周报
  publisher: 渡口报社
  lang: zh-Hans
  codes: {cn: 11-0000, issn: 0000-0000, postal: 1-100}

issue:
  number: 7
  date: 2022-05-30
  page: 2
  label: 要闻
  editors: [{role: 责任编辑, name: 编辑部}]

title: "渡口两岸　一水相连"

layout: LAYOUT
options: {accent: "#b3121b"}

contents:
  - note: note.md                  # 编者按
  - unit: units/duchuan.md
    rank: lead
  - section: 副刊
    contents:
      - unit: units/cha.md

slug: dukou-7

editions:
  print: {format: pdf, profile: press}
  reader: {format: epub}
"""
_NOTE: Final = """---
headline: 编者按
---

一条河，两个村。本期的两篇稿件，写的是*同一条船*。
"""
_LEAD: Final = """---
eyebrow: 河东见闻
headline: 渡船三十年|从一支篙到两台机
subhead: 摆渡人说，水位涨了又落，人还是那些人
byline: 本报记者
dateline: 河东
---

天亮以前，河面上起了一层薄雾。摆渡的老人把缆绳解开，说：**“今天头一船，是送孩子们去考试。”**

## 从一支篙说起 {keywords="竹篙 柴油机 码头"}

三十年前，渡口只有一支竹篙[^1]。过河要等，一等就是半个钟头；赶上{涨水|zhǎng shuǐ}的日子，两岸的人只能
隔着河喊话。后来添了柴油机，船一天走二十趟，见[另一篇](#cha)。

> 河水不等人，人也不等河水。

![一条河与一条船。](images/chuan.svg "渡口一景"){credit="编辑部制图" width=1}

[^1]: 竹篙长一丈二尺，由村里的篾匠做成。

### 如今

- 早上六点开船；
- 晚上八点收船。

如今桥已经动工。老人把三十年的账本收进木箱，账本上记着每一个没有付钱的人，一个也没有去要过。他说桥通了以后，
这条船就停在码头上，给孩子们看一看，从前的人是怎么过河的。
"""
_SECOND: Final = """---
headline: 一碗茶的工夫
byline: 文/石青
---

茶摊在渡口北面，三张方桌，一把*铜壶*。等船的人坐下来，一碗茶的工夫，船就到了。

表：各季的茶

| 季 | 茶 | 价 |
|:---|:---:|---:|
| 春 | 绿茶 | 2 元 |
| 冬 | 红茶 | 3 元 |

::: verse
一碗茶，一条河，
　　来来往往客人多。
:::

茶钱放在竹筒里，摊主从来不数。收摊的时候，竹筒里的钱总是比茶钱多一些：有人忘了找零，有人记得昨天没有带钱。
"""
_PICTURE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">'
    "<title>一条河与一条船</title>"
    '<path d="M0 120h300v80H0z" fill="#9ab"/><path d="M90 90h120l-20 30h-80z"/></svg>\n'
)


def lay_out(root: Path, layout: str) -> Path:
    """Write the publication into the folder `root`, to be set with a layout."""
    files = {
        "manifest.yaml": _MANIFEST.replace("LAYOUT", layout),
        "note.md": _NOTE,
        "units/duchuan.md": _LEAD,
        "units/cha.md": _SECOND,
        "images/chuan.svg": _PICTURE,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root

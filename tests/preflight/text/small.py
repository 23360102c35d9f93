"""Small publications with a layout of their own, built to see what the count of words says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from banxin.job import Report, build

LONG = (
    "我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。"
    "时候既然是深冬，渐近故乡时，天气又阴晦了，冷风吹进船舱中。"
)
SECOND = "从缝隙向外一望，苍黄的天底下，远近横着几个萧索的荒村，没有一些活气。"
ARTICLE = f"""---
eyebrow: 归途
headline: 故乡的冬天
subhead: 渐近村口
deck: 二十年后再走旧路
byline: 记者 迅哥
dateline: 本报绍兴电
---

{LONG}

## 苍黄 {{keywords="船 风 村"}}

{SECOND}

![图](x.svg "乌篷船过桥"){{credit="闰土摄"}}

::: pull
没有一些活气。
:::
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60"/></svg>'
)


def publish(
    root: Path,
    files: Mapping[str, str],
    *,
    article: str = ARTICLE,
    layout: str = "name: t\nextends: book\n",
    editions: str = "{print: {format: pdf}}",
) -> Report:
    """Build one article with a layout of `files` (paths in its folder)."""
    for name, text in {
        "manifest.yaml": "banxin: 1\npublication: {title: 试}\nlayout: t\ncontents: [{unit: a.md}]\n"
        f"slug: a\neditions: {editions}\n",
        "a.md": article,
        "x.svg": PICTURE,
        "layouts/t/layout.yaml": layout,
        **{f"layouts/t/{name}": text for name, text in files.items()},
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return build(root)


def told(report: Report) -> list[tuple[str, str, int]]:
    """Code, file and line of every finding."""
    return [
        (f.code, f.place.file if f.place else "", f.place.line if f.place else 0) for f in report.findings
    ]

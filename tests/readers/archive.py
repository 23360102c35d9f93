"""A publication of very many articles, as an archive of a paper has them."""

from __future__ import annotations

import random
from pathlib import Path

_SIGNS = (
    "渠水村口闸门量尺记录春耕夜里灯下老人孩子学校桥头河岸雨后田埂路灯表格账本签字开会商量修补黏土石板渡口"
)


def write_archive(root: Path, articles: int) -> None:
    """Write it into `root`: the same number gives the same files."""
    picked = random.Random(articles)

    def clause() -> str:
        return "".join(picked.choice(_SIGNS) for _ in range(picked.randint(5, 14)))

    def paragraph() -> str:
        return "，".join(clause() for _ in range(picked.randint(3, 6))) + "。"

    (root / "units").mkdir(parents=True)
    contents = []
    for number in range(articles):
        if number % 100 == 0:
            contents += [f"  - section: 第{number // 100 + 1}辑", "    contents:"]
        blocks = [paragraph() for _ in range(5)]
        if number % 3 == 0:
            blocks[1] += "[^1]"
            blocks.append(f"[^1]: {paragraph()}")
        if number % 4 == 0:
            blocks[2:2] = [f"## {clause()}", paragraph()]
        head = f"---\nheadline: {clause()}（{number + 1}）\nbyline: 记者 {clause()[:2]}\n---\n"
        (root / f"units/w{number:04}.md").write_text(head + "\n\n".join(blocks) + "\n", "utf-8")
        contents.append(f"      - unit: units/w{number:04}.md")
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 青禾旧刊合订本, publisher: 青禾周刊社}\n"
        "issue: {number: 1, date: 2026-03-20}\nlayout: book\nslug: archive\n"
        f"editions:\n  reader: {{format: epub}}\ncontents:\n{chr(10).join(contents)}\n",
        "utf-8",
    )

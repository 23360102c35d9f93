"""A campus paper of four tabloid pages and 22 items, planned as editors do, the same files at every call."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.jury.making import photograph
from bench.jury.prose import Copy

NAMES = ("要闻", "校园", "综合", "副刊")
BRIEFS, COLUMN = "简讯", "jianxun"  # the column of briefs, and the name that its files begin with
_SEED = 22
_BRIEFS = 6
_FILLERS = (105, 80, 60)  # 字 of each
_LINE = 34  # 字 of a brief that is one sentence
_STANZAS, _VERSES = 3, 4


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the paper: its file, 字 of its text, and what an editor says of it.

    `rank` is empty for kinds that have none of their own; `picture` is the width of its picture as an article
    writes it, with the shape (width : height).
    """

    key: str
    page: int
    length: int
    kind: str = ""
    rank: str = "normal"
    picture: tuple[str, tuple[int, int]] | None = None
    eyebrow: bool = False
    deck: bool = False
    crossheads: int = 0


ITEMS = (
    Item("bianzhean", 1, 100, kind="note", rank=""),
    Item("toutiao", 1, 1060, rank="lead", picture=("3", (3, 2)), eyebrow=True, deck=True, crossheads=2),
    Item("yaowen-2", 1, 590, deck=True),
    Item("yaowen-3", 1, 460),
    Item("tupian", 1, 0, kind="photo", rank="", picture=("2-3", (4, 3))),
    Item(COLUMN, 1, 0, kind="column", rank=""),
    Item("texie", 2, 1310, picture=("3", (4, 3)), eyebrow=True, deck=True, crossheads=3),
    Item("xiaoyuan-2", 2, 650, deck=True),
    Item("xiaoyuan-3", 2, 470),
    Item("rili", 2, 120, kind="schedule"),
    Item("qishi", 2, 130, kind="notice", rank=""),
    Item("zonghe-1", 3, 1090, picture=("2", (3, 2)), eyebrow=True, deck=True, crossheads=2),
    Item("zonghe-2", 3, 640, deck=True, crossheads=1),
    Item("zonghe-3", 3, 450),
    Item("laixin", 3, 370, kind="letter"),
    Item("duanxun-1", 3, 220, rank="brief"),
    Item("duanxun-2", 3, 190, rank="brief"),
    Item("sanwen", 4, 1300, deck=True),
    Item("suibi", 4, 880, picture=("2", (4, 3))),
    Item("shi", 4, 0, kind="poem"),
    Item("shuping", 4, 620),
    Item("zhaji", 4, 310, rank="brief"),
)

PINS = {
    "toutiao": "{page: 1, region: top-left}",
    f"{COLUMN}-1": "{region: bottom-right}",
    "qishi": "{page: 2, region: bottom-left}",
    "zonghe-1": "{page: 3, size: 24}",
    "shi": "{page: 4, region: top-right}",
}
"""What the editor decided about single items, as the manifest has it."""

_EDITORS = (
    "责任编辑：甲　版式：乙",
    "责任编辑：乙　版式：甲",
    "责任编辑：丙　版式：乙",
    "责任编辑：丁　版式：甲",
)
_ADVERTISEMENT = "    advertisements: [{unit: units/guanggao.md, size: 3栏 × 12行, at: bottom-right}]\n"


def write(root: Path) -> None:
    """Write the paper into the folder `root`, which is made."""
    picked = random.Random(_SEED)
    copy = Copy(picked)
    for folder in ("units", "images"):
        (root / folder).mkdir(parents=True)
    heads = _heads(copy)
    for item in ITEMS:
        if item.key == COLUMN:
            for number in range(1, _BRIEFS + 1):
                _file(root, f"{COLUMN}-{number}", ["kind: brief"], [_line(copy)])
        else:
            _file(root, item.key, list(_front(item, heads, copy)), _body(root, item, copy, picked))
    for number, length in enumerate(_FILLERS, 1):
        _file(root, f"bubai-{number}", [f"headline: {next(heads)}"], copy.paragraphs(length))
    _file(root, "guanggao", [f"headline: {copy.headline(short=True)}"], [copy.sentence()])
    (root / "manifest.yaml").write_text(_manifest(), encoding="utf-8")


def _heads(copy: Copy) -> Iterator[str]:
    """Headlines, none of them twice, without breaks of an author."""
    known: set[str] = set()
    while True:
        head = copy.headline(short=False).replace("|", "　")
        if head not in known:
            known.add(head)
            yield head


def _line(copy: Copy) -> str:
    """A sentence of about a line or two."""
    while len(found := copy.sentence()) < _LINE:
        pass
    return found


def _front(item: Item, heads: Iterator[str], copy: Copy) -> Iterator[str]:
    if item.kind not in ("note", "photo"):
        yield f"headline: {_headline(item, heads, copy)}"
    if item.kind in ("notice", "letter", "photo"):
        yield f"kind: {item.kind}"
    if item.eyebrow:
        yield f"eyebrow: {copy.eyebrow()}"
    if item.deck:
        yield f"deck: {copy.deck()}"
    if item.kind in ("", "letter", "poem"):
        yield "byline: 石头" if item.page == len(NAMES) or item.kind else "byline: 本报记者 河生"


def _headline(item: Item, heads: Iterator[str], copy: Copy) -> str:
    """A short head of a notice and of what is literary, else one of news."""
    if item.kind == "notice":
        return copy.headline(short=True)
    return copy.crosshead() if NAMES[item.page - 1] == "副刊" else next(heads)


def _body(root: Path, item: Item, copy: Copy, picked: random.Random) -> list[str]:
    if item.kind == "poem":
        return [_stanza(copy) for _ in range(_STANZAS)]
    parts = copy.paragraphs(item.length) if item.length else []
    step = len(parts) // (item.crossheads + 1)
    for number in range(item.crossheads, 0, -1):
        parts.insert(number * step, f"## {copy.crosshead()}")
    if item.kind == "schedule":
        parts.append(_schedule(copy))
    if item.picture:
        width, shape = item.picture
        photograph(shape, picked).save(root / f"images/{item.key}.png")
        caption = copy.caption()
        parts.insert(
            min(1, len(parts)),
            f'![{caption}](images/{item.key}.png "{caption}"){{credit="石头 摄" width={width}}}',
        )
    return parts


def _stanza(copy: Copy) -> str:
    """Lines of verse, every second one indented; two blanks at the end of a line keep it."""
    verses = [copy.saying() for _ in range(_VERSES)]
    return "  \n".join("　" * (number % 2) + verse for number, verse in enumerate(verses))


def _schedule(copy: Copy) -> str:
    rows = [f"| {day} | {copy.place()} | {copy.crosshead()} |" for day in "一二三四五六日"]
    return "表：本周活动\n\n| 周 | 地点 | 活动 |\n|---|---|---|\n" + "\n".join(rows)


def _file(root: Path, key: str, front: Sequence[str], parts: Sequence[str]) -> None:
    head = "---\n" + "\n".join(front) + "\n---\n\n" if front else ""
    (root / "units" / f"{key}.md").write_text(head + "\n\n".join(parts) + "\n", encoding="utf-8")


def _manifest() -> str:
    fillers = ", ".join(f"units/bubai-{number}.md" for number in range(1, len(_FILLERS) + 1))
    return (
        "banxin: 1\n"
        "publication: {title: 河东校园报, publisher: 河东校园报社, codes: {cn: 22-0000}}\n"
        "issue: {number: 1, date: 2021-03-01}\n"
        "layout: tabloid\n"
        "sheet:\n  keep: make-up.yaml\n  pins:\n"
        + "".join(f"    {key}: {pin}\n" for key, pin in PINS.items())
        + "pages:\n"
        + "".join(_page(number) for number in range(1, len(NAMES) + 1))
        + "contents:\n"
        + "".join(_entry(item) for item in ITEMS)
        + f"fillers: [{fillers}]\n"
        "editions:\n  print: {format: pdf}\n"
    )


def _page(number: int) -> str:
    keys = ", ".join(
        f"{COLUMN}-1" if item.key == COLUMN else item.key for item in ITEMS if item.page == number
    )
    advertisement = _ADVERTISEMENT if NAMES[number - 1] == "综合" else ""
    return (
        f"  {number}:\n    name: {NAMES[number - 1]}\n    editors: {_EDITORS[number - 1]}\n"
        f"    stories: [{keys}]\n{advertisement}"
    )


def _entry(item: Item) -> str:
    if item.key == COLUMN:
        briefs = ", ".join(f"{{unit: units/{COLUMN}-{number}.md}}" for number in range(1, _BRIEFS + 1))
        return f"  - section: {BRIEFS}\n    gather: true\n    contents: [{briefs}]\n"
    if item.kind == "note":
        return f"  - note: units/{item.key}.md\n"
    ranked = f", rank: {item.rank}" if item.rank else ""
    return f"  - {{unit: units/{item.key}.md{ranked}}}\n"

"""One story written by many programs: every character comes over, and the structure that each can write."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from banxin.importing.copy.sources import Sources
from banxin.markup import plain_text
from importing.reading import Brought, bring

SAMPLES = Path(__file__).parent / "samples"
DOCS = Path(__file__).parents[2] / "docs"
STORY: dict[str, Any] = json.loads((SAMPLES / "story.json").read_text("utf-8"))
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
RUNS = {look: run for block in STORY["blocks"] for run in block.get("runs", ()) for look in [run[1]] if look}
PLAIN = {"note", "inserted", "deleted", "hidden", "comment"}  # what many programs cannot write at all

PROGRAMS: dict[str, tuple[str, set[str]]] = {
    "word.docx": ("Word", set()),
    "wps.docx": ("WPS", {"list"}),
    "libreoffice.docx": ("LibreOffice .docx", set()),
    "libreoffice.odt": ("LibreOffice .odt", set()),
    "libreoffice.doc": ("LibreOffice .doc", {"alt"}),
    "libreoffice.rtf": ("LibreOffice .rtf", {"alt"}),
    "pandoc.docx": ("pandoc 3.9", {"eyebrow", "ruby", "hidden", "box", "alt"}),
    "docx-npm.docx": ("docx 9.15 (npm)", {"ruby"}),
    "python-docx.docx": ("python-docx 1.2", {"ruby", "note", "inserted", "deleted", "link", "alt"}),
    "docxtpl.docx": ("docxtpl 0.20", PLAIN | {"ruby", "box", "alt", "merged"}),
    "html-docx-js.docx": ("html-docx-js 0.3 (npm)", PLAIN | {"box"}),
    "html-to-docx.docx": ("html-to-docx 1.8 (npm)", PLAIN | {"dots", "ruby", "box", "alt"}),
    "officegen.docx": ("officegen 0.6 (npm)", PLAIN | {"ruby", "box", "alt", "merged"}),
}
"""The programs, and what each cannot write or was not asked to."""

Seen = Callable[[Brought], bool]
HEADS = ("eyebrow", "headline", "subhead", "byline")
MERGED = (
    "\n\n| 屯名 | 路灯（盏） |  |\n|---|---|---|\n|  | 2015年 | 2019年 |\n"
    "| 上屯 | 6 | 48 |\n| 下屯 | 4 | 52 |\n"
)


def front(name: str) -> Seen:
    return lambda done: f"\n{name}: {STORY[name]}\n" in done.text.replace('"', "")


def within(*words: str) -> Seen:
    return lambda done: all(one in done.text for one in words)


FEATURES: dict[str, Seen] = {
    **{name: front(name) for name in HEADS},
    "crosshead": within("\n## 一条路\n", "\n## 一盏灯\n"),
    "bold": within("“**先修路**，"),
    "dots": within("，*多了许多双眼睛*，"),
    "ruby": within("{凭祥|Píng xiáng}"),
    "note": within("。[^1]\n", "\n[^1]: 这里指的是路口新装的灯。"),
    "list": within("\n1. 先修水，再修路；\n2. 先通电，再装灯；\n3. 先开店，再揽客。\n"),
    "table": within("\n表：表1　各屯路灯\n", MERGED.replace("|---|---|---|", "|")[2:12]),
    "merged": lambda done: MERGED in done.text.replace(":---:", "---"),
    "picture": within("](images/", ' "图为山口的夜市。韦小满 摄")'),
    "alt": within("![夜里的山口](images/"),
    "box": within("\n::: box\n边境村"),
    "inserted": lambda done: "全村人出了工" in done.text and "import.changes" in done.codes,
    "deleted": lambda done: "多数人" not in done.text and "import.changes" in done.codes,
    "hidden": lambda done: "工钱" not in done.text and "工钱另议" in done.said,
    "comment": lambda done: "数字请核" not in done.text and "数字请核" in done.said,
    "link": within("[县里的网页](https://example.org/deng)"),
    "raised": within("4万m²。"),
}
COLUMNS = (
    HEADS, ("crosshead",), ("bold",), ("dots",), ("ruby",), ("note",), ("list",), ("merged",), ("picture",),
    ("box",), ("inserted", "deleted"), ("comment",), ("link",),
)  # fmt: skip


def ink(text: str) -> str:
    return re.sub(r"\s", "", text)


def words_of(done: Brought) -> str:
    """All words of the article that was made."""
    assert done.unit is not None
    stack, body = done.unit.stack, done.unit.body
    heads = [*stack.eyebrow.segments, *stack.headline.segments, *stack.subhead.segments, stack.byline.text]
    return "".join(
        map(str, [*heads, plain_text(body.blocks), *(plain_text(note.blocks) for note in body.notes)])
    )


def words_of_story(lacks: set[str]) -> str:
    """All words that a program without some ways of writing was given."""
    words = [STORY[name] for name in HEADS if name not in lacks]
    for block in STORY["blocks"]:
        for text, look, *_ in block.get("runs", ()):
            if look in ("deleted", "hidden") or (look == "note" and "note" in lacks):
                continue
            words.append("²" if look == "raised" else text)
        words += [*block.get("items", ()), block.get("text", ""), block.get("caption", "")]
        words += [cell["text"] for row in block.get("rows", ()) for cell in row]
    return "".join(words)


def imported(name: str) -> Brought:
    if not name.endswith(".docx") and OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    return bring((SAMPLES / name).read_bytes(), name, Sources())


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_character_and_what_is_kept(name: str) -> None:
    done = imported(name)
    label, lacks = PROGRAMS[name]
    assert [fault for fault in (*done.found.findings, *done.faults) if fault.severity == "error"] == []
    expected = Counter(ink(words_of_story(lacks)))
    if name == "html-to-docx.docx":  # the program itself loses the base of ruby
        expected -= Counter("凭祥")
    if name == "wps.docx":  # circled numbers, typed as fields
        expected += Counter("①②③")
    found = Counter(ink(words_of(done)))
    assert (found - expected, expected - found) == (Counter(), Counter())
    kept = {feature for feature, seen in FEATURES.items() if seen(done)}
    assert kept | lacks >= set(FEATURES)
    marks = ["●" if set(column) <= kept - lacks else "–" for column in COLUMNS]
    marks[0] = "●" if set(HEADS) <= kept | {"eyebrow"} else "–"  # pandoc has no place for an eyebrow
    row = f"| {label} | {' | '.join(marks)} |"
    row = row.replace("| – |", "| ①② |", 1) if name == "wps.docx" else row
    for page in ("import.md", "import.zh-CN.md"):
        assert row in (DOCS / page).read_text("utf-8"), row


def test_the_samples_stay_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir() if path.is_file()) < 200_000

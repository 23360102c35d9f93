"""Random publications of text that flows: magazines, books and bulletins, and how their pages are filled."""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("build", ".")]

from banxin.job import build  # noqa: E402
from bench.jury.contact import pages_of, sheets  # noqa: E402
from bench.jury.making import picture  # noqa: E402
from bench.jury.prose import Copy  # noqa: E402

FLOWING = ("magazine", "book", "bulletin")
INK = 245  # grey level below which a pixel is no paper

_KINDS = {
    "magazine": ("", "", "特稿", "专栏"),
    "book": ("",),
    "bulletin": ("",),
}
_SECTIONS = {
    "magazine": ("观察", "人物", "走读", "副刊"),
    "book": ("上篇", "下篇"),
    "bulletin": ("要情", "动态"),
}


def contents(
    folder: Path, layout: str, count: int, copy: Copy, picked: random.Random
) -> tuple[list[str], int, int]:
    """Articles in sections, some short items together: lines of the manifest, characters, pictures."""
    lines, characters, pictures = [], 0, 0
    names = list(_SECTIONS[layout])[: max(1, min(count // 2, 4))]
    for part, name in enumerate(names):
        lines += [f"  - section: {name}", "    contents:"]
        for index in range(part, count, len(names)):
            kind = picked.choice(_KINDS[layout])
            length = picked.randint(300, 3500)
            added, pictured = _article(folder, index, kind, length, copy, picked)
            characters, pictures = characters + added, pictures + pictured
            lines.append(f"      - unit: units/s{index + 1:02}.md")
    if picked.random() < 0.6:
        lines += ["  - section: 简讯", "    gather: true", "    contents:"]
        for index in range(count, count + picked.randint(2, 7)):
            added, _ = _article(folder, index, "brief", picked.randint(60, 180), copy, picked)
            characters += added
            lines.append(f"      - unit: units/s{index + 1:02}.md")
    return lines, characters, pictures


def _article(
    folder: Path, index: int, kind: str, length: int, copy: Copy, picked: random.Random
) -> tuple[int, int]:
    front = [f"headline: {copy.headline(short=kind == 'brief')}"]
    if kind:
        front.append(f"kind: {kind}")
    if kind != "brief":
        if picked.random() < 0.4:
            front.append(f"eyebrow: {copy.eyebrow()}")
        if picked.random() < 0.6:
            front.append(f"deck: {copy.deck()}")
        front.append("byline: 石头 河生")
    body = copy.paragraphs(length)
    parts = list(_with_more(body, kind, copy, picked))
    pictured = 0
    for _ in range(picked.choice((0, 0, 1, 2)) if kind != "brief" else 0):
        at = picked.randint(1, len(parts))
        parts.insert(at, picture(folder, index * 10 + pictured, copy, picked))
        pictured += 1
    text = "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(parts) + "\n"
    (folder / "units" / f"s{index + 1:02}.md").write_text(text, encoding="utf-8")
    return sum(map(len, body)), pictured


def _with_more(body: list[str], kind: str, copy: Copy, picked: random.Random) -> Iterator[str]:
    """Paragraphs with crossheads, pull quotes, tables, boxes and lists among them."""
    for nth, paragraph in enumerate(body):
        if nth and kind != "brief" and nth < len(body) - 1:
            chance = picked.random()
            if chance < 0.15:
                yield f"## {copy.crosshead()}"
            elif chance < 0.22:
                yield f"::: pull\n{copy.caption()}\n:::"
            elif chance < 0.27:
                rows = "\n".join(
                    f"| {copy.caption()[:4]} | {picked.randint(1, 9999)} | {nth} |" for nth in range(4)
                )
                yield f"| 村 | 亩 | 次 |\n|---|---:|---:|\n{rows}"
            elif chance < 0.32:
                yield f"::: box\n## {copy.crosshead()}\n\n{copy.sentence()}\n:::"
            elif chance < 0.37:
                yield "\n".join(f"- {copy.caption()}" for _ in range(3))
        yield paragraph


def foot_white(page: Image.Image) -> float:
    """The share of a page's height between its last ink over the foot margin and that margin."""
    grey = page.convert("L")
    wide, high = grey.size
    within = grey.crop((wide // 10, high * 8 // 100, wide * 9 // 10, high * 90 // 100))
    ink = within.point(lambda level: 255 if level < INK else 0).getbbox()
    return 1.0 if ink is None else 1 - ink[3] / within.size[1]


def make(number: int, folder: Path, seed: int) -> tuple[str, str]:
    """Write publication `number` below `folder`: its layout, and what it holds in words."""
    picked = random.Random(f"flow-{seed}-{number}")
    copy = Copy(picked, ())
    layout = FLOWING[number % len(FLOWING)]
    (folder / "units").mkdir(parents=True)
    (folder / "images").mkdir()
    count = picked.randint(2, 9)
    lines, characters, pictures = contents(folder, layout, count, copy, picked)
    preset, lang = picked.choice(("墨", "青")), picked.choice(("zh-Hans", "zh-Hans", "zh-Hant-TW"))
    top = "\n".join([
        f"banxin: 1\npublication: {{title: 河东月刊, publisher: 河东社, lang: {lang}}}",
        f"issue: {{number: {number + 1}, date: 2021-03-{number % 28 + 1:02}}}",
        f'title: "{copy.headline(short=False)}"\nlayout: {layout}\npreset: {preset}\ncontents:',
        *lines,
        "editions: {print: {format: pdf, profile: screen}, reader: {format: epub}}\n",
    ])  # fmt: skip
    (folder / "manifest.yaml").write_text(top, encoding="utf-8")
    return layout, f"{count:>3} {characters:>6} {pictures:>3} {lang:<10} {preset}"


def main() -> int:
    """Run; the number of publications with an error, or without a PDF, is the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.jury.flowing", description=__doc__)
    parser.add_argument("--count", type=int, default=18)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    failed, emptiest = 0, []
    print(" no layout   sto     字 pic lang       preset | pages, filled, over a third white | findings")
    for number in range(wanted.first, wanted.first + wanted.count):
        root = wanted.out / f"flow-{number:02}"
        shutil.rmtree(root, ignore_errors=True)
        layout, holds = make(number, root, wanted.seed)
        report = build(root)
        told = Counter(f"{one.severity} {one.code}" for one in report.findings)
        pdf = next(iter(sorted((root / "out").glob("*.pdf"))), None)
        pages = pages_of(pdf) if pdf else []
        white = [foot_white(page) for page in pages]
        filled = [share for share in white if share < 1]
        failed += report.failed or not pdf
        emptiest += [
            (share, f"#{number} p{nth + 1}", pages[nth]) for nth, share in enumerate(white) if share < 1
        ]
        over = sum(share > 1 / 3 for share in filled)
        findings = ", ".join(f"{code}×{count}" for code, count in sorted(told.items()))
        print(
            f"{number:>3} {layout:<8} {holds} | {len(pages):>3} {len(filled):>3} {over:>3} | {findings}",
            flush=True,
        )
    emptiest.sort(key=lambda one: -one[0])
    if emptiest:
        sheets(
            [(f"{label} {share:.0%}", page) for share, label, page in emptiest[:24]], wanted.out, "emptiest"
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())

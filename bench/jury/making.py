"""Makes one random issue as a folder: manifest, articles, pictures, all from its seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from bench.jury.prose import Copy

LENGTHS = (150, 2500)  # 字 of a story
STORIES = (3, 22)
PAPERS = ("broadsheet", "tabloid", "office-news")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a random issue holds."""

    number: int
    layout: str
    stories: int
    characters: int
    pictures: int
    ranks: str
    note: bool
    jumps: bool
    first: int


def make(number: int, folder: Path, texts: Sequence[Sequence[str]] = (), seed: int = 4) -> Plan:
    """Write issue `number` below `folder`; equal numbers and seeds give equal issues."""
    picked = random.Random(f"{seed}-{number}")
    copy = Copy(picked, texts)
    layout = PAPERS[number % len(PAPERS)]
    count = picked.randint(*STORIES)
    mixed = picked.random() < 0.6
    note, jumps = picked.random() < 0.4, picked.random() < 0.5
    first = picked.choice((1, 3))
    (folder / "units").mkdir(parents=True)
    (folder / "images").mkdir()
    entries, characters, pictures = [], 0, 0
    for index in range(count):
        rank = _rank(index, picked) if mixed else "peer"
        length, pictured = _article(folder, index, rank, copy, picked)
        characters, pictures = characters + length, pictures + pictured
        ranked = f", rank: {rank}" if mixed else ""
        entries.append(f"  - {{unit: units/s{index + 1:02}.md{ranked}}}")
    if note:
        (folder / "note.md").write_text("".join(copy.paragraphs(110)) + "\n", encoding="utf-8")
        entries.insert(0, "  - note: note.md")
    (folder / "manifest.yaml").write_text(
        _manifest(number, layout, first, jumps, copy, entries), encoding="utf-8"
    )
    ranks = "mixed" if mixed else "peers"
    return Plan(number, layout, count, characters, pictures, ranks, note, jumps, first)


def _rank(index: int, picked: random.Random) -> str:
    return "lead" if index == 0 else picked.choice(("normal", "normal", "brief"))


def _manifest(number: int, layout: str, first: int, jumps: bool, copy: Copy, entries: Sequence[str]) -> str:
    contents = "\n".join(entries)
    return f"""banxin: 1
publication: {{title: 河东日报, publisher: 河东日报社, codes: {{cn: 22-0000}}}}
issue: {{number: {number + 1}, date: 2021-03-{number % 28 + 1:02}, page: {first}, label: 综合}}
title: "{copy.headline(short=False)}"
layout: {layout}
sheet: {{jumps: {str(jumps).lower()}}}
contents:
{contents}
editions:
  print: {{format: pdf}}
"""


def _article(folder: Path, index: int, rank: str, copy: Copy, picked: random.Random) -> tuple[int, int]:
    """Write story `index`; its length in characters and the number of its pictures."""
    low, high = {"lead": (900, LENGTHS[1]), "brief": (LENGTHS[0], 400)}.get(rank, LENGTHS)
    length = round(low * (high / low) ** picked.random())
    front = [f"headline: {copy.headline(short=rank == 'brief')}"]
    if picked.random() < 0.4:
        front.insert(0, f"eyebrow: {copy.eyebrow()}")
    if rank != "brief" and picked.random() < 0.5:
        front.append(f"deck: {copy.deck()}")
    if picked.random() < 0.8:
        front.append("byline: 本报记者 石头 通讯员 河生")
    body = copy.paragraphs(length)
    parts = list(body)
    if length > 700:
        for at in range(len(parts) - 2, 2, -max(3, len(parts) // 4)):
            keys = f' {{keywords="{copy.keywords()}"}}' if picked.random() < 0.3 else ""
            parts.insert(at, f"## {copy.crosshead()}{keys}")
    pictured = length > 350 and picked.random() < 0.35
    if pictured:
        parts.insert(picked.randint(0, min(2, len(parts))), picture(folder, index, copy, picked))
    text = "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(parts) + "\n"
    (folder / "units" / f"s{index + 1:02}.md").write_text(text, encoding="utf-8")
    return sum(map(len, body)), int(pictured)


def picture(folder: Path, index: int, copy: Copy, picked: random.Random) -> str:
    """Make a picture below `folder`; the line that places it."""
    width = picked.choice((1, 2, 2, 3))
    shape = picked.choice(((3, 2), (4, 3), (1, 1), (16, 9), (3, 4)))
    if picked.random() < 0.3:
        name = f"images/s{index + 1:02}.svg"
        (folder / name).write_text(_drawing(shape, picked), encoding="utf-8")
    else:
        name = f"images/s{index + 1:02}.png"
        photograph(shape, picked).save(folder / name)
    caption = copy.caption()
    return f'![{caption}]({name} "{caption}"){{credit="石头 摄" width={width}}}'


def photograph(shape: tuple[int, int], picked: random.Random) -> Image.Image:
    """Hills below a sky: 1,500 pixels wide, as high as `shape` (width : height) says."""
    wide, high = 1500, 1500 * shape[1] // shape[0]
    image = Image.new("RGB", (wide, high))
    draw = ImageDraw.Draw(image)
    for y in range(high):
        tone = 235 - 70 * y // high
        draw.line((0, y, wide, y), fill=(tone - 25, tone - 10, tone))
    for depth in range(1, 5):
        top = high * (3 + depth) // 10
        points = [(x, top + picked.randint(-high // 14, high // 14)) for x in range(0, wide + 1, wide // 8)]
        shade = 170 - 35 * depth
        draw.polygon([(0, high), *points, (wide, high)], fill=(shade, shade + 8, shade - 6))
    return image


def _drawing(shape: tuple[int, int], picked: random.Random) -> str:
    """A bar chart."""
    wide, high = 100 * shape[0], 100 * shape[1]
    step = wide / 8
    bars = "".join(
        f'<rect x="{step * (i + 0.6):.1f}" y="{high - tall:.1f}" width="{step * 0.7:.1f}" height="{tall:.1f}"'
        ' fill="#5a6a78"/>'
        for i in range(7)
        for tall in (picked.uniform(0.2, 0.85) * high,)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<rect width="{wide}" height="{high}" fill="#e9e6de"/>{bars}</svg>\n'
    )

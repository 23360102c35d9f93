"""Whatever happens to the files of a publication, reading them ends in findings and never in an exception."""

import random
from pathlib import Path

import pytest

from banxin.findings import has_errors
from banxin.findings.frame import as_json, frame
from banxin.manuscript import read_publication
from manuscript.press_copy import lay_out

MANIFEST = """\
banxin: 1
publication: {title: 春溪报, publisher: "春溪镇图书馆", codes: {cn: 11-0000}}
issue:
  number: 6
  date: 2025-06-30
  editors: [{role: 责任编辑, name: 编辑部}]
title: '一个小镇|的读书季'
layout: tabloid
options: {accent: "#b3121b"}
contents:
  - note: note.md
  - section: 综合
    contents:
      - unit: units/deng.md
        rank: lead
  - unit: units/shu.md
editions:
  print: {format: pdf, profile: press}
"""
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
<style>.a { fill: url(#g) }</style><g id="g"><rect class="a" width="10"/></g><use href="#g"/>
</svg>
"""
TAIL = '\n![灯](images/lamp.svg "图"){credit="张一 摄" width=2}\n'
ROUNDS = 200


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One of the accidents that happen to files."""
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.randrange(1, 20))
    lines = data.split(b"\n")
    chance_marks = "：“”，　|*&!%@`{}[]\"'-\t#<>\\\0\ufeff\u2028𠮷".encode()
    kind = chance.randrange(8)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[end:]
    if kind == 2:
        return data[:at]
    if kind == 3:
        chance.shuffle(lines)
        return b"\n".join(lines)
    if kind == 4:
        mark = chance.choice(chance_marks.decode()).encode()
        return data[:at] + mark + data[at:]
    if kind == 5:
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        return b"\n".join(lines)
    if kind == 6:
        return data[:at] + data[at:end] * chance.randrange(2, 50) + data[end:]
    return b"\n".join(chance.choice([b"", b" ", b"\t", b"  - "]) + line for line in lines)


@pytest.mark.parametrize("seed", range(4))
def test_two_hundred_mutations_raise_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = lay_out(tmp_path, {"manifest.yaml": MANIFEST, "images/lamp.svg": SVG})
    shu = root / "units" / "shu.md"
    shu.write_bytes(shu.read_bytes() + TAIL.encode())
    assert read_publication(root).findings == ()
    files = sorted(path for path in root.rglob("*") if path.is_file())
    wrong = 0
    for _ in range(ROUNDS // 4):
        path = chance.choice([*files, root / "manifest.yaml"])
        before = path.read_bytes()
        path.write_bytes(mutated(mutated(before, chance) or b"x", chance))
        reading = read_publication(root)
        for found in reading.findings:
            assert frame(found)
            assert as_json(found)
            assert found.place is not None
        assert (reading.publication is None) == has_errors(reading.findings)
        wrong += bool(reading.findings)
        path.write_bytes(before)
    assert wrong > ROUNDS // 8

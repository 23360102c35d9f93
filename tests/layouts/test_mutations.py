"""Whatever is done to the files of a layout, the answer is a layout or findings, never another exception."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from banxin.findings import CODES, Finding
from banxin.layouts import LayoutFault, Templates, builtin_layouts, open_layout, settle_options, stylesheets
from banxin.manuscript.publication import HeadlineStack

ROUNDS = 25
CONTEXT = {"text": "文", "content": "文", "stack": HeadlineStack(), "level": 2, "press": "pdf", "ident": "a"}
PIECES = [*"{}:#'\"\t\n(|\x00", "{{", "}}", "{%", "%}", "&x", "*x", "/*", "url(", "题"]


def mutated(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        length = chance.choice([0, 1, 1, 2, 8, 40])
        piece = chance.choice([b"", b"", chance.choice(PIECES).encode(), bytes([chance.randrange(256)])])
        data = data[:at] + piece + data[at + length :]
    return data


def findings_of(root: Path, name: str) -> tuple[Finding, ...]:
    layout, findings = open_layout(name, (root,))
    if layout is None:
        assert findings
        return findings
    values, _ = settle_options(layout, {}, {})
    made = Templates(layout, values, {})
    found = list(findings)
    works = [lambda: stylesheets(layout, "pdf"), lambda: stylesheets(layout, "epub"), made.check]
    works += [lambda block=block: made.render(block, **CONTEXT) for block in made.blocks]
    for work in works:
        try:
            work()
        except LayoutFault as fault:
            found += fault.findings
    return tuple(found)


@pytest.mark.parametrize("name", ["base", "broadsheet", "book"])
def test_mutations_are_answered_by_findings(tmp_path: Path, name: str) -> None:
    root = tmp_path / "layouts"
    shutil.copytree(builtin_layouts(), root)
    files = sorted(file for file in (root / name).rglob("*") if file.is_file())
    chance = random.Random(name)
    before = set(findings_of(root, name))  # blocks that this context does not suit
    faulty = 0
    for _ in range(ROUNDS):
        file = chance.choice(files)
        data = file.read_bytes()
        file.write_bytes(mutated(data, chance))
        found = findings_of(root, name)
        file.write_bytes(data)
        assert {one.code for one in found} <= set(CODES)
        assert all(one.place is not None and one.place.file for one in found)
        faulty += any(one.place and one.place.file.endswith(file.name) for one in set(found) - before)
    assert faulty > ROUNDS // 4

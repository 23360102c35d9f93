"""Hostile or accidental size comes to an end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from banxin.findings.frame import as_json, frame
from banxin.manuscript import read_publication
from manuscript.press_copy import MANIFEST, lay_out
from patience import ending


@pytest.fixture(autouse=True)
def guard() -> Iterator[None]:
    with ending():
        yield


@pytest.mark.parametrize(
    "line",
    [
        "title: " + "x " * 100_000,
        "title: " + "“" * 100_000,
        "title: {" + "a:1," * 50_000 + "}",
        "title: {" + "a：1，" * 40_000 + "}",
        "title: " + "- " * 100_000,
        "- " * 100_000 + "a:b",
        'title: "' + "\\" * 200_001,
        "".join(f"k{n}：1\n" for n in range(15_000)),
        "".join(f"k{n}: 1\n" for n in range(9_000)),
        "layout: 1\n" * 9_000,
        "\t" * 200_000 + "x: 1",
        "".join(f"  - unit: units/{n}.md\n" for n in range(6_000)),
        "".join("  - section: x\n" for n in range(6_000)),
    ],
    ids=lambda line: str(len(line)),
)
def test_manifest(tmp_path: Path, line: str) -> None:
    reading = read_publication(lay_out(tmp_path, {"manifest.yaml": MANIFEST + line + "\n"}))
    assert reading.publication is None
    assert reading.findings
    for found in reading.findings[:300]:
        assert len(frame(found)) < 2_000
        assert len(str(as_json(found).get("text", ""))) <= 400


def test_front_matter_without_end(tmp_path: Path) -> None:
    text = "---\n" + "headline: 灯\n" * 100_000
    assert read_publication(lay_out(tmp_path, {"units/deng.md": text})).publication is None

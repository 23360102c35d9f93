"""Words beside the stories that cannot be read are told where they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job.intake import Ready, take_in
from banxin.preflight.text.added_words import place_of_added

MANIFEST = """\
banxin: 1
publication: {title: 春溪简报, publisher: 春溪镇图书馆}
issue: {number: 6, date: 2025-06-30}
title: "夜间开放两个月情况"
layout: ours
fields: {secrecy: 内部资料}
contents: [{unit: a.md}]
"""


@pytest.mark.parametrize(
    ("text", "file", "line"),
    [
        ("春溪简报", "manifest.yaml", 2),
        ("夜间开放两个月情况", "manifest.yaml", 4),
        ("夜间　开放", "manifest.yaml", 4),  # a part of it, in a line of its own
        ("开放", "layouts/ours/layout.yaml", 0),  # too little to tell
        ("内部资料", "manifest.yaml", 6),
        ("签发", "layouts/ours/layout.yaml", 2),
        ("ours", "layouts/ours/layout.yaml", 0),  # no word of print
        ("1", "layouts/ours/layout.yaml", 0),  # a value of options, and the number of a page
        ("本刊", "layouts/ours/layout.yaml", 0),
    ],
)
def test_words_lead_to_what_was_written(tmp_path: Path, text: str, file: str, line: int) -> None:
    (tmp_path / "layouts" / "ours").mkdir(parents=True)
    (tmp_path / "layouts" / "ours" / "layout.yaml").write_text(
        "extends: bulletin\nlabels: {zh-Hans: {signer: 签发}}\n", encoding="utf-8"
    )
    (tmp_path / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nheadline: 题\n---\n\n文字。\n", encoding="utf-8")
    intake = take_in(tmp_path)
    assert isinstance(intake, Ready)
    place = place_of_added(text, intake.publication, intake.layout)
    assert (place.file, place.line) == (file, line)

"""Reading in ends in one of two values: a publication that can be set, or the reasons why it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.findings import has_errors
from banxin.job.intake import Ready, Refused, take_in
from job.small_paper import lay_out


def test_a_good_publication_is_ready_to_be_set(tmp_path: Path) -> None:
    ready = take_in(lay_out(tmp_path, "book"))
    assert isinstance(ready, Ready)
    assert not has_errors(ready.findings)
    assert (ready.publication.slug, ready.layout.name, ready.values["accent"]) == (
        "dukou-7",
        "book",
        "#b3121b",
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "faces_checked"),
    [
        ("manifest.yaml", "contents:", "contents: 5", "yaml.", False),
        ("manifest.yaml", "layout: book", "layout: boko", "layout.unknown", False),
        ("manifest.yaml", 'accent: "#b3121b"', "accent: 7", "option.", True),
        ("note.md", "一条河", "一条\U0010fffd河", "font.missing-glyph", True),
    ],
)
def test_an_error_refuses_the_publication(
    tmp_path: Path, file: str, old: str, new: str, code: str, faces_checked: bool
) -> None:
    path = lay_out(tmp_path, "book") / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    refused = take_in(tmp_path)
    assert isinstance(refused, Refused)
    assert [one.code for one in refused.findings if one.code.startswith(code)]
    assert refused.faces_checked is faces_checked

"""Weights of the publication's own faces that are asked for and not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job.intake import take_in
from press.own_faces import publication
from typecase import specimens

_ALL = "题字试第期正文小标目录版权页加粗"


def told(root: Path, *editions: str) -> list[tuple[str, str]]:
    found = [one for one in take_in(root, editions).findings if one.code == "font.no-weight"]
    assert all(one.severity.value == "warning" for one in found)
    return [(one.place.file, one.message.partition(":")[0] + one.message[-28:]) for one in found if one.place]


def put(root: Path, *weights: int, characters: str = _ALL, role: str = "Song") -> None:
    for weight in weights:
        font = specimens.block_font(f"House {role}", characters, weight)
        specimens.put(root, f"house-{weight}.ttf", font)


@pytest.mark.parametrize(
    ("weights", "count"),
    [
        ((400,), 1),
        ((400, 900), 0),
        ((400, 700), 0),  # near enough: it is bold beside the text
        ((900,), 1),  # text would be heavy
        ((400, 500), 1),
    ],
)
def test_bold_and_light_that_a_layout_asks_for_are_told(tmp_path: Path, weights, count) -> None:
    root = publication(tmp_path / "p", "正文字。")
    put(root, *weights)
    assert len(told(root, "print")) == count


def test_the_finding_names_face_and_weights(tmp_path: Path) -> None:
    root = publication(tmp_path / "p", "正文字。")
    put(root, 400)
    (found,) = (one for one in take_in(root).findings if one.code == "font.no-weight")
    assert str(found.place) == "fonts/house-400.ttf"
    assert found.message == (
        "House Song has no weight near 900, which the layout asks for: 400 is printed instead."
    )


@pytest.mark.parametrize(
    ("characters", "role"),
    [
        ("\U00030edd", "Song"),  # a face for rare characters, none of them in a headline
        (_ALL, "Kai"),  # notes and quotations, never bold
    ],
)
def test_a_face_that_sets_nothing_bold_is_fine(tmp_path: Path, characters: str, role: str) -> None:
    root = publication(tmp_path / "p", "正文字\U00030edd。")
    put(root, 400, characters=characters, role=role)
    assert told(root, "print") == []


def test_an_epub_is_read_in_the_faces_of_the_reader(tmp_path: Path) -> None:
    root = publication(tmp_path / "p", "正文字。")
    manifest = root / "manifest.yaml"
    text = manifest.read_text("utf-8").replace("print: {format: pdf}", "reader: {format: epub}")
    manifest.write_text(text, "utf-8")
    put(root, 400)
    assert told(root) == []

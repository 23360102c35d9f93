"""Words inside SVG pictures: printed with their marks, and told by picture where they are cut off."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from .small import publish

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">{}</svg>'
LETTERS = "cafe\u0301 m\u0302 u\u0308\u0300"  # é and ǜ have characters of their own, m\u0302 has none


def test_words_that_are_cut_off_are_one_finding_at_the_picture(tmp_path: Path) -> None:
    (tmp_path / "edge.svg").write_text(
        SVG.format('<text x="10" y="30">街口</text><text x="10" y="1">上边出了界</text>'), encoding="utf-8"
    )
    article = "---\nheadline: 街\n---\n\n文。\n\n![图。](edge.svg)\n"
    report = publish(tmp_path, {}, article=article, layout="name: t\nextends: tabloid\n")
    told = [(found.place.line if found.place else 0, found.message) for found in report.findings]
    assert [one for one in told if "Words" in one[1]] == [
        (7, "Words in edge.svg are cut off at its edge on page 1: “上边出了界”")
    ]
    assert not any("which the layout adds" in message for _, message in told)


def test_letters_keep_their_marks(tmp_path: Path) -> None:
    (tmp_path / "words.svg").write_text(SVG.format(f'<text x="10" y="30">{LETTERS}</text>'), encoding="utf-8")
    report = publish(tmp_path, {}, article="---\nheadline: 街\n---\n\n文。\n\n![图。](words.svg)\n")
    assert not report.findings
    page = pypdfium2.PdfDocument(next((tmp_path / "out").glob("*.pdf")))[6]
    text = page.get_textpage().get_text_range()
    assert "café" in text
    assert "ǜ" in text
    assert "\u25cc" not in text


def test_words_in_the_colour_of_their_ground_are_told_and_tiny_ones_are_not(tmp_path: Path) -> None:
    (tmp_path / "dark.svg").write_text(
        SVG.format(
            '<rect width="300" height="60"/><text x="10" y="30">看不见</text>'
            '<text x="10" y="50" font-size="2" fill="#fff">很小</text>'
        ),
        encoding="utf-8",
    )
    article = "---\nheadline: 街\n---\n\n文。\n\n![图。](dark.svg)\n"
    report = publish(tmp_path, {}, article=article)
    assert [(one.code, str(one.message)) for one in report.findings] == [
        (
            "setting.text-covered",
            "Words in dark.svg have the colour of their ground on page 7: “看不见”",
        )
    ]

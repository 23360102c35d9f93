"""What a manifest and a layout ask of the profile `press`, and what is said where they ask wrongly."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from banxin.job import build
from banxin.press.ink.conditions import shipped_condition
from job.small_paper import lay_out

pytestmark = pytest.mark.usefixtures("set_here")

PROFILE = "profile: press}"
READER = "  reader: {format: epub}\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return lay_out(tmp_path, "book")


def asked(root: Path, settings: str, profile: str = "press") -> Path:
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    text = text.replace(PROFILE, f"profile: {profile}, press: {settings}}}").replace(
        "  reader: {format: epub}\n", ""
    )
    manifest.write_text(text, encoding="utf-8")
    return root


WRONG = {
    "{condition: gloss}": ("no such file", "newsprint, uncoated, coated, or the path of an ICC profile"),
    "{condition: manifest.yaml}": ("it is no ICC profile", ""),
    "{condition: ../house.icc}": ("", ""),
    '{inks: {"accnt": {cmyk: [0, 100, 0, 0]}}}': ("no colour accnt", ""),
    '{inks: {"#b3121b": {cmyk: [100, 100, 100, 100]}}}': ("400 %", "at most 300 %"),
    "{standard: x-9}": ("", ""),
    "{limit: 100}": ("", ""),
}


@pytest.mark.parametrize("settings", WRONG)
def test_what_cannot_be_is_a_finding_at_its_place(paper: Path, settings: str) -> None:
    report = build(asked(paper, settings))
    (found,) = [one for one in report.findings if one.severity == "error"]
    assert found.code == "manifest.bad-value"
    assert found.place is not None
    assert found.place.line > 20
    message, expected = WRONG[settings]
    assert message in found.message
    assert expected in found.expected
    assert report.outputs == ()


def test_press_settings_are_for_the_profile_press(paper: Path) -> None:
    (found,) = build(asked(paper, "{marks: true}", "screen")).findings
    assert "profile press alone" in found.message


def test_what_is_asked_for_is_in_the_file(paper: Path) -> None:
    (paper / "icc").mkdir()
    (paper / "icc" / "house.icc").write_bytes(shipped_condition("coated").profile)
    inks = "{accent: {spot: 专红, cmyk: [0, 100, 90, 0]}}"
    report = build(asked(paper, f"{{condition: icc/house.icc, marks: true, limit: 280, inks: {inks}}}"))
    assert [one for one in report.findings if one.severity == "error"] == []
    (output,) = report.outputs
    first = output.path.read_bytes()
    with pikepdf.open(output.path) as file:
        intent = file.Root.OutputIntents[0]
        names = {
            str(one[1])
            for one in file.objects
            if isinstance(one, pikepdf.Array) and len(one) == 4 and one[0] == "/Separation"
        }
        assert (str(intent.OutputConditionIdentifier), "coated" in str(intent.Info)) == ("Custom", True)
        assert names == {"/专红", "/All"}
        assert all(float(page.MediaBox[0]) < float(page.TrimBox[0]) for page in file.pages)
    build(paper)
    assert output.path.read_bytes() == first


def test_profiles_differ(paper: Path) -> None:
    manifest = paper / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        text.replace("  reader: {format: epub}\n", "  web: {format: pdf, profile: screen}\n"),
        encoding="utf-8",
    )
    press, screen = (one.path.read_bytes() for one in build(paper).outputs)
    assert press != screen
    with pikepdf.open(build(paper).outputs[1].path) as file:
        assert "/OutputIntents" not in file.Root

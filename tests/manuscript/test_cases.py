"""Every folder in tests/cases is a publication with a fault; expected.txt is what its editor reads."""

from pathlib import Path

import pytest

from banxin.findings import CODES
from banxin.findings.frame import frame
from banxin.manuscript import read_publication

CASES = Path(__file__).parents[1] / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir())
SEVERAL = {
    "several-in-broken-manifest": 5,
    "ten-faults": 10,
    "manifest-trade-term": 2,
    "manifest-pin": 3,
    "image-svg-script": 2,
    "image-svg-outside": 3,
    "yaml-bomb": 4,
    "manifest-edition-fonts": 4,
}
OWN_ROOMS = ("file.", "yaml.", "manifest.", "image.")
OWN_ARTICLE = {
    "front-matter",
    "unknown-field",
    "wrong-type",
    "missing-field",
    "no-headline",
    "empty",
    "link-target",
}
# Too large to keep as a folder, or not to be had in one: tested where they are made.
ELSEWHERE = {
    "image.too-large",
    "image.unreadable",
    "image.no-alt",
    "image.animated",
    "image.no-margin",
    "image.text-on-path",
    "manifest.code",
    "manifest.mark",
}


@pytest.mark.parametrize("name", NAMES)
def test_case_reads_as_expected(name: str, pull: bool) -> None:
    reading = read_publication(CASES / name)
    said = "\n".join(frame(found) for found in reading.findings) + "\n"
    expected = CASES / name / "expected.txt"
    if pull:
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert len(reading.findings) == SEVERAL.get(name, 1)
    assert reading.publication is None


def test_every_code_of_the_room_has_a_case() -> None:
    said = "".join((CASES / name / "expected.txt").read_text("utf-8") for name in NAMES)
    own = {code for code in CODES if code.startswith(OWN_ROOMS)}
    own |= {f"article.{name}" for name in OWN_ARTICLE}
    missing = {code for code in own if f"[{code}]" not in said}
    assert missing <= ELSEWHERE

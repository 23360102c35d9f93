"""Layouts by output profiles: one small publication with each element, set once a layout."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from banxin.job import build
from banxin.preflight.pdf_file.checks.rules import RULES
from banxin.preflight.pdf_file.judging import judged_file
from banxin.press.finishing.archive_profile import for_archive
from banxin.press.finishing.office_profile import for_office
from banxin.press.finishing.press_profile import for_press
from banxin.press.finishing.profiles import OutputProfile
from banxin.press.finishing.screen_profile import for_screen
from banxin.press.finishing.ticket import JobTicket
from banxin.press.ink.conditions import shipped_condition
from banxin.press.pdf import PdfFile
from banxin.registry import PROFILES
from job.small_paper import lay_out

from .archive_rules import violations
from .inked_page import NOON

LAYOUTS = ("broadsheet", "tabloid", "magazine", "bulletin", "book")
TICKET = JobTicket("渡口周报", NOON, shipped_condition("uncoated"))
FINISHES: dict[str, tuple[Callable[[PdfFile, JobTicket], PdfFile], JobTicket]] = {
    "press": (for_press, TICKET),
    "x-1a": (for_press, replace(TICKET, standard="x-1a")),
    "office": (for_office, TICKET),
    "screen": (for_screen, TICKET),
    "archive": (for_archive, TICKET),
}
READ = ("office", "screen", "archive")
LIGHT = re.compile(rb"(?<![\w.#/])(?:rg|RG)(?![\w.#])|/DeviceRGB (?:cs|CS)")


@pytest.fixture(scope="module", params=LAYOUTS)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    """The publication as the engine draws it."""
    root = lay_out(tmp_path_factory.mktemp(request.param), request.param)
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").replace("profile: press", "profile: drawn")
    manifest.write_text(text.replace("  reader: {format: epub}\n", ""), encoding="utf-8")
    with PROFILES.registered("drawn", OutputProfile()):
        report = build(root)
    assert [one for one in report.findings if one.severity == "error"] == []
    return PdfFile(report.outputs[0].path.read_bytes(), ())


@pytest.fixture(scope="module")
def finished(drawn: PdfFile) -> dict[str, PdfFile]:
    return {name: finish(drawn, order) for name, (finish, order) in FINISHES.items()}


def files(finished: dict[str, PdfFile], *names: str) -> Iterator[tuple[str, pikepdf.Pdf]]:
    for name in names or FINISHES:
        with pikepdf.open(io.BytesIO(finished[name].data)) as file:
            yield name, file


def contents(file: pikepdf.Pdf) -> Iterator[bytes]:
    """What draws pages, forms and patterns."""
    for page in file.pages:
        streams = page.obj.Contents
        for one in streams if isinstance(streams, pikepdf.Array) else [streams]:
            yield one.read_bytes()
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and (
            thing.get("/Subtype") == "/Form" or "/PatternType" in thing
        ):
            yield thing.read_bytes()


def edges(box: Any) -> list[float]:
    return [float(edge) for edge in box]


def holds(outer: list[float], inner: list[float]) -> bool:
    slack = 0.01
    return all(o <= i + slack for o, i in zip(outer[:2], inner[:2], strict=True)) and all(
        o >= i - slack for o, i in zip(outer[2:], inner[2:], strict=True)
    )


def test_boxes_hold_each_other(drawn: PdfFile, finished: dict[str, PdfFile]) -> None:
    with pikepdf.open(io.BytesIO(drawn.data)) as before:
        trimmed = [edges(page.trimbox) for page in before.pages]
    for name, file in files(finished):
        assert len(file.pages) == len(trimmed)
        for page, trim in zip(file.pages, trimmed, strict=True):
            boxes = [edges(page.obj[key]) for key in ("/MediaBox", "/BleedBox", "/TrimBox")]
            assert holds(boxes[0], boxes[1])
            assert holds(boxes[1], boxes[2])
            if name != "office":
                assert boxes[2] == pytest.approx(trim, abs=0.01)
            if name in ("screen", "archive"):
                assert boxes[0] == boxes[2]


def test_intents_and_claims_are_those_of_the_profile(finished: dict[str, PdfFile]) -> None:
    intents = {
        name: [str(one.S) for one in file.Root.get("/OutputIntents", [])] for name, file in files(finished)
    }
    assert intents == {
        "press": ["/GTS_PDFX"], "x-1a": ["/GTS_PDFX"], "office": [], "screen": [], "archive": ["/GTS_PDFA1"],
    }  # fmt: skip
    versions = {name: file.pdf_version for name, file in files(finished)}
    assert versions == {"press": "1.6", "x-1a": "1.4", "office": "1.7", "screen": "1.7", "archive": "1.7"}
    claims = {
        name: set(re.findall(rb"<(pdf\w+id:(?:part|GTS_PDFXVersion))>", file.Root.Metadata.read_bytes()))
        for name, file in files(finished, "press", *READ)
    }
    assert claims == {
        "press": {b"pdfxid:GTS_PDFXVersion"}, "office": set(), "screen": {b"pdfuaid:part"},
        "archive": {b"pdfaid:part", b"pdfuaid:part"},
    }  # fmt: skip


def test_a_press_gets_inks_alone(finished: dict[str, PdfFile]) -> None:
    for name, file in files(finished, "press", "x-1a"):
        for content in contents(file):
            assert not LIGHT.search(content), name
        for thing in file.objects:
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                assert str(thing.get("/ColorSpace", "")) != "/DeviceRGB"
                assert str(thing.get("/CS", "")) != "/DeviceRGB"
                assert "/lab-d50" not in thing
        assert all("/Annots" not in page.obj for page in file.pages)


def test_an_archive_keeps_every_rule(finished: dict[str, PdfFile]) -> None:
    assert violations(finished["archive"].data) == []


def test_nothing_stands_against_any_of_them(finished: dict[str, PdfFile]) -> None:
    """Each is held against its profile as a file from outside would be, its words and folios included."""
    for name in ("press", *READ):
        found = judged_file(finished[name].data, RULES[name]).findings
        assert [str(one) for one in found if one.severity != "note"] == [], name


def test_the_structure_goes_along(drawn: PdfFile, finished: dict[str, PdfFile]) -> None:
    with pikepdf.open(io.BytesIO(drawn.data)) as before:
        kinds = elements(before)
        labels = str(before.Root.get("/PageLabels", {}).get("/Nums", ""))
    assert {"/P", "/H1", "/Art"} <= kinds.keys()
    for name, file in files(finished):
        found = elements(file)
        if name in READ:
            assert found == kinds
        assert found["/P"] == kinds["/P"]
        assert str(file.Root.get("/PageLabels", {}).get("/Nums", "")) == labels
        assert str(file.Root.Lang) == "zh-Hans"


def elements(file: pikepdf.Pdf) -> dict[str, int]:
    """How many elements of the structure there are of each type."""
    found: dict[str, int] = {}
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem":
            found[str(thing.S)] = found.get(str(thing.S), 0) + 1
    return found


def test_once_more_is_the_same(drawn: PdfFile, finished: dict[str, PdfFile]) -> None:
    for name, (finish, order) in FINISHES.items():
        assert finish(drawn, order).data == finished[name].data, name
    assert len({one.data for one in finished.values()}) == len(FINISHES)

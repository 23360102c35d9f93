"""A new form of page and a new press plug in at one place, the registry."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.job import build
from banxin.job.press import Order, Press, Printed
from banxin.job.printing import profile_of
from banxin.layouts import Stylesheet, layout_roots, open_layout
from banxin.layouts.description.schema import LayoutForm
from banxin.manuscript import read_publication
from banxin.manuscript.form.schema import manifest_schema
from banxin.manuscript.publication import Edition, Publication
from banxin.press.finishing.profiles import OutputProfile
from banxin.press.finishing.ticket import JobTicket
from banxin.press.pdf import PdfFile
from banxin.registry import PAGE_FORMS, PRESSES, PROFILES, Registry
from banxin.registry.registry import UnknownNameError
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.flow import FLOW
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_form import PageCopy, PageForm
from job.small_paper import lay_out


class FromNinetyOne:
    """A toy form of page: text flows, and the first page is number 91."""

    figures_span_columns = False
    on_line_grid = True

    def arranged(self, publication: Publication) -> Publication:
        return publication

    def first_page(self, publication: Publication) -> int:
        return 91

    def set(self, context: EditionContext, proof: MeasureExtents, *, overlay: bool = False) -> PageCopy:
        return FLOW.set(context, proof, overlay=overlay)


class Lister:
    """A toy press: a file that says which unit begins on which page."""

    lists_pages = True
    sets_pages = False

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        return Printed("".join(f"{one.owner} {one.label}\n" for one in order.starts).encode())


def signed(file: PdfFile, ticket: JobTicket) -> PdfFile:
    """What a toy profile does to the finished file."""
    assert ticket.title
    return replace(file, data=file.data + b"% toy\n")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay_out(tmp_path_factory.mktemp("toy"), "toy")
    (root / "layouts" / "toy").mkdir(parents=True)
    (root / "layouts" / "toy" / "layout.yaml").write_text(
        "name: toy\nextends: base\nmake-up: toy\neditions: [pdf, list]\n", encoding="utf-8"
    )
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    text = text.replace("profile: press", "profile: signed").replace("format: epub", "format: list")
    manifest.write_text(text, encoding="utf-8")
    return root


@contextlib.contextmanager
def plugged_in() -> Iterator[None]:
    """Have the toys for a while."""
    form: PageForm = FromNinetyOne()
    press: Press = Lister()
    with (
        PAGE_FORMS.registered("toy", form),
        PRESSES.registered("list", press),
        PROFILES.registered("signed", OutputProfile(signed)),
    ):
        yield


def test_what_is_registered_makes_the_editions(paper: Path) -> None:
    with plugged_in():
        report = build(paper)
    assert [found for found in report.findings if found.severity == "error"] == []
    printed, listed = (output.path for output in report.outputs)
    assert (printed.name, listed.name) == ("dukou-7-print.pdf", "dukou-7-reader.list")
    pages = [line.rpartition(" ") for line in listed.read_text(encoding="utf-8").splitlines()]
    assert [int(page) for _, _, page in pages] == [*range(91, 91 + len(pages))]
    assert {"note", "duchuan"} <= {owner for owner, _, _ in pages}
    assert printed.read_bytes().endswith(b"% toy\n")


def test_the_schemas_name_what_is_registered() -> None:
    with plugged_in():
        edition = manifest_schema()["$defs"]["EditionWritten"]["properties"]
        layout = LayoutForm.model_json_schema(by_alias=True)["properties"]
    assert edition["format"]["enum"] == ["pdf", "epub", "kepub", "azw3", "list"]
    assert edition["profile"]["enum"] == ["press", "office", "screen", "archive", "signed"]
    assert layout["editions"]["items"]["enum"] == ["pdf", "epub", "list"]
    assert layout["make-up"]["enum"] == ["flow", "modules", "toy"]


def test_names_that_nobody_registered_are_findings_with_those_that_are(paper: Path) -> None:
    said = {found.place.line: found for found in read_publication(paper).findings if found.place}
    assert [(found.code, found.expected) for found in said.values()] == [
        ("manifest.bad-value", "one of press, office, screen, archive"),
        ("manifest.bad-value", "one of pdf, epub, kepub, azw3"),
    ]


@pytest.mark.parametrize(("written", "nearest"), [("offise", "office"), ("web", "screen")])
def test_the_nearest_profile_is_named(paper: Path, tmp_path: Path, written: str, nearest: str) -> None:
    root = Path(shutil.copytree(paper, tmp_path / "near"))
    text = (root / "manifest.yaml").read_text(encoding="utf-8")
    text = text.replace("signed", written).replace("format: list", "format: pdf")
    (root / "manifest.yaml").write_text(text, encoding="utf-8")
    assert [found.nearest for found in read_publication(root).findings] == [nearest]


def test_an_edition_without_a_profile_is_for_the_press() -> None:
    assert profile_of(Edition("print", "pdf")) is PROFILES["press"]


def test_a_form_that_nobody_registered_is_a_finding_with_those_that_are(paper: Path) -> None:
    layout, findings = open_layout("toy", layout_roots(paper))
    assert layout is None
    assert [(found.code, found.expected) for found in findings] == [
        ("layout.broken", "one of pdf, epub"),
        ("layout.broken", "one of flow, modules"),
    ]


@pytest.mark.parametrize("registry", [PAGE_FORMS, PRESSES, PROFILES])
def test_every_entry_can_be_loaded(registry: Registry) -> None:
    assert all(registry[name] for name in registry.names)
    with pytest.raises(UnknownNameError, match=registry.names[0]):
        registry["toy"]


def test_a_name_is_taken_once() -> None:
    with pytest.raises(ValueError, match="flow"):
        PAGE_FORMS.register("flow", FLOW)


def test_what_is_registered_for_a_while_goes_again() -> None:
    with PAGE_FORMS.registered("flow", "banxin.nowhere:NOTHING"), pytest.raises(ModuleNotFoundError):
        PAGE_FORMS["flow"]
    assert PAGE_FORMS["flow"] is FLOW

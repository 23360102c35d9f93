"""A new form of page and a new press plug in at one place, the registry."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from banxin.job import build
from banxin.job.press import Order, Printed
from banxin.layouts import Stylesheet, layout_roots, open_layout
from banxin.manuscript.publication import Publication
from banxin.registry import PAGE_FORMS, PRESSES, Registry
from banxin.registry.registry import UnknownNameError
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.flow import FLOW
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_form import PageCopy, PageForm
from job.small_paper import lay_out


class FromNinetyOne:
    """A toy form of page: text flows, and the first page is number 91."""

    figures_span_columns = False

    def first_page(self, publication: Publication) -> int:
        return 91

    def set(self, context: EditionContext, proof: MeasureExtents, *, overlay: bool = False) -> PageCopy:
        return FLOW.set(context, proof, overlay=overlay)


class Lister:
    """A toy press: a file that says which unit begins on which page."""

    lists_pages = True

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        return Printed("".join(f"{unit} {page}\n" for unit, page in order.pages.items()).encode())


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay_out(tmp_path_factory.mktemp("toy"), "toy")
    (root / "layouts" / "toy").mkdir(parents=True)
    (root / "layouts" / "toy" / "layout.yaml").write_text(
        "name: toy\nextends: book\nmake-up: toy\n", encoding="utf-8"
    )
    return root


def test_a_form_and_a_press_that_are_registered_make_the_editions(paper: Path) -> None:
    form: PageForm = FromNinetyOne()
    with PAGE_FORMS.registered("toy", form), PRESSES.registered("epub", Lister()):
        report = build(paper)
    assert [found for found in report.findings if found.code.startswith("layout.")] == []
    listed = {output.edition: output.path for output in report.outputs}["reader"]
    pages = dict(line.split() for line in listed.read_text(encoding="utf-8").splitlines())
    assert not zipfile.is_zipfile(listed)
    assert set(pages) == {"note", "duchuan", "cha"}
    assert all(91 < int(page) < 110 for page in pages.values())


def test_a_form_that_nobody_registered_is_a_finding_with_those_that_are(paper: Path) -> None:
    layout, findings = open_layout("toy", layout_roots(paper))
    assert layout is None
    assert [(found.code, found.expected) for found in findings] == [("layout.broken", "one of flow, modules")]


@pytest.mark.parametrize("registry", [PAGE_FORMS, PRESSES])
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

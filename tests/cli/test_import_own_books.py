"""An e-book of our own read back: the same articles, and of the book what it says of itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from banxin.findings import SourceText
from banxin.importing import import_file
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.sources import Sources
from banxin.importing.writing.article import article_file
from banxin.manuscript import read_publication
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Unit
from banxin.markup import plain_text
from cli.rehearsal import Run

BOOK = Path(__file__).parents[2] / "book"


def words(text: str) -> str:
    """The words alone: blanks, and the marks that join or part them, are the layout's."""
    return re.sub(r"[\s|]", "", text)


def said(unit: Unit) -> dict[str, str]:
    stack = unit.stack
    return {
        "eyebrow": words("".join(stack.eyebrow.segments)),
        "headline": words("".join(stack.headline.segments)),
        "subhead": words("".join(stack.subhead.segments)),
        "deck": words(stack.deck),
        "byline": words(stack.byline.text),
        "notes": words("".join(plain_text(note.blocks) for note in unit.body.notes)),
    }


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from banxin.job import build

    out = tmp_path_factory.mktemp("own")
    report = build(BOOK, editions=("reader",), out=out)
    assert not [one for one in report.findings if one.severity == "error"]
    return next(out.glob("*.epub"))


@pytest.mark.slow
def test_the_specimen_comes_back(own: Path, run: Run, tmp_path: Path) -> None:
    found = import_file(own.read_bytes(), own.name, Sources())
    publication = read_publication(BOOK).publication
    assert publication is not None
    units = {unit.id: unit for unit in publication.articles()}
    paths = {key: f"images/{file}" for key, (file, _) in found.pictures.items()}
    for article in found.articles:
        source = SourceText("a.md", article_file(article, paths, Remarks("a")))
        back, faults = read_article(source, "unit", article.stem)
        assert not [one for one in faults if one.severity == "error"]
        unit = units[article.stem]
        if unit.stack.headline.text:
            assert said(back) == said(unit)
        lines = [words(plain_text((block,))) for block in unit.body.blocks]
        body = words(plain_text(back.body.blocks))
        assert [line for line in lines if line not in body] == []
        assert len(body) < 1.1 * sum(map(len, lines)) + 40
    assert {article.stem for article in found.articles} == set(units)
    assert (found.publisher, found.date) == ("国门周刊社", "2019-07-30")
    told = json.loads(run("import", str(own), "--into", str(tmp_path / "back"), "--json").out)
    manifest = (tmp_path / "back" / "manifest.yaml").read_text("utf-8")
    assert "  publisher: 国门周刊社\n" in manifest
    assert "  date: 2019-07-30" in manifest
    assert sum("is no article but" in one["message"] for one in told["findings"]) >= 2

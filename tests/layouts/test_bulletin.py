"""机关简报: the red head, the lines of an official document, receivers at the foot of the last page."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from banxin.job.editions import printed_in_turn
from banxin.job.intake import Ready, take_in
from banxin.layouts import layout_roots, open_layout
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from banxin.world import DISK
from job.small_paper import lay_out

_MM = 72 / 25.4
_FIELDS = """fields:
  secrecy: 内部资料
  copy-number: "000012"
  urgency: 加急
  issuer: 渡口镇办公室
  signer: 石青
  to: [各村民委员会, 镇属各单位]
  copies-to: [县交通运输局]
  print-run: 120
  telephone: 000-0000000
"""


def printed(root: Path, more: str, lang: str = "zh-Hans") -> tuple[list[PaintedPage], list[str]]:
    manifest = lay_out(root, "bulletin") / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").replace("lang: zh-Hans", f"lang: {lang}")
    text = text.replace('options: {accent: "#b3121b"}\n', "").replace("page: 2", "page: 1")
    text = text.replace("profile: press", "profile: screen")  # its colours as they are written
    manifest.write_text(text + more, encoding="utf-8")
    intake = take_in(root)
    assert isinstance(intake, Ready), [str(found.message) for found in intake.findings]
    (one,) = printed_in_turn(intake, intake.publication.editions[:1], DISK, lambda told: None)
    assert one.printed.data, [str(found.message) for found in one.printed.findings]
    with pikepdf.open(io.BytesIO(one.printed.data)) as file:
        pages = list(read_pages(opened_pages(file)))
        assert all(show.font.name for page in pages for show in page.shows)  # read while the file is open
    return pages, [found.code for found in one.printed.findings]


def words(page: PaintedPage) -> str:
    return "".join(show.text for show in page.shows)


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> list[PaintedPage]:
    pages, codes = printed(tmp_path_factory.mktemp("bulletin"), _FIELDS)
    assert codes == []
    return pages


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> list[PaintedPage]:
    options = "preset: 墨\noptions: {contents-page: true, stories: page, head-form: star}\n"
    return printed(tmp_path_factory.mktemp("bulletin"), _FIELDS + options, "zh-Hant-TW")[0]


def test_the_red_head(bulletin: list[PaintedPage]) -> None:
    head = words(bulletin[0])
    for text in ("000012", "内部资料", "加急", "渡口周报", "第7期", "渡口镇办公室", "签发人：石青"):
        assert text in head.replace(" ", ""), text
    name = next(show for show in bulletin[0].shows if "渡口周报" in show.text)
    assert name.size > 50
    assert [round(part, 2) for part in name.colour] == [0.75, 0, 0]
    assert not any("签发人" in words(page) for page in bulletin[1:])


def test_receivers_stand_at_the_foot_of_the_last_page(bulletin: list[PaintedPage]) -> None:
    last = bulletin[-1]
    text = words(last)
    for part in ("主送：各村民委员会，镇属各单位。", "抄送：县交通运输局。", "印发", "（共印120份）"):
        assert part in text.replace(" ", ""), part
    assert not any("抄送" in words(page) for page in bulletin[:-1])
    foot = min(show.matrix[5] for show in last.shows if "份" in show.text)
    assert last.trim.bottom + 35 * _MM < foot < last.trim.bottom + 40 * _MM


def test_lines_are_those_of_an_official_document(bulletin: list[PaintedPage]) -> None:
    """GB/T 9704: a type area of 156 × 225 mm, 28 字 in a line, 22 行 to a page."""
    layout, _ = open_layout("bulletin", layout_roots(None))
    assert layout is not None
    assert layout.grid.width / _MM == pytest.approx(156, abs=0.2)
    assert layout.grid.rows * layout.grid.pitch / _MM == pytest.approx(225, abs=0.3)
    steps: Counter[float] = Counter()
    for page in bulletin:
        lines = sorted(
            {round(s.matrix[5], 1) for s in page.shows if abs(s.size * s.matrix[3] - layout.grid.size) < 0.1}
        )
        steps.update(round(high - low) for low, high in pairwise(lines))
    assert steps.most_common(1)[0][0] == round(layout.grid.pitch)


def test_an_office_printer_prints_all_of_it(bulletin: list[PaintedPage]) -> None:
    for page in bulletin:
        boxes = [show.box for show in page.shows] + [tuple(one.box) for one in page.drawn]
        assert all(left > 12 * _MM and right < (210 - 12) * _MM for left, _, right, _ in boxes)


def test_options_presets_and_labels(bulletin: list[PaintedPage], changed: list[PaintedPage]) -> None:
    first = words(changed[0])
    assert "本期目次" in first
    assert "本期目次" not in words(bulletin[0])
    assert "★" in first
    assert "簽發人" in first
    assert len(changed) > len(bulletin)
    assert not any(show.colour[0] > 0.5 > show.colour[1] for page in changed for show in page.shows)

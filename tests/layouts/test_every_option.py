"""Every option of every built-in layout is seen at work: another value paints other pages.

Options of lines change the lines of a book, and reach the text of every layout. Faces, type, colour and paper
change an article set by itself, each in its own way; options of pages the pages of a small publication.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from banxin.compositor.style import LineStyle
from banxin.engine.styles import type_style
from banxin.job import beside, printing, setting_beside
from banxin.job.editions import printed_in_turn
from banxin.job.galley_cache import GalleyCache
from banxin.job.intake import Ready, Wanted, take_in
from banxin.job.kept_searches import KeptSearches
from banxin.layouts import Layout, layout_roots, list_layouts, open_layout, settle_options
from banxin.layouts.options.options import Option, OptionKind
from banxin.manuscript.publication import Unit
from banxin.preflight.text.pdf.painted import PaintedPage, Show
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from banxin.preflight.text.print_check import WordsRead
from banxin.world import DISK
from rings import give_up_rings

LAYOUTS = tuple(entry.name for entry in list_layouts())
NEWSPAPERS = ("broadsheet", "office-news", "tabloid")
CHOOSING = ("book", "bulletin", "magazine")
"""Layouts of which every choice of every option is looked at."""

Chosen = Callable[..., list[object]]
NARROW = {"columns": "2"}
"""Lines of few characters leave less choice, so that more depends on the rules."""

OF_LINES = {
    "line-level": "banxin_level",
    "hanging": "banxin_hanging",
    "character-grid": "banxin_grid",
    "full-stops": "banxin_stops",
    "autospace": "banxin_autospace",
    "adjacent-marks": "banxin_adjacent",
    "line-start": "banxin_line_start",
    "line-end": "banxin_line_end",
    "lone-character": "banxin_lone",
    "word-division": "banxin_rescue",
}
"""Options of base that say how lines are set, and the property that each of them fills."""

FACES = {
    "body-face": ("kai", "走吧"),
    "head-face": ("fang", "渡口的早晨"),
    "crosshead-face": ("kai", "从一支篙"),
    "deck-face": ("hei", "天亮以前"),
    "caption-face": ("song", "渡口一景"),
    "note-face": ("hei", "河水不等人"),
    "label-face": ("fang", "三十年前"),
}
"""A role for each face, and words that are set in it."""

DYE = (0x14 / 255, 0x50 / 255, 0x8C / 255)
OF_TYPE = ("accent", "paper", "body-size", "leading")
OF_ARTICLES = ("columns", "drop-cap")
PAPER = {"office-news": "四开"}

_PROSE = "河边的清早，雾还没有散。等船的人站在石阶上，一句话也不说；船来了，桨声先到，人影后到。"
_MARKS = "“走吧。”他说，“《渡船》（第三回）……”——话没有说完，船已经开了。"
_WESTERN = (
    "这条船叫Donaudampfschifffahrtsgesellschaft，一九三八年造，重12吨，载internationalization牌柴油机。"
)
_LENGTHS = range(20, 50)
"""字 in paragraphs: whatever the measure, one of them would end with a single character on its last line."""

_FRONT = """---
eyebrow: 第一回
headline: 渡口的早晨
subhead: 一条船和三十个人
deck: 天亮以前，等船的人已经站满了石阶
byline: 文/石青
---

"""
_BODY = f"""{_PROSE}{_PROSE}{_PROSE}[^a]

{_MARKS}{_MARKS}

{_WESTERN}{_WESTERN}{_WESTERN}

## 从一支篙说起 {{keywords="竹篙 码头"}}

**三十年前**，渡口只有一支竹篙。

![一条河](images/he.svg "渡口一景"){{credit="编辑部制图" width=1}}

::: pull
船来了，桨声先到，人影后到。
:::

::: box 渡口三问
- 几点开船：早上六点。
:::

> 河水不等人，人也不等河水。

[^a]: 竹篙长一丈二尺。
"""
_LONG = (
    _FRONT
    + _BODY
    + "\n\n"
    + "\n\n".join((_PROSE * 2).replace("。", "，")[:length] + "。" for length in _LENGTHS)
    + "\n\n"
    + "\n\n".join(_PROSE[:length] + text for length in range(1, 27, 2) for text in (_MARKS * 2, _WESTERN))
)
_FEW = f"""{_PROSE}[^a]

{_PROSE}

## 从一支篙说起 {{keywords="竹篙 码头"}}

::: box 渡口三问
- 几点开船：早上六点。
:::

[^a]: 竹篙长一丈二尺。
"""
"""What most options of pages show on, and no more."""
_BESIDE = "\n\n".join([_BODY, *[_PROSE * 3] * 16])
"""So much that other articles stand beside it, not below."""
PLACES = {"folio-side": (2, _FEW), "column-rules": (1, _BESIDE), "pull-columns": (1, _BODY)}
"""Options that need another page, or more text, to show: the number of the page, and the text."""
_SHORT = """---
eyebrow: 第二回
headline: 一碗茶的工夫
byline: 文/石青
---

茶摊在渡口北面，三张方桌，一把铜壶[^b]。等船的人坐下来。

[^b]: 铜壶是祖上传下来的。
"""
_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">'
    '<path d="M0 120h300v80H0z" fill="#9ab"/></svg>\n'
)
_MANIFEST = """banxin: 1
publication: {title: 渡口周报, publisher: 渡口报社, lang: zh-Hans}
issue: {number: 7, date: 2022-05-30, page: PAGE, editors: [{role: 责任编辑, name: 编辑部}]}
title: "渡口两岸"
layout: LAYOUT
contents:
  - note: note.md
  - unit: units/one.md
  - section: 副刊
    contents: [{unit: units/two.md}MORE]
slug: dukou
editions:
  print: {format: pdf, profile: screen}
"""


def lay_out(root: Path, layout: str, page: int = 1, first: str = _FRONT + _BODY, more: str = "") -> Path:
    """Write a publication of two articles, the first of which is `first`, and `more` in its contents."""
    files = {
        "manifest.yaml": _MANIFEST.replace("LAYOUT", layout).replace("PAGE", str(page)).replace("MORE", more),
        "note.md": "一条河，两个村。",
        "units/one.md": first,
        "units/two.md": _SHORT,
        "units/three.md": _SHORT.replace("第二回", "第三回").replace("一碗茶", "一袋烟"),
        "images/he.svg": _PICTURE,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@dataclass(frozen=True)
class Kept:
    """What a build remembers for the next one: heights of text set alike, where make-up put as many rows."""

    memory: GalleyCache = field(default_factory=GalleyCache)
    searches: KeptSearches = field(default_factory=KeptSearches)


def painted(
    root: Path, options: dict[str, str], *, alone: bool = False, kept: Kept | None = None
) -> list[PaintedPage]:
    """The pages of the publication, or those of its first article set by itself."""
    intake = take_in(root, wanted=Wanted(options=options))
    assert isinstance(intake, Ready), intake.findings
    intake = intake if kept is None else replace(intake, memory=kept.memory, searches=kept.searches)
    unit = next(item for item in intake.publication.contents if getattr(item, "kind", "") == "unit")
    assert isinstance(unit, Unit)
    (one,) = printed_in_turn(
        intake, intake.publication.editions, DISK, lambda told: None, unit=unit if alone else None
    )
    assert one.printed.data, one.printed.findings
    with pikepdf.open(io.BytesIO(one.printed.data)) as file:
        pages = list(read_pages(opened_pages(file)))
        assert all(show.font.name for page in pages for show in page.shows)  # read while the file is open
    del one, intake
    give_up_rings()
    return pages


def seen(pages: list[PaintedPage]) -> list[object]:
    """What can be seen of pages, to be compared."""
    return [
        (
            _rounded(page.trim),
            [
                (show.text, show.font.name, show.size, _rounded(show.matrix), show.colour)
                for show in page.shows
            ],
            [(_rounded(one.box), one.colour) for one in page.surfaces],
            [(_rounded(one.box), one.hollow, round(one.ink, 3)) for one in page.drawn],
        )
        for page in pages
    ]


def _rounded(box: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(edge, 1) for edge in box)


def shows_of(pages: list[PaintedPage], text: str) -> list[Show]:
    return [show for page in pages for show in page.shows if text in show.text]


def roles_of(pages: list[PaintedPage], text: str) -> set[str]:
    """The roles of the faces in which `text` is set."""
    return {show.font.name.split("-")[1].lower() for show in shows_of(pages, text)}


def sizes_of(pages: list[PaintedPage], text: str) -> set[float]:
    return {round(show.size * abs(show.matrix[3]), 2) for show in shows_of(pages, text)}


def pitch_of(pages: list[PaintedPage], size: float) -> float:
    """The most frequent distance between lines of one size."""
    steps: Counter[float] = Counter()
    for page in pages:
        lines = {round(s.matrix[5], 2) for s in page.shows if abs(s.size * abs(s.matrix[3]) - size) < 0.02}
        steps.update(round(high - low, 1) for low, high in pairwise(sorted(lines)) if high - low > 2)
    return steps.most_common(1)[0][0]


def is_dyed(pages: list[PaintedPage]) -> bool:
    """Whether anything has the colour `DYE`."""
    colours = {show.colour for page in pages for show in page.shows}
    colours |= {one.colour for page in pages for one in page.surfaces}
    return any(all(abs(a - b) < 0.01 for a, b in zip(colour, DYE, strict=True)) for colour in colours)


def opened(name: str) -> Layout:
    layout, findings = open_layout(name, layout_roots(None))
    assert layout is not None, findings
    return layout


def other(layout: Layout, name: str) -> str:
    """A value that the option `name` has not by itself, as it is typed."""
    option = layout.options[name]
    match option.kind:
        case OptionKind.COLOUR:
            return "#14508c"
        case OptionKind.BOOLEAN:
            return "no" if option.default else "yes"
        case OptionKind.CHOICE:
            choices = [choice for choice in option.choices if choice not in (option.default, "auto")]
            last = "none" if "none" in choices else choices[-1]
            return PAPER.get(layout.name, "B5") if name == "paper" else last
        case OptionKind.LENGTH:
            return "0em"
        case OptionKind.INTEGER:
            return str({"drop-cap": 0 if option.default else 2}.get(name, int(str(option.default)) + 1))
    return str(float(str(option.default)) + 2)


def of_pages(name: str) -> list[str]:
    """The options of a layout that no test below sets by name: those of whole publications."""
    known = {*OF_LINES, *FACES, *OF_TYPE, *OF_ARTICLES}
    return [option for option in opened(name).offered if option not in known]


@pytest.fixture(scope="module", autouse=True)
def _painted_only() -> Iterator[None]:
    """Files are not looked over for faults: they are compared as they are painted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "_preflight", lambda *_: ())
        patch.setattr(setting_beside, "_read", lambda *_: WordsRead(()))
        patch.setattr(beside._COMPANY, "processes", 1)
        yield


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Chosen:
    """What is seen of a publication with one option chosen; each is set once, made up alike."""
    kept = Kept()
    roots: dict[tuple[str, int, str], Path] = {}
    known: dict[tuple[str, int, str, str], list[object]] = {}

    def look(name: str, page: int, text: str, option: str = "", choice: str = "") -> list[object]:
        by_itself = not option or choice == opened(name).options[option].default
        place, key = (name, page, text), (name, page, text, "" if by_itself else f"{option}={choice}")
        if place not in roots:
            more = ", {unit: units/three.md}" if text == _BESIDE else ""
            roots[place] = lay_out(tmp_path_factory.mktemp("choices"), name, page, _FRONT + text, more)
        if key not in known:
            known[key] = seen(painted(roots[place], {} if by_itself else {option: choice}, kept=kept))
        return known[key]

    return look


@pytest.fixture(scope="module")
def long_article(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[object]]:
    root = lay_out(tmp_path_factory.mktemp("lines"), "book", first=_LONG)
    return root, seen(painted(root, NARROW, alone=True))


@pytest.mark.parametrize("option", OF_LINES)
def test_an_option_of_lines_sets_other_lines(long_article: tuple[Path, list[object]], option: str) -> None:
    root, before = long_article
    assert seen(painted(root, {**NARROW, option: other(opened("book"), option)}, alone=True)) != before


@pytest.mark.parametrize("name", LAYOUTS)
def test_options_of_articles(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type, faces, colour and paper in one article; options of lines reach its text."""
    layout, root = opened(name), lay_out(tmp_path, name, first=_FRONT + _BODY + _PROSE * 6)
    before = painted(root, {}, alone=True)
    for option in OF_ARTICLES:
        assert seen(painted(root, {option: other(layout, option)}, alone=True)) != seen(before), option
    values = {option: other(layout, option) for option in (*OF_TYPE, *OF_LINES)}
    lines: list[dict[str, str]] = []
    read = type_style.line_style_of

    def noting(style: Any, region: Any) -> LineStyle:
        lines.append({key: type_style.chosen(style, key) for key in OF_LINES.values()})
        return read(style, region)

    monkeypatch.setattr(type_style, "line_style_of", noting)
    after = painted(root, {**values, **{face: role for face, (role, _) in FACES.items()}}, alone=True)
    assert {key: values[option] for option, key in OF_LINES.items()} in lines
    for face, (role, text) in FACES.items():
        assert role in roles_of(after, text) - roles_of(before, text), face
    assert after[0].trim != before[0].trim
    size, leading = float(values["body-size"]), float(values["leading"])
    assert size in sizes_of(after, "走吧") - sizes_of(before, "走吧")
    assert pitch_of(after, size) == pytest.approx(leading, abs=0.1)
    assert pitch_of(before, layout.grid.size) == pytest.approx(layout.grid.pitch, abs=0.1)
    assert is_dyed(after)
    assert not is_dyed(before)


@pytest.mark.slow
@pytest.mark.parametrize("name", LAYOUTS)
def test_options_of_pages(chosen: Chosen, name: str) -> None:
    """Each option by itself, on a page of the kind where it shows."""
    layout = opened(name)
    for option in of_pages(name):
        page, text = PLACES.get(option, (1, _FEW))
        assert chosen(name, page, text, option, other(layout, option)) != chosen(name, page, text), option


def choices_of(option: Option) -> list[str]:
    """The values of a choice that say by themselves what is done."""
    return [choice for choice in option.choices if choice != "auto"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "option"),
    [
        (name, option)
        for name in CHOOSING
        for option in of_pages(name)
        if option != "paper" and len(choices_of(opened(name).options[option])) > 2
    ],
)
def test_no_two_choices_look_alike(chosen: Chosen, name: str, option: str) -> None:
    """Of an option with several values, the last is not the only one that does anything."""
    page, text = PLACES.get(option, (1, _BESIDE if option == "running-heads" else _FEW))
    choices = choices_of(opened(name).options[option])
    looks = [chosen(name, page, text, option, choice) for choice in choices]
    alike = [(one, two) for (one, a), (two, b) in combinations(zip(choices, looks, strict=True), 2) if a == b]
    assert alike == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_option_says_what_it_changes(name: str) -> None:
    told = {option: dict(one.helps) for option, one in opened(name).offered.items()}
    assert {option for option, words in told.items() if set(words) != {"zh-Hans", "zh-Hant", "en"}} == set()


@pytest.mark.parametrize("name", NEWSPAPERS)
def test_what_a_layout_does_not_offer_is_refused(name: str) -> None:
    layout = opened(name)
    values, (found,) = settle_options(layout, {"title-page": True}, {})
    assert (found.code, values["title-page"]) == ("option.unknown", layout.options["title-page"].default)
    assert "title-page" not in (found.expected or "")

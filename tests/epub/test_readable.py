"""Colours of every layout and preset as an e-book has them: read on white, on black and on dark grounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import tinycss2
from PIL import ImageColor

from banxin.layouts import layout_roots, open_layout, settle_options
from banxin.manuscript.publication import Lang
from banxin.sheets.epub.colours import BLACK, LARGE, NIGHT, TEXT, WHITE, contrast
from banxin.sheets.epub.style import reader_css

LAYOUTS = sorted({folder.parent.name for root in layout_roots(None) for folder in root.glob("*/layout.yaml")})
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)|\b(?:black|white|red|gray|grey)\b")
_BESIDE = ("background", "background-color")


def presets() -> Iterator[tuple[str, str]]:
    for name in LAYOUTS:
        layout, _ = open_layout(name, layout_roots(None))
        assert layout is not None
        yield name, ""
        yield from ((name, preset) for preset in layout.presets)


def rules(nodes, media=""):
    """Media query, selector and declarations of every rule."""
    for node in nodes:
        if node.type == "at-rule" and node.content and node.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            query = tinycss2.serialize(node.prelude) if node.lower_at_keyword == "media" else media
            yield from rules(inner, query)
        elif node.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield (
                media,
                tinycss2.serialize(node.prelude).strip(),
                {
                    one.name: tinycss2.serialize(one.value).strip()
                    for one in declared
                    if one.type == "declaration"
                },
            )


def on(colour: str, ground: str) -> float:
    """The contrast of a colour that may be half transparent on a ground."""
    *channels, alpha = (
        (*ImageColor.getrgb(colour), 255)[:4] if not colour.startswith("rgba") else _rgba(colour)
    )
    below = ImageColor.getrgb(ground)
    mixed = [
        round(one * alpha / 255 + under * (1 - alpha / 255))
        for one, under in zip(channels, below, strict=False)
    ]
    return contrast("#" + "".join(f"{one:02x}" for one in mixed), ground)


def _rgba(colour: str) -> tuple[float, ...]:
    red, green, blue, alpha = (float(part) for part in re.findall(r"[\d.]+", colour))
    return red, green, blue, alpha * 255


def faint(css: str) -> Iterator[tuple[str, str, float]]:
    """What cannot be read: texts in a colour below 4.5, rules in an opaque colour below 3."""
    for media, selector, declared in rules(tinycss2.parse_stylesheet(css, skip_comments=True)):
        ground = next(
            (found[0] for name in _BESIDE if (found := _COLOUR.findall(declared.get(name, "")))), ""
        )
        opaque = ground if ground.startswith("#") else ""
        pages = (opaque,) if opaque else (NIGHT, BLACK) if "dark" in media else (WHITE, BLACK)
        for name, value in declared.items():
            for colour in _COLOUR.findall(value):
                if name in _BESIDE or (name != "color" and not colour.startswith("#")):
                    continue
                least = TEXT if name == "color" else LARGE
                worst = min(on(colour, page) for page in pages)
                if worst < least:
                    yield selector, f"{name}: {colour}", worst


@pytest.mark.parametrize(("name", "preset"), list(presets()))
def test_every_colour_can_be_read_by_day_and_by_night(name, preset):
    layout, findings = open_layout(name, layout_roots(None))
    assert layout is not None, findings
    values, faults = settle_options(layout, {}, {}, preset)
    assert not faults
    assert list(faint(reader_css(layout, values, Lang.HANS))) == []


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (".a { color: #b3121b }", 1),
        (".a { color: #e61723 }", 0),
        (".a { color: #fff; background-color: #b3121b }", 0),
        (".a { border: 1px solid #200000 }", 1),
        (".a { border: 1px solid rgba(128, 128, 128, .4) }", 0),
        (".a { color: rgba(128, 128, 128, .5) }", 1),
        ("@media (prefers-color-scheme: dark) { .a { color: #ff9a9a } }", 0),
        ("@supports (x: y) { .a { color: #ff9a9a } }", 1),
    ],
)
def test_what_is_faint_is_found(rule, found):
    assert len(list(faint(rule))) == found

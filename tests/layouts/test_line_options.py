"""What a designer may choose of lines by CSS, an editor may choose as an option of `base`."""

import re
from pathlib import Path

import yaml

from banxin.engine.styles.type_style import CHOICES

BASE = Path(__file__).parents[2] / "layouts" / "base"
OF_ELEMENTS = {
    "banxin_emphasis",
    "banxin_line",
    "banxin_bopomofo",
    "banxin_sense",
    "banxin_balance",
    "banxin_letters",
    "banxin_pitch",
    "banxin_western",
}


def _of_text() -> str:
    """The rule of base that sets the lines of all text."""
    css = (BASE / "sheets" / "pdf.css").read_text(encoding="utf-8")
    return css.partition("html {")[2].partition("}")[0]


def test_every_choice_of_lines_is_an_option_of_base() -> None:
    css = _of_text()
    options = yaml.safe_load((BASE / "layout.yaml").read_text(encoding="utf-8"))["options"]
    given = dict(re.findall(r"--(banxin-[a-z-]+): var\(--([a-z-]+)\);", css))
    assert {name.replace("-", "_") for name in given} == set(CHOICES) - OF_ELEMENTS
    assert set(given.values()) <= set(options)


def test_values_of_the_options_are_those_the_compositor_knows() -> None:
    options = yaml.safe_load((BASE / "layout.yaml").read_text(encoding="utf-8"))["options"]
    documented = (BASE.parents[1] / "docs" / "lines.md").read_text(encoding="utf-8")
    css = _of_text()
    for name, option in re.findall(r"--(banxin-[a-z-]+): var\(--([a-z-]+)\);", css):
        (row,) = re.findall(rf"^\| `--{name}` \| (.*?) \|", documented, re.MULTILINE)
        if options[option]["type"] == "choice":
            assert set(options[option]["choices"]) == set(re.findall(r"`([^`]+)`", row)), name

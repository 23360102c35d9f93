"""Every C-number of the requirement catalogue has a case and a twin here, or a reason why not."""

from typing import Final

from .cases import ROWS
from .setting import Setting

LAST: Final = 116
VACANT: Final = {37, 38, 39, 56, 57, 60, 61, 67, 74, 83, 84, 98, 99, 108, 109}  # no such rule
PAGE: Final = "of pages: make-up and preflight judge it"
SOURCE: Final = "of the manuscript: lint judges it, the compositor sets what is written"
VERTICAL: Final = "WeasyPrint 70 has no vertical writing; vertical heads are the sheets'"
LAYOUT: Final = "a choice of the layout's sheet; lines follow any choice"

ELSEWHERE: Final = {
    **dict.fromkeys((29, 30, 31, 32, 34, 36), SOURCE),
    35: "a frame around a name is for the eye only",
    **dict.fromkeys((63, 77, 78, 79, 85, 86, 87, 88, 90, 94, 95, 96, 97), LAYOUT),
    **dict.fromkeys((81, 82, 92, 93), PAGE),
    **dict.fromkeys(range(100, 108), "of headings: the sheets set them, preflight judges them"),
    **dict.fromkeys(range(110, 117), VERTICAL),
}  # fmt: skip

# Rules whose rows show a part; the rest is not kept, or is not the compositor's.
PARTLY: Final = {
    10: "that two ellipses stand on a line of their own is the writer's",
    54: "on a grid a word stays whole, it is not broken wherever the line ends",
}
HOW_SET: Final = {
    "text", "measure", "style", "indent", "tracking", "word_spacing", "align_last", "markup", "css",
}  # fmt: skip


def _number(rule: str) -> int:
    return int(rule[1:])


def test_every_number_has_a_row_or_a_reason():
    shown = {_number(row.rule) for row in ROWS}
    assert shown | set(ELSEWHERE) == set(range(1, LAST + 1)) - VACANT
    assert not shown & set(ELSEWHERE)
    assert set(PARTLY) <= shown


def test_a_twin_is_another_setting_and_both_look_at_something():
    seen = [field for field in Setting.__dataclass_fields__ if field not in HOW_SET]
    for row in ROWS:
        assert row.case != row.twin, row.says
        for setting in (row.case, row.twin):
            assert any(getattr(setting, field) is not None for field in seen), row.says

"""Two revisions brought together, or refused where they touch each other."""

from __future__ import annotations

import time

import pytest

from banxin.preview.merging import merged

BASE = "一\n二\n三\n四\n五\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("甲\n二\n三\n四\n五\n", "一\n二\n三\n四\n戊\n", "甲\n二\n三\n四\n戊\n"),
        ("一\n二\n三\n四\n五\n六\n", "零\n一\n二\n三\n四\n五\n", "零\n一\n二\n三\n四\n五\n六\n"),
        ("一\n三\n四\n五\n", "一\n二\n三\n四\n", "一\n三\n四\n"),
        (BASE, "别的\n", "别的\n"),
        ("甲\n二\n三\n四\n五\n", BASE, "甲\n二\n三\n四\n五\n"),
        ("甲\n二\n三\n四\n五\n", "甲\n二\n三\n四\n戊\n", "甲\n二\n三\n四\n戊\n"),
        ("一\n二\n三\n四\n五", "甲\n二\n三\n四\n五\n", "甲\n二\n三\n四\n五"),
        ("甲\n二\n三\n四\n五\n", "乙\n二\n三\n四\n五\n", None),
        ("甲\n二\n三\n四\n五\n", "一\n乙\n三\n四\n五\n", None),
        ("一\n二\n三\n四\n五\n六\n", "一\n二\n三\n四\n五\n陆\n", None),
        ("甲\n二\n三\n四\n五\n", "", None),
    ],
    ids=[
        "other lines",
        "added at both ends",
        "taken away",
        "theirs alone",
        "mine alone",
        "the same, and another",
        "no line end",
        "the same line",
        "side by side",
        "both added there",
        "all is gone",
    ],
)
def test_both_are_kept_or_none_is_lost(mine: str, theirs: str, both: str | None) -> None:
    assert merged(BASE, mine, theirs) == both
    assert merged(BASE, theirs, mine) == both


def test_a_long_manuscript_is_soon_brought_together() -> None:
    base = "".join(f"第{number}段。\n\n" for number in range(10_000))
    mine, theirs = base.replace("第7段", "第七段"), base.replace("第9990段", "末段")
    begun = time.process_time()
    assert merged(base, mine, theirs) == mine.replace("第9990段", "末段")
    assert merged(base, base[::-1], base) == base[::-1]
    assert time.process_time() - begun < 10


def test_empty_lines_alone_lose_nothing() -> None:
    base = "\n" * 3000
    assert merged(base, f"甲\n{base}", base) == f"甲\n{base}"
    assert merged(base, f"甲\n{base}", f"{base}乙\n") in (None, f"甲\n{base}乙\n")

"""Widths of columns: labels whole, the table low, all of the room used."""

import random
from math import ceil

import pytest

from banxin.compositor.tabulating import Column, TableCell, column_widths


def column(*texts: str | float, right: bool = False, head: bool = True) -> Column:
    """A column of Han texts, each as wide as it is long; a number is a piece that cannot be parted."""
    cells = [
        TableCell(float(text), float(text), head and not nth)
        if isinstance(text, float)
        else TableCell(min(1.0, len(text)), float(len(text)), head and not nth)
        for nth, text in enumerate(texts)
    ]
    return Column(cells, 1.0, right)


LONG = "这一格里的话特别长为的是看它会不会把另一列挤成一字一行" * 2
NARROW = [
    column("站名", "青石口", "白杨河"),
    column("所在县市", "云岭县", "河西市"),
    column("建站年份", 2.2, 2.2, right=True),
    column("编制人数", 1.1, 1.1, right=True),
    column("现有党员", 1.1, 1.1, right=True),
    column("全年查验车辆", 3.6, 3.2, right=True),
    column("备注", "夏季洪水时道路常断物资靠马帮", "无"),
]


def lines(column: Column, width: float) -> list[int]:
    return [max(1, ceil(cell.most / (width - column.edges) - 0.001)) for cell in column.cells]


def test_short_labels_stay_whole_beside_a_long_text() -> None:
    columns = [column("项", "一", "二号项目"), column("说明", LONG, "短")]
    widths = column_widths(columns, 30)
    assert widths is not None
    assert widths[0] >= 4 + 1
    assert sum(widths) == pytest.approx(30)


def test_seven_columns_in_thirty_ems_break_no_name_and_no_number() -> None:
    widths = column_widths(NARROW, 30.3)
    assert widths is not None
    for column_, width in zip(NARROW[:6], widths, strict=False):
        assert max(lines(column_, width)[1:]) == 1  # the heads may take two lines
        assert lines(column_, width)[0] <= 2
        assert width - 1 >= 2


def test_a_span_of_hours_stays_whole_beside_a_roomier_column() -> None:
    hours = Column([TableCell(2.0, 2.0, head=True), *[TableCell(5.0, 6.9)] * 4], 0.6)  # 16:00—18:00
    places = Column([TableCell(1.0, 4.0, head=True), *[TableCell(1.0, 7.0), TableCell(1.0, 8.0)] * 2], 0.6)
    days = Column([TableCell(1.0, 2.0, head=True), *[TableCell(1.0, 1.0)] * 4], 0.6)
    widths = column_widths([days, places, hours], 15)
    assert widths is not None
    assert widths[2] >= 6.9 + 0.6
    assert widths[0] >= 2 + 0.6


def test_two_long_columns_come_out_about_as_deep() -> None:
    columns = [column("甲", LONG * 3, head=False), column("乙", LONG, head=False)]
    widths = column_widths(columns, 40)
    assert widths is not None
    first, second = (lines(column_, width)[1] for column_, width in zip(columns, widths, strict=True))
    assert abs(first - second) <= 1


def test_room_to_spare_goes_to_all_alike_but_not_before_numbers_that_begin_a_row() -> None:
    texts = column("内容", "第一行")
    assert column_widths([column("公元", 2.0), texts], 20) == pytest.approx([3 + 6.5, 4 + 6.5])
    assert column_widths([column("序号", 1.0, 2.0, right=True), texts], 20) == pytest.approx([3, 17])


def test_what_cannot_fit_is_left_alone() -> None:
    assert column_widths([column(12.0), column(12.0)], 20) is None


@pytest.mark.parametrize("seed", range(40))
def test_the_room_is_filled_and_no_column_is_narrower_than_its_pieces(seed: int) -> None:
    dice = random.Random(seed)
    count, rows = dice.choice((1, 2, 3, 5, 7, 14)), dice.randint(1, 12)
    columns = [
        column(
            *(
                dice.random() * 4 if dice.random() < 0.2 else "字" * dice.choice((1, 2, 4, 6, 12, 60))
                for _ in range(rows)
            )
        )
        for _ in range(count)
    ]
    room = dice.uniform(12, 60)
    widths = column_widths(columns, room)
    least = [column_.least for column_ in columns]
    if sum(least) > room:
        assert widths is None
        return
    assert widths is not None
    assert sum(widths) == pytest.approx(room)
    assert all(width >= narrowest - 1e-3 for width, narrowest in zip(widths, least, strict=True))
